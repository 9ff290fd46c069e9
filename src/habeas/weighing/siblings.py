"""What did a relay lose of a source that nobody holds, as another relay of it still shows?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.model.weight import Mutation
from habeas.model.words import MutationItem
from habeas.weighing.alike import align
from habeas.weighing.changes import changes
from habeas.weighing.externals import EXT, Missing
from habeas.weighing.lookup import Shelf
from habeas.weighing.page import Page, Said, surface
from habeas.weighing.sides import Change

HALF = 0.5  # who takes less of a source made an excerpt
ALIKE = 1.2  # both name one source: less is asked of their statements
Loss = tuple[str, str, Page, Change]  # source, statement or document that lost it, fuller relay
OWN = frozenset({MutationItem.ATTRIBUTION, MutationItem.PERSON_NAME, MutationItem.MODALITY})


def siblings(shelf: Shelf, missing: Iterable[Missing], shown: Mapping[str, str]) -> Iterator[Loss]:
    """Compare the relays of one absent source with the one that keeps most of it.

    The chain is broken where the source is not held, but what one relay has and another lacks
    was there, or was added: it is told as lost with the words of the fuller relay.
    """
    told: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    said = {s.id: s for page in shelf.pages.values() for s in page.said}
    for one in missing:
        if one.named:
            told[shown.get(one.name, one.name)][one.target].append(said[one.said])
    for name in sorted(told):
        relays = told[name]
        if len(relays) > 1:
            yield from _compared(shelf, name, relays)


def _compared(shelf: Shelf, name: str, relays: Mapping[str, Sequence[Said]]) -> Iterator[Loss]:
    order = sorted(relays, key=lambda path: (-len(relays[path]), shelf.pages[path].rank))
    full = shelf.pages[order[0]]
    for path in order[1:]:
        if shelf.copied.get(path) in relays:
            continue  # it had this from another of them: what it lost on that way is told there
        page = shelf.pages[path]
        pairs = align(relays[full.path], relays[path], ordered=False, enough=ALIKE)
        for parent, child in pairs:
            own = frozenset({*full.names, *page.names, name})
            for change in changes(full, page, parent, child, own=own, whole=False):
                if change.became is None and change.item not in OWN:
                    yield EXT + name, child.id, full, change
        kept = {parent.id for parent, _ in pairs}
        if len(pairs) >= HALF * len(relays[full.path]):
            left = [s for s in relays[full.path] if s.id not in kept]
            yield from ((EXT + name, path, full, _lost(full, s)) for s in left)


def _lost(page: Page, said: Said) -> Change:
    quantity = said.claim.quantity
    if quantity is None:
        return Change(MutationItem.EVENT_TYPE, said.words, None)
    return Change(MutationItem.FIGURE, surface(page, quantity.start, quantity.end), None)


def as_mutations(
    found: Iterable[Loss],
) -> Iterator[Mutation]:
    """Write what siblings show; words of a confidential relay are not told."""
    for source, target, page, change in found:
        was = change.was if page.document.public else "words of a confidential document"
        yield Mutation(source, target, change.item, was and " ".join(was.split()), None)
