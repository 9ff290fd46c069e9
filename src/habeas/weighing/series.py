"""Which figure is a later state of another one of the same counter, in whatever document?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct

from habeas.model.document import PassageKind
from habeas.model.words import Polarity, Relation, Unit
from habeas.weighing.counters import own_count
from habeas.weighing.cues import cue
from habeas.weighing.facets import exclude
from habeas.weighing.found import Found
from habeas.weighing.tellings import Told

MAX_SHARE = 10  # a counter's figure does not grow more than so many times between two states
LEAST_SHARE = 0.5  # nor does it shrink to less than this part, elsewhere than in one table
BACK = 12  # earlier states among which the one before is looked for
EQUAL, HINTED = 2, 1  # the words narrow both to the same kinds; the words of one say more
APART = frozenset({Unit.DAYS, Unit.REQUESTS})
UNNAMED = ("note:", "class:")  # who tells what they saw keeps no count
WHY = "a later state of the same counter's figure"


class State(Struct, frozen=True):
    """One figure of a counter with all that tell it in the first place."""

    tellings: tuple[Told, ...]
    part: bool  # told as part of another figure

    @property
    def first(self) -> Told:
        """Give the telling that speaks for the others."""
        return self.tellings[0]


def series(
    told: Iterable[Told],
    relayed: frozenset[str],
    addends: frozenset[str],
    found: Found,
) -> None:
    """Order the states of every counter's figures, each to the one before it.

    `relayed` are figures that came from another held document, `addends` those that add up to one.
    """
    parts = addends | {r.a for r in found.of(Relation.PART_OF)}
    gone = frozenset(r.b for r in found.of(Relation.RETRACTED))
    threads: dict[tuple[str, Unit], list[Told]] = defaultdict(list)
    for one in told:
        if _counts(one) and one.id not in relayed and not one.counter.startswith(UNNAMED):
            threads[one.counter, one.unit].append(one)
    for thread in threads.values():
        states = _states(thread, parts)
        for later, earlier in _successors(states, gone):
            if not {later.id, earlier.id} <= addends:
                found.say(later.said, earlier.said, Relation.LATER_IN_SERIES, WHY)


def _counts(one: Told) -> bool:
    stated = one.day is not None and one.value > 0 and not one.taken_back
    affirmed = one.said.claim.polarity is not Polarity.NEGATED
    whole = one.kinds or not cue("part", one.clause)
    return bool(stated and affirmed and whole and own_count(one.said) and one.unit not in APART)


def _states(thread: Sequence[Told], parts: frozenset[str]) -> list[State]:
    same: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in thread:
        same[one.value, one.acts, one.said.near, one.kinds].append(one)
    states = []
    for tellings in same.values():
        ordered = tuple(sorted(tellings, key=_rank))
        states.append(State(ordered, any(t.id in parts for t in ordered)))
    return sorted(states, key=lambda s: _rank(s.first))


def _day(one: Told) -> date:
    return one.day or date.max


def _before(one: Told, other: Told) -> bool:
    """Tell whether a figure is told of an earlier day, or of the same day as what was then so."""
    if _day(one) == _day(other):
        return _then(one) and not _then(other)
    return _day(one) < _day(other)


def _then(one: Told) -> bool:
    return _told_then(one.clause)


@lru_cache(maxsize=1 << 16)
def _told_then(clause: str) -> bool:
    return cue("then", clause) is not None


def _rank(one: Told) -> tuple[object, ...]:
    return _day(one), not _then(one), one.page.rank, one.said.at


def _successors(states: Sequence[State], gone: frozenset[object]) -> Iterator[tuple[Told, Told]]:
    """Give each state the one before it that is most surely of the same people."""
    ranked = []
    for at, later in enumerate(states):
        first = max(0, at - BACK)
        for before, earlier in enumerate(states[first:at], first):
            one, other = met = _met(later, earlier)
            fit = _fit(later, earlier, met)
            apart = one.page.path != other.page.path and one.id in gone
            if fit and not apart and other.id not in gone:
                ranked.append((-fit, (_day(one) - _day(other)).days, at, before, met))
    taken: set[tuple[str, int]] = set()
    for _, _, at, before, met in sorted(ranked, key=lambda r: r[:4]):
        if ("later", at) not in taken and ("earlier", before) not in taken:
            taken |= {("later", at), ("earlier", before)}
            yield met


def _met(later: State, earlier: State) -> tuple[Told, Told]:
    """Choose the tellings that stand in one document and most near to each other."""
    by_page: dict[str, list[Told]] = defaultdict(list)
    for told in earlier.tellings:
        by_page[told.page.path].append(told)
    pairs = [(a, b) for a in later.tellings for b in by_page.get(a.page.path, ())]
    return min(
        pairs,
        key=lambda p: (not _alike(*p), abs(p[0].said.at - p[1].said.at)),
        default=(later.first, earlier.first),
    )


def _fit(later: State, earlier: State, met: tuple[Told, Told]) -> int:
    """Score how surely two states are of one count; 0 where they are not."""
    one, other = met
    kinds = _kinds(later, earlier)
    if not kinds or one.value == other.value or not _before(other, one):
        return 0
    alike = _alike(one, other)
    if not _grows(other.value, one.value, freely=alike) or not _one_scope(one, other):
        return 0
    return kinds + (one.said.types == other.said.types) + 2 * alike


def _kinds(later: State, earlier: State) -> int:
    """Score how well the kinds of people agree that the words of two states name."""
    one, other = later.first.kinds, earlier.first.kinds
    if one == other:
        return EQUAL if one or later.part == earlier.part else 0
    free = not later.part and not earlier.part
    return HINTED if free and not exclude(one, other) and not (one and other) else 0


def _alike(one: Told, other: Told) -> bool:
    """Tell whether two figures of a document are rows of one table, or sentences of one form."""
    return one.page.path == other.page.path and _form(one) == _form(other)


def _form(told: Told) -> tuple[object, ...]:
    said, passages = told.said, told.page.document.passages
    at = said.claim.passage
    row = 0 <= at < len(passages) and passages[at].kind is PassageKind.ROW
    return row, said.types, said.near, said.areas, said.first is None, said.last is None


def _one_scope(one: Told, other: Told) -> bool:
    """Tell whether two figures are of one act, one place, and not of two stretches of time."""
    known = one.acts and other.acts  # where one text does not say what happened, it is the same
    if (known and one.acts != other.acts) or not (one.acts or other.acts or _alike(one, other)):
        return False
    areas, others = set(one.said.areas), set(other.said.areas)
    if not _one_place(one, other) or (areas and others and not areas & others):
        return False
    return _alike(one, other) or not (
        one.said.first and other.said.first and one.said.first > _day(other)
    )


def _one_place(one: Told, other: Told) -> bool:
    """Tell whether two figures are of one place; one that names none may mean a town before it."""
    mine, theirs = set(one.said.near), set(other.said.near)
    if mine == theirs:
        return True
    bare = not one.said.spots or not other.said.spots
    return bare and bool(mine & theirs)


def _grows(earlier: int, later: int, *, freely: bool) -> bool:
    small, large = sorted((earlier, later))
    return large <= MAX_SHARE * small and (freely or later >= LEAST_SHARE * earlier)
