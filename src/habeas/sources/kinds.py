"""What kind of file is this, and is it a report at all?"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from habeas.model.document import DocPath
from habeas.text.tables import rows

SET_ASIDE = frozenset({"gold.json", "truth.csv", "case.toml"})
HIDDEN = (".", "~$")  # hidden files and folders; what an office program locks
MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)", re.IGNORECASE)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Kind(StrEnum):
    """A kind of file, as far as its reader goes; `data/kinds.csv` says what each means."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    DOCX = "docx"
    SHEET = "sheet"
    PDF = "pdf"
    EMAIL = "email"
    IMAGE = "image"
    SOUND = "sound"
    WARC = "warc"
    ARCHIVE = "archive"
    OLD_OFFICE = "old_office"
    UNKNOWN = "unknown"


PACKED = frozenset({Kind.DOCX, Kind.SHEET, Kind.OLD_OFFICE, Kind.WARC, Kind.ARCHIVE})


def is_report(path: DocPath) -> bool:
    """Tell a report from what is set aside: keys of a scorer, settings, hidden files.

    >>> [is_report(DocPath(path)) for path in ("docs/a.html", "case.toml", ".git/a.txt")]
    [True, False, False]
    """
    parts = path.split("/")
    return parts[-1].lower() not in SET_ASIDE and not any(
        part.startswith(HIDDEN) for part in parts
    )


def kind(path: DocPath, first_bytes: bytes) -> Kind:
    """Name the kind of a file: what its first bytes prove wins over what its ending says.

    >>> kind(DocPath("a.txt"), b"%PDF-1.7"), kind(DocPath("notes"), b"He was held.")
    (<Kind.PDF: 'pdf'>, <Kind.TEXT: 'text'>)
    """
    name = path.rsplit("/", 1)[-1].lower()
    said = _endings().get(name.rpartition(".")[2], Kind.UNKNOWN) if "." in name else None
    proved = _signed(first_bytes)
    if proved in {"zip", "ole"}:
        return _packed(said, proved)
    if proved:
        return Kind(proved)
    if said in {None, Kind.UNKNOWN, Kind.TEXT} and MARKUP.match(first_bytes):
        return Kind.HTML
    if said is None:
        return Kind.UNKNOWN if CONTROL.search(first_bytes) else Kind.TEXT
    return said


def remedy(what: Kind) -> str:
    """Say what to do about a file that no reader opens."""
    return next(
        row["remedy"] for row in rows("habeas.sources", "kinds.csv") if row["kind"] == what
    )


@cache
def _endings() -> Mapping[str, Kind]:
    table = rows("habeas.sources", "kinds.csv")
    return {ending: Kind(row["kind"]) for row in table for ending in row["endings"].split()}


def _signed(first_bytes: bytes) -> str | None:
    for row in rows("habeas.sources", "signatures.csv"):
        if first_bytes.startswith(bytes.fromhex(row["hex"]), int(row["offset"])):
            return row["kind"]
    return None


def _packed(said: Kind | None, proved: str) -> Kind:
    """Trust the ending of an office file; its reader looks inside."""
    if said in PACKED:
        return said
    return Kind.ARCHIVE if proved == "zip" else Kind.OLD_OFFICE
