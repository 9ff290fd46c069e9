"""Which phrases of a word table stand in a text?

A text is cut into words, numbers and marks; every stretch that a table knows becomes one `Piece`
with the table's one-letter code. A grammar is then a regular expression over the codes.
"""

import re
from functools import cache

from msgspec import Struct

from habeas.text.tables import rows

LEX = re.compile(
    r"(?P<junk>https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+|\+\d[\d\s()\u00a0-]{6,}\d|\b\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\b[^\W\d_]+[-\u2011]\d[\w-]*|\b\d+(?:[-/]\d+){3,})"
    r"|(?P<date>\b\d{4}-\d{2}(?:-\d{2})?\b(?!-?\d)|\b\d{1,2}([./])\d{1,2}\3(?:\d{4}|\d{2})\b"
    r"|\b\d{1,2}\.\d{1,2}\.?(?![\d.]))"
    r"|(?P<digits>(?<![\d.,])\d{1,3}(?:[.,'\u2019\u00a0\u202f\u2009 ]\d{3})+(?![\d])(?![.,]\d)"
    r"|\d+(?:[.,]\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s])",
)
KINDS = {"junk": "!", "date": "t", "digits": "n", "word": "x"}
DASHES = dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2212", "-")
ELISION = re.compile(r"(?P<head>[dlj]|qu|jusqu|lorsqu)['\u2019](?=[^\W\d_])", re.IGNORECASE)


class Piece(Struct, frozen=True, array_like=True):
    """A stretch of text and its code: x word, n digits, t date in digits, ! junk, or a mark."""

    start: int
    end: int
    code: str
    value: str
    tight: bool  # touches the piece before


Entry = tuple[tuple[str, ...], str, str, bool]


@cache
def phrases(table: str, language: str) -> dict[str, tuple[Entry, ...]]:
    """Load a table of phrases for one language (and `any`), by their first word, longest first."""
    found: dict[str, list[Entry]] = {}
    for row in rows("habeas.text", table):
        if row["language"] not in {language, "any"}:
            continue
        for form in row["forms"].split("|"):
            keys = tuple(k for k, _ in _cut(form, language))
            entry = (keys, row["code"], row["value"], form[:1].isupper())
            found.setdefault(keys[0], []).append(entry)
    return {k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in found.items()}


def _cut(text: str, language: str) -> list[tuple[str, re.Match[str]]]:
    """Cut a text into folded words, numbers and marks."""
    if language == "fr":
        text = ELISION.sub(lambda m: m["head"] + " ", text)  # same length: offsets stay
    out = []
    for match in LEX.finditer(text):
        key = match[0].casefold().replace("\u2019", "'").replace("\u02bc", "'")
        out.append((DASHES.get(key, key), match))
    return out


def pieces(text: str, language: str, table: str) -> list[Piece]:
    """Cut a text into pieces, each coded by the table or by what it is made of."""
    cut, known = _cut(text, language), phrases(table, language)
    keys = [key for key, _ in cut]
    out: list[Piece] = []
    at, last_end = 0, -1
    while at < len(cut):
        match = cut[at][1]
        start, end = match.span()
        code, value, took = KINDS.get(match.lastgroup or "", keys[at]), keys[at], 1
        for words, mark, meaning, capital in known.get(keys[at], ()):
            if words == tuple(keys[at : at + len(words)]) and not (
                capital and not match[0][0].isupper()
            ):
                code, value, took = mark, meaning, len(words)
                end = cut[at + took - 1][1].end()
                break
        out.append(Piece(start, end, code, value, start == last_end))
        last_end, at = end, at + took
    return out
