"""What are two figures to each other, whoever of their relays restates them?

Evidence ties claims; a figure is all claims that tell one number on its way. Between two figures
one relation holds, the strongest that any pair of their claims shows, and it holds for all.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from habeas.model.claim import ClaimId
from habeas.model.weight import FigureRelation
from habeas.model.words import Relation
from habeas.weighing.page import Said
from habeas.weighing.threads import ONE
from habeas.weighing.union import Union

# What a counter takes back goes before what others say; what is shown before what is not known.
STRENGTH = (
    Relation.RETRACTED,
    Relation.CONFLICT,
    Relation.PART_OF,
    Relation.LATER_IN_SERIES,
    Relation.DIFFERENT_POPULATION,
)
DECIDED = "a person decided that these do not state the same"
Link = tuple[str, str]  # heads of two figures: the part, then the whole
Whys = dict[Link, str]


def settle(
    said: Mapping[str, Said], figures: Sequence[FigureRelation]
) -> tuple[FigureRelation, ...]:
    """Make the answers for pairs of claims agree with one answer for each pair of figures."""
    figures = sorted(figures, key=_order)
    head = _heads(figures)
    within = list(_within(said, figures, head))
    parts = _carried(_parts(figures, head), said)
    addends = _addends(figures, head)
    kept = [one for one in within if not _weaker(one, head, parts, said, addends)]
    known = {frozenset((one.a, one.b)) for one in kept if isinstance(one.b, str)}
    more = [*_told_of_claims(said, head, parts, known), *_beside(said, head, kept, known)]
    return tuple(sorted([*kept, *more], key=_order))


def without(
    figures: Sequence[FigureRelation], splits: Iterable[tuple[str, str]]
) -> tuple[FigureRelation, ...]:
    """Make two figures of one that a person said do not state the same."""
    apart = {frozenset(pair) for pair in splits}
    return tuple(
        FigureRelation(
            min(one.a, one.b), max(one.a, one.b), Relation.DIFFERENT_POPULATION, DECIDED
        )
        if isinstance(one.b, str) and one.relation in ONE and frozenset((one.a, one.b)) in apart
        else one
        for one in figures
    )


def _order(one: FigureRelation) -> tuple[str, tuple[ClaimId, ...]]:
    return one.a, one.b if isinstance(one.b, tuple) else (one.b,)


def _heads(figures: Iterable[FigureRelation]) -> dict[str, str]:
    """Map each claim to the one that speaks for its figure: the first of those joined."""
    joined = Union[str]()
    ends: set[str] = set()
    taken: set[str] = set()
    for one in figures:
        ends |= {one.a, *(one.b if isinstance(one.b, tuple) else (one.b,))}
        if one.relation in ONE and isinstance(one.b, str):
            joined.join(one.a, one.b)
            taken.add(one.a)
    groups = joined.groups(sorted(ends)).values()
    return {m: min(g, key=lambda c: (c in taken, c)) for g in groups for m in g}


def _addends(
    figures: Iterable[FigureRelation], head: Mapping[str, str]
) -> frozenset[frozenset[str]]:
    sums = (one for one in figures if isinstance(one.b, tuple))
    return frozenset(frozenset((head[part], head[one.a])) for one in sums for part in one.b)


def _within(
    said: Mapping[str, Said], figures: Iterable[FigureRelation], head: Mapping[str, str]
) -> Iterator[FigureRelation]:
    """Say of two claims of one figure that they tell one, not that they may count others."""
    for one in figures:
        apart = one.relation is Relation.DIFFERENT_POPULATION and isinstance(one.b, str)
        if not apart or head[one.a] != head[str(one.b)] or one.why == DECIDED:
            yield one
        elif said[one.a].value == said[str(one.b)].value:
            why = "both go back to one figure"
            yield FigureRelation(one.a, one.b, Relation.RESTATED, why)


def _parts(figures: Iterable[FigureRelation], head: Mapping[str, str]) -> Whys:
    """List which figure counts some of what which other figure counts; addends are such."""
    told: dict[Link, Relation] = {}
    whys: Whys = {}
    for one in figures:
        for part, whole, relation in _links(one, head):
            before = told.get((part, whole)) or told.get((whole, part))
            if before is None or STRENGTH.index(relation) < STRENGTH.index(before):
                told.pop((whole, part), None)
                told[part, whole] = relation
                whys[part, whole] = one.why
    return {link: whys[link] for link, one in told.items() if one is Relation.PART_OF}


def _links(one: FigureRelation, head: Mapping[str, str]) -> Iterator[tuple[str, str, Relation]]:
    if isinstance(one.b, tuple):
        yield from ((head[part], head[one.a], Relation.PART_OF) for part in one.b)
    elif one.relation in STRENGTH:
        yield head[one.a], head[one.b], one.relation


def _carried(parts: Whys, said: Mapping[str, Said]) -> Whys:
    """Carry `part of` on: a part of a part is part of the whole."""
    above: dict[str, list[str]] = defaultdict(list)
    for part, whole in sorted(parts):
        above[part].append(whole)
    found = dict(parts)
    for part in sorted(above):
        todo, seen = deque(above[part]), {part}
        while todo:
            whole = todo.popleft()
            if whole in seen:
                continue
            seen.add(whole)
            todo += above.get(whole, [])
            if (said[part].value or 0) <= (said[whole].value or 0):
                found.setdefault((part, whole), "part of a figure that is part of this one")
    return {link: why for link, why in found.items() if link[::-1] not in parts}


def _weaker(
    one: FigureRelation,
    head: Mapping[str, str],
    parts: Whys,
    said: Mapping[str, Said],
    addends: frozenset[frozenset[str]],
) -> bool:
    """Tell whether a pair is said to be not comparable though their figures are part and whole.

    What one text leaves open stays said of that text, unless somebody adds these figures up.
    """
    if one.relation is not Relation.DIFFERENT_POPULATION or not isinstance(one.b, str):
        return False
    link = (head[one.a], head[one.b])
    if link not in parts and link[::-1] not in parts:
        return False
    one_text = said[one.a].claim.doc == said[one.b].claim.doc
    return not one_text or frozenset(link) in addends


def _told_of_claims(
    said: Mapping[str, Said], head: Mapping[str, str], parts: Whys, known: set[frozenset[ClaimId]]
) -> Iterator[FigureRelation]:
    """Answer for each claim against the other figure's first, and against those of its document.

    Not for every pair of relays: what many repeat would be said in a number of ways that grows
    with the square of their number.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(head):
        members[head[claim]].append(claim)
    for (part, whole), why in sorted(parts.items()):
        at_home: dict[str, list[str]] = defaultdict(list)
        for claim in members[whole]:
            at_home[said[claim].claim.doc].append(claim)
        pairs = [(a, whole) for a in members[part]]
        pairs += [(a, b) for a in members[part] for b in at_home.get(said[a].claim.doc, ())]
        for a, b in pairs:
            first, second = ClaimId(a), ClaimId(b)
            if frozenset((first, second)) not in known and _fits(said[a], said[b]):
                known.add(frozenset((first, second)))
                yield FigureRelation(first, second, Relation.PART_OF, why)


def _beside(
    said: Mapping[str, Said],
    head: Mapping[str, str],
    kept: Iterable[FigureRelation],
    known: set[frozenset[ClaimId]],
) -> Iterator[FigureRelation]:
    """Say what a state is to the one before it for each telling of both in one document."""
    states = [(o, str(o.b)) for o in kept if o.relation is Relation.LATER_IN_SERIES]
    ends = {head[end] for one, b in states for end in (one.a, b)}
    at_home: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in sorted(c for c in head if head[c] in ends):
        at_home[head[claim], said[claim].claim.doc].append(claim)
    for one, before in states:
        doc = said[one.a].claim.doc
        again = at_home[head[one.a], doc], at_home.get((head[before], doc), [])
        for a, b in product(*again):
            pair = frozenset((ClaimId(a), ClaimId(b)))
            if pair not in known and said[a].value != said[b].value:
                known.add(pair)
                yield FigureRelation(ClaimId(a), ClaimId(b), one.relation, one.why)


def _fits(part: Said, whole: Said) -> bool:
    return 0 < (part.value or 0) <= (whole.value or 0)
