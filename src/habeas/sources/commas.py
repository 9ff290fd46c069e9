"""Which rows and cells does a comma-separated file hold?"""

import re

from habeas.model.document import Passage, PassageKind
from habeas.sources.lines import row_of
from habeas.sources.mapping import Mapped, edit, fold, plain

SEPARATORS = ",;\t|"
SAMPLE_ROWS = 50
Span = tuple[int, int]


def passages(text: str) -> tuple[Passage, ...]:
    """Read a table: one passage a row, each cell under its column's name."""
    start = 1 if text.startswith("\ufeff") else 0
    table = records(text, start, separator(text[start : start + 50_000]))
    head = header(text, table)
    columns = tuple(_cell(text, span).text for span in table[head]) if head is not None else ()
    found = []
    for n, record in enumerate(table):
        kind = PassageKind.META if head is not None and n <= head else PassageKind.ROW
        found.append(
            row_of(
                [_cell(text, s) for s in record],
                record,
                columns if kind is PassageKind.ROW else (),
                kind,
            )
        )
    return tuple(made for made in found if made)


def separator(sample: str) -> str:
    """Choose the mark that gives most rows the same number (above one) of cells."""
    return max(SEPARATORS, key=lambda mark: _evenness(sample, mark))


def records(text: str, start: int, mark: str) -> list[list[Span]]:
    """Cut a text into records of cells (RFC 4180): quoted cells may hold marks and line ends."""
    cell = re.compile(
        rf'[ ]*"(?:[^"]|"")*"(?=[ ]*(?:{re.escape(mark)}|\r|\n|\Z))[ ]*|[^{re.escape(mark)}\r\n]*'
    )
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


def header(text: str, table: list[list[Span]]) -> int | None:
    """Find the row that names the columns: the first wide one, without numbers."""
    width = max((len(record) for record in table), default=0)
    for n, record in enumerate(table[:10]):
        words = [text[s:e].strip(' "') for s, e in record]
        if len(record) == width and all(words) and not any(word[0].isdigit() for word in words):
            return n
    return None


def _cell(text: str, span: Span) -> Mapped:
    start, end = span
    words = text[start:end]
    bare = words.strip(" ")
    if len(bare) < 2 or bare[0] != '"' or bare[-1] != '"':
        return fold(plain(words, start))
    start += words.index('"') + 1
    inner = plain(bare[1:-1], start)
    return fold(edit(inner, ((*m.span(), '"') for m in re.finditer('""', inner.text))))


def _evenness(sample: str, mark: str) -> tuple[float, int]:
    table = records(sample, 0, mark)[:SAMPLE_ROWS]
    widths = [len(record) for record in table]
    usual = max(set(widths), key=widths.count, default=1)
    return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)
