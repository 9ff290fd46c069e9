"""Which blocks does a Markdown text hold, once its marks are read?"""

import re
from collections.abc import Iterator

from msgspec import Struct

from habeas.model.document import Passage, PassageKind
from habeas.sources.datelines import is_dateline
from habeas.sources.lines import ITEM, lines, row
from habeas.sources.mapping import Mapped, cut, edit, extent, fold, plain, within

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|={3,}$")
TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$")
INLINE = re.compile(
    r"(?P<escape>\\(?P<letter>[\\`*_{}\[\]()#+.!|>-]))"
    r"|!?\[(?P<label>[^\[\]\n]{0,500})\]\((?P<address>[^()\s]{0,2000})[^()\n]{0,200}\)"
    r"|<(?P<auto>https?://[^\s<>]{1,2000})>"
    r"|(?P<mark>\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~|`+)"
)


class Inline(Struct, frozen=True):
    """Words without their marks, and the marked stretches."""

    words: Mapped
    emphasis: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()


def passages(text: str) -> tuple[Passage, ...]:
    """Read a Markdown text: headings, paragraphs, lists, tables; a rule parts blocks."""
    found: list[Passage] = []
    block: list[tuple[int, int]] = []
    for start, end in [*lines(text), (len(text), len(text))]:
        line = text[start:end]
        alone = HEADING.match(line) or RULE.match(line) or not line.strip()
        if block and (alone or (ITEM.match(line) and "|" not in line)):
            found += _block(text, block, first=not found)
            block = []
        if HEADING.match(line):
            found += _block(text, [(start, end)], first=not found)
        elif not alone:
            block.append((start, end))
    return tuple(found)


def inline(mapped: Mapped) -> Inline:
    """Drop the marks of emphasis and links, and keep what they mark."""
    marks = list(INLINE.finditer(mapped.text))
    words = fold(edit(mapped, _edits(marks)))
    bold = tuple(at for s, e in _bold(marks) if (at := _place(words, mapped, s, e)))
    links = tuple(
        (*at, m["address"])
        for m in marks
        if m["label"]
        and m["address"]
        and (at := _place(words, mapped, m.start("label"), m.end("label")))
    )
    return Inline(words, bold, links)


def _block(text: str, block: list[tuple[int, int]], *, first: bool) -> Iterator[Passage]:
    start, end = block[0][0], block[-1][1]
    if len(block) > 1 and TABLE_RULE.match(text[slice(*block[1])]):
        yield from _table(text, block)
        return
    heading = HEADING.match(text, start, end)
    kind = PassageKind.PARAGRAPH
    if heading:
        kind = PassageKind.TITLE if len(heading[1]) == 1 and first else PassageKind.HEADING
        start = heading.end()
    elif ITEM.match(text, start, end):
        kind = PassageKind.ITEM
        start = _bullet(text, start, end)
    read = inline(_quoted(plain(text[start:end], start)))
    if kind is PassageKind.PARAGRAPH and is_dateline(read.words.text):
        kind = PassageKind.META
    if read.words.text:
        yield Passage(
            read.words.text, read.words.runs, kind, links=read.links, emphasis=read.emphasis
        )


def _quoted(mapped: Mapped) -> Mapped:
    return edit(
        mapped, ((*m.span(), "") for m in re.finditer(r"(?m)^[ ]{0,3}(?:>[ ]?)+", mapped.text))
    )


def _bullet(text: str, start: int, end: int) -> int:
    mark = re.compile(r"[ \t]*[-*+•][ \t]+(?:\[[ xX]\][ \t]+)?").match(text, start, end)
    return mark.end() if mark else start


def _table(text: str, block: list[tuple[int, int]]) -> Iterator[Passage]:
    columns: tuple[str, ...] = ()
    for n, line in enumerate(block):
        spans = list(_cells(text, *line))
        if n == 0:
            columns = tuple(text[s:e].strip() for s, e in spans)
            made = row(text, spans, (), PassageKind.META)
        else:
            made = None if n == 1 else row(text, spans, columns, PassageKind.ROW)
        if made:
            yield made


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start += len(text[start:end]) - len(text[start:end].lstrip().removeprefix("|"))
    end -= len(text[start:end]) - len(text[start:end].rstrip().removesuffix("|"))
    while (bar := text.find("|", start, end)) >= 0:
        yield start, bar
        start = bar + 1
    yield start, end


def _edits(marks: list[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    for mark in marks:
        if mark["escape"]:
            yield mark.start(), mark.end(), mark["letter"]
        elif mark["label"] is not None:
            yield mark.start(), mark.start("label"), ""
            yield mark.end("label"), mark.end(), ""
        elif mark["auto"]:
            yield mark.start(), mark.start() + 1, ""
            yield mark.end() - 1, mark.end(), ""
        else:
            yield mark.start(), mark.end(), ""


def _bold(marks: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    opened: dict[str, int] = {}
    for mark in marks:
        words = mark["mark"]
        if words in {"**", "__", "***"}:
            if words in opened:
                yield opened.pop(words), mark.start()
            else:
                opened[words] = mark.end()


def _place(words: Mapped, mapped: Mapped, start: int, end: int) -> tuple[int, int] | None:
    return within(words, *extent(cut(mapped, start, end))) if start < end and words.runs else None
