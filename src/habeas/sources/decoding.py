"""Which letters do these bytes write?

What is declared is a hint and no proof: every candidate is read and the one whose words look most
like words is kept. The first bytes' order mark stays in the text, as the code point that it is.
"""

import codecs
import re
import unicodedata

from habeas.errors import Broken

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{1,40})", re.IGNORECASE
)
ONE_BYTE = ("cp1251", "koi8-r", "koi8-u", "cp1252", "latin-1", "cp1250", "cp866")
SAMPLE = 50_000  # bytes that are read to choose an encoding
HINT_WORTH = 0.05  # what a declaration adds to a score between 0 and 1
GOOD_SHARE = 0.7  # share of letters in well-shaped words below which wide code units are no text
REPAIRABLE = 20  # valid letters for each broken one in a UTF-8 file that was cut or patched
ACCENTED = 0.5  # share of accented letters above which a Latin word is no word
FRAMES = re.compile(
    "[\x80-\x9f\u2500-\u259f\ue000-\uf8ff]"
)  # controls and boxes: no page shows them
WORD = re.compile(r"[^\W\d_]+")


def decode(untrusted: bytes) -> str:
    """Decode a text file.

    >>> decode("Ночь была тихой".encode("koi8-r"))
    'Ночь была тихой'
    """
    text = _decoded(untrusted)
    if "\0" in text:
        raise Broken("the file holds bytes that no text holds", hint="export it again as UTF-8")
    return text


def _decoded(untrusted: bytes) -> str:
    for mark, encoding in MARKS:
        if untrusted.startswith(mark):
            return untrusted.decode(encoding, "replace")
    if b"\0" in untrusted[:SAMPLE]:
        return _wide(untrusted)
    try:
        return untrusted.decode("utf-8")
    except UnicodeDecodeError:
        return _repaired(untrusted) or _narrow(untrusted)


def _wide(untrusted: bytes) -> str:
    """Decode UTF-16 without a mark; raise where neither order gives words."""
    even = untrusted[: SAMPLE // 2 * 2]
    scores = {e: plausible(even.decode(e, "replace")) for e in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] < GOOD_SHARE:
        raise Broken("the file holds bytes that no text holds", hint="export it again as UTF-8")
    return untrusted.decode(best, "replace")


def _repaired(untrusted: bytes) -> str | None:
    """Decode UTF-8 with a few broken letters, each shown as U+FFFD."""
    text = untrusted.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - broken
    return text if whole >= REPAIRABLE * broken else None


def _narrow(untrusted: bytes) -> str:
    sample = untrusted[:SAMPLE]
    hit = DECLARED.search(sample)
    declared = hit[1].decode("ascii").lower() if hit else ""
    best = max(ONE_BYTE, key=lambda encoding: _score(sample, encoding, declared))
    return untrusted.decode(best, "replace")


def _score(sample: bytes, encoding: str, declared: str) -> float:
    try:
        words = sample.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    aliases = {
        encoding,
        encoding.replace("cp", "windows-"),
        encoding.replace("latin-1", "iso-8859-1"),
    }
    return plausible(words) + (HINT_WORTH if declared in aliases else 0.0)


def plausible(text: str) -> float:
    """Tell which share of the letters beyond ASCII stands in well-shaped words.

    A word is well shaped if it keeps to one alphabet and is lower, Title or UPPER case.
    """
    strange, good = 0, 0.0
    for word in WORD.findall(text):
        letters = sum(1 for letter in word if letter > "\x7f")
        strange += letters
        good += letters / (1 + (len(word) == 1)) if _is_shaped(word, letters) else 0
    marks = len(FRAMES.findall(text))
    if not strange + marks:
        return 1.0 if WORD.search(text) else 0.0
    return good / (strange + marks)


def _is_shaped(word: str, accented: int) -> bool:
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    alphabets = {_alphabet(letter) for letter in word}
    if alphabets == {"LATIN"}:
        return accented / len(word) <= ACCENTED
    return len(alphabets) == 1


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]
