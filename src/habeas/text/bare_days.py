"""Which day do "on the 11th" and "am 11." name, where no month stands beside them?"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from habeas.text.tables import rows

Bare = tuple[int, int, str, str]  # start, end, date, relation
FORMS = {"point": "{}", "since": "{}/..", "until": "../{}"}


def bare_days(
    text: str, language: str, named: Sequence[tuple[int, date]], latest: date | None
) -> Iterator[Bare]:
    """Find days without a month: after the day named last before them, none after `latest`.

    `named` are the days that the text names in full, each with where it stands.

    >>> [found[2] for found in bare_days("On the 11th he left.", "en", (), date(2022, 1, 27))]
    ['2022-01-11']
    """
    for expression, relation in _expressions(language):
        for hit in expression.finditer(text):
            before = [day for at, day in named if at < hit.start()]
            day = _day(int(hit["day"]), before[-1] if before else None, latest)
            if day:
                yield *hit.span(), FORMS[relation].format(day.isoformat()), relation


def later_days(text: str, language: str, named: Sequence[tuple[int, date]]) -> Iterator[Bare]:
    """Find days told by the one named before: "two days later", "that same night".

    >>> named = [(0, date(2022, 3, 30))]
    >>> [found[2] for found in later_days("30 March; two days later he fled", "en", named)]
    ['2022-04-01']
    """
    for expression, days in _later(language):
        for hit in expression.finditer(text):
            before = [day for at, day in named if at < hit.start()]
            if before:
                day = before[-1] + timedelta(days=days)
                yield *hit.span(), day.isoformat(), "point"


@cache
def _later(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    found = [r for r in rows("habeas.text", "dates_later.csv") if r["language"] == language]
    return tuple((re.compile(r["expression"]), int(r["days"])) for r in found)


@cache
def _expressions(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    found = [r for r in rows("habeas.text", "dates_bare.csv") if r["language"] == language]
    return tuple((re.compile(r["expression"]), r["relation"]) for r in found)


def _day(number: int, before: date | None, latest: date | None) -> date | None:
    """Take the first such day from the one named before on, else the last before publication."""
    if before is not None:
        first = _in_month(before, number)
        after = _in_month(_month_after(before), number)
        day = first if first and first >= before else after
        return day if day and (latest is None or day <= latest) else first
    if latest is None:
        return None
    day = _in_month(latest, number)
    if day and day <= latest:
        return day
    return _in_month(latest.replace(day=1) - timedelta(days=1), number)


def _month_after(day: date) -> date:
    return day.replace(day=1) + timedelta(days=monthrange(day.year, day.month)[1])


def _in_month(month: date, number: int) -> date | None:
    last = monthrange(month.year, month.month)[1]
    return month.replace(day=number) if 1 <= number <= last else None
