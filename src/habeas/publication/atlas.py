"""How do the sites lie on the ground? A map as SVG: no network, no script, no tiles."""

from collections.abc import Sequence
from html import escape
from math import cos, hypot, radians, sqrt

from habeas.publication.backdrop import Window, backdrop, country_labels, inset, region_labels
from habeas.publication.labels import Label, Placed, Rect, place
from habeas.publication.outlines import Box, Region, outlines
from habeas.publication.sites import Site

KM = 111.32  # kilometres to a degree of latitude
NEAR = 160.0  # kilometres: sites that are nearer than this belong to one map
LEAST = 1.3  # degrees: a window is never narrower, so that neighbours are recognised
ROOM = 1.55  # times the span of the sites: room for names and neighbours
ROUND = (2000, 1000, 500, 200, 100, 50, 20, 10, 5)  # kilometres of a scale bar


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
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    shrink = cos(radians((a.lat + b.lat) / 2))
    return KM * hypot(a.lat - b.lat, shrink * (a.lon - b.lon))


def draw(
    sites: Sequence[Site],
    *,
    size: tuple[int, int],
    title: str,
    name: str,
    quiet: bool = False,
    discreet: bool = False,
) -> str:
    """Draw the sites in a window that fits them; `name` makes ids unique on the page.

    A quiet map names far places only: those that lie together are drawn on a map of their own.
    A discreet one names no region or country but those that a site lies in.
    """
    width, height = size
    pinned = drawable(sites)
    window = _window(pinned, width, height)
    world = outlines()
    regions = tuple(world.within(window.box))
    named_regions = homes(pinned) if discreet else regions
    named_countries = _of_same_country(regions, named_regions)
    areas = [world.at(s.lon or 0.0, s.lat or 0.0) for s in pinned if s.area]
    pins = _pins([site for site in pinned if not site.area], window)
    named = [pin for pin in pins if not quiet or _stands_apart(pin, pins)]
    corner, locator = inset(world, window, [pin.at for pin in pins])
    labels = [*country_labels(named_countries, window), *region_labels(named_regions, window)]
    texts = place(
        [*named, *labels],
        taken=[*map(_dot_box, pins), *corner, (0, height - 34, 130, height)],
        size=(width, height),
    )
    return "".join(
        (
            f'<svg class="map" viewBox="0 0 {width} {height}" role="img" ',
            f'aria-labelledby="{name}-t {name}-d" xmlns="http://www.w3.org/2000/svg">',
            f'<title id="{name}-t">{escape(title)}</title>',
            f'<desc id="{name}-d">{escape(_described(pinned))}</desc>',
            *backdrop(world, regions, window, frozenset(r.code for r in areas if r)),
            *(_dot(pin) for pin in pins),
            *(_words(text) for text in texts),
            _scale(window),
            locator,
            "</svg>",
        )
    )


def homes(pinned: Sequence[Site]) -> tuple[Region, ...]:
    """List the regions that sites lie in."""
    return tuple(dict.fromkeys(filter(None, map(region_of, pinned))))


def _of_same_country(regions: Sequence[Region], some: Sequence[Region]) -> tuple[Region, ...]:
    countries = {region.country for region in some}
    return tuple(region for region in regions if region.country in countries)


def _window(pinned: Sequence[Site], width: float, height: float) -> Window:
    """Fit a window to the sites with room around, in the shape of the drawing."""
    lats = [site.lat for site in pinned if site.lat is not None]
    lons = [site.lon for site in pinned if site.lon is not None]
    mid_lat, mid_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    shrink = max(cos(radians(mid_lat)), 0.1)
    wide = max((max(lons) - min(lons)) * ROOM * shrink, LEAST)
    tall = max((max(lats) - min(lats)) * ROOM, LEAST, wide * height / width)
    wide = tall * width / height / shrink
    box = Box(mid_lon - wide / 2, mid_lat - tall / 2, mid_lon + wide / 2, mid_lat + tall / 2)
    return Window(box, width, height)


def region_of(site: Site) -> Region | None:
    """Find the first-level subdivision that a site lies in, by the outlines."""
    if site.lat is None or site.lon is None:
        return None
    return outlines().at(site.lon, site.lat)


def _pins(sites: Sequence[Site], window: Window) -> list[Label]:
    most = max([1, *(len(site.statements) for site in sites)])
    return [
        Label(
            text=site.name,
            short=str(site.number),
            kind="site",
            at=window.put(site.lon or 0.0, site.lat or 0.0),
            radius=3.5 + 5 * sqrt(len(site.statements) / most),
            size=13,
        )
        for site in sites
    ]


def _stands_apart(pin: Label, pins: Sequence[Label]) -> bool:
    """Tell whether a pin is the first of those that lie on the same spot of a wide map."""
    x, y = pin.at
    return not any(
        abs(one.at[0] - x) + abs(one.at[1] - y) < pin.size for one in pins[: pins.index(pin)]
    )


def _dot_box(pin: Label) -> Rect:
    (x, y), r = pin.at, pin.radius
    return x - r, y - r, x + r, y + r


def _dot(pin: Label) -> str:
    return f'<circle class="dot" cx="{pin.at[0]:.1f}" cy="{pin.at[1]:.1f}" r="{pin.radius:.1f}"/>'


def _words(label: Placed) -> str:
    return (
        f'<text class="{label.kind}" x="{label.x:.1f}" y="{label.y:.1f}" '
        f'text-anchor="{label.anchor}">{escape(label.text)}</text>'
    )


def _scale(window: Window) -> str:
    """Draw a bar of a round number of kilometres."""
    unit = window.height / ((window.box.north - window.box.south) * KM)
    length = next((km for km in ROUND if km * unit < window.width * 0.26), ROUND[-1])
    x, y = 14, window.height - 12
    return (
        f'<g class="scale"><path d="M{x} {y - 5}v5h{length * unit:.1f}v-5"/>'
        f'<text x="{x}" y="{y - 9}">{length:,} km</text></g>'
    )


def _described(pinned: Sequence[Site]) -> str:
    names = ", ".join(f"{site.name} ({len(site.statements)} statements)" for site in pinned)
    return f"Places on this map: {names}. The same places stand in the table below."
