"""Why should a person look at who says a statement?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from habeas.claims.reading import Frame, FrameKind, Statement
from habeas.claims.scene import Scene
from habeas.claims.subjects import is_object
from habeas.claims.told import Tie, Told, same

SAYING = {"say", "count", "according", "hear", "read", "informed", "heard_from", "deny", "as"}
FEW = 2  # frames from which their order is a question


def doubts(view: Scene, here: Sequence[Tie], statement: Statement, told: Told) -> Iterator[str]:
    """List why the speakers of a statement may be others than those found."""
    if not told.speakers and told.because.startswith("own voice"):
        yield from _own(view, here, statement)
    if len([f for f in told.frames if f.source]) >= FEW and len(told.speakers) >= FEW:
        yield from _order(told)
    if any(_crowded(view, f) for f in told.frames):
        yield "several could be the one who speaks"


def _own(view: Scene, here: Sequence[Tie], statement: Statement) -> Iterator[str]:
    """Doubt the page's own voice where words of somebody stand in the sentence."""
    if any(a <= statement.start < b for a, b in view.quotes):
        yield "in quotation marks, and nobody is named"
    sentence = view.sentence_at(statement.start)
    framed = {t.frame.cue[0] for t in here}
    spoken = (c for c in view.cues if sentence[0] <= c.start < sentence[1])
    if any(c.kind in SAYING and c.start not in framed for c in spoken if c.kind != "as"):
        yield "a word of saying in the sentence, and nobody is found who says it"


def _order(told: Told) -> Iterator[str]:
    """Doubt an order that no nesting shows."""
    frames = [f for f in told.frames if f.source]
    flat = any(
        a.kind is FrameKind.SAID and b.kind is FrameKind.SAID and not _nested(a, b)
        for a, b in pairwise(frames)
    )
    if flat and not same(told.speakers[0], told.speakers[1]):
        yield "which of two speakers is nearer is a guess"


def _nested(inner: Frame, outer: Frame) -> bool:
    return any(a <= inner.cue[0] and inner.cue[1] <= b for a, b in outer.content)


def _crowded(view: Scene, frame: Frame) -> bool:
    """Tell whether, where no parser looked, several nouns stand before a verb of saying."""
    if frame.source is None or frame.source[0] > frame.cue[0] or frame.cue[0] in view.clauses:
        return False
    start = view.sentence_at(frame.cue[0])[0]
    others = [
        m
        for m in view.mentions_in(start, frame.cue[0])
        if not frame.source[0] <= m.start < frame.source[1]
        and not m.has("pronoun")
        and not is_object(view, m)
        and not any(a < m.start < b for a, b in view.quotes)
    ]
    said = frame.content and frame.content[0][0] < frame.cue[0]
    return bool(others) and frame.kind is FrameKind.SAID and not said
