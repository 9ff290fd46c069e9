"""What kind of file is this, and is it a report at all?"""

import re
from enum import StrEnum

from habeas.model.document import DocPath

SET_ASIDE = frozenset({"gold.json", "truth.csv", "case.toml"})
MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)", re.IGNORECASE)


class Kind(StrEnum):
    """A kind of file, as far as its reader goes."""

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
    ARCHIVE = "archive"
    OLD_OFFICE = "old_office"
    UNKNOWN = "unknown"


ENDINGS = {
    Kind.HTML: ("html", "htm", "xhtml"),
    Kind.MARKDOWN: ("md", "markdown"),
    Kind.TEXT: ("txt", "text"),
    Kind.CSV: ("csv", "tsv"),
    Kind.JSON: ("json",),
    Kind.DOCX: ("docx", "docm"),
    Kind.SHEET: ("xlsx", "xlsm", "ods", "xls", "xlsb"),
    Kind.PDF: ("pdf",),
    Kind.EMAIL: ("eml", "msg", "mbox"),
    Kind.IMAGE: ("png", "jpg", "jpeg", "gif", "tif", "tiff", "webp", "heic", "bmp"),
    Kind.SOUND: ("mp3", "ogg", "oga", "wav", "m4a", "mp4", "mov", "avi", "webm", "mkv"),
    Kind.ARCHIVE: ("zip", "rar", "7z", "tar", "gz", "warc", "wacz"),
    Kind.OLD_OFFICE: ("doc", "odt", "rtf", "ppt", "pptx", "odp", "pages"),
}
BY_ENDING = {ending: kind for kind, endings in ENDINGS.items() for ending in endings}


def is_report(path: DocPath) -> bool:
    """Tell a report from what is set aside: keys of a scorer, settings, hidden files.

    >>> is_report(DocPath("docs/a.html")), is_report(DocPath("case.toml"))
    (True, False)
    """
    parts = path.split("/")
    return parts[-1].lower() not in SET_ASIDE and not any(p.startswith((".", "~$")) for p in parts)


def kind(path: DocPath, first_bytes: bytes) -> Kind:
    """Name the kind of a file by its ending, or by its first bytes where the ending says nothing."""
    name = path.rsplit("/", 1)[-1].lower()
    ending = name.rsplit(".", 1)[1] if "." in name else ""
    if ending in BY_ENDING:
        return BY_ENDING[ending]
    if MARKUP.match(first_bytes):
        return Kind.HTML
    return Kind.UNKNOWN
