"""Which paragraphs, lists and tables does a plain text hold?"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from habeas.model.document import Passage, PassageKind
from habeas.sources.mapping import fold, plain
from habeas.sources.rows import Columns, cells_of, head_row, header, row

ITEM = re.compile(r"[ \t]*(?:[-*+•–—·▪●]|\(?\d{1,3}[.)]|\(?[^\W\d_][)])[ \t]+(?=\S)")
BULLET = re.compile(r"[ \t]*[-*+•·▪●][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
SHEET = "## Sheet: "  # how a rendition of a workbook begins a sheet
FEWEST = 2  # full lines from which a margin can be seen
NARROW, WIDE, RAGGED = 40, 100, 25  # lengths of lines that were broken at a margin
Span = tuple[int, int]


def lines(text: str) -> Iterator[Span]:
    """List where the lines of a text begin and end, line ends left out."""
    for line in LINE.finditer(text):
        if line.group():
            yield line.start(), line.start() + len(line.group().rstrip("\r\n"))


def passages(text: str) -> tuple[Passage, ...]:
    """Read a plain text: blocks between blank lines, lines that stand alone, lists, tab tables."""
    found: list[Passage] = []
    columns: Columns = ()
    for block in _blocks(text):
        if text.startswith(SHEET, block[0][0]):
            columns = ()
        for tabbed, stretch in groupby(block, key=lambda line: _has_tabs(text, line)):
            span = list(stretch)
            if tabbed and (len(span) > 1 or columns):
                columns, made = _table(text, span, columns)
                found += made
            else:
                found += _prose(text, span)
    return tuple(found)


def _blocks(text: str) -> Iterator[list[Span]]:
    for filled, block in groupby(lines(text), key=lambda line: bool(text[slice(*line)].strip())):
        if filled:
            yield list(block)


def _has_tabs(text: str, line: Span) -> bool:
    return "\t" in text[slice(*line)].strip()


def _table(text: str, block: Sequence[Span], columns: Columns) -> tuple[Columns, list[Passage]]:
    """Read a stretch of lines with tabs; without a header it keeps the columns before it."""
    spans = [list(_tab_spans(text, *line)) for line in block]
    head = header([[text[slice(*cell)].strip() for cell in line] for line in spans])
    made = []
    for n, line in enumerate(spans):
        cells = cells_of(text, line)
        if n == head:
            columns = tuple(cell.text or None for cell in cells)
        made.append(
            head_row(cells, line) if head is not None and n <= head else row(cells, line, columns)
        )
    return columns, [passage for passage in made if passage]


def _tab_spans(text: str, start: int, end: int) -> Iterator[Span]:
    while (tab := text.find("\t", start, end)) >= 0:
        yield start, tab
        start = tab + 1
    yield start, end


def _prose(text: str, block: Sequence[Span]) -> Iterator[Passage]:
    spans = list(_paragraphs(text, block))
    listed = sum(1 for start, _, _ in spans if BULLET.match(text, start)) > 1
    for start, end, kind in spans:
        bullet = BULLET.match(text, start, end) if listed else None
        begin = bullet.end() if bullet else start
        words = fold(plain(text[begin:end], begin))
        if words.text:
            yield Passage(words.text, words.runs, kind)


def _paragraphs(text: str, block: Sequence[Span]) -> Iterator[tuple[int, int, PassageKind]]:
    """Cut a block: every list item and every unwrapped line is a paragraph, wrapped lines join."""
    wrapped = _wraps(text, block)
    (start, last), last_start = block[0], block[0][0]
    kind = PassageKind.ITEM if ITEM.match(text, start, last) else PassageKind.PARAGRAPH
    for line_start, line_end in block[1:]:
        item = ITEM.match(text, line_start, line_end)
        hangs = kind is PassageKind.ITEM and text[line_start : line_start + 2].isspace()
        if item or not (wrapped or hangs or _goes_on(text, (last_start, last), line_start)):
            yield start, last, kind
            start, kind = line_start, PassageKind.ITEM if item else PassageKind.PARAGRAPH
        last_start, last = line_start, line_end
    yield start, last, kind


def _wraps(text: str, block: Sequence[Span]) -> bool:
    """Tell whether the lines of a block were broken at a margin, inside their sentences."""
    full = [end - start for start, end in block[:-1]]
    if (
        len(full) < FEWEST
        or min(full) < NARROW
        or max(full) > WIDE
        or max(full) - min(full) > RAGGED
    ):
        return False
    inside = sum(text[start:end].rstrip()[-1] not in ".!?:;" for start, end in block[:-1])
    small = sum(text[start : start + 1].islower() for start, _ in block[1:])
    return inside * 2 >= len(full) and small * 4 >= len(full)


def _goes_on(text: str, before: Span, start: int) -> bool:
    """Tell whether a line goes on with the one before: that is long and open, this is small."""
    broken = before[1] - before[0] >= NARROW and text[before[1] - 1].isalpha()
    return broken and text[start : start + 1].islower()
