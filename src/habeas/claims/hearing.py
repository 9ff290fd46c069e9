"""Who heard it, and from whom?"""

from msgspec.structs import replace

from habeas.claims.cues import Cue, strip_marks
from habeas.claims.making import LEAD, SENTENCE_ENDS, kind_of, lead_in, make, past_that
from habeas.claims.reading import Frame, Span
from habeas.claims.scene import BOUNDARY, Scene
from habeas.claims.speakers import Mention
from habeas.claims.subjects import is_object, source_left, source_right
from habeas.model.words import SpeakerKind

FEW = 2  # words between the one who is heard and the verb


def heard(view: Scene, cue: Cue, sentence: Span) -> Frame:
    """Read "he heard from a guard that": the guard is one hop further away."""
    source = source_right(view, cue, sentence[1])
    if source and (source.kind is SpeakerKind.UNKNOWN or source.has("self")):
        source = None
    at = max(source.end, cue.end) if source else cue.end
    that = past_that(view, at, sentence[1])
    content = strip_marks((that, sentence[1]), view.text, SENTENCE_ENDS) if that > at else sentence
    shell = (sentence[0], that) if that > at else None
    span = (source.start, source.end) if source else None
    return make(view, replace(cue, level="R"), span, (content,), shell, kind_of(source))


def heard_from(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read "von einer Krankenschwester wissen wir, dass"; "we know" alone is nobody's word."""
    source = _from_left(view, cue, sentence[0])
    if source is None:
        return None
    that = past_that(view, cue.end, sentence[1])
    content = strip_marks((that, sentence[1]), view.text, SENTENCE_ENDS)
    span = (source.start, source.end)
    return make(view, cue, span, (content,), (sentence[0], that), kind_of(source))


def _from_left(view: Scene, cue: Cue, start: int) -> Mention | None:
    """Find who is heard, before the verb and after a preposition: "von einem Arzt wissen wir"."""
    before = _told_left(view, cue, start)
    if before is None or view.words(start, before.start) > LEAD:
        return None
    near = view.words(before.end, cue.start) <= FEW
    return before if near and is_object(view, before) else None


def informed(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read "the family was told that": those who were told pass it on."""
    source = _told_left(view, cue, sentence[0])
    that = past_that(view, cue.end, sentence[1])
    if source is None:
        return None
    start = lead_in(view, source.start, sentence)
    content = strip_marks((that, sentence[1]), view.text, SENTENCE_ENDS)
    span = (source.start, source.end)
    return make(view, replace(cue, level="S"), span, (content,), (start, that), kind_of(source))


def _told_left(view: Scene, cue: Cue, start: int) -> Mention | None:
    """Find the last mention before a cue in its clause, in whatever case."""
    marks = [m.end() for m in BOUNDARY.finditer(view.text, start, cue.start)]
    low = max([start, *marks])
    near = [m for m in view.mentions_in(low, cue.start) if not m.has("oblique")]
    return near[-1] if near else None


def dative(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read "родным сообщили, что": a verb without subject, and those who were told before it."""
    told = _told_left(view, cue, sentence[0])
    dative = told is not None and (
        "Case=Dat" in view.cases.get(told.start, "") or view.is_word("dative", told.start)
    )
    if not dative or cue.kind != "say" or source_left(view, cue, sentence[0]):
        return None
    if source_right(view, cue, sentence[1]):
        return None
    frame = informed(view, cue, sentence)
    return replace(frame, informed=True) if frame else None
