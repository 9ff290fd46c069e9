"""Which columns of a list of people did no rule understand?"""

import re
from collections import defaultdict
from collections.abc import Sequence

from habeas.claims.list_shape import shape
from habeas.model.document import Document, Passage, PassageKind

CODE = re.compile(r"[\w/.-]*\d[\w/.-]*")
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
                if kind is None and head and _tells(rows, at):
                    found[at + 1, head] = None
    return tuple(found)


def _tables(document: Document) -> list[list[Passage]]:
    tables: dict[tuple[str | None, ...], list[Passage]] = defaultdict(list)
    for passage in document.passages:
        if passage.kind is PassageKind.ROW and passage.cells:
            tables[tuple(cell.column for cell in passage.cells)].append(passage)
    return list(tables.values())


def _tells(rows: Sequence[Passage], at: int) -> bool:
    """Tell whether a column holds more than the keeper's own numbers, one for each row."""
    there = [(row.text, row.cells[at]) for row in rows if at < len(row.cells)]
    filled = [text[c.start : c.end].strip() for text, c in there if text[c.start : c.end].strip()]
    coded = all(CODE.fullmatch(cell) for cell in filled) and len(set(filled)) == len(rows)
    return bool(filled) and not coded
