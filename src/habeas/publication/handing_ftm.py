"""How does a release enter a FollowTheMoney store, as Aleph and its kin read it?

FollowTheMoney has no detention: what is said to have happened is an Event, told in a Documentation
by a Document. Its dates keep only the start of an interval and no `~`: start and end are written
apart and the EDTF stands in the notes. No Person is ever written.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec
from msgspec import Struct

from habeas.model.public import PublicClaim, Release
from habeas.publication.dates import FIRST, LAST, bounds
from habeas.publication.headings import Gist, entitled
from habeas.publication.public_views import speaker
from habeas.publication.wording import amount, told

NAMES = (
    *("Document", "Address", "Event", "Documentation", "publisher", "publishedAt", "sourceUrl"),
    *("title", "name", "country", "latitude", "longitude", "full", "document", "entity", "role"),
    *("startDate", "endDate", "location", "addressEntity", "keywords", "notes", "said by", "EDTF"),
)
Properties = dict[str, list[str]]


class Entity(Struct, frozen=True):
    """One entity of FollowTheMoney."""

    id: str
    schema: str
    properties: Properties


def followthemoney(release: Release) -> bytes:
    """Write one entity a line."""
    return b"".join(msgspec.json.encode(one) + b"\n" for one in _entities(release))


def _entities(release: Release) -> Iterator[Entity]:
    for source in release.sources:
        said = {
            "publisher": source.outlet,
            "publishedAt": source.published,
            "sourceUrl": source.url,
            "title": f"Document {source.id}",
        }
        yield Entity(_key(release, source.id), "Document", _filled(said))
    for place in release.places:
        said = {
            "name": place.name,
            "country": (place.country or "").lower(),
            "latitude": _number(place.lat),
            "longitude": _number(place.lon),
        }
        yield Entity(_key(release, place.id), "Address", _filled({**said, "full": place.name}))
    names = {place.id: place.name for place in release.places}
    for claim in release.claims:
        yield Entity(_key(release, claim.id), "Event", _event(claim, names, release))
        yield Entity(
            _key(release, f"{claim.id} {claim.source}"),
            "Documentation",
            {
                "document": [_key(release, claim.source)],
                "entity": [_key(release, claim.id)],
                "role": [told("certainty", claim.certainty)],
            },
        )


def _event(claim: PublicClaim, names: Mapping[str, str], release: Release) -> Properties:
    places = [names[place] for place in claim.places]
    gist = Gist(claim.types, frozenset(places), claim.date, claim.polarity, claim.figure)
    first, last = bounds(claim.date)
    notes = [
        f"certainty: {claim.certainty}; polarity: {claim.polarity}",
        f"said by: {speaker(claim.speaker)}",
        *([f"EDTF: {claim.date}"] if claim.date else []),
        *([f"figure: {amount(claim.figure)}"] if claim.figure else []),
    ]
    said: Properties = {
        "name": [entitled([gist])],
        "startDate": [first[:7]] if first != FIRST else [],
        "endDate": [last[:7]] if last != LAST else [],
        "location": places,
        "addressEntity": [_key(release, place) for place in claim.places],
        "keywords": [told("type", kind) for kind in claim.types],
        "notes": notes,
    }
    return {name: values for name, values in said.items() if values}


def _filled(said: Mapping[str, str | None]) -> Properties:
    return {name: [value] for name, value in said.items() if value}


def _number(value: float | None) -> str | None:
    return None if value is None else str(value)


def _key(release: Release, name: str) -> str:
    """Make an id that two releases of different cases do not share."""
    return f"habeas-{sha256(f'{release.title} {name}'.encode()).hexdigest()[:24]}"
