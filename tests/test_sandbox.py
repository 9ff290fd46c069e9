"""A parser that we do not trust sees its file and nothing else; its death is the file's fault."""

import io
import os
import shutil
import struct
import sys
import time
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from habeas import sandbox
from habeas.errors import Broken, Encrypted, HabeasError, TooLarge, UnknownType
from habeas.sandbox import cage, ocr, ring
from habeas.sandbox.cage import Limits, answer, child

SOON = Limits(seconds=20)
walled = pytest.mark.skipif(not shutil.which("bwrap"), reason="bubblewrap is not installed")
office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
reads = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")


def pdf(*texts: str, more: bytes = b"") -> bytes:
    """Write a PDF of one page in a standard font."""
    lines = b"".join(
        b"BT /F 12 Tf 72 %d Td (%s) Tj ET\n" % (700 - 14 * n, text.encode("cp1252"))
        for n, text in enumerate(texts)
    )
    shown = b"<</Font<</F 5 0 R>>/XObject<</I 7 0 R>>>>"
    grey = b"/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %s>>" % shown,
        b"<</Length %d>>stream\n%s\nendstream" % (len(lines + more), lines + more),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Author(A. Berg)/Producer(Quill 7)>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1%s>>stream\n\x80\nendstream" % grey,
    ]
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    return out + (
        b"xref\n0 8\n0000000000 65535 f \n%strailer<</Size 8/Root 1 0 R/Info 6 0 R>>\n"
        b"startxref\n%d\n%%%%EOF" % (table, len(out))
    )


def run(code: str, limits: Limits = SOON) -> bytes:
    """Let Python do what a parser that was taken over would do."""
    return answer(("program", sys.executable, "-I", "-c", code), b"the file", limits)


def test_a_child_sees_its_file() -> None:
    assert run("import sys; print(sys.stdin.read())") == b"the file\n"


@walled
def test_a_child_sees_no_file_of_the_users(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("secret")
    assert run(f"import os; print(os.path.exists({str(tmp_path)!r}))") == b"False\n"
    assert run("import os; print(os.path.exists('/etc/passwd'))") == b"False\n"


@walled
def test_a_child_reaches_nobody() -> None:
    code = "import socket; print([name for _, name in socket.if_nameindex()])"
    assert run(code) == b"['lo']\n"


def test_a_child_writes_no_file(tmp_path: Path) -> None:
    code = f"open({str(tmp_path / 'left')!r}, 'w').write('words')"
    with pytest.raises(Broken):
        run(code)
    left = tmp_path / "left"
    assert not left.exists() or not left.read_text()


def test_a_child_knows_no_variable_of_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABEAS_PASSPHRASE", "secret")
    assert b"HABEAS" not in run("import os; print(dict(os.environ))")


def test_a_child_that_eats_memory_or_dies_is_the_files_fault() -> None:
    with pytest.raises(Broken):
        run("bytearray(10**10)")
    with pytest.raises(Broken):
        run("import os; os.kill(os.getpid(), 11)")


def test_a_child_that_does_not_end_is_ended() -> None:
    start = time.monotonic()
    with pytest.raises(TooLarge):
        run("import time; time.sleep(60)", Limits(seconds=1))
    assert time.monotonic() - start < 10


def test_a_child_that_says_too_much_is_ended() -> None:
    with pytest.raises(TooLarge):
        run("print('x' * 10**6)", Limits(answer=1000))


def test_a_child_is_gone_when_nobody_listens() -> None:
    with pytest.raises(KeyError), child(("program", "sleep", "60"), b"", SOON):
        raise KeyError


def test_the_lines_of_a_pdf_are_read_with_their_places_and_facts() -> None:
    found = sandbox.pages("pdf", pdf("Nine men were held.", "They came home."))
    lines = found.sheets[0].lines
    assert [line.text for line in lines] == ["Nine men were held.", "They came home."]
    assert lines[0].top < lines[1].top
    assert 71 < lines[0].left < 75
    assert dict(found.properties)["Author"] == "A. Berg"
    assert found.parser.startswith("pdfium")


@pytest.mark.parametrize("untrusted", [b"%PDF-1.7", b"%PDF-1.4\n" + b"\0" * 900, b"no pdf"])
def test_a_broken_pdf_is_reported(untrusted: bytes) -> None:
    with pytest.raises(Broken):
        sandbox.pages("pdf", untrusted)


def test_a_locked_pdf_is_named_as_such() -> None:
    lock = b"<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>" % (b"o" * 32, b"u" * 32)
    locked = pdf("x").replace(b"/Info 6 0 R", b"/Encrypt %s/ID[(ab)(ab)]" % lock)
    with pytest.raises(Encrypted):
        sandbox.pages("pdf", locked)


def test_a_page_that_is_a_picture_needs_tesseract() -> None:
    scan = pdf(more=b"q 300 0 0 300 0 0 cm /I Do Q\n")
    if ocr.languages():
        assert sandbox.pages("pdf", scan).sheets[0].scanned
    else:
        with pytest.raises(UnknownType) as refused:
            sandbox.pages("pdf", scan)
        assert "tesseract-ocr-ukr" in refused.value.hint


def test_the_remedy_for_pictures_names_every_language() -> None:
    assert "apt install tesseract-ocr tesseract-ocr-eng" in ocr.remedy()


@reads
def test_an_empty_or_broken_picture_is_no_crash() -> None:
    row = zlib.compress(b"\0" + b"\xff" * 50)
    head = struct.pack(">IIBBBBB", 50, 1, 8, 0, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", head), (b"IDAT", row), (b"IEND", b""))
    )
    for picture in (png, png[:40], b"\x89PNG"):
        with suppress(HabeasError):
            assert all(not sheet.lines for sheet in sandbox.pages("image", picture).sheets)


@office
@walled
def test_an_old_letter_is_saved_anew_by_libreoffice() -> None:
    made = sandbox.converted(b"{\\rtf1\\ansi Nine men were held.\\par}", "rtf", "docx")
    assert made.saved.startswith(b"PK")
    assert "LibreOffice" in made.parser


def crawl(*pages: tuple[str, str, bytes]) -> bytes:
    out = io.BytesIO()
    for status, kind, content in pages:
        record = WarcRecord()
        record.init_headers(WarcRecordType.response)
        record.headers["WARC-Target-URI"] = "https://q.example/a"
        record.headers["WARC-Date"] = "2022-07-18T10:00:00Z"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode()
        record.set_bytes_content(head + content)
        record.write(out)
    return out.getvalue()


def test_pages_of_a_web_archive_come_with_address_time_and_headers() -> None:
    archive = crawl(
        ("200 OK", "text/html; charset=utf-8", b"<p>Nine"), ("200 OK", "image/gif", b"GIF89a"),
        ("404 Not Found", "text/html", b"gone"), ("200 OK", "application/pdf", b"%PDF-1.7"),
    )  # fmt: skip
    found = list(sandbox.records(archive))
    assert [(one.kind, one.content) for one in found] == [
        ("text/html", b"<p>Nine"), ("application/pdf", b"%PDF-1.7")
    ]  # fmt: skip
    page = found[0]
    assert (page.url, page.at) == ("https://q.example/a", "2022-07-18T10:00:00+00:00")
    assert page.record.startswith("urn:uuid:")
    assert ("Content-Type", "text/html; charset=utf-8") in page.headers


def many_pages() -> list[bytes]:
    """Write pages of odd sizes, one larger than the ring, three times as much as it holds."""
    sizes = [3_000_001 + 70_007 * n for n in range(12)] + [ring.SIZE + 5, 1, ring.SIZE, 7]
    return [bytes([65 + n]) * size for n, size in enumerate(sizes)]


def test_pages_larger_together_than_the_ring_come_whole_and_in_order() -> None:
    pages = many_pages()
    archive = crawl(*(("200 OK", "text/plain", page) for page in pages))
    found = []
    for one in sandbox.records(archive):
        if len(found) < 2:
            time.sleep(0.2)  # whoever reads slowly loses nothing
        found.append(one.content)
    assert found == pages


def test_pages_come_through_the_pipe_where_there_is_no_such_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("os.memfd_create")
    pages = many_pages()[:4]
    archive = crawl(*(("200 OK", "text/plain", page) for page in pages))
    assert [one.content for one in sandbox.records(archive)] == pages


@pytest.mark.parametrize(
    ("begin", "size"), [(-1, 5), (0, ring.SIZE + 1), (ring.SIZE - 3, 4), (5, -1)]
)
def test_a_child_that_points_out_of_the_ring_is_refused(begin: int, size: int) -> None:
    with ring.ring() as shared:
        assert shared is not None
        with pytest.raises(Broken):
            shared.take(begin, size)


def test_a_child_cannot_make_the_ring_smaller() -> None:
    with ring.ring() as shared:
        assert shared is not None
        with pytest.raises(PermissionError):
            os.ftruncate(shared.file, 0)


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("2022-07-18T10:00:00Z", "2022-07-18T10:00:00+00:00"),
        ("2022-07-18T10:00:00", "2022-07-18T10:00:00+00:00"),
        ("the other day", None),
    ],
)
def test_a_crawlers_time_is_utc_or_unknown(told: str, at: str | None) -> None:
    archive = crawl(("200 OK", "text/html", b"<p>Nine"))
    archive = archive.replace(b"2022-07-18T10:00:00Z", told.encode())
    assert [one.at for one in sandbox.records(archive)] == [at]


def test_a_web_archive_that_is_none_is_reported() -> None:
    with pytest.raises(HabeasError):
        list(sandbox.records(b"WARC/1.1 no archive"))


def test_only_the_first_question_builds_the_walls() -> None:
    assert cage.is_walled() == cage.is_walled()
