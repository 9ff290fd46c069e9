"""What did a person write into the cells of a table, and which cells cannot be read?

A fault names row and column, never what stands there: it could be a name. All faults of a table
are told at once, and then no row of it is taken.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NoReturn, TypeVar

from habeas.errors import BadRegister

E = TypeVar("E", bound=StrEnum)
Row = Mapping[str, str]
Table = tuple[tuple[int, Row], ...]

WORKBOOK = b"PK\x03\x04"  # XLSX and ODS are packed files
REMARK = "#"  # a row whose first cell begins with it is for people
GUARDED = re.compile(r"'(?=[=+\-@])")  # what was put before a cell that a spreadsheet would run
EMPTY = "-"  # takes away what stood there; an empty cell changes nothing
SEALED = "(sealed)"  # stands in a template for what the case knows already


class BadCell(ValueError):
    """A cell cannot be read; its words say why without repeating it."""


class Faults:
    """Gathers what is wrong with a table, so that a person hears of all of it at once."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def add(self, number: int, column: str, why: str) -> None:
        """Note what is wrong with one cell."""
        self._found.append(f"row {number}, {column}: {why}")

    def refuse(self, table: str) -> None:
        """Refuse the table if anything is wrong with it."""
        if self._found:
            raise BadRegister(
                f"{table} cannot be taken; " + "; ".join(self._found),
                hint="correct these cells and take the table again; docs/commands.md lists words",
            )


def table(untrusted: bytes, columns: Sequence[str], needed: Iterable[str]) -> Table:
    """Read a table with a header; a column that is not known could be mistyped, and is refused."""
    if untrusted.startswith(WORKBOOK):
        _refuse("the table is a workbook", "save the sheet as CSV in UTF-8")
    try:
        text = untrusted.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse("the table is not UTF-8", "save it as CSV in UTF-8")
    first = text.partition("\n")[0]
    comma = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=comma)
    heads = [(head or "").strip().casefold() for head in reader.fieldnames or ()]
    if not set(needed) <= set(heads):
        _refuse(f"the table lacks one of the columns {', '.join(needed)}", "start from a template")
    strange = [number for number, head in enumerate(heads, 1) if head and head not in columns]
    if strange:
        _refuse(f"column {strange[0]} of the table is not known", "start from a template")
    reader.fieldnames = heads
    return tuple(
        (number, row)
        for number, told in enumerate(reader, 2)
        for row in [_plain(told, heads)]
        if not row[heads[0]].startswith(REMARK) and any(row.values())
    )


def _plain(told: Mapping[str, str | None], heads: Sequence[str]) -> Row:
    def cell(head: str) -> str:
        words = unicodedata.normalize("NFC", told.get(head) or "").strip()
        return GUARDED.sub("", words, count=1) if words.startswith("'") else words

    return {head: cell(head) for head in heads if head}


def _refuse(what: str, hint: str) -> NoReturn:
    raise BadRegister(what, hint=hint)


def day(cell: str) -> date:
    """Read a day.

    >>> day("2022-07-17")
    datetime.date(2022, 7, 17)
    """
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise BadCell("write a day as 2022-07-17") from None


def word(cell: str, kinds: type[E], *, alias: Mapping[str, str] | None = None) -> E:
    """Read a word of a list."""
    plain = cell.casefold().replace(" ", "_").replace("-", "_")
    plain = (alias or {}).get(plain, plain)
    try:
        return kinds(plain)
    except ValueError:
        known = ", ".join(kinds)
        raise BadCell(f"write one of {known}") from None


def many(cell: str) -> tuple[str, ...]:
    """Read several codes with spaces, commas or semicolons between them."""
    return tuple(dict.fromkeys(cell.replace(",", " ").replace(";", " ").split()))


def paths(cell: str) -> tuple[str, ...]:
    """Read several paths with semicolons or lines between them; a path may hold a comma."""
    parts = (part.strip() for part in cell.replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))
