"""Which words are a place of the case, cut short or written with a slip of the pen?

Only the case can tell: "Krasnyi" is Krasnyi Luch where another document names that town.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.claim import Claim, PlaceMention
from habeas.model.document import DocPath, Document, Passage
from habeas.text.evidence import in_place_of_a_place
from habeas.text.scripts import fold, is_cyrillic, sound, sounds, stem, words

_SHORTEST = 5  # shorter words are one letter away from too many others


class Known(Struct, frozen=True):
    """A place that the case names without doubt, and the words that named it."""

    mention: PlaceMention
    words: tuple[str, ...]


def repaired(claims: tuple[Claim, ...], documents: dict[DocPath, Document]) -> tuple[Claim, ...]:
    """Add to claims the places of the case that stand there cut short or misspelt."""
    known = tuple(_known(claims, documents))
    if not known:
        return claims
    return tuple(_repair(claim, documents[claim.doc], known) for claim in claims)


def _known(claims: Iterable[Claim], documents: dict[DocPath, Document]) -> Iterator[Known]:
    seen = set()
    for claim in claims:
        document = documents[claim.doc]
        for mention in claim.places:
            text = document.slice(mention.start, mention.end)
            parts = tuple(stem(fold(text[s:e])) for s, e in words(text))
            if mention.lat is not None and (parts, mention.name) not in seen:
                seen.add((parts, mention.name))
                yield Known(mention, parts)


def _repair(claim: Claim, document: Document, known: tuple[Known, ...]) -> Claim:
    passage = document.passages[claim.passage]
    inside = passage.within(claim.start, claim.end)
    if inside is None:
        return claim
    found = list(_found(claim, passage, inside, known))
    if not found:
        return claim
    places = sorted((*claim.places, *(mention for mention, _ in found)), key=lambda m: m.start)
    reasons = tuple(dict.fromkeys(reason for _, reason in found))
    return replace(
        claim,
        places=tuple(places),
        because=(*claim.because, *reasons),
        needs_review=(*claim.needs_review, "place: spelling repaired from the case"),
    )


def _found(
    claim: Claim, passage: Passage, inside: tuple[int, int], known: tuple[Known, ...]
) -> Iterator[tuple[PlaceMention, str]]:
    for start, end in words(passage.text):
        word = passage.text[start:end]
        if not (inside[0] <= start and end <= inside[1]) or not word[0].isupper():
            continue
        raw_start, raw_end = passage.raw(start, end)
        if any(m.start < raw_end and raw_start < m.end for m in claim.places):
            continue
        hit = _same_place(word, passage.language, known)
        if hit and in_place_of_a_place(passage.text, (start, end), passage.language):
            mention, reason = hit
            yield replace(mention, start=raw_start, end=raw_end), reason


def _same_place(
    word: str, language: str, known: tuple[Known, ...]
) -> tuple[PlaceMention, str] | None:
    folded = fold(word)
    if len(folded) < _SHORTEST:
        return None
    for rule, reason in ((_cut_short, "cut short"), (_misspelt, "misspelt")):
        hits = [one.mention for one in known if rule(folded, language, one.words)]
        if hits and len({(m.lat, m.lon) for m in hits}) == 1:
            return hits[0], f"place: {reason}, known from the case"
    return None


def _cut_short(folded: str, language: str, name: tuple[str, ...]) -> bool:
    return len(name) > 1 and bool(_heard(folded, language) & _heard(name[0], language))


def _heard(folded: str, language: str) -> set[str]:
    return {sound(stem(folded), "cyrl")} if is_cyrillic(folded) else set(sounds(folded, language))


def _misspelt(folded: str, _: str, name: tuple[str, ...]) -> bool:
    if len(name) != 1 or name[0][0] != folded[0]:
        return False
    return one_slip(stem(folded), name[0])


def one_slip(first: str, second: str) -> bool:
    """Tell whether one letter more, less or other makes one word of the other.

    >>> one_slip("бранк", "брянк"), one_slip("bryanka", "bryansk")
    (True, False)
    """
    if abs(len(first) - len(second)) > 1 or first == second:
        return False
    same = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    at = min(len(first), len(second)) if same is None else same
    rest = (
        (first[at + 1 :], second[at + 1 :]),
        (first[at:], second[at + 1 :]),
        (first[at + 1 :], second[at:]),
    )
    return any(a == b for a, b in rest)
