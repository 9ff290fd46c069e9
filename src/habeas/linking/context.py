"""Which countries and regions does a document, and the whole case, speak of?"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from habeas.model.document import Document
from habeas.model.place import Place, PlaceKind
from habeas.text.gazetteer import Mention, load


class Shares(Struct, frozen=True):
    """How often each country and region is named, as shares of all that is named without doubt."""

    countries: dict[str, float]
    regions: dict[str, float]


def named_in(document: Document) -> tuple[Mention, ...]:
    """Find the places that the passages of a document name."""
    gazetteer = load()
    return tuple(
        mention
        for passage in document.passages
        for mention in gazetteer.find(passage.text, passage.language)
    )


def shares(mentions: Iterable[Mention]) -> Shares:
    """Count the countries and regions that are named without doubt."""
    countries: Counter[str] = Counter()
    regions: Counter[str] = Counter()
    for mention in mentions:
        places = named_first(mention.candidates)
        countries.update(_agreed(place.country for place in places))
        regions.update(_agreed(place.region for place in places))
    return Shares(_parts(countries), _parts(regions))


def named_first(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Take a name that is a country's for the country, whatever village bears it too."""
    if any(place.kind is PlaceKind.REGION for place in places):
        return places  # Georgia is a country and a state
    return tuple(place for place in places if place.kind is PlaceKind.COUNTRY) or places


def _agreed(values: Iterable[str | None]) -> list[str]:
    """List the one value on which all agree; nothing where they differ."""
    found = set(values)
    return [value for value in found if value] if len(found) == 1 else []


def _parts(counts: Counter[str]) -> dict[str, float]:
    total = counts.total()
    return {name: count / total for name, count in counts.items()}


def holds(wide: Place, place: Place) -> bool:
    """Tell whether a country or region holds another place.

    >>> from habeas.text.gazetteer import load
    >>> holds(load().place("iso:UA-09"), load().place("gn:692975"))
    True
    """
    if wide.id == place.id:
        return False
    if wide.region:
        return wide.region == place.region
    return wide.country == place.country
