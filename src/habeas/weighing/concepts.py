"""What kind of treatment do these words tell of, in whatever language?"""

import re
from collections.abc import Collection
from functools import cache

from msgspec import Struct

from habeas.text.tables import rows
from habeas.weighing.names import ROOM

UNKNOWN = "und"


@cache
def _pattern(part: str, language: str) -> re.Pattern[str] | None:
    table = rows(ROOM, "concept_words.csv")
    own = [r["form"] for r in table if r["part"] == part and r["language"] == language]
    forms = own or [r["form"] for r in table if r["part"] == part]
    return re.compile("|".join(f"(?:{form})" for form in forms)) if forms else None


class _Concept(Struct, frozen=True):
    name: str
    parts: tuple[str, ...]
    unless: tuple[str, ...]


@cache
def _about() -> dict[str, tuple[_Concept, ...]]:
    """Sort the concepts by the types of claim in which they are looked for."""
    found: dict[str, list[_Concept]] = {}
    for row in rows(ROOM, "concepts.csv"):
        parts, unless = tuple(row["parts"].split()), tuple(row["unless"].split())
        for kind in row["about"].split():
            found.setdefault(kind, []).append(_Concept(row["concept"], parts, unless))
    return {kind: tuple(wanted) for kind, wanted in found.items()}


def _met(part: str, lower: str, language: str) -> bool:
    pattern = _pattern(part, language)
    return pattern is not None and pattern.search(lower) is not None


def concepts(words: str, types: Collection[str], language: str = UNKNOWN) -> frozenset[str]:
    """List the concepts that some words tell of; without a language all are tried.

    >>> sorted(concepts("Адвоката к нему не пустили", {"conditions"}, "ru"))
    ['no lawyer let in']
    >>> sorted(concepts("They slept by turns", {"conditions"}))
    ['they sleep by turns']
    """
    lower = words.lower()
    wanted = {one for kind in types for one in _about().get(kind, ())}
    return frozenset(
        one.name
        for one in wanted
        if all(_met(part, lower, language) for part in one.parts)
        and not any(_met(part, lower, language) for part in one.unless)
    )
