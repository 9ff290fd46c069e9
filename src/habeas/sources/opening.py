"""What does a file hold, once everything in it is unpacked?

A file can be a document, a document with others in it (a mail), or a box of them (an archive).
Each is read by itself and each failure is its own: one bad member stops nothing.
"""

from collections.abc import Iterator
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from habeas.errors import Broken, HabeasError, TooLarge, UnknownType, Unreadable
from habeas.model.capture import Capture
from habeas.model.document import Digest, DocPath, Document
from habeas.model.foreign import Response
from habeas.model.settings import Settings
from habeas.sources.foreign import NOBODY, Foreign
from habeas.sources.kinds import Kind, is_report, kind
from habeas.sources.publicity import settle
from habeas.sources.reading import FIRST_BYTES, Told, check, joined, tell
from habeas.sources.unpacking import READERS, Budget, members

DEEPEST = 5  # boxes in boxes
LARGEST_BOX = 2 * 2**30
BOXES = frozenset(READERS)
MEDIA = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.MARKDOWN,
    "application/pdf": Kind.PDF,
}


class Opened(Struct, frozen=True):
    """What came of one file or member: documents, or why there are none, or both."""

    path: DocPath
    documents: tuple[Document, ...] = ()
    capture: Capture | None = None
    fault: HabeasError | None = None
    aside: bool = False  # a key, settings, a hidden file: never read as a report


class Piece(Struct, frozen=True):
    """Something to be opened: where it was packed, how deep, and whether in a mail."""

    path: DocPath
    content: bytes
    capture: Capture
    deep: int = 0
    mailed: bool = False


def open_all(
    path: DocPath,
    untrusted: bytes,
    settings: Settings,
    beside: bytes | None = None,
    *,
    foreign: Foreign = NOBODY,
    modified: str | None = None,
) -> Iterator[Opened]:
    """Open a file and everything in it, one result for each."""
    capture = Capture(path, _digest(untrusted), len(untrusted), modified)
    budget = Budget(len(untrusted))
    yield from _opened(Piece(path, untrusted, capture), settings, beside, foreign, budget)


def _opened(
    piece: Piece, settings: Settings, beside: bytes | None, foreign: Foreign, budget: Budget
) -> Iterator[Opened]:
    what = kind(piece.path, piece.content[:FIRST_BYTES])
    try:
        if what in BOXES:
            check(piece.content, LARGEST_BOX)
            yield from _box(piece, what, settings, foreign, budget)
        elif what is Kind.WARC:
            check(piece.content, LARGEST_BOX)
            yield from _web(piece, settings, foreign)
        else:
            told = tell(piece.path, piece.content, foreign=foreign)
            yield _found(piece, told, settings, beside)
            yield from _attached(piece, told, settings, foreign, budget)
    except Unreadable as fault:
        yield Opened(piece.path, capture=piece.capture, fault=fault)


def _found(piece: Piece, told: Told, settings: Settings, beside: bytes | None) -> Opened:
    capture = replace(
        piece.capture,
        headers=piece.capture.headers or told.headers,
        properties=told.properties,
        picture=told.picture,
    )
    if not piece.deep:
        documents = joined(told.document, beside, settings)
        return Opened(piece.path, documents, capture, _unread(told))
    box = DocPath(piece.path.split("!")[0])
    document = settle(told.document, settings, box=box, mailed=piece.mailed)
    return Opened(piece.path, (document,), capture, _unread(told))


def _unread(told: Told) -> HabeasError | None:
    if not told.unread:
        return None
    return UnknownType(
        f"{told.unread} of its pages are pictures that were not read",
        hint="apt install tesseract-ocr tesseract-ocr-rus tesseract-ocr-ukr, and run again",
    )


def _box(
    piece: Piece, what: Kind, settings: Settings, foreign: Foreign, budget: Budget
) -> Iterator[Opened]:
    if piece.deep >= DEEPEST:
        raise TooLarge("archives lie in archives too deeply", hint="unpack the outer ones")
    empty = True
    for member in members(piece.path, piece.content, what, budget):
        empty = False
        slash = "/" if what is Kind.WACZ else ""
        path = DocPath(f"{piece.path}!{slash}{member.name}")
        if not is_report(_down(member.name)):
            yield Opened(path, aside=True)
        elif isinstance(member.content, Unreadable):
            yield Opened(path, fault=member.content)
        else:
            inside = _inside(piece, path, member.content)
            about = replace(inside.capture, modified=member.modified)
            yield from _opened(replace(inside, capture=about), settings, None, foreign, budget)
    if empty:
        raise Broken("the archive holds no file", hint="copy it again")


def _down(name: str) -> DocPath:
    """Leave the steps out of a name: that it climbs out of the archive hides nothing."""
    return DocPath("/".join(part for part in name.split("/") if part not in {".", ".."}))


def _attached(
    piece: Piece, told: Told, settings: Settings, foreign: Foreign, budget: Budget
) -> Iterator[Opened]:
    if told.attachments and piece.deep >= DEEPEST:
        raise TooLarge("mails lie in mails too deeply", hint="save the attachments")
    for one in told.attachments:
        budget.count()
        inside = _inside(piece, DocPath(f"{piece.path}!{one.name}"), one.content)
        yield from _opened(replace(inside, mailed=True), settings, None, foreign, budget)


def _web(piece: Piece, settings: Settings, foreign: Foreign) -> Iterator[Opened]:
    empty = True
    for response in foreign.records(piece.content):
        empty = False
        inside = _inside(piece, DocPath(f"{piece.path}!{response.record}"), response.content)
        about = replace(inside.capture, url=response.url, at=response.at, headers=response.headers)
        yield _page(replace(inside, capture=about), response, settings, foreign)
    if empty:
        raise Broken("the web archive holds no page", hint="save the page as HTML")


def _page(piece: Piece, response: Response, settings: Settings, foreign: Foreign) -> Opened:
    try:
        what = MEDIA.get(response.kind)
        if what is None:
            raise UnknownType("no reader knows this kind of page", hint="save it as HTML")
        told = tell(piece.path, piece.content, what, foreign=foreign)
    except Unreadable as fault:
        return Opened(piece.path, capture=piece.capture, fault=fault)
    addressed = replace(told.document, url=response.url or told.document.url)
    return _found(piece, replace(told, document=addressed), settings, None)


def _inside(piece: Piece, path: DocPath, content: bytes) -> Piece:
    capture = Capture(path, _digest(content), len(content), within=piece.capture.digest)
    return Piece(path, content, capture, piece.deep + 1, piece.mailed)


def _digest(content: bytes) -> Digest:
    return Digest(sha256(content).hexdigest())
