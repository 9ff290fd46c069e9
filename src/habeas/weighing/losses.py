"""Which statements of a document did its relay leave out, and what is lost with them?"""

from collections.abc import Iterator, Mapping

from habeas.model.words import EventType, MutationItem, RelayHow, Unit
from habeas.weighing.changes import BOUNDS, Change
from habeas.weighing.edges import Edge
from habeas.weighing.hops import is_paper
from habeas.weighing.page import Page, Said, surface

Loss = tuple[Said, Change]


def losses(
    source: Page,
    target: Page,
    edge: Edge,
    *,
    whole: bool,
    wholes: Mapping[str, str],
    sums: Mapping[str, frozenset[str]],
) -> Iterator[Loss]:
    """List what is lost with each statement that a relay of a whole document leaves out."""
    kept = {p.id for p, _ in edge.pairs}
    left = [s for s in source.said if s.id not in kept]
    bare = _is_bare(edge)
    told = {s for said in target.said for s in said.spots}
    values = {s.value for s in target.said}
    addends = frozenset[str]().union(*(sums.get(p, frozenset()) for p in kept))
    complete = whole and edge.how is RelayHow.TRANSLATION
    retold = whole or edge.how is RelayHow.SUMMARY
    parts = 0
    for said in left:
        if bare and not said.types and said.claim.quantity is None:
            yield (
                said,
                Change(MutationItem.OPERATOR, said.words, None),
            )  # a remark on what the figure means
        if said.value in values and said.value is not None:
            continue
        if complete or (retold and (said.id in addends or is_paper(source))):
            yield from _counted(source, said)
        elif whole and not parts:  # one part that is left out stands for all of them
            lost = list(_part(source, said, wholes))
            parts += len(lost)
            yield from lost
        if whole:
            yield from _other(source, said, told)


def _is_bare(edge: Edge) -> bool:
    """Tell whether a relay passes figures on, and none of them with a bound."""
    passed = [q.operator for _, c in edge.pairs if (q := c.claim.quantity)]
    return bool(passed) and not set(passed) & BOUNDS


def _counted(source: Page, said: Said) -> Iterator[Loss]:
    quantity = said.claim.quantity
    if quantity is None or (quantity.value or 0) <= 1:
        return
    words = surface(source, quantity.start, quantity.end)
    if quantity.unit is Unit.FAMILIES:
        yield said, Change(MutationItem.POPULATION, words, None)
    elif quantity.unit in (Unit.PERSONS, Unit.CASES, Unit.SITES):
        yield said, Change(MutationItem.FIGURE, words, None)
    else:
        yield said, Change(MutationItem.COMPOSITION, words, None)


def _part(source: Page, said: Said, wholes: Mapping[str, str]) -> Iterator[Loss]:
    quantity = said.claim.quantity
    if quantity is not None and said.id in wholes and quantity.unit is Unit.PERSONS:
        words = surface(source, quantity.start, quantity.end)
        yield said, Change(MutationItem.COMPOSITION, words, None)


def _other(source: Page, said: Said, told: set[str]) -> Iterator[Loss]:
    if EventType.DENIAL in said.claim.types:
        yield said, Change(MutationItem.POLARITY, said.words, None)
    elif said.claim.quantity is None:
        gone = [
            p for p in said.claim.places if (p.name or "") in said.spots and p.name not in told
        ]
        for place in gone[:1]:
            yield said, Change(MutationItem.PLACE, surface(source, place.start, place.end), None)
