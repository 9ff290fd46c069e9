"""Which words does habeas itself print in a release?

The gate over written files must know them: "Places" at the head of a table repeats nobody. Of the
release only codes and points are looked at, never a word: what was planted in it stays unknown.
"""

import re
from collections.abc import Iterator

from habeas.model.public import Release
from habeas.publication import esf
from habeas.publication.backdrop import country
from habeas.publication.dates import MONTHS
from habeas.publication.handing_ftm import NAMES
from habeas.publication.handing_uwazi import COLUMNS
from habeas.publication.outlines import outlines
from habeas.publication.public_files import CLAIMS, CSL, FIGURES, GEOJSON
from habeas.publication.public_page import PARTS
from habeas.publication.templates import ROOM
from habeas.text.tables import packed, rows


def own_words(release: Release) -> list[str]:
    """List the texts of our templates and tables, and what maps call the regions of the places."""
    return [
        *_pages(),
        packed(ROOM, "dossier.css").decode(),
        *(" ".join(row.values()) for row in rows(ROOM, "words.csv")),
        *(" ".join(names).replace("_", " ") for names in (CLAIMS, FIGURES, COLUMNS, CSL, GEOJSON)),
        " ".join(NAMES),
        " ".join(MONTHS),
        *esf.own(),
        *_geography(release),
    ]


def _pages() -> Iterator[str]:
    """Read the templates, as they stand and without their tags."""
    for name in PARTS:
        page = packed(ROOM, f"en/{name}").decode()
        yield page
        yield re.sub(r"<[^>]*>", "", page)


def _geography(release: Release) -> Iterator[str]:
    for place in release.places:
        if place.country:
            yield country(place.country)
        if place.lat is not None and place.lon is not None:
            region = outlines().at(place.lon, place.lat)
            if region is not None:
                yield f"{region.name} {country(region.country)}"
