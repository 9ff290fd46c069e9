"""A table of any make gives rows whose cells know their columns."""

import pytest

from habeas.model.document import DocPath, Passage, PassageKind
from habeas.model.settings import Settings
from habeas.sources import read


def rows(words: str, name: str = "a.csv") -> list[Passage]:
    found = read(DocPath(name), words.encode(), Settings())[0]
    return [p for p in found.passages if p.kind is PassageKind.ROW]


def cells(row: Passage) -> dict[str | None, str]:
    return {cell.column: row.text[cell.start : cell.end] for cell in row.cells}


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_separator_finds_itself(mark: str) -> None:
    words = f"n{mark}who{mark}held\r\n1{mark}A. Berg{mark}Bern\r\n2{mark}C. Dahl{mark}\r\n"
    assert [cells(row) for row in rows(words)] == [
        {"n": "1", "who": "A. Berg", "held": "Bern"},
        {"n": "2", "who": "C. Dahl", "held": ""},
    ]


def test_quoted_cells_hold_marks_quotes_and_line_ends() -> None:
    words = 'n,who,held\n1,"Berg, ""A.""","Bern,\nthen Thun"\n2,D,x\n'
    row = rows(words)[0]
    assert cells(row) == {"n": "1", "who": 'Berg, "A."', "held": "Bern, then Thun"}
    at = row.text.index('"A')
    start, end = row.raw(at, at + 1)
    assert words[start:end] == '""'


def test_a_quotation_that_never_closes_loses_no_row() -> None:
    assert len(rows('n,who\n1,"A\n2,B\n3,C\n')) == 3


def test_lines_over_the_header_are_no_rows() -> None:
    words = "List of June,,\n,,\nn,who,held\n1,A,Bern\n2,B,Thun\n"
    assert [cells(row)["who"] for row in rows(words)] == ["A", "B"]


def test_a_table_without_a_header_keeps_its_first_row() -> None:
    found = rows("A. Berg,Bern,held\nC. Dahl,Bern,free\nE. Falk,Thun,held\n")
    assert len(found) == 3
    assert {cell.column for row in found for cell in row.cells} == {None}


def test_a_row_leads_back_to_its_line() -> None:
    words = "n,who\n1,A. Berg\n"
    row = rows(words)[0]
    start, end = row.raw(0, len(row.text))
    assert words[start:end] == "1,A. Berg"
