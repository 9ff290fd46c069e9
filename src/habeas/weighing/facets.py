"""Which kinds of people do some words speak of, and can one person be of two of them?"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from habeas.text.tables import rows
from habeas.weighing.names import ROOM

OWN = "own"


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    by_facet: dict[str, list[str]] = {}
    for row in rows(ROOM, "facets.csv"):
        by_facet.setdefault(row["facet"], []).append(row["form"])
    return tuple((f, re.compile("|".join(forms))) for f, forms in by_facet.items())


@cache
def _groups() -> dict[str, str]:
    return {row["facet"]: row["group"] for row in rows(ROOM, "facets.csv")}


@lru_cache(maxsize=1 << 16)
def kinds(words: str) -> frozenset[str]:
    """List the kinds of people that some words speak of.

    >>> sorted(kinds("De ellos, 23 son menores de 18 años"))
    ['minors']
    >>> sorted(kinds("Forty-one are still behind bars"))
    ['kept']
    """
    low = words.lower()
    return frozenset(facet for facet, pattern in _forms() if pattern.search(low))


def narrowing(some: Iterable[str]) -> frozenset[str]:
    """Leave out the kinds that are the speaker's own people, not some of those who are counted.

    >>> sorted(narrowing({"minors", "clients"}))
    ['minors']
    """
    return frozenset(kind for kind in some if _groups()[kind] != OWN)


def exclude(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether some kinds and others hold two of which nobody can be both.

    >>> exclude({"wounded"}, {"convicted"}), exclude(set(), {"minors"})
    (False, False)
    """
    table = _groups()
    pairs = ((a, b) for a in some for b in others)
    return any(a != b and table[a] and table[a] == table[b] for a, b in pairs)
