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
    MAILBOX = "mailbox"
    IMAGE = "image"
    WARC = "warc"
    WACZ = "wacz"
    ZIP = "zip"
    TAR = "tar"
    SQUEEZED = "squeezed"
    OFFICE = "office"
    PICTURE = "picture"
    SOUND = "sound"
    OUTLOOK = "outlook"
    ARCHIVE = "archive"
    OLD_OFFICE = "old_office"
    UNKNOWN = "unknown"


# What a signature of many formats may be, and what it is where the ending names none of them.
PACKED: Mapping[str, tuple[frozenset[Kind], Kind]] = {
    "zip": (
        frozenset({Kind.DOCX, Kind.SHEET, Kind.OFFICE, Kind.WACZ, Kind.OLD_OFFICE}),
        Kind.ZIP,
    ),
    "ole": (
        frozenset({Kind.DOCX, Kind.SHEET, Kind.OFFICE, Kind.OUTLOOK}),
        Kind.OLD_OFFICE,
    ),
    "squeezed": (frozenset({Kind.WARC}), Kind.SQUEEZED),
}
MAIL = re.compile(
    rb"(?:return-path|received|delivered-to|message-id|mime-version):[ \t]", re.IGNORECASE
)
MAILBOX = re.compile(rb"From \S+ .{0,60}\d{4}\r?\n[A-Za-z-]+:")


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
    said = _said(name)
    proved = _signed(first_bytes)
    if proved is not None and proved in PACKED:
        known, otherwise = PACKED[proved]
        return said if said in known else otherwise
    if proved:
        return Kind(proved)
    if said in {None, Kind.UNKNOWN, Kind.TEXT} and MARKUP.match(first_bytes):
        return Kind.HTML
    if said in {None, Kind.UNKNOWN} and (mail := _mailed(first_bytes)):
        return mail
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


def _said(name: str) -> Kind | None:
    """Look up what the ending says; of two, the first says what is squeezed."""
    if "." not in name:
        return None
    first, _, last = name.rpartition(".")
    said = _endings().get(last, Kind.UNKNOWN)
    return Kind.WARC if said is Kind.SQUEEZED and first.endswith(".warc") else said


def _mailed(first_bytes: bytes) -> Kind | None:
    if MAILBOX.match(first_bytes):
        return Kind.MAILBOX
    return Kind.EMAIL if MAIL.match(first_bytes) else None
