"""Did the event take place, as these words say?"""

from collections.abc import Sequence
from functools import cache

from habeas.claims.lexicon import Hit, lexicon
from habeas.claims.reading import Span
from habeas.model.words import Polarity
from habeas.text.analysis import Analysis, Sentence
from habeas.text.tables import rows

SCOPE = 12  # words between a negation that names no event and the predicate that it denies


def polarity_of(
    analysis: Analysis,
    sentence: Sentence,
    span: Span,
    text: str,
    types: frozenset[str],
    triggers: Sequence[Span],
) -> Polarity:
    """Judge a statement by the negations and doubts in whose scope its predicate stands."""
    inside = [t for t in analysis.words(sentence) if span[0] <= t.start and t.end <= span[1]]
    words = undenying([text[t.start : t.end].casefold() for t in inside], analysis.language)
    told = [at for at, t in enumerate(inside) if (t.start, t.end) in triggers]
    found = {
        hit.label
        for hit in lexicon("polarity", analysis.language).find(words)
        if (not hit.over or hit.over & types) and _reaches(hit, told)
    }
    if Polarity.AFFIRMED in found:
        return Polarity.AFFIRMED  # "the beatings did not stop"
    if Polarity.UNKNOWN in found:
        return Polarity.UNKNOWN
    return Polarity.NEGATED if Polarity.NEGATED in found else Polarity.AFFIRMED


def is_doubt(analysis: Analysis, sentence: Sentence, text: str) -> bool:
    """Tell a sentence that only says that nobody could verify what was said before it."""
    words = [text[t.start : t.end].casefold() for t in analysis.words(sentence)]
    words = undenying(words, analysis.language)
    hits = lexicon("polarity", analysis.language).find(words)
    return any(hit.label == Polarity.UNKNOWN and not hit.over for hit in hits)


def undenying(words: Sequence[str], language: str) -> list[str]:
    """Blank the negations that deny no event; the others keep their places.

    >>> undenying("not only were they held".split(), "en")
    ['', '', 'were', 'they', 'held']
    """
    kept = list(words)
    for phrase in _bounds(language):
        for at in range(len(words) - len(phrase) + 1):
            if tuple(words[at : at + len(phrase)]) == phrase:
                kept[at : at + len(phrase)] = [""] * len(phrase)
    return kept


@cache
def _bounds(language: str) -> tuple[tuple[str, ...], ...]:
    table = rows("habeas.claims", "polarity_bounds.csv")
    return tuple(tuple(r["words"].split()) for r in table if r["language"] == language)


def _reaches(hit: Hit, told: Sequence[int]) -> bool:
    first, last = min(hit.words), max(hit.words)
    return not told or any(first - SCOPE <= at <= last + SCOPE for at in told)
