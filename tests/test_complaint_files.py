import io
import re
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from habeas import casework
from habeas.casework import deciding
from habeas.errors import ForeignFolder, Refused
from habeas.model.claim import Claim, ClaimId
from habeas.model.decision import Decision, DecisionKind
from habeas.model.document import Digest, DocPath, Document
from habeas.model.release import Private
from habeas.model.words import Certainty, EventType, Polarity
from habeas.publication.complaint import complaint_files, draft_complaint
from habeas.publication.complaint.cells import table
from habeas.publication.complaint.composing import compose
from habeas.publication.complaint.draft import Table, plain
from habeas.publication.complaint.letters import printable
from habeas.publication.complaint.lines import Notes
from habeas.publication.complaint.occasion import Occasion
from habeas.publication.complaint.office import docx_file
from habeas.publication.complaint.typeset import pdf
from habeas.text.tables import rows

PASSPHRASE = "the ferry leaves at dusk"  # noqa: S105 - opens nothing
PAGE = (
    '<html lang="en"><head><title>Held</title><meta property="og:site_name" content="Gazette">'
    '<meta property="article:published_time" content="2022-08-01"></head><body><article>'
    "<h1>Held</h1><p>Relatives say that at least 40 men are held in Bryanka without trial.</p>"
    "</article></body></html>"
)


@pytest.fixture(scope="module", params=["en", "ru"])
def files(request: pytest.FixtureRequest, harbour: Private) -> dict[str, bytes]:
    return complaint_files(harbour, language=request.param)


def text_of(page_file: bytes) -> str:
    book = pypdfium2.PdfDocument(page_file)
    return "\n".join(page.get_textpage().get_text_bounded() for page in book)


def running(office_file: bytes) -> tuple[str, str]:
    with zipfile.ZipFile(io.BytesIO(office_file)) as book:
        return book.read("word/footer1.xml").decode(), book.read("word/header1.xml").decode()


def test_the_same_case_gives_the_same_bytes(harbour: Private) -> None:
    assert complaint_files(harbour) == complaint_files(harbour)


def test_a_docx_tells_nothing_of_who_made_it_and_when(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["complaint.docx"])) as book:
        names = book.namelist()
        assert names[1:] == sorted(names[1:])
        assert {member.date_time for member in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in names if "thumbnail" in name or name.endswith("app.xml")]
        core = book.read("docProps/core.xml").decode()
        everything = b"".join(book.read(name) for name in names)
    assert "python-docx" not in core
    assert not re.search(r"<(?:dc:creator|cp:lastModifiedBy)>[^<]", core)
    assert b"w:rsid" not in everything
    assert b"customXml" not in everything


def test_a_docx_is_numbered_by_its_styles(files: dict[str, bytes]) -> None:
    book = docx.Document(io.BytesIO(files["complaint.docx"]))
    used = {paragraph.style.name for paragraph in book.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "Complaint Paragraph", "Complaint Item"} <= used
    assert len(book.tables) >= 4
    footer, header = running(files["complaint.docx"])
    assert "NUMPAGES" in footer
    assert "PowerPlusWaterMarkObject" in header


def test_an_accepted_draft_has_no_watermark(harbour: Private) -> None:
    accepted = tuple(replace(one, accepted=True) for one in harbour.statements)
    made = complaint_files(replace(harbour, statements=accepted))
    assert "not reviewed" not in running(made["complaint.docx"])[1]
    assert "not reviewed" not in text_of(made["complaint.pdf"])
    assert "not reviewed" in text_of(complaint_files(harbour)["complaint.pdf"])


def test_a_pdf_is_made_for_archives(files: dict[str, bytes]) -> None:
    made = files["complaint.pdf"]
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in made
    assert b"/OutputIntents" in made
    assert b"/GTS_PDFA1" in made
    assert b"/MarkInfo" in made
    assert b"/StructTreeRoot" in made
    for forbidden in (b"/Encrypt", b"/JavaScript", b"/JS", b"/EmbeddedFiles", b"/OpenAction"):
        assert forbidden not in made
    assert b"/Author" not in made
    assert b"dc:creator" not in made
    fonts = len(re.findall(rb"/Type ?/FontDescriptor", made))
    assert fonts
    assert fonts == len(re.findall(rb"/FontFile[23]?\b", made))


def test_both_formats_say_the_same(files: dict[str, bytes]) -> None:
    book = docx.Document(io.BytesIO(files["complaint.docx"]))
    page = "".join(text_of(files["complaint.pdf"]).split())
    lines = [p.text for p in book.paragraphs if "[" in p.text]
    refs = {ref for line in lines for ref in re.findall(r"\[\d+\.\d+\]", line)}
    assert refs
    assert all(ref in page for ref in refs)


def test_neither_format_holds_a_word_of_a_confidential_source(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["complaint.docx"])) as book:
        inside = b"".join(book.read(name) for name in book.namelist()).decode(errors="replace")
    for word in ("Osip", "boiler", "talks/07"):
        assert word not in inside
        assert word not in text_of(files["complaint.pdf"])


def test_words_of_a_source_are_never_read_as_markup(harbour: Private) -> None:
    hostile = '#import "@preview/cetz:0.2.0" *strong* $x$ <w:p/> \u202e\x07\ud800 #read("/etc")'
    made = complaint_files(replace(harbour, title=hostile))
    assert '#import "@preview/cetz:0.2.0" *strong* $x$' in text_of(made["complaint.pdf"])
    book = docx.Document(io.BytesIO(made["complaint.docx"]))
    line = next(p.text for p in book.paragraphs if p.style and p.style.name == "Subtitle")
    assert "\u202e" not in line
    assert '<w:p/> \ufffd #read("/etc")' in line


@settings(max_examples=15, deadline=None)
@given(title=st.text(max_size=60))
def test_any_letters_can_be_printed(harbour: Private, title: str) -> None:
    made = printable(compose(replace(harbour, title=title, statements=()), "en"))
    assert pdf(made).startswith(b"%PDF")
    docx.Document(io.BytesIO(docx_file(made)))


def test_every_letter_of_the_table_is_drawn() -> None:
    ranges = rows("habeas.publication", "complaint_letters.csv")
    letters = [chr(n) for r in ranges for n in range(int(r["first"], 16), int(r["last"], 16) + 1)]
    page = b"#set document(date: datetime(year: 2000, month: 1, day: 1))\n"
    page += b'#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))\n#sys.inputs.at("all")'
    words = {"all": " ".join(f"a{letter}a" for letter in letters)}
    made = typst.compile(
        page, None, format="pdf", sys_inputs=words, ignore_system_fonts=True, pdf_standards="a-2a"
    )
    assert made.startswith(b"%PDF")


def test_a_statement_that_a_person_accepted_or_corrected_counts_as_accepted() -> None:
    home = Document(DocPath("a.txt"), Digest("ab"), "held", (), "text 1")
    claims = [
        Claim(
            id=ClaimId(number), doc=home.path, passage=0, start=0, end=4, date=None,
            types=(EventType.DETENTION,), certainty=Certainty.REPORTED,
            polarity=Polarity.AFFIRMED, attribution=(),
        )
        for number in ("1", "2", "3")
    ]  # fmt: skip
    kinds = (DecisionKind.ACCEPT, DecisionKind.CORRECT, DecisionKind.JOIN)
    decided = [
        Decision(kind=kind, by="R1", at="2022-09-01", reason="read", claims=(claim.id,))
        for kind, claim in zip(kinds, claims, strict=True)
    ]
    assert deciding.accepted(claims, decided, (home,)) == {"1", "2"}


def test_a_complaint_is_drafted_from_the_case_alone(tmp_path: Path) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out"
    reports.mkdir()
    page = reports / "held.html"
    page.write_text(PAGE, encoding="utf-8")
    casework.build_dossier(reports, out, passphrase=PASSPHRASE, public=("*.html",))
    page.unlink()
    target = tmp_path / "draft"
    written = casework.draft_complaint(out, target, passphrase=PASSPHRASE)
    assert [path.name for path in written] == ["draft.docx", "draft.pdf"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in written)
    assert written[1].read_bytes() == (out / "complaint.pdf").read_bytes()
    russian = tmp_path / "ru.pdf"
    casework.draft_complaint(out, russian, passphrase=PASSPHRASE, language="ru")
    assert "Сообщается" in text_of(russian.read_bytes())
    with pytest.raises(Refused):
        casework.draft_complaint(out, target, passphrase=PASSPHRASE)
    with pytest.raises(ForeignFolder):
        casework.draft_complaint(tmp_path / "nothing", target, passphrase=PASSPHRASE)


def test_a_draft_loses_its_mark_when_a_person_accepted_all_that_it_uses(tmp_path: Path) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out"
    reports.mkdir()
    (reports / "held.html").write_text(PAGE, encoding="utf-8")
    private = casework.build_dossier(reports, out, passphrase=PASSPHRASE)
    assert "not reviewed" in text_of((out / "complaint.pdf").read_bytes())
    table = tmp_path / "decided.csv"
    lines = [f"{one.id},accept,R1" for one in private.statements]
    table.write_text("\n".join(["id,decision,by", *lines]), encoding="utf-8")
    casework.build_dossier(reports, out, passphrase=PASSPHRASE, decisions=table)
    assert lines
    assert "not reviewed" not in text_of((out / "complaint.pdf").read_bytes())
    (again,) = casework.draft_complaint(out, tmp_path / "again.pdf", passphrase=PASSPHRASE)
    assert again.read_bytes() == (out / "complaint.pdf").read_bytes()


def test_what_is_signed_stands_on_the_page_of_the_line_to_sign_on(harbour: Private) -> None:
    occasion = Occasion(addressee="family-letter")
    made = draft_complaint(harbour, occasion=occasion).files["complaint.docx"]
    lines = docx.Document(io.BytesIO(made)).paragraphs
    first = next(n for n, one in enumerate(lines) if "____" in one.text)
    assert lines[first - 1].paragraph_format.keep_with_next
    assert not lines[first - 2].paragraph_format.keep_with_next


def test_a_long_row_of_a_table_may_be_parted_and_a_short_one_may_not() -> None:
    def whole(lines: int) -> bool:
        cell = tuple(plain(f"answer {n}") for n in range(lines))
        made = table(Table(("A",), (1,), ((cell,),)), "S", Notes())
        return "cantSplit" in made.split("</w:tr>")[1]

    assert whole(6)
    assert not whole(7)


def test_items_under_a_title_begin_with_a_in_a_docx_too(harbour: Private) -> None:
    """As in the PDF, where the program counts itself; in a DOCX lists count on until told."""
    occasion = Occasion(addressee="ni-courts")
    made = draft_complaint(harbour, occasion=occasion).files["complaint.docx"]
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        numbers = parts.read("word/numbering.xml").decode()
        body = parts.read("word/document.xml").decode()
    items = re.findall(r'<w:pStyle w:val="ComplaintItem"/>(.*?)</w:pPr>', body)
    used = [
        found[1] if (found := re.search(r'numId w:val="(\d+)"', one)) else None for one in items
    ]
    assert used[0] is None  # under the numbered paragraph of the requests
    assert used[-1] is not None
    begun = (
        rf'<w:num w:numId="{used[-1]}">.*?<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/>'
    )
    assert re.search(begun, numbers)
    assert used[3:] == [used[-1]] * len(used[3:])


def test_no_empty_line_after_a_table_makes_an_empty_page(harbour: Private) -> None:
    made = draft_complaint(harbour, occasion=Occasion(addressee="cat")).files["complaint.docx"]
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        body = parts.read("word/document.xml").decode()
    after = re.findall(r'</w:tbl><w:p><w:pPr><w:pStyle w:val="(\w+)"', body)
    assert "Heading1" in after
    empty = r'</w:tbl><w:p><w:pPr><w:pStyle w:val="ComplaintTable"/></w:pPr></w:p>'
    assert not re.search(empty + r'<w:p><w:pPr><w:pStyle w:val="Heading', body)
