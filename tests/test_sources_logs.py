"""What a capture program says of the files that it saved is kept with them."""

from hashlib import sha256
from pathlib import Path

from habeas.casework import logs
from habeas.casework.flow import build_dossier
from habeas.casework.intake import Intake
from habeas.model.capture import Capture
from habeas.model.document import Digest, DocPath, Document
from habeas.model.release import Fate
from habeas.model.settings import Settings
from habeas.sources import read
from habeas.sources.captured import Logged, logged

SECRET = "six words for this one test"  # noqa: S105 - opens an invented case
PAGE = """<html><head><meta property="og:site_name" content="Quay"><meta name="date"
content="2022-07-18"></head><body><article><h1>Nine men</h1><p>Guards took nine men from the mill
near Minsk on Monday, their families told the paper last night.</p></article></body></html>"""
DIGEST = Digest(sha256(PAGE.encode()).hexdigest())
HEAD = "link,archive status,archive date,upload title,text content,hash,wacz\n"


def log(*lines: str) -> Document:
    table = HEAD + "\n".join(lines) + "\n"
    return read(DocPath("archive.csv"), table.encode(), Settings())[0]


def line(digest: str, address: str = "https://quay.example/nine") -> str:
    return f"{address},success,2022-07-20T10:00:00+00:00,Nine,,SHA-256:{digest},a.wacz"


def test_a_log_says_from_where_when_and_with_which_digest_a_file_was_fetched() -> None:
    (told,) = logged(log(line(DIGEST.upper()), "https://quay.example/b,failed,,,,,"))
    assert told == Logged(DIGEST, "https://quay.example/nine", "2022-07-20T10:00:00+00:00")


def test_a_list_of_people_is_no_log() -> None:
    table = "name,place held,hash\nAna Prado,Orlek,abc\nVera Lom,Orlek,def\n"
    assert logged(read(DocPath("a.csv"), table.encode(), Settings())[0]) == ()


def test_what_a_source_says_itself_wins_over_a_log() -> None:
    own = Capture(DocPath("a.html"), DIGEST, 9, url="https://own.example/")
    received = Intake((log(line(DIGEST)),), Settings(), Digest(""), (), {DIGEST: own})
    capture = logs.joined(received).captures[DIGEST]
    assert (capture.url, capture.at) == ("https://own.example/", "2022-07-20T10:00:00+00:00")


def test_digests_of_files_that_are_not_here_or_are_other_bytes_are_told() -> None:
    own = Capture(DocPath("a.html"), DIGEST, 9)
    lines = (line(DIGEST), line("b" * 64), line("c" * 64))
    received = Intake((log(*lines),), Settings(), Digest(""), (), {DIGEST: own})
    (report,) = logs.joined(received).files
    assert (report.path, report.fate) == ("archive.csv", Fate.PARTLY_READ)
    assert report.what == "of 3 digests that it gives, 2 belong to no file of the case"


def test_a_page_beside_its_log_has_address_and_time(tmp_path: Path) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out"
    reports.mkdir()
    (reports / "a.html").write_bytes(PAGE.encode())
    (reports / "archive.csv").write_text(HEAD + line(DIGEST) + "\n", encoding="utf-8")
    private = build_dossier(reports, out, passphrase=SECRET)
    (sheet,) = (one for one in private.documents if one.path == "a.html")
    assert sheet.capture is not None
    assert sheet.capture.url == "https://quay.example/nine"
    assert sheet.capture.at == "2022-07-20T10:00:00+00:00"
