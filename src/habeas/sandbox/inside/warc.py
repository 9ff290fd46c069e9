"""Which pages did a crawler receive? Runs in the child; one frame a page.

Pictures, scripts and failed requests are passed by and counted; the count is the last frame.
"""

import contextlib
import struct
import sys

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

DAMAGED = 4  # exit code
READ = frozenset(
    {"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"}
)
GOOD = range(200, 300)  # HTTP status
LARGEST = 64 * 2**20  # bytes of one page


def write(frame: list[object]) -> None:
    """Write one frame: its length, then its bytes."""
    body = msgspec.msgpack.encode(frame)
    sys.stdout.buffer.write(struct.pack("<I", len(body)))
    sys.stdout.buffer.write(body)


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


def frame(record: WarcRecord) -> list[object]:
    """Make the frame of a page: id, address, time, headers, media type, bytes."""
    headers = list(record.http_headers.astuples()) if record.http_headers is not None else []
    at = record.record_date
    return [
        (record.record_id or "").strip("<>"),
        (record.headers.get("WARC-Target-URI") or "").strip("<>"),
        at.isoformat() if at else None,
        [(str(name), str(value)) for name, value in headers],
        media(record),
        record.reader.read(LARGEST),
    ]


def main() -> None:
    """Read the archive on standard input."""
    passed = 0
    kinds = WarcRecordType.response | WarcRecordType.resource
    records = ArchiveIterator(sys.stdin.buffer, record_types=kinds, auto_decode="all")
    found = 0
    try:
        for record in records:
            found += 1
            if wanted(record):
                write(frame(record))
            else:
                passed += 1
    except (OSError, ValueError):
        if not found:
            sys.exit(DAMAGED)
        write([-1, passed])  # cut off: what came before stands
    else:
        write([0, passed])
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
