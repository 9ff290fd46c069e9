"""What do parsers that we do not trust see in a file?

Every file has a child process of its own, which dies with it.
"""

import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import IO

import msgspec
from msgspec import Struct

from habeas.errors import Broken, TooLarge, UnknownType
from habeas.model.foreign import Converted, Line, Printed, Response, Sheet
from habeas.sandbox import ocr
from habeas.sandbox.cage import MEBIBYTE, Limits, answer, child, has, is_walled
from habeas.sandbox.ring import Ring, ring

Box = tuple[str, float, float, float, float]
PDF, PICTURE = "pdf", "image"
LARGEST_FRAME = 128 * MEBIBYTE
PDF_LIMITS = Limits(seconds=300)
WARC_LIMITS = Limits(seconds=3600, memory=6144 * MEBIBYTE)
OFFICE_LIMITS = Limits(seconds=120, memory=6144 * MEBIBYTE, written=256 * MEBIBYTE)
LENGTH = struct.Struct("<I")
FOLLOWS = -1  # a page that comes through the pipe
CUT_OFF, END_FRAME = -1, 16  # an end, and how long its frame is at most


class _Front(Struct, frozen=True):
    parser: str
    pages: int
    properties: dict[str, str]


class _Page(Struct, frozen=True):
    lines: tuple[Box, ...]
    pictured: bool


class _Picture(Struct, frozen=True):
    grey: bytes
    dpi: float


_Warc = tuple[str, str, str | None, tuple[tuple[str, str], ...], str, int, int]
_FRAMED = msgspec.json.Decoder(_Warc)


def pages(kind: str, untrusted: bytes) -> Printed:
    """Read the printed lines of a PDF or a picture; pages that are pictures go to tesseract."""
    if kind == PICTURE:
        return Printed(ocr.parser() if ocr.languages() else "", ocr.sheets(untrusted))
    front, told = None, list[_Page]()
    with _mended(), child(("pdf",), untrusted, PDF_LIMITS) as stream:
        for one in _frames(stream):
            if front is None:
                front = msgspec.msgpack.decode(one, type=_Front)
            else:
                told.append(msgspec.msgpack.decode(one, type=_Page))
    if front is None:
        raise Broken("the file is damaged", hint="get it again from where it came")
    found = [_sheet(page, at, untrusted) for at, page in enumerate(told)]
    return _printed(front, [sheet for sheet in found if sheet], front.pages)


def converted(untrusted: bytes, ending: str, wanted: str) -> Converted:
    """Let LibreOffice save an old office file in a format that we read."""
    if not has("soffice"):
        raise UnknownType(
            "LibreOffice, which opens this kind of file, is not installed",
            hint="apt install libreoffice-writer-nogui, or save the file as DOCX",
        )
    if not is_walled():
        # It writes working copies: outside bubblewrap they would lie on the disk in the clear.
        raise UnknownType(
            "LibreOffice is not let at a file without bubblewrap around it",
            hint="apt install bubblewrap, or save the file as DOCX",
        )
    seconds = str(OFFICE_LIMITS.seconds)
    return Converted(
        _office(), answer(("office", ending, wanted, seconds), untrusted, OFFICE_LIMITS)
    )


def records(untrusted: bytes) -> Iterator[Response]:
    """List the pages of a web archive that can be read, as the crawler received them."""
    with _mended(), ring() as shared:
        files = (shared.file,) if shared else ()
        with child(("warc", *map(str, files)), untrusted, WARC_LIMITS, shared=files) as stream:
            for one in _frames(stream):
                if len(one) <= END_FRAME:
                    _check_end(msgspec.json.decode(one, type=list[int]))
                    stream.close()
                    return
                yield _response(_FRAMED.decode(one), stream, shared)


def _response(framed: _Warc, stream: IO[bytes], shared: Ring | None) -> Response:
    record, url, told, headers, kind, size, begin = framed
    inside = shared is not None and begin != FOLLOWS
    body = shared.take(begin, size) if shared and inside else _body(stream, size)
    return Response(record, url, _time(told), headers, body, kind)


def _time(told: str | None) -> str | None:
    """Read a crawler's time, which is UTC; None where it is none."""
    with suppress(ValueError):
        at = datetime.fromisoformat(told or "")
        return (at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()
    return None


def _body(stream: IO[bytes], size: int) -> bytes:
    if not 0 <= size <= LARGEST_FRAME:
        raise TooLarge("a page of the web archive is over the limit", hint="split the archive")
    return stream.read(size)


@contextmanager
def _mended() -> Iterator[None]:
    """Turn what a child wrote against the rules into the file's fault."""
    try:
        yield
    except msgspec.MsgspecError:
        raise Broken("the parser failed on this file", hint="get it again, or its text") from None


def _check_end(end: Sequence[int]) -> None:
    if end[0] == CUT_OFF:
        raise Broken("the web archive is cut off or damaged", hint="copy it again")


def _frames(stream: IO[bytes]) -> Iterator[bytes]:
    while head := stream.read(LENGTH.size):
        size = LENGTH.unpack(head)[0] if len(head) == LENGTH.size else LARGEST_FRAME + 1
        if size > LARGEST_FRAME:
            raise TooLarge("a part of the file is over the limit", hint="split the file")
        body = stream.read(size)
        if len(body) < size:
            return  # the child has died; its end says why
        yield body


def _sheet(page: _Page, at: int, untrusted: bytes) -> Sheet | None:
    """Read a page; None if it is a picture that nothing here can read."""
    if not page.pictured:
        return Sheet(tuple(Line(*box) for box in page.lines))
    if not ocr.languages():
        return None
    # A child for each page: a long scan needs no more memory than a short one, and no more time.
    with _mended():
        drawn = answer(("pdf", str(at)), untrusted, PDF_LIMITS)[LENGTH.size :]
        picture = msgspec.msgpack.decode(drawn, type=_Picture)
    found = ocr.sheets(picture.grey, picture.dpi)
    return found[0] if found else Sheet((), scanned=True)


def _printed(front: _Front, sheets: Sequence[Sheet], pages: int) -> Printed:
    unread = pages - len(sheets)
    if not sheets and unread:
        raise UnknownType("its pages are pictures, and tesseract is not here", hint=ocr.remedy())
    scanned = any(sheet.scanned for sheet in sheets)
    parser = f"{front.parser}, {ocr.parser()}" if scanned else front.parser
    return Printed(parser, tuple(sheets), tuple(front.properties.items()), unread)


def _office() -> str:
    said = answer(
        ("program", "soffice", "--version"), b"", Limits(seconds=20, memory=OFFICE_LIMITS.memory)
    )
    return " ".join(said.decode("utf-8", "replace").split()[:2])
