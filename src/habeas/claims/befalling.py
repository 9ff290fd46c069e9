"""Do the words around a number say that something befell so many people?"""

import re

from habeas.claims.counted import CLAUSE_END, WORD
from habeas.claims.lexicon import STRONG, Hit, lexicon
from habeas.claims.reading import Span
from habeas.model.words import EventType

# What only people undergo or do: a noun that no table knows is a kind of people beside it.
HUMAN = frozenset(
    {
        EventType.DETENTION,
        EventType.ILL_TREATMENT,
        EventType.TORTURE,
        EventType.DEATH,
        EventType.TRANSFER,
        EventType.ENFORCED_DISAPPEARANCE,
        EventType.REFUSAL,
        EventType.RELEASE,
        EventType.HOSPITALISATION,
        EventType.CHARGE,
    }
)
LONGEST = 160  # characters of a clause that are looked at on either side
NOUN = 4  # letters that a noun for people has at least
_PLURAL = re.compile(r"[^\W\d_]+", re.UNICODE)


def suffers(text: str, number: Span, language: str) -> bool:
    """Tell "63 dockers are held": the noun behind a number is whom an event of its clause befalls.

    The number must open the clause, or follow the verb at once ("arrested 63 dockers").
    """
    noun = noun_after(text, number[1])
    if noun is None:
        return False
    start, end = _clause(text, number)
    words = [(w.start(), w[0].casefold()) for w in WORD.finditer(text, start, end)]
    at = next((n for n, (place, _) in enumerate(words) if place >= noun[0]), len(words))
    first = next((n for n, (place, _) in enumerate(words) if place >= number[0]), at)
    hits = lexicon("events", language).find([word for _, word in words])
    return any(_befalls(hit, first, at) for hit in hits)


def _befalls(hit: Hit, first: int, noun: int) -> bool:
    if hit.label not in HUMAN or hit.strength != STRONG:
        return False
    verb = hit.words[0]
    return (first <= 1 and verb > noun) or (hit.label == EventType.DETENTION and verb == first - 1)


def noun_after(text: str, at: int) -> Span | None:
    """Give the word right behind a number where it can be a noun in the plural."""
    word = _PLURAL.match(text, at + 1) if text[at : at + 1].isspace() else None
    if word is None or len(word[0]) < NOUN:
        return None
    return word.span()


def _clause(text: str, number: Span) -> Span:
    before = list(CLAUSE_END.finditer(text, max(0, number[0] - LONGEST), number[0]))
    behind = CLAUSE_END.search(text, number[1], number[1] + LONGEST)
    start = before[-1].end() if before else max(0, number[0] - LONGEST)
    return start, behind.start() if behind else min(len(text), number[1] + LONGEST)
