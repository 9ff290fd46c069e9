"""Where are the quotations and sentences of a passage?"""

import re
from functools import cache
from itertools import pairwise

from habeas.claims.reading import Span
from habeas.text.tables import rows

OPENERS = '«„“‹"'
CLOSERS = {"«": "»", "„": '“”"', "“": "”", "‹": "›", '"': '"', "»": "«"}
# A sentence ends at its mark (with closing marks after it) where something like a start follows.
END = re.compile(r"[.!?…]+[\"»”“’)\]]*(?=\s+[\"«„“(¿¡—–-]*\s*[^\Wa-zа-яёіїєґß-öø-ÿ_])|\n+")
INITIAL = re.compile(r"(?:^|[\s(«„“\"])(?:[^\W\d_]|[A-ZА-Я][a-zа-я]{0,2}|\d+)\.$")
SHORT = 4
TYPED = re.compile(r"(?<!['`])(?:''|``)(?!['`])")  # as typewriters and news wires write quotations


def straightened(text: str) -> str:
    """Write a quotation mark typed as two apostrophes as one; the length stays.

    >>> straightened("He said, ''I saw him,'' and left")
    'He said,  "I saw him,"  and left'
    """
    return TYPED.sub(lambda mark: ' "' if text[mark.end() :][:1].strip() else '" ', text)


def quotations(text: str) -> tuple[Span, ...]:
    """List the outermost quotations, marks included; a mark that never closes opens nothing.

    >>> text = '«Мы в «яме», — писал он», и „hier“ and “there, ” and "so"'
    >>> [text[a:b] for a, b in quotations(text)]
    ['«Мы в «яме», — писал он»', '„hier“', '“there, ”', '"so"']
    """
    found: list[Span] = []
    at = 0
    while at < len(text):
        end = _closing(text, at) if text[at] in OPENERS else None
        if end is not None:
            found.append((at, end))
        at = end or at + 1
    return tuple(found)


def _closing(text: str, start: int) -> int | None:
    opener = text[start]
    depth = 0
    for at in range(start, len(text)):
        mark = text[at]
        if mark == opener and not (at > start and opener in CLOSERS[opener]):
            depth += 1
        elif at > start and mark in CLOSERS[opener]:
            depth -= 1
        if not depth:
            return at + 1
    return None


def sentences(text: str, quotes: tuple[Span, ...]) -> tuple[Span, ...]:
    """List the sentences; one that quotes several sentences is one.

    >>> text = "He was held. “I saw him. He was ill,” said B. Stone. No. 7 was empty."
    >>> [text[a:b] for a, b in sentences(text, quotations(text))]
    ['He was held.', '“I saw him. He was ill,” said B. Stone.', 'No. 7 was empty.']
    """
    ends = (m for m in END.finditer(text) if not _inside(m, quotes) and not _short(text, m))
    cuts = [0, *(mark.end() for mark in ends), len(text)]
    return tuple(
        (start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
        for start, end in pairwise(cuts)
        if (part := text[start:end]).strip()
    )


def _inside(mark: re.Match[str], quotes: tuple[Span, ...]) -> bool:
    return any(start < mark.start() and mark.end() < end for start, end in quotes)


def _short(text: str, mark: re.Match[str]) -> bool:
    if mark.group()[0] != "." or "\n" in mark.group():
        return False
    before = text[max(0, mark.start() - 12) : mark.start() + 1]
    found = INITIAL.search(before)
    if not found:
        return False
    word = found.group().strip(' \t\n(«„“".')
    after = text[mark.end() :].lstrip()
    month = re.match(r"\w+", after)
    if month and month.group() in _months():
        return True  # German: "seit dem 1. Mai"
    return not word.isdigit() or mark.start() < SHORT or after[:1].islower()


@cache
def _months() -> frozenset[str]:
    months = (r for r in rows("habeas.text", "dates_words.csv") if r["code"] in {"m", "M"})
    named = (form for r in months if r["language"] == "de" for form in r["forms"].split("|"))
    return frozenset(named)
