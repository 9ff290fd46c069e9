"""How much finer than it may leave is a date or a point?"""

import re

from habeas.protection.limits import limit

_DAY = re.compile(r"(\d{4}-\d{2})-\d{2}(?:T[^/,\]}~?%]*)?")
_PARTS = re.compile(r"[,]|\.\.(?=\d)")


def month(edtf: str | None) -> str | None:
    """Widen a date to months; what was open or doubtful stays so.

    >>> month("2022-07-02/2022-07-09"), month("2022-07-02/.."), month("2022-07-05~")
    ('2022-07', '2022-07/..', '2022-07~')
    >>> month("[2022-07-03,2022-08-04]"), month("2021")
    ('2022-07/2022-08', '2021')
    """
    if edtf is None:
        return None
    coarse = _DAY.sub(r"\1", edtf)
    if coarse[:1] in {"[", "{"}:
        points = [part.strip() for part in _PARTS.split(coarse[1:-1]) if part.strip()]
        coarse = "/".join([points[0], points[-1]]) if points else ""
    start, slash, end = coarse.partition("/")
    return start if slash and start == end else coarse or None


def point(degrees: float | None) -> float | None:
    """Round a coordinate."""
    return None if degrees is None else round(degrees, limit("decimals"))


def day(published: str | None) -> str | None:
    """Cut the time of day off a day of publication."""
    return published[:10] if published else None
