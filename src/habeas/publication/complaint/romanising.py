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
    made = []
    for at, letter in enumerate(letter for letter in word if letter not in APOSTROPHES):
        small = letter.casefold()
        latin = first.get(small) if at == 0 else None
        latin = later.get(small, letter) if latin is None else latin
        made.append(latin.capitalize() if letter.isupper() and not word.isupper() else latin)
    return "".join(made).upper() if word.isupper() and len(word) > 1 else "".join(made)


@cache
def _letters(language: str) -> dict[str, str]:
    table = rows(ROOM, "romanisation.csv")
    shared = () if language.endswith("-first") else ("*",)
    return {r["letter"]: r["latin"] for r in table if r["language"] in (*shared, language)}
