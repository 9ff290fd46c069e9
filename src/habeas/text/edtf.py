"""What does an EDTF string (levels 0 and 1, sets of days too) say, and between which days?

>>> bounds("2022-07-01~/2022-07-10~")
(datetime.date(2022, 7, 1), datetime.date(2022, 7, 10))
>>> bounds("../2022-02")
(None, datetime.date(2022, 2, 28))
"""

import re
from calendar import monthrange
from datetime import date

from msgspec import Struct

MARKS = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?(?P<mark>[~?%])?")
OPEN = ".."
LAST_MONTH = 12


class Point(Struct, frozen=True):
    """A year, a month or a day; `mark` is ~ (about), ? (uncertain) or % (both)."""

    year: int
    month: int | None = None
    day: int | None = None
    mark: str = ""

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{p:02}" for p in (self.month, self.day) if p)]
        return "-".join(parts) + self.mark

    def first(self) -> date:
        """Give the first day that it covers."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """Give the last day that it covers."""
        month = self.month or LAST_MONTH
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


class Interval(Struct, frozen=True):
    """From one point to another; None is an open end."""

    start: Point | None
    end: Point | None

    def __str__(self) -> str:
        return f"{self.start or OPEN}/{self.end or OPEN}"


class Choice(Struct, frozen=True):
    """One of some points (`[a,b]`), or every one of them (`{a,b}`)."""

    points: tuple[Point, ...]
    every: bool = False

    def __str__(self) -> str:
        inside = ",".join(map(str, self.points))
        return f"{{{inside}}}" if self.every else f"[{inside}]"


Edtf = Point | Interval | Choice


def parse(text: str) -> Edtf | None:
    """Read an EDTF string; None where it is not one, or names no day that exists.

    >>> parse("2022-02-30") is None
    True
    >>> str(parse("[2022-07-03,2022-07-04]"))
    '[2022-07-03,2022-07-04]'
    """
    if text[:1] + text[-1:] in {"[]", "{}"}:
        points = [_point(part.strip()) for part in text[1:-1].split(",")]
        known = tuple(p for p in points if p is not None)
        return Choice(known, every=text[0] == "{") if len(known) == len(points) else None
    if "/" in text:
        return _interval(*text.split("/")) if text.count("/") == 1 else None
    return _point(text)


def _interval(left: str, right: str) -> Interval | None:
    start, end = _point(left), _point(right)
    if (start is None and left != OPEN) or (end is None and right != OPEN):
        return None
    if start is None and end is None:
        return None
    if start and end and start.first() > end.last():
        return None
    return Interval(start, end)


def _point(text: str) -> Point | None:
    found = MARKS.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(p) if p else None for p in found.group("year", "month", "day"))
    if not year or (month is not None and not 1 <= month <= LAST_MONTH):
        return None
    if day is not None and not 1 <= day <= monthrange(year, month or 1)[1]:
        return None
    return Point(year, month, day, found["mark"] or "")


def bounds(text: str | None) -> tuple[date | None, date | None]:
    """Give the first and the last day; None where an end is open, or nothing is known."""
    what = parse(text) if text else None
    if what is None:
        return None, None
    if isinstance(what, Point):
        return what.first(), what.last()
    if isinstance(what, Choice):
        return min(p.first() for p in what.points), max(p.last() for p in what.points)
    first = what.start.first() if what.start else None
    return first, what.end.last() if what.end else None


def until(text: str) -> str | None:
    """Open the start of a date: all that is known is that it was over by then.

    >>> until("2022-07-01~/2022-07-10~")
    '../2022-07-10~'
    """
    last = ending(text)
    return f"{OPEN}/{last}" if last else None


def beginning(text: str | None) -> Point | None:
    """Give the point a date starts with; None where it is open or unknown."""
    what = parse(text) if text else None
    if isinstance(what, Choice):
        return min(what.points, key=Point.first)
    return what.start if isinstance(what, Interval) else what


def ending(text: str | None) -> Point | None:
    """Give the point a date ends with; None where it is open or unknown."""
    what = parse(text) if text else None
    if isinstance(what, Choice):
        return max(what.points, key=Point.last)
    return what.end if isinstance(what, Interval) else what
