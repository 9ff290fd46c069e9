"""Which language is this passage in?"""

import re
from collections import Counter
from functools import cache

from habeas.text.tables import rows

LETTERS = re.compile(r"[^\W\d_]+", re.UNICODE)
ENOUGH = 2  # function words seen before they decide


def detect(text: str, fallback: str = "und") -> str:
    """Name the language by function words and letters; the fallback where they are silent.

    >>> detect("Их держат в подвале без решения суда"), detect("Їх тримають у підвалі")
    ('ru', 'uk')
    >>> detect("They are kept in the cellar of a school"), detect("1 793", "de")
    ('en', 'de')
    """
    words = [w.casefold() for w in LETTERS.findall(text)]
    votes: Counter[str] = Counter()
    for word in words:
        for language in _words().get(word, ()):
            votes[language] += 1
    for language, marks in _marks().items():
        votes[language] += sum(any(mark in word for mark in marks) for word in words)
    if fallback in votes:
        votes[fallback] += 0.5  # type: ignore[assignment]  # a tie goes to what the page says
    ranked = votes.most_common(2)
    best, second = (*(n for _, n in ranked), 0, 0)[:2]
    # One small word decides a short line only if no other language has one.
    if best < min(ENOUGH, len(words)) and not best > second:
        return _by_script(text, fallback)
    return ranked[0][0]


def _by_script(text: str, fallback: str) -> str:
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    if cyrillic > latin and fallback not in {"ru", "uk", "be", "bg", "sr"}:
        return "ru"
    if latin > cyrillic and fallback in {"ru", "uk", "be", "bg"}:
        return "und"
    return fallback


@cache
def _words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows("habeas.analyzers", "function_words.csv"):
        for word in row["words"].split():
            found.setdefault(word, []).append(row["language"])
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _marks() -> dict[str, tuple[str, ...]]:
    return {
        row["language"]: tuple(row["letters"].split())
        for row in rows("habeas.analyzers", "function_words.csv")
        if row["letters"]
    }
