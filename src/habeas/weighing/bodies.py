"""Which documents of one body belong together: list and statement, figure and withdrawal?"""

from collections.abc import Iterable
from datetime import timedelta

from habeas.model.words import EventType, RelayHow
from habeas.weighing.edges import Edge
from habeas.weighing.hops import before
from habeas.weighing.lookup import Shelf, published_by
from habeas.weighing.page import Page

OWN = "both are papers of one body"
COUNT = 10  # below this two figures agree by chance
LIST_DAYS = timedelta(days=31)  # a list and a statement, so near in time, are one piece of work


def of_one_body(shelf: Shelf, pages: Iterable[Page], known: set[tuple[str, str]]) -> list[Edge]:
    """Tie a list to the statement that counts it, a withdrawal to the statement it takes back."""
    edges = []
    for page in pages:
        if not page.is_list and not any("retraction" in s.types for s in page.said):
            continue
        for other in sorted(
            {q for n in _bodies(page) for q in (p.path for p in published_by(shelf, n))}
        ):
            source = shelf.pages[other]
            if page.is_list and not source.is_list and not source.witness:
                edges += _listed(page, source, known)
            elif not page.is_list and before(source, page) and (other, page.path) not in known:
                edges += _taken_back(source, page)
            if page.is_list and before(source, page) and (other, page.path) not in known:
                edges += _counted(source, page)
    return edges


def _bodies(page: Page) -> list[str]:
    return sorted({*page.names, *page.keepers})


def _listed(page: Page, source: Page, known: set[tuple[str, str]]) -> list[Edge]:
    near = page.when and source.when and timedelta(0) <= source.when - page.when <= LIST_DAYS
    if not near or {(page.path, source.path), (source.path, page.path)} & known:
        return []
    what = "part of what it counts"
    return [
        Edge(
            page.path, source.path, RelayHow.SUMMARY, named=False, what=what, pairs=(), because=OWN
        )
    ]


def _counted(source: Page, page: Page) -> list[Edge]:
    """Tie a list to the statement that had given its number before."""
    pairs = [
        (p, s)
        for s in page.said
        for p in source.said
        if s.value and s.value >= COUNT and s.value == p.value and not source.is_list
    ]
    if not pairs:
        return []
    what = "the names behind a figure"
    one = tuple(pairs[:1])
    return [
        Edge(
            source.path,
            page.path,
            RelayHow.CITATION,
            named=False,
            what=what,
            pairs=one,
            because=OWN,
        )
    ]


def _taken_back(source: Page, page: Page) -> list[Edge]:
    back = [s for s in page.said if EventType.RETRACTION in s.claim.types and s.value]
    pairs = [(p, s) for s in back for p in source.said if p.value == s.value and p.claim.quantity]
    if not pairs or source.is_list:
        return []
    what = "a figure, to withdraw it"
    return [Edge(source.path, page.path, RelayHow.CITATION, named=True, what=what, pairs=())]
