"""Which days can a half-said date mean, seen from the day of the text?"""

import re
from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from habeas.text.edtf import Choice, Edtf, Interval, Point

FORESIGHT = timedelta(
    days=3
)  # a text may name a day just ahead; an older year is meant beyond that
PARTS = {1: (1, 10), 2: (11, 20), 3: (21, 31)}  # early, mid, late: as FORMAT.md has it
SEASON_MONTHS = 3
CENTURY = 2000
MONTHS = 12
MONTH_FIRST = "en"  # only English writes both 02/07 = 2 July and 02/07 = 7 February
ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
SHORT = re.compile(r"(\d{1,2})([./])(\d{1,2})(?:[./](\d{2,4})?)?")


class Partial(Struct, frozen=True):
    """What the words of one date say; None where they do not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None  # 1 early, 2 mid, 3 late
    season: int | None = None  # its first month


def settle(said: Partial, anchor: date | None, *, latest: date | None = None) -> Edtf | None:
    """Fill in the year and give the point or interval; None where no such day exists.

    >>> str(settle(Partial(month=7, part=1), date(2022, 8, 3)))
    '2022-07-01~/2022-07-10~'
    >>> str(settle(Partial(month=12, day=24), date(2022, 8, 3)))
    '2021-12-24'
    """
    year = said.year or _year(said, latest or (anchor + FORESIGHT if anchor else None))
    if year is None:
        return None
    if said.season:
        return _season(year, said.season)
    if said.month is None:
        return _third(year, said.part) if said.part else Point(year)
    last = monthrange(year, said.month)[1]
    if said.part:
        first_day, last_day = PARTS[said.part]
        start = Point(year, said.month, first_day, "~")
        return Interval(start, Point(year, said.month, min(last_day, last), "~"))
    if said.day is not None and said.day > last:
        return None
    return Point(year, said.month, said.day)


def _year(said: Partial, limit: date | None) -> int | None:
    if limit is None or said.month is None:
        return None
    day = said.day or PARTS.get(said.part or 1, (1, 1))[0]
    for year in range(limit.year, limit.year - 5, -1):
        if day <= monthrange(year, said.month)[1] and date(year, said.month, day) <= limit:
            return year
    return None


def _season(year: int, first: int) -> Interval:
    last = first + SEASON_MONTHS - 1
    over = last > MONTHS
    return Interval(Point(year, first), Point(year + over, last - MONTHS * over))


def _third(year: int, part: int) -> Interval:
    third = MONTHS // len(PARTS)
    return Interval(
        Point(year, third * (part - 1) + 1, None, "~"), Point(year, third * part, None, "~")
    )


def numeric(text: str, language: str, anchor: date | None) -> Edtf | None:
    """Read a date in digits; where only the language could tell and it cannot, both readings.

    >>> str(numeric("02/07/22", "en", None)), str(numeric("02/07/22", "es", None))
    ('[2022-02-07,2022-07-02]', '2022-07-02')
    """
    iso = ISO.fullmatch(text)
    if iso:
        year, month, day = (int(p) if p else None for p in iso.groups())
        return settle(Partial(year=year, month=month, day=day), anchor) if _month(month) else None
    short = SHORT.fullmatch(text)
    if not short:
        return None
    one, two = int(short[1]), int(short[3])
    year = int(short[4]) if short[4] else None
    year = year + CENTURY if year is not None and year < CENTURY // 20 else year
    orders = [(one, two)]
    if short[2] == "/" and language in {MONTH_FIRST, "und"}:
        orders.append((two, one))
    found = {
        point
        for day, month in orders
        if _month(month)
        and day
        and isinstance(point := settle(Partial(year, month, day), anchor), Point)
    }
    both = tuple(sorted(found, key=Point.first))
    return Choice(both) if len(both) > 1 else (both[0] if both else None)


def _month(number: int | None) -> bool:
    return number is not None and 1 <= number <= MONTHS


def relative(said: str, anchor: date | None, before: date | None) -> Edtf | None:
    """Read "day:-1" (yesterday) against the day of the text, "then:1" against the date before it.

    >>> str(relative("week:-1", date(2021, 8, 27), None))
    '2021-08-16/2021-08-22'
    """
    unit, step = said.split(":")
    base = before if unit == "then" else anchor
    if base is None:
        return None
    if step == "since":
        return Interval(_on(base), None)
    number = int(step)
    if unit in {"day", "then"}:
        return _on(base + timedelta(days=number))
    if unit == "week":
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=number)
        return Interval(_on(monday), _on(monday + timedelta(days=6)))
    if unit == "month":
        months = base.year * MONTHS + base.month - 1 + number
        return Point(months // MONTHS, months % MONTHS + 1)
    return Point(base.year + number)


def weekday(number: int, anchor: date | None) -> Edtf | None:
    """Give the latest such day of the week before the day of the text, or that day itself."""
    return _on(anchor - timedelta(days=(anchor.weekday() - number) % 7)) if anchor else None


def rough(what: Edtf | None) -> Edtf | None:
    """Mark a point as approximate."""
    return replace(what, mark="~") if isinstance(what, Point) else what


def _on(day: date) -> Point:
    return Point(day.year, day.month, day.day)


def shifted(point: Point, step: int) -> Point:
    """Give the neighbour of the same size: the day, month or year before or after.

    >>> str(shifted(Point(2018, 4), -1)), str(shifted(Point(2022, 7, 10), 1))
    ('2018-03', '2022-07-11')
    """
    if point.month is None:
        return Point(point.year + step, mark=point.mark)
    if point.day is None:
        months = point.year * MONTHS + point.month - 1 + step
        return Point(months // MONTHS, months % MONTHS + 1, mark=point.mark)
    near = _on(point.first() + timedelta(days=step))
    return Point(near.year, near.month, near.day, point.mark)
