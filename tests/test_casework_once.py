"""What came twice counts once, and what nobody understood is named."""

import io
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from habeas import casework
from habeas.casework import columns, copies
from habeas.casework.flow import build_dossier
from habeas.claims.columns import column_kind
from habeas.errors import FolderOverlap
from habeas.model.document import Digest, DocPath, Document
from habeas.model.release import Fate
from habeas.model.settings import Settings
from habeas.sources import read
from habeas.text.tables import rows

SECRET = "six words for this one test"  # noqa: S105 - opens an invented case
NOTE = "Minsk, 5 May 2021\n\nPolice arrested three students in Minsk, a lawyer said.\n"
LIST = """name,place held,since,key,shoe,blood group
Ana Prado,Orlek,2022-07-03,A-7,42,A
Vera Lom,Orlek,2022-07-04,A-8,37,B
Olga Falk,Minsk,2022-07-05,A-9,,0
"""


def copy(path: str, *, public: bool = False, consent: str | None = None) -> Document:
    return Document(DocPath(path), Digest("a" * 64), "x", (), "t", public=public, consent=consent)


def zipped(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parcel:
        for name, text in files.items():
            parcel.writestr(f"{name}.txt", text)
    return made.getvalue()


def test_the_loose_copy_counts_and_the_packed_one_is_named() -> None:
    kept, reports = copies.once([copy("a.zip!n.txt"), copy("n.txt")])
    assert [one.path for one in kept] == ["n.txt"]
    assert [(one.path, one.fate) for one in reports] == [("a.zip!n.txt", Fate.SET_ASIDE)]
    assert "n.txt" in reports[0].what


def test_a_published_copy_counts_unless_somebody_gave_it_with_a_consent() -> None:
    kept, _ = copies.once([copy("n.txt"), copy("a.zip!n.txt", public=True)])
    assert [one.path for one in kept] == ["a.zip!n.txt"]
    bound = copy("private/n.txt", consent="counts only")
    kept, _ = copies.once([copy("a.zip!n.txt", public=True), bound])
    assert kept == (bound,)


def test_the_copy_of_which_most_is_known_counts() -> None:
    known = replace(copy("press/n.txt"), outlet="Quay", published="2022-07-18")
    assert copies.once([copy("n.txt"), known])[0] == (known,)


def test_other_bytes_are_another_document() -> None:
    other = Document(DocPath("b.txt"), Digest("b" * 64), "x", (), "t")
    assert copies.once([copy("a.txt"), other]) == ((copy("a.txt"), other), ())


def test_a_note_that_lies_loose_and_in_a_zip_is_one_document(tmp_path: Path) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out"
    reports.mkdir()
    (reports / "n.txt").write_text(NOTE, encoding="utf-8")
    (reports / "a.zip").write_bytes(zipped(n=NOTE, other=NOTE.replace("three", "four")))
    for _ in range(2):
        private = build_dossier(reports, out, passphrase=SECRET)
        assert [one.path for one in private.documents] == ["a.zip!other.txt", "n.txt"]
        assert ("a.zip!n.txt", Fate.SET_ASIDE) in [(one.path, one.fate) for one in private.files]


def test_columns_that_nobody_understood_are_named_in_an_open_list() -> None:
    (table,) = read(DocPath("list.csv"), LIST.encode(), Settings(public=("*",)))
    (told,) = columns.unread([table])
    assert told.fate is Fate.PARTLY_READ
    assert told.what == "nobody understood its columns shoe, blood group"


def test_columns_of_a_sealed_list_are_told_by_number() -> None:
    (table,) = read(DocPath("list.csv"), LIST.encode(), Settings())
    (told,) = columns.unread([table])
    assert told.what == "nobody understood its columns number 5, 6"
    assert "shoe" not in told.what + told.hint


def test_columns_that_the_owner_explained_are_read() -> None:
    said = Settings(columns={"shoe": "remark", "blood group": "number"})
    (table,) = read(DocPath("list.csv"), LIST.encode(), said)
    assert list(columns.unread([table])) == []


def test_a_list_that_is_understood_whole_is_not_reported() -> None:
    short = "\n".join(line.rsplit(",", 3)[0] for line in LIST.splitlines())
    (table,) = read(DocPath("list.csv"), short.encode(), Settings())
    assert list(columns.unread([table])) == []


def test_nothing_public_is_written_among_the_reports(tmp_path: Path) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out"
    (reports / "press").mkdir(parents=True)
    page = """<meta property="og:site_name" content="Quay"><meta name="date" content="2022-07-18">
    <p>Guards took nine men from the mill near Minsk on Monday, families told the paper.</p>"""
    (reports / "press" / "a.html").write_text(page, encoding="utf-8")
    build_dossier(reports, out, passphrase=SECRET)
    for place in (reports / "public", reports / "press" / "public"):
        with pytest.raises(FolderOverlap, match="among the reports"):
            casework.publish(out, place, passphrase=SECRET, confirmed=False)
    staged = casework.publish(out, tmp_path / "public", passphrase=SECRET, confirmed=False)
    assert staged.apart
    sealed = str(reports).encode()
    assert not any(sealed in p.read_bytes() for p in out.rglob("*") if p.is_file())


def test_every_word_for_a_column_is_known_to_the_reader_of_lists() -> None:
    for row in rows("habeas.sources", "column_words.csv"):
        kinds = {"since": "start", "until": "end"}
        assert column_kind(row["head"]) == kinds.get(row["word"], row["word"])
