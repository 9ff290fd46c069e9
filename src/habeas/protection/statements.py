"""What of a claim may its owner see in plain text?"""

from collections.abc import Mapping
from types import MappingProxyType

from habeas.model.claim import Claim, Hedge, PlaceMention, Quantity, Speaker
from habeas.model.document import Document
from habeas.model.release import Amount, Hop, Mark, Spot, Statement
from habeas.model.words import Identity, SpeakerKind
from habeas.protection.echoes import Sealing
from habeas.protection.excerpts import excerpt
from habeas.protection.known import Known
from habeas.text.tables import rows

ROOM = "habeas.protection"


def statement(
    document: Document,
    claim: Claim,
    *,
    shown: bool,
    sealing: Sealing,
    accepted: bool = False,
    known: Known | None = None,
    called: Mapping[str, str] = MappingProxyType({}),
) -> Statement:
    """Keep a claim's words where they may be shown, and everything but words where not.

    `known` are the names that a confidential source may give; without it, every name of a body.
    `called` are the normal forms of bodies that are named in several ways.
    """
    return Statement(
        id=claim.id,
        doc=claim.doc,
        start=claim.start,
        end=claim.end,
        quote=document.slice(claim.start, claim.end) if shown else None,
        excerpt=excerpt(document, claim) if shown else None,
        mask=None if shown else mask(claim),
        types=claim.types,
        certainty=claim.certainty,
        polarity=claim.polarity,
        date=claim.date,
        attribution=tuple(
            _hop(speaker, public=document.public, known=None if shown else known, called=called)
            for speaker in claim.attribution
        ),
        hedges=tuple(_mark(document, hedge, shown=shown) for hedge in claim.hedges),
        places=tuple(_spot(document, place, shown=shown) for place in claim.places),
        quantity=_amount(document, claim.quantity, sealing if shown else None),
        needs_review=tuple(map(sealing.veil, claim.needs_review)),
        because=tuple(map(sealing.veil, claim.because)),
        accepted=accepted,
        told_by=_told_by(document, claim, shown=shown),
    )


def mask(claim: Claim) -> str:
    """Say what kind of thing stands where the words would stand."""
    return mask_for(claim.attribution[0].kind if claim.attribution else SpeakerKind.UNKNOWN)


def mask_for(kind: SpeakerKind) -> str:
    """Say what stands where words of such a speaker would stand."""
    masks = {row["kind"]: row["mask"] for row in rows(ROOM, "masks.csv")}
    return masks[kind]


def named_in_confidential() -> frozenset[str]:
    """List the kinds of speakers that keep their name when a confidential source gives it."""
    table = rows(ROOM, "speakers.csv")
    return frozenset(row["kind"] for row in table if row["named_in_confidential"] == "yes")


def _hop(speaker: Speaker, *, public: bool, known: Known | None, called: Mapping[str, str]) -> Hop:
    named = speaker.identity is Identity.NAMED and speaker.kind in named_in_confidential()
    named = named and (known is None or speaker.name in known.names)
    open_name = speaker.identity is not Identity.SEALED and (public or named)
    name = speaker.name if open_name else None
    return Hop(name, speaker.kind, speaker.identity, called.get(name) if name else None)


def _told_by(document: Document, claim: Claim, *, shown: bool) -> Mark | None:
    """Mark the words that name the nearest speaker; none for one who is sealed."""
    nearest = claim.attribution[0] if claim.attribution else None
    if nearest is None or nearest.identity is Identity.SEALED:
        return None
    if nearest.start is None or nearest.end is None:
        return None
    return _mark(document, Hedge(nearest.start, nearest.end), shown=shown)


def _mark(document: Document, hedge: Hedge, *, shown: bool) -> Mark:
    return Mark(hedge.start, hedge.end, _words(document, hedge.start, hedge.end, shown=shown))


def _spot(document: Document, place: PlaceMention, *, shown: bool) -> Spot:
    return Spot(
        start=place.start,
        end=place.end,
        text=_words(document, place.start, place.end, shown=shown),
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        region=place.region,
    )


def _amount(
    document: Document, quantity: Quantity | None, sealing: Sealing | None
) -> Amount | None:
    """Keep a figure; `sealing` is None where the words are not shown."""
    if quantity is None:
        return None
    return Amount(
        start=quantity.start,
        end=quantity.end,
        text=_words(document, quantity.start, quantity.end, shown=sealing is not None),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        operator=quantity.operator,
        unit=quantity.unit,
        population=_veiled(quantity.population, sealing),
        place=_veiled(quantity.place, sealing),
        as_of=quantity.as_of,
    )


def _veiled(text: str | None, sealing: Sealing | None) -> str | None:
    return sealing.veil(text) if sealing is not None and text is not None else None


def _words(document: Document, start: int, end: int, *, shown: bool) -> str | None:
    return document.slice(start, end) if shown else None
