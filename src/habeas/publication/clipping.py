"""Which part of a line or a shape lies within the window?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from habeas.publication.outlines import Box, Line

Point = tuple[float, float]


def clip_shape(ring: Line, box: Box) -> Line:
    """Cut a ring to the window, side by side (Sutherland and Hodgman)."""
    points = list(ring)
    for axis, bound, sign in _sides(box):
        points = list(_cut(points, axis, bound, sign))
    return tuple(points)


def clip_line(line: Line, box: Box) -> Iterator[Line]:
    """Yield the stretches of a line that lie in the window, with one point of run-out."""
    run: list[Point] = []
    for here, there in pairwise(line):
        if _outside(here, there, box):
            if run:
                yield tuple(run)
            run = []
        else:
            run = [*run, there] if run else [here, there]
    if run:
        yield tuple(run)


def _outside(a: Point, b: Point, box: Box) -> bool:
    return (
        max(a[0], b[0]) < box.west
        or min(a[0], b[0]) > box.east
        or max(a[1], b[1]) < box.south
        or min(a[1], b[1]) > box.north
    )


def _sides(box: Box) -> tuple[tuple[int, float, int], ...]:
    return (0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)


def _cut(points: list[Point], axis: int, bound: float, sign: int) -> Iterator[Point]:
    for n, here in enumerate(points):
        before = points[n - 1]
        inside, was = sign * (here[axis] - bound) >= 0, sign * (before[axis] - bound) >= 0
        if inside != was:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            yield (
                before[0] + share * (here[0] - before[0]),
                before[1] + share * (here[1] - before[1]),
            )
        if inside:
            yield here


def middle(ring: Sequence[Point]) -> tuple[Point, float]:
    """Give the centre of gravity of a ring and its area.

    >>> middle([(0, 0), (2, 0), (2, 2), (0, 2)])
    ((1.0, 1.0), 4.0)
    """
    twice = x = y = 0.0
    for here, there in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        cross = here[0] * there[1] - there[0] * here[1]
        twice += cross
        x += (here[0] + there[0]) * cross
        y += (here[1] + there[1]) * cross
    if not twice:
        return (0.0, 0.0), 0.0
    return (x / (3 * twice), y / (3 * twice)), abs(twice) / 2
