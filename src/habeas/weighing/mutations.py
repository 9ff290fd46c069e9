"""What did a relay lose or change?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.model.weight import FigureRelation, Mutation
from habeas.model.words import MutationItem, Relation, RelayHow
from habeas.weighing.changes import changes
from habeas.weighing.edges import Edge
from habeas.weighing.lookup import Shelf
from habeas.weighing.losses import losses
from habeas.weighing.names import same_name
from habeas.weighing.page import Page, Said
from habeas.weighing.relays import Lineage
from habeas.weighing.sides import Change

MAJORITY = 0.5


def mutations(
    shelf: Shelf, lineage: Lineage, figures: Sequence[FigureRelation]
) -> tuple[Mutation, ...]:
    """List what every relay lost or changed; the words are those of public documents only."""
    bonded = {(b.note, b.document) for b in lineage.bonds}
    wholes, sums = _wholes(figures), _sums(figures)
    found: list[Mutation] = []
    for edge in lineage.edges:
        if (edge.source, edge.target) in bonded:
            continue
        source, target = shelf.pages[edge.source], shelf.pages[edge.target]
        if source.is_list or target.is_list:
            continue
        copied = lineage.whole.get(edge.target)
        whole = copied is not None and copied.source == edge.source
        changed = list(_changed(source, target, edge, whole=whole, wholes=wholes))
        told = {m.was for m in changed if m.item is MutationItem.ATTRIBUTION}
        lost = _lost(source, target, edge, whole=whole, wholes=wholes, sums=sums)
        found += changed
        found += (m for m in lost if m.item is not MutationItem.ATTRIBUTION or m.was not in told)
    return ordered(found)


def ordered(found: Iterable[Mutation]) -> tuple[Mutation, ...]:
    """List each change once, by the document that lost it."""
    return tuple(
        sorted(
            set(found),
            key=lambda m: (m.target, m.source, m.item, m.was or "", m.became or ""),
        )
    )


def _wholes(figures: Sequence[FigureRelation]) -> dict[str, str]:
    return {r.a: r.b for r in figures if r.relation is Relation.PART_OF and isinstance(r.b, str)}


def _sums(figures: Sequence[FigureRelation]) -> dict[str, frozenset[str]]:
    return {
        r.a: frozenset(r.b)
        for r in figures
        if r.relation is Relation.SUM_OF and isinstance(r.b, tuple)
    }


def steady(page: Page) -> frozenset[str]:
    """List the speakers that stand behind most of a document: its own voice."""
    met = Counter(name for s in page.said for name in {h.name for h in s.claim.attribution})
    own = {name for name, n in met.items() if n > MAJORITY * len(page.said)}
    return frozenset(own | set(page.names))


def _changed(
    source: Page, target: Page, edge: Edge, *, whole: bool, wholes: dict[str, str]
) -> Iterator[Mutation]:
    own = steady(source)
    twin = {p.id: c.id for p, c in edge.pairs}
    translated = whole and edge.how is RelayHow.TRANSLATION
    met: set[object] = set()
    for parent, child in edge.pairs:
        for change in changes(source, target, parent, child, own=own, whole=translated):
            if _again(change, child) in met:
                continue  # one loss, met in a second statement
            met.add(_again(change, child))
            yield _mutation(parent.id, child.id, source, target, change)
        above, below = wholes.get(parent.id), wholes.get(child.id)
        if above and below and twin.get(above, below) != below:
            change = Change(MutationItem.SCOPE, parent.words, child.words)
            yield _mutation(parent.id, child.id, source, target, change)


ONCE = frozenset(
    {
        MutationItem.ATTRIBUTION,
        MutationItem.PERSON_NAME,
        MutationItem.PLACE,
        MutationItem.DATE,
    }
)


def _again(change: Change, child: Said) -> object:
    """Give under what a change is known, so that a document's habit is told once."""
    if change.item is MutationItem.MODALITY and child.claim.quantity is None:
        return change.item, change.became
    return change if change.item in ONCE else (change, child.id)


def _lost(
    source: Page,
    target: Page,
    edge: Edge,
    *,
    whole: bool,
    wholes: dict[str, str],
    sums: Mapping[str, frozenset[str]],
) -> Iterator[Mutation]:
    for parent, change in losses(source, target, edge, whole=whole, wholes=wholes, sums=sums):
        yield _mutation(parent.id, target.path, source, target, change)
    if whole and not _credited(source, target):
        change = Change(MutationItem.ATTRIBUTION, source.names[0] if source.names else None, None)
        yield _mutation(source.path, target.path, source, target, change)


def _credited(source: Page, target: Page) -> bool:
    hops = {h.name for s in target.said for h in s.claim.attribution} | set(target.names)
    return not source.names or any(same_name(n, h) for n in source.names for h in hops)


def _mutation(start: str, end: str, source: Page, target: Page, change: Change) -> Mutation:
    was = _shown(source, change.was)
    return Mutation(start, end, change.item, was, _shown(target, change.became))


def _shown(page: Page, words: str | None) -> str | None:
    """Print words of a public document; of a confidential one say only that there are some."""
    if words is None:
        return None
    return " ".join(words.split()) if page.document.public else "words of a confidential document"
