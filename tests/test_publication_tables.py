import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from habeas.model.release import Private
from habeas.publication import claims_csv, claims_xlsx, machine_files, review_csv, tables
from habeas.publication.sheets import RISKY, guarded


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def test_a_table_opens_as_unicode_in_a_spreadsheet(harbour: Private) -> None:
    assert claims_csv(harbour).startswith(b"\xef\xbb\xbf")
    assert "людей держат в Тарновке" in {row["words"] for row in rows(claims_csv(harbour))}


def test_words_that_a_spreadsheet_would_run_are_text(harbour: Private) -> None:
    told = next(row for row in rows(claims_csv(harbour)) if row["id"] == "a-3")
    assert told["words"].startswith("'=2+3")


@given(st.text())
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = guarded(text)
    assert isinstance(cell, str)
    assert not cell.lstrip(" ").startswith(RISKY)
    assert cell.endswith(text)


def test_a_sealed_statement_stands_in_the_table_as_a_mask(harbour: Private) -> None:
    told = next(row for row in rows(claims_csv(harbour)) if row["id"] == "e-1")
    assert told["words"] == "[a relative's words, sealed]"
    assert told["said_by"] == "a relative (sealed)"
    assert (told["places"], told["first_day"], told["last_day"]) == ("Tarnovka", "2022-07-02", "")


def test_a_statement_stands_in_the_review_table_once_with_all_its_reasons(
    harbour: Private,
) -> None:
    found = {row["id"]: row["why"] for row in rows(review_csv(harbour))}
    assert len(found) == len(rows(review_csv(harbour)))
    assert found["a-3"] == "carried attribution"
    assert found["e-1"] == "carried attribution; place with two meanings"


def test_the_workbook_holds_the_same_statements_and_explains_its_columns(
    harbour: Private,
) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(claims_xlsx(harbour)))
    told = book.get_sheet_by_name("statements").to_python()
    assert len(told) == 1 + len(harbour.statements)
    meanings = book.get_sheet_by_name("columns").to_python()
    assert [row[0] for row in meanings[1:]] == told[0]
    assert "=2+3 men were moved to Verby" in {row[4] for row in told}


def test_a_workbook_does_not_tell_when_or_by_whom_it_was_made(harbour: Private) -> None:
    assert claims_xlsx(harbour) == claims_xlsx(harbour)


@pytest.mark.parametrize("word", ["Osip", "boiler"])
def test_no_table_and_no_machine_file_holds_sealed_words(harbour: Private, word: str) -> None:
    files = machine_files(harbour) | tables(harbour)
    assert [name for name, data in files.items() if word.encode() in data] == []


def test_a_line_for_machines_has_the_words_raw_and_decoded_and_null_where_sealed(
    harbour: Private,
) -> None:
    lines = [json.loads(line) for line in machine_files(harbour)["claims.jsonl"].splitlines()]
    by_id = {line["id"]: line for line in lines}
    assert by_id["b-1"]["quote"] == by_id["b-1"]["words"] == "людей держат в Тарновке"
    sealed = by_id["e-1"]
    assert (sealed["quote"], sealed["words"], sealed["attribution"][0]["name"]) == (None,) * 3
    assert {mark["text"] for mark in sealed["hedges"] + sealed["places"]} == {None}


def test_relays_for_machines_say_from_and_to(harbour: Private) -> None:
    relays = json.loads(machine_files(harbour)["relays.json"])
    assert {"from": "ext:old-paper", "to": "docs/a-gazette.html"}.items() <= relays[1].items()


def test_a_family_without_shown_independence_has_no_count_for_machines(harbour: Private) -> None:
    unsettled = json.loads(machine_files(harbour)["origins.json"])[2]
    assert (unsettled["status"], unsettled["count"]) == ("not_established", None)
    assert unsettled["because"] == "lineage_not_recorded"
