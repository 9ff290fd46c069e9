"""What does a web page say, block by block?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from habeas.model.document import Document, Passage, PassageKind
from habeas.sources.article import Role, roles
from habeas.sources.elements import HEADINGS, LISTED
from habeas.sources.grid import grid, read_table
from habeas.sources.imprint import imprint, titles
from habeas.sources.markup import Node, nodes
from habeas.sources.page import Block, blocks, shown


def read_page(page: Document) -> Document:
    """Read a page: the passages of its article, and what it says of its own publication."""
    tree = nodes(page.text)
    found = tuple(blocks(page.text, tree, shown(tree)))
    parts = roles(tree, found, titles(page.text, tree))
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
    data = grid(page, [part.block for part in parts])
    held: dict[int, list[Block]] = defaultdict(list)
    for part in parts:
        held[data.cell_around[part.block.node]].append(part.block)
    tables: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for line, cells in data.cells_of.items():
        tables[data.table_of[line]].append(cells)
    done = {0}
    for part in parts:
        line = data.line_of.get(data.cell_around[part.block.node], 0)
        table = data.table_of.get(line, 0)
        if not table:
            yield _passage(page, part)
        elif table not in done:
            done.add(table)
            yield from (made for made in read_table(page, tables[table], held) if made)


def _passage(page: Sequence[Node], part: Role) -> Passage:
    block = part.block
    return Passage(
        block.words.text,
        block.words.runs,
        _kind(page, part),
        links=tuple(link for link in block.links if link[2]),
        emphasis=block.emphasis,
    )


def _kind(page: Sequence[Node], part: Role) -> PassageKind:
    node = page[part.block.node]
    if part.title:
        return PassageKind.TITLE
    if part.meta:
        return PassageKind.META
    if node.name in HEADINGS:
        return PassageKind.HEADING
    listed = {page[node.parent].name, node.name} & LISTED
    return PassageKind.ITEM if listed else PassageKind.PARAGRAPH


def _once(found: Iterator[Passage]) -> tuple[Passage, ...]:
    """Keep a dateline that stands twice only once."""
    said: set[str] = set()
    kept = []
    for passage in found:
        if passage.kind is not PassageKind.META or passage.text not in said:
            kept.append(passage)
        said.add(passage.text)
    return tuple(kept)
