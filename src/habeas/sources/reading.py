"""Which reader opens this file, and what does it find?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from hashlib import sha256

from msgspec.structs import replace

from habeas.errors import Broken, TooLarge, UnknownType
from habeas.model.document import Digest, DocPath, Document
from habeas.model.settings import Settings
from habeas.sources import commas, lines, markdown
from habeas.sources.alphabets import settled_language
from habeas.sources.chat import chat
from habeas.sources.decoding import decode
from habeas.sources.heading import read_head
from habeas.sources.html_page import read_page
from habeas.sources.kinds import Kind, kind, remedy
from habeas.sources.office import render_docx, render_sheets
from habeas.sources.publicity import settle

VERSION = 1  # raised when a rendition or its passages change for the same bytes
LARGEST = 64 * 2**20
FIRST_BYTES = 1024
SAME = 0.9  # share of words in common from which a file and the text beside it are one document


def read(
    path: DocPath, untrusted: bytes, settings: Settings, beside: bytes | None = None
) -> tuple[Document, ...]:
    """Read one file into documents.

    `beside` is NAME.ext.txt next to NAME.ext: if it holds the words of the file, the two are one
    document, under the path and the text of the .txt; else they are two. Where this raises, the
    .txt can still be read by itself.
    """
    original = _document(path, untrusted)
    if beside is None:
        return (settle(original, settings),)
    text = _document(DocPath(f"{path}.txt"), beside)
    if not _same_words(original, text):
        return settle(original, settings), settle(text, settings)
    return (settle(_one(original, text), settings),)


def _document(path: DocPath, untrusted: bytes) -> Document:
    if len(untrusted) > LARGEST:
        raise TooLarge("the file is over the limit", hint="split it, or save its text")
    if not untrusted.strip():
        raise Broken("the file is empty", hint="copy it again from where it came")
    what = kind(path, untrusted[:FIRST_BYTES])
    if what not in READERS:
        raise UnknownType("no reader knows this kind of file", hint=remedy(what))
    text = RENDERERS[what](untrusted) if what in RENDERERS else decode(untrusted)
    digest = Digest(sha256(untrusted).hexdigest())
    found = READERS[what](Document(path, digest, text, (), f"habeas {what} {VERSION}"))
    return replace(found, language=settled_language(found))


def _one(original: Document, text: Document) -> Document:
    """Join a file and its rendition: the bytes of the one, the words of the other."""
    return replace(
        text,
        source=original.source,
        reader=f"{original.reader}, {text.reader}",
        language=text.language if text.language != "und" else original.language,
        title=original.title or text.title,
        outlet=original.outlet or text.outlet,
        published=original.published or text.published,
        url=original.url,
    )


def _same_words(original: Document, text: Document) -> bool:
    """Compare two documents word by word, whatever stands between the words."""
    one, other = _words(original), _words(text)
    common = (Counter(one) & Counter(other)).total()
    return one == other or common >= SAME * max(len(one), len(other), 1)


def _words(found: Document) -> list[str]:
    folded = unicodedata.normalize("NFKC", "\n".join(p.text for p in found.passages)).casefold()
    return re.findall(r"\w+", folded)


def _read_text(found: Document) -> Document:
    return _headed(replace(found, passages=lines.passages(found.text)))


def _read_markdown(found: Document) -> Document:
    return _headed(replace(found, passages=markdown.passages(found.text)))


def _headed(found: Document) -> Document:
    head = read_head(found.passages)
    return replace(
        found,
        passages=head.passages,
        title=head.title,
        outlet=head.outlet,
        published=head.published,
        consent=head.consent,
    )


def _read_commas(found: Document) -> Document:
    return replace(found, passages=commas.passages(found.text))


def _read_chat(found: Document) -> Document:
    """Read a chat export; its outlet is the chat, its day that of the last message."""
    told = chat(found.text)
    stamps = [p.message.at for p in told.passages if p.message and p.message.at]
    last = max(stamps, default=None)
    return replace(
        found, passages=told.passages, title=told.name, outlet=told.name, published=last
    )


RENDERERS: Mapping[Kind, Callable[[bytes], str]] = {
    Kind.DOCX: render_docx,
    Kind.SHEET: render_sheets,
}
READERS: Mapping[Kind, Callable[[Document], Document]] = {
    Kind.HTML: read_page,
    Kind.TEXT: _read_text,
    Kind.MARKDOWN: _read_markdown,
    Kind.CSV: _read_commas,
    Kind.JSON: _read_chat,
    Kind.DOCX: _read_text,
    Kind.SHEET: _read_text,
}
