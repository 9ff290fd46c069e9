"""What are two figures to each other?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from habeas.model.claim import Quantity
from habeas.model.weight import FigureRelation
from habeas.model.words import Operator, Relation, Unit
from habeas.weighing.bonds import told_twice
from habeas.weighing.contradictions import contradictions
from habeas.weighing.counters import Counters
from habeas.weighing.found import Found
from habeas.weighing.lookup import Shelf
from habeas.weighing.page import Said
from habeas.weighing.relays import Lineage
from habeas.weighing.rivals import rivals
from habeas.weighing.rounding import rounds
from habeas.weighing.series import series
from habeas.weighing.shares import parts
from habeas.weighing.sums import LONG, Sum, sums
from habeas.weighing.tellings import Told, tellings
from habeas.weighing.withdrawals import index, withdrawn

AGAIN = 8  # tellings of one figure in a document that a further one is held against
COUNT = 10  # from here on a figure is a count that may be taken for another one


def relate(shelf: Shelf, lineage: Lineage) -> tuple[FigureRelation, ...]:
    """Say of the figures of a case what they are to each other."""
    found = Found()
    pages = sorted(shelf.pages.values(), key=lambda p: p.rank)
    said = {s.id: s for p in pages for s in p.said}
    counters = Counters(pages)
    every = [tellings(p, counters) for p in pages]
    texts = [told for told, p in zip(every, pages, strict=True) if not p.is_list]
    known = index(t for told in every for t in told)
    echoes = list(_echoes({t.id: t for told in every for t in told}, lineage.parents))
    taken = frozenset(below.id for below, _, _ in echoes)
    stands: dict[str, Told] = {}
    for told in every:
        stands |= withdrawn(told, known, taken, found)
    for below, above, relation in echoes:
        if relation is Relation.RESTATED and _again(below, above):
            found.say(below.said, above.said, Relation.SAME, "the counter says it again")
        found.say(below.said, above.said, relation, _why(relation, below, above))
    made = [s for told in every for s in sums([stands.get(t.id, t) for t in told], found)]
    addends = frozenset(part.id for _, added in made for part in added)
    rows = frozenset(part.id for _, added in made if len(added) >= LONG for part in added)
    contradictions([t for told in texts for t in told], taken & lineage.cited, found)
    for told in texts:
        _repeated(told, found)
        parts(told, addends, rows, found)
    states = [stands.get(t.id, t) for told in texts for t in told]
    series(states, taken, addends, found)
    _more_families(said, lineage, found)
    _told_twice(shelf, lineage, found)
    _in_sums(said, lineage.parents, made, found)
    rivals(texts, taken, frozenset((e.source, e.target) for e in lineage.edges), found)
    return found.all()


def _inside(value: int, bounds: Quantity) -> bool:
    """Tell whether a number is one that a figure with its bounds allows."""
    if bounds.low is None and bounds.high is None:
        return value == bounds.value
    above = bounds.low is None or bounds.low <= value
    return above and (bounds.high is None or value <= bounds.high)


def relayed_as(child: Quantity, parent: Quantity) -> Relation | None:
    """Tell what a relay made of a figure: kept it, or a vaguer form of it."""
    if child.unit is not parent.unit:
        return None
    if child.value is None or child.value != parent.value:
        return Relation.ROUNDED if rounds(child, parent) else None
    if parent.operator is Operator.EXACT and child.operator is Operator.ABOUT:
        return Relation.ROUNDED  # "about 30" of 30: who relays it is less sure than who counted
    kept = child.operator is parent.operator or _inside(child.value, parent)
    return Relation.RESTATED if kept else Relation.ROUNDED


def _ancestors(parents: Mapping[str, Sequence[str]], one: str) -> list[str]:
    seen: list[str] = []
    todo = list(parents.get(one, ()))
    while todo:
        up = todo.pop(0)
        if up not in seen:
            seen.append(up)
            todo += parents.get(up, ())
    return seen


def _echoes(
    known: Mapping[str, Told], parents: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Told, Told, Relation]]:
    """Yield the figures that relays took over, each with the one above it, and as what.

    A claim may come from another one, and its figure from elsewhere: that is no relay of a figure.
    """
    for child in sorted(set(parents) & set(known)):
        below = known[child]
        for up in _ancestors(parents, child):
            above = known.get(up)
            relation = relayed_as(below.figure, above.figure) if above else None
            if above and relation and _passes_on(below, above):
                yield below, above, relation


def _again(one: Told, other: Told) -> bool:
    """Tell whether one body gives its own figure twice: nobody passes it on."""
    alone = len(one.said.claim.attribution) == len(other.said.claim.attribution) == 1
    return alone and one.counter == other.counter


def _why(relation: Relation, below: Told, above: Told) -> str:
    if relation is Relation.RESTATED:
        return "the relay keeps the figure"
    if below.value == above.value:
        return "the relay keeps the number, but not its bound"
    shown = f"{below.value:,}" if below.value else str(below.figure.operator)
    return f"{shown} is a vaguer form of {above.value:,}"


def _passes_on(below: Told, above: Told) -> bool:
    """Tell whether a relay states a figure too: who denies it, or takes it back, does not.

    A denial of the very body whose figure it is was misread, or denies something beside it.
    """
    against = below.taken_back and not above.taken_back
    return not against or above.counter in below.behind


def _repeated(told: Sequence[Told], found: Found) -> None:
    """Tie the same figure, said twice in one document."""
    seen: dict[tuple[Unit, int], list[Told]] = defaultdict(list)
    for one in told:
        if not one.value or "retraction" in one.said.types:
            continue
        for first in seen[one.unit, one.value][:AGAIN]:
            if _one_subject(first.said, one.said):
                why = "the same figure, said twice in one document"
                found.say(one.said, first.said, Relation.SAME, why)
        seen[one.unit, one.value].append(one)


def _one_subject(one: Said, other: Said) -> bool:
    places = set(one.near + one.areas) & set(other.near + other.areas)
    bare = not (one.near + one.areas) or not (other.near + other.areas)
    kind = bool(one.cores & other.cores) or bool(places)
    return kind and (bool(places) or (bare and (one.value or 0) >= COUNT))


def _more_families(said: Mapping[str, Said], lineage: Lineage, found: Found) -> None:
    for bond in lineage.bonds:
        if not bond.party:
            continue
        one, other = (said[i] for i in bond.claims)
        if one.value and other.value == one.value + 1:
            found.say(
                one,
                other,
                Relation.PART_OF,
                f"{one.value} others and the speaker's own make {other.value}",
            )


def _told_twice(shelf: Shelf, lineage: Lineage, found: Found) -> None:
    """Order the figures that one person gave on two days."""
    for bond in lineage.bonds:
        for mine, theirs in told_twice(shelf.pages[bond.note], shelf.pages[bond.document], bond):
            one, other = mine.claim.quantity, theirs.claim.quantity
            if one and other and one.unit is other.unit and mine.last and theirs.last:
                later, earlier = (mine, theirs) if mine.last > theirs.last else (theirs, mine)
                if mine.value != theirs.value:
                    why = "the same person, on a later day"
                    found.say(later, earlier, Relation.LATER_IN_SERIES, why)
                elif mine.value:
                    found.say(mine, theirs, Relation.SAME, "the same person, told twice")


def _in_sums(
    said: Mapping[str, Said],
    parents: Mapping[str, Sequence[str]],
    made: Sequence[Sum],
    found: Found,
) -> None:
    """Carry `part of` on: what is part of an addend is part of the sum."""
    wholes = {p.id: whole for whole, addends in made for p in addends}
    for relation in found.of(Relation.PART_OF):
        whole = None if isinstance(relation.b, tuple) else wholes.get(relation.b)
        if whole is None:
            continue
        for one in (relation.a, *_ancestors(parents, relation.a)):
            found.say(said[one], whole.said, Relation.PART_OF, "part of an addend of this sum")
