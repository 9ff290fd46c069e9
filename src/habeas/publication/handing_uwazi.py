"""How does a release enter a collection of Uwazi?

Uwazi reads a CSV whose headers are property names; several values stand between bars, a place is
`latitude|longitude`, a link `label|address`. It imports a range as `from:to` but exports it with
another sign, and keeps days as seconds: the EDTF stands in a text column beside it.
"""

from habeas.model.public import Release
from habeas.publication.dates import FIRST, LAST, bounds
from habeas.publication.headings import Gist, entitled
from habeas.publication.public_views import speaker
from habeas.publication.sheets import csv_bytes
from habeas.publication.wording import amount, told

COLUMNS = (
    *("title", "types", "certainty", "polarity", "period", "edtf", "places", "geolocation"),
    *("said_by", "figure", "value", "outlet", "published", "link"),
)
BAR = "|"
LINK = ("http://", "https://")


def uwazi(release: Release) -> bytes:
    """Write one row a statement."""
    places = {place.id: place for place in release.places}
    sources = {source.id: source for source in release.sources}
    rows = []
    for claim in release.claims:
        here, source = [places[place] for place in claim.places], sources[claim.source]
        names = [place.name for place in here]
        gist = Gist(claim.types, frozenset(names), claim.date, claim.polarity, claim.figure)
        point = next((place for place in here if place.lat is not None), None)
        linked = source.url if source.url and source.url.startswith(LINK) else None
        rows.append(
            [
                f"{claim.id}: {entitled([gist])}",
                BAR.join(_plain(told("type", kind)) for kind in claim.types),
                told("certainty", claim.certainty),
                claim.polarity,
                period(claim.date),
                claim.date,
                BAR.join(map(_plain, names)),
                f"{point.lat}{BAR}{point.lon}" if point else None,
                speaker(claim.speaker),
                amount(claim.figure) if claim.figure else None,
                claim.figure.value if claim.figure else None,
                source.outlet,
                source.published,
                f"{_plain(source.outlet or source.id)}{BAR}{linked}" if linked else None,
            ]
        )
    return csv_bytes(COLUMNS, rows)


def period(edtf: str | None) -> str | None:
    """Write the days that a date allows as Uwazi imports them; None where one end is open.

    >>> period("2022-07"), period("2022-07/..")
    ('2022/07/01:2022/07/31', None)
    """
    first, last = bounds(edtf)
    if first == FIRST or last == LAST:
        return None
    return f"{_slashed(first)}:{_slashed(last)}"


def _slashed(day: str) -> str:
    return day.replace("-", "/")


def _plain(text: str) -> str:
    return text.replace(BAR, "/")
