"""What may leave, and in which words? The only room that makes what publication draws."""

from habeas.protection.cells import cells
from habeas.protection.disclosure import Matter, for_recipient, may_see
from habeas.protection.disclosure_permits import (
    Ask,
    is_published,
    must_be_authorised,
    of_persons,
    permit_of,
    permits,
    purpose_for,
    recipients,
    subject,
)
from habeas.protection.disclosure_persons import blotted, kin, narrowed, opened, shown_as
from habeas.protection.leaving import check_leaving
from habeas.protection.owner import for_owner
from habeas.protection.sieve import open_texts
from habeas.protection.world import for_world

__all__ = [
    "Ask",
    "Matter",
    "blotted",
    "cells",
    "check_leaving",
    "for_owner",
    "for_recipient",
    "for_world",
    "is_published",
    "kin",
    "may_see",
    "must_be_authorised",
    "narrowed",
    "of_persons",
    "open_texts",
    "opened",
    "permit_of",
    "permits",
    "purpose_for",
    "recipients",
    "shown_as",
    "subject",
]
