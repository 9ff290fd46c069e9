"""Which documents hold the same running words?"""

import re
from collections.abc import Iterable, Iterator
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from habeas.text.scripts import fold

Hashes = NDArray[np.uint64]
Ids = NDArray[np.int64]

RUN = 5  # words of one shingle
WINDOW = 4  # of so many shingles in a row at least one is kept
COMMON = 40  # documents that hold one shingle: more is boilerplate, each is held to the first only
SHARE = 0.25  # of the marks of the shorter document that must stand in the other
FEW = 3  # marks: fewer are a phrase, a date line or a name with its titles
BASE = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xBF58476D1CE4E5B9)
SHIFT = np.uint64(29)
BLOCK = 4_000_000  # pairs that are counted at once: bounds the memory
_WORD = re.compile(r"\w+")


class Reuse(Struct, frozen=True):
    """Two documents that share running words, and how much of each stands in the other."""

    one: str
    other: str
    of_one: float
    of_other: float


def reused(texts: Iterable[tuple[str, str]]) -> tuple[Reuse, ...]:
    """Find every two documents that share a good part of their running words.

    Takes names and texts; gives pairs in the order of their names, with shares of 0 to 1. Any
    eight words in a row that two texts share leave a common mark, so that nothing copied at
    length is missed; the cost grows with the words, not with the pairs of documents.
    Source: winnowing, Schleimer, Wilkerson and Aiken 2003.

    >>> said = "they were held in the cellar of the old school for nine days without a judge"
    >>> [(r.one, r.other) for r in reused([("b", said), ("a", "Reprint. " + said), ("c", "no")])]
    [('a', 'b')]
    """
    names: list[str] = []
    marks: list[Hashes] = []
    known: dict[str, int] = {}
    for name, text in sorted(texts):
        names.append(name)
        marks.append(_marks(text, known))
    sizes = np.array([len(m) for m in marks], dtype=np.int64)
    found = [_reuse(names, sizes, *pair) for pair in _pairs(marks, sizes)]
    return tuple(sorted(found, key=lambda r: (r.one, r.other)))


def _marks(text: str, known: dict[str, int]) -> Hashes:
    """Pick the marks of a text: of every few shingles in a row the one with the least hash."""
    words = np.array([_number(w, known) for w in _WORD.findall(text)], dtype=np.uint64)
    if len(words) < RUN:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(len(words) - RUN + 1, dtype=np.uint64)
    for at in range(RUN):
        hashes = hashes * BASE + words[at : at + len(hashes)]
    hashes = (hashes ^ (hashes >> SHIFT)) * MIX
    if len(hashes) <= WINDOW:
        return np.unique(hashes)
    return np.unique(sliding_window_view(hashes, WINDOW).min(axis=1))


def _number(word: str, known: dict[str, int]) -> int:
    number = known.get(word)
    if number is None:
        number = known[word] = crc32(fold(word).encode())
    return number


def _pairs(marks: list[Hashes], sizes: Ids) -> Iterator[tuple[int, int, int]]:
    """Count the marks that two documents share, and keep the pairs that share enough."""
    if not marks:
        return
    owners = np.repeat(np.arange(len(marks), dtype=np.int64), sizes)
    hashes = np.concatenate(marks)
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    first = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    codes, counts = _counted(owners, first, np.diff(np.r_[first, len(hashes)]), len(marks))
    ones, others = codes // len(marks), codes % len(marks)
    enough = np.maximum(FEW, SHARE * np.minimum(sizes[ones], sizes[others]))
    for at in np.flatnonzero(counts >= enough):
        yield int(ones[at]), int(others[at]), int(counts[at])


def _counted(owners: Ids, first: Ids, size: Ids, documents: int) -> tuple[Ids, Ids]:
    codes, counts = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    for block in _blocks(owners, first, size, documents):
        fresh, times = np.unique(block, return_counts=True)
        together = np.r_[codes, fresh]
        codes, place = np.unique(together, return_inverse=True)
        counts = np.bincount(place, weights=np.r_[counts, times]).astype(np.int64)
    return codes, counts


def _blocks(owners: Ids, first: Ids, size: Ids, documents: int) -> Iterator[Ids]:
    """Give the pairs of documents that share a mark, a bounded number at once."""
    held: list[Ids] = []
    for step in range(1, COMMON):
        # Every document with the one `step` places behind it that holds the same mark.
        deep = (size > step) & (size <= COMMON)
        held += _ahead(owners, first[deep], size[deep], step, documents)
        if sum(map(len, held)) > BLOCK:
            yield np.concatenate(held)
            held = []
    wide = size > COMMON
    held += [
        owners[at] * documents + owners[at + 1 : at + many]
        for at, many in zip(first[wide], size[wide], strict=True)
    ]
    if held:
        yield np.concatenate(held)


def _ahead(owners: Ids, first: Ids, size: Ids, step: int, documents: int) -> Iterator[Ids]:
    many = size - step
    starts = np.repeat(first, many)
    within = np.arange(len(starts)) - np.repeat(np.cumsum(many) - many, many)
    yield owners[starts + within] * documents + owners[starts + within + step]


def _reuse(names: list[str], sizes: Ids, one: int, other: int, shared: int) -> Reuse:
    return Reuse(names[one], names[other], shared / int(sizes[one]), shared / int(sizes[other]))
