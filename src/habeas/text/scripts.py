"""Which letters are the same word, whatever script, accent or press habit they are written in?"""

import re
import unicodedata
from functools import cache, lru_cache

from habeas.text.tables import rows

Span = tuple[int, int]

_ROOM = "habeas.text"
_MARKED = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
_PLAIN = {
    "ё": "е",
    "ґ": "г",
    "ß": "ss",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
}
_APOSTROPHES = "'’‘ʼʹ`´′"
_WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}\u0300-\u036f]+[^\W_]+)*")
_FOLDED_LANGUAGES = ("en", "de", "es", "fr")


def _folding() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(mark): None for mark in _APOSTROPHES}
    table |= dict.fromkeys(range(0x300, 0x370))
    for marked in _MARKED:
        for letter in marked:
            table[letter] = unicodedata.normalize("NFD", chr(letter))[0]
    return table | {ord(letter): plain for letter, plain in _PLAIN.items()}


_FOLDING = _folding()


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Write a word without case, accents and apostrophes; Cyrillic letters stay what they are.

    >>> fold("Stajánov"), fold("Svitlodar’sk"), fold("Орёл"), fold("Київ")
    ('stajanov', 'svitlodarsk', 'орел', 'київ')
    """
    return unicodedata.normalize("NFC", word.lower()).translate(_FOLDING)


def words(text: str) -> list[Span]:
    """List where the words of a text stand; a hyphen parts two words, an apostrophe does not.

    >>> [("в Улан-Удэ, N'Djamena")[s:e] for s, e in words("в Улан-Удэ, N'Djamena")]
    ['в', 'Улан', 'Удэ', "N'Djamena"]
    """
    return [match.span() for match in _WORD.finditer(text)]


def is_cyrillic(word: str) -> bool:
    """Tell whether a word begins with a Cyrillic letter.

    >>> is_cyrillic("Луганск"), is_cyrillic("Luhansk")
    (True, False)
    """
    return "\u0400" <= word[0] <= "\u052f"


@cache
def _spelling(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    tables = rows(_ROOM, "spelling.csv")
    sounds = {
        row["letters"]: row["sound"]
        for name in ("all", language)
        for row in tables
        if row["language"] == name
    }
    longest = sorted(sounds, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), sounds


_SOFT = re.compile(r"i(?=[aeiou])")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 15)
def sound(folded: str, language: str) -> str:
    """Reduce a folded word to the sounds that a spelling of this language stands for.

    >>> sound("стаханов", "cyrl"), sound("stajanov", "es"), sound("stachanow", "de")
    ('staHanov', 'staHanov', 'staHanov')
    >>> sound("красный", "cyrl"), sound("krasnyj", "de"), sound("krasny", "en")
    ('krasni', 'krasni', 'krasni')
    """
    pattern, sounds = _spelling(language)
    heard = pattern.sub(lambda match: sounds[match.group()], folded)
    return _DOUBLE.sub(r"\1", _SOFT.sub("", _DOUBLE.sub(r"\1", heard)))


def sounds(folded: str, language: str) -> tuple[str, ...]:
    """List what a spelling may stand for: its own language's habits first, then those of others.

    >>> sounds("lutsch", "en")
    ('lucC', 'luC', 'lucS')
    """
    order = [language, *(other for other in _FOLDED_LANGUAGES if other != language)]
    return tuple(dict.fromkeys(sound(folded, name) for name in order if name in _FOLDED_LANGUAGES))


@cache
def _stem_endings() -> tuple[str, ...]:
    return tuple(
        sorted({row["ending"] for row in rows(_ROOM, "stems.csv")}, key=len, reverse=True)
    )


@cache
def _abbreviations() -> dict[str, str]:
    return {row["short"]: row["stem"] for row in rows(_ROOM, "abbreviations.csv")}


_KEPT = 3


@lru_cache(maxsize=1 << 15)
def stem(folded: str) -> str:
    """Cut the case ending of a Cyrillic word that is part of a longer name.

    >>> stem("красном"), stem("луче"), stem("области"), stem("luch")
    ('красн', 'луч', 'област', 'luch')
    """
    if not is_cyrillic(folded):
        return folded
    if folded in _abbreviations():
        return _abbreviations()[folded]
    for ending in _stem_endings():
        if folded.endswith(ending) and len(folded) - len(ending) >= _KEPT:
            return folded[: -len(ending)]
    return folded
