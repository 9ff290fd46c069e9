"""Who said that what happened, where, when, to how many, how surely?"""

from typing import NewType

from msgspec import Struct

from habeas.model.document import DocPath
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    Polarity,
    SpeakerKind,
    Unit,
)

ClaimId = NewType("ClaimId", str)
PlaceId = NewType("PlaceId", str)


class Hedge(Struct, frozen=True):
    """Offsets of words that mark doubt, hearsay or approximation."""

    start: int
    end: int


class Speaker(Struct, frozen=True):
    """One hop of an attribution: a name, or the class of an unnamed or sealed speaker.

    `start` and `end` bound the words that name the speaker; None if only the page's data do.
    A sealed speaker's `name` is a class ("mother", "released soldier"), never a person's.
    """

    name: str
    kind: SpeakerKind
    identity: Identity
    start: int | None = None
    end: int | None = None


class PlaceMention(Struct, frozen=True):
    """Words that name a place, what they can mean, and what they were settled to mean."""

    start: int
    end: int
    candidates: tuple[PlaceId, ...] = ()
    name: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2, de jure
    lat: float | None = None
    lon: float | None = None
    region: str | None = None  # ISO 3166-2


class Quantity(Struct, frozen=True):
    """A number with what it counts; low and high are closed bounds, None where open or vague."""

    start: int
    end: int
    value: int | None
    low: int | None
    high: int | None
    operator: Operator
    unit: Unit
    population: str | None = None
    place: str | None = None
    as_of: str | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """A statement as offsets into a rendition; its words are sliced, never stored."""

    id: ClaimId
    doc: DocPath
    passage: int  # index of the passage it stands in
    start: int
    end: int
    types: tuple[EventType, ...]
    certainty: Certainty
    polarity: Polarity
    date: str | None  # EDTF
    attribution: tuple[Speaker, ...]  # nearest speaker first, outlet last
    hedges: tuple[Hedge, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    quantity: Quantity | None = None
    needs_review: tuple[str, ...] = ()  # why a person should look
    because: tuple[str, ...] = ()  # which rule gave which field
