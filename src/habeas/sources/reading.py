"""Which reader opens this file, and what does it find?"""

from collections.abc import Callable, Mapping
from hashlib import sha256

from msgspec.structs import replace

from habeas.errors import Broken, UnknownType
from habeas.model.document import Digest, DocPath, Document, PassageKind
from habeas.model.settings import Settings
from habeas.sources import commas, lines, markdown
from habeas.sources.chat import chat
from habeas.sources.datelines import days, is_dateline
from habeas.sources.decoding import decode
from habeas.sources.html_page import read_page
from habeas.sources.kinds import Kind, kind
from habeas.sources.publicity import settle

HEAD = 6  # lines at the top of a text in which a dateline is looked for


def read(
    path: DocPath, untrusted: bytes, settings: Settings, beside: bytes | None = None
) -> tuple[Document, ...]:
    """Read one file (and the rendition that stands beside it) into documents."""
    if not untrusted.strip():
        raise Broken("the file is empty", hint="copy it again from where it came")
    what = kind(path, untrusted[:1024])
    if what in (Kind.DOCX, Kind.SHEET) and beside is not None:
        return (_document(DocPath(path + ".txt"), Kind.TEXT, untrusted, beside, settings),)
    return (_document(path, what, untrusted, untrusted, settings),)


def _document(
    path: DocPath, what: Kind, source: bytes, words: bytes, settings: Settings
) -> Document:
    if what not in READERS:
        raise UnknownType(
            "no reader knows this kind of file", hint="save it as HTML, text, CSV, DOCX or XLSX"
        )
    digest = Digest(sha256(source).hexdigest())
    found = Document(path, digest, decode(words), (), f"habeas {what} 1")
    return settle(READERS[what](found), settings)


def read_text(found: Document) -> Document:
    """Read a plain text."""
    return _dated(replace(found, passages=lines.passages(found.text)))


def read_markdown(found: Document) -> Document:
    """Read a Markdown text."""
    return _dated(replace(found, passages=markdown.passages(found.text)))


def read_commas(found: Document) -> Document:
    """Read a comma-separated table."""
    return replace(found, passages=commas.passages(found.text))


def read_chat(found: Document) -> Document:
    """Read a chat export; its outlet is the chat, its day that of the last message."""
    read_ = chat(found.text)
    stamps = [p.message.at for p in read_.passages if p.message and p.message.at]
    return replace(
        found,
        passages=read_.passages,
        title=read_.name,
        outlet=read_.name,
        published=max(stamps, default=None),
    )


def _dated(found: Document) -> Document:
    head = [p.text for p in found.passages[:HEAD] if is_dateline(p.text)]
    title = next((p.text for p in found.passages if p.kind is PassageKind.TITLE), None)
    return replace(
        found, title=title, published=next((d.iso for line in head for d in days(line)), None)
    )


READERS: Mapping[Kind, Callable[[Document], Document]] = {
    Kind.HTML: read_page,
    Kind.TEXT: read_text,
    Kind.MARKDOWN: read_markdown,
    Kind.CSV: read_commas,
    Kind.JSON: read_chat,
}
