"""What does a complaint look like, as DOCX and as PDF, for whichever addressee?

One draft of frozen values is composed from a template and checked, then written twice.
"""

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.norm import NormId
from habeas.model.release import Private
from habeas.publication.complaint.beside import side_by_side
from habeas.publication.complaint.composing import compose
from habeas.publication.complaint.form import Form
from habeas.publication.complaint.forms import addressees, form_of, languages_of, template_of
from habeas.publication.complaint.letters import printable
from habeas.publication.complaint.occasion import EVERYBODY, Custody, Exhibits, Occasion
from habeas.publication.complaint.office import docx_file
from habeas.publication.complaint.typeset import pdf

__all__ = [
    "Complaint",
    "Custody",
    "Exhibits",
    "Form",
    "Occasion",
    "addressees",
    "complaint_files",
    "draft_complaint",
    "form_of",
    "languages_of",
    "template_of",
]


class Complaint(Struct, frozen=True):
    """A draft in both formats, and what a person must stand by before it is filed."""

    files: dict[str, bytes]
    claims: tuple[ClaimId, ...]
    unconfirmed: tuple[NormId, ...]
    marked: bool  # every page says that it was not reviewed


def draft_complaint(
    private: Private,
    *,
    language: str = "en",
    beside: str | None = None,
    occasion: Occasion = EVERYBODY,
) -> Complaint:
    """Draft a complaint from what may be seen, in both formats.

    `beside` sets the same text in a second language next to it.
    """
    draft = compose(private, language, occasion)
    if beside is not None:
        draft = side_by_side(draft, compose(private, beside, occasion))
    made = printable(draft)
    files = {"complaint.docx": docx_file(made), "complaint.pdf": pdf(made)}
    return Complaint(files, draft.claims, draft.unconfirmed, draft.watermark is not None)


def complaint_files(private: Private, *, language: str = "en") -> dict[str, bytes]:
    """Draft the complaint that stands in every dossier: to nobody yet."""
    return draft_complaint(private, language=language).files
