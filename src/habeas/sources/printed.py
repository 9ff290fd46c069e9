"""Which paragraphs do the printed lines of pages make?

A rendition of pages holds every line as its parser gave it, so that it stays the same when we
learn to read it better; what belongs together is told from where the lines stand.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from habeas.model.document import Passage, PassageKind
from habeas.model.foreign import Line, Printed, Sheet
from habeas.sources.lines import BULLET, ITEM
from habeas.sources.mapping import Mapped, fold, join, plain, unit

PAGE = "\f"  # begins every page of a rendition but the first
LOOSE = 1.35  # times the usual step to the next line: more begins a paragraph
TALLER = 1.25  # times the height of the line before: other letters, another paragraph
INDENT = 0.8  # of a line's height
SHORT = 0.85  # share of the column's width below which a line was ended on purpose
EDGE, PART = 2, 6  # lines at both ends of a page that can be its furniture, and its largest part
FEWEST = 3  # pages on which a line must stand to be furniture
ENDED = re.compile(r"[.!?…:;][»”\"’)\]]*$")
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010¬]$")
NUMBER = re.compile(r"[-–—\s]*(?:(?:page|стр\.?|с\.?|seite|página|стор\.?)\s*)?\d{1,4}"
                    r"(?:\s*(?:/|of|из|von|de|з)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)  # fmt: skip
DIGITS = re.compile(r"\d+")


class Placed(Struct, frozen=True):
    """A line, where it stands in the rendition, and on which page."""

    line: Line
    start: int
    page: int
    furniture: bool = False


def render(printed: Printed) -> str:
    """Write the lines of all pages, one below the other."""
    return PAGE.join("".join(f"{line.text}\n" for line in sheet.lines) for sheet in printed.sheets)


def passages(printed: Printed) -> tuple[Passage, ...]:
    """Join lines into paragraphs; headers, footers and page numbers are no text."""
    placed = list(_placed(printed))
    told = [one for one in placed if not one.furniture]
    steps = _steps(told)
    found: list[tuple[int, Passage]] = []
    paragraph: list[Placed] = []
    for at, one in enumerate(told):
        if paragraph and _begins(told, at, steps):
            found += _passage(paragraph)
            paragraph = []
        paragraph.append(one)
    found += _passage(paragraph)
    for one in placed:
        if one.furniture:
            found += [(at, _meta(made)) for at, made in _passage([one])]
    return tuple(made for _, made in sorted(found, key=lambda pair: pair[0]))


def _placed(printed: Printed) -> Iterator[Placed]:
    repeated = _repeated(printed.sheets)
    at = 0
    for page, sheet in enumerate(printed.sheets):
        at += len(PAGE) if page else 0
        for n, line in enumerate(sheet.lines):
            edge = n < _edge(sheet) or n >= len(sheet.lines) - _edge(sheet)
            number = n in (0, len(sheet.lines) - 1) and NUMBER.fullmatch(line.text)
            yield Placed(line, at, page, bool(edge and _mark(line) in repeated) or bool(number))
            at += len(line.text) + 1


def _repeated(sheets: Sequence[Sheet]) -> frozenset[str]:
    """List the lines that stand at the edge of many pages, whatever number they carry."""
    edges = Counter(
        mark
        for sheet in sheets
        for mark in set(map(_mark, (*sheet.lines[: _edge(sheet)], *sheet.lines[-_edge(sheet) :])))
    )
    return frozenset(mark for mark, n in edges.items() if n >= max(FEWEST, len(sheets) // 2))


def _edge(sheet: Sheet) -> int:
    return max(1, min(EDGE, len(sheet.lines) // PART))


def _mark(line: Line) -> str:
    return DIGITS.sub("#", line.text.casefold())


def _steps(told: Sequence[Placed]) -> float:
    """Measure the usual step from a line to the next, in heights of the line."""
    steps = [
        (b.line.top - a.line.top) / _height(a.line)
        for a, b in pairwise(told)
        if a.page == b.page and b.line.top > a.line.top
    ]
    return statistics.median_low(steps) if steps else LOOSE


def _begins(told: Sequence[Placed], at: int, usual: float) -> bool:
    """Tell whether a line begins a paragraph."""
    before, here = told[at - 1], told[at]
    text = here.line.text
    if ITEM.match(text) or BULLET.match(text):
        return True
    if before.page != here.page or here.line.top < before.line.top:
        return not _goes_on(before.line, here.line)  # a new page, or the next column
    if here.line.paragraph is not None:
        return here.line.paragraph != before.line.paragraph
    step = (here.line.top - before.line.top) / _height(before.line)
    taller = max(_height(here.line), _height(before.line)) / min(
        _height(here.line), _height(before.line)
    )
    if step > LOOSE * usual or taller > TALLER * 1.1:
        return True
    return _is_ended(told, at)


def _is_ended(told: Sequence[Placed], at: int) -> bool:
    """Tell whether the line before was ended on purpose, or this one is indented."""
    before, here = told[at - 1].line, told[at].line
    near = [one.line for one in told[max(0, at - 8) : at + 8] if one.page == told[at].page]
    right, left = max(line.right for line in near), min(line.left for line in near)
    short = before.right < left + SHORT * (right - left)
    indented = here.left > before.left + INDENT * _height(here) and here.left > left
    if HYPHEN.search(before.text) or here.text[:1].islower():
        return False
    return (short or indented) and (bool(ENDED.search(before.text)) or short)


def _goes_on(before: Line, here: Line) -> bool:
    """Tell whether a sentence runs on over the end of a page."""
    open_end = bool(HYPHEN.search(before.text)) or not ENDED.search(before.text)
    return open_end and here.text[:1].islower()


def _height(line: Line) -> float:
    return max(line.bottom - line.top, 1.0)


def _passage(lines: Sequence[Placed]) -> list[tuple[int, Passage]]:
    if not lines:
        return []
    bullet = BULLET.match(lines[0].line.text)
    words = fold(join(_parts(lines, bullet.end() if bullet else 0)))
    if not words.text:
        return []
    kind = PassageKind.ITEM if ITEM.match(lines[0].line.text) else PassageKind.PARAGRAPH
    return [(lines[0].start, Passage(words.text, words.runs, kind))]


def _parts(lines: Sequence[Placed], skipped: int) -> Iterator[Mapped]:
    for n, one in enumerate(lines):
        text, start = one.line.text, one.start
        if n == 0:
            text, start = text[skipped:], start + skipped
        following = lines[n + 1] if n + 1 < len(lines) else None
        if following and HYPHEN.search(text) and following.line.text[:1].islower():
            yield plain(text[:-1], start)
        else:
            yield plain(text, start)
            if following:
                yield unit(" ", start + len(text), following.start)


def _meta(passage: Passage) -> Passage:
    return Passage(passage.text, passage.runs, PassageKind.META)
