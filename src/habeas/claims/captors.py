"""Does a number count those who took people away, and not those who were taken?"""

import re
from functools import cache

from habeas.claims.counted import CLAUSE_END
from habeas.claims.reading import Span
from habeas.text.tables import rows

AHEAD = 90  # characters behind a number in which its noun and their clothes stand


def are_captors(text: str, number: Span, language: str) -> bool:
    """Tell "four men in masks took him": they are told by their clothes.

    Policemen without more are people whom the sentence counts, and stay its figure.

    >>> are_captors("They took him, four men in plain clothes.", (15, 19), "en")
    True
    """
    words = _words(language)
    behind = CLAUSE_END.split(text[number[1] : number[1] + AHEAD])[0].casefold()
    dressed = _first(words, "dress", behind)
    if dressed is None or _first(words, "undergone", behind[dressed.end() :]):
        return False
    objects = words.get("object", ())
    return not (objects and text[slice(*number)].casefold().endswith(objects))


def _first(words: dict[str, tuple[str, ...]], kind: str, text: str) -> re.Match[str] | None:
    known = words.get(kind)
    return re.search(_pattern(known), text) if known else None


@cache
def _pattern(words: tuple[str, ...]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in longest)})(?!\w)"


@cache
def _words(language: str) -> dict[str, tuple[str, ...]]:
    return {
        row["kind"]: tuple(row["words"].casefold().split("|"))
        for row in rows("habeas.claims", "figures_captors.csv")
        if row["language"] == language
    }
