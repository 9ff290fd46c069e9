"""How far does a date carry through a witness's tale?"""

from datetime import date, timedelta

from habeas.claims.counted import WORD, fits
from habeas.claims.dated import has_word, mentions, sentence_at
from habeas.claims.reading import Reading, Statement
from habeas.model.document import Passage, PassageKind
from habeas.model.words import EventType, Polarity
from habeas.text import edtf
from habeas.text.numbers import find as find_numbers

OF_A_STAY = {
    EventType.DETENTION,
    EventType.CONDITIONS,
    EventType.ILL_TREATMENT,
    EventType.TORTURE,
    EventType.OFFICIAL_RESPONSE,
}
Dated = tuple[str | None, str]


def is_tale(reading: Reading, passage: Passage) -> bool:
    """Tell whether a passage is part of what somebody told in confidence."""
    return not reading.document.public and passage.kind is PassageKind.PARAGRAPH


def carried(
    reading: Reading, statement: Statement, passage: Passage, day: date | None
) -> Dated | None:
    """Carry a date on through one paragraph of a witness's tale."""
    if not is_tale(reading, passage):
        return None
    before = [
        m for m in mentions(reading, statement.passage, day) if m.end <= statement.start and m.edtf
    ]
    if not before:
        return None
    last = before[-1]
    language = reading.analyses[statement.passage].language
    around = sentence_at(reading, statement.passage, last.start)
    counted = EventType.COUNT in statement.types and EventType.DETENTION in statement.types
    if not counted and has_word(passage.text[slice(*around)], "telling", language):
        return edtf.until(last.edtf or ""), "what was told on a day was so by then"
    return last.edtf, "carried from the sentence before"


def stay(
    reading: Reading, statement: Statement, passage: Passage, day: date | None
) -> Dated | None:
    """Date what lasted or never happened in a stay: from the taking to the telling."""
    if not is_tale(reading, passage):
        return None
    language = reading.analyses[statement.passage].language
    words = passage.text[statement.start : statement.end]
    never = statement.polarity is Polarity.NEGATED or has_word(words, "lasting", language)
    days = _days_long(words, language)
    if not (never or days) or not set(statement.types) & OF_A_STAY:
        return None
    taken = _taken(reading, statement.passage, day)
    before = [m for m in mentions(reading, statement.passage, day) if m.end <= statement.start]
    ends = [end for m in before if m.edtf and (end := edtf.ending(m.edtf))]
    last = ends[-1] if ends else day
    first = edtf.beginning(taken)
    if first is None or last is None:
        return None
    if days:
        return f"{first}/{first.first() + timedelta(days=days)}", "so many days since the taking"
    told = str(last) if isinstance(last, edtf.Point) else last.isoformat()
    return f"{first}/{told}", "as long as somebody was held"


def _taken(reading: Reading, last: int, day: date | None) -> str | None:
    """Find the first date in a tale that goes with a word for taking somebody away."""
    for at in range(last + 1):
        passage, language = reading.document.passages[at], reading.analyses[at].language
        if passage.kind is PassageKind.META:
            continue
        for mention in mentions(reading, at, day):
            around = sentence_at(reading, at, mention.start)
            if mention.edtf and has_word(passage.text[slice(*around)], "taking", language):
                return mention.edtf
    return None


def _days_long(words: str, language: str) -> int | None:
    """Read for how many days something lasted: for 66 days she was not let in."""
    for number in find_numbers(words, language):
        noun = WORD.match(words, number.end + 1)
        if noun and "days" in fits(noun[0], language):
            return number.value
    return None
