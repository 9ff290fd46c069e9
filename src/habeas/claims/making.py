"""Of which spans is a frame made?"""

import re

from habeas.claims.cues import Cue, strip_marks
from habeas.claims.reading import Frame, FrameKind, Span
from habeas.claims.scene import BOUNDARY, Scene, joined_with, phrase_end
from habeas.claims.speakers import Mention
from habeas.model.words import SpeakerKind

LEAD = 6  # words before a speaker that belong to the frame: "in early July the Foundation said"
SENTENCE_ENDS = " .!?…"
INVERTING = {"de"}  # languages that put the helping verb before its subject
MARKS = SENTENCE_ENDS + ",;:—–-"


def make(
    view: Scene,
    cue: Cue,
    source: Span | None,
    content: tuple[Span, ...],
    shell: Span | None,
    kind: FrameKind = FrameKind.SAID,
) -> Frame:
    """Make a frame in the passage of a scene."""
    opens = bool(content) and ":" in view.text[cue.end : content[0][0]]
    span = (cue.start, cue.end)
    return Frame(view.passage, kind, span, source, content, cue.level, shell, opens)


def kind_of(source: Mention | None, other: FrameKind = FrameKind.SAID) -> FrameKind:
    """Give the kind DOCUMENT to what a document says."""
    return FrameKind.DOCUMENT if source and source.kind is SpeakerKind.DOCUMENT else other


def rest(view: Scene, sentence: Span, shell: Span) -> tuple[Span, ...]:
    """List what is left of a sentence on both sides of a shell."""
    parts = (
        strip_marks((sentence[0], shell[0]), view.text, MARKS),
        strip_marks((shell[1], sentence[1]), view.text, MARKS),
    )
    return tuple(part for part in parts if part[1] > part[0])


def opening(view: Scene, at: int, sentence: Span) -> int:
    """Begin a shell at the comma before it, if one stands there."""
    before = view.text[sentence[0] : at].rstrip()
    return sentence[0] + len(before) - 1 if before.endswith((",", "—", "–", "(")) else at


def closed(view: Scene, shell: Span, sentence: Span) -> Span:
    """Take the closing comma and space into a shell, but not the full stop of the sentence."""
    end = shell[1]
    if view.text[end : end + 1] in {",", ")"}:
        end += 1
    while end < sentence[1] and view.text[end] == " ":
        end += 1
    return shell[0], end


def comma(view: Scene, at: int, end: int) -> int:
    """Find the next mark that parts clauses, or the end."""
    hit = BOUNDARY.search(view.text, at, end)
    return hit.start() if hit else end


def past_that(view: Scene, at: int, end: int) -> int:
    """Step over the word that opens what is said, if it comes next."""
    lead = re.compile(r"\s*,?\s*").match(view.text, at, end)
    start = lead.end() if lead else at
    hit = view.is_word("that", start)
    return hit.end() if hit else at


def lead_in(view: Scene, at: int, sentence: Span) -> int:
    """Begin a frame with its sentence where only a date or the like stands before the speaker."""
    # "Am Telefon habe ihr Mann geflüstert": the verb before the subject only helps the next one.
    verbs = view.verbs - view.helpers if view.language in INVERTING else view.verbs
    short = view.words(sentence[0], at) <= LEAD and not any(sentence[0] <= v < at for v in verbs)
    return sentence[0] if short else at


def source_span(view: Scene, source: Mention | None, cue: Cue, end: int) -> Span | None:
    """Give all words that name the source, on the side of the cue where they stand."""
    if source is None:
        return None
    if source.start > cue.start:
        return source.start, max(source.end, phrase_end(view, source, end, loose=True))
    clause = view.clauses.get(cue.start)
    if (
        clause
        and clause.subject
        and clause.subject[0] <= source.start < clause.subject[1] <= cue.start
    ):
        return strip_marks(clause.subject, view.text)  # the whole noun phrase, as it was parsed
    joined = joined_with(view, source)[-1].end
    aside = "," in view.text[source.end : cue.start]  # "its director, Ana Rojas, said"
    end = cue.start if aside else phrase_end(view, source, cue.start)
    stop = max(joined, min(end, cue.start))
    return source.start, strip_marks((source.start, stop), view.text)[1]
