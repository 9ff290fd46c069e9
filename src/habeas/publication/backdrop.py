"""What lies around the sites: land, borders, regions and their names, and where in the world?"""

from collections.abc import Iterator, Sequence

from babel import Locale
from msgspec import Struct

from habeas.publication.clipping import clip_line, clip_shape, middle
from habeas.publication.labels import Label, Rect
from habeas.publication.outlines import Box, Line, Outlines, Region, box_of, outlines

WIDE = 20.0  # degrees: in a wider window regions would only be noise
FINEST = 1.4  # units of the drawing: shorter steps are not drawn
SPECK = 3.0  # units: smaller islands are left out
FARTHEST = 9.0  # degrees around the window that an inset shows of a very large country
LEAST_REGION = 0.03  # of the drawing: a smaller part of a region gets no name
INSET = 0.2  # of the drawing's width


class Window(Struct, frozen=True):
    """A box on the globe drawn at a size: how degrees become units of the drawing."""

    box: Box
    width: float
    height: float

    def put(self, lon: float, lat: float) -> tuple[float, float]:
        """Place a point on the drawing."""
        box = self.box
        x = (lon - box.west) / (box.east - box.west) * self.width
        y = (box.north - lat) / (box.north - box.south) * self.height
        return x, y

    def wide(self) -> bool:
        """Tell whether regions would only be noise."""
        return self.box.east - self.box.west > WIDE


def backdrop(
    world: Outlines, regions: Sequence[Region], window: Window, marked: frozenset[str]
) -> Iterator[str]:
    """Draw sea, land, marked regions and lines."""
    yield f'<rect class="sea" width="{window.width}" height="{window.height}"/>'
    areas = [region for region in regions if region.code and region.code in marked]
    for kind, shape in (("land", world.land(regions)), ("area", world.land(areas))):
        path = "".join(_path(clip_shape(r, window.box), window, closed=True) for r in shape)
        if path:
            yield f'<path class="{kind}" fill-rule="evenodd" d="{path}"/>'
    kinds = [("inner", world.inner)] if not window.wide() else []
    for kind, chosen in (*kinds, ("border", world.borders)):
        path = "".join(
            _path(line, window, closed=False)
            for number in sorted(chosen)
            if window.box.meets(world.boxes[number])
            for line in clip_line(world.arcs[number], window.box)
        )
        if path:
            yield f'<path class="{kind}" d="{path}"/>'


def region_labels(regions: Sequence[Region], window: Window) -> Iterator[Label]:
    """Name the regions in the middle of what is seen of them."""
    for region in [] if window.wide() else regions:
        seen = _seen([region], window)
        if region.name and seen is not None and seen[1] > LEAST_REGION:
            yield Label(region.name, None, "region", seen[0], 0, 10.5)


def country_labels(regions: Sequence[Region], window: Window) -> Iterator[Label]:
    """Name the countries, if more than one is seen."""
    names = sorted({region.country for region in regions if region.country})
    for code in names:
        seen = _seen([region for region in regions if region.country == code], window)
        if seen is not None and seen[1] > LEAST_REGION / 2:
            yield Label(country(code).upper(), None, "nation", seen[0], 0, 12)


def country(code: str) -> str:
    """Name a country in English, by its ISO code.

    >>> country("UA")
    'Ukraine'
    """
    return str(Locale("en").territories.get(code, code))


def inset(
    world: Outlines, window: Window, pins: Sequence[tuple[float, float]]
) -> tuple[list[Rect], str]:
    """Draw where in its country the window lies, in the corner that holds no pin."""
    mid = (window.box.west + window.box.east) / 2, (window.box.south + window.box.north) / 2
    home = world.at(*mid)
    if home is None or window.wide():
        return [], ""
    wide = window.width * INSET + 40
    tall = wide * 0.72
    corners = [
        (window.width - wide, window.height - tall),
        (window.width - wide, 0.0),
        (0.0, 0.0),
    ]
    free = [c for c in corners if not any(_near(pin, c, wide, tall) for pin in pins)]
    if not free:
        return [], ""
    x, y = free[0]
    small = Window(_country_box(world, home, window.box, wide / tall), wide, tall)
    left, top = small.put(window.box.west, window.box.north)
    right, bottom = small.put(window.box.east, window.box.south)
    near = tuple(world.within(small.box))
    own = [r for r in near if r.country == home.country]
    drawn = (
        f'<svg class="inset" x="{x:.0f}" y="{y:.0f}" width="{wide:.0f}" height="{tall:.0f}">'
        f'<rect class="sea" width="100%" height="100%"/>'
        f"{_shape('land', world.land(near), small)}{_shape('home', world.land(own), small)}"
        f'<rect class="here" x="{left:.1f}" y="{top:.1f}" width="{max(right - left, 5):.1f}" '
        f'height="{max(bottom - top, 5):.1f}"/>'
        f'<rect class="frame-line" width="100%" height="100%"/></svg>'
    )
    return [(x, y, x + wide, y + tall)], drawn


def _shape(kind: str, rings: Sequence[Line], window: Window) -> str:
    path = "".join(_path(clip_shape(r, window.box), window, closed=True) for r in rings)
    return f'<path class="{kind}" fill-rule="evenodd" d="{path}"/>' if path else ""


def _near(pin: tuple[float, float], corner: tuple[float, float], wide: float, tall: float) -> bool:
    x, y = corner
    return x - 60 < pin[0] < x + wide + 20 and y - 20 < pin[1] < y + tall + 20


def _country_box(world: Outlines, home: Region, window: Box, shape: float) -> Box:
    """Fit a small window to the country, or to the part of a very large one around the window."""
    own = [r for r in world.regions if r.country == home.country]
    lines = [world.ring(ring) for region in own for ring in region.rings]
    whole = box_of(lines)
    west, east = max(whole.west, window.west - FARTHEST * 2), min(whole.east, window.east + 18)
    south, north = max(whole.south, window.south - FARTHEST), min(whole.north, window.north + 9)
    tall = max((north - south) * 1.12, (east - west) * 0.66 * 1.12 / shape)
    wide = tall * shape / 0.66
    mid = (west + east) / 2, (south + north) / 2
    return Box(mid[0] - wide / 2, mid[1] - tall / 2, mid[0] + wide / 2, mid[1] + tall / 2)


def _seen(regions: Sequence[Region], window: Window) -> tuple[tuple[float, float], float] | None:
    """Find the middle of what is seen of regions, and which share of the drawing it covers."""
    world = outlines()
    parts = [
        middle([window.put(*p) for p in clip_shape(world.ring(ring), window.box)])
        for region in regions
        for ring in region.rings[:1]  # the mainland comes first
    ]
    area = sum(size for _, size in parts)
    if not area:
        return None
    x = sum(at[0] * size for at, size in parts) / area
    y = sum(at[1] * size for at, size in parts) / area
    return (x, y), area / (window.width * window.height)


def _path(line: Line, window: Window, *, closed: bool) -> str:
    points = [window.put(*point) for point in line]
    kept = points[:1]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= FINEST:
            kept.append(point)
    kept += points[-1:] if len(points) > 1 else []
    if (closed or (line and line[0] == line[-1])) and _extent(kept) < SPECK:
        return ""
    # A step of tenths from point to point is half as long as absolute numbers.
    steps: list[str] = []
    last = (0, 0)
    for x, y in kept:
        here = round(x * 10), round(y * 10)
        if not steps or here != last:
            steps.append(f"{(here[0] - last[0]) / 10:g} {(here[1] - last[1]) / 10:g}")
            last = here
    if len(steps) < (3 if closed else 2):
        return ""
    return f"M{steps[0]}l{' '.join(steps[1:])}" + ("z" if closed else "")


def _extent(points: Sequence[tuple[float, float]]) -> float:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs) + max(ys) - min(ys) if points else 0.0
