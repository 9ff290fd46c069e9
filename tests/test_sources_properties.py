"""Whatever a file holds, every character of a passage leads back to what it was read from."""

import html
import json
import re
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from habeas.errors import HabeasError
from habeas.model.document import DocPath, Document, PassageKind
from habeas.model.settings import Settings
from habeas.sources import read
from habeas.sources.mapping import UNSEEN

LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
COMBINING = st.sampled_from(
    [
        "a\u0653\u064f",
        "и\u0306",
        "e\u0301",
        "n\u0303",
        "\u05d0\u05b8",
        "\u1100\u1161",
        "👩\u200d🚀",
    ]
)
WORDS = st.lists(st.one_of(st.text(LETTERS, max_size=8), COMBINING), max_size=6).map("".join)
SPACE = st.sampled_from([" ", "  ", "\r\n", "\n", "\t", "\u00a0", " \u00ad", "\u2009"])
ENTITIES = st.sampled_from(
    ["&amp;", "&nbsp;", "&#1078;", "&#x416;", "&laquo;", "&eacute", "&lt", "&nosuch;", "&"]
)
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<div class=ad>",
        "</div>",
        "<table><tr><td>",
        "<th>",
        "<td>",
        "</table>",
        "<!-- x -->",
        "<a href='/x'>",
        "</a>",
        "<h1>",
        "</h1>",
        "<li>",
        "<",
        ">",
        "<script>1</script>",
        "<p hidden>",
        "<x y='",
    ]
)
SOUP = st.lists(st.one_of(WORDS, SPACE, ENTITIES, TAGS), max_size=30).map("".join)
MARKS = st.sampled_from(
    ["*", "**", "_", "`", "# ", "- ", "1. ", "> ", "|", "---\n", "[a](b)", "\\*", "\n\n", "\n"]
)
MARKED = st.lists(st.one_of(WORDS, SPACE, ENTITIES, MARKS), max_size=30).map("".join)
COMMAS = st.lists(
    st.one_of(WORDS, SPACE, st.sampled_from([",", ";", '"', '""', "\n"])), max_size=30
).map("".join)


def read_one(name: str, text: str) -> Document | None:
    try:
        return read(DocPath(name), text.encode(), Settings())[0]
    except HabeasError:
        return None


def same(letter: str, raw: str, decoded: str) -> bool:
    """Tell whether a character may stand for a raw stretch: as it is, folded or composed."""
    bare = re.sub(r"<[^<>]*>", "", UNSEEN.sub("", decoded))
    composed = unicodedata.normalize("NFC", bare)
    marks = "".join(c for c in bare[1:] if unicodedata.combining(c) or "\u1160" <= c <= "\u11ff")
    across = unicodedata.normalize("NFC", bare[:1] + marks)  # markup between letter and mark
    if letter in decoded or letter in composed or letter in across:
        return True
    return letter in " \t" and (
        not raw.strip()
        or not decoded.strip()
        or "<" in raw
        or decoded[0].isspace()
        or letter == "\t"
    )


def check(found: Document | None) -> None:
    if found is None:
        return
    for passage in found.passages:
        at = raw_at = 0
        for run in passage.runs:
            assert run.start == at
            assert run.raw_start >= raw_at
            at, raw_at = run.start + run.length, run.raw_start + run.raw_length
        assert at == len(passage.text)
        assert raw_at <= len(found.text)
        assert (
            passage.text == passage.text.strip(" ")
            or passage.kind is PassageKind.ROW
            or passage.cells
        )
        for n, letter in enumerate(passage.text):
            start, end = passage.raw(n, n + 1)
            raw = found.text[start:end]
            assert same(letter, raw, html.unescape(raw)), (letter, raw)
        for start, end in passage.emphasis:
            assert 0 <= start < end <= len(passage.text)
        for cell in passage.cells:
            assert 0 <= cell.start <= cell.end <= len(passage.text)


@given(SOUP)
@settings(max_examples=300, deadline=None)
@example("<html><p>&eacute &nbsp; a\u00ad\r\n b</p>")
def test_every_letter_of_a_page_leads_back_to_its_entity_or_itself(soup: str) -> None:
    check(read_one("a.html", f"<html><body>{soup}"))


@given(MARKED)
@settings(max_examples=200, deadline=None)
def test_every_letter_of_a_marked_text_leads_back(words: str) -> None:
    check(read_one("a.md", words))


@given(MARKED)
@settings(max_examples=200, deadline=None)
def test_every_letter_of_a_plain_text_leads_back(words: str) -> None:
    check(read_one("a.txt", words))


@given(COMMAS)
@settings(max_examples=200, deadline=None)
def test_every_letter_of_a_table_leads_back(words: str) -> None:
    check(read_one("a.csv", words))


@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from(["escaped", ""]))
@settings(max_examples=200, deadline=None)
def test_every_letter_of_a_message_leads_back_through_its_escapes(
    parts: list[str], escaped: str
) -> None:
    message = {
        "id": 1,
        "type": "message",
        "text": [*parts, {"type": "bold", "text": parts[0]}],
        "text_entities": [],
    }
    found = read_one(
        "a.json", json.dumps({"name": "x", "messages": [message]}, ensure_ascii=bool(escaped))
    )
    assert found is not None
    for passage in found.passages:
        for n, letter in enumerate(passage.text):
            start, end = passage.raw(n, n + 1)
            raw = found.text[start:end]
            assert letter == " " or letter in unicodedata.normalize(
                "NFC", str(json.loads(f'"{raw}"'))
            )


@given(
    st.binary(max_size=400),
    st.sampled_from(["html", "txt", "md", "csv", "json", "docx", "xlsx", "pdf", ""]),
)
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_read_or_refused_and_nothing_else(untrusted: bytes, ending: str) -> None:
    try:
        documents = read(DocPath(f"a.{ending}"), untrusted, Settings())
    except HabeasError:
        return
    assert all(re.search(r"\S", p.text) for d in documents for p in d.passages)


@given(WORDS)
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(words: str) -> None:
    assert read_one("a.html", f"<p>{words}") == read_one("a.html", f"<p>{words}")
