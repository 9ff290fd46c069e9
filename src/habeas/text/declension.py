"""Which dictionary forms can a place name in some case of the noun go back to?"""

from functools import cache, lru_cache

from habeas.text.scripts import fold, is_cyrillic
from habeas.text.tables import rows

_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщbcdfghjklmnpqrstvwxz")
_SHORTEST = 3
_CYRILLIC = ("ru", "uk")  # a Cyrillic name in a text of another language is tried by both


@cache
def _endings(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Turn the table of cases round: from an oblique ending to the endings of dictionary forms."""
    found: dict[str, list[str]] = {}
    for row in rows("habeas.text", "declension.csv"):
        if row["language"] == language:
            for oblique in row["oblique"].split():
                ending = fold(oblique.removeprefix("-"))
                found.setdefault(ending, []).append(_folded(row["nominative"]))
    longest = sorted(found, key=len, reverse=True)
    return tuple((oblique, tuple(dict.fromkeys(found[oblique]))) for oblique in longest)


@lru_cache(maxsize=1 << 15)
def dictionary_forms(folded: str, language: str) -> tuple[str, ...]:
    """List the dictionary forms that a folded word can be a case of, itself left out.

    >>> "брянка" in dictionary_forms("брянке", "ru"), "grodno" in dictionary_forms("grodnie", "pl")
    (True, True)
    >>> dictionary_forms("bryanka", "ru")
    ()
    """
    own = (language,) if _endings(language) else ()
    if is_cyrillic(folded):
        names = own if language in _CYRILLIC else _CYRILLIC
    else:
        names = () if language in _CYRILLIC else own
    forms = [form for name in names for form in _undone(folded, name)]
    return tuple(form for form in dict.fromkeys(forms) if form != folded)


def _undone(folded: str, language: str) -> list[str]:
    forms = []
    for oblique, nominatives in _endings(language):
        kept = folded.removesuffix(oblique)
        if len(kept) < _SHORTEST or (oblique and kept == folded):
            continue
        forms += [_whole(kept, ending) for ending in nominatives]
    return [form for form in forms if form]


def _folded(nominative: str) -> str:
    return nominative if nominative == "~" else fold(nominative)


def _whole(kept: str, ending: str) -> str:
    if ending == "~":
        return kept if kept[-1] in _CONSONANTS else ""
    return kept + ending


def oblique_forms(folded: str) -> tuple[str, ...]:
    """List the cases that a folded Cyrillic dictionary form can take, by both tables.

    >>> "брянке" in oblique_forms("брянка")
    True
    """
    table = (r for r in rows("habeas.text", "declension.csv") if r["language"] in _CYRILLIC)
    forms = [
        folded.removesuffix(ending) + oblique.removeprefix("-")
        for row in table
        if (ending := _ending(row["nominative"], folded)) is not None
        for oblique in row["oblique"].split()
    ]
    return tuple(form for form in dict.fromkeys(forms) if form != folded)


def _ending(nominative: str, folded: str) -> str | None:
    if nominative == "~":
        return "" if folded[-1] in _CONSONANTS else None
    return nominative if folded.endswith(nominative) else None
