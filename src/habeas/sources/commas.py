"""Which rows and cells does a comma-separated file hold?"""

import re

from habeas.model.document import Passage
from habeas.sources.mapping import Mapped, edit, fold, plain
from habeas.sources.rows import Columns, Span, head_row, header, row

SEPARATORS = ",;\t|"
SAMPLE = 50_000  # characters that are read to choose the separator
SAMPLE_ROWS = 50


def passages(text: str) -> tuple[Passage, ...]:
    """Read a table: one passage a row, each cell under its column's name."""
    start = 1 if text.startswith("\ufeff") else 0
    table = records(text, start, separator(text[start : start + SAMPLE]))
    cells = [[_cell(text, span) for span in record] for record in table]
    head = header([[cell.text for cell in record] for record in cells])
    columns: Columns = () if head is None else tuple(cell.text or None for cell in cells[head])
    made = [
        head_row(parts, spans) if head is not None and n <= head else row(parts, spans, columns)
        for n, (parts, spans) in enumerate(zip(cells, table, strict=True))
    ]
    return tuple(passage for passage in made if passage)


def separator(sample: str) -> str:
    r"""Choose the mark that gives most rows the same number (above one) of cells.

    >>> separator("a;b,c;d\n1;2;3\n")
    ';'
    """
    return max(SEPARATORS, key=lambda mark: _evenness(sample, mark))


def records(text: str, start: int, mark: str) -> list[list[Span]]:
    """Cut a text into records of cells (RFC 4180): quoted cells may hold marks and line ends."""
    end_of_cell = rf"(?=[ ]*(?:{re.escape(mark)}|\r|\n|\Z))"
    cell = re.compile(rf'[ ]*"(?>[^"]+|"")*+"{end_of_cell}[ ]*|[^{re.escape(mark)}\r\n]*')
    found: list[list[Span]] = [[]]
    at = start
    while True:
        hit = cell.match(text, at)
        end = hit.end() if hit else at
        found[-1].append((at, end))
        if end >= len(text):
            return [record for record in found if any(s < e for s, e in record)]
        at = end + (2 if text.startswith("\r\n", end) else 1)
        if text[end] != mark:
            found.append([])


def _cell(text: str, span: Span) -> Mapped:
    start, end = span
    words = text[start:end]
    bare = words.strip(" ")
    if bare == '"' or bare[:1] != '"' or bare[-1:] != '"':
        return fold(plain(words, start))
    inner = plain(bare[1:-1], start + words.index('"') + 1)
    return fold(edit(inner, ((*quote.span(), '"') for quote in re.finditer('""', inner.text))))


def _evenness(sample: str, mark: str) -> tuple[float, int]:
    widths = [len(record) for record in records(sample, 0, mark)[:SAMPLE_ROWS]]
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
    return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)
