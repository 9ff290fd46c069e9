"""Which reader opens this file, and what does it find?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from habeas.errors import Broken, TooLarge, UnknownType
from habeas.model.document import Digest, DocPath, Document
from habeas.model.settings import Settings
from habeas.sources import commas, exif, letters, lines, markdown, printed, whatsapp
from habeas.sources.alphabets import settled_language
from habeas.sources.chat import chat
from habeas.sources.decoding import decode
from habeas.sources.foreign import NOBODY, Foreign
from habeas.sources.heading import read_head
from habeas.sources.html_page import read_page
from habeas.sources.kinds import Kind, kind, remedy
from habeas.sources.mail import Attachment, read_mail
from habeas.sources.office import render_docx, render_sheets
from habeas.sources.properties import properties
from habeas.sources.publicity import settle

VERSION = 1  # raised when a rendition or its passages change for the same bytes
LARGEST, LARGEST_PICTURED = 64 * 2**20, 512 * 2**20  # of text, and of files that hold pictures
FIRST_BYTES = 1024
SAME = 0.9  # share of words in common from which a file and the text beside it are one document
WORD_FILE, WANTED = "odt rtf fodt sxw", "docx"

Facts = tuple[tuple[str, str], ...]


class Told(Struct, frozen=True):
    """A document, and what its file says apart from its words."""

    document: Document
    properties: Facts = ()
    picture: Facts = ()
    headers: Facts = ()
    attachments: tuple[Attachment, ...] = ()
    unread: int = 0  # pages that are pictures which nothing here can read


def read(
    path: DocPath,
    untrusted: bytes,
    settings: Settings,
    beside: bytes | None = None,
    *,
    foreign: Foreign = NOBODY,
) -> tuple[Document, ...]:
    """Read one file into documents.

    `beside` is NAME.ext.txt next to NAME.ext: if it holds the words of the file, the two are one
    document, under the path and the text of the .txt; else they are two. Where this raises, the
    .txt can still be read by itself.
    """
    original = tell(path, untrusted, foreign=foreign)
    return joined(original.document, beside, settings)


def joined(original: Document, beside: bytes | None, settings: Settings) -> tuple[Document, ...]:
    """Settle a document, and the text beside it: one document, or two."""
    if beside is None:
        return (settle(original, settings),)
    text = tell(DocPath(f"{original.path}.txt"), beside).document
    if not _same_words(original, text):
        return settle(original, settings), settle(text, settings)
    return (settle(_one(original, text), settings),)


def tell(
    path: DocPath, untrusted: bytes, what: Kind | None = None, *, foreign: Foreign = NOBODY
) -> Told:
    """Read a file that is one document; `what` is given where somebody else has named its kind."""
    what = what or kind(path, untrusted[:FIRST_BYTES])
    check(untrusted, LARGEST_PICTURED if what in TELLERS else LARGEST)
    if what not in READERS and what not in TELLERS:
        raise UnknownType("no reader knows this kind of file", hint=remedy(what))
    digest = Digest(sha256(untrusted).hexdigest())
    empty = Document(path, digest, "", (), f"habeas {what} {VERSION}")
    told = TELLERS.get(what, _tell_text)(empty, untrusted, foreign)
    found = told.document
    return replace(told, document=replace(found, language=settled_language(found)))


def check(untrusted: bytes, largest: int = LARGEST) -> None:
    """Refuse what is too large or empty."""
    if len(untrusted) > largest:
        raise TooLarge("the file is over the limit", hint="split it, or save its text")
    if not untrusted.strip():
        raise Broken("the file is empty", hint="copy it again from where it came")


def _tell_text(empty: Document, untrusted: bytes, _foreign: Foreign) -> Told:
    what = Kind(empty.reader.split()[1])
    text = RENDERERS[what](untrusted) if what in RENDERERS else decode(untrusted)
    facts = properties(untrusted) if what in RENDERERS else ()
    return Told(READERS[what](replace(empty, text=text)), facts)


def _tell_pages(empty: Document, untrusted: bytes, foreign: Foreign) -> Told:
    """Read a PDF or a picture: its lines become paragraphs."""
    what = Kind(empty.reader.split()[1])
    pages = foreign.pages(what, untrusted)
    found = _headed(
        replace(
            empty,
            text=printed.render(pages),
            passages=printed.passages(pages),
            reader=f"{empty.reader} ({pages.parser})",
        )
    )
    if not found.passages:
        raise Broken("no words were found on it", hint="type its words into a .txt beside it")
    facts = dict(pages.properties)
    picture = exif.facts(untrusted) if what is Kind.IMAGE else ()
    titled = replace(found, title=found.title or facts.get("Title"))
    return Told(titled, pages.properties, picture, unread=pages.unread)


def _tell_mail(empty: Document, untrusted: bytes, _foreign: Foreign) -> Told:
    mail = read_mail(untrusted)
    found = replace(
        empty,
        text=mail.text,
        passages=letters.passages(mail),
        title=mail.subject,
        published=mail.at,
    )
    return Told(found, headers=mail.headers, attachments=mail.attachments)


def _tell_office(empty: Document, untrusted: bytes, foreign: Foreign) -> Told:
    """Read what LibreOffice saved of an old office file."""
    ending = empty.path.rpartition(".")[2].lower()
    named = ending if ending in WORD_FILE.split() else "rtf" if untrusted[:1] == b"{" else "doc"
    made = foreign.converted(untrusted, named, WANTED)
    reader = f"{empty.reader} ({made.parser})"
    found = _read_text(replace(empty, text=render_docx(made.saved), reader=reader))
    return Told(found, properties(made.saved))


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
    if whatsapp.is_export(found.text):
        return _read_whatsapp(found)
    return _headed(replace(found, passages=lines.passages(found.text)))


def _read_whatsapp(found: Document) -> Document:
    """Read a chat; its day is that of its last message, its outlet nobody: members wrote it."""
    passages = whatsapp.passages(found.text)
    stamps = [p.message.at for p in passages if p.message and p.message.at]
    return replace(found, passages=passages, published=max(stamps, default=None))


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
        found,
        passages=told.passages,
        title=told.name,
        outlet=told.name,
        published=last,
        open_channel=told.is_open,
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
TELLERS: Mapping[Kind, Callable[[Document, bytes, Foreign], Told]] = {
    Kind.PDF: _tell_pages,
    Kind.IMAGE: _tell_pages,
    Kind.EMAIL: _tell_mail,
    Kind.OFFICE: _tell_office,
}
