"""What is known of a source beside its words is kept apart from them."""

import io
import struct
from hashlib import sha256

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.capture import Capture
from habeas.model.document import DocPath
from habeas.model.settings import Settings
from habeas.sources import exif, open_all
from habeas.sources.properties import properties


def exif_block() -> bytes:
    model = b"Pinhole 7\0"
    fields = [(0x0110, 2, len(model), 38), (0x8825, 4, 1, 48)]
    first = struct.pack("<H", len(fields)) + b"".join(struct.pack("<HHII", *f) for f in fields)
    head = b"II*\0" + struct.pack("<I", 8) + first + struct.pack("<I", 0)
    where = struct.pack("<HHHII", 1, 2, 5, 3, 66) + struct.pack("<I", 0)
    degrees = struct.pack("<6I", 48, 1, 30, 1, 0, 1)
    return head + model + where + degrees


def test_a_picture_says_which_camera_took_it_and_where() -> None:
    jpeg = b"\xff\xd8\xff\xe1\x00\x60Exif\0\0" + exif_block() + b"\xff\xd9"
    assert exif.facts(jpeg) == (("model", "Pinhole 7"), ("latitude", "48 30 0"))
    assert exif.facts(exif_block()) == exif.facts(jpeg)


@given(st.binary(max_size=300), st.integers(0, 60))
def test_a_broken_picture_says_nothing_and_stops_nothing(noise: bytes, at: int) -> None:
    block = exif_block()
    exif.facts(block[:at] + noise + block[at:])
    exif.facts(b"\xff\xd8\xff\xe1Exif\0\0" + noise)


def test_a_letter_says_who_wrote_it_with_what() -> None:
    written, out = docx.Document(), io.BytesIO()
    written.core_properties.author = "A. Berg & C. Dahl"
    written.save(out)
    assert dict(properties(out.getvalue()))["creator"] == "A. Berg & C. Dahl"


@pytest.mark.parametrize("untrusted", [b"", b"PK\x03\x04 no zip", b"text"])
def test_no_office_file_says_nothing(untrusted: bytes) -> None:
    assert properties(untrusted) == ()


def test_the_digest_is_of_the_bytes_as_they_came() -> None:
    words = b"Nine men were held in the mill."
    found = next(open_all(DocPath("a.txt"), words, Settings(), modified="2022-07-18T10:00:00"))
    assert found.capture == Capture(
        DocPath("a.txt"), found.documents[0].source, len(words), "2022-07-18T10:00:00"
    )
    assert found.documents[0].source == sha256(words).hexdigest()
