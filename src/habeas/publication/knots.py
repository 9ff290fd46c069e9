"""Which statements tell one figure, and what is each figure to the others?"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.weight import FigureRelation
from habeas.model.words import Relation, Unit

ONE = {Relation.SAME, Relation.RESTATED, Relation.ROUNDED}
# Of several answers the first stands: taken back, impossible, shown, and only then not known.
STRENGTH = (
    Relation.RETRACTED,
    Relation.CONFLICT,
    Relation.SUM_OF,
    Relation.PART_OF,
    Relation.LATER_IN_SERIES,
    Relation.DIFFERENT_POPULATION,
)
CLOSE = 1.25  # figures nearer to each other than this are taken for one
BESIDE = 400  # characters between two figures that a reader sees side by side


class Telling(Struct, frozen=True):
    """One statement of a figure, as far as it says which figures it may be held against."""

    id: ClaimId
    doc: str
    start: int | None  # None: the offsets did not leave the case
    value: int | None
    unit: Unit
    places: frozenset[str]


class Tie(Struct, frozen=True):
    """What one figure is to another one, or to those that it is the sum of."""

    a: int
    b: tuple[int, ...]
    relation: Relation
    why: str
    open_in: tuple[str, ...] = ()  # documents whose words leave it open


class Knots(Struct, frozen=True):
    """Figures, each with the statements that tell it, and what holds between them."""

    groups: tuple[tuple[ClaimId, ...], ...]  # the statement that others took it from first
    ties: tuple[Tie, ...]
    at: Mapping[int, tuple[Tie, ...]]  # the same by each figure that they tie
    withdrawn: frozenset[int]  # figures that their own source took back
    chance: frozenset[int]  # figures told in two documents between which no relay is shown

    def of(self, number: int, relation: Relation) -> tuple[Tie, ...]:
        """List what a figure is to others."""
        ties = self.at.get(number, ())
        return tuple(t for t in ties if t.a == number and t.relation is relation)

    def wholes(self, number: int) -> tuple[int, ...]:
        """List the figures that count what this one counts and more, the nearest first."""
        found: dict[int, None] = {}
        todo = deque([number])
        while todo:
            above = [t.b[0] for t in self.of(todo.popleft(), Relation.PART_OF)]
            new = [n for n in above if n not in found and n != number]
            found |= dict.fromkeys(new)
            todo += new
        return tuple(found)


def knots(told: Mapping[ClaimId, Telling], relations: Sequence[FigureRelation]) -> Knots:
    """Settle what the figures of a case are to each other."""
    groups = _groups(list(told), relations)
    home = {claim: n for n, group in enumerate(groups) for claim in group}
    ties = _ties(relations, home, told, groups)
    at: dict[int, list[Tie]] = defaultdict(list)
    for one in ties:
        for end in (one.a, *one.b):
            at[end].append(one)
    gone = frozenset(n for t in ties if t.relation is Relation.RETRACTED for n in t.b)
    met = frozenset(home[c] for c in _met_by_chance(told, relations))
    by = {n: tuple(found) for n, found in at.items()}
    return Knots(tuple(tuple(g) for g in groups), tuple(ties), by, gone, met)


def _met_by_chance(
    told: Mapping[ClaimId, Telling], relations: Iterable[FigureRelation]
) -> frozenset[ClaimId]:
    """List the statements of one number in two documents between which no relay is shown."""
    same = (ends(one) for one in relations if one.relation is Relation.SAME)
    apart = (pair for pair in same if set(pair) <= set(told))
    return frozenset(c for pair in apart if len({told[e].doc for e in pair}) > 1 for c in pair)


def joined(start: Iterable[Iterable[int]], links: Iterable[Iterable[int]]) -> list[list[int]]:
    """Join groups of numbers that a link holds together.

    >>> joined([[0], [1], [2]], [[0, 2]])
    [[0, 2], [1]]
    """
    leader = {n: min(group) for group in map(list, start) for n in group}

    def find(n: int) -> int:
        while leader[n] != n:
            n = leader[n]
        return n

    for link in map(list, links):
        for n in link[1:]:
            first, second = sorted((find(link[0]), find(n)))
            leader[second] = first
    found: dict[int, list[int]] = defaultdict(list)
    for n in sorted(leader):
        found[find(n)].append(n)
    return sorted(found.values())


def ends(one: FigureRelation) -> tuple[ClaimId, ...]:
    """List the claims that a relation is about."""
    return (one.a, *(one.b if isinstance(one.b, tuple) else (one.b,)))


def _groups(order: Sequence[ClaimId], relations: Iterable[FigureRelation]) -> list[list[ClaimId]]:
    """Join the claims that tell one figure, the one that took it from no other first."""
    at = {claim: n for n, claim in enumerate(order)}
    same = [one for one in relations if one.relation in ONE and set(ends(one)) <= set(at)]
    links = [[at[end] for end in ends(one)] for one in same]
    taken = {one.a for one in same if one.relation is not Relation.SAME}
    restated = {end for one in same for end in ends(one)[1:]}
    groups = joined([[n] for n in range(len(order))], links)
    return [
        sorted((order[n] for n in g), key=lambda c: (c in taken, c not in restated, at[c]))
        for g in groups
    ]


def _ties(
    relations: Iterable[FigureRelation],
    home: Mapping[ClaimId, int],
    told: Mapping[ClaimId, Telling],
    groups: Sequence[Sequence[ClaimId]],
) -> list[Tie]:
    met: dict[frozenset[int], list[FigureRelation]] = defaultdict(list)
    for one in relations:
        if one.relation not in ONE and set(ends(one)) <= set(home):
            at = frozenset(home[end] for end in ends(one))
            if home[one.a] not in {home[end] for end in ends(one)[1:]}:
                met[at].append(one)
    ties = [_strongest(found, home, told) for found in met.values()]
    ties = _direct(ties)
    above = _above(ties)
    kept = [t for t in ties if _tempts(t, above, groups, told)]
    return sorted(kept, key=lambda t: (t.a, STRENGTH.index(t.relation), t.b))


def _strongest(
    found: Sequence[FigureRelation],
    home: Mapping[ClaimId, int],
    told: Mapping[ClaimId, Telling],
) -> Tie:
    best = min(found, key=lambda one: STRENGTH.index(one.relation))
    apart = Relation.DIFFERENT_POPULATION
    left = {told[one.a].doc for one in found if one.relation is apart is not best.relation}
    right = tuple(sorted({home[end] for end in ends(best)[1:]}))
    return Tie(home[best.a], right, best.relation, best.why, tuple(sorted(left)))


def _direct(ties: Sequence[Tie]) -> list[Tie]:
    """Leave out that a part of a part is part of the whole."""
    above: dict[int, set[int]] = defaultdict(set)
    for one in ties:
        if one.relation is Relation.PART_OF:
            above[one.a].add(one.b[0])
    return [
        t
        for t in ties
        if t.relation is not Relation.PART_OF
        or not any(t.b[0] in above[mid] for mid in above[t.a] if mid not in above[t.b[0]])
    ]


def _tempts(
    one: Tie,
    above: Mapping[int, set[int]],
    groups: Sequence[Sequence[ClaimId]],
    told: Mapping[ClaimId, Telling],
) -> bool:
    """Tell whether a reader would compare two figures; of others it need not be forbidden."""
    if one.relation is not Relation.DIFFERENT_POPULATION:
        return True
    mine, theirs = groups[one.a], groups[one.b[0]]
    a, b = told[mine[0]], told[theirs[0]]
    if a.unit is not b.unit:
        return False
    near = _near(a, b)
    if above.get(one.a, set()) & above.get(one.b[0], set()):
        return near
    return near or (bool(a.places) and a.places == b.places) or _beside(mine, theirs, told)


def _above(ties: Iterable[Tie]) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one in ties:
        if one.relation is Relation.PART_OF:
            found[one.a].add(one.b[0])
    return found


def _near(one: Telling, other: Telling) -> bool:
    small, large = sorted((one.value or 0, other.value or 0))
    return 0 < small <= large <= CLOSE * small


def _beside(
    mine: Sequence[ClaimId], theirs: Sequence[ClaimId], told: Mapping[ClaimId, Telling]
) -> bool:
    at: dict[str, list[int]] = defaultdict(list)
    for claim in theirs:
        start = told[claim].start
        if start is not None:
            at[told[claim].doc].append(start)
    return any(
        abs(here - start) <= BESIDE
        for claim in mine
        if (here := told[claim].start) is not None
        for start in at.get(told[claim].doc, ())
    )
