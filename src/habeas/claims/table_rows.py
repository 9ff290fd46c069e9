"""What does a row of a list or table state?"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from habeas.claims.figures import Figure
from habeas.claims.lexicon import STRONG, lexicon
from habeas.claims.reading import Reading, Span, Statement
from habeas.model.document import Cell, Passage, PassageKind
from habeas.model.words import EventType, Polarity
from habeas.text.tables import rows

CLAIMED = ("place", "start", "end", "status", "remark")

Figures = Callable[[int], Sequence[Figure]]
Places = Callable[[int], Sequence[Span]]


def find(reading: Reading, figures: Figures, places: Places) -> list[Statement]:
    """Find one statement a row: a person held somewhere, or a count under a head."""
    found: list[Statement] = []
    for at, passage in enumerate(reading.document.passages):
        if passage.kind is PassageKind.ROW and passage.cells:
            found += _row(reading, at, passage, figures(at), places(at))
    return found


def _row(
    reading: Reading, at: int, passage: Passage, figures: Sequence[Figure], places: Sequence[Span]
) -> Iterator[Statement]:
    kinds = [column_kind(cell.column) for cell in passage.cells]
    if "person" in kinds:
        yield from _person(reading, at, passage, kinds, places)
    elif figures:
        yield from _count(reading, at, passage, figures)


def _person(
    reading: Reading, at: int, passage: Passage, kinds: list[str | None], places: Sequence[Span]
) -> Iterator[Statement]:
    held = next((i for i, kind in enumerate(kinds) if kind == "place"), None)
    if held is None or not _words(passage, passage.cells[held]):
        yield from _total(reading, at, passage)
        return
    last = held
    while last + 1 < len(kinds) and kinds[last + 1] in CLAIMED:
        last += 1
    start, end = passage.cells[held].start, passage.cells[last].end
    language = reading.analyses[at].language
    types = {EventType.DETENTION} | _told(passage.text[start:end], language)
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


def _total(reading: Reading, at: int, passage: Passage) -> Iterator[Statement]:
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


def column_kind(head: str | None) -> str | None:
    """Say what a column holds by its head: the kind whose words fit best, None if none does.

    >>> column_kind("place_held"), column_kind("Held at"), column_kind("consent")
    ('place', 'place', 'consent')
    """
    if head is None:
        return None
    name = head.casefold().strip()
    parts = {name, *name.replace("_", " ").split()}
    whole = next((kind for kind, words in _columns() if name in words), None)
    return whole or next((kind for kind, words in _columns() if _fits(parts, words)), None)


def _fits(parts: set[str], words: frozenset[str]) -> bool:
    stems = [word[:-1] for word in words if word.endswith("*")]
    return bool(parts & words) or any(p.startswith(s) for p in parts for s in stems)


@cache
def _columns() -> tuple[tuple[str, frozenset[str]], ...]:
    lines = rows("habeas.claims", "columns.csv")
    return tuple((line["kind"], frozenset(line["words"].split())) for line in lines)
