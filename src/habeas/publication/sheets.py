"""How do people who work in tables get the statements?"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import xlsxwriter  # type: ignore[import-untyped] # ships no types

from habeas.model.decision import state
from habeas.model.release import Private, Statement
from habeas.publication.blocks import Origins
from habeas.publication.dates import FIRST, LAST, bounds
from habeas.publication.queue import queue
from habeas.publication.wording import amount, chain

Cell = str | int | float | None
BOM = "\ufeff"  # without it spreadsheets take UTF-8 for a code page
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FIXED = datetime(2000, 1, 1, tzinfo=UTC)  # a date of making would tell when somebody worked

COLUMNS = (
    ("id", "Number of the statement"),
    ("document", "File it stands in, and"),
    ("start", "its first character there,"),
    ("end", "the one after its last"),
    ("words", "The words; in brackets what stands there where they are sealed"),
    ("types", "What happened, in words of the format"),
    ("certainty", "How surely the nearest speaker says it"),
    ("polarity", "Did it happen, as the statement says?"),
    ("speaker", "Nearest speaker, where the name may be shown"),
    ("speaker_kind", "What the nearest speaker is"),
    ("via", "Who passed it on, in order, where the names may be shown"),
    ("said_by", "Who had it from whom, nearest speaker first"),
    ("date", "Date in EDTF, as wide as the source leaves it"),
    ("first_day", "First day that the date allows"),
    ("last_day", "Last day that the date allows"),
    ("places", "Places as settled"),
    ("latitude", "Of the first place that has a point"),
    ("longitude", "Of the first place that has a point"),
    ("figure", "The number, read out"),
    ("value", "The number"),
    ("low", "Lowest that the words allow"),
    ("high", "Highest that the words allow"),
    ("operator", "How the words bound it"),
    ("unit", "What it counts"),
    ("as_of", "Day of the count"),
    ("origins", "Independent origins behind its finding"),
    ("review", "Why a person should look"),
    ("state", "Mark of what the statement said when this was written; leave it as it is"),
)
DECIDED = ("decision", "with", "by", "reason")  # for the reviewer to fill
REVIEW = (
    *("rank", "id", "document", "stakes", "why", "around", "words"),
    *("types", "certainty", "polarity", "speaker", "speaker_kind", "via", "date", "places"),
    *("value", "low", "high", "operator", "unit", "said_by", "figure", "state", *DECIDED),
)


def tables(private: Private) -> dict[str, bytes]:
    """Write every table, by the name of its file."""
    return {
        "claims.csv": claims_csv(private),
        "review.csv": review_csv(private),
        "claims.xlsx": claims_xlsx(private),
    }


def claims_csv(private: Private) -> bytes:
    """Write all statements as CSV that no spreadsheet takes for formulas."""
    return csv_bytes([name for name, _ in COLUMNS], _rows(private, private.statements))


def review_csv(private: Private) -> bytes:
    """Write one row for each statement that a person should look at, most at stake first."""
    names = [name for name, _ in COLUMNS]
    looks = queue(private)
    rows = _rows(private, [look.statement for look in looks])
    found = []
    for rank, (look, row) in enumerate(zip(looks, rows, strict=True), start=1):
        told = dict(zip(names, row, strict=True)) | {
            "rank": rank,
            "stakes": "; ".join(look.risks),
            "why": _why(look.statement) or None,
            "around": _around(look.statement),
        }
        found.append([told.get(name) for name in REVIEW])
    return csv_bytes(REVIEW, found)


def _around(one: Statement) -> str | None:
    """Give the passage in which the words stand, where it may be shown: it tells who speaks."""
    cut = one.excerpt
    return " ".join(f"{cut.before}{cut.words}{cut.after}".split()) if cut else None


def claims_xlsx(private: Private) -> bytes:
    """Write all statements as a workbook, with a sheet that explains its columns."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"created": FIXED, "author": "", "title": ""})
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("statements")
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, [name for name, _ in COLUMNS], bold)
        for at, row in enumerate(_rows(private, private.statements), start=1):
            _write(sheet, at, row)
        sheet.autofilter(0, 0, len(private.statements), len(COLUMNS) - 1)
        sheet.set_column(0, len(COLUMNS) - 1, 14)
        sheet.set_column(4, 4, 60, wrapped)
        codes = book.add_worksheet("columns")
        codes.set_column(0, 1, 30)
        codes.write_row(0, 0, ["column", "meaning"], bold)
        for at, (name, meaning) in enumerate(COLUMNS, start=1):
            _write(codes, at, [name, meaning])
    return made.getvalue()


def guarded(cell: Cell) -> Cell:
    """Put an apostrophe before a text that a spreadsheet would run.

    >>> guarded("=1+1"), guarded(-4), guarded("Bryanka")
    ("'=1+1", -4, 'Bryanka')
    """
    if isinstance(cell, str) and cell.lstrip(" ").startswith(RISKY):
        return f"'{cell}"
    return cell


def csv_bytes(header: Iterable[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write a table as CSV that no spreadsheet takes for formulas or for another alphabet."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return (BOM + made.getvalue()).encode()


def _write(sheet: xlsxwriter.worksheet.Worksheet, at: int, row: Sequence[Cell]) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(at, column, cell)
        elif cell is not None:
            sheet.write_number(at, column, cell)


def _rows(private: Private, chosen: Sequence[Statement]) -> list[list[Cell]]:
    badges = Origins.of(private).badges
    return [
        [*_what(one), *_where(one), *_figure(one), badges.get(one.id), _why(one), _state(one)]
        for one in chosen
    ]


def _state(one: Statement) -> str:
    kinds = [hop.kind for hop in one.attribution]
    told = one.quantity
    counted = [told.value, told.low, told.high, told.operator, told.unit] if told else []
    places = [spot.name for spot in one.places]
    return state(one.types, one.certainty, one.polarity, one.date, kinds, places, counted)


def _why(one: Statement) -> str:
    return "; ".join(one.needs_review)


def _what(one: Statement) -> list[Cell]:
    low, high = bounds(one.date)
    return [
        one.id,
        one.doc,
        one.start,
        one.end,
        one.excerpt.words if one.excerpt else one.quote or f"[{one.mask}]",
        " ".join(one.types),
        one.certainty,
        one.polarity,
        *_nearest(one),
        "; ".join(hop.name for hop in one.attribution[1:] if hop.name) or None,
        chain(one.attribution),
        one.date,
        None if low == FIRST else low,
        None if high == LAST else high,
    ]


def _nearest(one: Statement) -> list[Cell]:
    nearest = next(iter(one.attribution), None)
    return [nearest.name, nearest.kind] if nearest else [None, None]


def _where(one: Statement) -> list[Cell]:
    spot = next((spot for spot in one.places if spot.lat is not None), None)
    names = "; ".join(spot.name or spot.text or "" for spot in one.places)
    return [names or None, *((spot.lat, spot.lon) if spot else (None, None))]


def _figure(one: Statement) -> list[Cell]:
    told = one.quantity
    if told is None:
        return [None] * 7
    return [amount(told), told.value, told.low, told.high, told.operator, told.unit, told.as_of]
