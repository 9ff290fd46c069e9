"""Does a field that is to leave hold what only confidential documents hold?"""

import re
from collections.abc import Iterable, Sequence
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.claim import Claim
from habeas.model.document import Document
from habeas.protection.echoes import Sealing
from habeas.protection.limits import limit
from habeas.text.gazetteer import load

_NUMBER = re.compile(r"\d(?:[\s().\-\u2010-\u2015/\u00a0]{0,3}\d)+")
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d[-/.](?:0?\d|1[0-2])[-/.](?:[0-2]?\d|3[01])(?!\d)")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


class Sieve(Struct, frozen=True):
    """The first gate: names as they sound, runs of words, long numbers."""

    sealing: Sealing
    numbers: frozenset[str]

    @classmethod
    def of(cls, confidential: Sequence[Document], open_texts: Sequence[str]) -> Self:
        """Collect what the confidential documents hold and the open texts do not."""
        whole = [with_passages(document) for document in confidential]
        hidden = {one for document in whole for one in _numbers(document.text)}
        told = {one for text in open_texts for one in _numbers(text)}
        return cls(Sealing.of(whole, open_texts), frozenset(hidden - told))

    def holds_back(self, *fields: str | None) -> bool:
        """Tell whether one of the fields would give something away."""
        texts = [_unescaped(field) for field in fields if field]
        return any(self.sealing.gives_away(text) or self._dials(text) for text in texts)

    def _dials(self, text: str) -> bool:
        said = " ".join(_numbers(text))
        return bool(said) and any(number in said for number in self.numbers)


def open_texts(published: Iterable[Document], claims: Iterable[Claim]) -> list[str]:
    """List what the world knows: published texts, and how the gazetteer names their places."""
    texts = [with_passages(document).text for document in published]
    return [*texts, *settled(claims)]


def settled(claims: Iterable[Claim]) -> list[str]:
    """List the names that the gazetteer itself gives to the places of claims."""
    found = {
        place.name
        for claim in claims
        for mention in claim.places
        for place in map(load().place, mention.candidates)
        if place is not None and place.name == mention.name
    }
    return sorted(found)


def with_passages(document: Document) -> Document:
    """Add a document's words as people read them: a rendition may write letters as escapes."""
    return replace(document, text="\n".join([document.text, *(p.text for p in document.passages)]))


def _numbers(text: str) -> set[str]:
    undated = _DATE.sub(";", text)
    found = (re.sub(r"\D", "", match.group()) for match in _NUMBER.finditer(undated))
    return {digits for digits in found if len(digits) >= limit("number")}


def _unescaped(text: str) -> str:
    """Undo the percent escapes of an address."""

    def read(found: re.Match[str]) -> str:
        return bytes.fromhex(found.group().replace("%", "")).decode("utf-8", "replace")

    return _PERCENT.sub(read, text)
