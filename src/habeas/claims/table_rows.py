"""What does a row of a list or table state?"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from habeas.claims.counting import COUNTED
from habeas.claims.edges import strip
from habeas.claims.figures import Figure
from habeas.claims.lexicon import EVENTS, STRONG, lexicon
from habeas.claims.list_shape import shape
from habeas.claims.polarity import undenying
from habeas.claims.reading import Reading, Statement
from habeas.model.document import Cell, Passage, PassageKind
from habeas.model.words import EventType, Polarity
from habeas.text.tables import rows

LINES = 40  # passages above a line of a count among which its head is looked for
NAME_WORDS = 5  # words of a place or a month before the number
PARTS = (":", "-", "–", "—", "|", "…", "=", "•")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
UNCOUNTED = {EventType.COUNT, EventType.DENIAL, EventType.RETRACTION, EventType.LEGAL_NORM}
CLAIMED = ("place", "start", "end", "status", "remark")

Shape = tuple[str | None, ...]
Figures = Callable[[int], Sequence[Figure]]


def find(reading: Reading, figures: Figures) -> list[Statement]:
    """Find one statement a row: a person held somewhere, or a count under a head."""
    found: list[Statement] = []
    shapes = _shapes(reading)
    for at, passage in enumerate(reading.document.passages):
        if passage.kind is PassageKind.ROW and passage.cells:
            found += _row(reading, at, passage, figures(at), shapes[_heads_of(passage)])
        elif is_count_line(passage, figures(at)):
            found += _line(reading, at, figures(at)[0])
    return found


def _shapes(reading: Reading) -> dict[tuple[str | None, ...], Shape]:
    """Tell the columns of each table, known by its heads."""
    tables: dict[tuple[str | None, ...], list[int]] = {}
    for at, passage in enumerate(reading.document.passages):
        if passage.kind is PassageKind.ROW and passage.cells:
            tables.setdefault(_heads_of(passage), []).append(at)
    passages, analyses = reading.document.passages, reading.analyses
    return {
        heads: shape([passages[at] for at in rows], analyses[rows[0]].language)
        for heads, rows in tables.items()
    }


def _heads_of(passage: Passage) -> tuple[str | None, ...]:
    return tuple(cell.column for cell in passage.cells)


def is_count_line(passage: Passage, figures: Sequence[Figure]) -> bool:
    """Tell "Minsk: 14" and "September   31": a name and its number, a row of a count in a text."""
    if passage.kind not in _LISTED or len(figures) != 1 or figures[0].unit not in COUNTED:
        return False
    text, (figure,) = passage.text.strip(" .;,"), figures
    ends = text.endswith(passage.text[figure.start : max(figure.end, (figure.noun or (0, 0))[1])])
    parted = passage.text[: figure.start].rstrip()[-1:] in PARTS
    named = 0 < len(passage.text[: figure.start].split()) <= NAME_WORDS
    bare = figure.noun is None and passage.text[: figure.start].strip()[:1].isalpha()
    return named and ends and (parted or bare)


def _line(reading: Reading, at: int, figure: Figure) -> Iterator[Statement]:
    text, language = reading.document.passages[at].text, reading.analyses[at].language
    told = _told(text, language, weak=True)
    for before in _heads(reading, at):
        told = told or _told(before, language, weak=True) - UNCOUNTED
    if told:
        types = tuple(sorted(told | {EventType.COUNT}))
        span = strip(text, 0, len(text))
        number = figure.start, figure.end
        yield Statement(at, *span, types, Polarity.AFFIRMED, (), number, ("line of a count",))


def _heads(reading: Reading, at: int) -> Iterator[str]:
    """Go back from a line to the sentences and heads that say of what it is a count."""
    for passage in reversed(reading.document.passages[max(0, at - LINES) : at]):
        if passage.kind in (*_TITLES, *_LISTED):
            yield from reversed(SENTENCE.split(passage.text))


def _row(
    reading: Reading, at: int, passage: Passage, figures: Sequence[Figure], shaped: Shape
) -> Iterator[Statement]:
    kinds = list(shaped[: len(passage.cells)])
    if "person" in kinds:
        yield from _person(reading, at, passage, kinds)
    elif figures:
        yield from _count(reading, at, passage, figures)


def _person(
    reading: Reading, at: int, passage: Passage, kinds: list[str | None]
) -> Iterator[Statement]:
    held = next((i for i, kind in enumerate(kinds) if kind == "place"), None)
    if held is None or not _words(passage, passage.cells[held]):
        yield from _total(at, passage)
        return
    last = held
    while last + 1 < len(kinds) and kinds[last + 1] in CLAIMED:
        last += 1
    start, end = passage.cells[held].start, passage.cells[last].end
    language = reading.analyses[at].language
    told = _told(passage.text[start:end], language)
    # House arrest in the column of places is no place of detention.
    types = set(told) if EventType.MOVEMENT_RESTRICTION in told else {EventType.DETENTION} | told
    for cell, kind in zip(passage.cells, kinds, strict=False):
        if kind == "status":
            types |= _told(_words(passage, cell), language)
    if EventType.RELEASE in types:
        types.discard(EventType.COMPLAINT)  # "released, signed letter": what he was let go for
    looked_for = _missing().search(passage.text[start:end].casefold())
    if looked_for or any(cell.column and _asks(cell.column) for cell in passage.cells):
        types.add(EventType.SEARCH)
    yield Statement(
        at,
        start,
        end,
        tuple(sorted(types)),
        Polarity.AFFIRMED,
        because=("row of a list of persons",),
    )


def _total(at: int, passage: Passage) -> Iterator[Statement]:
    cells = [cell for cell in passage.cells if _words(passage, cell)]
    if len(cells) == 2 and _words(passage, cells[1]).isdigit():  # noqa: PLR2004 - label and number
        types = (EventType.COUNT, EventType.DETENTION)
        span = cells[0].start, cells[1].end
        number = cells[1].start, cells[1].end
        yield Statement(at, *span, types, Polarity.AFFIRMED, (), number, ("total of a list",))


def _count(
    reading: Reading, at: int, passage: Passage, figures: Sequence[Figure]
) -> Iterator[Statement]:
    heads = " ".join(cell.column or "" for cell in passage.cells)
    titles = [p.text for p in reading.document.passages[:at] if p.kind in _TITLES]
    language = reading.analyses[at].language
    told = _told(heads, language, weak=True)
    for text in (*reversed(titles), *_paragraphs_before(reading, at)):
        told = told or _told(text, language, weak=True) - {EventType.COUNT}
    if not told:
        return
    for figure in figures:
        types = tuple(sorted(told | {EventType.COUNT}))
        number = figure.start, figure.end
        yield Statement(
            at,
            passage.cells[0].start,
            figure.end,
            types,
            Polarity.AFFIRMED,
            (),
            number,
            ("row of a count",),
        )


_LISTED = (PassageKind.PARAGRAPH, PassageKind.ITEM)
_TITLES = (PassageKind.TITLE, PassageKind.HEADING)


def _paragraphs_before(reading: Reading, at: int) -> Iterator[str]:
    for passage in reversed(reading.document.passages[:at]):
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            yield passage.text


def _told(text: str, language: str, *, weak: bool = False) -> set[EventType]:
    # "известно не менее чем о 340": the "not" of a number denies nothing that is known.
    words = undenying([w.strip('().,;:«»"?!') for w in text.casefold().split()], language)
    hits = [h for h in lexicon("events", language).find(words) if weak or h.strength == STRONG]
    over = {label for hit in hits for label in hit.over}
    # Labels that are no event ("elsewhere") only steer how sentences are read.
    return {EventType(hit.label) for hit in hits if hit.label in EVENTS - over}


def _words(passage: Passage, cell: Cell) -> str:
    return passage.text[cell.start : cell.end].strip()


@cache
def _missing() -> re.Pattern[str]:
    words = (re.escape(r["words"]) for r in rows("habeas.claims", "lists_missing.csv"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)".replace(r"\*", r"\w*"))


def _asks(column: str) -> bool:
    return "asks" in column.casefold() or "ищет" in column.casefold()
