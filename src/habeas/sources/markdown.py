"""Which blocks does a Markdown text hold?"""

import re
from collections.abc import Iterator, Sequence

from habeas.model.document import Passage, PassageKind
from habeas.sources.lines import BULLET, ITEM, Span, lines
from habeas.sources.mapping import Mapped, edit, fold, plain
from habeas.sources.marks import inline
from habeas.sources.rows import head_row, row

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$")
UNDER = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
TABLE_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$")
QUOTED = re.compile(r"(?m)^[ ]{0,3}(?:>[ ]?)+")
BREAK = re.compile(r"(?: {2,}|\\)$")
FRONT = "---"


def passages(text: str) -> tuple[Passage, ...]:
    """Read a Markdown text: headings, paragraphs, lists, tables; a rule parts blocks."""
    all_lines = list(lines(text))
    front = _front(text, all_lines)
    found = [p for line in all_lines[1 : max(front - 1, 1)] for p in _fact(text, line)]
    for block in _blocks(text, all_lines[front:]):
        titled = any(p.kind is PassageKind.TITLE for p in found)
        found += _read_block(text, block, titled=titled)
    return tuple(found)


def _front(text: str, all_lines: Sequence[Span]) -> int:
    """Count the lines of the front matter, its two rules included."""
    if not all_lines or text[slice(*all_lines[0])].lstrip("\ufeff").rstrip() != FRONT:
        return 0
    for n, line in enumerate(all_lines[1:40], 1):
        if text[slice(*line)].rstrip() == FRONT:
            return n + 1
    return 0


def _fact(text: str, line: Span) -> Iterator[Passage]:
    words = fold(plain(text[slice(*line)], line[0]))
    if words.text:
        yield Passage(words.text, words.runs, PassageKind.META)


def _blocks(text: str, all_lines: Sequence[Span]) -> Iterator[list[Span]]:
    """Cut lines into blocks: at blank lines, rules, headings, items, and lines that break."""
    block: list[Span] = []
    for start, end in all_lines:
        line = text[start:end]
        if block and len(block) == 1 and UNDER.match(line) and not HEADING.match(text, *block[0]):
            yield [*block, (start, end)]
            block = []
            continue
        alone = bool(HEADING.match(line) or RULE.match(line)) or not line.strip()
        if block and (alone or ITEM.match(line) or BREAK.search(text[slice(*block[-1])])):
            yield block
            block = []
        if HEADING.match(line):
            yield [(start, end)]
        elif not alone:
            block.append((start, end))
    if block:
        yield block


def _read_block(text: str, block: Sequence[Span], *, titled: bool) -> Iterator[Passage]:
    if (
        len(block) > 1
        and TABLE_RULE.match(text[slice(*block[1])])
        and "|" in text[slice(*block[0])]
    ):
        yield from _table(text, block)
        return
    start, end, kind = _kind(text, block, titled=titled)
    read = inline(_unquoted(plain(text[start:end], start)))
    if read.words.text:
        yield Passage(
            read.words.text, read.words.runs, kind, links=read.links, emphasis=read.emphasis
        )


def _kind(text: str, block: Sequence[Span], *, titled: bool) -> tuple[int, int, PassageKind]:
    """Tell where a block's words stand, and what they are."""
    start, end = block[0][0], block[-1][1]
    hashes = HEADING.match(text, start, end)
    if hashes:
        closing = CLOSING.search(text, hashes.end(), end)
        top = len(hashes[1]) == 1 and not titled
        return hashes.end(), closing.start() if closing else end, _titles(top=top)
    if len(block) > 1 and UNDER.match(text[slice(*block[-1])]):
        return start, block[-2][1], _titles(top="=" in text[slice(*block[-1])] and not titled)
    if ITEM.match(text, start, end):
        bullet = BULLET.match(text, start, end)
        return bullet.end() if bullet else start, end, PassageKind.ITEM
    return start, end, PassageKind.PARAGRAPH


def _titles(*, top: bool) -> PassageKind:
    return PassageKind.TITLE if top else PassageKind.HEADING


def _unquoted(mapped: Mapped) -> Mapped:
    return edit(mapped, ((*mark.span(), "") for mark in QUOTED.finditer(mapped.text)))


def _table(text: str, block: Sequence[Span]) -> Iterator[Passage]:
    columns: tuple[str | None, ...] = ()
    for n, line in enumerate(block):
        spans = list(_cells(text, *line))
        cells = [inline(plain(text[start:end], start)).words for start, end in spans]
        if n == 0:
            columns = tuple(cell.text or None for cell in cells)
        made = head_row(cells, spans) if n == 0 else row(cells, spans, columns) if n > 1 else None
        if made:
            yield made


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    start += len(text[start:end]) - len(text[start:end].lstrip().removeprefix("|"))
    end -= len(text[start:end]) - len(text[start:end].rstrip().removesuffix("|"))
    while (bar := text.find("|", start, end)) >= 0:
        yield start, bar
        start = bar + 1
    yield start, max(start, end)
