"""Which words say who said it, and which words did they say?"""

import re
from collections.abc import Iterator

from habeas.claims import cues, segments
from habeas.claims.cues import Cue, strip_marks
from habeas.claims.reading import Frame, FrameKind, Reading, Span
from habeas.claims.scene import (
    BOUNDARY,
    Scene,
    joined_with,
    phrase_end,
    scene,
    source_left,
    source_right,
)
from habeas.claims.speakers import Mention
from habeas.model.document import PassageKind
from habeas.model.words import SpeakerKind

LEAD = 6  # words before a speaker that belong to the frame: "in early July the Foundation said"
LABEL = re.compile(r"\s*[*_«\"]*(?P<who>[^\W\d_][^:.!?\n]{0,60}?)[*_»\"]*:[*_]*\s+(?=\S)")
VERBLESS = re.compile(r", (?:the|die|der|los|las|la|el|les|le) $", re.IGNORECASE)
SENTENCE_ENDS = " .!?…"


def find(reading: Reading, passage: int) -> tuple[Frame, ...]:
    """Find the ties between sources and what they said in one passage, in order of their cues."""
    view = scene(reading, passage)
    found: list[Frame] = []
    for sentence, inside in _stretches(view):
        found.extend(_in_sentence(view, sentence, inside, passage))
    kind = reading.document.passages[passage].kind
    if kind is PassageKind.MESSAGE or kind is PassageKind.PARAGRAPH:
        found.extend(_label(view, passage))
    found.extend(_bare_quotes(view, found, passage))
    found.extend(_verbless(view, found, passage))
    return tuple(sorted(found, key=lambda f: f.cue))


def _stretches(view: Scene) -> Iterator[tuple[Span, list[Cue]]]:
    """Give each sentence with its cues; the sentences of a quotation stand for themselves."""
    for sentence in view.sentences:
        cues_ = [c for c in view.cues if sentence[0] <= c.start < sentence[1]]
        quotes = [q for q in view.quotes if sentence[0] <= q[0] and q[1] <= sentence[1]]
        outside = [c for c in cues_ if not any(a < c.start < b for a, b in quotes)]
        yield sentence, outside
        for start, end in quotes:
            for low, high in segments.sentences(view.text[start + 1 : end - 1], ()):
                part = (low + start + 1, high + start + 1)
                yield part, [c for c in cues_ if c not in outside and part[0] <= c.start < part[1]]


def _in_sentence(
    view: Scene, sentence: Span, inside: list[Cue], passage: int
) -> Iterator[Frame]:
    spent: set[int] = set()
    for at, cue in enumerate(inside):
        if cue.start in spent:
            continue
        after = inside[at + 1] if at + 1 < len(inside) else None
        frame = _frame(view, cue, after, sentence, passage)
        if frame:
            yield frame
            if frame.shell and frame.shell[1] < sentence[1] and frame.shell[0] <= sentence[0]:
                # What follows has its own subject: nobody in the shell speaks again.
                sentence = (frame.shell[1], sentence[1])
            if cue.kind in {"as", "according", "so", "backward"} and after and frame.shell:
                spent.update(c.start for c in inside[at + 1 :] if c.end <= frame.shell[1])


def _frame(
    view: Scene, cue: Cue, after: Cue | None, sentence: Span, passage: int
) -> Frame | None:
    if cue.kind in {"as", "according"} and after and _is_clause(view, cue, after):
        return _parenthesis(view, cue, after, sentence, passage)
    if cue.kind in {"according", "so"}:
        return _according(view, cue, sentence, passage)
    if cue.kind == "noun":
        return _noun(view, cue, sentence, passage)
    if cue.kind == "after":
        return _postposition(view, cue, sentence, passage)
    if cue.kind == "vague":
        if view.words(sentence[0], cue.start) > 1 and not BOUNDARY.match(view.text[:cue.start].rstrip()[-1:]):
            return None
        return _vague(view, cue, sentence, passage)
    if cue.kind == "backward":
        return _backward(view, cue, sentence, passage)
    if cue.kind == "hear":
        return _heard(view, cue, sentence, passage)
    if cue.kind == "unsourced":
        return _vague(view, cue, sentence, passage)
    if cue.kind in {"accuse", "deny", "know"}:
        return _act_of_speech(view, cue, sentence, passage)
    return _said(view, cue, sentence, passage) if cue.kind in {"say", "count", "read"} else None


def _kind(source: Mention | None, other: FrameKind) -> FrameKind:
    return FrameKind.DOCUMENT if source and source.kind is SpeakerKind.DOCUMENT else other


def _rest(view: Scene, sentence: Span, shell: Span) -> tuple[Span, ...]:
    marks = SENTENCE_ENDS + ",;:—–-"
    parts = (strip_marks((sentence[0], shell[0]), view.text, marks), strip_marks((shell[1], sentence[1]), view.text, marks))
    return tuple(part for part in parts if part[1] > part[0])


def _is_clause(view: Scene, cue: Cue, verb: Cue) -> bool:
    # "as the relatives told us": a verb of saying before the first comma
    gap = view.text[cue.end : verb.start]
    return verb.kind == "say" and not BOUNDARY.search(gap) and view.words(cue.end, verb.start) <= LEAD


def _opening(view: Scene, at: int, sentence: Span) -> int:
    """Begin a shell at the comma before it, or at the start of the sentence."""
    before = view.text[sentence[0] : at].rstrip()
    return sentence[0] + len(before) - 1 if before.endswith((",", "—", "–", "(")) else at


def _parenthesis(view: Scene, cue: Cue, verb: Cue, sentence: Span, passage: int) -> Frame:
    source = source_left(view, verb, cue.end) or source_right(view, verb, sentence[1])
    end = phrase_end(view, source, sentence[1], loose=True) if source and source.start > verb.end else _comma(view, verb.end, sentence[1])
    shell = _closed(view, (_opening(view, cue.start, sentence), end), sentence)
    return Frame(
        passage=passage,
        kind=_kind(source, FrameKind.SAID),
        cue=(verb.start, verb.end),
        source=_span(view, source, verb, end),
        content=_rest(view, sentence, shell),
        level=verb.level,
        shell=shell,
    )


def _comma(view: Scene, at: int, end: int) -> int:
    hit = BOUNDARY.search(view.text, at, end)
    return hit.start() if hit else end


def _closed(view: Scene, shell: Span, sentence: Span) -> Span:
    """Take the closing comma and space into a shell, but not the full stop of the sentence."""
    end = shell[1]
    if view.text[end : end + 1] in {",", ")"}:
        end += 1
    while end < sentence[1] and view.text[end] == " ":
        end += 1
    return shell[0], end


def _according(view: Scene, cue: Cue, sentence: Span, passage: int) -> Frame | None:
    near = [m for m in view.mentions_in(cue.start, sentence[1]) if m.start < cue.end or not BOUNDARY.search(view.text[cue.end : m.start])]
    plain = [m for m in near if not m.has("oblique")]
    source = next(iter(plain or near), None)
    if source is None or (source.start > cue.end and view.words(cue.end, source.start) > LEAD):
        end = _comma(view, cue.end, sentence[1])
        source_span = strip_marks((cue.end, end), view.text) if end > cue.end else None
    else:
        end = max(cue.end, phrase_end(view, source, sentence[1], stop_at_verb=_initial(view, cue, sentence)))
        source_span = (source.start, max(end, source.end))
    if cue.kind == "so" and source is None:
        return None
    shell = _closed(view, (_opening(view, cue.start, sentence), end), sentence)
    return Frame(
        passage=passage,
        kind=_kind(source, FrameKind.ACCORDING),
        cue=(cue.start, cue.end),
        source=source_span,
        content=_rest(view, sentence, shell),
        level=cue.level,
        shell=shell,
    )


def _noun(view: Scene, cue: Cue, sentence: Span, passage: int) -> Frame | None:
    """Read "the Foundation's estimate: about 500": what is said comes after."""
    source = source_right(view, cue, sentence[1])
    if source is None:
        return None
    content = strip_marks((source.end, sentence[1]), view.text, SENTENCE_ENDS + ",;:—–-")
    if content[1] <= content[0]:
        return None
    return Frame(
        passage=passage,
        kind=_kind(source, FrameKind.ACCORDING),
        cue=(cue.start, cue.end),
        source=(source.start, source.end),
        content=(content,),
        level=cue.level,
        shell=None,
    )


def _initial(view: Scene, cue: Cue, sentence: Span) -> bool:
    return view.words(sentence[0], cue.start) == 0 or view.language == "de"


def _postposition(view: Scene, cue: Cue, sentence: Span, passage: int) -> Frame | None:
    before = [m for m in view.mentions_in(sentence[0], cue.start) if view.text[m.end : cue.start].strip() == ""]
    if not before:
        return None
    start = _opening(view, before[-1].start, sentence)
    shell = _closed(view, (start, cue.end), sentence)
    return Frame(passage=passage, kind=_kind(before[-1], FrameKind.ACCORDING), cue=(cue.start, cue.end), source=(before[-1].start, before[-1].end), content=_rest(view, sentence, shell), level=cue.level, shell=shell)


def _vague(view: Scene, cue: Cue, sentence: Span, passage: int) -> Frame:
    start, end = _opening(view, cue.start, sentence), cue.end
    shell = _closed(view, (start, _past_that(view, end, sentence[1])), sentence)
    return Frame(passage=passage, kind=FrameKind.VAGUE, cue=(cue.start, cue.end), source=None, content=_rest(view, sentence, shell), level=cue.level, shell=shell)


def _past_that(view: Scene, at: int, end: int) -> int:
    lead = re.compile(r"\s*,?\s*").match(view.text, at, end)
    start = lead.end() if lead else at
    hit = view.is_word("that", start)
    return hit.end() if hit else at


def _backward(view: Scene, cue: Cue, sentence: Span, passage: int) -> Frame:
    source = source_right(view, cue, sentence[1])
    before = [s for s in view.sentences if s[1] <= sentence[0]]
    head = strip_marks((sentence[0], cue.start), view.text, SENTENCE_ENDS + ",;:—–-")
    content = (head,) if head[1] > head[0] else tuple(before[-1:])
    end = phrase_end(view, source, sentence[1], loose=True) if source else sentence[1]
    return Frame(passage=passage, kind=_kind(source, FrameKind.SAID), cue=(cue.start, cue.end), source=(source.start, end) if source else None, content=content, level=cue.level, shell=(cue.start, source.start if source else cue.end))


def _heard(view: Scene, cue: Cue, sentence: Span, passage: int) -> Frame:
    source = source_right(view, cue, sentence[1])
    if source and source.kind is SpeakerKind.UNKNOWN:
        source = None
    at = source.end if source else cue.end
    that = _past_that(view, at, sentence[1])
    content = strip_marks((that, sentence[1]), view.text, SENTENCE_ENDS)
    shell = (sentence[0], that) if that > at else None
    return Frame(passage=passage, kind=_kind(source, FrameKind.SAID), cue=(cue.start, cue.end), source=(source.start, source.end) if source else None, content=(content if that > at else sentence,), level="R", shell=shell)


def _act_of_speech(view: Scene, cue: Cue, sentence: Span, passage: int) -> Frame | None:
    """Read a complaint, an accusation or a denial: its verb is part of the statement."""
    source = source_left(view, cue, sentence[0])
    if cue.kind != "know":
        source = source or source_right(view, cue, sentence[1])
    elif source is None:
        return None
    start = sentence[0] if cue.kind == "know" else cue.start
    start = min(source.start, cue.start) if source else start
    start = sentence[0] if cue.kind == "know" else start
    return Frame(passage=passage, kind=_kind(source, FrameKind.SAID), cue=(cue.start, cue.end), source=(source.start, source.end) if source else None, content=(strip_marks((start, sentence[1]), view.text, SENTENCE_ENDS),), level=cue.level, shell=None)


def _said(view: Scene, cue: Cue, sentence: Span, passage: int) -> Frame | None:
    if _is_noun(view, cue):
        return None
    that = _complement(view, cue, sentence)
    if that:
        return _with_complement(view, cue, that, sentence, passage)
    if _postposed(view, cue, sentence):
        return _after_words(view, cue, sentence, passage)
    return _before_words(view, cue, sentence, passage)


def _is_noun(view: Scene, cue: Cue) -> bool:
    # "a report", "the claims": the engine calls it a noun, or no verb stands where it should.
    return bool(view.verbs) and view.language == "en" and cue.start not in view.verbs and " " not in view.text[cue.start : cue.end] and not _after_mark(view, cue.start)


def _after_mark(view: Scene, at: int) -> bool:
    end = len(view.text[:at].rstrip())
    return view.text[end - 1 : end] in {",", "—", "–"} or any(b == end for _, b in view.quotes)


def _complement(view: Scene, cue: Cue, sentence: Span) -> Span | None:
    """Find the word that opens what is said, or the colon."""
    for hit in re.finditer(r"[,:]?\s+(?=\w)|:\s+", view.text[cue.end : sentence[1]]):
        at = cue.end + hit.end()
        if ":" in hit.group():
            return cue.end + hit.start(), at
        that = view.is_word("that", at)
        if that:
            return cue.end + hit.start(), that.end()
        if hit.group().startswith(",") and not view.is_word("to", at) or view.words(cue.end, at) > LEAD + 2:
            return None
    return None


def _postposed(view: Scene, cue: Cue, sentence: Span) -> bool:
    if _after_mark(view, cue.start) and view.words(sentence[0], cue.start):
        return not _aside_before(view, cue, sentence)
    source = source_left(view, cue, sentence[0])
    if not source:
        return False
    lead = view.text[sentence[0] : source.start]
    cut = max(lead.rfind(c) for c in ",—–”»\"“")
    rest = view.text[cue.end : sentence[1]].strip(" .!?")
    return cut > 0 and view.words(sentence[0] + cut, source.start) < 4 and len(rest.split()) <= LEAD and view.words(sentence[0], sentence[0] + cut) > 2


def _aside_before(view: Scene, cue: Cue, sentence: Span) -> bool:
    """Tell "the sister, who was there, said": the comma closes what is said of the speaker."""
    source = source_left(view, cue, sentence[0])
    return bool(source) and view.text[source.end : source.end + 1] == "," and view.words(sentence[0], source.start) < LEAD  # type: ignore[union-attr]


def _speaker(view: Scene, cue: Cue, sentence: Span, *, right_first: bool) -> Mention | None:
    left, right = source_left(view, cue, sentence[0]), source_right(view, cue, sentence[1])
    return (right or left) if right_first else (left or right)


def _with_complement(view: Scene, cue: Cue, that: Span, sentence: Span, passage: int) -> Frame | None:
    source = source_left(view, cue, sentence[0]) or source_right(view, cue, that[0])
    start = _lead(view, min(source.start, cue.start) if source else cue.start, sentence)
    content = strip_marks((that[1], sentence[1]), view.text, SENTENCE_ENDS)
    kind = FrameKind.SAID if source or not cue.vague else FrameKind.VAGUE
    return Frame(passage=passage, kind=_kind(source, kind), cue=(cue.start, cue.end), source=_span(view, source, cue, that[0]), content=(content,), level=cue.level, shell=(start, _closed(view, (start, that[1]), sentence)[1]))


def _span(view: Scene, source: Mention | None, cue: Cue, end: int) -> Span | None:
    if source is None:
        return None
    if source.start > cue.start:
        return source.start, max(source.end, phrase_end(view, source, end))
    stop = phrase_end(view, source, cue.start)
    joined = joined_with(view, source)[-1].end
    return source.start, strip_marks((source.start, max(joined, min(stop, cue.start))), view.text)[1]


def _lead(view: Scene, at: int, sentence: Span) -> int:
    return sentence[0] if view.words(sentence[0], at) <= LEAD and not view.has_verb(sentence[0], at) else at


def _after_words(view: Scene, cue: Cue, sentence: Span, passage: int) -> Frame | None:
    before = source_left(view, cue, sentence[0])
    if before and view.words(before.end, cue.start) > 2:
        before = None
    after = source_right(view, cue, sentence[1])
    direct = _after_mark(view, cue.start)
    source = (after or before) if direct else (before or after)
    start = source.start if source and source.start < cue.start else cue.start
    low = max((m.end() for m in re.finditer(r"[,—–”»\"“]", view.text[sentence[0] : start])), default=0) + sentence[0]
    end = phrase_end(view, source, sentence[1], loose=True) if source and source.start > cue.start else _comma(view, cue.end, sentence[1])
    end = len(view.text[:end].rstrip(SENTENCE_ENDS)) if end == sentence[1] else end
    mark = low - 1 if view.text[low - 1 : low] in {",", "—", "–"} else low
    content = _rest(view, sentence, (mark, end))
    if not content:
        return None
    kind = FrameKind.SAID if source or not cue.vague or view.quotes else FrameKind.VAGUE
    if _is_quote(view, content[0]):
        kind = FrameKind.QUOTE
    shell = (mark, _closed(view, (mark, end), sentence)[1])
    return Frame(passage=passage, kind=_kind(source, kind), cue=(cue.start, cue.end), source=_span(view, source, cue, end), content=content, level=cue.level, shell=shell)


def _is_quote(view: Scene, span: Span) -> bool:
    return any(a <= span[0] + 1 and b >= span[1] - 3 for a, b in view.quotes)


def _before_words(view: Scene, cue: Cue, sentence: Span, passage: int) -> Frame | None:
    """Read "X counted n", "Darin heißt es, ...", "X said the men are held"."""
    source = _speaker(view, cue, sentence, right_first=False)
    if cue.kind == "read":
        source = next((m for m in view.mentions_in(*sentence) if m.number in {"doc", "board"}), None)
        if source is None:
            return None
    if cue.kind in {"count", "read"} and source:
        return Frame(passage=passage, kind=_kind(source, FrameKind.SAID), cue=(cue.start, cue.end), source=_span(view, source, cue, sentence[1] if source.start < cue.start else source.end), content=(strip_marks(sentence, view.text, SENTENCE_ENDS),), level=cue.level, shell=None)
    if source and view.is_word("topic", sentence[0]):
        return Frame(passage=passage, kind=_kind(source, FrameKind.SAID), cue=(cue.start, cue.end), source=_span(view, source, cue, _comma(view, source.end, sentence[1])), content=((sentence[0], max(_comma(view, source.end, sentence[1]), joined_with(view, source)[-1].end)),), level=cue.level, shell=None)
    at = max(cue.end, source.end) if source else cue.end
    if cue.kind == "say" and source and source.start > cue.end:
        at = phrase_end(view, source, sentence[1], loose=True)
    bare = cues.may_leave_out_that(view.language) and source is not None
    order = view.is_word("order", cue.start)
    if order and re.match(r"[^,;:.!?]{0,30}?\bto \w", view.text[(source.end if source else cue.end) : sentence[1]]):
        return None  # "told the neighbours to keep quiet": an order
    told = re.compile(r"[^,;:.!?]{0,40}?,\s*").match(view.text, at, sentence[1])
    if not told and not (bare and cue.kind == "say"):
        return None
    content = strip_marks((told.end() if told else cue.end, sentence[1]), view.text, SENTENCE_ENDS)
    if view.words(*content) <= 2 or not (source or cue.vague):
        return None
    start = _lead(view, min(source.start, cue.start) if source else cue.start, sentence)
    kind = FrameKind.SAID if source else FrameKind.VAGUE
    return Frame(passage=passage, kind=_kind(source, kind), cue=(cue.start, cue.end), source=_span(view, source, cue, at), content=(content,), level=cue.level, shell=(start, content[0]))


def _label(view: Scene, passage: int) -> Iterator[Frame]:
    hit = LABEL.match(view.text)
    if not hit:
        return
    who = hit.span("who")
    named = [m for m in view.mentions_in(*who) if view.words(*who) - view.words(m.start, m.end) <= 1]
    if not named:
        return
    yield Frame(passage=passage, kind=FrameKind.LABEL, cue=who, source=who, content=((hit.end(), len(view.text)),), level="S", shell=(0, hit.end()))


def _verbless(view: Scene, found: list[Frame], passage: int) -> Iterator[Frame]:
    """Find a speaker whose verb was lost: "some go back, the parents of a soldier." (to review)."""
    for sentence in view.sentences:
        if any(sentence[0] <= f.cue[0] < sentence[1] for f in found):
            continue
        for m in view.mentions_in(*sentence):
            lead = VERBLESS.search(view.text, sentence[0], m.start)
            person = m.kind in {SpeakerKind.RELATIVE, SpeakerKind.LAWYER} and not m.has("pronoun")
            if not (lead and lead.end() == m.start and person and view.words(sentence[0], lead.start()) > LEAD):
                continue
            stop = _aside_at(view, m.end, sentence[1])
            if view.has_verb(m.end, stop) or not view.has_verb(sentence[0], lead.start()):
                continue
            content = strip_marks((sentence[0], lead.start()), view.text)
            end = len(view.text[: sentence[1]].rstrip(SENTENCE_ENDS))
            yield Frame(
                passage=passage,
                kind=FrameKind.SAID,
                cue=(m.start, m.end),
                source=(m.start, end),
                content=(content,),
                level="L",
                shell=(lead.start(), end),
            )
            break


def _aside_at(view: Scene, start: int, end: int) -> int:
    """Find where a relative clause begins: its verb is not the verb of the sentence."""
    for hit in re.finditer(r"\b\w", view.text[start:end]):
        if view.is_word("aside", start + hit.start()):
            return start + hit.start()
    return end


def _bare_quotes(view: Scene, found: list[Frame], passage: int) -> Iterator[Frame]:
    for start, end in view.quotes:
        outside = [f for f in found if not start < f.cue[0] < end]
        if any(a < end and start < b for f in outside for a, b in f.content):
            continue
        yield Frame(passage=passage, kind=FrameKind.QUOTE, cue=(start, start + 1), source=None, content=((start + 1, end - 1),), level="S", shell=None)
