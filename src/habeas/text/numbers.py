"""Which counts do these words give, and how firmly?

Dates, ages, labels (article 5, No. 07), measures, money, clock times and telephone numbers are no
counts.

>>> found = find("не менее двухсот сорока человек", "ru")
>>> [(m.value, m.low, m.high, str(m.operator)) for m in found]
[(240, 240, None, 'at_least')]
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from habeas.model.words import Operator
from habeas.text.cardinals import Cardinal, read
from habeas.text.dates import find as find_dates
from habeas.text.phrases import Piece, pieces
from habeas.text.tables import rows

BEFORE = re.compile(r"(?P<op>[Oor])f?$|(?P<range>B)f?$|(?P<noun>H)$")
ENUMERATOR = re.compile(r"^\s*\(?\d{1,3}[.)](?=\s)")
LABEL = re.compile(r"X[.:(]?X?\.?$")  # article 5, ст. 5, No. 5
CHAIN = re.compile(r"N[&,-]$")
PART_OF_CODE = re.compile(r"(?<!N)-$|[.,:/Q\u00b0]$")  # a sum, a temperature, a part of a code
NEAR = 6  # codes before a number that can bear on it
SPREAD = 4  # the second number of "two or three" is at most so many times the first
Spans = tuple[tuple[int, int], ...]


class NumberMention(Struct, frozen=True):
    """A count with its operator words; bounds are closed, None where open or vague."""

    start: int
    end: int
    value: int | None
    low: int | None
    high: int | None
    operator: Operator
    spelled: bool


class _Item(Struct, frozen=True):
    """A number, a vague word or one other piece, as the grammar sees it."""

    code: str
    first: int
    last: int
    cardinal: Cardinal | None = None


def find(text: str, language: str, *, dates: Spans | None = None) -> tuple[NumberMention, ...]:
    """Find the counts of a text; `dates` are its dates, looked for if not given."""
    cut = pieces(text, language, "numbers_words.csv")
    if not any(p.code in "ntwpgAVZ" or (p.code == "x" and language == "de") for p in cut):
        return ()
    if dates is None:
        dates = tuple((m.start, m.end) for m in find_dates(text, language, anchor=None))
    items = _items(cut, language)
    return tuple(_mentions(text, cut, items, dates, language))


def bounds(operator: Operator, value: int) -> tuple[int | None, int | None]:
    """Give the closed bounds that an operator allows.

    >>> bounds(Operator.MORE_THAN, 200), bounds(Operator.NEARLY, 140), bounds(Operator.ABOUT, 500)
    ((201, None), (None, 140), (None, None))
    """
    return {
        Operator.EXACT: (value, value),
        Operator.AT_LEAST: (value, None),
        Operator.AT_MOST: (None, value),
        Operator.MORE_THAN: (value + 1, None),
        Operator.LESS_THAN: (None, value - 1),
        Operator.NEARLY: (None, value),
    }.get(operator, (None, None))


def _items(cut: list[Piece], language: str) -> list[_Item]:
    out, at = [], 0
    while at < len(cut):
        number = read(cut, at, language)
        if number:
            code = "A" if cut[at].code == "A" else "N"
            out.append(_Item(code, at, number.last, number))
            at = number.last
        else:
            code = "V" if cut[at].code in {"p", "g"} else cut[at].code[0]
            out.append(_Item("x" if code in "NA" else code, at, at + 1))
            at += 1
    return out


def _mentions(
    text: str, cut: list[Piece], items: list[_Item], dates: Spans, language: str
) -> Iterator[NumberMention]:
    codes = "".join(item.code for item in items)
    at, after = 0, 0
    labelled = False  # articles 127 and 286: what the first is, the second is
    for at, item in enumerate(items):
        if at < after:
            continue
        if item.code in "NA":
            if _is_inverted(text, cut, items, at, codes, language):
                continue
            labelled = _is_label(_before(codes, at), chained=labelled)
            if not labelled and not _is_no_count(text, cut, items, at, codes, dates):
                mention, after = _counted(cut, items, codes, at)
                if codes[after : after + 1] != "Y":
                    yield mention
        elif item.code in "VZ":
            yield _wordy(cut, item)


def _is_inverted(
    text: str, cut: list[Piece], items: list[_Item], at: int, codes: str, language: str
) -> bool:
    """Tell "часов шесть": a unit before its number, and nothing behind it that is counted."""
    unit = cut[items[at - 1].first] if at else None
    if unit is None or text[unit.start : unit.end].casefold() not in _units(language):
        return False
    return codes[at - 2 : at - 1] not in set("NAVQ") and codes[at + 1 : at + 2] != "H"


@cache
def _units(language: str) -> frozenset[str]:
    table = rows("habeas.text", "numbers_inverted.csv")
    return frozenset(w for r in table if r["language"] == language for w in r["forms"].split("|"))


def _has_grown(codes: str, at: int) -> bool:
    """Tell "rose to 41": the number that something grew or fell to is all of it."""
    lead = codes[max(0, at - 2 * NEAR) : at]
    return "G" in re.split("[.;!?]", lead)[-1]


def _wordy(cut: list[Piece], item: _Item) -> NumberMention:
    piece = cut[item.first]
    if item.code == "Z":
        return NumberMention(piece.start, piece.end, 0, 0, 0, Operator.EXACT, spelled=True)
    operator = Operator(piece.value.split("/")[-1])
    return NumberMention(piece.start, piece.end, None, None, None, operator, spelled=True)


def _before(codes: str, at: int) -> str:
    """Cut the few codes before a number: looking further back would grow with the text."""
    return codes[max(0, at - NEAR) : at]


def _is_label(before: str, *, chained: bool) -> bool:
    return bool(LABEL.search(before) or (chained and CHAIN.search(before)))


def _is_no_count(
    text: str, cut: list[Piece], items: list[_Item], at: int, codes: str, dates: Spans
) -> bool:
    first, last = items[at].first, items[at].last
    start, end = cut[first].start, cut[last - 1].end
    nearest = bisect_left(dates, (end,)) - 1  # the last date that starts before this number ends
    if nearest >= 0 and dates[nearest][1] > start:
        return True
    if cut[first].tight and PART_OF_CODE.search(_before(codes, at)):
        return True
    if cut[first].tight and cut[first].code == "n" and cut[first - 1].value[-1:].isalpha():
        return True  # Future45: part of a name
    behind = codes[at + 1 : at + 3]
    if behind[:1] == "." and cut[last].tight and codes[at - 1 : at] == "a":
        return True  # die Soldaten der 3. Brigade
    if behind[:1] == "Y" or (behind == "-Y" and cut[last].tight):
        return True
    listed = ENUMERATOR.match(text)
    if listed and end <= listed.end():
        return True
    return last < len(cut) and cut[last].tight and _is_compound(cut, last)


def _is_compound(cut: list[Piece], at: int) -> bool:
    """Tell 90-day, 5-річний, 12º and 25th: a word grown onto the digits."""
    if cut[at].code == "-":
        return (
            at + 1 < len(cut)
            and cut[at + 1].tight
            and cut[at + 1].code not in {"n", "t", "s", "w"}
        )
    return cut[at].code in {"x", "Y", "X", "/", ":", "º", "ª"}


def _counted(
    cut: list[Piece], items: list[_Item], codes: str, at: int
) -> tuple[NumberMention, int]:
    """Read a number with the words that bound it; also say where to read on."""
    number = items[at].cardinal
    if number is None:
        raise AssertionError
    first, last, after = items[at].first, items[at].last, at + 1
    operator = Operator.ABOUT if codes[at] == "A" else Operator.EXACT
    lead = BEFORE.search(_before(codes, at))
    base = max(0, at - NEAR)
    grown = _has_grown(codes, at)
    second = None if grown else _second(items, codes, at, between=bool(lead and lead["range"]))
    if second:
        first = items[base + lead.start()].first if lead and lead["range"] else first
        high, low = items[second].cardinal, int(number.value)
        top = int(high.value) if high else low
        span = cut[first].start, cut[items[second].last - 1].end
        return NumberMention(*span, None, low, top, Operator.RANGE, number.spelled), second + 1
    if (
        lead
        and lead["op"]
        and (word := cut[items[base + lead.start()].first]).value in set(Operator)
        and not (grown and word.value == Operator.AT_MOST)
    ):
        operator, first = Operator(word.value), items[base + lead.start()].first
    elif (
        lead
        and lead["noun"]
        and not (base + lead.start() and codes[base + lead.start() - 1] in "NAfXO")
    ):
        operator, first = Operator.ABOUT, items[base + lead.start()].first
    if codes[after : after + 2] == "-s" and cut[last].tight:
        last, after = last + 2, after + 2
    tail = re.match(r"Q|o(?!f?[NA])", codes[after:])
    if tail and operator is Operator.EXACT:
        operator, last = Operator(cut[last].value), last + 1
        after += 1
    value = int(number.value)
    low_bound, high_bound = bounds(operator, value)
    span = cut[first].start, cut[last - 1].end
    return NumberMention(*span, value, low_bound, high_bound, operator, number.spelled), after


def _second(items: list[_Item], codes: str, at: int, *, between: bool) -> int | None:
    """Find the upper end of a range: 20-30, two or three, between 20 and 30."""
    link = codes[at + 1 : at + 2]
    to = at + 2 if link and codes[at + 2 : at + 3] == "N" else None
    if to is None and between and re.match(r"[&r]fN", codes[at + 1 :]):
        to = at + 3
    if to is None or link not in {"-", "j", "r", "&"} or (link == "&" and not between):
        return None
    low, high = items[at].cardinal, items[to].cardinal
    if not low or not high or high.value <= low.value:
        return None
    if not between and high.value > SPREAD * low.value:
        return None
    return to
