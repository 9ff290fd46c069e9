"""Which words are a place of the case, cut short or written with a slip of the pen?

Only the case can tell: "Krasnyi" is Krasnyi Luch where another document names that town.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.claim import Claim, PlaceMention
from habeas.model.document import DocPath, Document, Passage
from habeas.model.place import Place, PlaceKind
from habeas.text.evidence import in_place_of_a_place, joined_in_list
from habeas.text.gazetteer import load
from habeas.text.scripts import Span, fold, is_cyrillic, sound, sounds, stem, words

_SHORTEST = 5  # shorter words are one letter away from too many others
_LARGER = 10  # how many times larger the one town must be that a cut name is taken for
_NEIGHBOURS = 2  # so many places of one region must stand in the list with a cut name


class Known(Struct, frozen=True):
    """A place that the case names without doubt, and the words that named it."""

    mention: PlaceMention
    words: tuple[str, ...]


class _Spot(Struct, frozen=True):
    """A capital word of a claim that no place was found for."""

    folded: str
    inside: Span  # offsets in the passage
    raw: Span  # offsets in the rendition


def repaired(claims: tuple[Claim, ...], documents: dict[DocPath, Document]) -> tuple[Claim, ...]:
    """Add to claims the places of the case that stand there cut short or misspelt."""
    known = tuple(_known(claims, documents))
    return tuple(
        _repair(claim, documents[claim.doc], known) if claim.doc in documents else claim
        for claim in claims
    )


def _known(claims: Iterable[Claim], documents: dict[DocPath, Document]) -> Iterator[Known]:
    seen = set()
    for claim in claims:
        document = documents.get(claim.doc)
        if document is None:
            continue
        for mention in claim.places:
            text = document.slice(mention.start, mention.end)
            parts = tuple(stem(fold(text[start:end])) for start, end in words(text))
            if mention.lat is not None and parts and (parts, mention.name) not in seen:
                seen.add((parts, mention.name))
                yield Known(mention, parts)


def _repair(claim: Claim, document: Document, known: tuple[Known, ...]) -> Claim:
    passage = document.passages[claim.passage]
    found: list[tuple[PlaceMention, str]] = []
    for spot in _spots(claim, passage):
        listed = _neighbours(spot, claim, document, passage.language)
        if not listed and not in_place_of_a_place(passage.text, spot.inside, passage.language):
            continue
        hit = _from_case(spot.folded, passage.language, known) or _from_list(spot.folded, listed)
        if hit:
            found.append((replace(hit[0], start=spot.raw[0], end=spot.raw[1]), hit[1]))
    return _joined(claim, found) if found else claim


def _joined(claim: Claim, found: list[tuple[PlaceMention, str]]) -> Claim:
    places = sorted((*claim.places, *(m for m, _ in found)), key=lambda m: m.start)
    reasons = tuple(dict.fromkeys(reason for _, reason in found))
    return replace(
        claim,
        places=tuple(places),
        because=(*claim.because, *reasons),
        needs_review=(*claim.needs_review, "place: the words are cut short or misspelt"),
    )


def _spots(claim: Claim, passage: Passage) -> Iterator[_Spot]:
    inside = passage.within(claim.start, claim.end)
    if inside is None:
        return
    for start, end in words(passage.text):
        word = passage.text[start:end]
        if start < inside[0] or inside[1] < end or not word[0].isupper() or len(word) < _SHORTEST:
            continue
        raw = passage.raw(start, end)
        if not any(m.start < raw[1] and raw[0] < m.end for m in claim.places):
            yield _Spot(fold(word), (start, end), raw)


def _neighbours(
    spot: _Spot, claim: Claim, document: Document, language: str
) -> tuple[PlaceMention, ...]:
    """List the places of the claim, if the word stands in a list with one of them."""
    beside = any(
        joined_in_list(document.text, left, right, language)
        for m in claim.places
        for left, right in ((m.end, spot.raw[0]), (spot.raw[1], m.start))
        if left < right
    )
    return claim.places if beside else ()


def _from_case(
    folded: str, language: str, known: tuple[Known, ...]
) -> tuple[PlaceMention, str] | None:
    rules: tuple[tuple[Callable[[str, str, tuple[str, ...]], bool], str], ...]
    rules = (_cut_short, "cut short"), (_misspelt, "misspelt")
    for rule, reason in rules:
        hits = [one.mention for one in known if rule(folded, language, one.words)]
        if hits and len({(m.lat, m.lon) for m in hits}) == 1:
            return hits[0], f"place: {reason}, known from the case"
    return None


def _cut_short(folded: str, language: str, name: tuple[str, ...]) -> bool:
    return len(name) > 1 and bool(_heard(folded, language) & _heard(name[0], language))


def _heard(folded: str, language: str) -> set[str]:
    if is_cyrillic(folded):
        return {sound(stem(folded), "cyrl")}
    return set(sounds(folded, language))


def _misspelt(folded: str, _: str, name: tuple[str, ...]) -> bool:
    return len(name) == 1 and name[0][0] == folded[0] and one_slip(stem(folded), name[0])


def one_slip(first: str, second: str) -> bool:
    """Tell whether one letter more, less or other makes one word of the other.

    >>> one_slip("бранк", "брянк"), one_slip("bryanka", "bryansk")
    (True, False)
    """
    if abs(len(first) - len(second)) > 1 or first == second:
        return False
    pairs = enumerate(zip(first, second, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(first), len(second)))
    return (
        first[at + 1 :] == second[at + 1 :]
        or first[at:] == second[at + 1 :]
        or first[at + 1 :] == second[at:]
    )


def _from_list(folded: str, listed: tuple[PlaceMention, ...]) -> tuple[PlaceMention, str] | None:
    """Find the one large town of the list's region whose name begins with the word."""
    regions = [m.region for m in listed if m.region]
    if len(regions) < _NEIGHBOURS or len(set(regions)) > 1:
        return None
    towns = sorted(_opening_with(folded, regions[0]), key=lambda town: -town.population)
    if not towns or (len(towns) > 1 and towns[0].population < _LARGER * towns[1].population):
        return None
    town = towns[0]
    mention = PlaceMention(
        0, 0, (town.id,), town.name, town.country, town.lat, town.lon, town.region
    )
    return mention, "place: cut short, known from the places listed with it"


def _opening_with(folded: str, region: str) -> set[Place]:
    return {
        place
        for place in load().opening_with(stem(folded))
        if place.region == region and place.kind is PlaceKind.CITY
    }
