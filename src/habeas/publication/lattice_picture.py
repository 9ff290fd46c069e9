"""How do figures that hang together look: which count some of others, which cannot both be true?

One figure a row, a part under its smallest whole, so that it reads on a phone as on a desk.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from markupsafe import Markup
from msgspec import Struct

from habeas.model.words import Relation
from habeas.publication.knots import Tie
from habeas.publication.lattice import Lattice, Number
from habeas.publication.wording import capital, counted

WIDE, TALL = 600, 330
ROW, STEP, LEFT, TOP = 44, 22, 14, 6
LANE, LANES = 15, 5  # a bracket at the right needs so much room, and so many find it
SMALL = 6.4  # mean width of a letter of the second line
CAPITAL, OTHER = 1.3, 1.12
LEAST = 3  # two figures are told in a sentence
SIGNS = {Relation.CONFLICT: "≠", Relation.RETRACTED: "×", Relation.LATER_IN_SERIES: "↑"}
Places = Mapping[int, tuple[int, int]]


class Pictures(Struct, frozen=True):
    """One picture for a desk, one for a phone."""

    wide: Markup
    tall: Markup


def pictures(known: Lattice, cluster: Sequence[int], name: int) -> Pictures | None:
    """Draw the figures of a cluster that are tied to one another; None where they are few."""
    rows = list(_rows(known, cluster))
    if len(rows) < LEAST:
        return None
    return Pictures(
        _draw(known, rows, WIDE, f"lattice-{name}-wide"),
        _draw(known, rows, TALL, f"lattice-{name}-tall"),
    )


def _drawn(known: Lattice, cluster: Sequence[int]) -> list[Tie]:
    """List the ties within a cluster that a picture can show."""
    inside = set(cluster)
    own = (
        t for n in cluster for t in known.knots.at.get(n, ()) if t.a == n and inside >= set(t.b)
    )
    return [t for t in own if t.relation is not Relation.DIFFERENT_POPULATION]


def _wholes(known: Lattice, ties: Sequence[Tie]) -> dict[int, int]:
    """Give each part the smallest figure that contains it."""
    found: dict[int, int] = {}
    for t in ties:
        ends = [(t.a, t.b[0])] if t.relation is Relation.PART_OF else []
        ends += [(part, t.a) for part in t.b] if t.relation is Relation.SUM_OF else []
        for part, whole in ends:
            before = found.setdefault(part, whole)
            found[part] = min(before, whole, key=lambda n: (known.numbers[n].value or 0, n))
    return found


def _rows(known: Lattice, cluster: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each tied figure with its depth, parts under their whole."""
    ties = _drawn(known, cluster)
    tied = {n for t in ties for n in (t.a, *t.b)}
    wholes = _wholes(known, ties)
    order = sorted(tied, key=lambda n: (-(known.numbers[n].value or 0), n))
    under: dict[int, list[int]] = defaultdict(list)
    for n in order:
        if n in wholes:
            under[wholes[n]].append(n)
    rank = _addends(ties)
    done: set[int] = set()

    def grow(n: int, depth: int) -> Iterator[tuple[int, int]]:
        if n not in done:
            done.add(n)
            yield n, depth
            for part in sorted(under.get(n, ()), key=lambda p: rank.get((n, p), len(ties))):
                yield from grow(part, depth + 1)

    for n in (*(n for n in order if n not in wholes), *order):  # parts in a circle come last
        yield from grow(n, 0)


def _addends(ties: Sequence[Tie]) -> dict[tuple[int, int], int]:
    """Give each addend the place of its sum, so that they stand together under it."""
    found: dict[tuple[int, int], int] = {}
    for at, t in enumerate(ties):
        if t.relation is Relation.SUM_OF:
            for part in t.b:
                found.setdefault((t.a, part), at)
    return found


def _draw(known: Lattice, rows: Sequence[tuple[int, int]], width: int, name: str) -> Markup:
    at = {
        n: (LEFT + depth * STEP, TOP + row * ROW + ROW // 3) for row, (n, depth) in enumerate(rows)
    }
    height = TOP + len(rows) * ROW
    ties = _drawn(known, sorted(at))
    wholes = _wholes(known, ties)
    against = sum(t.relation is Relation.CONFLICT for t in ties)
    said = [counted(len(rows), "figure", "figures")]
    said.append(counted(against, "contradiction", "contradictions"))
    parts = [
        *opening(name, "How these figures hang together", ", ".join(said), (width, height)),
        *_branches(wholes, at),
        *_brackets(wholes, ties, at, width),
        *(_node(known.numbers[n], at[n], width, off=n in known.knots.withdrawn) for n, _ in rows),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - names are escaped where they are drawn


def _branches(wholes: Mapping[int, int], at: Places) -> Iterator[str]:
    for part, whole in wholes.items():
        if at[whole][1] < at[part][1]:
            (x, y), (left, top) = at[part], at[whole]
            yield f'<path class="tie" d="M{left} {top + 6}V{y}H{x - 6}"/>'


def _brackets(
    wholes: Mapping[int, int], ties: Sequence[Tie], at: Places, width: int
) -> Iterator[str]:
    """Tie what the tree cannot: contradictions, withdrawals, later states, second wholes."""
    start = width - LANES * LANE - 6
    taken: list[list[tuple[int, int]]] = [[] for _ in range(LANES)]
    for t in ties:
        if t.relation is Relation.SUM_OF or wholes.get(t.a) == t.b[0]:
            continue
        top, end = sorted((at[t.a][1], at[t.b[0]][1]))
        free = (n for n, lane in enumerate(taken) if all(end < a or b < top for a, b in lane))
        lane = next(free, LANES - 1)
        taken[lane].append((top, end))
        x = start + (lane + 1) * LANE
        yield f'<path class="tie {t.relation}" d="M{start} {top}H{x}V{end}H{start}"/>'
        if t.relation in SIGNS:
            y = (top + end) // 2 + 5
            yield words("sign", x, y, SIGNS[t.relation])


def _node(one: Number, place: tuple[int, int], width: int, *, off: bool) -> str:
    x, y = place
    room = int((width - LANES * LANE - 12 - x) / SMALL)
    facts = [one.where, f"{one.stance} {one.teller}".strip(), one.when]
    if off:
        facts.insert(0, "withdrawn")
    second = clipped(" · ".join(f for f in facts if f), room)
    kind = "gone" if off else "solid"
    return (
        f'<circle class="{kind}" cx="{x}" cy="{y}" r="5"/>'
        + words(f"name {kind}", x + 11, y + 5, capital(one.shown))
        + words("fact", x + 11, y + 20, second)
    )


def opening(name: str, title: str, said: str, size: tuple[int, int]) -> Iterator[str]:
    """Open a picture with its name and what it shows, for those who do not see it."""
    yield f'<svg class="drawing" viewBox="0 0 {size[0]} {size[1]}" role="img" '
    yield f'aria-labelledby="{name}-t {name}-d" xmlns="http://www.w3.org/2000/svg">'
    yield f'<title id="{name}-t">{escape(title)}</title>'
    yield f'<desc id="{name}-d">{escape(said)}. The list below tells the same in words.</desc>'


def words(kind: str, x: float, y: float, text: str) -> str:
    """Write words into a picture."""
    return f'<text class="{kind}" x="{x}" y="{y}">{escape(text)}</text>'


def clipped(text: str, room: int) -> str:
    """Cut a text to so many letters.

    >>> clipped("a long name", 6)
    'a lon…'
    """
    if wide(text) <= room:
        return text
    while text and wide(text) + 1 > room:
        text = text[:-1]
    return text.rstrip() + "…"


def wide(text: str) -> float:
    """Measure a text in mean letters: capitals and letters that are not Latin are wider."""
    wider = sum(not letter.isascii() for letter in text) * (OTHER - 1)
    return sum(CAPITAL if letter.isupper() else 1 for letter in text) + wider
