"""What does a row of a list or table state?"""

from collections.abc import Callable, Iterator, Sequence

from habeas.claims.columns import column_kind
from habeas.claims.figures import Figure
from habeas.claims.lexicon import STRONG, lexicon
from habeas.claims.reading import Reading, Statement
from habeas.model.document import Cell, Passage, PassageKind
from habeas.model.words import EventType, Polarity

CLAIMED = ("place", "start", "end", "status", "remark")

Figures = Callable[[int], Sequence[Figure]]


def find(reading: Reading, figures: Figures) -> list[Statement]:
    """Find one statement a row: a person held somewhere, or a count under a head."""
    found: list[Statement] = []
    for at, passage in enumerate(reading.document.passages):
        if passage.kind is PassageKind.ROW and passage.cells:
            found += _row(reading, at, passage, figures(at))
    return found


def _row(
    reading: Reading, at: int, passage: Passage, figures: Sequence[Figure]
) -> Iterator[Statement]:
    kinds = [column_kind(cell.column) for cell in passage.cells]
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
    types = told if EventType.MOVEMENT_RESTRICTION in told else {EventType.DETENTION} | told
    if any(cell.column and _asks(cell.column) for cell in passage.cells):
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


_TITLES = (PassageKind.TITLE, PassageKind.HEADING)


def _paragraphs_before(reading: Reading, at: int) -> Iterator[str]:
    for passage in reversed(reading.document.passages[:at]):
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            yield passage.text


def _told(text: str, language: str, *, weak: bool = False) -> set[EventType]:
    words = [w.strip('().,;:«»"?!') for w in text.casefold().split()]
    hits = [h for h in lexicon("events", language).find(words) if weak or h.strength == STRONG]
    over = {label for hit in hits for label in hit.over}
    return {EventType(hit.label) for hit in hits if hit.label not in over}


def _words(passage: Passage, cell: Cell) -> str:
    return passage.text[cell.start : cell.end].strip()


def _asks(column: str) -> bool:
    return "asks" in column.casefold() or "ищет" in column.casefold()
