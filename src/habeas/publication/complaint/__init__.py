"""What does a complaint look like, as DOCX and as PDF, for whichever addressee?

One draft of frozen values is composed from a template and checked, then written twice.
"""

from habeas.model.release import Private
from habeas.publication.complaint.beside import side_by_side
from habeas.publication.complaint.composing import EVERYBODY, compose
from habeas.publication.complaint.forms import addressees
from habeas.publication.complaint.letters import printable
from habeas.publication.complaint.occasion import Custody, Exhibits, Occasion
from habeas.publication.complaint.office import docx_file
from habeas.publication.complaint.typeset import pdf

__all__ = ["Custody", "Exhibits", "Occasion", "addressees", "complaint_files"]


def complaint_files(
    private: Private,
    *,
    language: str = "en",
    beside: str | None = None,
    occasion: Occasion = EVERYBODY,
) -> dict[str, bytes]:
    """Draft a complaint from what the owner may see, in both formats.

    `beside` sets the same text in a second language next to it.
    """
    draft = compose(private, language, occasion)
    if beside is not None:
        draft = side_by_side(draft, compose(private, beside, occasion))
    made = printable(draft)
    return {"complaint.docx": docx_file(made), "complaint.pdf": pdf(made)}
