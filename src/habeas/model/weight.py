"""How many voices, which figures agree, what did the relays change?"""

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.words import (
    MutationItem,
    NotEstablished,
    OriginStatus,
    Relation,
    RelayHow,
    Standing,
)


class Voice(Struct, frozen=True):
    """One independent observer or own count, and the claims that go back to it."""

    name: str
    claims: tuple[ClaimId, ...]
    reason: str


class Origin(Struct, frozen=True):
    """A family of claims that state the same thing, and the independent voices behind it."""

    id: str
    family: str
    members: tuple[ClaimId, ...]
    status: OriginStatus
    count: int | None
    because: NotEstablished | None
    independent: tuple[Voice, ...]
    standing: Standing | None = None
    against: tuple[ClaimId, ...] = ()  # claims that deny it or cannot be true beside it
    withdrawn: tuple[ClaimId, ...] = ()  # members whose source took them back


class FigureRelation(Struct, frozen=True):
    """What figure `a` is to figure `b` (several only for sum_of), and why."""

    a: ClaimId
    b: ClaimId | tuple[ClaimId, ...]
    relation: Relation
    why: str


class Relay(Struct, frozen=True, rename={"source": "from", "target": "to", "because": "why"}):
    """A document took something over from a document, or from a source not held (`ext:` name)."""

    source: str
    target: str
    what: str
    how: RelayHow
    explicit: bool
    because: str = ""  # what shows it, in general words
    evidence: tuple[
        tuple[ClaimId, ClaimId], ...
    ] = ()  # statements of the source, and of the relay
    directed: bool = True  # False: which of the two was first is not known


class Mutation(Struct, frozen=True, rename={"source": "from", "target": "to"}):
    """What a relay lost (`became` None) or changed, between claims, documents or `ext:` names."""

    source: str
    target: str
    item: MutationItem
    was: str | None
    became: str | None


class Weighed(Struct, frozen=True):
    """All that weighing concludes about a case."""

    origins: tuple[Origin, ...]
    figures: tuple[FigureRelation, ...]
    relays: tuple[Relay, ...]
    mutations: tuple[Mutation, ...]
    called: tuple[tuple[str, str], ...] = ()  # a name of a body, and its normal form
