"""Where in the rendition does each character of a text stand?

A `Mapped` is a text with runs that lead back. It is cut, joined and edited here and nowhere else,
so that an offset that was right once stays right.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from habeas.model.document import Run

WHITE = re.compile(r"[^\S ]\s*| \s+")
# Soft hyphen, zero-width space, word joiner, byte order mark, direction: no reader sees them.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")


class Mapped(Struct, frozen=True):
    """A text and the way back to the rendition, run by run."""

    text: str = ""
    runs: tuple[Run, ...] = ()


NOTHING = Mapped()


def plain(text: str, raw_start: int) -> Mapped:
    """Map a text that stands in the rendition as it is."""
    return Mapped(text, (Run(0, len(text), raw_start, len(text)),)) if text else NOTHING


def unit(text: str, raw_start: int, raw_end: int) -> Mapped:
    """Map a text that stands in the rendition as one unit: an entity, an escape, folded space.

    >>> unit("&", 10, 15).runs
    (Run(start=0, length=1, raw_start=10, raw_length=5),)
    """
    return Mapped(text, (Run(0, len(text), raw_start, raw_end - raw_start),)) if text else NOTHING


def join(parts: Iterable[Mapped]) -> Mapped:
    """Put texts one after the other; neighbours in the rendition become one run.

    >>> join([plain("ab", 3), plain("c", 5)])
    Mapped(text='abc', runs=(Run(start=0, length=3, raw_start=3, raw_length=3),))
    """
    texts: list[str] = []
    runs: list[Run] = []
    at = 0
    for part in parts:
        texts.append(part.text)
        for run in part.runs:
            moved = Run(at + run.start, run.length, run.raw_start, run.raw_length)
            if runs and _continues(runs[-1], moved):
                moved = _merged(runs.pop(), moved)
            runs.append(moved)
        at += len(part.text)
    return Mapped("".join(texts), tuple(runs))


def cut(mapped: Mapped, start: int, end: int) -> Mapped:
    """Take the characters from `start` to `end`."""
    if start >= end:
        return NOTHING
    first = bisect_right(mapped.runs, start, key=lambda r: r.start) - 1
    last = bisect_left(mapped.runs, end, key=lambda r: r.start)
    runs = (_clipped(run, start, end) for run in mapped.runs[first:last])
    return Mapped(mapped.text[start:end], tuple(runs))


def edit(mapped: Mapped, edits: Iterable[tuple[int, int, str]]) -> Mapped:
    """Replace stretches (in order, not touching each other), each by a text that stands for it.

    >>> edit(plain("a  b", 0), [(1, 3, " ")])  # doctest: +ELLIPSIS
    Mapped(text='a b', runs=(..., Run(start=1, length=1, raw_start=1, raw_length=2), ...))
    """
    waiting = tuple(edits)
    return join(_edited(mapped, waiting)) if waiting else mapped


def extent(mapped: Mapped) -> tuple[int, int]:
    """Tell where in the rendition a text begins and ends."""
    last = mapped.runs[-1]
    return mapped.runs[0].raw_start, last.raw_start + last.raw_length


def within(mapped: Mapped, raw_start: int, raw_end: int) -> tuple[int, int] | None:
    """Find the characters that stand for a stretch of the rendition."""
    start, end = _reached(mapped, raw_start), _reached(mapped, raw_end)
    return (start, end) if start < end else None


def strip(mapped: Mapped) -> Mapped:
    """Drop the white space at both ends."""
    left = len(mapped.text) - len(mapped.text.lstrip())
    if not left and mapped.text and not mapped.text[-1].isspace():
        return mapped
    return cut(mapped, left, len(mapped.text.rstrip()))


def fold(mapped: Mapped) -> Mapped:
    r"""Read as a reader does: white space folded, unseen marks dropped, letters composed.

    >>> fold(plain(" a\r\n  b ", 0)).text
    'a b'
    """
    seen = edit(mapped, ((*m.span(), "") for m in UNSEEN.finditer(mapped.text)))
    spaced = edit(seen, ((*m.span(), " ") for m in WHITE.finditer(seen.text)))
    return strip(compose(spaced))


def compose(mapped: Mapped) -> Mapped:
    """Compose letters and their marks (NFC); a composed letter stands for all its parts."""
    if unicodedata.is_normalized("NFC", mapped.text):
        return mapped
    return edit(mapped, _compositions(mapped.text))


def _compositions(text: str) -> Iterator[tuple[int, int, str]]:
    starts = [at for at, letter in enumerate(text) if _begins(letter)]
    for start, end in pairwise([*starts, len(text)]):
        whole = unicodedata.normalize("NFC", text[start:end])
        # Letters that only change their order, or fall into more, stay as they are: one by one
        # they would lead to each other's places.
        if whole != text[start:end] and len(whole) < max(2, end - start):
            yield start, end, whole


def _begins(letter: str) -> bool:
    return not unicodedata.combining(letter) and not "\u1160" <= letter <= "\u11ff"


def _edited(mapped: Mapped, edits: Iterable[tuple[int, int, str]]) -> Iterator[Mapped]:
    at = 0
    for start, end, text in edits:
        yield cut(mapped, at, start)
        if text:
            yield unit(text, *extent(cut(mapped, start, end)))
        at = end
    yield cut(mapped, at, len(mapped.text)) if at else mapped


def _continues(left: Run, right: Run) -> bool:
    return (
        left.length == left.raw_length
        and right.length == right.raw_length
        and left.raw_start + left.raw_length == right.raw_start
    )


def _merged(left: Run, right: Run) -> Run:
    length = left.length + right.length
    return Run(left.start, length, left.raw_start, length)


def _clipped(run: Run, start: int, end: int) -> Run:
    low, high = max(run.start, start), min(run.start + run.length, end)
    if run.length != run.raw_length:
        return Run(low - start, high - low, run.raw_start, run.raw_length)
    return Run(low - start, high - low, run.raw_start + low - run.start, high - low)


def _reached(mapped: Mapped, raw: int) -> int:
    """Count the characters that stand wholly before a place of the rendition."""
    at = bisect_left(mapped.runs, raw, key=lambda r: r.raw_start + r.raw_length)
    if at == len(mapped.runs):
        return len(mapped.text)
    run = mapped.runs[at]
    if run.length != run.raw_length:
        return run.start
    return run.start + max(0, raw - run.raw_start)
