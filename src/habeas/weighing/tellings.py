"""What does a claim tell of its figure: in which clause, whose count, of which kind of people?"""

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.claim import Quantity
from habeas.model.words import EventType, Unit
from habeas.text.edtf import bounds
from habeas.weighing.counters import Counters, official
from habeas.weighing.facets import kinds, others
from habeas.weighing.page import Page, Said, surface
from habeas.weighing.rounding import VAGUE

_END = re.compile(r"[;!?]|\.\s")
BEGAN = frozenset({"began"})  # since when: a mark of another act, where there is one
TAKEN_BACK = frozenset({EventType.RETRACTION, EventType.DENIAL})


class Told(Struct, frozen=True):
    """A claim with a figure, and what its words make of that figure."""

    page: Page
    said: Said
    figure: Quantity
    value: int  # 0 where it is only a word: "hundreds"
    clause: str  # the words around the number, up to the next full stop or semicolon
    after: str  # of these, what follows the number
    kinds: frozenset[str]
    acts: frozenset[str]  # what happened to those who are counted
    counter: str  # the key of whoever counted
    behind: frozenset[str]  # the keys of all who pass it on
    official: bool
    day: date | None  # the last day for which it is told
    taken_back: bool  # the claim denies or withdraws a figure instead of stating one

    @property
    def id(self) -> str:
        """Give the id of the claim."""
        return self.said.id

    @property
    def unit(self) -> Unit:
        """Give what is counted."""
        return self.figure.unit


def tellings(page: Page, counters: Counters) -> list[Told]:
    """List what a document tells of figures, in the order of its text."""
    return [
        _told(page, said, figure, figure.value or 0, counters)
        for said in page.said
        if (figure := said.claim.quantity)
        and (figure.value is not None or figure.operator in VAGUE)
    ]


def _told(page: Page, said: Said, figure: Quantity, value: int, counters: Counters) -> Told:
    before = _END.split(surface(page, said.claim.start, figure.end))[-1]
    after = _END.split(surface(page, figure.end, said.claim.end))[0]
    clause = f"{before} {after}"
    return Told(
        page,
        said,
        figure,
        value,
        clause,
        after,
        kinds(clause) | others(after),
        said.cores - BEGAN or said.cores,
        counters.of(page, said),
        counters.behind(page, said),
        official(said),
        said.last or bounds(figure.as_of)[1],
        bool(TAKEN_BACK & set(said.claim.types)),
    )


def instead(new: Told, old: Told) -> Told:
    """Let a figure that replaces another one be told of the same people and the same day."""
    same = {f: getattr(old.said, f) for f in ("types", "cores", "spots", "areas", "near")}
    said = replace(new.said, first=old.said.first, last=old.said.last, **same)
    own = {f: getattr(old, f) for f in ("kinds", "acts", "counter", "day")}
    return replace(new, said=said, taken_back=False, **own)


def people(told: Iterable[Told]) -> list[Told]:
    """Keep the figures that count people."""
    return [t for t in told if t.unit is Unit.PERSONS]
