"""How is a row of words in a table found in a text?

A phrase stands from the beginning of a word, whatever the endings; `$` ends its last word there;
`…` between words stands for a few words, `…` at a word's end for the rest of that word.

>>> bool(phrase("court sent … arrest").search("the court sent him under ten days of arrest"))
True
>>> bool(phrase("no$").search("nobody")), bool(phrase("военн… билет").search("военные билеты"))
(False, True)
"""

import re
from functools import cache

from habeas.law.knowledge import limit

ELLIPSIS = "…"
END = "$"
WORD = r"[\w'-]+"


@cache
def phrase(stem: str) -> re.Pattern[str]:
    """Compile one phrase."""
    return re.compile(body(stem))


@cache
def body(stem: str) -> str:
    """Write a phrase as an expression; only blanks may stand between its words."""
    whole, stem = stem.endswith(END), stem.removesuffix(END)
    parts = [_word(part) for part in stem.split(" ")]
    end = r"\b" if whole else ""
    return rf"\b{''.join(_joined(parts))}{end}"


def _word(part: str) -> str:
    if part == ELLIPSIS:
        return ELLIPSIS
    opened = part.endswith(ELLIPSIS)
    return re.escape(part.removesuffix(ELLIPSIS)) + (r"\w*" if opened else "")


def _joined(parts: list[str]) -> list[str]:
    """Put blanks between words, and up to a few words where the ellipsis stands."""
    found: list[str] = []
    for number, part in enumerate(parts):
        if part == ELLIPSIS:
            found.append(rf"\w*(?:\s+{WORD}){{0,{limit('cue_words')}}}?")
        else:
            found.append(part if number == 0 else rf"\s+{part}")
    return found
