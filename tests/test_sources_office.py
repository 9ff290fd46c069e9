"""Office files become texts that offsets point into; the text beside is the same document."""

import io
import zipfile

import docx
import pytest
import xlsxwriter

from habeas.errors import Broken, Encrypted, HabeasError, TooLarge, UnknownType
from habeas.model.document import DocPath, Document, PassageKind
from habeas.model.settings import Settings
from habeas.sources import read

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def letter() -> bytes:
    document = docx.Document()
    document.add_paragraph("1. Nine men were taken from the mill.")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Annex", "Pages", "No. 1", "6"], strict=True):  # noqa: SLF001
        cell.text = words
    document.add_paragraph("They are held without a court's decision.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def letter_text() -> str:
    return read_one("a.docx", letter()).text


def workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("held")
        for n, line in enumerate(
            [
                ["List of June"],
                [],
                ["n", "who", "since"],
                [1, "A. Berg", "7 July"],
                [2, "C. Dahl", ""],
            ]
        ):
            sheet.write_row(n, 0, line)
        book.add_worksheet("notes").write(0, 0, "Spelling as given by the caller.")
    return out.getvalue()


def read_one(name: str, untrusted: bytes) -> Document:
    return read(DocPath(name), untrusted, Settings())[0]


def test_a_letter_keeps_paragraphs_and_tables_in_order() -> None:
    found = read_one("a.docx", letter())
    assert (
        found.text == "1. Nine men were taken from the mill.\nAnnex\tPages\nNo. 1\t6\n"
        "They are held without a court's decision.\n"
    )
    row = next(p for p in found.passages if p.kind is PassageKind.ROW)
    assert [cell.column for cell in row.cells] == ["Annex", "Pages"]


def test_a_workbook_gives_its_sheets_and_rows_under_columns() -> None:
    found = read_one("a.xlsx", workbook())
    assert found.text.startswith(
        "## Sheet: held\nList of June\n\nn\twho\tsince\n1\tA. Berg\t7 July\n2\tC. Dahl\n"
    )
    rows = [p for p in found.passages if p.kind is PassageKind.ROW]
    assert [row.text for row in rows] == ["1\tA. Berg\t7 July", "2\tC. Dahl"]
    assert found.passages[-1].text == "Spelling as given by the caller."


def test_a_file_and_the_text_of_its_words_are_one_document() -> None:
    beside = letter_text().replace(" ", "\n").encode()
    found = read(DocPath("a.docx"), letter(), Settings(), beside)
    assert [d.path for d in found] == ["a.docx.txt"]
    assert found[0].text == beside.decode()
    assert found[0].source == read_one("a.docx", letter()).source


def test_a_text_that_says_something_else_is_another_document() -> None:
    found = read(
        DocPath("a.docx"), letter(), Settings(), b"Nobody is held anywhere in the whole republic."
    )
    assert [d.path for d in found] == ["a.docx", "a.docx.txt"]


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, content in members.items():
            parcel.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "untrusted", "refusal"),
    [
        ("a.docx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), Encrypted),
        ("a.xlsx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), Encrypted),
        ("a.docx", OLE + b"\0" * 600, UnknownType),
        ("a.docx", letter()[:900], Broken),
        ("a.xlsx", workbook()[:900], Broken),
        ("a.docx", b"PK\x03\x04 no zip at all", Broken),
        ("a.docx", zipped(word=b"<x/>"), Broken),
        ("a.xlsx", zipped(bomb=b"0" * 40_000_000), TooLarge),
        ("a.pdf", b"%PDF-1.7 ...", UnknownType),
        ("a.txt", b"%PDF-1.7 ...", UnknownType),
        ("a.eml", b"Nine men were taken.", Broken),
        ("a.jpg", b"\xff\xd8\xff\xe0", UnknownType),
        ("a.exe", b"MZ\x90\x00", UnknownType),
        ("a.txt", b"", Broken),
        ("a.txt", b" \n \n", Broken),
        ("a.txt", b"Nine\x00 men", Broken),
        ("a.json", b'{"messages": [', Broken),
        ("a.json", b"[" * 100_000, Broken),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(
    name: str, untrusted: bytes, refusal: type[HabeasError]
) -> None:
    with pytest.raises(refusal) as refused:
        read_one(name, untrusted)
    assert refused.value.hint
