"""Which tables of a page hold data, and which cells stand in which row?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from habeas.model.document import Passage
from habeas.sources.elements import CELLS
from habeas.sources.mapping import Mapped, extent, fold, join, unit
from habeas.sources.markup import Node
from habeas.sources.page import Block
from habeas.sources.rows import Columns, Span, head_row, header, row

LAYOUT = frozenset({"h1", "h2", "h3", "article", "nav", "form"})  # no table of data holds these
LONGEST_CELL = 600  # letters: a longer cell is a page's column, not a datum
COUNT = re.compile("[1-9][0-9]?")
MOST_SPAN = 50  # columns that one cell may cover


class Grid(Struct, frozen=True):
    """The rows of data of a page: for every cell its row, for every row its cells."""

    line_of: Mapping[int, int]  # cell -> row
    cells_of: Mapping[int, tuple[int, ...]]  # row -> cells
    table_of: Mapping[int, int]  # row -> table
    cell_around: Sequence[int]  # node -> nearest cell around it, 0 if none


def grid(page: Sequence[Node], blocks: Sequence[Block]) -> Grid:
    """Find the tables of data; tables that only lay a page out are left to be read as blocks."""
    cell, line, table = (
        _nearest(page, names) for names in (CELLS, frozenset({"tr"}), frozenset({"table"}))
    )
    cells: dict[int, list[int]] = defaultdict(list)
    for at, node in enumerate(page):
        if node.name in CELLS and line[at] and table[line[at]] == table[at]:
            cells[line[at]].append(at)
    layout = _layout(page, blocks, cell, table)
    width: dict[int, int] = defaultdict(int)
    for at, members in cells.items():
        width[table[at]] = max(width[table[at]], len(members))
    kept = {
        at: tuple(m) for at, m in cells.items() if width[table[at]] > 1 and table[at] not in layout
    }
    line_of = {member: at for at, members in kept.items() for member in members}
    return Grid(line_of, kept, {at: table[at] for at in kept}, cell)


def _layout(
    page: Sequence[Node], blocks: Sequence[Block], cell: Sequence[int], table: Sequence[int]
) -> set[int]:
    """List the tables that hold tables, headings or cells as long as articles."""
    layout = {table[node.parent] for node in page if node.name == "table" and table[node.parent]}
    layout |= {table[at] for at, node in enumerate(page) if node.name in LAYOUT}
    letters: dict[int, int] = defaultdict(int)
    for block in blocks:
        letters[cell[block.node]] += len(block.words.text)
    return layout | {table[at] for at, length in letters.items() if length > LONGEST_CELL}


def read_table(
    page: Sequence[Node],
    lines: Sequence[Sequence[int]],
    held: Mapping[int, Sequence[Block]],
) -> Iterator[Passage | None]:
    """Read the rows of a table; header cells, else a row that reads as such, name columns."""
    table = [[_cell(held.get(at, ())) for at in cells] for cells in lines]
    marked = [all(page[at].name == "th" for at in cells) for cells in lines]
    if not any(marked):
        head = header([[cell.text for cell in cells] for cells in table])
        marked = [n == head for n in range(len(lines))]
    columns: Columns = ()
    for cells, words, is_head in zip(lines, table, marked, strict=True):
        spans = [_span(page, at, cell) for at, cell in zip(cells, words, strict=True)]
        wide = [_width(page[at]) for at in cells]
        if is_head:
            named = zip(words, wide, strict=True)
            columns = tuple(cell.text or None for cell, n in named for _ in range(n))
            yield head_row(words, spans)
        else:
            yield row(words, spans, _under(columns, wide))


def _under(columns: Columns, wide: Sequence[int]) -> Columns:
    """Name the column of every cell, wide cells counted as they are."""
    firsts = [sum(wide[:n]) for n in range(len(wide))]
    return tuple(columns[at] if at < len(columns) else None for at in firsts)


def _cell(blocks: Sequence[Block]) -> Mapped:
    parts: list[Mapped] = []
    for block in blocks:
        if parts:
            parts.append(unit(" ", extent(parts[-1])[1], extent(block.words)[0]))
        parts.append(block.words)
    return fold(join(parts))


def _span(page: Sequence[Node], at: int, cell: Mapped) -> Span:
    return extent(cell) if cell.runs else (page[at].end, page[at].end)


def _width(node: Node) -> int:
    said = node.attributes.get("colspan", "")
    return min(int(said), MOST_SPAN) if COUNT.fullmatch(said) else 1


def _nearest(page: Sequence[Node], names: frozenset[str]) -> list[int]:
    nearest: list[int] = []
    for at, node in enumerate(page):
        nearest.append(at if node.name in names else nearest[node.parent] if at else 0)
    return nearest
