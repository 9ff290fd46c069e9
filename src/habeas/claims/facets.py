"""What can be said of a statement in words that are never words of its document?

A facet is `key=value`, both from closed lists: kinds, levels, counts up to a few. So a table of
facets and weights gives away no name, no place and no sentence, whoever reads it.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from habeas.claims.proposing import Offer, Option
from habeas.claims.reading import FrameKind
from habeas.claims.speakers import LANGUAGES
from habeas.claims.voice import Genre
from habeas.model.document import PassageKind
from habeas.model.words import Certainty, EventType, Identity, Polarity, SpeakerKind

MOST = 4  # counts go up to this
LEVELS = "SWARUILQDCTMN"  # of markers and frames
LENGTHS = (20, 40, 80, 160, 320)  # characters
GAPS = (0, 5, 15, 40, 100, 250)  # characters between a speaker's words and the statement
YES, NO = "yes", "no"


def of_statement(offer: Offer) -> tuple[str, ...]:
    """List the facets of a statement."""
    return tuple(f"{key}={value}" for key, value in _statement(offer))


def of_option(offer: Offer, option: Option) -> tuple[str, ...]:
    """List the facets of somebody as the first speaker of a statement."""
    return tuple(f"{key}={value}" for key, value in _option(offer, option))


def is_known(facet: str) -> bool:
    """Tell whether a facet is one of ours.

    >>> is_known("genre=news"), is_known("genre=Bryanka"), is_known("a name")
    (True, False, False)
    """
    key, _, value = facet.partition("=")
    return value in _values().get(key, ())


def _statement(offer: Offer) -> Iterator[tuple[str, object]]:
    first = offer.chain[0] if offer.chain else None
    yield "always", YES
    yield "language", offer.language if offer.language in LANGUAGES else "other"
    yield "genre", offer.genre
    yield "passage", offer.kind
    for kind in offer.types:
        yield "type", kind
    yield "types", min(len(offer.types), MOST)
    yield "polarity", offer.polarity
    yield "certainty", offer.certainty
    yield "first_kind", first.kind if first else "none"
    yield "first_identity", first.identity if first else "none"
    yield "chain", min(len(offer.chain), MOST)
    yield "hedges", min(offer.hedges, MOST)
    yield "flags", min(len(offer.review), MOST)
    yield "counted", _yes(offer.counted)
    yield "options", min(len(offer.options), MOST)
    yield "words_name_first", _yes(offer.chosen is not None)
    yield "length", _bucket(offer.span[1] - offer.span[0], LENGTHS)
    if first:
        yield "kind_certainty", f"{first.kind}+{offer.certainty}"
    for kind in offer.types:
        yield "type_certainty", f"{kind}+{offer.certainty}"
        yield "type_genre", f"{kind}+{offer.genre}"


def _option(offer: Offer, option: Option) -> Iterator[tuple[str, object]]:
    first = option.speakers[0]
    start, end = option.span
    before = end <= offer.span[0]
    gap = offer.span[0] - end if before else max(0, start - offer.span[1])
    inside = not before and start < offer.span[1]
    side = "inside" if inside else "before" if before else "after"
    yield "is_read", _yes(offer.chosen == option)
    yield "kind", first.kind
    yield "identity", first.identity
    yield "frame", option.frame
    yield "level", option.level if option.level in LEVELS else "other"
    yield "covers", _yes(option.covers)
    yield "unclear", _yes(option.unclear)
    yield "side", side
    yield "gap", _bucket(gap, GAPS)
    yield "same_sentence", _yes(not _stop(offer, option))
    yield "kind_read", f"{first.kind}+{offer.chain[0].kind if offer.chain else 'none'}"
    yield "covers_gap", f"{_yes(option.covers)}+{_bucket(gap, GAPS)}"
    yield "frame_side", f"{option.frame}+{side}"
    yield "kind_genre", f"{first.kind}+{offer.genre}"


def _stop(offer: Offer, option: Option) -> bool:
    """Tell whether a sentence ends between somebody's words and the statement."""
    low, high = sorted((offer.span, option.span))
    return any(mark in offer.text[low[1] : high[0]] for mark in (". ", "! ", "? ", "\n"))


def _yes(what: bool) -> str:  # noqa: FBT001 - it only writes the value
    return YES if what else NO


def _bucket(amount: int, bounds: tuple[int, ...]) -> str:
    return str(next((bound for bound in bounds if amount <= bound), "more"))


@cache
def _values() -> Mapping[str, frozenset[str]]:
    kinds = [*map(str, SpeakerKind), "none"]
    genres, types, sure = [*map(str, Genre)], [*map(str, EventType)], [*map(str, Certainty)]
    sides, frames, yes = ["inside", "before", "after"], [*map(str, FrameKind)], [YES, NO]
    counts = [str(n) for n in range(MOST + 1)]
    gaps = [*map(str, GAPS), "more"]
    plain: dict[str, list[str]] = {
        "always": [YES],
        "language": [*LANGUAGES, "other"],
        "genre": genres,
        "passage": [*map(str, PassageKind)],
        "type": types,
        "polarity": [*map(str, Polarity)],
        "certainty": sure,
        "first_kind": kinds,
        "kind": kinds,
        "first_identity": [*map(str, Identity), "none"],
        "identity": [*map(str, Identity)],
        "length": [*map(str, LENGTHS), "more"],
        "frame": frames,
        "level": [*LEVELS, "other"],
        "side": sides,
        "gap": gaps,
    }
    plain |= dict.fromkeys(("types", "chain", "hedges", "flags", "options"), counts)
    plain |= dict.fromkeys(
        ("counted", "words_name_first", "is_read", "covers", "unclear", "same_sentence"), yes
    )
    pairs = {
        "kind_certainty": (kinds, sure),
        "type_certainty": (types, sure),
        "type_genre": (types, genres),
        "kind_read": (kinds, kinds),
        "covers_gap": (yes, gaps),
        "frame_side": (frames, sides),
        "kind_genre": (kinds, genres),
    }
    plain |= {
        key: [f"{a}+{b}" for a in left for b in right] for key, (left, right) in pairs.items()
    }
    return {key: frozenset(values) for key, values in plain.items()}
