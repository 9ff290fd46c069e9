"""Which coasts, borders and regions does a map window show? Packaged outlines, ISO 3166-2 view."""

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
from msgspec import Struct

from habeas.text.tables import packed

Line = tuple[tuple[float, float], ...]
"""Longitude and latitude of each point."""


class Box(Struct, frozen=True):
    """A window on the globe, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two windows overlap."""
        return (
            other.west <= self.east
            and other.east >= self.west
            and other.south <= self.north
            and other.north >= self.south
        )

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies within."""
        return self.west <= x <= self.east and self.south <= y <= self.north


def box_of(lines: Iterable[Line]) -> Box:
    """Draw the smallest window around lines."""
    xs, ys = zip(*(point for line in lines for point in line), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


class Region(Struct, frozen=True):
    """A first-level subdivision: code, country, name, label point, rings of arc numbers."""

    code: str
    country: str
    name: str
    at: tuple[float, float]
    rings: tuple[tuple[int, ...], ...]


class Outlines(Struct, frozen=True):
    """All arcs and regions of the world, and which arcs are coast, border or inner line."""

    arcs: tuple[Line, ...]
    boxes: tuple[Box, ...]
    regions: tuple[Region, ...]
    borders: frozenset[int]
    inner: frozenset[int]

    def within(self, box: Box) -> Iterator[Region]:
        """List the regions that have a line in the window or surround it."""
        near = {number for number, other in enumerate(self.boxes) if box.meets(other)}
        middle = (box.west + box.east) / 2, (box.south + box.north) / 2
        for region in self.regions:
            numbers = {plain(number) for ring in region.rings for number in ring}
            if numbers & near or self.surrounds(region, *middle):
                yield region

    def land(self, regions: Iterable[Region]) -> list[Line]:
        """Join regions into one shape: the rings of the arcs that no two of them share."""
        count = Counter(plain(n) for region in regions for ring in region.rings for n in ring)
        return chained(self.arcs[number] for number, times in count.items() if times == 1)

    def surrounds(self, region: Region, x: float, y: float) -> bool:
        """Tell whether a point lies in a region."""
        boxes = [self.boxes[plain(number)] for ring in region.rings for number in ring]
        if not (min(b.west for b in boxes) <= x <= max(b.east for b in boxes)):
            return False
        if not (min(b.south for b in boxes) <= y <= max(b.north for b in boxes)):
            return False
        return sum(crossings(self.ring(ring), x, y) for ring in region.rings) % 2 == 1

    def at(self, x: float, y: float) -> Region | None:
        """Find the region that holds a point."""
        return next((region for region in self.regions if self.surrounds(region, x, y)), None)

    def ring(self, numbers: tuple[int, ...]) -> Line:
        """Join the arcs of a ring."""
        points: list[tuple[float, float]] = []
        for number in numbers:
            arc = self.arcs[plain(number)]
            points += arc if number >= 0 else arc[::-1]
        return tuple(points)


def chained(lines: Iterable[Line]) -> list[Line]:
    """Join lines end to end into rings.

    >>> chained([((0, 0), (1, 0)), ((1, 1), (0, 0)), ((1, 0), (1, 1))])
    [((0, 0), (1, 0), (1, 1), (0, 0))]
    """
    left: dict[tuple[float, float], list[Line]] = {}
    for line in lines:
        left.setdefault(line[0], []).append(line)
        left.setdefault(line[-1], []).append(line[::-1])
    rings: list[Line] = []
    while left:
        ring = list(_take(left, next(iter(left))))
        while ring[-1] != ring[0] and ring[-1] in left:
            ring += _take(left, ring[-1])[1:]
        rings.append(tuple(ring))
    return rings


def _take(left: dict[tuple[float, float], list[Line]], start: tuple[float, float]) -> Line:
    """Take a line that starts at a point, and forget it both ways."""
    line = left[start][0]
    for end, one in ((line[0], line), (line[-1], line[::-1])):
        left[end].remove(one)
        if not left[end]:
            del left[end]
    return line


def crossings(ring: Line, x: float, y: float) -> int:
    """Count how often a ray from a point to the east crosses a ring.

    >>> crossings(((0, 0), (2, 0), (2, 2), (0, 2)), 1, 1)
    1
    """
    count = 0
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            count += 1
    return count


class _Packed(Struct, frozen=True):
    scale: int
    arcs: tuple[tuple[int, ...], ...]
    regions: tuple[tuple[str, str, str, tuple[float, float], tuple[tuple[int, ...], ...]], ...]


@cache
def outlines() -> Outlines:
    """Read the packaged outlines."""
    raw = gzip.decompress(packed("habeas.publication", "outlines.json.gz"))
    told = msgspec.json.decode(raw, type=_Packed)
    regions = tuple(Region(*row) for row in told.regions)
    owners: dict[int, list[str]] = {}
    for region in regions:
        for ring in region.rings:
            for number in ring:
                owners.setdefault(plain(number), []).append(region.country)
    shared = {number: names for number, names in owners.items() if len(names) > 1}
    arcs = tuple(_points(arc, told.scale) for arc in told.arcs)
    return Outlines(
        arcs=arcs,
        boxes=tuple(box_of([arc]) for arc in arcs),
        regions=regions,
        borders=frozenset(n for n, names in shared.items() if len(set(names)) > 1),
        inner=frozenset(n for n, names in shared.items() if len(set(names)) == 1),
    )


def plain(number: int) -> int:
    """Strip the direction from an arc's number."""
    return number if number >= 0 else ~number


def _points(steps: tuple[int, ...], scale: int) -> Line:
    x = y = 0
    points = []
    for n in range(0, len(steps), 2):
        x, y = x + steps[n], y + steps[n + 1]
        points.append((x / scale, y / scale))
    return tuple(points)
