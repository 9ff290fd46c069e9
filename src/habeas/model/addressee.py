"""Whom is a document written to, what do they ask for, and is it there?"""

from enum import StrEnum

from msgspec import Struct

from habeas.model.norm import ElementId, NormId, Truth, Urgency


class NeedKind(StrEnum):
    """How much an addressee needs an answer."""

    MUST = "must"
    ONE_OF = "one_of"  # one of its group
    ASK = "ask"  # the form asks for it, and can be filed without it


class Need(Struct, frozen=True, kw_only=True):
    """One thing that an addressee asks for: an element, or a fact about a person or a filing."""

    what: str
    kind: NeedKind
    group: str
    met_by: frozenset[Truth]
    item: str  # of the form
    label: str
    question: str
    ask: str
    urgency: Urgency
    sealed: bool  # its answer never stands in plain text
    review: str


class NeedState(Struct, frozen=True):
    """What is known of a thing that an addressee asks for; never what it is."""

    need: Need
    state: Truth
    met: bool
    firm: bool
    origins: int | None
    because: str


class Addressee(Struct, frozen=True, kw_only=True):
    """Whom a document is written to, and what a person must know first."""

    id: str
    name: str
    kind: str  # complaint, letter or summary
    signer: str  # named, confidential or none
    languages: tuple[str, ...]
    forums: frozenset[str]
    excluded_when: tuple[tuple[ElementId, Truth], ...]
    rule: str
    source: str
    review: str


class Readiness(Struct, frozen=True, kw_only=True):
    """What an addressee needs and what is there, for the case or for one person."""

    addressee: Addressee
    person: str | None
    needs: tuple[NeedState, ...]
    norms: tuple[NormId, ...]  # that may be pleaded there
    closed: tuple[str, ...]  # why the way is not open

    @property
    def missing(self) -> tuple[NeedState, ...]:
        """List what must be there and is not; of a group, all of it."""
        groups = {one.need.group for one in self.needs if one.met and one.need.group}
        return tuple(
            one
            for one in self.needs
            if not one.met and one.need.kind is not NeedKind.ASK and one.need.group not in groups
        )

    @property
    def ready(self) -> bool:
        """Tell whether everything that must be there is there."""
        return not self.missing and not self.closed
