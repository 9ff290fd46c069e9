"""Do words of a source tell who it is that tells, though they name nobody?

Somebody who tells of themselves in the first person, and of kin, work, home, visits or fear, is
known by it to whoever looks for them. What is said is found in tables, a language each.
"""

import re
from functools import cache

from habeas.text.scripts import is_cyrillic
from habeas.text.tables import rows

GOES_ON = "*"
ALWAYS = ("birth",)
OF_ONESELF = ("kin", "work", "home", "deed", "fear", "reprisal")
KIN = "kin"
SELF = "self"


def tells_of_teller(words: str, around: str, *languages: str, named: bool = False) -> bool:
    """Tell whether words say who says them; `around` shows whether somebody tells of themselves.

    `named` says that a person stands in the words by name: then kinship is enough. In a language
    without a table nobody can tell, so it is taken that they do.

    >>> tells_of_teller("my husband was", "", "en"), tells_of_teller("we were", "", "en")
    (True, False)
    >>> tells_of_teller("the son was taken", "", "en"), tells_of_teller("zabrali syna", "", "pl")
    (False, True)
    """
    known = _tables(words, languages)
    if not known:
        return True
    told = {kind for code in known for kind, found in _words(code).items() if found.search(words)}
    oneself = SELF in told or any(_words(code)[SELF].search(around) for code in known)
    if told.intersection(ALWAYS) or (named and KIN in told):
        return True
    return oneself and not told.isdisjoint(OF_ONESELF)


def _tables(words: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """List the languages whose words are looked for: of Cyrillic letters all that have a table.

    Russian and Ukrainian stand in one talk, and a short one is easily taken for the other.
    """
    every = tuple(dict.fromkeys(row["language"] for row in _rows()))
    if any(map(is_cyrillic, re.findall(r"[^\W\d_]+", words))):
        return tuple(code for code in every if is_cyrillic(_first(code)))
    known = [code for code in languages if code in every]
    unknown = all(code in {"", "und"} for code in languages)
    return every if unknown else tuple(dict.fromkeys(known))


def _first(language: str) -> str:
    return next(row["words"] for row in _rows() if row["language"] == language)[:1]


def _rows() -> tuple[dict[str, str], ...]:
    return rows("habeas.protection", "telling.csv")


@cache
def _words(language: str) -> dict[str, re.Pattern[str]]:
    """Compile the words of a language by kind."""
    return {
        row["kind"]: re.compile("|".join(map(_pattern, row["words"].split("|"))), re.IGNORECASE)
        for row in _rows()
        if row["language"] == language
    }


def _pattern(words: str) -> str:
    parts = [re.escape(one) for one in words.removesuffix(GOES_ON).split()]
    # A letter that may be written with or without its dots is one letter.
    spelled = r"\s+".join(parts).replace("е", "[её]")
    return rf"(?<!\w){spelled}" + ("" if words.endswith(GOES_ON) else r"(?!\w)")
