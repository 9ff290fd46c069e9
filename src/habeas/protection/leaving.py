"""Do the written files, byte by byte, repeat a name, a number or words of a confidential source?

The second gate, written apart from the first: it knows nothing of fields, only of bytes.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from habeas.errors import WouldGiveAway
from habeas.model.document import Document
from habeas.protection.limits import limit
from habeas.protection.sieve import with_passages
from habeas.text.scripts import fold, is_cyrillic, sound, stem
from habeas.text.tables import rows

LEAST = 3  # letters of a name
STEM = 4  # letters of a Cyrillic name that its cases leave alone
ENDING = 2  # letters of its ending that they may change
WORDS = 3  # of a run must be words, or a table of numbers would be a run
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_LONG = re.compile(r"\d(?:[\s().\-\u2010-\u2015/]{0,3}\d)+")
_DRAWN = re.compile(r' d="[^"]*"')  # the line of a map: numbers of ours, and thousands of them
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W_]+")


class _Secrets(Struct, frozen=True):
    """What only confidential documents hold."""

    names: frozenset[str]  # as they sound, with and without the ending of a case
    known: frozenset[str]  # stems of words that the world knows
    numbers: frozenset[str]  # the last digits of each
    runs: frozenset[tuple[str, ...]]


def check_leaving(
    files: Mapping[str, bytes], confidential: Sequence[Document], open_texts: Sequence[str]
) -> None:
    """Refuse files that repeat a confidential document; `open_texts` is what the world knows."""
    secrets = _secrets(confidential, open_texts)
    for name, data in files.items():
        for text in (name, *_readings(data)):
            what = _given_away(text, secrets)
            if what is not None:
                raise WouldGiveAway(
                    f"a file to publish would repeat {what} of a confidential document",
                    hint="correct the titles and outlets in case.toml, or report this to habeas",
                )


def _secrets(confidential: Sequence[Document], open_texts: Sequence[str]) -> _Secrets:
    texts = [with_passages(document).text for document in confidential]
    known = {form for text in open_texts for word in _WORD.findall(text) for form in _forms(word)}
    plain = rows("habeas.protection", "plain_words.csv")
    known |= {form for row in plain for form in _forms(row["word"])}
    capital = {word for text in texts for word in _WORD.findall(text) if _is_name(word)}
    stems = {_stem(word) for text in open_texts for word in _WORD.findall(text)}
    told = {run for text in open_texts for run in _runs(text)}
    size = limit("number")
    dialled = {window for text in open_texts for window in _windows(text)}
    return _Secrets(
        names=frozenset({form for word in capital for form in _forms(word)} - known),
        known=frozenset(one for one in stems if len(one) > STEM),
        numbers=frozenset({n[-size:] for text in texts for n in _numbers(text)} - dialled),
        runs=frozenset({run for text in texts for run in _runs(text)} - told),
    )


def _is_name(word: str) -> bool:
    return len(word) >= LEAST and word[0].isupper()


def _forms(word: str) -> set[str]:
    """Say how a word sounds, and how it would without the ending of a case."""
    folded = fold(word)
    if not is_cyrillic(word):
        return {sound(folded, "en"), sound(folded.removesuffix("a"), "en")}
    cuts = range(max(STEM, len(folded) - ENDING), max(STEM, len(folded)) + 1)
    return {sound(folded[:cut], "cyrl") for cut in cuts}


def _stem(word: str) -> str:
    """Give a Cyrillic word without its ending; another case of a known word is known."""
    return stem(fold(word)) if is_cyrillic(word) else ""


def _given_away(text: str, secrets: _Secrets) -> str | None:
    words = {word for word in _WORD.findall(text) if len(word) >= LEAST}
    unknown = [word for word in words if _stem(word) not in secrets.known]
    if any(form in secrets.names for word in unknown for form in _forms(word)):
        return "a name"
    if not secrets.numbers.isdisjoint(_windows(_DRAWN.sub("", text))):
        return "a number"
    return "words" if any(run in secrets.runs for run in _runs(text)) else None


def _numbers(text: str) -> Iterator[str]:
    """Read the numbers that are long enough to be dialled, whatever parts their digits."""
    for written in _LONG.findall(_DATE.sub(";", text)):
        digits = re.sub(r"\D", "", written)
        if len(digits) >= limit("number"):
            yield digits


def _windows(text: str) -> Iterator[str]:
    size = limit("number")
    for digits in _numbers(text):
        yield from (digits[at : at + size] for at in range(len(digits) - size + 1))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in _TOKEN.findall(text)]
    size = limit("run")
    for at in range(len(words) - size + 1):
        run = tuple(words[at : at + size])
        if sum(not word.isdigit() for word in run) >= WORDS:
            yield run


def _readings(data: bytes) -> Iterator[str]:
    """Read bytes as text in the ways in which words can hide: escapes, entities, tags."""
    text = data.decode("utf-8", "replace")
    plain = html.unescape(_percent(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)))
    yield plain
    if "<" in plain:
        yield _TAG.sub("", plain)


def _percent(text: str) -> str:
    def read(found: re.Match[str]) -> str:
        return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")

    return _PERCENT.sub(read, text)
