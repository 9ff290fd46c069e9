"""Which dates do these words name?

One phrase grammar for all languages: words get one-letter codes from `data/dates_words.csv`, and
the grammar is a regular expression over the codes.

>>> from datetime import date
>>> [m.edtf for m in find("Fin mars 2022, puis le 3 août.", "fr", anchor=date(2022, 9, 1))]
['2022-03-21~/2022-03-31~', '2022-08-03']
"""

import re
from datetime import date
from functools import lru_cache
from typing import TypeGuard

from msgspec import Struct

from habeas.text.bare_days import bare_days, later_days
from habeas.text.calendar import Partial, numeric, relative, rough, settle, shifted, weekday
from habeas.text.edtf import Choice, Edtf, Interval, Point
from habeas.text.phrases import Piece, pieces

OF = "f{0,4}"  # fillers, few: a pattern without end would grow with the square of a hostile text
YEAR = rf"(?:,?{OF}y(?:g\.?)?)?"
DAY = r"[dD](?:-?@)?\.?"
NAMED = (
    rf"{DAY}{OF}[mM]\.?{YEAR}"
    rf"|[EIL]\.?{OF}-?{OF}[mM]\.?{YEAR}|[EIL]{OF}yg?|[EIL]?{OF}q{OF}yg?"
    rf"|(?<!V)[mM]\.?{OF}[dD]@?(?![dDn%])(?:,?{OF}y)?"
    rf"|m{YEAR}|M\.?{OF}y|t|R|w|[vV]{OF}yg?|yg|D@"
)
GRAMMAR = re.compile(
    r"(?P<ago>[dDN][US]A|SA|[bH][dDN][US])"
    rf"|m\.?[dD]@?-(?P<second>[dD]@?),?{OF}y?"
    rf"|(?P<rel>[subacB]{{1,3}}{OF})?"
    rf"(?:(?P<first>{DAY})(?P<join>[-uhc&j]){OF}(?={DAY}{OF}[mM])"
    rf"|(?P<left>{NAMED}|(?<=[sBu]){OF}y)(?P<link>[-uhc&]){OF}(?={NAMED}|y))?"
    rf"(?P<main>{NAMED}|(?<=[subach])y)",
)
RELATIONS = {"s": "since", "u": "until", "b": "before", "a": "after", "c": "as_of"}
RECENT = 64  # texts: figures, statements and their days ask for the same passage
SURE_YEARS = range(1900, 2100)
LAST_DAY = 31
AGO_BEFORE = {"de"}  # "vor drei Tagen": elsewhere the word for before is another
DAYS_OF_WEEK = 7
DOT_ORDINALS = {"de", "cs"}  # "2. Juli"; elsewhere a stop behind a number ends the sentence
STOP_BEHIND_DAY = re.compile(r"(?<=[dD])\.")
LONG_SHORT = len("05.07.")
NEXT = 2  # characters: a comma and a space
DAY_ALONE = re.compile(r"\d{4}-\d{2}-\d{2}")
SHORT_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.?")


class DateMention(Struct, frozen=True):
    """Words that name a date; `edtf` is None where the year cannot be told.

    `kind` is point, range, since, until, before, after, as_of or relative.
    """

    start: int
    end: int
    edtf: str | None
    kind: str


class _Seen(Struct, frozen=True):
    """What the grammar needs to know while it reads on."""

    language: str
    anchor: date | None
    before: date | None  # the day named last: "the next day" follows it


@lru_cache(RECENT)
def find(
    text: str, language: str, *, anchor: date | None, before: date | None = None
) -> tuple[DateMention, ...]:
    """Find the dates of a text; a missing year is the latest that does not lie after `anchor`.

    `before` is the day that the text before named last: "the next day" at its start follows it.
    """
    cut = pieces(text, language, "dates_words.csv")
    codes = "".join(_code(p, at, cut) for at, p in enumerate(cut))
    if language not in DOT_ORDINALS:
        codes = STOP_BEHIND_DAY.sub(";", codes)
    out: list[DateMention] = []
    seen = _Seen(language, anchor, before)
    for match in GRAMMAR.finditer(codes):
        if _is_guess(match, cut, codes, language):
            continue
        what = _meaning(match, cut, seen)
        start, end = _stretch(match, cut, codes)
        out.append(DateMention(start, end, str(what) if what else None, _kind(match, cut)))
        seen = _Seen(language, anchor, _last_day(what) or seen.before)
    return _with_bare(text, language, out, _Seen(language, anchor, before))


def _with_bare(
    text: str, language: str, found: list[DateMention], seen: _Seen
) -> tuple[DateMention, ...]:
    """Add the days that stand without their month, beside those named in full."""
    named = [(m.start, date.fromisoformat(m.edtf)) for m in found if _is_day(m.edtf)]
    if seen.before:
        named.insert(0, (-1, seen.before))
    more = [
        DateMention(start, end, what, relation)
        for start, end, what, relation in (
            *bare_days(text, language, named, seen.anchor),
            *later_days(text, language, named),
        )
        if all(end <= m.start or m.end <= start or _is_weekday(text, m) for m in found)
    ]
    # "on Tuesday the 3rd": the day of the month says which Tuesday
    kept = [
        m
        for m in found
        if not any(m.start <= x.start <= m.end + NEXT for x in more if _is_weekday(text, m))
    ]
    return tuple(sorted([*kept, *more], key=lambda m: m.start))


def _is_weekday(text: str, mention: DateMention) -> bool:
    return _is_day(mention.edtf) and not any(
        c.isdigit() for c in text[mention.start : mention.end]
    )


def _is_day(edtf: str | None) -> TypeGuard[str]:
    return edtf is not None and DAY_ALONE.fullmatch(edtf) is not None


def _code(piece: Piece, at: int, cut: list[Piece]) -> str:
    """Split digits into days, years and other numbers."""
    if piece.code != "n":
        return piece.code[0]
    if (
        piece.value.isdecimal()
        and len(piece.value) == len("2022")
        and int(piece.value) in SURE_YEARS
    ):
        return "y"
    if piece.value.isdecimal() and 1 <= int(piece.value) <= LAST_DAY and not _is_glued(at, cut):
        return "d"
    return "n"


def _is_glued(at: int, cut: list[Piece]) -> bool:
    """Tell digits that stand behind a sign for something else: No. 5, +33, $20."""
    return at > 0 and cut[at].tight and cut[at - 1].code in {"+", "$", "€", "£", "#", "№"}


def _is_guess(match: re.Match[str], cut: list[Piece], codes: str, language: str) -> bool:
    """Tell what only looks like a date: a decimal, an ordinal without its month."""
    if match["ago"]:
        return match[0][0] == "b" and language not in AGO_BEFORE
    main = match["main"] or match[0]
    at = match.start("main") if match["main"] else match.start()
    if main[0] in "mM" and re.fullmatch(r"[mM]\.?f*[dD]@?", main):
        return language != "en" and "f" not in main  # only English puts the day behind the month
    if main == "t" and SHORT_DAY.fullmatch(cut[at].value):
        alone = len(codes) == 1 or (match["rel"] and len(cut[at].value) > len("1.7"))
        return not (
            alone
            or match["left"]
            or len(cut[at].value) == LONG_SHORT
            or "f" in codes[max(0, at - 1) : at]
        )
    return main.startswith("D") and "m" not in main and "M" not in main


def _stretch(match: re.Match[str], cut: list[Piece], codes: str) -> tuple[int, int]:
    first, last = match.start(), match.end() - 1
    while codes[first] in "fvV" and first < last:
        first += 1
    while codes[last] in ".," and last > first and cut[last - 1].code not in {"g", "M"}:
        last -= 1
    return cut[first].start, cut[last].end


def _kind(match: re.Match[str], cut: list[Piece]) -> str:
    if match["ago"]:
        return "relative"
    if match["left"] or match["first"] or match["second"]:
        return "range"
    if match["rel"]:
        return RELATIONS.get(match["rel"].rstrip("f")[-1], "point")
    main = cut[match.start("main")]
    if main.value == "then:since":
        return "since"
    return "relative" if main.code in {"R", "w"} else "point"


def _last_day(what: Edtf | None) -> date | None:
    if isinstance(what, Interval):
        return what.end.last() if what.end else (what.start.first() if what.start else None)
    return what.last() if isinstance(what, Point) else None


def _meaning(match: re.Match[str], cut: list[Piece], seen: _Seen) -> Edtf | None:
    """Put the parts of an expression together."""
    if match["ago"]:
        return _ago(cut[match.start() : match.end()], seen)
    if match["second"]:
        return _day_pair(match, cut, seen)
    main = _atom(cut[match.start("main") : match.end("main")], seen)
    if main is None:
        return None
    if match["first"]:
        return _days(match, cut, main)
    if match["left"]:
        left = cut[match.start("left") : match.end("left")]
        return _range(left, main, seen)
    return _related(main, (match["rel"] or "").rstrip("f")[-1:])


def _ago(words: list[Piece], seen: _Seen) -> Edtf | None:
    """Read "three days ago", "hace tres días": only days are exact."""
    unit = next(w.value for w in words if w.code in {"U", "S"})
    numbers = [int(w.value) for w in words if w.code in {"n", "D", "N"}]
    steps = (numbers or [1])[0]
    if unit == "week":
        unit, steps = "day", DAYS_OF_WEEK * steps
        return rough(relative(f"{unit}:-{steps}", seen.anchor, None))
    what = relative(f"{unit}:-{steps}", seen.anchor, None)
    return what if unit == "day" else rough(what)


def _atom(words: list[Piece], seen: _Seen, latest: date | None = None) -> Edtf | None:
    """Read one date without its relation."""
    head = words[0]
    if head.code == "t":
        return numeric(head.value, seen.language, seen.anchor)
    if head.code == "R":
        return relative(head.value, seen.anchor, seen.before)
    if head.code == "w":
        return weekday(int(head.value), seen.anchor)
    return settle(_partial(words), seen.anchor, latest=latest)


def _partial(words: list[Piece]) -> Partial:
    year = month = day = part = season = None
    for word in words:
        number = int(word.value) if word.value.isdecimal() else None
        if word.code in {"m", "M"}:
            month = number
        elif word.code in {"E", "I", "L"}:
            part = number
        elif word.code == "q":
            season = (number or 1) % 12 or 12
        elif word.code == "D" or (number and number <= LAST_DAY and word.code == "n"):
            day = number
        elif number and word.code == "n":
            year = number
    return Partial(year=year, month=month, day=day, part=part, season=season)


def _days(match: re.Match[str], cut: list[Piece], main: Edtf) -> Edtf | None:
    """Read two days of one month: 5-11 July is a range, 3 or 4 July a choice."""
    day = int(cut[match.start("first")].value)
    if not isinstance(main, Point) or day > main.last().day:
        return None
    other = Point(main.year, main.month, day)
    if match["join"] == "j" or (match["join"] == "&" and "B" not in (match["rel"] or "")):
        return Choice(tuple(sorted((other, main), key=Point.first)), every=match["join"] == "&")
    return Interval(other, main) if other.first() <= main.last() else None


def _day_pair(match: re.Match[str], cut: list[Piece], seen: _Seen) -> Edtf | None:
    """Read an English range: July 10-25, 2022."""
    words = cut[match.start() : match.end()]
    days = [w for w in words if w.code == "D" or (w.code == "n" and len(w.value) <= len("31"))]
    rest = [w for w in words if w not in days]
    first, last = (_atom([*rest, d], seen) for d in days)
    return Interval(first, last) if isinstance(first, Point) and isinstance(last, Point) else None


def _range(left: list[Piece], right: Edtf, seen: _Seen) -> Edtf | None:
    end = right.end if isinstance(right, Interval) else right
    if not isinstance(end, Point):
        return None
    start = _atom(left, seen, end.last())
    start = start.start if isinstance(start, Interval) else start
    if not isinstance(start, Point) or start.first() > end.last():
        return None
    return Interval(start, end)


def _related(what: Edtf, relation: str) -> Edtf | None:
    """Open the side that a relation leaves open."""
    if isinstance(what, Choice) or relation not in RELATIONS or relation == "c":
        return what
    start, end = (what.start, what.end) if isinstance(what, Interval) else (what, what)
    if relation == "s":
        return Interval(start, None)
    if relation == "u":
        return Interval(None, end)
    if relation == "b":
        return Interval(None, shifted(start, -1)) if start else None
    after = shifted(end, 1) if end else None
    return Interval(Point(after.year, after.month, after.day, "~"), None) if after else None
