"""How does a case stand under the law: what is known, what follows, what is missing?"""

from datetime import date, datetime

from msgspec import Struct

from habeas.model.addressee import Readiness
from habeas.model.claim import ClaimId
from habeas.model.norm import Days, ElementId, Norm, NormId, Role, Truth, Urgency, Verdict

__all__ = [
    "CaseFact",
    "Category",
    "Change",
    "Days",
    "Deadline",
    "ElementId",
    "ElementState",
    "Gap",
    "Legal",
    "Matrix",
    "Norm",
    "NormId",
    "Reading",
    "Role",
    "Subject",
    "System",
    "Truth",
    "Urgency",
    "Verdict",
]


class CaseFact(Struct, frozen=True):
    """A fact that no statement tells: a notorious one, or one that the owner of a case knows."""

    element: ElementId
    state: Truth
    days: Days = Days()
    because: str = ""
    place: str | None = None  # None: of the whole case
    value: str = ""  # which kind of it, as `contract` or `contract officer`
    person: str | None = None  # code of the one that it is known of


class Subject(Struct, frozen=True):
    """What is known of a person under a code, without saying it."""

    code: str
    claims: tuple[ClaimId, ...] = ()  # that speak of this person
    facts: tuple[CaseFact, ...] = ()
    known: frozenset[str] = frozenset()  # answered fields of forms, as `sex` or `wgad:E47`


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
    values: tuple[str, ...] = ()  # which kinds of it are told, as contract or mobilised


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
    """The elements of the whole case, or of one place, one episode there, or one person."""

    place: str | None
    statements: int
    elements: tuple[ElementState, ...]
    episode: str | None = None
    person: str | None = None  # a code of the register, never a name
    days: Days = Days()


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
    episode: str | None = None
    person: str | None = None
    addressees: tuple[str, ...] = ()  # who asks for it


class Category(Struct, frozen=True, kw_only=True):
    """How one of the five categories of arbitrary detention (UN Working Group) stands."""

    number: str
    norm: NormId
    verdict: Verdict
    test: str
    because: tuple[str, ...]
    carried: tuple[ElementId, ...]
    missing: tuple[ElementId, ...]
    rights: tuple[str, ...]  # whose exercise the detention answers (II), or which ground (V)
    plead_with: tuple[str, ...]
    cautions: tuple[str, ...]
    review: str
    person: str | None = None  # on what is told of one person alone


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
    categories: tuple[Category, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    cautions: tuple[str, ...] = ()  # what to know before anything is filed
    unasked: frozenset[ElementId] = frozenset()  # make no sense of those who are held here
    of_persons: tuple[Category, ...] = ()  # the categories, person by person


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
    about: str = ""  # the filing that it belongs to
