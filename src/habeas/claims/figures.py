"""Which figures does a document give: how many, of what, as of when?"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from habeas.claims.befalling import noun_after, suffers
from habeas.claims.births import is_birth
from habeas.claims.captors import are_captors
from habeas.claims.columns import column_kind
from habeas.claims.counted import (
    BACK,
    UNKNOWN,
    WORD,
    Counted,
    counted,
    fits,
    names_a_figure,
    noun_of,
)
from habeas.claims.reading import Reading, Span
from habeas.model.document import Cell, Passage, PassageKind
from habeas.model.words import Operator, Unit
from habeas.text.analysis import Analysis
from habeas.text.dates import DateMention
from habeas.text.dates import find as find_dates
from habeas.text.numbers import NumberMention
from habeas.text.numbers import find as find_numbers
from habeas.text.tables import rows

UNSURE_YEARS = range(1900, 2101)
DAY = len("2022-07-20")
AGED = re.compile(r"[^\W\d_a-zа-яёіїєґ][^\W\d_]+, $"), re.compile(r"\s*[,.)—–―]|$")
HOURS = 24
SHARE = 10  # "one in five", "nine in ten": fewer than this many of so many
ASIDES = {"children", "instead", "whole"}
ORDINAL = re.compile(r"\.(?=\s?[,;a-zäöü])")
AGES = range(5, 111)
LEAD = 3  # each of the six


class Figure(Struct, frozen=True):
    """A count with what it counts; offsets are those of the passage."""

    passage: int
    start: int
    end: int
    value: int | None
    low: int | None
    high: int | None
    operator: Operator
    unit: Unit
    noun: Span | None = None
    population: str | None = None
    place: str | None = None
    as_of: str | None = None
    because: str = ""


def day_of(reading: Reading, passage: Passage) -> date | None:
    """Give the day on which the words were published or sent; None if it is not known."""
    stamp = (passage.message.at if passage.message else None) or reading.document.published
    try:
        return date.fromisoformat(stamp[:DAY]) if stamp else None
    except ValueError:
        return None


def find(reading: Reading) -> tuple[Figure, ...]:
    """Find the figures of a document, in order."""
    out: list[Figure] = []
    for at, (passage, analysis) in enumerate(
        zip(reading.document.passages, reading.analyses, strict=True)
    ):
        if passage.kind is PassageKind.META:
            continue
        day = day_of(reading, passage)
        if passage.kind is PassageKind.ROW and passage.cells:
            out += _of_row(at, passage, analysis, day)
        else:
            out += _of_text(at, passage, analysis, day)
    return tuple(out)


def _of_text(at: int, passage: Passage, analysis: Analysis, day: date | None) -> Iterator[Figure]:
    text, language = passage.text, analysis.language
    dates = find_dates(text, language, anchor=day)
    numbers = find_numbers(text, language, dates=tuple((d.start, d.end) for d in dates))
    spans = tuple((n.start, n.end) for n in numbers)
    last: Span | None = None
    for number in numbers:
        what = counted(text, (number.start, number.end), language, analysis, spans)
        if what.because == UNKNOWN and suffers(text, (number.start, number.end), language):
            what = Counted(Unit.PERSONS, noun_after(text, number.end), "whom an event befalls")
        if what.unit is None or _is_aside(text, number, what.noun, last, language):
            continue
        if what.unit is Unit.PERSONS and are_captors(text, (number.start, number.end), language):
            continue
        last = (number.start, number.end)
        yield Figure(
            at, number.start, number.end, number.value, number.low, number.high,
            number.operator, what.unit, what.noun, _population(text, what.noun),
            as_of=_as_of(text, number, dates, analysis, day), because=what.because,
        )  # fmt: skip


def _is_aside(
    text: str, number: NumberMention, noun: Span | None, last: Span | None, language: str
) -> bool:
    """Tell numbers that are no figure of their own: the six in "two of the six", a lone year."""
    if noun is None and number.operator is Operator.EXACT and not number.spelled:
        bare = text[number.start : number.end].isdigit()
        if (
            bare
            and number.value in UNSURE_YEARS
            and not names_a_figure(text, number.start, language)
        ):
            return True
    behind = WORD.search(text, number.end)
    part = behind is not None and "part" in fits(behind[0], language)
    if number.value == 0 and (noun is None or part):
        return True  # "not one of the men": a denial of an event, no figure
    if noun is None and re.fullmatch(r"\d{5,}", text[number.start : number.end]):
        return True  # a postal code or a number of a file: a count of this size has a noun
    if noun is None and _is_age(text, number, language):
        return True
    lead = [w[0] for w in WORD.finditer(text[max(0, number.start - BACK) : number.start])][-LEAD:]
    if any("each" in fits(w, language) for w in lead):
        return True
    if _stands_beside(text, number, noun, language):
        return True
    return last is not None and _is_whole_of(text[last[1] : number.start], language)


def _stands_beside(text: str, number: NumberMention, noun: Span | None, language: str) -> bool:
    """Tell numbers by the words before: "gegen neun", "a father of three", "instead of six"."""
    lead = text[max(0, number.start - BACK) : number.start].casefold()
    found = [r for r in rows("habeas.claims", "figures_asides.csv") if r["language"] == language]
    if (
        noun is None
        and number.spelled
        and any(r["kind"] == "clock" and _ends(lead, r["words"]) for r in found)
    ):
        return number.value is not None and number.value <= HOURS
    if language == "de" and ORDINAL.match(text, number.end) and noun is None:
        return True  # "am Dienstag, den 3., "
    few = number.value is not None and number.value < SHARE
    after = text[number.end :].casefold()
    if few and any(r["kind"] == "share" and re.match(rf" {r['words']}\b", after) for r in found):
        return True
    return any(r["kind"] in ASIDES and _ends(lead, r["words"]) for r in found)


def _ends(lead: str, words: str) -> bool:
    return bool(re.search(rf"(?<!\w)(?:{words})\s+$", lead))


def _is_age(text: str, number: NumberMention, language: str) -> bool:
    """Tell "Petrov, 44, said" and "people under 30"."""
    if number.value not in AGES:
        return False
    first = WORD.match(text, number.start)
    if first and "age" in fits(first[0], language):
        return True
    before, behind = AGED
    return bool(
        before.search(text[max(0, number.start - BACK) : number.start])
        and behind.match(text, number.end)
    )


def _is_whole_of(between: str, language: str) -> bool:
    """Tell "two of the six": the second number is what the first is a part of."""
    words = [w[0] for w in WORD.finditer(between)]
    if not 1 <= len(words) <= LEAD or "," in between or not between.strip().startswith(words[0]):
        return False
    return "part" in fits(words[0], language) and all(
        noun_of(fits(w, language)) is None for w in words
    )


def _population(text: str, noun: Span | None) -> str | None:
    return " ".join(text[noun[0] : noun[1]].casefold().split()) if noun else None


def _as_of(
    text: str,
    number: NumberMention,
    dates: tuple[DateMention, ...],
    analysis: Analysis,
    day: date | None,
) -> str | None:
    """Give the day that the sentence gives for the figure, else the day of the text."""
    first, last = _sentence(analysis, number.start, len(text))
    near = [
        d
        for d in dates
        if first <= d.start < last
        and d.edtf
        and d.kind in {"point", "as_of", "relative"}
        and not is_birth(text, d, analysis.language)
    ]
    if near:
        return min(near, key=lambda d: abs(d.start - number.start)).edtf
    return day.isoformat() if day else None


def _sentence(analysis: Analysis, at: int, length: int) -> Span:
    for sentence in analysis.sentences:
        words = analysis.words(sentence)
        if words and words[0].start <= at < words[-1].end:
            return words[0].start, words[-1].end
    return 0, length


def _of_row(at: int, passage: Passage, analysis: Analysis, day: date | None) -> Iterator[Figure]:
    """Read the numeric cells under a head that counts; the first cell may name the period."""
    kinds = [column_kind(cell.column) for cell in passage.cells]
    if "person" in kinds and not _is_total(passage, analysis.language):
        return
    for cell, kind in zip(passage.cells, kinds, strict=True):
        people = "person" not in kinds and (
            _is_people(cell.column, analysis.language) or _is_of_people(passage, cell)
        )
        if kind == "count" or people or ("person" in kinds and cell is not passage.cells[0]):
            yield from _of_cell(at, passage, cell, analysis.language, day)


def _is_total(passage: Passage, language: str) -> bool:
    words = WORD.match(passage.text, passage.cells[0].start)
    return bool(words) and "figure" in fits(words[0] if words else "", language)


def _of_cell(
    at: int, passage: Passage, cell: Cell, language: str, day: date | None
) -> Iterator[Figure]:
    words = passage.text[cell.start : cell.end]
    numbers = find_numbers(words, language, dates=())
    if len(numbers) != 1:
        return
    number = numbers[0]
    unit = (
        _head_unit(cell.column, language) if column_kind(cell.column) == "count" else Unit.PERSONS
    )
    yield Figure(
        at, cell.start + number.start, cell.start + number.end, number.value, number.low,
        number.high, number.operator, unit, as_of=_period(passage, language, day),
        because="cell under a head that counts",
    )  # fmt: skip


def _is_people(head: str | None, language: str) -> bool:
    """Tell a column that is headed by a word for people alone: "personnes", "detainees"."""
    words = WORD.findall(head or "")
    fit = noun_of(fits(words[0], language)) if len(words) == 1 else None
    return fit is not None and fit.kind == Unit.PERSONS


def _is_of_people(passage: Passage, cell: Cell) -> bool:
    """Tell a bare number under "Held" or "Released", where other lists have a date."""
    bare = passage.text[cell.start : cell.end].strip().isdigit()
    return bare and (cell.column or "").strip().casefold() in _befallen()


@cache
def _befallen() -> frozenset[str]:
    return frozenset(r["head"] for r in rows("habeas.claims", "columns_people.csv"))


def _head_unit(head: str | None, language: str) -> Unit:
    for word in WORD.findall(head or ""):
        fit = noun_of(fits(word, language))
        if fit and fit.kind in set(Unit):
            return Unit(fit.kind)
    return Unit.PERSONS


def _period(passage: Passage, language: str, day: date | None) -> str | None:
    """Give the day or month that a row names, in whichever cell."""
    for cell in passage.cells:
        found = find_dates(passage.text[cell.start : cell.end], language, anchor=day)
        if found and found[0].edtf:
            return found[0].edtf
    return day.isoformat() if day else None
