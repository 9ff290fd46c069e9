"""Which place do the words of each claim mean, in the light of the whole case?"""

import math
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from habeas.linking.context import Shares, holds, named_first, named_in, shares
from habeas.linking.repair import repaired
from habeas.model.claim import Claim, PlaceId, PlaceMention
from habeas.model.document import DocPath, Document
from habeas.model.place import Place, PlaceKind
from habeas.text import geo
from habeas.text.gazetteer import load
from habeas.text.scripts import fold, is_cyrillic, sound, stem
from habeas.text.tables import rows

# Characters between a name and the region or country that qualifies it.
_BESIDE = 40
_DOUBT = "place: several are possible"
_QUALIFYING = (PlaceKind.REGION, PlaceKind.COUNTRY)


class Case(Struct, frozen=True):
    """What a mention is judged by: its document, the case, what the words meant before."""

    documents: dict[DocPath, Document]
    shares: dict[DocPath, Shares]
    whole: Shares
    before: dict[str, PlaceId]


class Verdict(Struct, frozen=True):
    """The place that words mean, or None, and the reason."""

    place: Place | None
    because: str


def near(first: PlaceMention, second: PlaceMention) -> bool:
    """Tell whether two mentions mean the same town, or the same country where both are too wide.

    >>> town = PlaceMention(0, 1, name="Bryanka", country="UA", lat=48.513, lon=38.643)
    >>> near(town, replace(town, lat=48.52)), near(town, PlaceMention(0, 1))
    (True, False)
    """
    close = geo.near((first.lat, first.lon), (second.lat, second.lon))
    if close is not None:
        return close
    wide = first.lat is None and second.lat is None
    return wide and first.country is not None and first.country == second.country


def settle(claims: tuple[Claim, ...], documents: tuple[Document, ...]) -> tuple[Claim, ...]:
    """Resolve the places of all claims; what stays in doubt keeps its candidates and no point."""
    named = {document.path: named_in(document) for document in documents}
    case = Case(
        documents={document.path: document for document in documents},
        shares={path: shares(mentions) for path, mentions in named.items()},
        whole=shares(mention for mentions in named.values() for mention in mentions),
        before={},
    )
    outlets = frozenset(fold(document.outlet) for document in documents if document.outlet)
    claims = tuple(_without_outlets(claim, case, outlets) for claim in claims)
    first = tuple(_settled(claim, case) for claim in claims)
    case = replace(case, before=_meanings(first, case))
    second = tuple(_settled(claim, case) for claim in claims)
    return repaired(second, case.documents)


def _without_outlets(claim: Claim, case: Case, outlets: frozenset[str]) -> Claim:
    """Leave out mentions whose words are the name of an outlet of the case."""
    document = case.documents.get(claim.doc)
    if document is None or not claim.places:
        return claim
    kept = tuple(m for m in claim.places if fold(document.slice(m.start, m.end)) not in outlets)
    return claim if len(kept) == len(claim.places) else replace(claim, places=kept)


def _settled(claim: Claim, case: Case) -> Claim:
    # A place that is settled stays: a person's decision comes before every rule.
    verdicts = {
        at: _verdict(mention, claim, case)
        for at, mention in enumerate(claim.places)
        if mention.name is None and mention.candidates
    }
    if not verdicts:
        return claim
    places = tuple(
        placed(mention, verdicts[at].place) if at in verdicts else mention
        for at, mention in enumerate(claim.places)
    )
    reasons = tuple(dict.fromkeys(f"place: {v.because}" for v in verdicts.values()))
    doubt = any(verdict.place is None for verdict in verdicts.values())
    return replace(
        claim,
        places=places,
        because=(*claim.because, *reasons),
        needs_review=(*claim.needs_review, _DOUBT) if doubt else claim.needs_review,
    )


def placed(mention: PlaceMention, place: Place | None) -> PlaceMention:
    """Write a place into a mention; None leaves it open."""
    if place is None:
        return mention
    return replace(
        mention,
        name=place.name,
        country=place.country,
        region=place.region,
        lat=place.lat,
        lon=place.lon,
    )


def _verdict(mention: PlaceMention, claim: Claim, case: Case) -> Verdict:
    places = _without_regions_of_towns(list(filter(None, map(load().place, mention.candidates))))
    if len(places) < 2:  # noqa: PLR2004
        return Verdict(places[0] if places else None, "one place bears this name")
    scored = sorted(((_score(place, mention, claim, case), place) for place in places), key=_order)
    (best, place), (second, other) = scored[0], scored[1]
    if best - second >= _weight("margin") or _same(place, other):
        return Verdict(place, "the case and the size of the town decide")
    return Verdict(None, "several places bear this name and nothing decides")


def _order(scored: tuple[float, Place]) -> tuple[float, str]:
    return -scored[0], scored[1].id


def _same(place: Place, other: Place) -> bool:
    return geo.near((place.lat, place.lon), (other.lat, other.lon)) is True


def _without_regions_of_towns(places: list[Place]) -> list[Place]:
    """Leave out a region beside its namesake town: words beside it would have asked for it."""
    towns = {
        place.region
        for place in places
        if place.kind is PlaceKind.CITY and place.population >= _weight("town")
    }
    return [p for p in places if p.kind is not PlaceKind.REGION or p.region not in towns]


def _score(place: Place, mention: PlaceMention, claim: Claim, case: Case) -> float:
    document = case.documents.get(claim.doc)
    here = case.shares.get(claim.doc, Shares({}, {}))
    words = fold(document.slice(mention.start, mention.end)) if document else ""
    return (
        _prior(place)
        + _weight("country_in_document") * here.countries.get(place.country or "", 0.0)
        + _weight("country_in_case") * case.whole.countries.get(place.country or "", 0.0)
        + _weight("region_in_document") * here.regions.get(place.region or "", 0.0)
        + _weight("region_in_case") * case.whole.regions.get(place.region or "", 0.0)
        + _weight("beside") * _qualified(place, mention, claim)
        + _weight("own_name") * _named_so(words, place)
        + _weight("before") * (case.before.get(words) == place.id)
    )


def _named_so(words: str, place: Place) -> bool:
    """Tell whether the words are the name of the place today, not one that it bore once."""
    own = fold(place.name)
    if not words or not is_cyrillic(words):
        return words == own
    heard = sound(stem(words), "cyrl")
    return sound(own, "en").startswith(heard)


def _prior(place: Place) -> float:
    if place.kind is PlaceKind.CITY:
        return math.log10(place.population + 10)
    return _weight(place.kind.value)


def _qualified(place: Place, mention: PlaceMention, claim: Claim) -> bool:
    """Tell whether the claim names, close by, what holds the place or what the place holds."""
    for other in claim.places:
        gap = max(other.start - mention.end, mention.start - other.end)
        beside = filter(None, map(load().place, other.candidates)) if 0 <= gap <= _BESIDE else ()
        named = named_first(tuple(beside))
        if any(one.kind in _QUALIFYING and holds(one, place) for one in named):
            return True
        if named and place.kind in _QUALIFYING and all(holds(place, one) for one in named):
            return True
    return False


def _meanings(claims: tuple[Claim, ...], case: Case) -> dict[str, PlaceId]:
    """Learn what words were settled to mean, where they were settled to one meaning only."""
    seen: dict[str, set[PlaceId]] = {}
    for claim in claims:
        document = case.documents.get(claim.doc)
        for mention in claim.places if document else ():
            place = _meant(mention)
            if place and document:
                seen.setdefault(fold(document.slice(mention.start, mention.end)), set()).add(place)
    return {words: next(iter(places)) for words, places in seen.items() if len(places) == 1}


def _meant(mention: PlaceMention) -> PlaceId | None:
    for identity in mention.candidates:
        place = load().place(identity)
        if (
            place
            and place.name == mention.name
            and (place.lat, place.lon) == (mention.lat, mention.lon)
        ):
            return identity
    return None


@cache
def _weight(what: str) -> float:
    found = {row["what"]: float(row["weight"]) for row in rows("habeas.linking", "weights.csv")}
    return found[what]
