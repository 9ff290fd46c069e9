"""Did the event take place, as these words say?"""

from collections.abc import Sequence
from functools import cache

from habeas.claims.lexicon import Hit, lexicon
from habeas.claims.reading import Span
from habeas.model.words import EventType, Polarity
from habeas.text.analysis import Analysis, Sentence
from habeas.text.tables import rows

# What a mere "not" beside the predicate undoes. Not so detention ("no warrant"), conditions ("no
# water"), a ban ("not let out"), a disappearance ("not seen again"): their rows tell of a lack.
UNDONE = frozenset(
    {
        EventType.CHARGE,
        EventType.COERCION,
        EventType.COMPLAINT,
        EventType.COUNT,
        EventType.DEATH,
        EventType.DISCHARGE,
        EventType.FAMILY_ACTION,
        EventType.HOSPITALISATION,
        EventType.ILL_TREATMENT,
        EventType.OFFICIAL_RESPONSE,
        EventType.RELEASE,
        EventType.RETURN,
        EventType.THREAT,
        EventType.TORTURE,
        EventType.TRANSFER,
        EventType.WITHDRAWAL,
    }
)
CLOSE = 3  # words between a negation and the predicate that it undoes
FAR = 6
OPENING = 3  # words of a clause among which "whether" opens it
MARKS = frozenset(",;:—–()")
SCOPE = 12  # words between a negation that names no event and the predicate that it denies


def polarity_of(
    analysis: Analysis,
    sentence: Sentence,
    span: Span,
    text: str,
    types: frozenset[str],
    triggers: Sequence[Span],
    own: frozenset[int] = frozenset(),
) -> Polarity:
    """Judge a statement by the negations and doubts in whose scope its predicate stands.

    `own` are the starts of words that a pattern needs: "never came out alive" denies no death.
    """
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
    if Polarity.UNKNOWN in found or _left_open(words, analysis.language):
        return Polarity.UNKNOWN
    if Polarity.NEGATED in found:
        return Polarity.NEGATED
    free = ["" if t.start in own else word for t, word in zip(inside, words, strict=True)]
    undone = types <= UNDONE and told and _undone(free, min(told), analysis.language)
    return Polarity.NEGATED if undone else Polarity.AFFIRMED


def _left_open(words: Sequence[str], language: str) -> bool:
    """Tell "whether he was moved": nobody says that he was."""
    known = [denials for place, denials in _negations(language) if place == "opening"]
    return any(word in denials for denials in known for word in words[:OPENING])


def _undone(words: Sequence[str], at: int, language: str) -> bool:
    """Tell whether a word that denies stands close to the predicate, with no mark between."""
    for place, denials in _negations(language):
        if place == "opening":
            continue
        around = (
            place == "around"
        )  # where the verb stands last, its denial may stand far before it
        first = max(0, at - (FAR if around else CLOSE))
        for near in range(first, min(at + CLOSE + 1 if around else at, len(words))):
            between = words[min(near, at) : max(near, at)]
            if words[near] in denials and not MARKS.intersection(between):
                return True
    return False


@cache
def _negations(language: str) -> tuple[tuple[str, frozenset[str]], ...]:
    table = rows("habeas.claims", "negations.csv")
    return tuple(
        (r["place"], frozenset(r["words"].split())) for r in table if r["language"] == language
    )


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
    bounds = _bounds(language)
    for at, word in enumerate(words):
        for phrase in bounds.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                kept[at : at + len(phrase)] = [""] * len(phrase)
    return kept


@cache
def _bounds(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Read the phrases of a language by their first word."""
    table = rows("habeas.claims", "polarity_bounds.csv")
    phrases = [tuple(r["words"].split()) for r in table if r["language"] == language]
    return {first: tuple(p for p in phrases if p[0] == first) for first, *_ in phrases}


def _reaches(hit: Hit, told: Sequence[int]) -> bool:
    first, last = min(hit.words), max(hit.words)
    return not told or any(first - SCOPE <= at <= last + SCOPE for at in told)
