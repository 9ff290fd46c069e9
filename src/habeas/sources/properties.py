"""What does an office file say of its making: author, program, times?"""

import io
import re
import zipfile
import zlib

from habeas.sources.entities import decoded

PLACES = ("docProps/core.xml", "docProps/app.xml", "meta.xml")
FIELD = re.compile(
    r"<(?:dc|dcterms|cp|meta):(creator|title|created|modified|lastModifiedBy|initial-creator|"
    r"creation-date|date|generator|printed-by)(?:\s[^>]{0,200})?>([^<]{1,500})<"
    r"|<(Application|Company)>([^<]{1,500})<"
)
LARGEST = 2**20  # bytes of such a part


def properties(untrusted: bytes) -> tuple[tuple[str, str], ...]:
    """List what a DOCX, XLSX, ODS or ODT says of itself; nothing where it says nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(untrusted)) as parcel:
            there = [name for name in PLACES if name in parcel.NameToInfo]
            parts = [parcel.open(name).read(LARGEST).decode("utf-8", "replace") for name in there]
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError):
        return ()
    hits = (hit for part in parts for hit in FIELD.finditer(part))
    told = [(hit[1] or hit[3], hit[2] or hit[4]) for hit in hits]
    return tuple((name, decoded(value, 0, len(value)).text.strip()) for name, value in told)
