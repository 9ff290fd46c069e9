"""What happened when, as far as the statements say?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.release import Private, Statement
from habeas.publication.blocks import Block
from habeas.publication.dates import bounds, is_open, month, readable
from habeas.publication.wording import capital, told


class Entry(Struct, frozen=True):
    """What statements of one date say happened."""

    when: str
    edtf: str
    what: str
    where: str
    blocks: tuple[Block, ...]  # the one that is quoted first

    @property
    def sealed(self) -> bool:
        """Tell whether none of it may be quoted."""
        return self.blocks[0].excerpt is None


class Month(Struct, frozen=True):
    """The entries that begin in one month: those with words, and those that are sealed."""

    name: str
    open: tuple[Entry, ...]
    sealed: tuple[Entry, ...]


class Chronicle(Struct, frozen=True):
    """Dated entries by month, and how many statements have no day of their own."""

    months: tuple[Month, ...]
    states: int
    undated: int


def chronicle(private: Private, laid: Mapping[ClaimId, Block]) -> Chronicle:
    """Order the statements that have a beginning in time."""
    dated = [s for s in private.statements if s.date and not is_open(s.date)]
    months: dict[str, list[Entry]] = {}
    for entry in _entries(dated, laid):
        months.setdefault(month(entry.edtf), []).append(entry)
    return Chronicle(
        months=tuple(_month(name, entries) for name, entries in months.items()),
        states=sum(bool(s.date) and is_open(s.date) for s in private.statements),
        undated=sum(s.date is None for s in private.statements),
    )


def _month(name: str, entries: Sequence[Entry]) -> Month:
    shown = tuple(entry for entry in entries if not entry.sealed)
    return Month(name, shown, tuple(entry for entry in entries if entry.sealed))


def _entries(dated: Iterable[Statement], laid: Mapping[ClaimId, Block]) -> Iterator[Entry]:
    groups: dict[tuple[str, str], list[Statement]] = {}
    for one in dated:
        groups.setdefault((one.date or "", told("type", _main_type(one))), []).append(one)
    ordered = sorted(groups.items(), key=lambda g: (*bounds(g[0][0]), -len(g[1]), g[0]))
    for (date, what), members in ordered:
        first_open = sorted(members, key=lambda one: one.excerpt is None)
        where = dict.fromkeys(s.name for one in first_open for s in one.places if s.name)
        yield Entry(
            readable(date),
            date,
            capital(what),
            ", ".join(where),
            tuple(laid[one.id] for one in first_open),
        )


def _main_type(one: Statement) -> str:
    # "A count" says least of what happened: the other type is the event.
    return next((t for t in one.types if t != "count"), one.types[0])
