"""Where does each name stand on a map, so that none covers another?"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

WIDE = 0.62  # of the type size: the mean width of a letter in a wide face
EDGE = 2  # units that stay free along the edge
STEPS = (0, 1.3, -1.3, 2.6, -2.6, 4, -4)  # lines by which the name of an area may be moved
Rect = tuple[float, float, float, float]


class Label(Struct, frozen=True):
    """A name that wants a place beside its point; `short` stands in where the name finds none."""

    text: str
    short: str | None
    kind: str
    at: tuple[float, float]
    radius: float
    size: float


class Placed(Struct, frozen=True):
    """A name with its place."""

    text: str
    kind: str
    x: float
    y: float
    anchor: str


def place(
    labels: Sequence[Label], *, taken: Sequence[Rect], size: tuple[float, float]
) -> list[Placed]:
    """Give each label the first free place around its point, in order of rank."""
    full = list(taken)
    found: list[Placed] = []
    for label in labels:
        own = _dot(label)
        for put in _tries(label):
            rect = _rect(put, label.size)
            if _inside(rect, size) and not any(_meet(rect, one) for one in full if one != own):
                full.append(rect)
                found.append(put)
                break
    return found


def _tries(label: Label) -> Iterator[Placed]:
    x, y = label.at
    r, lift = label.radius, label.size * 0.35
    if not r:
        for step in STEPS:
            yield Placed(label.text, label.kind, x, y + step * label.size, "middle")
        return
    for text in [label.text] + ([label.short] if label.short else []):
        yield Placed(text, label.kind, x + r + 4, y + lift, "start")
        yield Placed(text, label.kind, x - r - 4, y + lift, "end")
        yield Placed(text, label.kind, x, y - r - 4, "middle")
        yield Placed(text, label.kind, x, y + r + label.size, "middle")
        yield Placed(text, label.kind, x + r + 1, y - r - 1, "start")
        yield Placed(text, label.kind, x + r + 1, y + r + label.size * 0.8, "start")
        yield Placed(text, label.kind, x - r - 1, y - r - 1, "end")
        yield Placed(text, label.kind, x - r - 1, y + r + label.size * 0.8, "end")


def _dot(label: Label) -> Rect:
    (x, y), r = label.at, label.radius
    return x - r, y - r, x + r, y + r


def _rect(put: Placed, size: float) -> Rect:
    wide = len(put.text) * size * WIDE
    left = {"start": put.x, "middle": put.x - wide / 2, "end": put.x - wide}[put.anchor]
    return left - 1, put.y - size * 0.85, left + wide + 1, put.y + size * 0.25


def _inside(rect: Rect, size: tuple[float, float]) -> bool:
    return (
        min(rect[0], rect[1]) >= EDGE and rect[2] <= size[0] - EDGE and rect[3] <= size[1] - EDGE
    )


def _meet(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
