"""What may somebody else say of what the rules have read, and in which words?

A proposer is shown each statement as the rules read it, and answers with offsets and marks, never
with words. Whatever it answers goes through `claims.gate`, which keeps what it may not change.
"""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from habeas.claims.reading import FrameKind, Span
from habeas.model.claim import Speaker
from habeas.model.document import PassageKind
from habeas.model.words import Certainty, EventType, Polarity


class Option(Struct, frozen=True):
    """Words that name somebody who could be the first speaker, and how they are tied to speech."""

    span: Span  # in the passage of the statement
    speakers: tuple[Speaker, ...]
    frame: FrameKind
    level: str  # of the frame's marker
    unclear: bool
    covers: bool  # whether the rules put the statement into what they say


class Offer(Struct, frozen=True):
    """A statement as the rules read it; offsets in its passage."""

    number: int  # in the order of the document
    passage: int
    text: str  # of the passage
    kind: PassageKind
    language: str
    genre: str
    span: Span
    types: tuple[EventType, ...]
    polarity: Polarity
    certainty: Certainty
    chain: tuple[Speaker, ...]
    hedges: int
    counted: bool
    review: tuple[str, ...]
    options: tuple[Option, ...]

    @property
    def chosen(self) -> Option | None:
        """Find the words that name the first speaker as the rules read him."""
        first = next(iter(self.chain), None)
        return next((o for o in self.options if first and names(o, first)), None)


class Weight(Struct, frozen=True):
    """A facet of a statement and what it weighs."""

    facet: str
    weight: int


class Proposal(Struct, frozen=True):
    """What a proposer says of one statement; nothing where it says nothing."""

    of: int  # the number of the statement
    speaker: Span | None = None  # the words that name who said it first
    certainty: str | None = None  # how surely it is said
    doubt: bool = False  # a person should look whether this is a statement at all
    because: tuple[Weight, ...] = ()  # what spoke for it, in words of `facets` alone


class Proposer(Protocol):
    """Says something of what the rules have read in one document."""

    @property
    def name(self) -> str:
        """Give one of the names that the gate knows."""
        ...

    def propose(self, offers: Sequence[Offer]) -> Sequence[Proposal]:
        """Say something of some of the statements of a document."""
        ...


def names(option: Option, speaker: Speaker) -> bool:
    """Tell whether the words of an option name this speaker first."""
    first = next(iter(option.speakers), None)
    return first is not None and (first.name, first.kind) == (speaker.name, speaker.kind)
