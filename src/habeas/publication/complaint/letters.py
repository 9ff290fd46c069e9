"""Which letters may stand in a printed draft?"""

import re
from functools import cache
from typing import TypeVar

import msgspec

from habeas.publication.complaint.draft import Draft
from habeas.publication.complaint.romanising import ROOM
from habeas.text.tables import rows

T = TypeVar("T")
# Control characters, what is no character, marks without width, and turns of direction: with them
# a page could hide words, or show them in another order than they are stored.
_UNSEEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]+"
)
_BROKEN = re.compile("[\ud800-\udfff]+")


def printable(draft: Draft) -> Draft:
    """Take out of a draft what cannot be seen, and mark what is no letter."""
    return msgspec.convert(_each(msgspec.to_builtins(draft)), Draft)


def _each(value: object) -> object:
    if isinstance(value, str):
        return seen(value)
    if isinstance(value, dict):
        return {key: _each(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_each(one) for one in value]
    return value


def seen(text: str) -> str:
    r"""Drop what cannot be seen from a text.

    >>> seen("held\u202e in\u200b Bryanka\x07")
    'held in Bryanka'
    """
    if text.isascii() and text.isprintable():
        return text
    return _BROKEN.sub("\ufffd", _UNSEEN.sub("", text.replace("\n", " ").replace("\t", " ")))


def lettered(text: str, instead: str) -> str:
    r"""Put a remark where letters stand that no packaged font has: a PDF/A may hold no blanks.

    >>> lettered("Брянка, \u65e5\u672c", "[…]")
    'Брянка, […]'
    """
    return text if text.isascii() else _unlettered().sub(instead, text)


@cache
def _unlettered() -> re.Pattern[str]:
    ranges = [(row["first"], row["last"]) for row in rows(ROOM, "complaint_letters.csv")]
    inside = "".join(f"\\u{first}-\\u{last}" for first, last in ranges)
    return re.compile(f"[^{inside}]+")
