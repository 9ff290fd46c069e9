"""Who says it, where a phrase beside the sentence tells: "according to X", "as X put it"?"""

import re

from msgspec.structs import replace

from habeas.claims.cues import Cue, strip_marks
from habeas.claims.making import (
    LEAD,
    MARKS,
    closed,
    comma,
    kind_of,
    make,
    opening,
    past_that,
    rest,
    source_span,
)
from habeas.claims.reading import Frame, FrameKind, Span
from habeas.claims.scene import BOUNDARY, Scene, phrase_end
from habeas.claims.speakers import Mention
from habeas.claims.subjects import source_left, source_right
from habeas.model.words import SpeakerKind

HEARD = {
    SpeakerKind.RELATIVE,
    SpeakerKind.WITNESS,
    SpeakerKind.VICTIM,
    SpeakerKind.LAWYER,
    SpeakerKind.ACTIVIST,
    SpeakerKind.MEDIC,
}
GENITIVE = {"es", "fr"}  # languages in which one word means "of" and "from"
FEW = 3  # words from "from" to those who were heard
RELATIVE = 2  # words between a relative clause's beginning and the phrase that stands in it


def parenthesis(view: Scene, cue: Cue, verb: Cue, sentence: Span) -> Frame:
    """Read "as activists told us"."""
    source = source_left(view, verb, cue.end) or source_right(view, verb, sentence[1])
    if source and source.start > verb.end:
        end = phrase_end(view, source, sentence[1], loose=True)
    else:
        end = comma(view, verb.end, sentence[1])
    shell = closed(view, (opening(view, cue.start, sentence), end), sentence)
    span = source_span(view, source, verb, end)
    return make(view, verb, span, rest(view, sentence, shell), shell, kind_of(source))


def according(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read "according to X", and German "so X"."""
    source = _nearest(view, cue, sentence)
    if cue.kind == "so" and source is None:
        return None
    if source is None:
        end = comma(view, cue.end, sentence[1])
        span = strip_marks((cue.end, end), view.text) if end > cue.end else None
    else:
        at_verb = view.words(sentence[0], cue.start) == 0 or view.language == "de"
        end = max(cue.end, phrase_end(view, source, sentence[1], stop_at_verb=at_verb))
        end = _before_speaker(view, cue, source, (sentence[0], end))
        end = end if source.proper else _with_name(view, end)
        span = (source.start, max(end, source.end))
    shell = closed(view, (opening(view, cue.start, sentence), end), sentence)
    kind = kind_of(source, FrameKind.ACCORDING)
    clause = None if cue.level == "R" else _relative(view, cue.start, end, sentence)
    if clause:
        said = rest(view, clause, shell)
        return replace(make(view, cue, span, said, shell, kind), partial=True)
    return make(view, cue, span, rest(view, sentence, shell), shell, kind)


def from_whom(view: Scene, cue: Cue, frame: Frame, sentence: Span) -> tuple[Frame, Frame] | None:
    """Read "according to the paper, from two relatives, ...": both frames, whom it heard first."""
    if frame.source is None or frame.shell is None or view.words(sentence[0], cue.start):
        return None
    named = next((m for m in view.mentions if m.start <= frame.source[0] < m.end), None)
    after = view.word_starts(named.end, sentence[1])[:1] if named else []
    if not named or not after or not view.is_word("from", after[0]):
        return None
    if view.language in GENITIVE and "," not in view.text[named.end : after[0]]:
        return None  # "según la abogada de las familias": whose lawyer she is
    heard = next(iter(view.mentions_in(after[0], sentence[1])), None)
    if heard is None or heard.kind not in HEARD or view.words(after[0], heard.start) > FEW:
        return None
    shell = closed(view, (frame.shell[0], comma(view, heard.end, sentence[1])), sentence)
    said = rest(view, sentence, shell)
    far = replace(frame, source=(named.start, named.end), shell=shell, content=said)
    return replace(far, source=(heard.start, heard.end), level="R"), far


def _relative(view: Scene, at: int, end: int, sentence: Span) -> Span | None:
    """Find the relative clause between commas that a phrase is part of."""
    commas = [m.start() for m in re.finditer(",", view.text[:at]) if m.start() >= sentence[0]]
    close = view.text.find(",", end, sentence[1])
    for comma_ in commas[:-3:-1] if close > 0 else ():
        gap = view.text[comma_ + 1 : at]
        first = comma_ + 1 + len(gap) - len(gap.lstrip())
        if view.is_word("relative", first) and view.words(first, at) <= RELATIVE:
            return first, close
    return None


def _before_speaker(view: Scene, cue: Cue, source: Mention, span: Span) -> int:
    """End "in an interview with X" at its comma, where the one who speaks comes next."""
    at = comma(view, source.end, span[1])
    opens = view.words(span[0], cue.start) == 0
    speaks = any(c.kind == "say" and at < c.start < span[1] for c in view.cues)
    article = at + 2 < span[1] and view.is_word("article", at + 2)
    return at if opens and speaks and article else span[1]


def _with_name(view: Scene, end: int) -> int:
    """Take in the name behind an office: "according to the families' lawyer, Irma Malo, ..."."""
    at = end + len(", ")
    named = next((m for m in view.mentions if m.start == at and m.proper), None)
    plain = named is not None and named.kind is SpeakerKind.UNKNOWN
    if (
        named
        and plain
        and view.text[end:at] == ", "
        and view.text[named.end : named.end + 1] == ","
    ):
        return named.end
    return end


def _nearest(view: Scene, cue: Cue, sentence: Span) -> Mention | None:
    near = [
        m
        for m in view.mentions_in(cue.start, sentence[1])
        if m.start < cue.end or not BOUNDARY.search(view.text[cue.end : m.start])
    ]
    near = [m for m in near if m.start >= cue.end or m.number != "doc"]  # "it was reported by"
    plain = [m for m in near if not (m.has("oblique") and m.has("pronoun"))]
    source = next(iter(plain or near), None)
    far = source and source.start > cue.end and view.words(cue.end, source.start) > LEAD
    return None if far else source


def noun(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read "the Foundation's estimate: about 500": what is said comes after."""
    source = source_right(view, cue, sentence[1])
    if source is None:
        return None
    content = strip_marks((source.end, sentence[1]), view.text, MARKS)
    if content[1] <= content[0]:
        return None
    kind = kind_of(source, FrameKind.ACCORDING)
    return make(view, cue, (source.start, source.end), (content,), None, kind)


def postposition(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read German "X zufolge"."""
    before = [
        m
        for m in view.mentions_in(sentence[0], cue.start)
        if not view.text[m.end : cue.start].strip()
    ]
    if not before:
        return None
    source = before[-1]
    shell = closed(view, (opening(view, source.start, sentence), cue.end), sentence)
    kind = kind_of(source, FrameKind.ACCORDING)
    span = (source.start, source.end)
    return make(view, cue, span, rest(view, sentence, shell), shell, kind)


def vague(view: Scene, cue: Cue, sentence: Span) -> Frame:
    """Read "people say that", "it is reported that"."""
    end = past_that(view, cue.end, sentence[1])
    shell = closed(view, (opening(view, cue.start, sentence), end), sentence)
    return make(view, cue, None, rest(view, sentence, shell), shell, FrameKind.VAGUE)


def backward(view: Scene, cue: Cue, sentence: Span) -> Frame:
    """Read "So it says in the complaint": what is said stands before."""
    source = source_right(view, cue, sentence[1])
    before = [s for s in view.sentences if s[1] <= sentence[0]]
    head = strip_marks((sentence[0], cue.start), view.text, MARKS)
    content = (head,) if head[1] > head[0] else tuple(before[-1:])
    if source is None:
        return make(view, cue, None, content, (cue.start, cue.end))
    end = phrase_end(view, source, sentence[1], loose=True)
    shell = (cue.start, source.start)
    return make(view, cue, (source.start, end), content, shell, kind_of(source))


def thence(view: Scene, cue: Cue, sentence: Span) -> Frame:
    """Read "according to it", "it says in the report": the source was named before."""
    shell = closed(view, (opening(view, cue.start, sentence), cue.end), sentence)
    level = "T" if cue.kind == "thereby" else cue.level
    said = rest(view, sentence, shell)
    return make(view, replace(cue, level=level), None, said, shell, FrameKind.ACCORDING)
