"""Who gives a number, and which words are the statement of it?"""

from habeas.claims.cues import Cue, strip_marks
from habeas.claims.making import SENTENCE_ENDS, comma, kind_of, lead_in, make, source_span
from habeas.claims.reading import Frame, Span
from habeas.claims.scene import Scene, joined_with
from habeas.claims.speakers import Mention

FEW = 2  # words: less than an aside


def figure(view: Scene, cue: Cue, source: Mention, sentence: Span) -> Frame:
    """Read "X counted n" and "of n cases X wrote": the whole clause is the statement."""
    if cue.kind in {"count", "read"}:
        first = min(source.start, cue.start)
        parted = view.text.rfind(";", sentence[0], first) + 1  # another told what stands before
        content = strip_marks((parted or sentence[0], sentence[1]), view.text, SENTENCE_ENDS)
        end = sentence[1] if source.start < cue.start else source.end
        if cue.kind == "count" and _has_aside(view, source, cue):
            # "the hotline, which advises families, counted 40": who counts is told at length
            told = source_span(view, source, cue, end)
            start = lead_in(view, source.start, sentence)
            said = strip_marks((cue.start, sentence[1]), view.text, SENTENCE_ENDS)
            return make(view, cue, told, (said,), (start, cue.start), kind_of(source))
    else:
        end = max(comma(view, source.end, sentence[1]), joined_with(view, source)[-1].end)
        content = (sentence[0], end)
    return make(view, cue, source_span(view, source, cue, end), (content,), None, kind_of(source))


def _has_aside(view: Scene, source: Mention, cue: Cue) -> bool:
    gap = view.text[source.end : cue.start].rstrip()
    return gap.startswith(",") and gap.endswith(",") and view.words(source.end, cue.start) > FEW
