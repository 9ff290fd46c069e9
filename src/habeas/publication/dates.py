"""How is an EDTF date read out, and where does it stand on a line of time?"""

import re
from calendar import monthrange

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FIRST, LAST = "0000-00-00", "9999-99-99"
_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[\d:.+Z-]*)?([~?%]?)$")


def readable(edtf: str | None) -> str:
    """Read out a date, an interval or an open interval.

    >>> readable("2022-07-02/2022-07-09"), readable("../2022-08-01"), readable("2022-07~")
    ('2–9 July 2022', 'by 1 August 2022', 'about July 2022')
    """
    if not edtf:
        return "no date given"
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(edtf)
    if start in OPEN and end in OPEN:
        return "no date given"
    if start in OPEN:
        return f"by {_point(end)}"
    if end in OPEN:
        return f"from {_point(start)}"
    return _interval(start, end)


OPEN = {"..", ""}


def bounds(edtf: str | None) -> tuple[str, str]:
    """Give the first and the last day that a date allows, as texts that sort.

    >>> bounds("2022-02"), bounds("../2022-08-01")
    (('2022-02-01', '2022-02-28'), ('0000-00-00', '2022-08-01'))
    """
    if not edtf:
        return FIRST, LAST
    start, slash, end = edtf.partition("/")
    low = FIRST if start in OPEN else _day(start, last=False)
    high = LAST if slash and end in OPEN else _day(end if slash else start, last=True)
    return low, high


def is_open(edtf: str | None) -> bool:
    """Tell whether a date lacks a beginning: a state seen on a day, not an event."""
    return bounds(edtf)[0] == FIRST


def month(edtf: str) -> str:
    """Name the month that a date begins in.

    >>> month("2022-07-05/..")
    'July 2022'
    """
    year, at = bounds(edtf)[0].split("-")[:2]
    return f"{MONTHS[int(at) - 1]} {year}" if 0 < int(at) <= len(MONTHS) else year


def _day(part: str, *, last: bool) -> str:
    found = _PART.match(part)
    if found is None:
        return LAST if last else FIRST
    year, at, day = found[1], found[2], found[3]
    if at is None or not 0 < int(at) <= len(MONTHS):
        return f"{year}-12-31" if last else f"{year}-01-01"
    if day is None:
        day = f"{monthrange(int(year), int(at))[1]:02}" if last else "01"
    return f"{year}-{at}-{day}"


def _point(part: str) -> str:
    found = _PART.match(part)
    if found is None:
        return part
    year, at, day, sign = found.groups()
    words = [str(int(day))] if day else []
    if at and 0 < int(at) <= len(MONTHS):
        words.append(MONTHS[int(at) - 1])
    mark = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(sign, "")
    return mark + " ".join([*words, year])


def _interval(start: str, end: str) -> str:
    if start == end:
        return _point(start)
    a, b = _PART.match(start), _PART.match(end)
    if a and b and a.group(1, 2, 4) == b.group(1, 2, 4) and a[3] and b[3]:
        return _point(end).replace(f"{int(b[3])} ", f"{int(a[3])}–{int(b[3])} ", 1)
    if a and b and a[1] == b[1] and not a[4]:
        return f"{_point(start).removesuffix(' ' + a[1])} to {_point(end)}"
    return f"{_point(start)} to {_point(end)}"
