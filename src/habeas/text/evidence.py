"""Does a capital word stand where a place would stand?"""

import re
from functools import cache

from habeas.text.scripts import Span, fold
from habeas.text.tables import rows

_ROOM = "habeas.text"
_OPENED = re.compile(r"(?:^|[;|\t\n])[ \"]*$|,\"?$")
_CLOSED = re.compile(r"[ \"]*(?:$|[;|\t\n])|\"?,(?=\S)")
_CAPITAL = r"[^\W\d_a-zа-яіїєґß-öø-ÿ][\w'’ʼ-]*"
_BEFORE = 160  # a list of places is looked through this far back


def alone(text: str, span: Span) -> bool:
    """Tell whether words fill a cell, a line or the text; a cell's comma has no space after it.

    >>> alone("4,Modelo,2021", (2, 8)), alone("the Modelo case", (4, 10))
    (True, False)
    """
    opened = _OPENED.search(text[: span[0]]) is not None
    return opened and _CLOSED.match(text, span[1]) is not None


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
def _preposition(language: str, *, loose: bool) -> re.Pattern[str]:
    found = _words("prepositions.csv", language)
    if loose:
        found += "|" + _words("prepositions_loose.csv", language)
    return re.compile(rf"(?:^|\W)(?:{found})\s+$", re.IGNORECASE)


@cache
def _listed(language: str) -> re.Pattern[str]:
    conjunction = _words("conjunctions.csv", language)
    joint = rf"\s*(?:,\s*(?:{conjunction})?|\s(?:{conjunction}))\s+"
    name = rf"{_CAPITAL}(?:[\s-]{_CAPITAL}){{0,3}}"
    return re.compile(
        rf"(?:^|\W)(?i:{_words('prepositions.csv', language)})\s+(?:{name}{joint})+$"
    )


@cache
def _joint(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?:{_words('conjunctions.csv', language)})\s+|\s*,\s*")


def after_preposition(text: str, start: int, language: str, *, loose: bool = False) -> bool:
    """Tell whether a preposition of place stands right before; `loose` takes any that may.

    >>> after_preposition("held in Reading", 8, "en"), after_preposition("Reading books", 0, "en")
    (True, False)
    """
    return bool(_preposition(language, loose=loose).search(text[max(0, start - _BEFORE) : start]))


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
    """List the words that make a name a body's or an outlet's (after) or a person's (before)."""
    return frozenset(
        fold(row["word"])
        for row in rows(_ROOM, "bodies.csv")
        if row["language"] in (language, "any") and row["side"] == side
    )
