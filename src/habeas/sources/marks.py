"""What do Markdown's marks inside a line say, and what are the words without them?"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from habeas.sources.entities import entity
from habeas.sources.mapping import Mapped, cut, edit, extent, fold, within

INLINE = re.compile(
    r"\\(?P<letter>[\\`*_{}\[\]()#+.!|<>~-])"
    r"|!?\[(?P<label>[^\[\]\n]{0,500})\]\((?P<address>[^()\s]{0,2000})[^()\n]{0,200}\)"
    r"|<(?P<auto>https?://[^\s<>]{1,2000})>"
    r"|(?P<tag></?[a-zA-Z][^<>\n]{0,300}>|<!--[^<>]{0,2000}-->)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<mark>\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~|`+)"
)
BOLD = frozenset({"**", "__", "***", "___"})
Span = tuple[int, int]


class Inline(Struct, frozen=True):
    """Words without their marks, and the marked stretches."""

    words: Mapped
    emphasis: tuple[Span, ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()


def inline(mapped: Mapped) -> Inline:
    """Drop the marks of emphasis and links, and keep what they mark.

    >>> from habeas.sources.mapping import plain
    >>> read = inline(plain("**Bern:** [no](http://a.example)", 0))
    >>> read.words.text, read.emphasis, read.links
    ('Bern: no', ((0, 5),), ((6, 8, 'http://a.example'),))
    """
    found = list(INLINE.finditer(mapped.text))
    words = fold(edit(mapped, _edits(found)))
    bold = [at for span in _bold(found) if (at := _place(words, mapped, span))]
    linked = [
        (*at, mark["address"])
        for mark in found
        if mark["label"] and mark["address"] and (at := _place(words, mapped, mark.span("label")))
    ]
    return Inline(words, tuple(bold), tuple(linked))


def _edits(found: Sequence[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    for mark in found:
        if mark["label"] is not None:
            yield mark.start(), mark.start("label"), ""
            yield mark.end("label"), mark.end(), ""
        elif mark["auto"]:
            yield mark.start(), mark.start() + 1, ""
            yield mark.end() - 1, mark.end(), ""
        else:
            yield mark.start(), mark.end(), _stands_for(mark)


def _stands_for(mark: re.Match[str]) -> str:
    if mark["letter"]:
        return mark["letter"]
    if mark["entity"]:
        return entity(mark["entity"], 0).text
    return " " if (mark["tag"] or "").lower().startswith("<br") else ""


def _bold(found: Sequence[re.Match[str]]) -> Iterator[Span]:
    opened: dict[str, int] = {}
    for mark in found:
        words = mark["mark"]
        if words in BOLD and words in opened:
            yield opened.pop(words), mark.start()
        elif words in BOLD:
            opened[words] = mark.end()


def _place(words: Mapped, mapped: Mapped, span: Span) -> Span | None:
    marked = cut(mapped, *span)
    return within(words, *extent(marked)) if marked.runs else None
