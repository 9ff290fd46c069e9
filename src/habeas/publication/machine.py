"""Which files does a program read, and in which exact shape?"""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.document import DocPath
from habeas.model.release import Amount, Mark, Private, Spot, Statement
from habeas.model.words import Certainty, EventType, Identity, Polarity, SpeakerKind


class Teller(Struct, frozen=True):
    """One speaker of a chain, called as the document calls it."""

    name: str | None
    kind: SpeakerKind
    identity: Identity


class ClaimLine(Struct, frozen=True, kw_only=True):
    """One line of claims.jsonl."""

    id: ClaimId
    doc: DocPath
    start: int
    end: int
    quote: str | None
    words: str | None
    types: tuple[EventType, ...]
    certainty: Certainty
    polarity: Polarity
    date: str | None
    attribution: tuple[Teller, ...]
    hedges: tuple[Mark, ...]
    places: tuple[Spot, ...]
    quantity: Amount | None
    needs_review: tuple[str, ...]
    because: tuple[str, ...]


def machine_files(private: Private) -> dict[str, bytes]:
    """Write claims.jsonl, origins.json, figures.json, relays.json and mutations.json."""
    lines = [msgspec.json.encode(claim_line(one)) + b"\n" for one in private.statements]
    return {
        "claims.jsonl": b"".join(lines),
        "origins.json": _listing(private.origins),
        "figures.json": _listing(private.figures),
        "relays.json": _listing(private.relays),
        "mutations.json": _listing(private.mutations),
    }


def claim_line(one: Statement) -> ClaimLine:
    """Shape a statement as a line for machines: the raw quotation, and its words decoded."""
    return ClaimLine(
        id=one.id,
        doc=one.doc,
        start=one.start,
        end=one.end,
        quote=one.quote,
        words=one.excerpt.words if one.excerpt else one.quote,
        types=one.types,
        certainty=one.certainty,
        polarity=one.polarity,
        date=one.date,
        attribution=tuple(Teller(hop.name, hop.kind, hop.identity) for hop in one.attribution),
        hedges=one.hedges,
        places=one.places,
        quantity=one.quantity,
        needs_review=one.needs_review,
        because=one.because,
    )


def _listing(rows: Sequence[Struct]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(rows), indent=1) + b"\n"
