"""Which pages did a crawler receive? Runs in the child; one frame a page.

Pictures, scripts and failed requests are passed by and counted; the count is the last frame.
"""

import io
import os
import struct
import sys

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

DAMAGED = 4  # exit code
READ = frozenset(
    {"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"}
)
GOOD = range(200, 300)  # HTTP status
CUT_OFF = -1
LARGEST = 64 * 2**20  # bytes of one page


def write(head: list[object], body: bytes = b"") -> None:
    """Write one frame: the length of its head, the head, the body whose size it gives."""
    told = msgspec.msgpack.encode(head)
    for part in (struct.pack("<I", len(told)) + told, body):
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


def head(record: WarcRecord, size: int) -> list[object]:
    """Make the head of a page: id, address, time, headers, media type, size."""
    headers = list(record.http_headers.astuples()) if record.http_headers is not None else []
    at = record.record_date
    return [
        (record.record_id or "").strip("<>"),
        (record.headers.get("WARC-Target-URI") or "").strip("<>"),
        at.isoformat() if at else None,
        [(str(name), str(value)) for name, value in headers],
        media(record),
        size,
    ]


def content(record: WarcRecord) -> bytes:
    """Read a page; one that was sent packed is unpacked, up to a limit."""
    encoded = record.http_headers is not None and "Content-Encoding" in record.http_headers
    return bytes(record.reader.read(LARGEST if encoded else record.content_length))


def main() -> None:
    """Read the archive on standard input."""
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
                body = content(record)
                write(head(record, len(body)), body)
            else:
                passed += 1
        write([0, passed])
    except (OSError, ValueError):
        write([CUT_OFF, passed])  # what came before stands
    if not found:
        sys.exit(DAMAGED)


if __name__ == "__main__":
    main()
