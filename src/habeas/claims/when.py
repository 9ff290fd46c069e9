"""When did the event of a statement take place, as far as the words say?

Own words first, then those of the sentence, then a date carried through a witness's tale; else all
that is known is that it was so by the day of the text.
"""

from datetime import date
from functools import lru_cache

from habeas.claims.columns import column_kind
from habeas.claims.cues import find_cues
from habeas.claims.dated import has_word, mentions, onset, without_old
from habeas.claims.figures import day_of
from habeas.claims.reading import Reading, Span, Statement
from habeas.claims.tale import Dated, carried, is_tale, stay
from habeas.model.document import Passage, PassageKind
from habeas.model.words import EventType
from habeas.text import edtf
from habeas.text.dates import DateMention
from habeas.text.dates import find as find_dates

LAWFUL = {EventType.LEGAL_NORM}
OPINION = {EventType.LEGAL_OPINION}
OWN_ACTS = {EventType.RETRACTION}
HELD = {EventType.DETENTION, EventType.MOVEMENT_RESTRICTION}
DEMANDS = {EventType.COMPLAINT}
LIST_BACK = 4  # items that one "we ask:" opens
NO_STATES = {EventType.TRANSFER, EventType.RELEASE, EventType.RETURN, EventType.REFUSAL}


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
        or _let_go(reading, statement, day)
        or stay(reading, statement, passage, day)
        or carried(reading, statement, passage, day)
        or _of_list(reading, statement, day)
        or _by(passage, day)
    )


def _let_go(reading: Reading, statement: Statement, day: date | None) -> Dated | None:
    """Date "he was released" by the day until which the sentence before says he was held."""
    if EventType.RELEASE not in statement.types:
        return None
    known = [m for m in mentions(reading, statement.passage, day) if m.end <= statement.start]
    if not known or known[-1].kind != "until" or not known[-1].edtf:
        return None
    end = edtf.ending(known[-1].edtf)
    return (str(end), "what lasted until a day ended on it") if end else None


def _by(passage: Passage, day: date | None) -> Dated:
    """Fall back on the day of the text: by then it was so."""
    if day is None:
        return None, "the day of the text is not known"
    if passage.message and not passage.message.forwarded_from:
        return day.isoformat(), "the day of the message"
    return f"../{day.isoformat()}", "by the day of the text"


def _demands(reading: Reading, statement: Statement, passage: Passage) -> bool:
    """Tell whether the text itself asks for it: we ask that ..., or an item under "we ask:"."""
    language = reading.analyses[statement.passage].language
    if has_word(passage.text[: statement.start], "demand", language):
        return True
    first = max(0, statement.passage - LIST_BACK)
    above = [p.text for p in reading.document.passages[first : statement.passage]]
    return any(t.rstrip().endswith(":") and has_word(t, "demand", language) for t in above)


def _said(
    reading: Reading, statement: Statement, passage: Passage, day: date | None
) -> Dated | None:
    """Read the dates inside the statement, else those beside it in its sentence."""
    known = [m for m in mentions(reading, statement.passage, day) if m.edtf]
    inside = [m for m in known if statement.start <= m.start and m.end <= statement.end]
    if inside:
        inside = without_old(inside, day)
        told = _put_together(reading, statement, passage, inside, day)
        return told, "a date in its own words"
    first, last = _sentence(reading, statement)
    beside = without_old([m for m in known if first <= m.start and m.end <= last], day)
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
    return bool(cues) or has_word(text[sentence[0] : statement.start], "telling", language)


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
    return _is_state(reading, statement, passage.text[statement.start : statement.end], language)


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
        start = onset(reading, edtf.beginning(since.edtf))
        end = edtf.ending(points[-1].edtf) if points else None
        if not end and set(statement.types) & HELD and EventType.COUNT not in statement.types:
            return f"{start}/{edtf.OPEN}"
        return f"{start}/{end or (day.isoformat() if day else edtf.OPEN)}"
    only = next((m for m in found if m.kind == "range"), found[0])
    if only.kind == "range":
        start = onset(reading, edtf.beginning(only.edtf))
        return (
            f"{start}/{edtf.ending(only.edtf)}"
            if start and "[" not in (only.edtf or "")
            else only.edtf
        )
    words = passage.text[statement.start : statement.end]
    if only.kind == "as_of" or _is_state(reading, statement, words, language):
        return edtf.until(only.edtf or "") or only.edtf
    return only.edtf


def _is_state(reading: Reading, statement: Statement, words: str, language: str) -> bool:
    """Tell whether something lasted: a date beside it is one day of it."""
    types = set(statement.types)
    passage = reading.document.passages[statement.passage]
    if EventType.COUNT in types and is_tale(reading, passage):
        return False  # a witness counts what was there on that day
    return bool(types & HELD) and not types & NO_STATES and not has_word(words, "taking", language)


def _of_list(reading: Reading, statement: Statement, day: date | None) -> Dated | None:
    """Give an item the day that the line above the list is as of."""
    passages = reading.document.passages
    if passages[statement.passage].kind is not PassageKind.ITEM:
        return None
    at = statement.passage
    while at > 0 and passages[at].kind is PassageKind.ITEM:
        at -= 1
    found = [m for m in mentions(reading, at, day) if m.kind == "as_of" and m.edtf]
    return (edtf.until(found[-1].edtf or ""), "the day that the list is as of") if found else None


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
                    f"{onset(reading, start)}/{edtf.ending(spans[-1].edtf)}",
                    "the span that the table covers",
                )
    return _by(passage, day)


@lru_cache(maxsize=4)  # a list is read row by row: its latest day is looked for once
def _latest_named(text: str, language: str) -> date | None:
    """Give the latest full date of a text: a list that bears no day was not made before it."""
    found = find_dates(text, language, anchor=None)
    return max((last for m in found if (last := edtf.bounds(m.edtf)[1])), default=None)
