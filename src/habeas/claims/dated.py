"""Which dates, and which telling words, stand around a statement?"""

from datetime import date
from functools import cache

from habeas.claims.births import is_birth
from habeas.claims.counted import WORD
from habeas.claims.reading import Reading, Span
from habeas.model.document import PassageKind
from habeas.text import edtf
from habeas.text.dates import DateMention
from habeas.text.dates import find as find_dates
from habeas.text.tables import rows

GENERATION = 15  # years before every other date: somebody's birth, school or first job
BACK = 12  # passages in which "since then" looks for its day


def mentions(reading: Reading, at: int, day: date | None) -> tuple[DateMention, ...]:
    """Find the dates of a passage that an event can have, seen from the day of its text."""
    text, language = reading.document.passages[at].text, reading.analyses[at].language
    found = find_dates(text, language, anchor=day)
    if not all(m.edtf for m in found):
        # "the next day", "since then" at the start of a passage go back to the passage before.
        found = find_dates(text, language, anchor=day, before=_named_before(reading, at, day))
    return tuple(m for m in found if not is_birth(text, m, language))


def _named_before(reading: Reading, at: int, day: date | None) -> date | None:
    """Give the last day that the passages before name."""
    for earlier in range(at - 1, max(-1, at - BACK), -1):
        passage = reading.document.passages[earlier]
        if passage.kind in {PassageKind.META, PassageKind.ROW}:
            continue
        language = reading.analyses[earlier].language
        found = find_dates(passage.text, language, anchor=day)
        ends = [
            edtf.bounds(m.edtf)
            for m in found
            if m.edtf and not is_birth(passage.text, m, language)
        ]
        days = [last or first for first, last in ends if last or first]
        if days:
            return days[-1]
    return None


def without_old(found: list[DateMention], day: date | None) -> list[DateMention]:
    """Leave out dates that lie a generation before all others, where another stands beside."""
    firsts = [edtf.bounds(m.edtf)[0] for m in found]
    years = [first.year for first in firsts if first]
    latest = max([*years, *([day.year] if day else [])], default=0)
    kept = [
        m
        for m, first in zip(found, firsts, strict=True)
        if first is None or latest - first.year < GENERATION
    ]
    return kept or found


def sentence_at(reading: Reading, at: int, offset: int) -> Span:
    """Give the sentence of a passage that holds an offset."""
    analysis = reading.analyses[at]
    for sentence in analysis.sentences:
        words = analysis.words(sentence)
        if words and words[0].start <= offset < words[-1].end:
            return words[0].start, words[-1].end
    return offset, offset


def has_word(text: str, kind: str, language: str) -> bool:
    """Tell whether a text holds a word of a kind: taking, telling, demand, lasting."""
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


def onset(reading: Reading, start: edtf.Point | None) -> str:
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
