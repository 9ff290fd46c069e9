"""Why should a person look at who says a statement?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from habeas.claims.reading import Frame, FrameKind, Span, Statement
from habeas.claims.scene import Scene
from habeas.claims.subjects import is_object
from habeas.claims.told import PRIVATE, Tie, Told, same
from habeas.model.words import SpeakerKind

SAYING = {"say", "count", "according", "hear", "read", "informed", "heard_from", "deny", "as"}
TELLING = {SpeakerKind.RELATIVE, SpeakerKind.WITNESS, SpeakerKind.LAWYER, SpeakerKind.MEDIC}
TAIL = 12  # words after a colon that say who spoke before it
FEW = 2  # frames from which their order is a question


def doubts(view: Scene, here: Sequence[Tie], statement: Statement, told: Told) -> Iterator[str]:
    """List why the speakers of a statement may be others than those found."""
    if not told.speakers and told.because.startswith("own voice"):
        yield from _own(view, here, statement)
    if len([f for f in told.frames if f.source]) >= FEW and len(told.speakers) >= FEW:
        yield from _order(told)
    if told.frames and _says_again(view, here, statement, told):
        yield "another word of saying stands between, and nobody is found who says it"
    if any(_crowded(view, f) for f in told.frames):
        yield "several could be the one who speaks"


def _says_again(view: Scene, here: Sequence[Tie], statement: Statement, told: Told) -> bool:
    """Doubt the first of two verbs: "a fisherman said that his nephew had called and said"."""
    framed = {t.frame.cue[0] for t in here}
    low = min(f.cue[1] for f in told.frames)
    between = (c for c in view.cues if low <= c.start < statement.end)
    return any(c.kind in {"say", "hear", "informed"} and c.start not in framed for c in between)


def _own(view: Scene, here: Sequence[Tie], statement: Statement) -> Iterator[str]:
    """Doubt the page's own voice where words of somebody stand in the sentence."""
    if any(a <= statement.start < b for a, b in view.quotes):
        yield "in quotation marks, and nobody is named"
    sentence = view.sentence_at(statement.start)
    framed = {t.frame.cue[0] for t in here}
    spoken = (c for c in view.cues if sentence[0] <= c.start < sentence[1])
    if any(c.kind in SAYING and c.start not in framed for c in spoken if c.kind != "as"):
        yield "a word of saying in the sentence, and nobody is found who says it"
    if _follows_a_person(view, here, sentence):
        yield "may be the words of the one spoken of just before"
    if _closes_with_a_person(view, sentence):
        yield "a person after a colon may be the one who says it"


def _follows_a_person(view: Scene, here: Sequence[Tie], sentence: Span) -> bool:
    """Doubt a sentence after one that is about a relative or a witness, or after a question."""
    before = next((s for s in reversed(view.sentences) if s[1] <= sentence[0]), None)
    if before is None:
        return False
    if view.text[before[1] - 1] == "?":
        return True
    silent = not any(before[0] <= t.frame.cue[0] < before[1] for t in here)
    about = next((m for m in view.mentions_in(*before) if not is_object(view, m)), None)
    told = about is not None and about.kind in TELLING and not about.has("victim")
    return silent and told and about is not None and view.words(before[0], about.start) <= FEW


def _closes_with_a_person(view: Scene, sentence: Span) -> bool:
    """Doubt "no light, no water: this from a man freed on Saturday"."""
    colon = view.text.find(": ", *sentence)
    after = view.mentions_in(colon, sentence[1]) if colon > 0 else ()
    return any(m.kind in PRIVATE for m in after) and view.words(colon, sentence[1]) <= TAIL


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
