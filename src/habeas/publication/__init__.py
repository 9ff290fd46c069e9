"""How does a case look outside? Draws only values that protection made."""

from habeas.publication.machine import machine_files
from habeas.publication.notebook import as_html
from habeas.publication.page import dossier
from habeas.publication.sheets import claims_csv, claims_xlsx, review_csv, tables

__all__ = [
    "as_html",
    "claims_csv",
    "claims_xlsx",
    "dossier",
    "machine_files",
    "review_csv",
    "tables",
]
