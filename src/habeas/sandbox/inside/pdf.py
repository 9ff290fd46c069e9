"""Which lines are printed on the pages of a PDF, and where? Runs in the child.

Writes frames: one for the document, one for each page, which says whether it has a usable text
layer. Asked for one page, it draws that, as a grey map that tesseract reads.
"""

import struct
import sys
from collections.abc import Iterator

import msgspec
import pypdfium2 as pdfium
import pypdfium2.raw as api

LOCKED, DAMAGED = 3, 4  # exit codes
MOST_PAGES = 5_000
FEW = 16  # letters below which a page with a picture is a scan
STRANGE = 0.3  # share of signs without a meaning above which a text layer is none
DPI, MOST_PIXELS = 300, 40_000_000
POINTS = 72
JOINED = "\ufffe"  # how pdfium writes a hyphen at the end of a line


def write(frame: object) -> None:
    """Write one frame: its length, then its bytes."""
    body = msgspec.msgpack.encode(frame)
    sys.stdout.buffer.write(struct.pack("<I", len(body)) + body)
    sys.stdout.buffer.flush()


def lines(page: pdfium.PdfPage) -> Iterator[tuple[str, float, float, float, float]]:
    """List the lines of a page with their boxes, from the upper left corner."""
    words = page.get_textpage()
    text = words.get_text_range()
    height = page.get_height()
    at = 0
    for line in text.replace(JOINED, "-\r\n").split("\r\n"):
        # A joined hyphen is one sign where "-\r\n" are three.
        joined = text[at + len(line) - 1 : at + len(line)] == JOINED
        bare = line.strip()
        if bare:
            first = at + len(line) - len(line.lstrip())
            left, top, right, bottom = box(words, first, first + len(bare) - 1)
            yield bare, left, height - top, right, height - bottom
        at += len(line) + (0 if joined else 2)


def box(words: pdfium.PdfTextPage, first: int, last: int) -> tuple[float, float, float, float]:
    """Find the box around the first and the last sign of a line."""
    boxes = []
    for sign in {first, last}:
        at = api.FPDFText_GetCharIndexFromTextIndex(words.raw, sign)
        if 0 <= at < words.count_chars():
            boxes.append(words.get_charbox(at, loose=True))
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = (list(side) for side in zip(*boxes, strict=True))
    return min(left), max(top), max(right), min(bottom)


def usable(found: list[tuple[str, float, float, float, float]], page: pdfium.PdfPage) -> bool:
    """Tell whether a page's text layer is one."""
    text = "".join(line[0] for line in found)
    letters = sum(map(str.isalnum, text))
    strange = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in text)
    if letters >= FEW:
        return strange <= STRANGE * len(text)
    pictures = page.get_objects(filter=(api.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
    return next(pictures, None) is None


def picture(page: pdfium.PdfPage) -> tuple[bytes, float]:
    """Draw a page as a grey map, as fine as the limit allows."""
    width, height = page.get_size()
    fine = min(DPI / POINTS, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    drawn = page.render(scale=fine, grayscale=True)
    rows = memoryview(drawn.buffer).cast("B")
    body = b"".join(
        bytes(rows[at * drawn.stride : at * drawn.stride + drawn.width])
        for at in range(drawn.height)
    )
    return b"P5 %d %d 255\n" % (drawn.width, drawn.height) + body, fine * POINTS


def main() -> None:
    """Read the file on standard input, and say with which code it fails."""
    try:
        read()
    except pdfium.PdfiumError as fault:
        sys.exit(LOCKED if fault.err_code == api.FPDF_ERR_PASSWORD else DAMAGED)


def read() -> None:
    """Tell all lines of the file, or draw one page."""
    pdf = pdfium.PdfDocument(sys.stdin.buffer.read())
    if len(sys.argv) > 1:
        grey, dpi = picture(pdf[int(sys.argv[1])])
        write({"grey": grey, "dpi": dpi})
        return
    told = {key: value for key, value in pdf.get_metadata_dict().items() if value}
    write({"parser": pypdfium_version(), "properties": told, "pages": len(pdf)})
    for at in range(min(len(pdf), MOST_PAGES)):
        page = pdf[at]
        found = list(lines(page))
        write({"lines": found, "pictured": not usable(found, page)})
        page.close()


def pypdfium_version() -> str:
    """Name the parser and its version."""
    return f"pdfium {pdfium.PDFIUM_INFO.build}"
