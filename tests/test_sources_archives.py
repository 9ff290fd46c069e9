"""An archive is a folder: each member a document, each bad member by itself, nothing on a disk."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import Broken, Encrypted, TooLarge
from habeas.model.capture import Capture
from habeas.model.document import DocPath
from habeas.model.foreign import Response
from habeas.model.settings import Settings
from habeas.sources import Foreign, Opened, open_all
from habeas.sources.foreign import NOBODY

NINE = b"Nine men were held in the mill."
PAGE = b"<html><body><p>Nine men were held in the mill.</p></body></html>"


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, content in members.items():
            parcel.writestr(name, content)
    return out.getvalue()


def tarred(**members: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as parcel:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            parcel.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        parcel.addfile(link)
    return out.getvalue()


def opened(name: str, untrusted: bytes, foreign: Foreign = NOBODY) -> list[Opened]:
    return list(open_all(DocPath(name), untrusted, Settings(), foreign=foreign))


def paths(found: list[Opened]) -> list[str]:
    return [document.path for one in found for document in one.documents]


def test_members_are_documents_and_a_name_leads_nowhere() -> None:
    members = {"in/a.html": PAGE, "../../etc/b.txt": NINE, "/c.txt": NINE}
    assert paths(opened("a.zip", zipped(**members))) == [
        "a.zip!in/a.html", "a.zip!../../etc/b.txt", "a.zip!c.txt"
    ]  # fmt: skip


def test_keys_settings_and_hidden_files_in_an_archive_are_set_aside_by_name() -> None:
    found = opened("a.zip", zipped(**{"case.toml": b"x", "__MACOSX/._a": b"x", "a.txt": NINE}))
    assert [one.path for one in found if one.aside] == ["a.zip!case.toml", "a.zip!__MACOSX/._a"]


def test_a_bad_member_stops_nothing() -> None:
    found = opened("a.zip", zipped(**{"a.exe": b"MZ\x00", "b.txt": NINE, "c.txt": b""}))
    assert paths(found) == ["a.zip!b.txt"]
    assert [one.path for one in found if one.fault] == ["a.zip!a.exe", "a.zip!c.txt"]


def test_names_in_an_old_alphabet_are_read() -> None:
    whole = zipped(**{"PODVAL.txt": NINE}).replace(b"PODVAL", "подвал".encode("cp866"))
    assert paths(opened("a.zip", whole)) == ["a.zip!подвал.txt"]


def test_a_locked_member_is_named_as_such() -> None:
    whole = bytearray(zipped(**{"a.txt": NINE}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + at] |= 1
    assert isinstance(opened("a.zip", bytes(whole))[0].fault, Encrypted)


@pytest.mark.parametrize(
    ("ending", "squeeze"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)]
)
def test_a_squeezed_tar_is_opened_and_its_links_are_reported(
    ending: str, squeeze: Callable[[bytes], bytes]
) -> None:
    found = opened(f"a.tar.{ending}", squeeze(tarred(**{"in/a.txt": NINE})))
    assert paths(found) == [f"a.tar.{ending}!in/a.txt"]
    assert [one.path for one in found if one.fault] == [f"a.tar.{ending}!link"]


def test_a_squeezed_file_is_its_one_member() -> None:
    assert paths(opened("a.html.gz", gzip.compress(PAGE))) == ["a.html.gz!a.html"]


def test_archives_in_archives_are_opened_down_to_a_limit() -> None:
    whole = zipped(**{"a.txt": NINE})
    for _ in range(3):
        whole = zipped(**{"in.zip": whole})
    assert paths(opened("a.zip", whole)) == ["a.zip!in.zip!in.zip!in.zip!a.txt"]
    for _ in range(4):
        whole = zipped(**{"in.zip": whole})
    assert [type(one.fault) for one in opened("a.zip", whole)] == [TooLarge]


@pytest.mark.parametrize("name", ["a.zip", "a.txt.gz", "a.txt.xz", "a.tar.bz2"])
def test_a_bomb_is_refused(name: str) -> None:
    zeros = bytes(100 * 2**20)
    made = {
        "zip": lambda: zipped(**{"a.txt": zeros}),
        "gz": lambda: gzip.compress(zeros),
        "xz": lambda: lzma.compress(zeros, preset=0),
        "bz2": lambda: bz2.compress(zeros),
    }[name.rpartition(".")[2]]()
    assert isinstance(opened(name, made)[0].fault, TooLarge)


def test_an_empty_or_broken_archive_is_reported() -> None:
    assert isinstance(opened("a.zip", zipped())[0].fault, Broken)
    assert isinstance(opened("a.zip", zipped(**{"a.txt": NINE})[:60])[0].fault, Broken)
    assert isinstance(opened("a.tar.gz", b"\x1f\x8b\x08 no gzip")[0].fault, Broken)


def test_a_packed_file_without_a_name_is_read() -> None:
    nameless = zipped(**{"a.txt": NINE}).replace(b"a.txt", b"\0.txt")
    found = opened("a.zip", nameless)
    assert [one.path for one in found] == ["a.zip!unnamed"]
    assert found[0].documents or found[0].fault


@given(at=st.integers(0, 10_000), byte=st.integers(0, 255), cut=st.integers(0, 10_000))
def test_whatever_is_broken_is_read_or_reported(at: int, byte: int, cut: int) -> None:
    for name, whole in (
        ("a.zip", zipped(**{"a.txt": NINE, "b.html": PAGE})),
        ("a.tar", tarred(**{"a.txt": NINE})),
    ):
        hurt = bytearray(whole[: max(1, cut % len(whole))] if cut % 3 == 0 else whole)
        hurt[at % len(hurt)] = byte
        assert opened(name, bytes(hurt))


def crawl(_untrusted: bytes) -> Iterator[Response]:
    head = (("Content-Type", "text/html"), ("Last-Modified", "Mon, 18 Jul 2022 10:00:00 GMT"))
    at = "2022-07-18T10:00:00+00:00"
    yield Response("urn:uuid:1", "https://q.example/a", at, head, PAGE, "text/html")
    yield Response("urn:uuid:2", "https://q.example/b", at, (), b"", "text/plain")


CRAWLER = Foreign(NOBODY.pages, NOBODY.converted, crawl)


def test_a_crawled_page_keeps_its_address_its_time_and_its_headers() -> None:
    found = opened("a.warc.gz", b"\x1f\x8b a crawl", CRAWLER)
    assert [one.path for one in found] == ["a.warc.gz!urn:uuid:1", "a.warc.gz!urn:uuid:2"]
    page = found[0]
    assert page.documents[0].url == "https://q.example/a"
    assert isinstance(page.capture, Capture)
    assert (page.capture.url, page.capture.at) == (
        "https://q.example/a", "2022-07-18T10:00:00+00:00"
    )  # fmt: skip
    assert ("Content-Type", "text/html") in page.capture.headers
    assert isinstance(found[1].fault, Broken)


def test_a_crawled_page_with_outlet_and_day_is_public_and_one_in_a_mail_is_not() -> None:
    page = PAGE.replace(
        b"<body>",
        b"<head><meta property='og:site_name' content='Quay'>"
        b"<meta property='article:published_time' content='2022-07-01'></head><body>",
    )

    def dated(_untrusted: bytes) -> Iterator[Response]:
        yield Response("urn:uuid:1", "https://q.example/a", None, (), page, "text/html")

    foreign = Foreign(NOBODY.pages, NOBODY.converted, dated)
    assert opened("a.warc", b"WARC/1.1", foreign)[0].documents[0].public
    written = EmailMessage()
    written["From"] = "a@b.example"
    written.add_attachment(b"WARC/1.1", maintype="application", subtype="warc", filename="a.warc")
    found = opened("a.eml", written.as_bytes(), foreign)
    assert [(one.path, one.documents[0].public) for one in found] == [
        ("a.eml", False), ("a.eml!a.warc!urn:uuid:1", False)
    ]  # fmt: skip


def test_a_wacz_is_its_web_archives_and_nothing_else() -> None:
    whole = zipped(**{"archive/data.warc.gz": b"\x1f\x8b a crawl", "datapackage.json": b"{}"})
    found = opened("a.wacz", whole, CRAWLER)
    assert found[0].path == "a.wacz!/archive/data.warc.gz!urn:uuid:1"
    assert [one.path for one in found if "json" in one.path] == []


def test_without_a_sandbox_a_foreign_file_is_refused_with_a_remedy() -> None:
    for name, content in (
        ("a.pdf", b"%PDF-1.7"),
        ("a.warc.gz", b"\x1f\x8b"),
        ("a.rtf", b"{\\rtf1"),
    ):
        fault = opened(name, content)[0].fault
        assert fault is not None
        assert fault.hint
