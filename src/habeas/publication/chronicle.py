"""What happened when, as far as the statements say?"""

from collections.abc import Iterable

from msgspec import Struct

from habeas.model.release import Private, Statement
from habeas.publication.blocks import Block, blocks
from habeas.publication.dates import bounds, is_open, month, readable
from habeas.publication.wording import told


class Entry(Struct, frozen=True):
    """What statements of one date say happened."""

    when: str
    edtf: str
    what: str
    where: str
    blocks: tuple[Block, ...]


class Month(Struct, frozen=True):
    """The entries that begin in one month."""

    name: str
    entries: tuple[Entry, ...]


class Chronicle(Struct, frozen=True):
    """Dated entries by month, and how many statements have no day of their own."""

    months: tuple[Month, ...]
    states: int
    undated: int


def chronicle(private: Private) -> Chronicle:
    """Order the statements that have a beginning in time."""
    dated = [s for s in private.statements if s.date and not is_open(s.date)]
    months: dict[str, list[Entry]] = {}
    for entry in _entries(private, dated):
        months.setdefault(month(entry.edtf), []).append(entry)
    return Chronicle(
        months=tuple(Month(name, tuple(entries)) for name, entries in months.items()),
        states=sum(bool(s.date) and is_open(s.date) for s in private.statements),
        undated=sum(s.date is None for s in private.statements),
    )


def _entries(private: Private, dated: Iterable[Statement]) -> Iterable[Entry]:
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for one in dated:
        where = ", ".join(dict.fromkeys(s.name for s in one.places[:2] if s.name))
        key = (one.date or "", told("type", _main_type(one)), where)
        groups.setdefault(key, []).append(one)
    ordered = sorted(groups.items(), key=lambda g: (*bounds(g[0][0]), -len(g[1]), g[0]))
    for (date, what, where), members in ordered:
        yield Entry(readable(date), date, what, where, blocks(private, members))


def _main_type(one: Statement) -> str:
    # "A count" says least of what happened: the other type is the event.
    return next((t for t in one.types if t != "count"), one.types[0])
