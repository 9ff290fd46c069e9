"""Can a passage tell of any event at all, before anybody parses it?"""

import csv
from pathlib import Path

import pytest

from habeas.casework.reading import analysed
from habeas.claims import find, may_tell
from habeas.model.document import DocPath, Document, Passage
from habeas.sources import read, settings

TRAPS = sorted((Path(__file__).parent / "traps").glob("*.csv"))


def page(*paragraphs: str) -> Document:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    html = f"<html lang='en'><body><article>{body}</article></body></html>"
    return read(DocPath("a.html"), html.encode(), settings(b""))[0]


def test_weather_tells_of_nothing() -> None:
    assert not may_tell(Passage("It rains in the hills.", (), language="en"))


def test_a_beating_is_told_in_whatever_order() -> None:
    assert may_tell(Passage("Beaten, nobody else was there, said the men.", (), language="en"))


def test_a_page_about_nothing_is_skimmed_and_claims_nothing() -> None:
    reading = analysed(page("It rains in the hills.", "The bus goes at nine."))
    assert {a.engine for a in reading.analyses} == {"plain/1"}
    assert find(reading, {}) == ()


def test_what_stands_before_the_last_telling_passage_is_parsed() -> None:
    reading = analysed(
        page("Mira Kovan is a baker.", "She was beaten in the cellar.", "It rains.")
    )
    assert [a.engine.startswith("plain") for a in reading.analyses] == [False, False, True]


@pytest.mark.parametrize("table", TRAPS, ids=lambda path: path.stem)
def test_every_invented_sentence_with_an_event_may_tell_of_it(table: Path) -> None:
    lines = (line for line in table.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    told = [r for r in csv.DictReader(lines, delimiter="|") if r["chain"] != "-" and r["types"]]
    passages = [Passage(r["text"], (), language=r["language"]) for r in told]
    missed = sum(not may_tell(p) for p in passages)
    # What no table knows gives no claim either; that is counted by the bench of these sentences.
    assert missed <= len(told) // 20
