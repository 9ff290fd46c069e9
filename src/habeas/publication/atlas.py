"""How do the sites lie on the ground? A map as SVG that needs no network, no script and no tiles."""

from collections.abc import Iterator, Sequence
from html import escape
from math import cos, hypot, radians, sqrt

from msgspec import Struct

from habeas.publication.clipping import clip_line, clip_shape
from habeas.publication.labels import Label, Placed, place
from habeas.publication.outlines import Box, Line, Outlines, Region, outlines, plain
from habeas.publication.sites import Site

KM = 111.32  # kilometres to a degree of latitude
NEAR = 160.0  # kilometres: sites that are nearer than this belong to one map
WIDE = 20.0  # degrees
FINEST = 1.4  # units of the drawing: steps shorter than this are not drawn
SMALLEST = 3.0  # units: islands that would be specks are left out
LEAST = 1.1  # degrees: a window is never narrower, so that neighbours are recognised


class Sheet(Struct, frozen=True):
    """A window drawn at a size: how degrees become units of the drawing."""

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
        """Tell whether the window is so wide that regions would only be noise."""
        return self.box.east - self.box.west > WIDE

    def km(self) -> float:
        """Give the units of the drawing to one kilometre."""
        return self.height / ((self.box.north - self.box.south) * KM)


def drawable(sites: Sequence[Site]) -> tuple[Site, ...]:
    """Keep the sites that have a point."""
    return tuple(site for site in sites if site.lat is not None and site.lon is not None)


def cluster(sites: Sequence[Site]) -> tuple[Site, ...]:
    """Collect the sites around the best attested one, each near to another of them."""
    pinned = [site for site in drawable(sites) if not site.area]
    if not pinned:
        return drawable(sites)
    inside, left = [pinned[0]], list(pinned[1:])
    grown = True
    while grown:
        new = [site for site in left if any(distance(site, one) < NEAR for one in inside)]
        inside, left, grown = [*inside, *new], [s for s in left if s not in new], bool(new)
    return tuple(sorted(inside, key=lambda site: site.number))


def distance(a: Site, b: Site) -> float:
    """Measure kilometres between two sites, well enough for a map."""
    if None in (a.lat, a.lon, b.lat, b.lon):
        return float("inf")
    shrink = cos(radians(((a.lat or 0) + (b.lat or 0)) / 2))
    return KM * hypot((a.lat or 0) - (b.lat or 0), shrink * ((a.lon or 0) - (b.lon or 0)))


def draw(sites: Sequence[Site], *, width: int, height: int, title: str, name: str) -> str:
    """Draw the sites in a window that fits them; `name` makes ids unique on the page."""
    pinned = drawable(sites)
    sheet = _sheet(pinned, width, height)
    world = outlines()
    regions = list(world.within(sheet.box))
    tinted = {r.code for s in pinned if s.area and (r := _region(world, s)) is not None}
    pins = _pins([s for s in pinned if not s.area], sheet)
    labels = place(
        [*pins, *_region_labels(regions, sheet)], width=sheet.width, height=sheet.height
    )
    text = "".join(
        [
            f'<svg class="map" viewBox="0 0 {width} {height}" role="img" '
            f'aria-labelledby="{name}-t {name}-d" xmlns="http://www.w3.org/2000/svg">',
            f'<title id="{name}-t">{escape(title)}</title>',
            f'<desc id="{name}-d">{escape(_described(pinned))}</desc>',
            f'<rect class="sea" width="{width}" height="{height}"/>',
            *_land(world, regions, sheet, tinted),
            *_lines(world, sheet),
            *(_dot(pin) for pin in pins),
            *(_words(label) for label in labels),
            _scale(sheet),
            "</svg>",
        ]
    )
    return text


def _sheet(pinned: Sequence[Site], width: float, height: float) -> Sheet:
    """Fit a window to the sites with room around, in the shape of the drawing."""
    lats = [site.lat for site in pinned if site.lat is not None]
    lons = [site.lon for site in pinned if site.lon is not None]
    mid_lat, mid_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    shrink = max(cos(radians(mid_lat)), 0.1)
    tall = max((max(lats) - min(lats)) * 1.45, LEAST)
    wide = max((max(lons) - min(lons)) * 1.5 * shrink, LEAST)
    tall = max(tall, wide * height / width)
    wide = tall * width / height / shrink
    box = Box(mid_lon - wide / 2, mid_lat - tall / 2, mid_lon + wide / 2, mid_lat + tall / 2)
    return Sheet(box, width, height)


def _region(world: Outlines, site: Site) -> Region | None:
    return world.at(site.lon or 0.0, site.lat or 0.0)


def _land(
    world: Outlines, regions: Sequence[Region], sheet: Sheet, tinted: set[str]
) -> Iterator[str]:
    marked = [region for region in regions if region.code in tinted]
    for kind, shape in (("land", world.land(regions)), ("area", world.land(marked))):
        path = "".join(_path(clip_shape(ring, sheet.box), sheet, closed=True) for ring in shape)
        if path:
            yield f'<path class="{kind}" fill-rule="evenodd" d="{path}"/>'


def _lines(world: Outlines, sheet: Sheet) -> Iterator[str]:
    near = [n for n, box in enumerate(world.boxes) if sheet.box.meets(box)]
    for kind, chosen in (
        ("inner", [n for n in near if n in world.inner and not sheet.wide()]),
        ("border", [n for n in near if n in world.borders]),
    ):
        path = "".join(
            _path(line, sheet, closed=False)
            for number in chosen
            for line in clip_line(world.arcs[plain(number)], sheet.box)
        )
        if path:
            yield f'<path class="{kind}" d="{path}"/>'


def _path(line: Line, sheet: Sheet, *, closed: bool) -> str:
    points = [sheet.put(*point) for point in line]
    kept = points[:1]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= FINEST:
            kept.append(point)
    kept += points[-1:] if len(points) > 1 else []
    if (closed or line[0] == line[-1]) and _extent(kept) < SMALLEST:
        return ""
    # A chain of whole tenths, each as a step from the last, is half as long as absolute numbers.
    steps: list[str] = []
    last = (0, 0)
    for x, y in kept:
        here = round(x * 10), round(y * 10)
        if not steps or here != last:
            steps.append(f"{_tenths(here[0] - last[0])} {_tenths(here[1] - last[1])}")
            last = here
    if len(steps) < (3 if closed else 2):
        return ""
    return f"M{steps[0]}l{' '.join(steps[1:])}" + ("z" if closed else "")


def _extent(points: Sequence[tuple[float, float]]) -> float:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs) + max(ys) - min(ys) if points else 0.0


def _tenths(value: int) -> str:
    return f"{value / 10:g}"


def _pins(sites: Sequence[Site], sheet: Sheet) -> list[Label]:
    most = max((len(site.statements) for site in sites), default=1)
    return [
        Label(
            text=site.name,
            short=str(site.number),
            kind="site",
            at=sheet.put(site.lon or 0.0, site.lat or 0.0),
            radius=3.5 + 5 * sqrt(len(site.statements) / most),
            size=13,
        )
        for site in sites
    ]


def _region_labels(regions: Sequence[Region], sheet: Sheet) -> Iterator[Label]:
    for region in [] if sheet.wide() else regions:
        if region.name and sheet.box.holds(*region.at):
            yield Label(region.name, None, "region", sheet.put(*region.at), 0, 10.5)


def _dot(pin: Label) -> str:
    return f'<circle class="dot" cx="{pin.at[0]:.1f}" cy="{pin.at[1]:.1f}" r="{pin.radius:.1f}"/>'


def _words(label: Placed) -> str:
    return (
        f'<text class="{label.kind}" x="{label.x:.1f}" y="{label.y:.1f}" '
        f'text-anchor="{label.anchor}">{escape(label.text)}</text>'
    )


def _scale(sheet: Sheet) -> str:
    """Draw a bar of a round number of kilometres."""
    unit = sheet.km()
    length = next(
        (km for km in (1000, 500, 200, 100, 50, 20, 10) if km * unit < sheet.width * 0.3), 5
    )
    x, y = 14, sheet.height - 14
    return (
        f'<g class="scale"><path d="M{x} {y - 5}v5h{length * unit:.1f}v-5"/>'
        f'<text x="{x}" y="{y - 10}">{length} km</text></g>'
    )


def _described(pinned: Sequence[Site]) -> str:
    names = ", ".join(f"{site.name} ({len(site.statements)} statements)" for site in pinned)
    return f"Places on this map: {names}. The same places stand in the table below."
