"""What does each column of a list hold: by its head, else by its cells?"""

import re
from collections.abc import Callable, Sequence

from habeas.claims.columns import column_kind
from habeas.claims.counted import fits
from habeas.claims.lexicon import lexicon
from habeas.model.document import Passage
from habeas.model.place import PlaceKind
from habeas.model.words import Unit
from habeas.text.dates import find as find_dates
from habeas.text.gazetteer import load

NAME = re.compile(r"[^\W\d_][\w'’ʼ.-]*(?:\s+[^\W\d_][\w'’ʼ.-]*){1,4}")
MOST = 0.5  # of the filled cells of a column must look alike
SAMPLE = 40  # rows that are looked at
LONGEST = 60  # letters of a cell that can be a status
POINTS = frozenset({PlaceKind.CITY, PlaceKind.SITE, PlaceKind.REGION})


def shape(rows: Sequence[Passage], language: str) -> tuple[str | None, ...]:
    """Name the kind of each column of a table; None where neither head nor cells tell it."""
    width = max(len(row.cells) for row in rows)
    columns = [[_cell(row, at) for row in rows[:SAMPLE]] for at in range(width)]
    heads = [
        next((r.cells[at].column for r in rows if at < len(r.cells)), None) for at in range(width)
    ]
    kinds = [column_kind(head) for head in heads]
    if kinds.count("place") > 1:
        kinds = [_place_held(kind, head, heads) for kind, head in zip(kinds, heads, strict=True)]
    for at, cells in enumerate(columns):
        if kinds[at] is None:
            kinds[at] = _by_cells([c for c in cells if c], kinds, language, heads[at])
    return tuple(_ends(kinds, columns, language))


def _place_held(kind: str | None, head: str | None, heads: Sequence[str | None]) -> str | None:
    # "place" and "held where": where somebody is held wins over where somebody is from.
    held = [one for one in heads if one and "held" in one.casefold()]
    return None if kind == "place" and held and head not in held else kind


def _cell(row: Passage, at: int) -> str:
    return row.text[row.cells[at].start : row.cells[at].end].strip() if at < len(row.cells) else ""


def _by_cells(
    cells: Sequence[str], kinds: Sequence[str | None], language: str, head: str | None
) -> str | None:
    if not cells:
        return None
    if "person" not in kinds and (_persons(head, language) or _share(cells, _is_name) >= MOST):
        return "person" if _share(cells, _is_name) >= MOST else None
    if _share(cells, lambda cell: bool(find_dates(cell, language, anchor=None))) >= MOST:
        return "start"
    if "place" not in kinds and _share(cells, lambda cell: _is_place(cell, language)) >= MOST:
        return "place"
    return None


def _share(cells: Sequence[str], fitting: Callable[[str], bool]) -> float:
    return sum(fitting(cell) for cell in cells) / len(cells)


def _persons(head: str | None, language: str) -> bool:
    words = (head or "").replace("_", " ").split()
    return any(Unit.PERSONS in fits(word, language) for word in words)


def _is_name(cell: str) -> bool:
    words = cell.replace(",", " ").split()
    return bool(NAME.fullmatch(cell.replace(",", ""))) and all(w[:1].isupper() for w in words[:2])


def _is_place(cell: str, language: str) -> bool:
    found = load().find(cell, language)
    return any(place.kind in POINTS for mention in found for place in mention.candidates)


def _ends(
    kinds: list[str | None], columns: Sequence[Sequence[str]], language: str
) -> list[str | None]:
    """Take what stands behind the dates of a held person for how it goes on."""
    for at in range(1, len(kinds)):
        filled = [cell for cell in columns[at] if cell]
        behind = kinds[at - 1] in ("start", "end", "place")
        short = all(len(cell) <= LONGEST for cell in filled)
        if kinds[at] is None and behind and short and _tells(filled, language):
            kinds[at] = "status"
    return kinds


def _tells(cells: Sequence[str], language: str) -> bool:
    words = [cell.casefold().split() for cell in cells]
    return any(True for cell in words for _ in lexicon("events", language).find(cell))
