"""Who says it, where a verb of saying tells?"""

import re

from msgspec.structs import replace

from habeas.claims import counter, cues, hearing
from habeas.claims.cues import Cue, strip_marks
from habeas.claims.making import (
    LEAD,
    SENTENCE_ENDS,
    closed,
    comma,
    kind_of,
    lead_in,
    make,
    past_that,
    rest,
    source_span,
)
from habeas.claims.reading import Frame, FrameKind, Span
from habeas.claims.scene import Scene, distance, joined_with, phrase_end
from habeas.claims.speakers import Mention
from habeas.claims.subjects import nameless, source_left, source_right, told_of
from habeas.model.words import SpeakerKind

MARK = re.compile(r"[,—–”»\"“]")
PARTED = re.compile(r"[;!?]|\.(?!\d)")
FEW = 2  # words: less than a statement, or next to the verb
NEAR = 3


def said(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read a verb of saying with what stands after it or before it."""
    if is_noun(view, cue):
        return None
    told = hearing.dative(view, cue, sentence) if _complement(view, cue, sentence) else None
    if told:
        return told
    if governed := _governed(view, cue, sentence):
        return governed
    if that := _complement(view, cue, sentence):
        return _with_complement(view, cue, that, sentence)
    if _postposed(view, cue, sentence):
        return _after_words(view, cue, sentence)
    return _before_words(view, cue, sentence)


def _governed(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read the clause that a parser hangs on the verb: "says they both share the belief that"."""
    clause = view.clauses.get(cue.start)
    if cue.kind != "say" or not clause or not clause.said or not clause.subject:
        return None
    low, high = clause.said
    source = source_left(view, cue, sentence[0])
    near = cue.end < low and view.words(cue.end, low) <= LEAD and high <= sentence[1]
    if not (near and source) or ":" in view.text[cue.end : low]:
        return None
    content = strip_marks((past_that(view, low, high), high), view.text, SENTENCE_ENDS)
    if view.words(*content) <= FEW:
        return None
    start = lead_in(view, min(source.start, cue.start), sentence)
    span = source_span(view, source, cue, low)
    return make(view, cue, span, (content,), (start, content[0]), kind_of(source))


def is_noun(view: Scene, cue: Cue) -> bool:
    """Tell "a report" from "they report": no verb by its tag, and nothing said before it."""
    one_word = " " not in view.text[cue.start : cue.end]
    tagged = bool(view.verbs) and view.language == "en" and cue.start not in view.verbs
    return tagged and one_word and not _after_mark(view, cue.start)


def _after_mark(view: Scene, at: int) -> bool:
    end = len(view.text[:at].rstrip())
    return view.text[end - 1 : end] in {",", "—", "–"} or any(b == end for _, b in view.quotes)


def _complement(view: Scene, cue: Cue, sentence: Span) -> Span | None:
    """Find the word that opens what is said, or the colon."""
    for hit in re.finditer(r"[,:]?\s+(?=\w)|:\s+", view.text[cue.end : sentence[1]]):
        at = cue.end + hit.end()
        if PARTED.search(view.text, cue.end, at):
            return None
        if ":" in hit.group():
            return cue.end + hit.start(), at
        that = view.is_word("that", at)
        about = "," in hit.group() or any(m.end == at - 1 for m in view.mentions)
        if that and _after_mark(view, cue.start) and about:
            return None  # "dijo a Reuters un vecino que pidió anonimato": a relative clause
        if that:
            return cue.end + hit.start(), that.end()
        new_clause = hit.group().startswith(",") and not view.is_word("to", at)
        if new_clause or view.words(cue.end, at) > LEAD + FEW:
            return None
    return None


def _with_complement(view: Scene, cue: Cue, that: Span, sentence: Span) -> Frame:
    """Read "X said that ..."."""
    source = source_left(view, cue, sentence[0]) or source_right(view, cue, that[0])
    source = source or _unnamed(view, cue, sentence)
    if source and cue.kind == "count" and ":" in view.text[slice(*that)]:
        return counter.figure(
            view, cue, source, sentence
        )  # "it names four places: ..." is its count
    first = min(source.start, cue.start) if source else cue.start
    start = lead_in(view, first, sentence)
    content = strip_marks((that[1], sentence[1]), view.text, SENTENCE_ENDS)
    kind = kind_of(source, FrameKind.SAID if source or not cue.vague else FrameKind.VAGUE)
    shell = (start, closed(view, (start, that[1]), sentence)[1])
    span = source_span(view, source, cue, that[0])
    return make(view, cue, span, (content,), shell, kind)


def _postposed(view: Scene, cue: Cue, sentence: Span) -> bool:
    """Tell whether what is said stands before the verb."""
    source = source_left(view, cue, sentence[0])
    if _after_mark(view, cue.start) and view.words(sentence[0], cue.start):
        return not (source and _aside_before(view, source, sentence))
    if not source:
        return False
    cut = max(view.text[sentence[0] : source.start].rfind(c) for c in ',—–”»"“')
    if _new_clause(view, sentence[0] + cut + 2, cue, sentence):
        return False
    tail = view.text[cue.end : comma(view, cue.end, sentence[1])].strip(SENTENCE_ENDS)
    near = view.words(sentence[0] + cut, source.start) <= NEAR
    enough = view.words(sentence[0], sentence[0] + cut) > FEW
    closes = any(b == sentence[0] + cut + 1 for _, b in view.quotes)  # "...,” X wrote in a post"
    short = len(tail.split()) <= NEAR or _is_told_only(view, cue, sentence, sentence[0] + cut)
    return cut > 0 and near and enough and (closes or short)


def _is_told_only(view: Scene, cue: Cue, sentence: Span, cut: int) -> bool:
    """Tell "..., a nurse told the daily Post on Monday": nothing is stated behind the verb."""
    end = comma(view, cue.end, sentence[1])
    whole = not view.text[end : sentence[1]].strip(SENTENCE_ENDS)
    telling = view.has_verb(sentence[0], cut) and not view.has_verb(cue.end, end)
    told = next(iter(view.mentions_in(cue.end, end)), None)
    outlet = told is not None and told.has("outlet") and view.words(cue.end, told.start) <= FEW
    return whole and telling and outlet and view.words(cue.end, end) <= LEAD + FEW


def _new_clause(view: Scene, at: int, cue: Cue, sentence: Span) -> bool:
    """Tell "..., and the station said, six of them": what is said follows its verb."""
    follows = view.text[cue.end : cue.end + 1] == ","
    return bool(view.is_word("and", at)) and follows and view.words(cue.end, sentence[1]) > NEAR


def _aside_before(view: Scene, source: Mention, sentence: Span) -> bool:
    """Tell "the sister, who was there, said": the comma closes what is said of the speaker."""
    opens = comma(view, source.end, sentence[1])  # "the aunt of one of them, who ..."
    whose = opens == source.end or (
        view.is_word("complement", source.end + 1) and view.words(source.end, opens) <= LEAD
    )
    return bool(
        whose
        and view.text[opens : opens + 1] == ","
        and view.words(sentence[0], source.start) < LEAD
    )


def _after_words(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read "..., said X" and "..., X said"."""
    source = _who_said(view, cue, sentence) or _unnamed(view, cue, sentence)
    follows = source is not None and source.start > cue.start
    start = source.start if source and not follows else cue.start
    marks = MARK.finditer(view.text[sentence[0] : start])
    low = sentence[0] + max((m.end() for m in marks), default=0)
    if source and follows:
        end = phrase_end(view, source, sentence[1], loose=True)
    else:
        end = comma(view, cue.end, sentence[1])
    end = len(view.text[:end].rstrip(SENTENCE_ENDS)) if end == sentence[1] else end
    mark = low - 1 if view.text[low - 1 : low] in {",", "—", "–"} else low
    content = _own_words(view, rest(view, sentence, (mark, end)), end)
    if not content:
        return None
    kind = FrameKind.SAID if source or not cue.vague or view.quotes else FrameKind.VAGUE
    kind = FrameKind.QUOTE if _is_quote(view, content[0]) else kind
    shell = (mark, closed(view, (mark, end), sentence)[1])
    span = source_span(view, source, cue, end)
    return make(view, cue, span, content, shell, kind_of(source, kind))


def _own_words(view: Scene, content: tuple[Span, ...], end: int) -> tuple[Span, ...]:
    """Leave out what another counts or says behind a semicolon: "..., said X; Y counts 40"."""
    parted = view.text[end : end + 1] == ";"
    return tuple(
        part
        for part in content
        if part[0] < end
        or not parted
        or not any(c.kind in {"say", "count"} and part[0] <= c.start < part[1] for c in view.cues)
    )


def _who_said(view: Scene, cue: Cue, sentence: Span) -> Mention | None:
    before = source_left(view, cue, sentence[0])
    if before and distance(view, joined_with(view, before)[-1], cue) > FEW:
        before = before if _begins(view, before, cue) else None
    after = source_right(view, cue, sentence[1])
    told = before and view.is_word("order", cue.start)  # who stands after "told" was told
    if after and view.is_word("order", cue.start) and not view.mentions_in(cue.end, after.start):
        after = None  # "told the Courier": who stands right after was told
    found = (after or before) if _after_mark(view, cue.start) and not told else (before or after)
    return found or told_of(view, cue, sentence)


def _begins(view: Scene, mention: Mention, cue: Cue) -> bool:
    """Tell a speaker right after what is said from one that it speaks of.

    "..., a lawyer for the families said": whom the speaker stands for lies between.
    """
    lead = view.text[: mention.start].rstrip()
    article = lead.rfind(" ") + 1
    first = article if view.is_word("article", article) else mention.start
    mark = view.text[:first].rstrip()[-1:]
    return (
        mark in {"”", "»", '"', "—", "–", "“", ","} and view.words(mention.end, cue.start) <= LEAD
    )


def _is_quote(view: Scene, span: Span) -> bool:
    return any(a <= span[0] + 1 and b >= span[1] - NEAR for a, b in view.quotes)


def _before_words(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read "X counted n", "Darin heißt es, ...", "X said the men are held"."""
    source = _subject(view, cue, sentence) or _unnamed(view, cue, sentence)
    if source and (cue.kind in {"count", "read"} or view.is_word("topic", sentence[0])):
        return counter.figure(view, cue, source, sentence)
    somebody = source or cue.vague or view.is_word("article", sentence[0])
    if cue.kind == "read" or not somebody:
        return None
    told = _told_clause(view, cue, source, sentence)
    content = strip_marks((told or sentence[1], sentence[1]), view.text, SENTENCE_ENDS)
    if told is None or view.words(*content) <= FEW:
        named = source and source.end <= cue.start and view.is_word("object", cue.start)
        return (
            counter.figure(view, replace(cue, kind="count"), source, sentence)
            if source and named
            else None
        )
    start = lead_in(view, min(source.start, cue.start) if source else cue.start, sentence)
    kind = kind_of(source, FrameKind.SAID if source else FrameKind.VAGUE)
    span = source_span(view, source, cue, max(cue.end, told))
    return make(view, cue, span, (content,), (start, content[0]), kind)


def _unnamed(view: Scene, cue: Cue, sentence: Span) -> Mention | None:
    return nameless(view, cue, sentence) if cue.kind == "say" else None


def _subject(view: Scene, cue: Cue, sentence: Span) -> Mention | None:
    if cue.kind == "read":  # what was read speaks, wherever it stands in the sentence
        papers = (m for m in view.mentions_in(*sentence) if m.kind is SpeakerKind.DOCUMENT)
        return next(papers, None)
    return source_left(view, cue, sentence[0]) or source_right(view, cue, sentence[1])


def _told_clause(view: Scene, cue: Cue, source: Mention | None, sentence: Span) -> int | None:
    """Find where a clause begins that is said without a word like "that"."""
    after_source = max(cue.end, source.end) if source else cue.end
    order = view.is_word("order", cue.start)
    if order and re.match(r"[^,;:.!?]{0,30}?\bto \w", view.text[after_source : sentence[1]]):
        return None  # "told the neighbours to keep quiet": an order
    at = after_source
    if source and source.start > cue.end:
        at = phrase_end(view, source, sentence[1], loose=True)
    hit = re.compile(r"[^,;:.!?]{0,40}?,\s*").match(view.text, at, sentence[1])
    if hit:
        return hit.end()
    bare = cues.may_leave_out_that(view.language) and source is not None and cue.kind == "say"
    return cue.end if bare else None


def asked(view: Scene, cue: Cue, sentence: Span) -> Frame | None:
    """Read "X spoke with Y: ...": Y tells what follows the colon."""
    source = source_right(view, cue, sentence[1])
    colon = view.text.find(":", cue.end, sentence[1])
    if source is None or colon < source.end:
        return None
    content = strip_marks((colon + 1, sentence[1]), view.text, SENTENCE_ENDS)
    shell = (sentence[0], content[0])
    return make(view, cue, (source.start, source.end), (content,), shell, kind_of(source))


def asker(view: Scene, cue: Cue, told: Frame, sentence: Span) -> Frame | None:
    """Read who spoke with Y: one hop further away."""
    source = source_left(view, cue, sentence[0])
    if source is None:
        return None
    span = (sentence[0], told.content[-1][1])
    return make(view, cue, (source.start, source.end), (span,), told.shell)
