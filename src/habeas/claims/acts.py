"""Who complains, accuses, denies or saw it, where the verb is part of what is stated?"""

from habeas.claims.cues import Cue, strip_marks
from habeas.claims.making import SENTENCE_ENDS, comma, kind_of, make, source_span
from habeas.claims.reading import Frame, FrameKind, Span
from habeas.claims.scene import Scene
from habeas.claims.speakers import Mention
from habeas.claims.subjects import source_left, source_right

FEW = 2  # words: less than a statement


def act_of_speech(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read a complaint, an accusation, a denial, a sight: its verb is part of the statement."""
    source, end = source_left(view, cue, sentence[0]), sentence[1]
    if cue.kind == "know":
        if source is None:
            return None
        start = sentence[0]
    else:
        if beside := _beside(view, cue, sentence):
            source, end = beside
        source = source or source_right(view, cue, sentence[1])
        start = min(source.start, cue.start) if source else cue.start
        start = _own_part(view, cue, start)
    content = strip_marks((start, end), view.text, SENTENCE_ENDS)
    span = source_span(view, source, cue, source.end) if source else None
    return make(view, cue, span, (content,), None, kind_of(source))


def untrue(view: Scene, cue: Cue, sentence: Span) -> Frame:
    """Read "it is a lie that": whoever speaks denies what follows, or what stands before."""
    content = strip_marks((cue.end, sentence[1]), view.text, SENTENCE_ENDS)
    if view.words(*content) <= FEW:
        content = (sentence[0], cue.start)
    return make(view, cue, None, (content,), None, FrameKind.UNTRUE)


def _beside(view: Scene, cue: Cue, sentence: Span) -> tuple[Mention, int] | None:
    """Find the subject a verb shares: "the office, which denies it", "says a and denies b"."""
    low = view.sentence_at(cue.start)[0]  # the shell of the verb before may have cut its subject
    at = low + view.text[low : cue.start].rstrip().rfind(" ") + 1
    if view.is_word("aside", at):
        head = len(view.text[:at].rstrip(" ,"))
        near = [m for m in view.mentions_in(low, at) if m.end == head]
        return (near[-1], comma(view, cue.end, sentence[1])) if near else None
    earlier = [c for c in view.cues if low <= c.start < at and c.kind in {"say", "count"}]
    if not earlier or not view.is_word("and", at):
        return None
    shared = source_left(view, earlier[-1], low)
    return (shared, sentence[1]) if shared else None


def _own_part(view: Scene, cue: Cue, start: int) -> int:
    """Leave out what an earlier verb of the subject said: "speaks of nine and denies that"."""
    if not any(start < c.start < cue.start for c in view.cues):
        return start
    joints = [at for at in view.word_starts(start, cue.start) if view.is_word("and", at)]
    return joints[-1] if joints else start
