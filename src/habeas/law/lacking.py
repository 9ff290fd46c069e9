"""Does a statement say that a safeguard is missing, kept away, untold or taken?

A negative of a language stands a few words before or behind a thing ("without a lawyer", "the
family was not told where"); which negatives make which thing an element is a table, so that no
phrase needs to be listed whole.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from habeas.law.knowledge import ROOM, limit
from habeas.law.phrases import WORD, body
from habeas.model.norm import ElementId
from habeas.text.tables import rows


class Thing(Struct, frozen=True):
    """A thing in one language, where it is told, and where it is told to be missing."""

    element: ElementId
    there: re.Pattern[str]
    lacking: re.Pattern[str]
    speaker: str
    counters: bool  # named in a denial without any negative, it speaks against the element


UNTOLD = "untold"
TURNING = ["absent", "not", "barred"]


def negated(language: str, stem: str) -> re.Pattern[str]:
    """Compile what turns a phrase round: any negative a few words before it."""
    gap = rf"\w*(?:\s+{WORD}){{0,{limit('negation_words')}}}?(?:\s+|(?<='))"
    return re.compile(f"{_negatives(language, TURNING)}{gap}{body(stem)}")


def lacks(language: str, words: str, speaker: str) -> Iterator[ElementId]:
    """Name the elements whose safeguard the words say to be missing."""
    for thing in _things(language):
        if thing.speaker in {"", speaker} and thing.lacking.search(words):
            yield thing.element


def tells(language: str, words: str) -> Iterator[ElementId]:
    """Name the elements whose safeguard the words name without any negative."""
    for thing in _things(language):
        if thing.counters and thing.there.search(words) and not thing.lacking.search(words):
            yield thing.element


@cache
def _things(language: str) -> tuple[Thing, ...]:
    return tuple(
        Thing(
            ElementId(row["element"]),
            re.compile(body(row["thing"])),
            _lacking(language, row["thing"], row["kinds"].split(), row["after"].split()),
            row["speaker"],
            row["there"] == "yes",
        )
        for row in rows(ROOM, "things.csv")
        if row["language"] == language
    )


def _lacking(language: str, thing: str, before: list[str], behind: list[str]) -> re.Pattern[str]:
    ways = []
    # "They did not say, where": a stop may stand before what is untold, and before nothing else.
    spoken, silent = [k for k in before if k != UNTOLD], [k for k in before if k == UNTOLD]
    for kinds, stop in ((spoken, ""), (silent, ",?")):
        if kinds:
            words = rf"(?:{stop}\s+{WORD}){{0,{limit('negation_words')}}}?"
            gap = rf"\w*{words}(?:{stop}\s+|(?<='))"
            ways.append(f"{_negatives(language, kinds)}{gap}{body(thing)}")
    if behind:
        gap = rf"\w*(?:\s+{WORD}){{0,{limit('behind_words')}}}?\s+"
        ways.append(f"{body(thing)}{gap}{_negatives(language, behind)}")
    return re.compile("|".join(ways))


def _negatives(language: str, kinds: list[str]) -> str:
    found = [
        body(row["word"])
        for row in rows(ROOM, "negations.csv")
        if row["language"] == language and row["kind"] in kinds
    ]
    return f"(?:{'|'.join(found)})"
