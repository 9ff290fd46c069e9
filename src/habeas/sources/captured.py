"""Does a table say from where, when and with which digest other files were fetched?

Programs that archive pages (auto-archiver) write such a table beside what they save. Its digests
were taken where the bytes were fetched: that they are those of our sources is worth knowing.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from habeas.model.document import Digest, Document, Passage, PassageKind
from habeas.text.tables import rows

SHA256 = re.compile(r"(?:sha-?256\s*[:=]\s*)?([0-9a-f]{64})\b", re.IGNORECASE)
ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
ADDRESS = re.compile(r"https?://\S+")


class Logged(Struct, frozen=True):
    """What a log says of one file: its digest, and from where and when it came."""

    digest: Digest
    url: str | None
    at: str | None


def logged(table: Document) -> tuple[Logged, ...]:
    """List what a table says was fetched; nothing where it is no such log."""
    return tuple(one for passage in table.passages for one in _row(passage))


def _row(passage: Passage) -> Iterator[Logged]:
    if passage.kind is not PassageKind.ROW:
        return
    told: dict[str, str] = {}
    for cell in passage.cells:
        what = _heads().get((cell.column or "").casefold().strip())
        if what is not None:
            told.setdefault(what, passage.text[cell.start : cell.end].strip())
    url, at = ADDRESS.match(told.get("url", "")), ISO.match(told.get("at", ""))
    if "url" in told and (digest := SHA256.search(told.get("hash", ""))):
        yield Logged(Digest(digest[1].lower()), url and url.group(), at and at.group())


@cache
def _heads() -> dict[str, str]:
    return {row["head"]: row["what"] for row in rows("habeas.sources", "archiver.csv")}
