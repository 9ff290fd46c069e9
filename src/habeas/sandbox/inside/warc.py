"""Which pages did a crawler receive? Runs in the child; one frame a page.

Pages go through a ring of memory, see `sandbox/ring.py`. Pictures, scripts and failed requests are
passed by and counted; the count is the last frame.
"""

import io
import json  # loaded in a tenth of the time that msgspec takes
import mmap
import os
import struct
import sys
import time

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

READ = frozenset(
    {"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"}
)
GOOD = range(200, 300)  # HTTP status
CUT_OFF = FOLLOWS = -1
HEAD = 4096  # bytes before the ring: how many were taken out, as eight of them
AT_ONCE = 16  # heads
SHORT, LONG = 0.001, 0.05  # seconds
LARGEST = 64 * 2**20  # bytes of one page


class Writer:
    """The way out: heads through the pipe, a few at once, pages through the ring where one is."""

    def __init__(self, ring: int | None) -> None:
        """Begin to write."""
        self._heads: list[bytes] = []
        self._put = self._last = 0
        self._memory = mmap.mmap(ring, 0) if ring is not None else None
        self._room = len(self._memory) - HEAD if self._memory else 0
        self._taken = memoryview(self._memory)[:HEAD].cast("Q") if self._memory else None

    def page(self, head: list[object], body: bytes) -> None:
        """Write a page: its head says where its body stands in the ring, or that it follows."""
        size = len(body)
        if size > self._room or self._memory is None or self._taken is None:
            self.frame([*head, size, FOLLOWS])
            self.flush()
            send(body)
            return
        at = self._put % self._room
        if at + size > self._room:  # a page stands in one piece
            self._put, at = self._put + self._room - at, 0
        self._wait(self._taken, size)
        self._memory[HEAD + at : HEAD + at + size] = body
        self.frame([*head, size, self._put])
        self._put = self._last = self._put + size

    def frame(self, told: list[object]) -> None:
        """Write one frame: its length, then itself."""
        packed = json.dumps(told).encode()
        self._heads.append(struct.pack("<I", len(packed)) + packed)
        if len(self._heads) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Let go of the heads that were held back."""
        send(b"".join(self._heads))
        self._heads = []

    def _wait(self, taken: memoryview, size: int) -> None:
        """Wait until what stands in the way has been taken out."""
        pause = SHORT
        # What was skipped at the end of the ring is never taken: all taken means all room.
        while self._put + size - taken[0] > self._room and taken[0] != self._last:
            self.flush()
            time.sleep(pause)
            pause = min(2 * pause, LONG)


def send(part: bytes) -> None:
    """Write all of some bytes."""
    left = memoryview(part)
    while left:
        left = left[os.write(1, left) :]


def wanted(record: WarcRecord) -> bool:
    """Tell whether a record is a page that arrived."""
    if record.is_http and record.http_headers is not None:
        status = record.http_headers.status_code
        return media(record) in READ and (status is None or status in GOOD)
    return media(record) in READ


def media(record: WarcRecord) -> str:
    """Name the media type of a record."""
    told = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (told or "").partition(";")[0].strip().lower()


def head(record: WarcRecord) -> list[object]:
    """Make the head of a page: id, address, time, headers, media type."""
    about = record.headers
    return [
        (record.record_id or "").strip("<>"),
        (about.get("WARC-Target-URI") or "").strip("<>"),
        about.get("WARC-Date"),
        record.http_headers.astuples() if record.http_headers is not None else (),
        media(record),
    ]


def content(record: WarcRecord) -> bytes:
    """Read a page; one that was sent packed is unpacked, up to a limit."""
    encoded = record.http_headers is not None and "Content-Encoding" in record.http_headers
    return bytes(record.reader.read(LARGEST if encoded else record.content_length))


def main() -> None:
    """Read the archive on standard input; the number of a ring is the argument."""
    out = Writer(int(sys.argv[1]) if len(sys.argv) > 1 else None)
    passed = 0
    kinds = WarcRecordType.response | WarcRecordType.resource
    # The parser wants to seek, which a pipe cannot; a file in memory it reads by itself.
    archive = "/dev/stdin" if sys.stdin.seekable() else io.BytesIO(sys.stdin.buffer.read())
    records = ArchiveIterator(archive, record_types=kinds, auto_decode="all")
    found = 0
    try:
        for record in records:
            found += 1
            if wanted(record):
                out.page(head(record), content(record))
            else:
                passed += 1
        out.frame([0 if found else CUT_OFF, passed])
    except (OSError, ValueError):
        out.frame([CUT_OFF, passed])  # what came before stands
    out.flush()
