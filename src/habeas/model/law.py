"""Which rules may apply, which facts do they need, and what is known of each fact?"""

from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from msgspec import Struct

from habeas.model.claim import ClaimId

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
    excluded_when: tuple[tuple[ElementId, Truth], ...]
    defeated_by: str  # in words, for a person to check
    role: Role
    note: str
    source: str
    status: str
    reviewed_by: str | None  # None: no lawyer has confirmed it
    review: str  # status and reviewer in words


class CaseFact(Struct, frozen=True):
    """A fact that no statement tells: a notorious one, or one that the owner of a case knows."""

    element: ElementId
    state: Truth
    days: Days = Days()
    because: str = ""
    place: str | None = None  # None: of the whole case


class ElementState(Struct, frozen=True, kw_only=True):
    """What is known of an element, and what carries it.

    `origins` is the number of independent voices shown, None where independence is not
    established. `sealed` counts the statements of confidential sources, which are not named.
    """

    id: ElementId
    label: str
    state: Truth
    firm: bool = False  # directly told, not only alleged, by a voice that is shown
    origins: int | None = None
    claims: tuple[ClaimId, ...] = ()
    against: tuple[ClaimId, ...] = ()
    sealed: int = 0
    sealed_against: int = 0
    because: tuple[str, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """How a norm stands on the facts of a case: never an opinion, only what the elements say."""

    norm: Norm
    verdict: Verdict
    because: tuple[str, ...]
    elements: tuple[ElementState, ...]
    facts: Days
    crosses: bool  # the dates of the facts leave open whether this text was in force


class Change(Struct, frozen=True):
    """A day on which the law changed."""

    day: date
    what: str
    effect: str
    review: str
    crossed: int  # statements whose own dates cross it
    undated: int  # statements with an open date that may lie on either side


class Matrix(Struct, frozen=True):
    """The elements of one place, or of the whole case (place None)."""

    place: str | None
    statements: int
    elements: tuple[ElementState, ...]


class Gap(Struct, frozen=True, kw_only=True):
    """A fact that is missing, weak or contested, and how to close it."""

    place: str | None
    element: ElementId
    label: str
    state: Truth
    origins: int | None
    question: str
    ask: str
    urgency: Urgency
    why: str
    norms: tuple[NormId, ...]
    code: str  # HURIDOCS term, where one is near


class System(Struct, frozen=True):
    """A legal system that the case is read under, and why."""

    folder: str
    name: str
    because: str


class Legal(Struct, frozen=True, kw_only=True):
    """All that the law room says about a case."""

    systems: tuple[System, ...]
    facts: Days
    matrices: tuple[Matrix, ...]
    readings: tuple[Reading, ...]
    changes: tuple[Change, ...]
    gaps: tuple[Gap, ...]


class Deadline(Struct, frozen=True, kw_only=True):
    """A time limit with the moment at which it ends."""

    id: str
    title: str
    who_acts: str
    counted_from: date | None  # None: the case does not show the day
    ends: datetime | None  # with its time zone
    weekend: bool
    because: str
    source: str
    review: str
