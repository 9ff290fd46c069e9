"""What may the world see? Facts of published documents, coarsened, and nothing of any other."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.claim import Claim, ClaimId, PlaceMention, Quantity, Speaker
from habeas.model.document import DocPath, Document
from habeas.model.place import PlaceKind
from habeas.model.public import (
    Cell,
    Offer,
    PublicClaim,
    PublicFinding,
    PublicPlace,
    PublicSource,
    PublicSpeaker,
    Release,
    Tally,
    Withheld,
)
from habeas.model.weight import FigureRelation, Origin, Weighed
from habeas.model.words import Identity, OriginStatus, Standing
from habeas.protection import coarse
from habeas.protection.cells import differing
from habeas.protection.limits import is_body, is_body_kind, reads_like_a_body, reason
from habeas.protection.sieve import Sieve, open_texts
from habeas.protection.singles import held_back
from habeas.text.gazetteer import load
from habeas.text.scripts import fold, words

UNTITLED = "Register of unlawful detention"


class _Told(Struct, frozen=True):
    """What a release is made of, and what was counted as held back on the way."""

    sources: Mapping[DocPath, PublicSource]
    places: Mapping[tuple[str, str], PublicPlace]
    outlets: frozenset[str]
    persons: frozenset[str]  # words of the names of people who speak
    sieve: Sieve
    withheld: Counter[str]
    called: Mapping[str, str]  # normal forms of bodies that are named in several ways


def for_world(
    published: Sequence[Document],
    claims: Sequence[Claim],
    weighed: Weighed,
    *,
    confidential: Sequence[Document],
    unsaid: Sequence[Document] = (),
    title: str,
    earlier: Sequence[Cell] = (),
) -> Offer:
    """Offer what may leave; `claims` and `weighed` must come from published documents alone.

    Nothing of `confidential` documents is repeated, nor of `unsaid` lists of ours.
    """
    sieve = Sieve.of((*confidential, *unsaid), open_texts(published, claims))
    withheld = Counter({"confidential": len(confidential)})
    kept = _kept(published, claims, withheld)
    sources = _sources(published, sieve, withheld)
    told = _Told(
        sources,
        _places(kept, sieve, withheld),
        frozenset(s.outlet.casefold() for s in sources.values() if s.outlet),
        _persons(claims),
        sieve,
        withheld,
        dict(weighed.called),
    )
    public = _without_differences(_in_order(kept, told), told, earlier)
    names = {old: one.id for old, one in public.items()}
    return Offer(
        Release(
            title=UNTITLED if sieve.holds_back(title) else title,
            sources=tuple(sources.values()),
            places=_named_in(public.values(), told),
            claims=tuple(public.values()),
            findings=_findings(weighed.origins, names),
            figures=_relations(weighed.figures, names),
        ),
        tuple(Withheld(reason(why), n) for why, n in sorted(withheld.items()) if n),
    )


def _kept(
    published: Sequence[Document], claims: Sequence[Claim], withheld: Counter[str]
) -> list[Claim]:
    held = {document.path: document for document in published}
    kept = []
    for claim in claims:
        why = held_back(claim, held[claim.doc])
        if why is None:
            kept.append(claim)
        else:
            withheld[why] += 1
    return kept


def _sources(
    published: Sequence[Document], sieve: Sieve, withheld: Counter[str]
) -> dict[DocPath, PublicSource]:
    ordered = sorted(published, key=lambda d: (d.published or "", d.outlet or "", d.path))
    return {one.path: _source(one, n, sieve, withheld) for n, one in enumerate(ordered, start=1)}


def _source(document: Document, number: int, sieve: Sieve, withheld: Counter[str]) -> PublicSource:
    """Say who published a document; what would give somebody away is blank, and counted."""

    def safe(field: str | None) -> str | None:
        if sieve.holds_back(field):
            withheld["repeats"] += 1
            return None
        return field

    return PublicSource(
        f"S{number}",
        safe(document.outlet),
        coarse.day(document.published),
        safe(document.url),
        document.language,
    )


def _places(
    kept: Sequence[Claim], sieve: Sieve, withheld: Counter[str]
) -> dict[tuple[str, str], PublicPlace]:
    found: dict[tuple[str, str], PublicPlace] = {}
    for mention in (mention for claim in kept for mention in claim.places):
        key = (mention.name or "", mention.country or "")
        if mention.name is None or key in found:
            continue
        kind = _kind(mention)
        if kind is None or sieve.holds_back(mention.name):
            withheld["unplaced" if kind is None else "repeats"] += 1
        else:
            found[key] = _place(mention, area=kind not in {PlaceKind.CITY, PlaceKind.SITE})
    numbered = sorted(found.items())
    return {key: replace(one, id=f"L{n}") for n, (key, one) in enumerate(numbered, start=1)}


def _kind(mention: PlaceMention) -> PlaceKind | None:
    """Look up what a place is; None where the gazetteer does not give it this name."""
    places = filter(None, map(load().place, mention.candidates))
    return next((place.kind for place in places if place.name == mention.name), None)


def _place(mention: PlaceMention, *, area: bool) -> PublicPlace:
    return PublicPlace(
        "",
        mention.name or "",
        mention.country,
        mention.region,
        coarse.point(mention.lat),
        coarse.point(mention.lon),
        area,
    )


def _in_order(kept: Sequence[Claim], told: _Told) -> dict[ClaimId, PublicClaim]:
    rank = {path: number for number, path in enumerate(told.sources)}
    ordered = sorted(kept, key=lambda c: (rank[c.doc], c.start, c.end, c.id))
    return {claim.id: _claim(claim, told) for claim in ordered}


def _claim(claim: Claim, told: _Told) -> PublicClaim:
    keys = ((mention.name or "", mention.country or "") for mention in claim.places)
    source = told.sources[claim.doc]
    return PublicClaim(
        id=ClaimId(""),
        source=source.id,
        types=claim.types,
        certainty=claim.certainty,
        polarity=claim.polarity,
        date=coarse.month(claim.date),
        places=tuple(dict.fromkeys(told.places[key].id for key in keys if key in told.places)),
        speaker=_speaker(claim.attribution[0], told) if claim.attribution else None,
        figure=_tally(claim.quantity, source.published) if claim.quantity else None,
    )


def _speaker(hop: Speaker, told: _Told) -> PublicSpeaker:
    named = hop.identity is Identity.NAMED and is_body(hop.kind, hop.name, told.outlets)
    if not named or told.persons & _words(hop.name):
        return PublicSpeaker(hop.kind, None)
    if told.sieve.holds_back(hop.name) or told.sieve.holds_back(told.called.get(hop.name)):
        told.withheld["repeats"] += 1
        return PublicSpeaker(hop.kind, None)
    name = told.called.get(hop.name, hop.name)
    return PublicSpeaker(hop.kind, " ".join(name.split()))


def _persons(claims: Sequence[Claim]) -> frozenset[str]:
    """Collect the names of people, so that no body is called by one of them."""
    hops = (hop for claim in claims for hop in claim.attribution)
    people = (
        hop
        for hop in hops
        if hop.identity is Identity.NAMED
        and not is_body_kind(hop.kind)
        and not reads_like_a_body(hop.name)
    )
    return frozenset(word for hop in people for word in _words(hop.name))


def _words(name: str) -> set[str]:
    """List the words of a name that begin with a capital."""
    parts = (name[start:end] for start, end in words(name))
    return {fold(part) for part in parts if part[0].isupper()}


def _tally(quantity: Quantity, published: str | None) -> Tally:
    day = coarse.day(quantity.as_of)
    return Tally(
        quantity.value,
        quantity.low,
        quantity.high,
        quantity.operator,
        quantity.unit,
        day if day == published else coarse.month(day),
    )


def _without_differences(
    public: Mapping[ClaimId, PublicClaim], told: _Told, earlier: Sequence[Cell]
) -> dict[ClaimId, PublicClaim]:
    """Leave out the figures that would give a few people away, then number what is left."""
    names = {place.id: place.name for place in told.places.values()}
    marked = [replace(one, id=old) for old, one in public.items()]
    back = differing(marked, names, earlier)
    told.withheld["differs"] += len(back)
    left = [old for old in public if old not in back]
    return {
        old: replace(public[old], id=ClaimId(f"P{number}")) for number, old in enumerate(left, 1)
    }


def _named_in(public: Iterable[PublicClaim], told: _Told) -> tuple[PublicPlace, ...]:
    named = {place for one in public for place in one.places}
    return tuple(place for place in told.places.values() if place.id in named)


def _findings(
    origins: Sequence[Origin], names: Mapping[ClaimId, ClaimId]
) -> tuple[PublicFinding, ...]:
    """Keep the findings that a told statement stands for, with the voices that such ones show."""
    found: list[PublicFinding] = []
    for origin in origins:
        members = tuple(names[claim] for claim in origin.members if claim in names)
        voices = sum(any(claim in names for claim in v.claims) for v in origin.independent)
        shown = origin.status is not OriginStatus.ESTABLISHED or voices
        if members and shown:
            count = voices if origin.status is OriginStatus.ESTABLISHED else None
            number, standing = f"F{len(found) + 1}", _standing(origin, count)
            found.append(
                PublicFinding(number, members, origin.status, count, origin.because, standing)
            )
    return tuple(found)


def _standing(origin: Origin, count: int | None) -> Standing | None:
    # A voice that is held back must not be heard in the word for the others.
    alone = origin.standing is Standing.CORROBORATED and count == 1
    return Standing.SINGLE_ORIGIN if alone else origin.standing


def _relations(
    figures: Sequence[FigureRelation], names: Mapping[ClaimId, ClaimId]
) -> tuple[FigureRelation, ...]:
    """Keep what told figures are to one another; why is left out, since it is written in words."""
    found = []
    for one in figures:
        rights = one.b if isinstance(one.b, tuple) else (one.b,)
        if all(end in names for end in (one.a, *rights)):
            b = (
                tuple(names[end] for end in rights)
                if isinstance(one.b, tuple)
                else names[rights[0]]
            )
            found.append(FigureRelation(names[one.a], b, one.relation, ""))
    return tuple(found)
