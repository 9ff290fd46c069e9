"""How does the relay chain look: which document had it from which, in the order of their days?

One document a row, the earliest above, its day on a line of time from left to right: so forty
documents are as readable as four, and no name covers another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape

from markupsafe import Markup
from msgspec import Struct

from habeas.model.release import Private, Sheet
from habeas.model.weight import Relay
from habeas.model.words import SpeakerKind
from habeas.publication.blocks import outlets_of
from habeas.publication.dates import FIRST, LAST, bounds, readable
from habeas.publication.lattice_picture import Pictures, clipped, opening, words
from habeas.publication.lineage import OUTSIDE, named

WIDE, TALL = 760, 330
ROW, TOP, LEFT = 22, 26, 14
NAMES = {WIDE: 350, TALL: 190}  # room for names at the right of the line of time
LETTER = 7.7  # mean width of a letter
STAGGER, FANNED = {WIDE: 6, TALL: 3}, 5  # lines that begin on one day run side by side
BADGES = 3  # so many origins stand behind one name
APART = 60  # from one date over the line of time to the next
TICKS = {WIDE: 4, TALL: 2}
Point = tuple[float, float]
PEOPLE = {
    SpeakerKind.VICTIM,
    SpeakerKind.RELATIVE,
    SpeakerKind.WITNESS,
    SpeakerKind.MEDIC,
    SpeakerKind.UNKNOWN,
}


class Stop(Struct, frozen=True):
    """A document of the chain, or a source of it that is not held."""

    end: str
    name: str
    day: date | None
    number: int | None  # of an origin: it feeds others and takes from none
    origins: tuple[int, ...]  # from which origins it has what it says


class Fetch(Struct, frozen=True):
    """A source that is not among the documents, and who names it."""

    name: str
    number: int | None
    wanted_by: tuple[str, ...]


class Graph(Struct, frozen=True):
    """The picture of all relays, and what should be fetched to complete it."""

    pictures: Pictures
    origins: tuple[tuple[int, str], ...]
    fetch: tuple[Fetch, ...]


def graph(private: Private) -> Graph | None:
    """Draw who had it from whom; None where no document draws on another."""
    if not private.relays:
        return None
    stops = _stops(private)
    return Graph(
        Pictures(
            _draw(stops, private.relays, WIDE, "relays-wide"),
            _draw(stops, private.relays, TALL, "relays-tall"),
        ),
        tuple((s.number, s.name) for s in stops if s.number is not None),
        _fetch(stops, private.relays),
    )


def _stops(private: Private) -> list[Stop]:
    names, sheets = outlets_of(private), {str(s.path): s for s in private.documents}
    above: dict[str, set[str]] = defaultdict(set)
    for relay in private.relays:
        above[relay.target].add(relay.source)
    ends = set(above) | {end for ups in above.values() for end in ups}
    order = sorted(ends, key=lambda end: (_day(sheets.get(end)) or date.min, end))
    outside = [end for end in order if end.startswith(OUTSIDE)]
    order = outside + [end for end in order if end not in outside]
    firsts = [end for end in order if end not in above]
    numbers = {end: n for n, end in enumerate(firsts, 1)}
    return [
        Stop(
            end,
            named(end, names),
            _day(sheets.get(end)),
            numbers.get(end),
            tuple(sorted(numbers[e] for e in _climbed(end, above) if e in numbers)),
        )
        for end in order
    ]


def _day(sheet: Sheet | None) -> date | None:
    low, high = bounds(sheet.published[:10] if sheet and sheet.published else None)
    return None if low == FIRST or high == LAST else date.fromisoformat(low)


def _climbed(end: str, above: Mapping[str, Iterable[str]]) -> set[str]:
    seen: set[str] = set()
    todo = [end]
    while todo:
        for up in above.get(todo.pop(), ()):
            if up not in seen:
                seen.add(up)
                todo.append(up)
    return seen - {end}


def _fetch(stops: Sequence[Stop], relays: Sequence[Relay]) -> tuple[Fetch, ...]:
    """List the sources that could be fetched, those that most documents name first.

    Somebody who spoke is no paper that is missing.
    """
    name = {s.end: s.name for s in stops}
    wanted: dict[str, set[str]] = defaultdict(set)
    for relay in relays:
        if relay.source.startswith(OUTSIDE) and not _is_somebody(name[relay.source]):
            wanted[relay.source].add(name[relay.target])
    found = [
        Fetch(s.name, s.number, tuple(sorted(wanted[s.end]))) for s in stops if s.end in wanted
    ]
    return tuple(sorted(found, key=lambda f: (-len(f.wanted_by), f.name)))


def _is_somebody(name: str) -> bool:
    """Tell whether a source is one of a class of people, and not a body or a paper.

    >>> _is_somebody("victim (confidential)"), _is_somebody("relatives"), _is_somebody("Granki")
    (True, True, False)
    """
    bare = name.partition(" (")[0].casefold()
    return bool({bare, bare.removesuffix("s"), bare.removesuffix("es")} & PEOPLE)


def _draw(stops: Sequence[Stop], relays: Sequence[Relay], width: int, name: str) -> Markup:
    edge = width - NAMES[width]
    at = _places(stops, edge - 8, STAGGER[width])
    height = TOP + len(stops) * ROW + 8
    held = sum(not s.end.startswith(OUTSIDE) for s in stops)
    said = (
        f"{held} documents and {len(stops) - held} sources that are not held, the earliest above"
    )
    parts = [
        *opening(name, "Who had it from whom", said, (width, height)),
        *_ticks(stops, at, TICKS[width], height),
        *(_relay(at[r.source], at[r.target], explicit=r.explicit) for r in relays),
        *(mark for s in stops for mark in _stop(s, at[s.end], edge, width)),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - names are escaped where they are drawn


def _places(stops: Sequence[Stop], edge: int, stagger: int) -> dict[str, Point]:
    """Place each stop: its row by order, its column by its day; the undated at the left."""
    days = sorted({s.day for s in stops if s.day})
    begin = LEFT + stagger * FANNED + 8  # what has no day stands before the line of time
    step = (edge - stagger * FANNED - begin) / max(1, len(days) - 1)
    column = {day: begin + n * step for n, day in enumerate(days)}
    met: dict[float, int] = defaultdict(int)
    found: dict[str, Point] = {}
    for n, s in enumerate(stops):
        x = column[s.day] if s.day else LEFT
        aside = stagger * (met[x] % FANNED)
        met[x] += 1
        found[s.end] = (round(x + aside, 1), TOP + n * ROW + ROW // 2)
    return found


def _ticks(
    stops: Sequence[Stop], at: Mapping[str, Point], most: int, height: int
) -> Iterator[str]:
    first: dict[date, float] = {}
    for s in stops:
        if s.day:
            first.setdefault(s.day, at[s.end][0])
    days = sorted((x, day) for day, x in first.items())
    chosen = days[:: max(1, -(-len(days) // most))][:most]
    for x, day in (d for n, d in enumerate(chosen) if not n or d[0] - chosen[n - 1][0] > APART):
        yield f'<path class="grid" d="M{x} {TOP - 8}V{height}"/>'
        yield words("fact", x, TOP - 12, readable(day.isoformat()).rsplit(" ", 1)[0])


def _relay(source: Point, target: Point, *, explicit: bool) -> str:
    (x, y), (to, end) = source, target
    kind = "tie" if explicit else "tie unnamed"
    bend = x + 7 if to == x else x
    stop = to + 5 if to < bend else to - 5
    return f'<path class="{kind}" d="M{x} {y}H{bend}V{end}H{stop}"/>'


def _stop(stop: Stop, place: Point, edge: int, width: int) -> Iterator[str]:
    x, y = place
    outside = stop.end.startswith(OUTSIDE)
    yield f'<path class="grid" d="M{x + 8} {y}H{edge - 6}"/>'
    if outside:
        yield f'<rect class="ext" x="{x - 4.5}" y="{y - 4.5}" width="9" height="9"/>'
    else:
        yield f'<circle class="solid" cx="{x}" cy="{y}" r="5"/>'
    badge = _badge(stop, spare=width == TALL)
    room = int((width - edge - 6) / LETTER - len(badge)) if width == WIDE else TALL // 22
    yield (
        f'<text class="name{" ext" if outside else ""}" x="{edge}" y="{y + 4}">'
        f"{escape(clipped(stop.name, room))}"
        f'<tspan class="badge" dx="6">{badge}</tspan></text>'
    )


def _badge(stop: Stop, *, spare: bool) -> str:
    """Say which origin a stop is, or from which it has what it says."""
    if stop.number is not None:
        return f"[{stop.number}]"
    shown = " ".join(map(str, stop.origins[:BADGES]))
    start = "" if spare else "from "
    return f"{start}{shown}{' …' if len(stop.origins) > BADGES else ''}" if shown else ""
