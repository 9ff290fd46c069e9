"""Which day do the words at the head of a report name?"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from habeas.text.tables import rows

WORD = r"[^\W\d_]{3,12}"
TIME = r"(?:[,\s]+(?:at\s+|um\s+|в\s+|о\s+|à\s+|a las\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
SUFFIX = r"(?:\s*(?:года|году|г\.|року|р\.))?"
PATTERNS = (
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\.?(?:er|st|nd|rd|th|º)?\s+(?:de\s+)?(?P<month>{WORD})\.?,?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}})(?!\d){SUFFIX}{TIME}"
    ),
    re.compile(
        rf"(?P<month>{WORD})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d){TIME}"
    ),
    re.compile(
        rf"(?<!\d)(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)(?:T|\b){TIME}"
    ),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}})(?!\d){SUFFIX}{TIME}"
    ),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>\d{{4}})(?!\d){TIME}"),
)
LONGEST = 160  # a dateline is short: longer lines are not looked at


class Day(Struct, frozen=True):
    """Words that name a day (and hour), and its ISO 8601 form."""

    start: int
    end: int
    iso: str


def days(words: str) -> Iterator[Day]:
    """List the full days that a line names, in order; a slashed date of unclear order is none.

    >>> [day.iso for day in days("1 августа 2022 г., 14:05")]
    ['2022-08-01T14:05:00']
    """
    hits = (hit for pattern in PATTERNS for hit in pattern.finditer(words[:LONGEST]))
    for hit in sorted(hits, key=re.Match.start):
        iso = _iso(hit, slashed="/" in hit.group())
        if iso:
            yield Day(hit.start(), hit.end(), iso)


def is_dateline(words: str) -> bool:
    """Tell whether a line says when (and where, and by whom) and nothing else."""
    day = next(days(words), None)
    if day is None or len(words) > LONGEST:
        return False
    rest = (words[: day.start] + words[day.end :]).strip(" ,.;:|·—–-()[]*_")
    return not rest or (
        len(rest) <= 60
        and (day.start == 0 or day.end >= len(words) - 2)
        and not re.search(r"[.!?]\s|\w[.!?]$", rest)
    )


@cache
def _months() -> dict[str, int]:
    table = rows("habeas.sources", "months.csv")
    return {name: int(row["number"]) for row in table for name in row["names"].split()}


def _iso(hit: re.Match[str], *, slashed: bool) -> str | None:
    month = _month(hit["month"])
    day = int(hit["day"])
    if month is None or (slashed and month <= 12 and day <= 12 and month != day):
        return None
    try:
        found = date(int(hit["year"]), month, day).isoformat()
    except ValueError:
        return None
    return found + _time(hit)


def _month(words: str) -> int | None:
    return int(words) if words.isdigit() else _months().get(words.lower())


def _time(hit: re.Match[str]) -> str:
    if hit["hour"] is None:
        return ""
    hour = (
        int(hit["hour"]) % 12 + 12
        if (hit["half"] or "").lower().startswith("p")
        else int(hit["hour"])
    )
    return f"T{hour:02}:{hit['minute']}:00" if hour < 24 and int(hit["minute"]) < 60 else ""
