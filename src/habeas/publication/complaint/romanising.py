"""How is a name in Cyrillic letters written in Latin ones, always in the same way?"""

import re
from functools import cache

from habeas.text.tables import rows

ROOM = "habeas.publication"
_WORD = re.compile(r"[\u0400-\u04ff]+(?:[’'ʼ][\u0400-\u04ff]+)*")
UKRAINIAN = set("іїєґ")
APOSTROPHES = "’'ʼ"


def romanised(text: str) -> str:
    """Write the Cyrillic words of a text after ICAO Doc 9303, as passports do.

    >>> romanised("Щукин Юрий"), romanised("Юлія Ґонта"), romanised("Harbour Group")
    ('Shchukin Iurii', 'Yuliia Gonta', 'Harbour Group')
    """
    language = "uk" if UKRAINIAN & set(text.casefold()) else "ru"
    return _WORD.sub(lambda found: _word(found[0], language), text)


def is_cyrillic(text: str) -> bool:
    """Tell whether a text has Cyrillic letters at all."""
    return _WORD.search(text) is not None


def _word(word: str, language: str) -> str:
    later, first = _letters(language), _letters(f"{language}-first")
    bare = "".join(letter for letter in word if letter not in APOSTROPHES)
    made, at = [], 0
    while at < len(bare):
        pair = bare[at : at + 2].casefold()
        taken = bare[at : at + 2] if pair in later and len(pair) > 1 else bare[at]
        small = taken.casefold()
        latin = first[small] if at == 0 and small in first else later.get(small, taken)
        made.append(latin.capitalize() if taken[0].isupper() else latin)
        at += len(taken)
    whole = "".join(made)
    return whole.upper() if word.isupper() and len(word) > 1 else whole


@cache
def _letters(language: str) -> dict[str, str]:
    table = rows(ROOM, "romanisation.csv")
    if language.endswith("-first"):
        return {r["letter"]: r["latin"] for r in table if r["language"] == language}
    # A letter of the other alphabet in a name is a slip, and is written all the same.
    mine = [r for r in table if r["language"] in ("*", language)]
    others = [r for r in table if not r["language"].endswith("-first") and len(r["letter"]) == 1]
    return {r["letter"]: r["latin"] for r in (*others, *mine)}
