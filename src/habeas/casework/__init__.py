"""In which order is the work done? The only caller of rooms."""

from habeas.casework.asking import Wanted
from habeas.casework.board import Line, board
from habeas.casework.clock import today
from habeas.casework.complaining import (
    draft_complaint,
    must_have_template,
    own_templates,
    preview_complaint,
    template_of,
)
from habeas.casework.disclosing import preview
from habeas.casework.flow import build_dossier, find_claims, read
from habeas.casework.lawful import legal_standing, time_limits
from habeas.casework.learning import Learnt, learn
from habeas.casework.looking import claims_of
from habeas.casework.people import People, open_person, people, take_people, write_template
from habeas.casework.publishing import PARTNERS, Staged, publish
from habeas.casework.stepping import take_step
from habeas.casework.verifying import verify
from habeas.vault.passphrase import find as find_passphrase

__all__ = [
    "PARTNERS",
    "Learnt",
    "Line",
    "People",
    "Staged",
    "Wanted",
    "board",
    "build_dossier",
    "claims_of",
    "draft_complaint",
    "find_claims",
    "find_passphrase",
    "learn",
    "legal_standing",
    "must_have_template",
    "open_person",
    "own_templates",
    "people",
    "preview",
    "preview_complaint",
    "publish",
    "read",
    "take_people",
    "take_step",
    "template_of",
    "time_limits",
    "today",
    "verify",
    "write_template",
]
