"""Do invented sentences of four languages state the events that a reader sees in them?"""

import csv
from pathlib import Path

import pytest

from habeas.analyzers import analyze
from habeas.claims import statements
from habeas.claims.figures import find as find_figures
from habeas.claims.reading import Reading, Statement
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run

ROWS = tuple(
    csv.DictReader(Path(__file__).with_suffix(".csv").read_text(encoding="utf-8").splitlines())
)
TOLD = [row for row in ROWS if row["types"]]
SILENT = [row for row in ROWS if not row["types"]]


def stated(row: dict[str, str]) -> list[Statement]:
    text, language = row["sentence"], row["language"]
    passage = Passage(text, (Run(0, len(text), 0, len(text)),), PassageKind.PARAGRAPH, language)
    document = Document(DocPath("a.txt"), Digest("0" * 64), text, (passage,), "test 1")
    reading = Reading(document, tuple(analyze(language, [text])))
    figures = find_figures(reading)
    return statements.find(reading, lambda _: (), lambda _: figures, lambda _: ())


@pytest.mark.parametrize("row", TOLD, ids=[row["sentence"] for row in TOLD])
def test_a_reader_and_the_tables_see_the_same_events(row: dict[str, str]) -> None:
    seen = frozenset(kind.value for one in stated(row) for kind in one.types)
    assert seen - {"count"} == frozenset(row["types"].split())


@pytest.mark.parametrize("row", SILENT, ids=[row["sentence"] for row in SILENT])
def test_sport_weather_trade_and_art_state_nothing(row: dict[str, str]) -> None:
    assert stated(row) == []
