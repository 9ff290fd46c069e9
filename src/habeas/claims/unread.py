"""Which columns of a list of people did no rule understand?"""

from collections import defaultdict
from collections.abc import Sequence

from habeas.claims.list_shape import shape
from habeas.model.document import Document, Passage, PassageKind

FEWEST = 2  # rows from which a table shows what its columns hold


def unread_columns(document: Document) -> tuple[tuple[int, str], ...]:
    """List the number and the head of each filled column that neither head nor cells explain.

    Only tables that list people are looked at: others are counts, and every number is read.
    """
    found: dict[tuple[int, str], None] = {}
    for rows in _tables(document):
        kinds = shape(rows, rows[0].language)
        if "person" in kinds and len(rows) >= FEWEST:
            for at, kind in enumerate(kinds):
                head = next((r.cells[at].column for r in rows if at < len(r.cells)), None)
                if kind is None and head and _filled(rows, at):
                    found[at + 1, head] = None
    return tuple(found)


def _tables(document: Document) -> list[list[Passage]]:
    tables: dict[tuple[str | None, ...], list[Passage]] = defaultdict(list)
    for passage in document.passages:
        if passage.kind is PassageKind.ROW and passage.cells:
            tables[tuple(cell.column for cell in passage.cells)].append(passage)
    return list(tables.values())


def _filled(rows: Sequence[Passage], at: int) -> bool:
    cells = (row.cells[at] for row in rows if at < len(row.cells))
    return any(cell.end > cell.start for cell in cells)
