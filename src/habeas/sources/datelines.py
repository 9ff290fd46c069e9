"""Which day do the words at the head of a report name?"""

import re
from collections.abc import Iterator
from datetime import date, time
from functools import cache

from msgspec import Struct

from habeas.text.tables import rows

WORD = r"[^\W\d_]{3,12}"
YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
ANY_YEAR = re.compile(r"(?:19|20)\d{2}")
HOUR = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::\d{2})?\s{0,2}(?P<half>[AaPp]\.?[Mm]\b\.?)?"
BEFORE = r"(?:T|,?\s{1,3}|\s{0,2}[|·–—-]\s{0,2})(?:at |um |в |о |à |a las )?"
TIME = rf"(?:{BEFORE}{HOUR}(?:\s(?:Uhr|ч\.|h)(?!\w))?)?"
AFTER = r"(?:\s{0,2}(?:года|году|г\.|г(?!\w)|року|р\.|р(?!\w)))?"
PATTERNS = (
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.|er|st|nd|rd|th|º)?(?:\s+de)?\s+(?P<month>{WORD})\.?,?"
        rf"(?:\s+(?:de|del))?\s+{YEAR}{AFTER}{TIME}"
    ),
    re.compile(rf"(?P<month>{WORD})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}{TIME}"),
    re.compile(rf"(?<!\d){YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d){TIME}"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{YEAR}{AFTER}{TIME}"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/{YEAR}{TIME}"),
)
MONTHS = NOON = 12
LONGEST = 160  # a dateline is short: longer lines are not looked at
MOST_WORDS = 10  # that a dateline may say beside the day: a place, a name
EDGES = " ,.;:|·—–-()[]*_"
JOINTS = ",·|/–—:("  # one of these parts the day from the place or name beside it
ENDED = re.compile(r"[.!?…]\s|[^\W\d][.!?…]$")
LABEL = re.compile(r"\s*([^\W\d_][^:\d]{0,30}?)\s*(?::|(?=\d))\s*")


class Day(Struct, frozen=True):
    """Words that name a day (and hour), and its ISO 8601 form."""

    start: int
    end: int
    iso: str


def days(words: str) -> Iterator[Day]:
    """List the full days that a line names, in order; a slashed date of unclear order is none.

    >>> [day.iso for day in days("1 августа 2022 г., 14:05")], list(days("03/04/2022"))
    (['2022-08-01T14:05:00'], [])
    """
    if not ANY_YEAR.search(words, 0, LONGEST):
        return  # most lines: no day can stand there
    hits = (hit for pattern in PATTERNS for hit in pattern.finditer(words[:LONGEST]))
    for hit in sorted(hits, key=re.Match.start):
        iso = _iso(hit)
        if iso:
            yield Day(hit.start(), hit.end(), iso)


def is_dateline(words: str) -> bool:
    """Tell whether a line says when (and where, and by whom) and nothing else.

    >>> is_dateline("Bern, 3 May 2021"), is_dateline("She was arrested on 3 May 2021.")
    (True, False)
    """
    day = next(days(words), None) if len(words) <= LONGEST else None
    if day is None:
        return False
    before, after = _bare(words[: day.start].rstrip()), words[day.end :].lstrip()
    rest = f"{before} {after}".strip(EDGES)
    if not rest or labelled(words) == "date":
        return True
    parted = (not before or before[-1] in JOINTS) and (not after or after[0] in JOINTS + ")")
    return (
        parted
        and len(rest.split()) <= MOST_WORDS
        and not ENDED.search(rest)
        and not words.endswith((".", "!", "?"))
    )


def _bare(before: str) -> str:
    """Drop the article between a place and a day: Paris, le 3 mai."""
    rest, _, last = before.rpartition(" ")
    return rest.rstrip() if _labels().get(last.lower()) == "article" else before


def labelled(words: str) -> str | None:
    """Tell what a line is about, if it opens with a label: date, consent, imprint.

    >>> labelled("CONSENT: for figures only"), labelled("He said: no")
    ('consent', None)
    """
    label = LABEL.match(words)
    role = _labels().get(label[1].lower()) if label else None
    return role if role != "article" else None


@cache
def _labels() -> dict[str, str]:
    return {row["word"]: row["role"] for row in rows("habeas.sources", "labels.csv")}


@cache
def _months() -> dict[str, int]:
    table = rows("habeas.sources", "months.csv")
    return {name: int(row["number"]) for row in table for name in row["names"].split()}


def _iso(hit: re.Match[str]) -> str | None:
    words = hit["month"]
    month = int(words) if words.isdigit() else _months().get(words.lower())
    day = int(hit["day"])
    if "/" in hit.group() and month is not None:
        month, day = _ordered(month, day)
    if month is None:
        return None
    try:
        return date(int(hit["year"]), month, day).isoformat() + _time(hit)
    except ValueError:
        return None


def _ordered(second: int, first: int) -> tuple[int | None, int]:
    """Order a slashed day and month where only one order is a date; None where both are."""
    if first == second or first > MONTHS >= second:
        return second, first
    return (first, second) if second > MONTHS >= first else (None, first)


def _time(hit: re.Match[str]) -> str:
    if hit["hour"] is None:
        return ""
    hour = int(hit["hour"])
    if hit["half"]:
        hour = hour % NOON + (NOON if hit["half"].lower().startswith("p") else 0)
    try:
        return f"T{time(hour, int(hit['minute'])).isoformat()}"
    except ValueError:
        return ""
