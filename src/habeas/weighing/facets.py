"""Which kinds of people do some words speak of, and can one person be of two of them?"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from habeas.text.tables import rows
from habeas.weighing.names import ROOM

OWN, APART, STATE = "own", "apart", "state"


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
    low, groups = words.lower(), _groups()
    return frozenset(
        facet for facet, form in _forms() if groups[facet] != APART and form.search(low)
    )


@lru_cache(maxsize=1 << 16)
def others(after: str) -> frozenset[str]:
    """List the people of the other side whom the words behind a number count.

    >>> sorted(others(" police officers were injured")), sorted(others(" were held by officers"))
    (['officers'], [])
    """
    low, groups = after.lower().lstrip(), _groups()
    return frozenset(f for f, form in _forms() if groups[f] == APART and form.match(low))


def narrowing(some: Iterable[str]) -> frozenset[str]:
    """Leave out the kinds that are the speaker's own people, not some of those who are counted.

    >>> sorted(narrowing({"minors", "clients"})), sorted(narrowing({"wounded", "officers"}))
    (['minors'], [])
    """
    table = _groups()
    told = frozenset(kind for kind in some if table[kind] != OWN)
    return frozenset() if any(table[kind] == APART for kind in told) else told


def who(some: Iterable[str]) -> frozenset[str]:
    """Leave out the kinds that say how people fare, not who they are.

    >>> sorted(who({"kept", "journalists"}))
    ['journalists']
    """
    return frozenset(kind for kind in some if _groups()[kind] != STATE)


def exclude(some: Iterable[str], rest: Iterable[str]) -> bool:
    """Tell whether some kinds and others hold two of which nobody can be both.

    >>> exclude({"wounded"}, {"convicted"}), exclude(set(), {"officers"})
    (False, True)
    """
    table, mine, theirs = _groups(), frozenset(some), frozenset(rest)
    if any(table[kind] == APART for kind in mine ^ theirs):
        return True
    pairs = ((a, b) for a in mine for b in theirs)
    return any(a != b and table[a] and table[a] == table[b] for a, b in pairs)
