"""What did a parser that we do not trust see in a file?

These values cross the wall of the sandbox. They hold what was printed where, and no judgement:
which lines make a paragraph is for `sources` to say.
"""

from msgspec import Struct


class Line(Struct, frozen=True, array_like=True):
    """A printed line and its box, in points from the upper left corner of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    paragraph: int | None = None  # where the parser tells paragraphs apart


class Sheet(Struct, frozen=True):
    """One page: its lines in reading order, and whether they were read off a picture."""

    lines: tuple[Line, ...]
    scanned: bool = False
    sureness: float | None = None  # mean confidence of a picture's words, 0 to 1


class Printed(Struct, frozen=True):
    """The pages of a file, what it says of itself, and how many pages could not be read."""

    parser: str  # names and versions
    sheets: tuple[Sheet, ...]
    properties: tuple[tuple[str, str], ...] = ()
    unread: int = 0  # pages that are pictures which nothing here can read


class Converted(Struct, frozen=True):
    """A file that another program saved in a format that we read."""

    parser: str
    saved: bytes


class Response(Struct, frozen=True):
    """A web page as a crawler received it, with the time and the headers of that moment."""

    record: str  # the id that the archive gives it
    url: str
    at: str | None  # ISO 8601, UTC
    headers: tuple[tuple[str, str], ...]
    content: bytes
    kind: str  # media type
