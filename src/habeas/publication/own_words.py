"""Which words does habeas print in any release, whatever the case?

The gate over written files must know them: "Places" at the head of a table repeats nobody.
"""

import re
from collections.abc import Iterator

from babel import Locale

from habeas.publication.dates import MONTHS
from habeas.publication.handing_ftm import NAMES
from habeas.publication.handing_uwazi import COLUMNS
from habeas.publication.outlines import outlines
from habeas.publication.public_files import CLAIMS, CSL, FIGURES, GEOJSON
from habeas.publication.templates import ROOM
from habeas.text.tables import packed, rows

PAGES = ("public.html", "statement.html", "sections.html")


def own_words() -> list[str]:
    """List the texts of our templates and tables, the names of columns, countries and regions."""
    return [
        *_pages(),
        packed(ROOM, "dossier.css").decode(),
        *(" ".join(row.values()) for row in rows(ROOM, "words.csv")),
        *(" ".join(names).replace("_", " ") for names in (CLAIMS, FIGURES, COLUMNS, CSL, GEOJSON)),
        " ".join(NAMES),
        " ".join(MONTHS),
        *_geography(),
    ]


def _pages() -> Iterator[str]:
    """Read the templates, as they stand and without their tags."""
    for name in PAGES:
        page = packed(ROOM, f"en/{name}").decode()
        yield page
        yield re.sub(r"<[^>]*>", "", page)


def _geography() -> Iterator[str]:
    yield from map(str, Locale("en").territories.values())
    yield from (region.name for region in outlines().regions if region.name)
