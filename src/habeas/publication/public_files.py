"""Which tables stand beside the public report?"""

from collections.abc import Mapping

import msgspec

from habeas.model.public import PublicClaim, PublicSource, Release
from habeas.publication.public_figures import public_numbers
from habeas.publication.public_page import public_page
from habeas.publication.public_views import public_sites, speaker
from habeas.publication.sheets import Cell, csv_bytes
from habeas.publication.wording import amount

CLAIMS = (
    *("id", "types", "certainty", "polarity", "month", "places", "said_by"),
    *("figure", "value", "operator", "unit", "as_of", "finding", "origins", "standing"),
    *("source", "outlet", "published", "url"),
)
FIGURES = (
    *("figure", "value", "low", "high", "operator", "unit", "as_of", "counted_by", "what"),
    *("where", "relations", "sentence", "statements", "sources"),
)
GEOJSON = (
    *("type", "FeatureCollection", "features", "Feature", "geometry", "Point", "coordinates"),
    *("properties", "name", "country", "statements", "held", "origins", "first_month"),
    *("last_month", "area", "precision_km"),
)
CSL = (
    *("id", "type", "webpage", "document", "publisher", "container-title", "issued"),
    *("date-parts", "URL", "language"),
)
KILOMETRES = 11  # what one decimal of a degree is worth


def public_files(release: Release) -> dict[str, bytes]:
    """Write the report and the tables beside it, by the name of each file."""
    return {
        "index.html": public_page(release).encode(),
        "claims.csv": claims_table(release),
        "figures.csv": figures_table(release),
        "sites.geojson": sites_geojson(release),
        "sources.csl.json": sources_csl(release),
    }


def claims_table(release: Release) -> bytes:
    """Write one row a statement: facts, never words."""
    names = {place.id: place.name for place in release.places}
    sources = {source.id: source for source in release.sources}
    found: dict[str, tuple[str, str, str | None]] = {}
    for finding in release.findings:
        count = "not established" if finding.count is None else str(finding.count)
        for member in finding.members:
            found.setdefault(member, (finding.id, count, finding.standing))
    return csv_bytes(CLAIMS, [_claim(one, names, sources, found) for one in release.claims])


def _claim(
    one: PublicClaim,
    names: Mapping[str, str],
    sources: Mapping[str, PublicSource],
    found: Mapping[str, tuple[str, str, str | None]],
) -> list[Cell]:
    figure, source = one.figure, sources[one.source]
    return [
        *(one.id, " ".join(one.types), one.certainty, one.polarity, one.date),
        *("; ".join(names[place] for place in one.places), speaker(one.speaker)),
        *((amount(figure), figure.value, figure.operator) if figure else (None,) * 3),
        *((figure.unit, figure.as_of) if figure else (None,) * 2),
        *found.get(one.id, (None, None, None)),
        *(source.id, source.outlet, source.published, source.url),
    ]


def figures_table(release: Release) -> bytes:
    """Write one row a number, with what it is to others in words."""
    rows: list[list[Cell]] = []
    for one in public_numbers(release):
        figure = one.tally
        rows.append(
            [
                *(one.figure, figure.value, figure.low, figure.high, figure.operator),
                *(figure.unit, figure.as_of, one.counter, ", ".join(one.types), one.where),
                *("; ".join(s.text for s in one.sentences), one.strongest),
                *(" ".join(one.claims), " ".join(one.sources)),
            ]
        )
    return csv_bytes(FIGURES, rows)


def sites_geojson(release: Release) -> bytes:
    """Write the places that have a point, as GeoJSON (longitude first, WGS 84)."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [site.lon, site.lat]},
            "properties": {
                "name": site.name,
                "country": site.country,
                "statements": len(site.statements),
                "held": site.held,
                "origins": site.voices,
                "first_month": site.first,
                "last_month": site.last,
                "area": site.area,
                "precision_km": KILOMETRES,
            },
        }
        for site in public_sites(release)
        if site.lat is not None and site.lon is not None
    ]
    return _json({"type": "FeatureCollection", "features": features})


def sources_csl(release: Release) -> bytes:
    """Write the sources as CSL-JSON; a title is not given, since it can name a person."""
    return _json([_csl(one) for one in release.sources])


def _csl(source: PublicSource) -> dict[str, object]:
    told: dict[str, object] = {"id": source.id, "type": "webpage" if source.url else "document"}
    if source.outlet:
        told |= {"publisher": source.outlet, "container-title": source.outlet}
    if source.published:
        parts = [int(part) for part in source.published.split("-")]
        told["issued"] = {"date-parts": [parts]}
    if source.url:
        told["URL"] = source.url
    if source.language != "und":
        told["language"] = source.language
    return told


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
