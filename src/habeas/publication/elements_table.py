"""What is known of each element: in the whole case, by place, by episode and by person?"""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.law import ElementState, Matrix
from habeas.model.norm import Truth
from habeas.publication.blocks import Block
from habeas.publication.dates import readable
from habeas.publication.wording import counted, told

SHOWN_PLACES = 5  # columns of the matrix; the others stand in gaps.csv
SHOWN_EPISODES = 6
SHOWN_PERSONS = 8


class CellView(Struct, frozen=True):
    """One element at one place: its state, in a word and in a mark, and its origins."""

    mark: str
    state: str
    words: str


class RowView(Struct, frozen=True):
    """One element over the case and its places, with the statements that carry it."""

    label: str
    cells: tuple[CellView, ...]
    carried: tuple[Block, ...]
    against: tuple[Block, ...]


class TableView(Struct, frozen=True):
    """Elements by place, by episode or by person, and how many columns are not shown."""

    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    more: int


class ElementTables(Struct, frozen=True):
    """The same elements by place (the whole case first), by episode, and by person."""

    sites: TableView
    episodes: TableView  # of the places that have more than one
    persons: TableView


def element_tables(matrices: Sequence[Matrix], laid: Mapping[ClaimId, Block]) -> ElementTables:
    """Lay out the matrices of a case by what they are of."""
    episodes = [one for one in matrices if one.episode is not None]
    several = Counter(one.place for one in episodes)
    sites = [one for one in matrices if one.person is None and one.episode is None]
    return ElementTables(
        _table(sites, SHOWN_PLACES + 1, laid),
        _table([one for one in episodes if several[one.place] > 1], SHOWN_EPISODES, laid),
        _table([one for one in matrices if one.person is not None], SHOWN_PERSONS, laid),
    )


def _table(found: Sequence[Matrix], most: int, laid: Mapping[ClaimId, Block]) -> TableView:
    """List the elements of which something is known somewhere, one column a matrix."""
    shown = found[:most]
    whole = shown[0] if shown and _is_case(shown[0]) else None
    states = zip(*(matrix.elements for matrix in shown), strict=True)
    known = [
        row
        for row in states
        if any(one.state is not Truth.UNKNOWN for one in (row[:1] if whole else row))
    ]
    return TableView(
        columns=tuple(map(_column, shown)),
        rows=tuple(
            RowView(
                label=row[0].label,
                cells=tuple(map(_cell, row)),
                carried=tuple(laid[c] for c in row[0].claims if c in laid) if whole else (),
                against=tuple(laid[c] for c in row[0].against if c in laid) if whole else (),
            )
            for row in known
        ),
        more=len(found) - len(shown),
    )


def _is_case(matrix: Matrix) -> bool:
    return matrix.place is None and matrix.person is None


def _column(matrix: Matrix) -> str:
    if matrix.person is not None:
        return matrix.person
    if matrix.episode is not None:
        return f"{matrix.place}, {readable(matrix.episode)}"
    return matrix.place or "Whole case"


def _cell(one: ElementState) -> CellView:
    kind = "thin" if one.state is Truth.YES and not one.firm else str(one.state)
    origins = counted(one.origins, "origin", "origins") if one.origins else ""
    total = len(one.claims) + one.sealed
    denied = len(one.against) + one.sealed_against
    sealed = one.sealed + one.sealed_against
    parts = [
        origins,
        counted(total, "statement", "statements") if total else "",
        f"{denied} against" if denied else "",
        f"of these {sealed} sealed" if sealed else "",
        "" if total or denied else "; ".join(map(_short, one.because)),
    ]
    return CellView(kind, told("element_state", kind), ", ".join(filter(None, parts)))


def _short(reason: str) -> str:
    """Leave out where a reason was read: the norms say it."""
    return reason.partition(" (")[0]
