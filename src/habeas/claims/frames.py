"""Which words say who said it, and which words did they say?"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from habeas.claims import acts, asides, colons, cues, hearing, saying, segments
from habeas.claims.cues import Cue, strip_marks
from habeas.claims.making import LEAD, MARKS, SENTENCE_ENDS, make
from habeas.claims.memory import remembered
from habeas.claims.reading import Frame, FrameKind, Reading, Span
from habeas.claims.scene import BOUNDARY, Scene, scene
from habeas.model.document import PassageKind
from habeas.model.words import SpeakerKind

LABEL = re.compile(r"\s*[*_«\"]*(?P<who>[^\W\d_][^:.!?\n]{0,60}?)[*_»\"]*:[*_]*\s+(?=\S)")
LABELLED = {PassageKind.MESSAGE, PassageKind.PARAGRAPH}
VERBLESS = re.compile(r", (?:the|die|der|los|las|la|el|les|le) $", re.IGNORECASE)
SWALLOWING = {"as", "according", "so", "backward"}  # cues whose phrase may hold another cue
UNTOLD = {PassageKind.META, PassageKind.ROW, PassageKind.HEADING, PassageKind.TITLE}
DASHES = "—–"
GUESSED = "L"  # the level of a frame that has no verb of speech


@remembered
def _seen(reading: Reading) -> dict[int, tuple[Frame, ...]]:
    del reading
    return {}


def find(reading: Reading, passage: int) -> tuple[Frame, ...]:
    """Find the ties between sources and what they said in one passage, in order of their cues."""
    seen = _seen(reading)
    if passage not in seen:
        seen[passage] = _found(reading, passage)
    return seen[passage]


def _found(reading: Reading, passage: int) -> tuple[Frame, ...]:
    view = scene(reading, passage)
    found: list[Frame] = []
    for sentence, inside in _stretches(view):
        found.extend(_in_sentence(view, sentence, inside))
    if reading.document.passages[passage].kind in LABELLED:
        found.extend(_label(view, reading.document.passages[passage].kind))
    found = _cited_behind(view, found)
    if reading.document.passages[passage].kind not in UNTOLD:
        found.extend(colons.find(view, found))
    found = [_to_its_end(view, f) for f in found]
    found.extend(_bare_quotes(view, found))
    found.extend(_verbless(view, found))
    return tuple(sorted(found, key=lambda f: f.cue))


def _cited_behind(view: Scene, found: list[Frame]) -> list[Frame]:
    """Give "this reports X, citing Y" to the words before it, for Y as for X."""
    back = [f for f in found if f.content and f.content[-1][1] <= view.sentence_at(f.cue[0])[0]]
    new: list[Frame] = []
    for frame in found:
        near = [b for b in back if view.sentence_at(b.cue[0]) == view.sentence_at(frame.cue[0])]
        cited = frame.kind is FrameKind.ACCORDING and frame.level == "R"
        new.append(replace(frame, content=near[0].content) if cited and near else frame)
    return new


def _stretches(view: Scene) -> Iterator[tuple[Span, list[Cue]]]:
    """Give each sentence with its cues; the sentences of a quotation stand for themselves."""
    for sentence in view.sentences:
        there = [c for c in view.cues if sentence[0] <= c.start < sentence[1]]
        quotes = [q for q in view.quotes if sentence[0] <= q[0] and q[1] <= sentence[1]]
        outside = [c for c in there if not any(a < c.start < b for a, b in quotes)]
        yield sentence, outside
        for start, end in quotes:
            for low, high in segments.sentences(view.text[start + 1 : end - 1], ()):
                part = (low + start + 1, high + start + 1)
                yield part, [c for c in there if c not in outside and part[0] <= c.start < part[1]]


def _in_sentence(view: Scene, sentence: Span, inside: list[Cue]) -> Iterator[Frame]:
    spent: set[int] = set()
    for at, cue in enumerate(inside):
        if cue.start in spent:
            continue
        after = inside[at + 1] if at + 1 < len(inside) else None
        frame = _frame(view, cue, after, sentence)
        if frame is None:
            continue
        heard = asides.from_whom(view, cue, frame, sentence) if cue.kind == "according" else None
        if heard:
            yield heard[0]
            frame = heard[1]
        yield frame
        if cue.kind == "talked" and (asker := saying.asker(view, cue, frame, sentence)):
            yield asker
        shell = frame.shell
        if shell and shell[0] <= sentence[0] and shell[1] < sentence[1]:
            # What follows has its own subject: nobody in the shell speaks again.
            sentence = (shell[1], sentence[1])
        if cue.kind in SWALLOWING and shell:
            spent.update(c.start for c in inside[at + 1 :] if c.end <= shell[1])


def _frame(view: Scene, cue: Cue, after: Cue | None, sentence: Span) -> Frame | None:
    if cue.kind in {"as", "according"} and after and _is_clause(view, cue, after):
        return asides.parenthesis(view, cue, after, sentence)
    if cue.kind in {"vague", "unsourced"} and _has_subject(view, cue, sentence):
        return saying.said(view, cues.plain(view.text, view.language, cue), sentence)
    reader = READERS.get(cue.kind)
    return reader(view, cue, sentence) if reader else None


READERS = {
    "according": asides.according,
    "so": asides.according,
    "noun": asides.noun,
    "after": asides.postposition,
    "vague": asides.vague,
    "unsourced": asides.vague,
    "backward": asides.backward,
    "thence": asides.thence,
    "thereby": asides.thence,
    "talked": saying.asked,
    "hear": hearing.heard,
    "heard_from": hearing.heard_from,
    "informed": hearing.informed,
    "accuse": acts.act_of_speech,
    "deny": acts.act_of_speech,
    "untrue": acts.untrue,
    "know": acts.act_of_speech,
    "say": saying.said,
    "count": saying.said,
    "read": saying.said,
}


def _has_subject(view: Scene, cue: Cue, sentence: Span) -> bool:
    # "they call it" inside a clause is no rumour; at its start it is.
    phrase = cue.kind == "unsourced" and " " in view.text[cue.start : cue.end]
    opens = phrase or BOUNDARY.match(view.text[: cue.start].rstrip()[-1:])
    return view.words(sentence[0], cue.start) > 1 and not opens


def _is_clause(view: Scene, cue: Cue, verb: Cue) -> bool:
    # "as the relatives told us": a verb of saying before the first comma
    gap = view.text[cue.end : verb.start]
    near = view.words(cue.end, verb.start) <= LEAD
    noun = saying.is_noun(view, verb)  # "according to a report": no verb of saying
    return verb.kind == "say" and not noun and near and not BOUNDARY.search(gap)


def _label(view: Scene, kind: PassageKind) -> Iterator[Frame]:
    hit = LABEL.match(view.text)
    if not hit:
        return
    who = hit.span("who")
    named = [
        m for m in view.mentions_in(*who) if view.words(*who) - view.words(m.start, m.end) <= 1
    ]
    if kind is PassageKind.MESSAGE and all(m.kind is SpeakerKind.UNKNOWN for m in named):
        return  # "Summary: ..."
    if named:
        label = Cue(*who, "label", "S")
        content = ((hit.end(), len(view.text)),)
        yield make(view, label, who, content, (0, hit.end()), FrameKind.LABEL)


def _to_its_end(view: Scene, frame: Frame) -> Frame:
    """Go on to the end of what is said after "— says the teacher. —" inside it."""
    quote = next((q for q in view.quotes if q[0] < frame.cue[0] < q[1]), None)
    spoken = quote or ((0, len(view.text) + 1) if view.text[:1] in DASHES else None)
    if not (spoken and frame.shell and frame.source and _is_between_dashes(view, frame.shell)):
        return frame
    start = (
        frame.shell[1]
        + len(view.text[frame.shell[1] :])
        - len(view.text[frame.shell[1] :].lstrip(" ." + DASHES))
    )
    rest = (start, spoken[1] - 1)
    kept = tuple(c for c in frame.content if c[1] <= frame.shell[0])
    return replace(frame, content=(*kept, rest)) if rest[1] > rest[0] and kept else frame


def _is_between_dashes(view: Scene, shell: Span) -> bool:
    before = view.text[: shell[0] + 2].rstrip()[-3:]
    after = view.text[shell[1] : shell[1] + 4].lstrip(" .")[:1]
    return any(d in before for d in DASHES) and (after in DASHES or not after)


def _bare_quotes(view: Scene, found: list[Frame]) -> Iterator[Frame]:
    """Give quotations that no cue outside them ties to anybody."""
    for start, end in view.quotes:
        outside = [f for f in found if not start < f.cue[0] < end]
        inner = (f.content for f in found if start < f.cue[0] < end and len(f.content) > 1)
        if any(content[-1][1] == end - 1 for content in inner):
            continue  # who says it is named inside the quotation
        if not any(a < end and start < b for f in outside for a, b in f.content):
            mark = Cue(start, start + 1, "quote", "S")
            yield make(view, mark, None, ((start + 1, end - 1),), None, FrameKind.QUOTE)


def _verbless(view: Scene, found: list[Frame]) -> Iterator[Frame]:
    """Find a speaker whose verb was lost: "some go back, the parents."."""
    for sentence in view.sentences:
        if any(sentence[0] <= f.cue[0] < sentence[1] for f in found):
            continue
        for m in view.mentions_in(*sentence):
            lead = VERBLESS.search(view.text, sentence[0], m.start)
            person = m.kind in {SpeakerKind.RELATIVE, SpeakerKind.LAWYER} and not m.has("pronoun")
            if not (lead and lead.end() == m.start and person):
                continue
            if _stands_alone(view, sentence, lead.start(), m.end):
                content = strip_marks((sentence[0], lead.start()), view.text, MARKS)
                end = len(view.text[: sentence[1]].rstrip(SENTENCE_ENDS))
                cue = Cue(m.start, m.end, "verbless", GUESSED)
                yield make(view, cue, (m.start, end), (content,), (lead.start(), end))
                break


def _stands_alone(view: Scene, sentence: Span, comma: int, end: int) -> bool:
    """Tell whether a person phrase after a comma has no verb, and what is before it has one."""
    stop = _aside_at(view, end, sentence[1])
    long = view.words(sentence[0], comma) > LEAD
    return long and not view.has_verb(end, stop) and view.has_verb(sentence[0], comma)


def _aside_at(view: Scene, start: int, end: int) -> int:
    """Find where a relative clause begins: its verb is not the verb of the sentence."""
    for hit in re.finditer(r"\b\w", view.text[start:end]):
        if view.is_word("aside", start + hit.start()):
            return start + hit.start()
    return end
