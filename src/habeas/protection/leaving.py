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
from habeas.text.scripts import fold, is_cyrillic, sound
from habeas.text.tables import rows

LEAST = 3  # letters of a name
STEM = 5  # letters of a Cyrillic name that its cases leave alone
ENDING = 2  # letters of its ending that they may change
WORDS = 3  # of a run must be words, or a table of numbers would be a run
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_DRAWN = re.compile(r' d="[^"]*"')  # the line of a map: numbers of ours, and thousands of them
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W_]+")


class _Secrets(Struct, frozen=True):
    """What only confidential documents hold."""

    names: frozenset[str]
    heard: frozenset[str]
    stems: tuple[str, ...]
    digits: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]


def check_leaving(
    files: Mapping[str, bytes], confidential: Sequence[Document], open_texts: Sequence[str]
) -> None:
    """Refuse files that repeat a confidential document; `open_texts` is what the world knows."""
    secrets = _secrets(confidential, open_texts)
    known = " ".join(open_texts)
    for name, data in files.items():
        for text in (name, *_readings(data)):
            what = _given_away(text, secrets, known)
            if what is not None:
                raise WouldGiveAway(
                    f"a file to publish would repeat {what} of a confidential document",
                    hint="correct the titles and outlets in case.toml, or report this to habeas",
                )


def _secrets(confidential: Sequence[Document], open_texts: Sequence[str]) -> _Secrets:
    texts = [with_passages(document).text for document in confidential]
    known = {fold(word) for text in open_texts for word in _WORD.findall(text)}
    known |= {fold(row["word"]) for row in rows("habeas.protection", "plain_words.csv")}
    heard = {_heard(word) for word in known}
    names = {word for text in texts for word in _WORD.findall(text) if _is_name(word)}
    own = {fold(name) for name in names if _heard(fold(name)) not in heard}
    told = {run for text in open_texts for run in _runs(text)}
    stems = {one[: max(STEM, len(one) - ENDING)] for one in own if is_cyrillic(one)}
    return _Secrets(
        names=frozenset(own - known),
        heard=frozenset(_heard(one) for one in own - known),
        stems=tuple(s for s in stems if not any(word.startswith(s) for word in known)),
        digits=tuple({d for text in texts for d in _digits(text)}),
        runs=frozenset({run for text in texts for run in _runs(text)} - told),
    )


def _is_name(word: str) -> bool:
    return len(word) >= LEAST and word[0].isupper()


def _heard(folded: str) -> str:
    return sound(folded, "cyrl" if is_cyrillic(folded) else "en")


def _given_away(text: str, secrets: _Secrets, known: str) -> str | None:
    words = {fold(word) for word in _WORD.findall(text) if len(word) >= LEAST}
    if words & secrets.names or {_heard(word) for word in words} & secrets.heard:
        return "a name"
    capital = {fold(word) for word in _WORD.findall(text) if word[0].isupper()}
    if any(word.startswith(secrets.stems) for word in capital if is_cyrillic(word)):
        return "a name"
    dialled = _DATE.sub(";", _DRAWN.sub("", text))
    if any(_dials(digits, dialled) and not _dials(digits, known) for digits in secrets.digits):
        return "a number"
    return "words" if any(run in secrets.runs for run in _runs(text)) else None


def _digits(text: str) -> Iterator[str]:
    for line in re.findall(r"\+?\d[\d\s().\-\u2010-\u2015/]*", _DATE.sub(";", text)):
        digits = re.sub(r"\D", "", line)
        if len(digits) >= limit("number"):
            yield digits


def _dials(digits: str, text: str) -> bool:
    tail = digits[-limit("number") :]
    return re.search(r"[\s().\-\u2010-\u2015/\u00a0]{0,3}".join(tail), text) is not None


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
