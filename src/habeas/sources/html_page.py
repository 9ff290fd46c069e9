"""What does a web page say, block by block?"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from habeas.model.document import Document, Passage, PassageKind
from habeas.sources.article import Role, roles
from habeas.sources.imprint import imprint
from habeas.sources.lines import row_of
from habeas.sources.mapping import extent
from habeas.sources.markup import Node, nodes
from habeas.sources.page import CELLS, HEADINGS, Block, blocks, shown


def read_page(page: Document) -> Document:
    """Read a page: the passages of its article, and what it says of its own publication."""
    tree = nodes(page.text)
    seen = shown(tree)
    found = tuple(blocks(page.text, tree, seen))
    parts = roles(tree, found)
    facts = imprint(page.text, tree, parts)
    return replace(
        page,
        passages=_once(_passages(tree, [part for part in parts if part.inside])),
        title=facts.title,
        outlet=facts.outlet,
        published=facts.published,
        url=facts.url,
        language=facts.language or "und",
    )


def _passages(page: Sequence[Node], parts: Sequence[Role]) -> Iterator[Passage]:
    tables = _data_rows(page, parts)
    columns: dict[int, tuple[str, ...]] = {}
    done = set()
    for part in parts:
        line = tables.get(part.block.node)
        if line is None:
            yield _passage(page, part)
        elif line not in done:
            done.add(line)
            cells = [p.block for p in parts if tables.get(p.block.node) == line]
            made = _row(page, line, cells, columns)
            if made:
                yield made


def _passage(page: Sequence[Node], part: Role) -> Passage:
    block = part.block
    return Passage(
        block.words.text,
        block.words.runs,
        PassageKind.META if part.meta else _kind(page, block.node),
        links=block.links,
        emphasis=block.emphasis,
    )


def _kind(page: Sequence[Node], at: int) -> PassageKind:
    name = page[at].name
    if name == "h1":
        return PassageKind.TITLE
    if name in HEADINGS:
        return PassageKind.HEADING
    holders = {page[page[at].parent].name, name}
    return PassageKind.ITEM if holders & {"li", "dd", "dt"} else PassageKind.PARAGRAPH


def _data_rows(page: Sequence[Node], parts: Sequence[Role]) -> dict[int, int]:
    """Tie every cell of a table of data to its row; a table that only lays out a page has none."""
    cells = {
        p.block.node: _around(page, p.block.node, "tr")
        for p in parts
        if page[p.block.node].name in CELLS
    }
    widths: dict[int, int] = {}
    for line in cells.values():
        widths[line] = widths.get(line, 0) + 1
    return {cell: line for cell, line in cells.items() if line and widths[line] > 1}


def _around(page: Sequence[Node], at: int, name: str) -> int:
    while at and page[at].name != name:
        at = page[at].parent
    return at


def _row(
    page: Sequence[Node], line: int, cells: Sequence[Block], columns: dict[int, tuple[str, ...]]
) -> Passage | None:
    table = _around(page, line, "table")
    heads = [page[cell.node].name == "th" for cell in cells]
    spans = [extent(cell.words) for cell in cells]
    words = [cell.words for cell in cells]
    if all(heads):
        columns[table] = tuple(cell.words.text for cell in cells)
        return row_of(words, spans, (), PassageKind.META)
    return row_of(words, spans, columns.get(table, ()), PassageKind.ROW)


def _once(found: Iterator[Passage]) -> tuple[Passage, ...]:
    """Keep a dateline that stands twice only once."""
    said: set[str] = set()
    kept = []
    for passage in found:
        if passage.kind is not PassageKind.META or passage.text not in said:
            kept.append(passage)
        said.add(passage.text)
    return tuple(kept)
