"""The page says how a published source came; of a confidential one it says nothing."""

import gzip
import io
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from habeas import protection, publication
from habeas.casework.flow import build_dossier
from habeas.model.capture import Capture
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.release import Private
from habeas.model.weight import Weighed

SECRET = "six words for this one test"  # noqa: S105 - opens an invented case
PAGE = """<html><head><meta property="og:site_name" content="Quay"><meta name="date"
content="2022-07-18"></head><body><article><h1>Nine men</h1><p>Guards took nine men from the mill
near Minsk on Monday, their families told the paper last night.</p></article></body></html>"""
DIGEST = Digest("a" * 64)
CAPTURE = Capture(
    DocPath("a.jpg"),
    DIGEST,
    4711,
    modified="2022-07-19T08:00:00+00:00",
    url="https://quay.example/a",
    headers=(
        ("Server", "swan/1"),
        ("Set-Cookie", "visitor=swan-7713"),
        ("X-Client-IP", "192.0.2.7"),
    ),
    properties=(
        ("creator", "V. Lindqvist"),
        ("created", "2022-07-18"),
        ("lastModifiedBy", "A. Sorokova"),
    ),
    picture=(("latitude", "48 30 0"), ("taken", "2022:07:17"), ("artist", "O. Petrel")),
)


def case(*, public: bool, consent: str | None = None, everything: bool = False) -> Private:
    text = "Nine men were held."
    whole = Passage(text, (Run(0, len(text), 0, len(text)),))
    document = Document(
        DocPath("a.jpg"), DIGEST, text, (whole,), "t", public=public, consent=consent
    )
    return protection.for_owner(
        [document], [], Weighed((), (), (), ()), title="t",
        with_confidential=everything, captures={DIGEST: CAPTURE},
    )  # fmt: skip


def test_the_page_tells_size_times_address_headers_and_properties_of_a_published_source() -> None:
    page = publication.dossier(case(public=True))
    for told in ("4,711 bytes", "2022-07-19T08:00", "quay.example", "swan/1", "48 30 0"):
        assert told in page


def test_cookies_client_addresses_and_names_of_authors_stay_in_the_case() -> None:
    page = publication.dossier(case(public=True))
    assert not any(
        word in page for word in ("swan-7713", "192.0.2.7", "Lindqvist", "Sorokova", "Petrel")
    )


@pytest.mark.parametrize("everything", [True, False])
@pytest.mark.parametrize(
    ("public", "consent"), [(False, None), (True, "may be used in counts only")]
)
def test_of_a_confidential_picture_neither_place_nor_time_nor_size_leaves_the_case(
    *, public: bool, consent: str | None, everything: bool
) -> None:
    private = case(public=public, consent=consent, everything=everything)
    assert [sheet.capture for sheet in private.documents] == [None]
    files = {"dossier.html": publication.dossier(private).encode()}
    files |= publication.machine_files(private) | publication.tables(private)
    for told in (b"48 30 0", b"2022:07:17", b"4,711", b"4711", b"swan/1"):
        assert not any(told in content for content in files.values())


def crawl() -> bytes:
    record, out = WarcRecord(), io.BytesIO()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = "https://quay.example/nine"
    record.headers["WARC-Date"] = "2022-07-20T10:00:00Z"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    head = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: "nine-1"\r\n\r\n'
    record.set_bytes_content(head.encode() + PAGE.encode())
    record.write(out)
    return gzip.compress(out.getvalue())


def test_a_page_out_of_a_web_archive_keeps_how_it_came_from_run_to_run(tmp_path: Path) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out"
    reports.mkdir()
    (reports / "a.warc.gz").write_bytes(crawl())
    first = build_dossier(reports, out, passphrase=SECRET)
    again = build_dossier(reports, out, passphrase=SECRET)
    for private in (first, again):
        (sheet,) = private.documents
        assert sheet.capture is not None
        assert sheet.capture.url == "https://quay.example/nine"
        assert sheet.capture.at == "2022-07-20T10:00:00+00:00"
        assert ("etag", '"nine-1"') in sheet.capture.headers
        assert sheet.capture.within is not None
    assert "nine-1" in (out / "dossier.html").read_text(encoding="utf-8")
