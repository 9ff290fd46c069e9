"""What a foreign parser saw is sealed and seen again; a case verifies with it."""

from pathlib import Path

import msgspec
import pytest

from habeas import casework, custody
from habeas.casework import worker
from habeas.errors import HabeasError
from habeas.model.capture import Capture
from habeas.model.entry import Rendered
from habeas.model.foreign import Printed
from habeas.model.sealed import Sealed
from habeas.model.settings import Settings
from habeas.vault import case

WORD = "an invented passphrase"


def pdf(words: str) -> bytes:
    """Write a PDF of one line; pdfium finds the objects without a table of them."""
    line = b"BT /F 12 Tf 72 700 Td (%s) Tj ET" % words.encode()
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        b"6 0 obj<</Producer(Quill 7)>>endobj\ntrailer<</Root 1 0 R/Info 6 0 R>>\n%%%%EOF"
    ) % (len(line), line)


def refuse() -> Printed:
    raise AssertionError("a parser was asked again")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.pdf").write_bytes(pdf("Nine men were held in the mill."))
    (reports / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    private = casework.build_dossier(reports, tmp_path / "out", passphrase=WORD)
    assert [str(one.path) for one in private.files] == ["b.pdf"]
    return tmp_path / "out"


def test_a_source_is_parsed_once_for_as_long_as_the_case_lives(out: Path, tmp_path: Path) -> None:
    seen = pdf("Nine men were held in the mill.")
    with case.open_or_create(out, Sealed(WORD), custody) as held:
        before = len(held.links)
        assert worker.foreign(held).pages("pdf", seen).sheets[0].lines
        known = {
            (link.entry.source, link.entry.reader): link.entry.rendition
            for link in held.links
            if isinstance(link.entry, Rendered)
        }
        assert worker._once(held, known, "pdf", seen, Printed, refuse).sheets  # noqa: SLF001
    casework.build_dossier(tmp_path / "reports", out, passphrase=WORD)
    with case.open_or_create(out, Sealed(WORD), custody) as held:
        assert len(held.links) == before


def test_how_a_source_came_is_sealed_with_it(out: Path) -> None:
    with case.open_or_create(out, Sealed(WORD), custody) as held:
        captures = [
            msgspec.json.decode(held.read(link.entry.rendition), type=Capture)
            for link in held.links
            if isinstance(link.entry, Rendered) and link.entry.reader == "habeas capture 1"
        ]
    told = {capture.path: capture for capture in captures}
    assert dict(told["a.pdf"].properties)["Producer"] == "Quill 7"  # type: ignore[index]
    assert told["a.pdf"].modified is not None  # type: ignore[index]
    assert told["b.pdf"].size == len(b"%PDF-1.7 broken")  # type: ignore[index]


def test_a_case_with_renditions_of_foreign_parsers_verifies(out: Path) -> None:
    assert casework.verify(out, passphrase=WORD).ok


def test_one_file_is_read_without_a_case_too(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("Nine men were held in the mill."))
    assert worker.read(tmp_path / "a.pdf", Settings())[0].passages[0].text.startswith("Nine")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(HabeasError):
        worker.read(tmp_path / "a.pdf", Settings())
