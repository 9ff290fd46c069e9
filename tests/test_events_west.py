"""Do invented sentences of four languages state the events that a reader sees in them?"""

import csv
from pathlib import Path

import pytest
from test_claims_statements import stated

ROWS = tuple(
    csv.DictReader(Path(__file__).with_suffix(".csv").read_text(encoding="utf-8").splitlines())
)
TOLD = [row for row in ROWS if row["types"]]
SILENT = [row for row in ROWS if not row["types"]]


@pytest.mark.parametrize("row", TOLD, ids=[row["sentence"] for row in TOLD])
def test_a_reader_and_the_tables_see_the_same_events(row: dict[str, str]) -> None:
    found = stated(row["sentence"], row["language"])
    seen = frozenset(kind.value for one, _ in found for kind in one.types)
    assert seen - {"count"} == frozenset(row["types"].split())


@pytest.mark.parametrize("row", SILENT, ids=[row["sentence"] for row in SILENT])
def test_sport_weather_trade_and_art_state_nothing(row: dict[str, str]) -> None:
    assert stated(row["sentence"], row["language"]) == []
