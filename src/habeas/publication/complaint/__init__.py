"""What does a first draft of a complaint look like, as DOCX and as PDF?

One draft of frozen values is composed and checked, then written twice.
"""

from habeas.model.release import Private
from habeas.publication.complaint.composing import compose
from habeas.publication.complaint.letters import printable
from habeas.publication.complaint.office import docx_file
from habeas.publication.complaint.typeset import pdf


def complaint_files(private: Private, *, language: str = "en") -> dict[str, bytes]:
    """Draft a complaint from what the owner may see, in both formats."""
    draft = printable(compose(private, language))
    return {"complaint.docx": docx_file(draft), "complaint.pdf": pdf(draft)}
