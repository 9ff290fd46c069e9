"""Which cells does a row of any table hold, and under which column does each stand?"""

from collections.abc import Sequence

from habeas.model.document import Cell, Passage, PassageKind
from habeas.sources.mapping import Mapped, fold, join, plain, unit

Span = tuple[int, int]
Columns = tuple[str | None, ...]
HEAD_ROWS = 10  # rows at the top among which the header is looked for
LONGEST_NAME = 60  # a column's name is shorter than this
LOOKED_AT = 200  # rows whose values are compared with a possible header


def row(parts: Sequence[Mapped], spans: Sequence[Span], columns: Columns) -> Passage | None:
    """Join folded cells, each read from its span, into one row; what parts them reads as a tab."""
    return _joined(parts, spans, columns, PassageKind.ROW)


def head_row(parts: Sequence[Mapped], spans: Sequence[Span]) -> Passage | None:
    """Make the row that names the columns, or stands over them: about the table, no claim."""
    return _joined(parts, spans, (), PassageKind.META)


def cells_of(text: str, spans: Sequence[Span]) -> list[Mapped]:
    """Read cells that stand in a text as they are."""
    return [fold(plain(text[start:end], start)) for start, end in spans]


def header(table: Sequence[Sequence[str]]) -> int | None:
    """Find the row that names the columns: short distinct words that do not return below.

    >>> header([["List of June"], ["n", "who"], ["1", "Ivan"]])
    1
    >>> header([["a", "Brod"], ["b", "Brod"]]) is None
    True
    """
    width = max((len(record) for record in table), default=0)
    for n, record in enumerate(table[:HEAD_ROWS]):
        named = [words for words in record if words]
        wide = len(named) > 1 and len(named) * 2 > width
        if wide:
            return (
                n if _names(named) and not _returns(record, table[n + 1 : n + LOOKED_AT]) else None
            )
    return None


def _names(named: Sequence[str]) -> bool:
    short = all(len(words) <= LONGEST_NAME and not words[0].isdigit() for words in named)
    return short and len(set(named)) == len(named)


def _returns(record: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    columns = [{line[n] for line in below if n < len(line)} for n in range(len(record))]
    return any(words in columns[n] for n, words in enumerate(record) if words)


def _joined(
    parts: Sequence[Mapped], spans: Sequence[Span], columns: Columns, kind: PassageKind
) -> Passage | None:
    pieces: list[Mapped] = []
    cells: list[Cell] = []
    at = 0
    for n, part in enumerate(parts):
        if n:
            pieces.append(unit("\t", spans[n - 1][1], max(spans[n][0], spans[n - 1][1])))
            at += 1
        pieces.append(part)
        cells.append(Cell(columns[n] if n < len(columns) else None, at, at + len(part.text)))
        at += len(part.text)
    whole = join(pieces)
    return (
        Passage(whole.text, whole.runs, kind, cells=tuple(cells)) if whole.text.strip() else None
    )
