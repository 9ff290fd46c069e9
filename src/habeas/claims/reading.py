"""What do the steps of this room hand to each other?

Offsets in these values are PASSAGE offsets; only model values hold rendition offsets, and
`claims.find` is the place where the one becomes the other.
"""

from enum import StrEnum

from msgspec import Struct

from habeas.model.claim import Hedge, Speaker
from habeas.model.document import Document
from habeas.model.words import Certainty, EventType, Polarity
from habeas.text.analysis import Analysis

Span = tuple[int, int]


class Reading(Struct, frozen=True):
    """A document with one analysis for each of its passages, in order."""

    document: Document
    analyses: tuple[Analysis, ...]


class FrameKind(StrEnum):
    """How words are tied to the one who said them."""

    SAID = "said"  # X said that ...; "...", X said
    ACCORDING = "according"  # according to X, laut X, по словам X, según X
    QUOTE = "quote"  # words in quotation marks tied to X
    DOCUMENT = "document"  # the complaint says, в жалобе говорится
    LABEL = "label"  # a turn of an interview, a message, a signed statement
    UNTRUE = "untrue"  # it is a lie that ...: whoever speaks denies it
    VAGUE = "vague"  # it is reported, говорят, se dice: nobody in particular


class Frame(Struct, frozen=True):
    """One tie between a source and what it said, in one passage."""

    passage: int
    kind: FrameKind
    cue: Span  # the verb, preposition or label
    source: Span | None  # the words that name who speaks: the whole noun phrase
    content: tuple[Span, ...]  # the words that are said, cue and source left out
    level: str = (
        "S"  # level of the marker: W S A R U I L Q D C of its table; T: an outlet named before
    )
    shell: Span | None = None  # cue, source and commas together: what is no part of a statement
    opens: bool = False  # a colon stands between the verb and what is said
    informed: bool = False  # who stands there was told it: "родным сообщили, что"
    partial: bool = False  # said of a relative clause alone: "who, as his aunt says, never left"


class Statement(Struct, frozen=True):
    """Words that state that something happened, before it is known who says so."""

    passage: int
    start: int
    end: int
    types: tuple[EventType, ...]
    polarity: Polarity
    triggers: tuple[Span, ...] = ()
    quantity: Span | None = None  # the figure that this statement is about, if it is about one
    because: tuple[str, ...] = ()


class Attributed(Struct, frozen=True):
    """Who says a statement, and how surely."""

    attribution: tuple[Speaker, ...]
    certainty: Certainty
    hedges: tuple[Hedge, ...] = ()  # rendition offsets
    needs_review: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
