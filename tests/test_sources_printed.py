"""Printed lines become paragraphs; the rendition keeps every line as its parser gave it."""

from habeas.model.document import DocPath, Document
from habeas.model.foreign import Line, Printed, Sheet
from habeas.model.settings import Settings
from habeas.sources import Foreign, read
from habeas.sources.foreign import NOBODY

STEP, HEIGHT, RIGHT = 12.0, 10.0, 500.0
PDF = b"%PDF-1.7 what the sandbox saw stands beside"


def lines(*texts: str, top: float = 60.0, short: tuple[int, ...] = ()) -> tuple[Line, ...]:
    placed, at = [], top
    for n, text in enumerate(texts):
        at += STEP if text else 0
        if text:
            placed.append(Line(text, 50, at, RIGHT / 2 if n in short else RIGHT, at + HEIGHT))
        else:
            at += STEP
    return tuple(placed)


def seen(*sheets: tuple[Line, ...], properties: tuple[tuple[str, str], ...] = ()) -> Document:
    printed = Printed("parser 1", tuple(Sheet(one) for one in sheets), properties)
    foreign = Foreign(lambda _kind, _file: printed, NOBODY.converted, NOBODY.records)
    return read(DocPath("a.pdf"), PDF, Settings(), foreign=foreign)[0]


def words(found: Document) -> list[str]:
    return [passage.text for passage in found.passages]


def test_lines_join_into_paragraphs_and_hyphens_go() -> None:
    found = seen(
        lines("Nine men were taken from the cel-", "lar of the mill by guards.", "", "Two")
    )
    assert words(found) == ["Nine men were taken from the cellar of the mill by guards.", "Two"]
    assert found.text == "Nine men were taken from the cel-\nlar of the mill by guards.\nTwo\n"


def test_every_letter_stands_where_its_map_says() -> None:
    found = seen(lines("Nine men were taken from the cel-", "lar of the mill by guards."))
    passage = found.passages[0]
    at = passage.text.index("cellar")
    assert found.slice(*passage.raw(at, at + 6)) == "cel-\nlar"


def test_a_hyphen_before_a_name_stays() -> None:
    found = seen(lines("They were held in Ivano-", "Frankivsk for a week and a day."))
    assert words(found) == ["They were held in Ivano- Frankivsk for a week and a day."]


def test_a_line_ended_on_purpose_ends_its_paragraph() -> None:
    found = seen(
        lines(
            "Nine men were taken from the mill by men who gave no name and no",
            "reason for it.",
            "Their families wrote to the prosecutor three times in one month, in",
            "vain.",
            short=(1, 3),
        )
    )
    assert [text.split()[0] for text in words(found)] == ["Nine", "Their"]


def test_a_sentence_runs_on_over_the_end_of_a_page() -> None:
    found = seen(lines("Nine men were taken from the mill and held in the"), lines("cellar."))
    assert words(found) == ["Nine men were taken from the mill and held in the cellar."]
    assert "\f" in found.text


def test_what_stands_at_the_edge_of_every_page_is_no_text() -> None:
    pages = [lines("Harbour Watch, report 7", f"Day {n}: nine men were held in the mill.", str(n))
             for n in range(1, 5)]  # fmt: skip
    found = seen(*pages)
    told = [(p.kind.value, p.text) for p in found.passages]
    assert [text for kind, text in told if kind == "meta"].count("Harbour Watch, report 7") == 4
    assert all(kind == "meta" for kind, text in told if text.isdigit())
    assert sum("nine men" in text for kind, text in told if kind != "meta") == 4


def test_paragraphs_that_the_parser_tells_apart_stay_apart() -> None:
    one, two = (Line("Nine men", 50, 60, 90, 70, 0), Line("Ten men", 50, 72, 90, 82, 1))
    assert words(seen((one, two))) == ["Nine men", "Ten men"]


def test_the_reader_names_its_parser_and_the_title_may_come_from_the_file() -> None:
    found = seen(lines("he was held."), properties=(("Title", "The mill"),))
    assert found.reader == "habeas pdf 1 (parser 1)"
    assert found.title == "The mill"
