"""What does a page print of each figure, and what is each to the others?"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.release import Amount, Private, Spot, Statement
from habeas.model.words import Certainty, EventType, Polarity
from habeas.publication.dates import readable
from habeas.publication.knots import Knots, Telling, knots
from habeas.publication.sites import is_area, is_holding
from habeas.publication.wording import amount, listed, speaker, told

NAMES = 3  # as many places stand with one figure
UNDATED = "no date given"


class Number(Struct, frozen=True, kw_only=True):
    """One figure as it is read out: with its bound, act, place, day and counter."""

    claims: tuple[ClaimId, ...]  # the one that others took it from first
    shown: str
    value: int | None
    event: str
    held: bool  # of people who are held: in a place, not at it
    where: str
    when: str
    mood: str
    stance: str  # how the teller stands to the figure, where they do not state it
    teller: str  # the nearest speaker
    through: str  # the last one, where it is another
    chained: bool  # every statement of it was taken over from another one

    @property
    def counted(self) -> str:
        """Say how many, what happened, where and by when."""
        facts = [self.event, self.where]
        if self.held and self.event and self.where:
            facts = [f"{self.event} in {self.where}"]
        known = ", ".join(fact for fact in (*facts, self.when) if fact)
        return f"{self.shown} ({known})" if known else self.shown


class Lattice(Struct, frozen=True):
    """All figures and what holds between them."""

    numbers: tuple[Number, ...]
    knots: Knots


def lattice(private: Private) -> Lattice:
    """Settle what the figures of a case are to each other, and read each out."""
    told_of = {s.id: s for s in private.statements if s.quantity is not None}
    tied = knots(_tellings(told_of), private.figures)
    made = [
        _number(told_of[group[0]], group, chained=n not in tied.chance)
        for n, group in enumerate(tied.groups)
    ]
    return Lattice(tuple(made), tied)


def _tellings(statements: Mapping[ClaimId, Statement]) -> dict[ClaimId, Telling]:
    return {
        s.id: Telling(
            s.id, s.doc, s.start, s.quantity.value, s.quantity.unit, frozenset(_names(s.places))
        )
        for s in statements.values()
        if s.quantity is not None
    }


def _names(places: Sequence[Spot]) -> list[str]:
    return list(dict.fromkeys(s.name for s in places if s.name))


def _number(first: Statement, claims: tuple[ClaimId, ...], *, chained: bool) -> Number:
    if first.quantity is None:
        raise ValueError("a figure without a number")
    tellers = [speaker(hop) for hop in first.attribution] or ["nobody named"]
    return Number(
        claims=claims,
        shown=amount(first.quantity),
        value=first.quantity.value,
        event=event(first.types),
        held=is_holding(first.types),
        where=_where(first, first.quantity),
        when=_when(first, first.quantity),
        mood=mood(first.certainty, first.polarity),
        stance=stance(first.types, first.certainty, first.polarity),
        teller=tellers[0],
        through=tellers[-1] if tellers[-1] != tellers[0] else "",
        chained=chained and bool(first.attribution),
    )


def event(types: Sequence[EventType]) -> str:
    """Say what happened to those who are counted."""
    kinds = [told("type", k) for k in types if k is not EventType.COUNT]
    return " and ".join(kinds[:2])


def mood(certainty: Certainty, polarity: Polarity) -> str:
    """Say how surely a figure is told, and whether it is told as not so."""
    said = told("certainty", certainty).lower()
    negated = polarity is Polarity.NEGATED and certainty is not Certainty.DENIED
    return f"{said} not to be so" if negated else said


def stance(types: Sequence[EventType], certainty: Certainty, polarity: Polarity) -> str:
    """Say that a figure is told only to deny it or to take it back; empty where it is stated."""
    if polarity is not Polarity.NEGATED:
        return ""
    if EventType.RETRACTION in types:
        return told("stance", "withdraws")
    denies = EventType.DENIAL in types or certainty is Certainty.DENIED
    return told("stance", "denies") if denies else ""


def _where(one: Statement, quantity: Amount) -> str:
    """Name the places of a figure; a region is left out where a town in it is named."""
    names = _names(one.places)
    towns = [name for name in names if not is_area(name)]
    found = [quantity.place] if quantity.place else (towns or names)[:NAMES]
    return listed(found) if found else ""


def _when(one: Statement, quantity: Amount) -> str:
    """Say for which time a figure is told, as wide as its words leave it."""
    said = readable(one.date)
    if said != UNDATED:
        return said
    return f"as of {readable(quantity.as_of)}" if quantity.as_of else ""
