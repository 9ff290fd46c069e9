"""Which document took what from which, and which of its claims came from which claim?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.claim import Speaker
from habeas.model.words import Identity, RelayHow, SpeakerKind
from habeas.weighing.alike import ENOUGH, align, likeness
from habeas.weighing.bodies import of_one_body
from habeas.weighing.bonds import Bond, bonds
from habeas.weighing.copies import Copy
from habeas.weighing.edges import NAMES, Edge, kindred
from habeas.weighing.hops import Way, paper, way
from habeas.weighing.lookup import Shelf
from habeas.weighing.names import same_name
from habeas.weighing.page import Page, Said, unit_of

LOOSE = 1.2  # a named source and a shared type are enough to pair two claims
HALF = 0.5
TWO = 2
WEEK = timedelta(days=7)
COUNT = 10  # below this two figures agree by chance


class Lineage(Struct, frozen=True):
    """All relays of a case between held documents, and the claims that stand above each claim."""

    edges: tuple[Edge, ...]
    parents: Mapping[str, tuple[str, ...]]
    whole: Mapping[str, Copy]
    bonds: tuple[Bond, ...]
    cited: frozenset[
        str
    ]  # claims that a relay passed on, testimonies behind a complaint left aside


def trace(shelf: Shelf, whole: Mapping[str, Copy]) -> Lineage:
    """Trace every relay between the documents of a case."""
    pages = sorted(shelf.pages.values(), key=lambda p: p.path)
    whole = {path: replace(copy, pairs=_kindred(copy.pairs)) for path, copy in whole.items()}
    tied = bonds(shelf)
    edges: list[Edge] = []
    for page in pages:
        edges += _edges(shelf, page, whole.get(page.path))
    edges += [_bonded(shelf, b) for b in tied if b.party]
    edges += of_one_body(shelf, pages, {(e.source, e.target) for e in edges})
    kept = _acyclic(shelf, [replace(e, pairs=_kindred(e.pairs)) for e in edges])
    own = {(b.note, b.document) for b in tied}
    cited = frozenset(c.id for e in kept if (e.source, e.target) not in own for _, c in e.pairs)
    return Lineage(tuple(kept), _parents(kept), whole, tuple(tied), cited)


def _kindred(pairs: Iterable[tuple[Said, Said]]) -> tuple[tuple[Said, Said], ...]:
    return tuple((p, c) for p, c in pairs if kindred(p, c))


def _ways(shelf: Shelf, page: Page, copy: Copy | None) -> dict[str, list[Way]]:
    by_source: dict[str, list[Way]] = defaultdict(list)
    source = copy.source if copy else None
    found = [w for said in page.said if (w := way(shelf, page, said, source))]
    found += paper(shelf, page, frozenset(w.said.id for w in found))
    for one in found:
        by_source[one.source].append(one)
    return by_source


def _edges(shelf: Shelf, page: Page, copy: Copy | None) -> list[Edge]:
    ways = _ways(shelf, page, copy)
    edges = []
    if copy:
        own = ways.get(copy.source, [])
        named = any(w.named for w in own)
        pairs = (*copy.pairs, *_repeated(own, copy.pairs))
        edges.append(
            Edge(
                copy.source,
                page.path,
                copy.how,
                named,
                "the document as a whole",
                pairs,
                NAMES if named else _retelling(copy, page),
                named or _ordered(shelf.pages[copy.source], page),
            )
        )
    for source in sorted(ways):
        if copy and (source == copy.source or _inherited(shelf, ways[source], copy)):
            continue
        edges.append(_cited(shelf, page, source, ways[source]))
    return edges


def _inherited(shelf: Shelf, ways: Sequence[Way], copy: Copy) -> bool:
    """Tell whether a source is named only because the document that is retold names it.

    A retelling that names an outlet can be held against that outlet's page, so that edge stays.
    """
    above = {c.id: p for p, c in copy.pairs}
    parent = shelf.pages[copy.source]
    met = [w for w in ways if w.said.id in above]
    if len(met) * 2 < len(ways):
        return False
    for one in met:
        hops = above[one.said.id].claim.attribution
        if one.how is RelayHow.SUMMARY and any(h.kind is SpeakerKind.DOCUMENT for h in hops):
            continue
        found = way(shelf, parent, above[one.said.id])
        same = (found and found.source == one.source) or any(
            _is_body(shelf, h, one.source) for h in hops
        )
        if not same:
            return False
    return copy.how is not RelayHow.SUMMARY or all(w.how is not RelayHow.CITATION for w in ways)


def _is_body(shelf: Shelf, hop: Speaker, source: str) -> bool:
    return hop.identity is Identity.NAMED and any(
        same_name(hop.name, n) for n in shelf.pages[source].names
    )


def _cited(shelf: Shelf, page: Page, source: str, ways: Sequence[Way]) -> Edge:
    pairs = align(shelf.pages[source].said, [w.said for w in ways], ordered=False, enough=LOOSE)
    pairs += _repeated(ways, pairs)
    pairs += _beside(shelf.pages[source], page, {s.id for pair in pairs for s in pair})
    how = min((w.how for w in ways), key=_strength)
    if how is RelayHow.CITATION and not page.is_list and len(ways) > HALF * len(page.said):
        how = RelayHow.SUMMARY
    named = any(w.named for w in ways)
    because = NAMES if named else "a number too odd to be counted twice"
    directed = named or _ordered(shelf.pages[source], page)
    return Edge(source, page.path, how, named, _what(ways), tuple(pairs), because, directed)


def _retelling(copy: Copy, page: Page) -> str:
    if copy.how is RelayHow.REPOST:
        return "its running words, or nearly all of them, stand in the source"
    return f"{len(copy.pairs)} of its {len(page.said)} statements stand in the source, in order"


def _ordered(source: Page, page: Page) -> bool:
    """Tell whether days or hours show which of two documents was first."""
    known = source.document.published is not None and page.document.published is not None
    return known and source.rank[:2] != page.rank[:2]


def _repeated(ways: Sequence[Way], pairs: Sequence[tuple[Said, Said]]) -> list[tuple[Said, Said]]:
    """Pair what a page cites a second time with what its first mention was paired with."""
    taken, above = {c.id for _, c in pairs}, [p for p, _ in pairs]
    found = []
    for one in (w.said for w in ways if w.named and w.said.id not in taken):
        best = max(above, key=lambda p: (likeness(p, one), -p.at), default=None)
        if best is not None and likeness(best, one) >= ENOUGH:
            found.append((best, one))
    return found


def _beside(source: Page, page: Page, paired: set[str]) -> list[tuple[Said, Said]]:
    """Pair a figure that a page states beside what it cites: same number, same old date."""
    known = {_dated(s): s for s in source.said if s.id not in paired and _dated(s)}
    own = (s for s in page.said if s.id not in paired and len(s.claim.attribution) < TWO)
    return [(known[_dated(s)], s) for s in own if _dated(s) in known and _before(s, page)]


def _dated(said: Said) -> tuple[object, ...] | None:
    dated = said.value and said.last
    return (said.value, unit_of(said), said.types, said.first, said.last) if dated else None


def _before(said: Said, page: Page) -> bool:
    """Tell whether a claim speaks of a time of its own, not of the day on which it was written."""
    return bool(said.last and page.when and page.when - said.last > WEEK)


def _strength(how: RelayHow) -> int:
    return [
        RelayHow.REPOST,
        RelayHow.SUMMARY,
        RelayHow.QUOTATION,
        RelayHow.CITATION,
        RelayHow.TRANSLATION,
    ].index(how)


def _what(ways: Sequence[Way]) -> str:
    figures = sorted({str(w.said.value) for w in ways if w.said.value})
    if figures:
        return (
            "the figure " + ", ".join(figures)
            if len(figures) == 1
            else "the figures " + ", ".join(figures)
        )
    return "one statement" if len(ways) == 1 else f"{len(ways)} statements"


def _bonded(shelf: Shelf, bond: Bond) -> Edge:
    note, document = shelf.pages[bond.note], shelf.pages[bond.document]
    pairs = align(note.said, document.said, ordered=False)
    # A note tells of one man, a complaint of many: small numbers agree by chance.
    kept = [(p, c) for p, c in pairs if _carried(p, c)]
    what = "one of the accounts behind it"
    return Edge(
        bond.note,
        bond.document,
        RelayHow.SUMMARY,
        named=False,
        what=what,
        pairs=tuple(kept),
        because=bond.why,
    )


def _carried(parent: Said, child: Said) -> bool:
    if parent.value is None and child.value is None:
        return bool(set(parent.spots) & set(child.spots)) or parent.types == child.types
    return parent.value == child.value and (parent.value or 0) >= COUNT


def _acyclic(shelf: Shelf, edges: Iterable[Edge]) -> list[Edge]:
    """Keep edges, named ones first, as long as no document would come from itself."""

    def order(edge: Edge) -> tuple[object, ...]:
        return (not edge.named, shelf.pages[edge.source].rank, shelf.pages[edge.target].rank)

    above: dict[str, set[str]] = defaultdict(set)
    kept = []
    for edge in sorted(edges, key=order):
        if edge.target != edge.source and edge.target not in _ancestors(above, edge.source):
            above[edge.target].add(edge.source)
            kept.append(edge)
    return sorted(kept, key=lambda e: (e.target, e.source))


def _ancestors(above: Mapping[str, set[str]], path: str) -> set[str]:
    seen: set[str] = set()
    todo = [path]
    while todo:
        for up in above.get(todo.pop(), set()) - seen:
            seen.add(up)
            todo.append(up)
    return seen


def _parents(edges: Sequence[Edge]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        for parent, child in edge.pairs:
            found[child.id].append(parent.id)
    return {child: tuple(sorted(set(ups))) for child, ups in found.items()}
