"""Which statements of a document did its relay leave out, and what is lost with them?"""

from collections.abc import Iterator, Mapping

from habeas.model.words import EventType, MutationItem, RelayHow, Unit
from habeas.weighing.cues import cue
from habeas.weighing.edges import Edge
from habeas.weighing.page import Page, Said, surface
from habeas.weighing.sides import Change
from habeas.weighing.statuses import statuses

Loss = tuple[Said, Change]
HALF = 0.5  # who takes less than this of a page made an excerpt: what it leaves out is no loss
MAIN = 3  # figures that a page took from another one: then that one is a main source of it
OUT = frozenset({"release", "discharge", "return"})


def losses(
    source: Page,
    target: Page,
    edge: Edge,
    *,
    whole: bool,
    wholes: Mapping[str, str],
    sums: Mapping[str, frozenset[str]],
) -> Iterator[Loss]:
    """List what is lost with each statement that a relay leaves out."""
    kept = {p.id for p, _ in edge.pairs}
    told = {s for said in target.said for s in said.spots}
    values = {s.value for s in target.said}
    addends = frozenset[str]().union(*(sums.get(p, frozenset()) for p in kept))
    retold = (whole or edge.how is RelayHow.SUMMARY) and len(kept) >= HALF * len(source.said)
    parts = 0
    yield from _composed(source, [s for s in source.said if s.id in addends - kept], values)
    for said in (s for s in source.said if s.id not in kept):
        if _passed(edge) and _is_remark(said) and not any(_is_remark(s) for s in target.said):
            yield said, Change(MutationItem.OPERATOR, said.words, None)
            continue
        if said.id in addends or (said.value in values and said.value is not None):
            continue
        # One part that is left out stands for all of them.
        if not parts and (whole or _passed(edge) >= MAIN):
            lost = list(_part(source, said, wholes, short=not retold))
            parts += len(lost)
            yield from lost
        if retold:
            yield from _counted(source, said)
        elif _passed(edge) >= MAIN and said.types & OUT:
            yield from _out(source, said)
        if whole:
            yield from _other(source, said, told, retold=retold)


def _composed(source: Page, gone: list[Said], values: set[int | None]) -> Iterator[Loss]:
    """Tell once that a sum was passed on without what it is made of."""
    left = [s for s in gone if s.value not in values and s.claim.quantity is not None]
    if left:
        spans = [(s.claim.quantity.start, s.claim.quantity.end) for s in left if s.claim.quantity]
        words = ", ".join(surface(source, *span) for span in spans)
        yield left[0], Change(MutationItem.COMPOSITION, words, None)


def _passed(edge: Edge) -> int:
    """Count the figures that a relay passes on."""
    return sum(c.claim.quantity is not None for _, c in edge.pairs)


def _is_remark(said: Said) -> bool:
    """Tell whether a statement without a number says that a figure is less than the truth."""
    return said.value is None and cue("floor", said.words) is not None


def _counted(source: Page, said: Said) -> Iterator[Loss]:
    quantity = said.claim.quantity
    if quantity is None or (quantity.value or 0) <= 1:
        return
    words = surface(source, quantity.start, quantity.end)
    if quantity.unit is Unit.FAMILIES:
        yield said, Change(MutationItem.POPULATION, words, None)
    elif quantity.unit is not Unit.REGIONS:
        yield said, Change(MutationItem.FIGURE, words, None)
    else:
        yield said, Change(MutationItem.COMPOSITION, words, None)


def _out(source: Page, said: Said) -> Iterator[Loss]:
    """Tell that those who are out again are no longer set beside those who are in."""
    quantity = said.claim.quantity
    if quantity is not None and (quantity.value or 0) > 1 and quantity.unit is Unit.PERSONS:
        words = surface(source, quantity.start, quantity.end)
        yield said, Change(MutationItem.COMPOSITION, words, None)


def _part(source: Page, said: Said, wholes: Mapping[str, str], *, short: bool) -> Iterator[Loss]:
    quantity = said.claim.quantity
    if quantity is not None and said.id in wholes and quantity.unit is Unit.PERSONS:
        words = surface(source, quantity.start, quantity.end)
        item = MutationItem.FIGURE if short else MutationItem.COMPOSITION
        yield said, Change(item, words, None)


def _other(source: Page, said: Said, told: set[str], *, retold: bool) -> Iterator[Loss]:
    if EventType.DENIAL in said.claim.types:
        yield said, Change(MutationItem.POLARITY, said.words, None)
    elif said.claim.quantity is None:
        gone = [
            p for p in said.claim.places if (p.name or "") in said.spots and p.name not in told
        ]
        for place in gone[:1]:
            yield said, Change(MutationItem.PLACE, surface(source, place.start, place.end), None)
        if retold and not gone and said.types:
            yield from _untold(said)


def _untold(said: Said) -> Iterator[Loss]:
    """Name a statement that is left out: by the words of its charge, or by all of its words."""
    law = statuses(said.words) if "charge" in said.types else {}
    if law:
        yield said, Change(MutationItem.STATUS, ", ".join(law.values()), None)
    else:
        yield said, Change(MutationItem.EVENT_TYPE, said.words, None)
