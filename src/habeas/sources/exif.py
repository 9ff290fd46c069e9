"""What does a picture say of itself: camera, time, position?

The words of a picture are what stands on it; these facts are kept apart from them.
"""

import struct
from collections.abc import Iterator

NAMES = {
    0x010E: "description",
    0x010F: "make",
    0x0110: "model",
    0x0131: "software",
    0x0132: "changed",
    0x013B: "artist",
    0x8298: "copyright",
    0x9003: "taken",
    0x9011: "taken_offset",
    0x0001: "latitude_ref",
    0x0002: "latitude",
    0x0003: "longitude_ref",
    0x0004: "longitude",
}
SUB, POSITION = 0x8769, 0x8825  # directories inside the first one
TEXT, SHORT, LONG, RATIONAL = 2, 3, 4, 5
SIZES = {TEXT: 1, SHORT: 2, LONG: 4, RATIONAL: 8}
MOST_FIELDS, LONGEST = 500, 2_000
ENTRY, INLINE = 12, 4  # bytes of a field, and of a value that fits into it
POSITIONS = 0x0100  # fields of a position are numbered below
JPEG, EXIF = b"\xff\xd8", b"Exif\0\0"
PNG, CHUNK = b"\x89PNG", b"eXIf"
ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


def facts(untrusted: bytes) -> tuple[tuple[str, str], ...]:
    """List what the picture's EXIF says; nothing where there is none or it is broken."""
    block = _block(untrusted)
    order = ORDERS.get(block[:4])
    if order is None:
        return ()
    try:
        return tuple(_told(block, order))
    except (struct.error, ValueError, IndexError, ZeroDivisionError):
        return ()


def _block(untrusted: bytes) -> bytes:
    """Find the EXIF block: a whole TIFF, a segment of a JPEG, a chunk of a PNG."""
    if untrusted[:4] in ORDERS:
        return untrusted
    if untrusted.startswith(JPEG):
        at = untrusted.find(EXIF, 0, 2**17)
        return untrusted[at + len(EXIF) : at + 2**16] if at > 0 else b""
    if untrusted.startswith(PNG):
        at = untrusted.find(CHUNK, 0, 2**17)
        return untrusted[at + len(CHUNK) : at + 2**16] if at > 0 else b""
    return b""


def _told(block: bytes, order: str) -> Iterator[tuple[str, str]]:
    waiting = [(int(struct.unpack_from(f"{order}I", block, 4)[0]), False)]
    for at, is_position in waiting:
        count = min(struct.unpack_from(f"{order}H", block, at)[0], MOST_FIELDS)
        for n in range(count):
            tag, kind, size = struct.unpack_from(f"{order}HHI", block, at + 2 + n * ENTRY)
            if tag in (SUB, POSITION) and len(waiting) < len(ORDERS) + 1:
                place = struct.unpack_from(f"{order}I", block, at + 2 + n * ENTRY + 8)[0]
                waiting.append((place, tag == POSITION))
            elif tag in NAMES and (tag < POSITIONS) == is_position:
                value = _value(block, order, (kind, size), at + 2 + n * ENTRY + 8)
                if value:
                    yield NAMES[tag], value


def _value(block: bytes, order: str, form: tuple[int, int], at: int) -> str:
    kind, size = form
    width = SIZES.get(kind, 0) * size
    if not 0 < width <= LONGEST:
        return ""
    start = at if width <= INLINE else struct.unpack_from(f"{order}I", block, at)[0]
    raw = block[start : start + width]
    if kind == TEXT:
        return raw.rstrip(b"\0").decode("utf-8", "replace").strip()
    if kind == RATIONAL:
        numbers = struct.unpack(f"{order}{size * 2}I", raw)
        return " ".join(f"{a / b:g}" for a, b in zip(numbers[::2], numbers[1::2], strict=True))
    letter = "H" if kind == SHORT else "I"
    return " ".join(map(str, struct.unpack(f"{order}{size}{letter}", raw)))
