"""Do these words hold a cue of this kind?"""

import re
from functools import cache

from habeas.text.tables import rows
from habeas.weighing.names import ROOM


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    forms = [row["form"] for row in rows(ROOM, "cues.csv") if row["kind"] == kind]
    return re.compile("|".join(f"(?:{form})" for form in forms))


def cue(kind: str, words: str) -> str | None:
    """Give the first cue of a kind in some words, None where there is none.

    >>> cue("part", "150 из них вернулись"), cue("part", "150 вернулись")
    ('из них', None)
    """
    found = _pattern(kind).search(words.lower())
    return found.group() if found else None


@cache
def _bodies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["body"], re.compile(row["form"], re.IGNORECASE))
        for row in rows(ROOM, "addressees.csv")
    )


def addressee(words: str) -> tuple[str, str] | None:
    """Find to whom a complaint goes: the body, and the words that name it.

    >>> addressee("жалоба в Главную военную прокуратуру")
    ('chief military prosecutor', 'Главную военную прокуратуру')
    """
    for body, pattern in _bodies():
        found = pattern.search(words)
        if found:
            return body, found.group()
    return None


@cache
def _cores() -> dict[str, dict[str, str]]:
    return {row["type"]: row for row in rows(ROOM, "cores.csv")}


def marked(types: frozenset[str], column: str) -> frozenset[str]:
    """List the cores of those types that the table marks in a column.

    >>> sorted(marked(frozenset({"detention", "release", "count"}), "dated"))
    ['freed']
    """
    table = _cores()
    return frozenset(table[t]["core"] for t in types if t in table and table[t][column] == "1")


def cores(types: frozenset[str], column: str = "core") -> frozenset[str]:
    """List what some types state at their core.

    >>> sorted(cores(frozenset({"detention", "transfer", "count"})))
    ['held']
    """
    table = _cores()
    return frozenset(table[t][column] for t in types if t in table)
