"""What is a rule of law, in force between which days, and which facts does it need?"""

from datetime import date
from enum import StrEnum
from typing import NewType

from msgspec import Struct

NormId = NewType("NormId", str)
ElementId = NewType("ElementId", str)


class Truth(StrEnum):
    """What is known of a fact; a blank is never a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    CONTESTED = "contested"


class Verdict(StrEnum):
    """How far the elements of a norm are carried."""

    MADE_OUT = "made_out"
    ARGUABLE = "arguable"
    MISSING = "missing_elements"
    EXCLUDED = "excluded"


class Role(StrEnum):
    """What a norm is for."""

    PLEAD = "plead"
    PROCEDURE = "procedure"  # how to complain
    ARGUABLE_ONLY = "arguable_only"
    FRAME = "frame"  # background, nothing to make out
    DEFENCE = "defence"  # what the other side can invoke
    EXPOSURE = "exposure"  # endangers a victim or applicant: a warning, never pleaded
    BARRED = "barred"  # not available, never pleaded


class Urgency(StrEnum):
    """When a question must be asked."""

    NOW = "now"  # traces fade, or somebody is in danger
    SOON = "soon"
    BEFORE_FILING = "before_filing"


class Days(Struct, frozen=True):
    """From the first to the last day that is possible; None is open or unknown."""

    first: date | None = None
    last: date | None = None


class Norm(Struct, frozen=True, kw_only=True):
    """A rule of law in force between two days, the elements it needs, and its review."""

    id: NormId
    instrument: str
    article: str
    title: str
    forum: str
    force: Days
    required: tuple[ElementId, ...]
    any_of: tuple[ElementId, ...]
    supporting: tuple[ElementId, ...]
    wants_no: frozenset[ElementId]  # of these, the ones that must not be so
    excluded_when: tuple[tuple[ElementId, Truth], ...]
    defeated_by: str  # in words, for a person to check
    role: Role
    note: str
    source: str
    status: str
    persons: frozenset[str]  # kinds of service that it is for; empty: all
    not_persons: frozenset[str]
    filing: bool  # it speaks of filing or publishing, whatever the days of the facts
    answers: frozenset[NormId]  # a defence: against which norms the State can invoke it
    reviewed_by: str | None  # None: no lawyer has confirmed it
    review: str  # status and reviewer in words
