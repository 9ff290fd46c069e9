"""When do time limits end, and in whose time zone?"""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo

from msgspec.structs import replace

from habeas.law.knowledge import of_folders, review
from habeas.model.law import Deadline, Legal

SENT = "sent"
DETENTION = "detention"
THEIR_OWN = "the first day of detention that is told of this person"
MONTHS = 12
SATURDAY = 5
END_OF_DAY = time(23, 59, 59)


def zones_needed() -> tuple[str, ...]:
    """Name the time zones that the table uses."""
    return tuple(sorted({row["zone"] for _, row in of_folders("deadlines.csv")}))


def deadlines(
    legal: Legal,
    sent: date | None,
    zones: Mapping[str, tzinfo],
    *,
    persons: Collection[str] = (),
) -> tuple[Deadline, ...]:
    """Compute the time limits of a case; `sent` is the day of a step, None: none was taken.

    Of persons, what runs from the day on which each of them was taken.
    """
    used = {system.folder for system in legal.systems}
    table = [row for folder, row in of_folders("deadlines.csv") if folder in used]
    whole = () if persons else _of_case(legal, table, sent, zones)
    own = [
        replace(_deadline(row, one.days.first, THEIR_OWN, "", zones), about=one.person)
        for one in legal.matrices
        if one.person is not None and one.person in persons
        for row in table
        if row["start"] == DETENTION
    ]
    return nearest_first((*whole, *own))


def _of_case(
    legal: Legal,
    table: Iterable[Mapping[str, str]],
    sent: date | None,
    zones: Mapping[str, tzinfo],
) -> tuple[Deadline, ...]:
    return tuple(
        _deadline(row, *_start(row["start"], legal, sent), _too_late(row["last"], legal), zones)
        for row in table
        if sent is not None or row["start"] != SENT
    )


def nearest_first(found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Put the limits in the order in which they end; what has no day stands last."""
    return tuple(
        sorted(found, key=lambda d: (d.ends is None, d.ends and d.ends.timestamp(), d.id))
    )


def _deadline(
    row: Mapping[str, str],
    start: date | None,
    because: str,
    gone: str,
    zones: Mapping[str, tzinfo],
) -> Deadline:
    day = after(start, row["span"]) if start and not gone else None
    return Deadline(
        id=row["id"],
        title=row["title"],
        who_acts=row["who_acts"],
        counted_from=start,
        ends=datetime.combine(day, END_OF_DAY, zones[row["zone"]]) if day else None,
        weekend=day is not None and day.weekday() >= SATURDAY,
        because=gone or f"{row['span'].replace('days ', 'days and ')} from {because}",
        source=row["source"],
        review=review(row["status"]),
    )


def _start(kind: str, legal: Legal, sent: date | None) -> tuple[date | None, str]:
    if kind == SENT:
        return sent, "the day given"
    if kind == DETENTION:
        return (
            legal.facts.first,
            "the first day of detention told; each person has a day of their own",
        )
    # A limit must hold on the earliest reading: whoever relies on the last day may be too late.
    return legal.facts.first, "the first day of the facts, so that no reading is late"


def _too_late(last: str, legal: Legal) -> str:
    first = legal.facts.first
    if last and first and first > date.fromisoformat(last):
        return f"not open: all facts lie after {last}"
    return ""


def after(start: date, span: str) -> date:
    """Add a span in words to a day; the day itself does not count.

    >>> after(date(2026, 1, 31), "1 month"), after(date(2026, 1, 1), "60 days 1 month")
    (datetime.date(2026, 2, 28), datetime.date(2026, 4, 2))
    """
    words = span.split()
    day = start
    for number, unit in zip(map(int, words[::2]), words[1::2], strict=True):
        day = _months(day, number) if unit.startswith("month") else day + timedelta(days=number)
    return day


def _months(day: date, number: int) -> date:
    """Go to the same day of a later month, or to its last where it has no such day."""
    years, month = divmod(day.month - 1 + number, MONTHS)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
