"""How does a case look outside? Draws only values that protection made."""

from habeas.publication.complaint import (
    Complaint,
    Custody,
    Exhibits,
    Form,
    Occasion,
    addressees,
    complaint_files,
    draft_complaint,
    form_of,
    template_of,
)
from habeas.publication.gaps import gap_files
from habeas.publication.handing import PARTNERS, handed
from habeas.publication.machine import machine_files
from habeas.publication.notebook import as_html
from habeas.publication.own_words import own_words
from habeas.publication.page import dossier
from habeas.publication.public_files import public_files
from habeas.publication.sheets import claims_csv, claims_xlsx, review_csv, tables

__all__ = [
    "PARTNERS",
    "Complaint",
    "Custody",
    "Exhibits",
    "Form",
    "Occasion",
    "addressees",
    "as_html",
    "claims_csv",
    "claims_xlsx",
    "complaint_files",
    "dossier",
    "draft_complaint",
    "form_of",
    "gap_files",
    "handed",
    "machine_files",
    "own_words",
    "public_files",
    "review_csv",
    "tables",
    "template_of",
]
