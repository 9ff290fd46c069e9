"""Which held document is meant by a name, and where does a figure stand?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from habeas.weighing.names import (
    bare_office,
    keys,
    kind_keys,
    named_in,
    one_body,
    same_name,
    tokens,
)
from habeas.weighing.page import Page, Said


class Shelf(Struct, frozen=True):
    """The documents of a case by path, by outlet or author, by person who speaks, by figure."""

    pages: Mapping[str, Page]
    by_name: Mapping[str, tuple[tuple[str, str], ...]]  # key: (name, path)
    by_person: Mapping[str, tuple[tuple[str, str], ...]]
    copied: Mapping[str, str]  # a document that retells another as a whole, and that one
    meant: Mapping[str, tuple[str, ...]]  # a name that claims give: paths of that outlet or author
    by_value: Mapping[tuple[str, int], tuple[tuple[str, int], ...]]  # (unit, value): (path, at)


def _index(named: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    found = defaultdict(list)
    for name, path in named:
        for key in keys(name) | kind_keys(name):
            found[key].append((name, path))
    return {key: tuple(sorted(set(where))) for key, where in found.items()}


def shelve(pages: Sequence[Page], copied: Mapping[str, str]) -> Shelf:
    """Index the documents of a case."""
    known = _index((n, p.path) for p in pages for n in p.names)
    pages = [_kept(p, known) for p in pages]
    values = defaultdict(list)
    for p in pages:
        for s in p.said:
            if s.claim.quantity and s.claim.quantity.value:
                values[str(s.claim.quantity.unit), s.claim.quantity.value].append((p.path, s.at))
    by_name = _index((n, p.path) for p in pages for n in (*p.names, *p.keepers))
    given = {hop.name for p in pages for s in p.said for hop in s.claim.attribution}
    return Shelf(
        {p.path: p for p in pages},
        by_name,
        _index((n, p.path) for p in pages for n in p.persons),
        copied,
        {name: tuple(_meant(by_name, name)) for name in sorted(given)},
        {key: tuple(where) for key, where in values.items()},
    )


HEAD = 3  # passages at the top of a list that say whose it is


def _kept(page: Page, by_name: Mapping[str, tuple[tuple[str, str], ...]]) -> Page:
    """Find who keeps a list, where its rows do not say so, in its heading."""
    if not page.is_list or page.keepers:
        return page
    head = " ".join(p.text for p in page.document.passages[:HEAD])
    near = {
        name for word in head.split() for key in keys(word) for name, _ in by_name.get(key, ())
    }
    return replace(page, keepers=tuple(sorted(n for n in near if named_in(n, head))))


def _meant(index: Mapping[str, tuple[tuple[str, str], ...]], name: str) -> list[str]:
    near = {pair for key in keys(name) for pair in index.get(key, ())}
    office = bare_office(name)
    if office:  # "the department": the only one that the case knows, or nobody
        held = {(known, path) for known, path in near if office in tokens(known)}
        return sorted({p for _, p in held}) if one_body({known for known, _ in held}) else []
    return sorted({path for known, path in near if same_name(known, name)})


def published_by(shelf: Shelf, name: str) -> list[Page]:
    """List the documents whose outlet or author bears this name."""
    paths = shelf.meant[name] if name in shelf.meant else _meant(shelf.by_name, name)
    return [shelf.pages[path] for path in paths]


def spoken_by(shelf: Shelf, name: str) -> list[Page]:
    """List the documents in which a person of this name speaks throughout."""
    return [shelf.pages[path] for path in _meant(shelf.by_person, name)]


def named_inside(shelf: Shelf, words: str) -> list[Page]:
    """List the documents whose outlet or author some words name."""
    near = {
        pair for word in words.split() for key in keys(word) for pair in shelf.by_name.get(key, ())
    }
    return [shelf.pages[p] for p in sorted({path for name, path in near if named_in(name, words)})]


def with_figure(shelf: Shelf, said: Said) -> list[tuple[Page, Said]]:
    """List where the figure of a claim stands."""
    quantity = said.claim.quantity
    if quantity is None or not quantity.value:
        return []
    where = shelf.by_value.get((str(quantity.unit), quantity.value), ())
    return [(shelf.pages[path], shelf.pages[path].said[at]) for path, at in where]
