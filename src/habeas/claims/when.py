"""When did the event of a statement take place, as far as the words say?

Own words first, then those of the sentence, then a date carried through a witness's tale; else all
that is known is that it was so by the day of the text.
"""

from datetime import date
from functools import cache, lru_cache

from habeas.claims.columns import column_kind
from habeas.claims.counted import WORD
from habeas.claims.cues import find_cues
from habeas.claims.figures import day_of
from habeas.claims.reading import Reading, Span, Statement
from habeas.model.document import Passage, PassageKind
from habeas.model.words import EventType
from habeas.text import edtf
from habeas.text.dates import DateMention
from habeas.text.dates import find as find_dates
from habeas.text.tables import rows

LAWFUL = {EventType.LEGAL_NORM}
OPINION = {EventType.LEGAL_OPINION}
OWN_ACTS = {EventType.RETRACTION}
HELD = {EventType.DETENTION, EventType.MOVEMENT_RESTRICTION}
DEMANDS = {EventType.COMPLAINT}
BACK = 12  # passages in which "since then" looks for its day
LIST_BACK = 4  # items that one "we ask:" opens
NO_STATES = {EventType.TRANSFER, EventType.RELEASE, EventType.RETURN, EventType.REFUSAL}
Dated = tuple[str | None, str]


def event_date(reading: Reading, statement: Statement, *, by: date | None = None) -> Dated:
    """Give the EDTF of a statement's event, None for law, and the rule that gave it.

    `by` is a day on which the source is known to have existed, for texts that bear no day.
    """
    types = set(statement.types)
    if types & LAWFUL or types == OPINION:
        return None, "law has no day"
    passage = reading.document.passages[statement.passage]
    day = day_of(reading, passage) or by
    if types & OWN_ACTS or (types & DEMANDS and _demands(reading, statement, passage)):
        return (day.isoformat() if day else None), "an act of the text itself"
    if passage.kind is PassageKind.ROW and passage.cells:
        return _of_row(reading, statement, passage, day)
    return (
        _said(reading, statement, passage, day)
        or _carried(reading, statement, passage, day)
        or _by(passage, day)
    )


def _by(passage: Passage, day: date | None) -> Dated:
    """Fall back on the day of the text: by then it was so."""
    if day is None:
        return None, "the day of the text is not known"
    if passage.message and not passage.message.forwarded_from:
        return day.isoformat(), "the day of the message"
    return f"../{day.isoformat()}", "by the day of the text"


def mentions(reading: Reading, at: int, day: date | None) -> tuple[DateMention, ...]:
    """Find the dates of a passage, seen from the day of its text."""
    text, language = reading.document.passages[at].text, reading.analyses[at].language
    found = find_dates(text, language, anchor=day)
    if all(m.edtf for m in found):
        return found
    # "the next day", "since then" at the start of a passage go back to the passage before.
    return find_dates(text, language, anchor=day, before=_named_before(reading, at, day))


def _named_before(reading: Reading, at: int, day: date | None) -> date | None:
    """Give the last day that the passages before name."""
    for earlier in range(at - 1, max(-1, at - BACK), -1):
        passage = reading.document.passages[earlier]
        if passage.kind in {PassageKind.META, PassageKind.ROW}:
            continue
        found = find_dates(passage.text, reading.analyses[earlier].language, anchor=day)
        ends = [edtf.bounds(m.edtf) for m in found if m.edtf]
        days = [last or first for first, last in ends if last or first]
        if days:
            return days[-1]
    return None


def _demands(reading: Reading, statement: Statement, passage: Passage) -> bool:
    """Tell whether the text itself asks for it: we ask that ..., or an item under "we ask:"."""
    language = reading.analyses[statement.passage].language
    if _has(passage.text[: statement.start], "demand", language):
        return True
    first = max(0, statement.passage - LIST_BACK)
    above = [p.text for p in reading.document.passages[first : statement.passage]]
    return any(t.rstrip().endswith(":") and _has(t, "demand", language) for t in above)


def _said(
    reading: Reading, statement: Statement, passage: Passage, day: date | None
) -> Dated | None:
    """Read the dates inside the statement, else those beside it in its sentence."""
    known = [m for m in mentions(reading, statement.passage, day) if m.edtf]
    inside = [m for m in known if statement.start <= m.start and m.end <= statement.end]
    if inside:
        told = _put_together(reading, statement, passage, inside, day)
        return told, "a date in its own words"
    first, last = _sentence(reading, statement)
    beside = [m for m in known if first <= m.start and m.end <= last]
    if not beside:
        return None
    near = min(beside, key=lambda m: _distance(m, statement))
    since = any(m.kind == "since" for m in beside)
    if since and not set(statement.types) & HELD:
        return _put_together(
            reading, statement, passage, beside, day
        ), "since a day in its sentence"
    if near.kind == "since" and _lasts(statement, passage, reading):
        return None
    if near.kind != "since" and _is_of_the_telling(reading, statement, near, (first, last)):
        return edtf.until(near.edtf or ""), "the date of a report bounds what it tells"
    told = _put_together(reading, statement, passage, [near], day)
    return told, "a date in its sentence"


def _distance(mention: DateMention, statement: Statement) -> int:
    return max(statement.start - mention.end, mention.start - statement.end)


def _is_of_the_telling(
    reading: Reading, statement: Statement, mention: DateMention, sentence: Span
) -> bool:
    """Tell "in early July the foundation reported that ...": the date is that of the saying."""
    if mention.start > statement.end:
        return True
    language = reading.analyses[statement.passage].language
    text = reading.document.passages[statement.passage].text
    cues = [c for c in find_cues(text, language) if sentence[0] <= c.start < statement.start]
    return bool(cues) or _has(text[sentence[0] : statement.start], "telling", language)


def _sentence(reading: Reading, statement: Statement) -> Span:
    analysis = reading.analyses[statement.passage]
    spans = [
        (words[0].start, words[-1].end)
        for sentence in analysis.sentences
        if (words := analysis.words(sentence))
        and words[0].start < statement.end
        and statement.start < words[-1].end
    ]
    if not spans:
        return statement.start, statement.end
    return spans[0][0], spans[-1][1]


def _lasts(statement: Statement, passage: Passage, reading: Reading) -> bool:
    language = reading.analyses[statement.passage].language
    return _is_state(statement, passage.text[statement.start : statement.end], language)


def _put_together(
    reading: Reading,
    statement: Statement,
    passage: Passage,
    found: list[DateMention],
    day: date | None,
) -> str | None:
    """Join what several dates say of one event: since February, on 20 July counted."""
    since = next((m for m in found if m.kind == "since"), None)
    points = [m for m in found if m.kind in {"point", "as_of", "relative", "range", "until"}]
    language = reading.analyses[statement.passage].language
    if since and since.edtf:
        start = _onset(reading, edtf.beginning(since.edtf))
        end = edtf.ending(points[-1].edtf) if points else None
        if not end and set(statement.types) & HELD and EventType.COUNT not in statement.types:
            return f"{start}/{edtf.OPEN}"
        return f"{start}/{end or (day.isoformat() if day else edtf.OPEN)}"
    only = next((m for m in found if m.kind == "range"), found[0])
    if only.kind == "range":
        start = _onset(reading, edtf.beginning(only.edtf))
        return (
            f"{start}/{edtf.ending(only.edtf)}"
            if start and "[" not in (only.edtf or "")
            else only.edtf
        )
    words = passage.text[statement.start : statement.end]
    if only.kind == "as_of" or _is_state(statement, words, language):
        return edtf.until(only.edtf or "") or only.edtf
    return only.edtf


def _is_state(statement: Statement, words: str, language: str) -> bool:
    """Tell whether something lasted: a date beside it is one day of it."""
    types = set(statement.types)
    return bool(types & HELD) and not types & NO_STATES and not _has(words, "taking", language)


def _onset(reading: Reading, start: edtf.Point | None) -> str:
    """Give the day a conflict began where "since February" can only mean that."""
    if start is None:
        return edtf.OPEN
    text = reading.document.text.casefold()
    for row in rows("habeas.claims", "when_onsets.csv"):
        began = date.fromisoformat(row["onset"])
        whole = edtf.Point(start.year, start.month)
        if (
            start.month
            and (start.day is None or start.mark)
            and whole.first() <= began <= whole.last()
        ) and any(stem in text for stem in row["about"].split("|")):
            return row["onset"]
    return str(start)


def _carried(
    reading: Reading, statement: Statement, passage: Passage, day: date | None
) -> Dated | None:
    """Carry a date on through one paragraph of a witness's tale."""
    if reading.document.public or passage.kind is not PassageKind.PARAGRAPH:
        return None
    before = [
        m for m in mentions(reading, statement.passage, day) if m.end <= statement.start and m.edtf
    ]
    if not before:
        return None
    last = before[-1]
    language = reading.analyses[statement.passage].language
    around = _sentence_at(reading, statement.passage, last.start)
    counted = EventType.COUNT in statement.types and EventType.DETENTION in statement.types
    if not counted and _has(passage.text[slice(*around)], "telling", language):
        return edtf.until(last.edtf or ""), "what was told on a day was so by then"
    return last.edtf, "carried from the sentence before"


def _sentence_at(reading: Reading, at: int, offset: int) -> Span:
    analysis = reading.analyses[at]
    for sentence in analysis.sentences:
        words = analysis.words(sentence)
        if words and words[0].start <= offset < words[-1].end:
            return words[0].start, words[-1].end
    return offset, offset


def _of_row(reading: Reading, statement: Statement, passage: Passage, day: date | None) -> Dated:
    """Read the day somebody was taken and the day it ended; a count has the period of its row."""
    language = reading.analyses[statement.passage].language
    anchor = day or _latest_named(reading.document.text, language)
    kinds = {column_kind(cell.column) for cell in passage.cells}
    cells: dict[str, str] = {}
    for cell in passage.cells:
        kind = column_kind(cell.column)
        found = find_dates(
            passage.text[cell.start : cell.end].strip(" -"), language, anchor=anchor
        )
        if kind and found and found[0].edtf:
            cells.setdefault(kind, found[0].edtf)
    start, end = edtf.beginning(cells.get("start")), edtf.ending(cells.get("end"))
    if start:
        return f"{start}/{end or edtf.OPEN}", "the columns of the list"
    if "period" in cells and EventType.COUNT in statement.types:
        return edtf.until(cells["period"]), "the period of the row"
    if EventType.COUNT in statement.types and "person" not in kinds:
        for at in range(statement.passage - 1, -1, -1):
            spans = [m for m in mentions(reading, at, day) if m.kind == "range" and m.edtf]
            if spans and reading.document.passages[at].kind is not PassageKind.ROW:
                start = edtf.beginning(spans[-1].edtf)
                return (
                    f"{_onset(reading, start)}/{edtf.ending(spans[-1].edtf)}",
                    "the span that the table covers",
                )
    return _by(passage, day)


@lru_cache(maxsize=4)  # a list is read row by row: its latest day is looked for once
def _latest_named(text: str, language: str) -> date | None:
    """Give the latest full date of a text: a list that bears no day was not made before it."""
    found = find_dates(text, language, anchor=None)
    return max((last for m in found if (last := edtf.bounds(m.edtf)[1])), default=None)


def _has(text: str, kind: str, language: str) -> bool:
    stems = _stems(kind, language)
    for word in WORD.finditer(text.casefold()):
        for stem, extra in stems:
            if word[0].startswith(stem) and len(word[0]) - len(stem) <= extra:
                return True
    return False


@cache
def _stems(kind: str, language: str) -> tuple[tuple[str, int], ...]:
    return tuple(
        (row["stem"], int(row["extra"]))
        for row in rows("habeas.claims", "when_words.csv")
        if row["language"] == language and row["kind"] == kind
    )
