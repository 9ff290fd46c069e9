"""Does a capital word stand where a place would stand?"""

import re
from functools import cache

from habeas.text.scripts import Span, fold
from habeas.text.tables import rows

_ROOM = "habeas.text"
_APART = ";|\t\n"
_CAPITAL = r"[^\W\d_a-zа-яіїєґß-öø-ÿ][\w'’ʼ-]*"
_BEFORE = 160  # a list of places is looked through this far back


def alone(text: str, span: Span) -> bool:
    """Tell whether words fill a cell, a line, or the whole text.

    >>> alone("4;Modelo;2021", (2, 8)), alone("the Modelo case", (4, 10))
    (True, False)
    """
    left, right = text[: span[0]].rstrip(" "), text[span[1] :].lstrip(" ")
    return (not left or left[-1] in _APART) and (not right or right[0] in _APART)


@cache
def _words(table: str, language: str) -> str:
    found = [
        row["word"]
        for row in rows(_ROOM, table)
        if row["language"] == language or language not in _languages(table)
    ]
    return "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True)) or "(?!)"


@cache
def _languages(table: str) -> frozenset[str]:
    return frozenset(row["language"] for row in rows(_ROOM, table))


@cache
def _preposition(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\W)(?:{_words('prepositions.csv', language)})\s+$", re.IGNORECASE)


@cache
def _listed(language: str) -> re.Pattern[str]:
    joint = rf"\s*(?:,\s*(?:{_words('conjunctions.csv', language)})?|\s(?:{_words('conjunctions.csv', language)}))\s+"
    name = rf"{_CAPITAL}(?:[\s-]{_CAPITAL}){{0,3}}"
    return re.compile(
        rf"(?:^|\W)(?i:{_words('prepositions.csv', language)})\s+(?:{name}{joint})+$"
    )


@cache
def _joint(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?:{_words('conjunctions.csv', language)})\s+|\s*,\s*")


def after_preposition(text: str, start: int, language: str) -> bool:
    """Tell whether a preposition of place stands right before.

    >>> after_preposition("held in Reading", 8, "en"), after_preposition("Reading books", 0, "en")
    (True, False)
    """
    return bool(_preposition(language).search(text[max(0, start - _BEFORE) : start]))


def joined_in_list(text: str, left_end: int, right_start: int, language: str) -> bool:
    """Tell whether only a comma or an "and" stands between two names.

    >>> joined_in_list("Bryanka and Bar", 7, 12, "en")
    True
    """
    return bool(_joint(language).fullmatch(text, left_end, right_start))


def in_place_of_a_place(text: str, span: Span, language: str) -> bool:
    """Tell whether words fill a cell, or follow a preposition of place, alone or in a list.

    >>> text = "held in Popasna, Alchevsk and Krasnyi"
    >>> in_place_of_a_place(text, (30, 37), "en")
    True
    """
    before = text[max(0, span[0] - _BEFORE) : span[0]]
    return (
        alone(text, span)
        or after_preposition(text, span[0], language)
        or bool(_listed(language).search(before))
    )


@cache
def beside(language: str, side: str) -> frozenset[str]:
    """List the words that make a name beside them a body's, an outlet's (after) or a person's (before)."""
    return frozenset(
        fold(row["word"])
        for row in rows(_ROOM, "bodies.csv")
        if row["language"] in (language, "any") and row["side"] == side
    )
