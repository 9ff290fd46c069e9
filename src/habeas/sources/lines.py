"""Which paragraphs, lists and tables does a plain text hold?"""

import re
from collections.abc import Iterator

from habeas.model.document import Cell, Passage, PassageKind
from habeas.sources.mapping import Mapped, fold, join, plain, unit

ITEM = re.compile(r"[ \t]*(?:[-*+•–—·]|\(?\d{1,3}[.)]|\(?[^\W\d_][)])[ \t]+(?=\S)")
LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


def lines(text: str) -> Iterator[tuple[int, int]]:
    """List where the lines of a text begin and end, line ends left out."""
    for line in LINE.finditer(text):
        words = line.group().rstrip("\r\n")
        if line.group():
            yield line.start(), line.start() + len(words)


def passages(text: str) -> tuple[Passage, ...]:
    """Read a plain text: blocks between blank lines, lines that stand alone, lists, tab tables."""
    found: list[Passage] = []
    for block in _blocks(text):
        found += _read_block(text, block)
    return tuple(found)


def row(
    text: str, spans: list[tuple[int, int]], columns: tuple[str, ...], kind: PassageKind
) -> Passage | None:
    """Make a row of the cells that stand at `spans`; what parts them reads as a tab."""
    return row_of([fold(plain(text[s:e], s)) for s, e in spans], spans, columns, kind)


def row_of(
    parts: list[Mapped], spans: list[tuple[int, int]], columns: tuple[str, ...], kind: PassageKind
) -> Passage | None:
    """Join folded cells, each read from its span, into one row."""
    pieces: list[Mapped] = []
    cells: list[Cell] = []
    at = 0
    for n, part in enumerate(parts):
        if n:
            pieces.append(unit("\t", spans[n - 1][1], spans[n][0]))
            at += 1
        pieces.append(part)
        cells.append(Cell(columns[n] if n < len(columns) else None, at, at + len(part.text)))
        at += len(part.text)
    whole = join(pieces)
    if not whole.text.strip():
        return None
    return Passage(whole.text, whole.runs, kind, cells=tuple(cells))


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    block: list[tuple[int, int]] = []
    for start, end in lines(text):
        if text[start:end].strip():
            block.append((start, end))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _read_block(text: str, block: list[tuple[int, int]]) -> Iterator[Passage]:
    if _is_table(text, block):
        yield from _table(text, block)
        return
    for start, end, kind in _paragraphs(text, block):
        words = fold(plain(text[start:end], start))
        if words.text:
            yield Passage(words.text, words.runs, kind)


def _is_table(text: str, block: list[tuple[int, int]]) -> bool:
    tabs = [text.count("\t", start, end) for start, end in block]
    return sum(1 for n in tabs if n) > len(block) / 2


def _table(text: str, block: list[tuple[int, int]]) -> Iterator[Passage]:
    columns: tuple[str, ...] = ()
    for start, end in block:
        spans = _tab_spans(text, start, end)
        if not columns and len(spans) > 1:
            columns = tuple(text[s:e].strip() for s, e in spans)
            made = row(text, spans, (), PassageKind.META)
        else:
            made = row(
                text, spans, columns, PassageKind.ROW if len(spans) > 1 else PassageKind.PARAGRAPH
            )
        if made:
            yield made


def _tab_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    while (tab := text.find("\t", start, end)) >= 0:
        spans.append((start, tab))
        start = tab + 1
    return [*spans, (start, end)]


def _paragraphs(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int, PassageKind]]:
    """Cut a block: every list item and every unwrapped line is a paragraph, wrapped lines join."""
    wrapped = _wraps(text, block)
    start, kind = block[0][0], PassageKind.PARAGRAPH
    last = start
    for n, (line_start, line_end) in enumerate(block):
        item = ITEM.match(text, line_start, line_end)
        if n and (item or not wrapped):
            yield start, last, kind
            start, kind = line_start, PassageKind.PARAGRAPH
        if item:
            kind = PassageKind.ITEM
        last = line_end
    yield start, last, kind


def _wraps(text: str, block: list[tuple[int, int]]) -> bool:
    """Tell whether the lines of a block were broken at a margin, inside their sentences."""
    lengths = [end - start for start, end in block[:-1]]
    if not lengths or min(lengths) < 40 or max(lengths) > 100:
        return False
    return max(lengths) - min(lengths) <= 25 and sum(
        text[e - 1] not in ".!?:;" for _, e in block[:-1]
    ) * 2 >= len(lengths)
