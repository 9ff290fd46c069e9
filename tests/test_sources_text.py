"""Plain and marked texts are cut into what their writers meant: title, dateline, items."""

import pytest

from habeas.model.document import DocPath, Document, PassageKind
from habeas.model.settings import FileSettings, Settings
from habeas.sources import read

PROSE = "Guards took nine men from the mill on Monday, their families told the paper last night."


def read_text(words: str, name: str = "a.txt") -> Document:
    return read(DocPath(name), words.encode(), Settings())[0]


def told(found: Document) -> list[tuple[str, str]]:
    return [(p.kind.value, p.text) for p in found.passages]


def test_a_letterhead_gives_outlet_title_and_day_and_no_claim() -> None:
    found = read_text(f"BERN WATCH\nA statement\nBern, 3 May 2021\n\n{PROSE}\n")
    assert told(found) == [
        ("heading", "BERN WATCH"), ("title", "A statement"), ("meta", "Bern, 3 May 2021"),
        ("paragraph", PROSE),
    ]  # fmt: skip
    assert (found.outlet, found.title, found.published) == (
        "BERN WATCH",
        "A statement",
        "2021-05-03",
    )
    assert not found.public


def test_lines_at_the_top_without_any_day_are_claims_and_no_letterhead() -> None:
    found = read_text(
        f"Watch list\nHeld in Bern: 12 men\nHeld in Thun: 3 men\n\n{PROSE}\n{PROSE}\n"
    )
    assert [kind for kind, _ in told(found)] == ["title", *["paragraph"] * 4]


@pytest.mark.parametrize(
    "line", ["Paris, le 3 mai 2021", "Bern, den 3. Mai 2021", "Published on: 3 May 2021"]
)
def test_a_dateline_may_have_an_article_or_a_label(line: str) -> None:
    found = read_text(f"A statement\n{line}\n\n{PROSE}\nContact: press(at)q.example\n")
    assert found.published == "2021-05-03"
    assert [kind for kind, _ in told(found)] == ["title", "meta", "paragraph", "meta"]


def test_lines_of_a_chat_are_not_taken_for_wrapped_prose() -> None:
    words = (
        "12/07/2022, 18:20 - Anna: We look for men of brigade A\n"
        "12/07/2022, 18:25 - Petr: There are 300 by now, they say\n"
    )
    assert len(read_text(words).passages) == 2


def test_a_sentence_that_ends_with_a_day_is_no_dateline() -> None:
    words = "She was arrested on 3 May 2021."
    assert told(read_text(words)) == [("paragraph", words)]


def test_a_line_about_consent_is_kept_with_the_document_and_yields_no_claim() -> None:
    found = read_text(
        f"NOTE 3\n4 May 2021, by phone. Taken by K.\nCONSENT: figures only; no state.\n\n{PROSE}\n"
    )
    assert [kind for kind, _ in told(found)] == ["title", "meta", "meta", "paragraph"]
    assert found.consent == "figures only; no state."


def test_hard_wrapped_lines_are_one_paragraph_and_the_break_is_a_space() -> None:
    wrapped = (
        "Guards took nine men from the mill on Monday, their\n"
        "families told the paper last night, and nobody has seen\nthem since."
    )
    passage = read_text(wrapped).passages[0]
    assert passage.text == wrapped.replace("\n", " ")
    assert passage.raw(0, len(passage.text)) == (0, len(wrapped))


def test_lines_that_end_their_sentences_stand_alone() -> None:
    words = f"{PROSE}\n{PROSE}\n"
    assert [text for _, text in told(read_text(words))] == [PROSE, PROSE]


def test_a_short_line_over_prose_is_a_heading() -> None:
    assert told(read_text(f"{PROSE}\nPunishment for telling\n{PROSE}\n"))[1] == (
        "heading",
        "Punishment for telling",
    )


def test_numbered_and_dashed_lines_are_items() -> None:
    found = read_text(
        "1. One was held.\n2. Two were held.\nа) free them;\n- as of now;\n- at once.\n"
    )
    assert {kind for kind, _ in told(found)} == {"item"}
    assert told(found)[0][1] == "1. One was held."
    assert told(found)[-1][1] == "at once."


def test_an_indented_line_goes_on_with_its_item() -> None:
    assert [text for _, text in told(read_text("- one man\n  in Bern\n- two\n"))] == [
        "one man in Bern",
        "two",
    ]


def test_lines_with_tabs_are_rows_under_their_columns() -> None:
    found = read_text(
        "Held in Bern\nn\tname\theld\n1\tA. Berg\t\n2\tC. Dahl\t7 July\n\n3\tE. Falk\t8 July\n"
    )
    rows = [p for p in found.passages if p.kind is PassageKind.ROW]
    assert [row.text for row in rows] == [
        "1\tA. Berg\t",
        "2\tC. Dahl\t7 July",
        "3\tE. Falk\t8 July",
    ]
    assert [cell.column for cell in rows[2].cells] == ["n", "name", "held"]


def test_marked_text_drops_its_marks_and_keeps_what_they_mark() -> None:
    words = (
        "# Nine men\n\n*3 May 2021*\n\n**Q: Who?**\n\n"
        "**Berg:** [Guards](https://q.example) took 9\\* men.\n\n- one\n- two\n"
    )
    found = read_text(words, "a.md")
    assert told(found)[:3] == [
        ("title", "Nine men"),
        ("meta", "3 May 2021"),
        ("paragraph", "Q: Who?"),
    ]
    turn = found.passages[3]
    assert turn.text == "Berg: Guards took 9* men."
    assert [turn.text[s:e] for s, e in turn.emphasis] == ["Berg:"]
    assert [(turn.text[s:e], to) for s, e, to in turn.links] == [("Guards", "https://q.example")]
    assert found.slice(*turn.raw(0, 12)) == "Berg:** [Guards"


def test_a_marked_table_has_rows_under_columns() -> None:
    found = read_text("| month | held |\n|---|---|\n| March | **110** |\n", "a.md")
    assert told(found) == [("meta", "month\theld"), ("row", "March\t110")]
    assert [cell.column for cell in found.passages[1].cells] == ["month", "held"]


def test_front_matter_and_underlined_titles_are_read() -> None:
    found = read_text(f"---\ndate: 2021-05-03\n---\nNine men\n========\n\n{PROSE}\n", "a.md")
    assert told(found)[1] == ("title", "Nine men")
    assert found.published == "2021-05-03"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (
            "Людей держат в подвале, говорят родные. Это не первый случай, объясняют они. " * 4,
            "ru",
        ),
        (
            "Людей тримають у підвалі, кажуть рідні. Це не перший випадок, пояснюють її сусіди. "
            * 4,
            "uk",
        ),
        (
            "Хүмүүсийг подвалд барьж байна гэж хамаатнууд нь хэлэв. Энэ анхны тохиолдол биш ээ. "
            * 4,
            "und",
        ),
    ],
)
def test_an_alphabet_settles_the_language_only_where_it_is_certain(
    words: str, language: str
) -> None:
    assert read_text(words).language == language


def test_what_the_owner_says_wins_over_what_the_file_says() -> None:
    said = FileSettings(outlet="Bern Watch", published="2021-05-04", language="de", consent="none")
    settings = Settings(files={DocPath("a.txt"): said})
    found = read(DocPath("a.txt"), f"THE QUAY\nNote\n3 May 2021\n\n{PROSE}".encode(), settings)[0]
    facts = (found.outlet, found.published, found.language, found.consent)
    assert facts == ("Bern Watch", "2021-05-04", "de", "none")
    assert {p.language for p in found.passages} == {"de"}


@pytest.mark.parametrize("genre", ["PRESS RELEASE", "STATEMENT FOR THE PRESS", "NEWS AGENCY"])
def test_no_genre_makes_a_text_public(genre: str) -> None:
    assert not read_text(f"{genre}\nFor all media\n3 May 2021\n\n{PROSE}").public


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"]
)
def test_letters_are_read_in_any_encoding(encoding: str) -> None:
    words = "Людей держат в подвале с июля, говорят родные.\r\nИх сорок."
    found = read(DocPath("a.txt"), words.encode(encoding), Settings())[0]
    assert found.text.removeprefix("\ufeff") == words
    passage = found.passages[0]
    assert found.slice(*passage.raw(0, 5)) == "Людей"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_letters_are_not_taken_for_cyrillic(encoding: str) -> None:
    words = "Según los familiares, están presos más de cien según la última lista del señor Núñez."
    assert read(DocPath("a.txt"), words.encode(encoding), Settings())[0].text == words


def test_a_declared_encoding_is_a_hint_and_no_proof() -> None:
    page = (
        '<html><meta charset="windows-1252"><p>Людей держат в подвале с июля, говорят родные.</p>'
    )
    found = read(DocPath("a.html"), page.encode("cp1251"), Settings())[0]
    assert found.passages[0].text.startswith("Людей")


def test_a_text_with_letters_parted_from_their_marks_reads_composed() -> None:
    words = "Андреи\u0306 ждет"
    passage = read_text(words).passages[0]
    assert passage.text == "Андрей ждет"
    assert passage.raw(5, 6) == (5, 7)
