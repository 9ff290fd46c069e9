"""What was read out of a source, and where does each of its characters stand there?"""

from bisect import bisect_left, bisect_right
from enum import StrEnum
from typing import NewType

from msgspec import Struct

Digest = NewType("Digest", str)
"""SHA-256 in lower-case hex."""
DocPath = NewType("DocPath", str)
"""A file's path under FOLDER, with `/`; a member of an archive after `!`."""


class PassageKind(StrEnum):
    """What a passage is on its page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    MESSAGE = "message"
    META = "meta"  # dateline, letterhead, consent line: facts about the page, no claim


class Run(Struct, frozen=True, array_like=True):
    """A stretch of passage text and the stretch of the rendition that it stands for.

    Equal lengths: character by character. Unequal: one unit (an entity, an escape, a fold).
    """

    start: int
    length: int
    raw_start: int
    raw_length: int


class Cell(Struct, frozen=True):
    """One cell of a row: its column's name, and its offsets in the passage text."""

    column: str | None
    start: int
    end: int


class Message(Struct, frozen=True):
    """What a chat export says of one message beside its words."""

    number: str
    at: str | None = None  # ISO 8601
    author: str | None = None
    forwarded_from: str | None = None
    reply_to: str | None = None
    edited: str | None = None
    quoted: int = 0  # how many times these words were quoted before they were sent


class Passage(Struct, frozen=True):
    """A block of text with a map from every character back to the rendition.

    >>> passage = Passage(text="a b", runs=(Run(0, 1, 3, 1), Run(1, 1, 4, 6), Run(2, 1, 10, 1)))
    >>> passage.raw(0, 3), passage.raw(1, 2), passage.raw(2, 3)
    ((3, 11), (4, 10), (10, 11))
    """

    text: str
    runs: tuple[Run, ...]
    kind: PassageKind = PassageKind.PARAGRAPH
    language: str = "und"  # ISO 639-1; und = not known
    cells: tuple[Cell, ...] = ()
    message: Message | None = None
    links: tuple[tuple[int, int, str], ...] = ()  # start, end, address
    emphasis: tuple[tuple[int, int], ...] = ()  # bold stretches: a turn's speaker, a lead-in

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Map passage offsets (half-open, not empty) to rendition offsets."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, at: int) -> tuple[int, int]:
        run = self.runs[bisect_right(self.runs, at, key=lambda r: r.start) - 1]
        if run.length != run.raw_length:
            return run.raw_start, run.raw_start + run.raw_length
        here = run.raw_start + at - run.start
        return here, here + 1

    def within(self, raw_start: int, raw_end: int) -> tuple[int, int] | None:
        """Map rendition offsets to passage offsets; None where nothing of them stands here."""
        first = bisect_right(self.runs, raw_start, key=lambda r: r.raw_start + r.raw_length)
        last = bisect_left(self.runs, raw_end, key=lambda r: r.raw_start) - 1
        if last < first:
            return None
        start, end = self.runs[first], self.runs[last]
        ahead = raw_start - start.raw_start if start.length == start.raw_length else 0
        behind = raw_end - end.raw_start if end.length == end.raw_length else end.length
        return start.start + max(0, ahead), end.start + min(behind, end.length)


class Document(Struct, frozen=True):
    """One source as read: its rendition, its passages, and what is known of its publication."""

    path: DocPath
    source: Digest
    text: str  # the rendition that all offsets point into
    passages: tuple[Passage, ...]
    reader: str  # name and version of the reader
    language: str = "und"
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO 8601 day or time, as the page or the settings say
    url: str | None = None
    public: bool = False
    consent: str | None = None
    open_channel: bool = False  # its own export says that anybody can read it under its name

    def slice(self, start: int, end: int) -> str:
        """Cut the words between two offsets."""
        return self.text[start:end]
