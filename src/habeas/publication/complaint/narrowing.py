"""What of a case belongs into a complaint for some persons, with what speaks against them?"""

from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from habeas.model.claim import ClaimId
from habeas.model.release import Private, Statement
from habeas.model.weight import FigureRelation, Origin
from habeas.model.words import NotEstablished, OriginStatus
from habeas.publication.complaint.sentences import is_contrary


def narrowed(private: Private, about: AbstractSet[ClaimId]) -> Private:
    """Keep what is told of the persons, and every denial that may touch it.

    Whoever spoke of others only counts for nobody here: the voices are counted anew.
    """
    mine = _places_of(private, about)
    return _keeping(
        private, {o.id for o in private.statements if o.id in about or _touches(o, mine)}
    )


def around(private: Private, about: AbstractSet[ClaimId]) -> Private:
    """Keep what is told of the same places and not of the persons: how things were there."""
    mine = _places_of(private, about)
    kept = {
        one.id
        for one in private.statements
        if one.id not in about and _places(one) & mine and not is_contrary(one)
    }
    return _keeping(private, kept)


def _keeping(private: Private, kept: AbstractSet[ClaimId]) -> Private:
    origins = [_origin(origin, kept) for origin in private.origins if kept & set(origin.members)]
    return replace(
        private,
        statements=tuple(one for one in private.statements if one.id in kept),
        origins=tuple(origins),
        figures=tuple(one for one in private.figures if kept >= set(_ends(one))),
    )


def _places_of(private: Private, about: AbstractSet[ClaimId]) -> set[str]:
    return {name for one in private.statements if one.id in about for name in _places(one)}


def _touches(one: Statement, mine: AbstractSet[str]) -> bool:
    """Tell whether a denial is of these places, or of no place: candour does not choose."""
    places = _places(one)
    return is_contrary(one) and (not places or bool(places & mine))


def _places(one: Statement) -> set[str]:
    return {spot.name for spot in one.places if spot.name}


def _origin(origin: Origin, kept: AbstractSet[ClaimId]) -> Origin:
    voices = tuple(voice for voice in origin.independent if kept & set(voice.claims))
    shown = origin.status is OriginStatus.ESTABLISHED and bool(voices)
    return replace(
        origin,
        members=tuple(claim for claim in origin.members if claim in kept),
        independent=voices,
        count=len(voices) if shown else None,
        status=OriginStatus.ESTABLISHED if shown else OriginStatus.NOT_ESTABLISHED,
        because=None if shown else origin.because or NotEstablished.LINEAGE_NOT_RECORDED,
    )


def _ends(one: FigureRelation) -> tuple[ClaimId, ...]:
    return (one.a, *(one.b if isinstance(one.b, tuple) else (one.b,)))
