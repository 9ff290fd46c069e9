"""How do the findings lie in time, as bars that show how wide each date is?"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from msgspec import Struct

from habeas.publication.dates import FIRST, LAST, MONTHS, bounds, readable

MOST_MARKS = 8  # so many months have room over the bars


class Dated(Protocol):
    """A finding, private or public: what a bar needs to know of it."""

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        ...

    @property
    def undated(self) -> str:
        """What it is called, without its date."""
        ...

    @property
    def dates(self) -> tuple[str, ...]:
        """Its dates in EDTF."""
        ...


class Bar(Struct, frozen=True):
    """A finding from its first to its last possible day, in hundredths of the width."""

    anchor: str
    label: str
    when: str
    left: float
    width: float
    open_end: bool


class Tick(Struct, frozen=True):
    """The first day of a month."""

    name: str
    left: float


class Bars(Struct, frozen=True):
    """All bars over one line of months."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


def bars(found: Sequence[Dated]) -> Bars | None:
    """Lay the dated findings over one another; None where fewer than two have a date."""
    spans = [(f, *_span(f.dates)) for f in found if f.dates]
    if len(spans) <= 1:
        return None
    first = min(low for _, low, _, _ in spans)
    last = max(high for _, _, high, _ in spans)
    whole = max((last - first).days + 1, 1)

    def share(days: int) -> float:
        return round(100 * days / whole, 2)

    drawn = [
        Bar(
            anchor=f.anchor,
            label=f.undated,
            when=f"{readable(f'{low}/..' if ends else f'{low}/{high}')}",
            left=share((low - first).days),
            width=100 - share((low - first).days) if ends else share((high - low).days + 1),
            open_end=ends,
        )
        for f, low, high, ends in sorted(spans, key=lambda s: (s[1], s[2], s[0].anchor))
    ]
    return Bars(_ticks(first, last, whole), tuple(drawn))


def _span(dates: Sequence[str]) -> tuple[date, date, bool]:
    ends = [bounds(edtf) for edtf in dates]
    low = min(date.fromisoformat(first) for first, _ in ends if first != FIRST)
    closed = [date.fromisoformat(last) for _, last in ends if last != LAST]
    high = max(closed, default=low)
    return low, max(high, low), all(last == LAST for _, last in ends)


def _ticks(first: date, last: date, whole: int) -> tuple[Tick, ...]:
    months = []
    at = first.replace(day=1)
    while at <= last:
        if at >= first:
            months.append(at)
        at = (at.replace(day=1) + timedelta(days=32)).replace(day=1)
    step = -(-len(months) // MOST_MARKS) if months else 1
    return tuple(
        Tick(f"{MONTHS[m.month - 1][:3]} {m.year}", round(100 * (m - first).days / whole, 2))
        for m in months[::step]
    )
