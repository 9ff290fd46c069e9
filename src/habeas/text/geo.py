"""How far apart are two points of the earth?"""

from math import asin, cos, radians, sin, sqrt

_DIAMETER = 12_742.0


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Measure the great-circle distance.

    >>> round(kilometres(48.51, 38.64, 48.57, 38.66))
    7
    """
    a, b, c, d = map(radians, (lat1, lon1, lat2, lon2))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return _DIAMETER * asin(sqrt(min(1.0, half)))


def near(
    first: tuple[float | None, float | None],
    second: tuple[float | None, float | None],
    *,
    within: float = 15.0,
) -> bool | None:
    """Tell whether two points are one town apart at most; None where one of them is no point.

    >>> near((48.51, 38.64), (48.57, 38.66)), near((None, None), (48.57, 38.66))
    (True, None)
    """
    (lat1, lon1), (lat2, lon2) = first, second
    if lat1 is None or lon1 is None or lat2 is None or lon2 is None:
        return None
    return kilometres(lat1, lon1, lat2, lon2) <= within
