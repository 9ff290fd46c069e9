"""What may the world see of a case? Facts of published documents, coarsened; never words of them.

`Release` is made by protection alone. It holds no offset, no quotation, no path and no name of a
person; its identifiers are numbered anew for each release and lead back to nothing.
"""

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.weight import FigureRelation
from habeas.model.words import (
    Certainty,
    EventType,
    NotEstablished,
    Operator,
    OriginStatus,
    Polarity,
    SpeakerKind,
    Standing,
    Unit,
)


class PublicSource(Struct, frozen=True):
    """A published document: who published it, when, where. Its title is left out: it can name."""

    id: str
    outlet: str | None
    published: str | None  # ISO 8601 day
    url: str | None
    language: str


class PublicPlace(Struct, frozen=True):
    """A place of the gazetteer, its coordinates rounded."""

    id: str
    name: str
    country: str | None
    region: str | None
    lat: float | None
    lon: float | None
    area: bool  # a region or wider: no point on a map


class PublicSpeaker(Struct, frozen=True):
    """Who speaks: a kind, and the name of a body; never the name of a person."""

    kind: SpeakerKind
    body: str | None


class Tally(Struct, frozen=True):
    """A figure as its counter gives it."""

    value: int | None
    low: int | None
    high: int | None
    operator: Operator
    unit: Unit
    as_of: str | None


class PublicClaim(Struct, frozen=True, kw_only=True):
    """A statement without its words."""

    id: ClaimId
    source: str
    types: tuple[EventType, ...]
    certainty: Certainty
    polarity: Polarity
    date: str | None  # EDTF, no finer than a month
    places: tuple[str, ...]
    speaker: PublicSpeaker | None  # the nearest one
    figure: Tally | None


class PublicFinding(Struct, frozen=True):
    """Statements that say the same, and how many independent voices are shown behind them."""

    id: str
    members: tuple[ClaimId, ...]
    status: OriginStatus
    count: int | None
    because: NotEstablished | None
    standing: Standing | None = None  # what stands behind it and against it, told or not


class Release(Struct, frozen=True, kw_only=True):
    """What leaves the case for everybody: the public report and the files beside it draw this."""

    title: str
    sources: tuple[PublicSource, ...]
    places: tuple[PublicPlace, ...]
    claims: tuple[PublicClaim, ...]
    findings: tuple[PublicFinding, ...]
    figures: tuple[FigureRelation, ...]  # between claims of this release; without `why`


class Cell(Struct, frozen=True):
    """A number that a release printed, and what it counted: later releases are held against it."""

    key: tuple[str, ...]
    value: int


class Withheld(Struct, frozen=True):
    """How many things did not leave, and under which rule; for the owner alone."""

    why: str
    count: int


class Offer(Struct, frozen=True):
    """What could leave, and what was held back; shown to the owner before anything leaves."""

    release: Release
    withheld: tuple[Withheld, ...]
