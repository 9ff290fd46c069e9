"""Which letters do these bytes write?"""

import codecs
import re

from habeas.errors import Broken

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)


def decode(untrusted: bytes) -> str:
    """Decode a text file; a byte order mark stays, as the code point that it is."""
    for mark, encoding in MARKS:
        if untrusted.startswith(mark):
            return untrusted.decode(encoding, "replace")
    try:
        text = untrusted.decode("utf-8")
    except UnicodeDecodeError:
        text = untrusted.decode("cp1251", "replace")
    if "\0" in text:
        raise Broken("the file holds bytes that no text holds", hint="export it again as UTF-8")
    return text
