"""Who says a statement: in which order did it come down to us?"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from habeas.claims import certainty, frames, hops, list_rows
from habeas.claims.hops import Heard, Source
from habeas.claims.reading import Attributed, Frame, FrameKind, Reading, Span, Statement
from habeas.claims.scene import Scene, scene
from habeas.claims.voice import Genre, Voice, voice
from habeas.model.claim import Hedge, Speaker
from habeas.model.document import PassageKind
from habeas.model.words import EventType, Identity, SpeakerKind

TURNS = {Genre.CHAT, Genre.INTERVIEW}
MOSTLY = 0.5  # share of a statement that lies in what a frame says
PUBLIC_ACTS = {EventType.FAMILY_ACTION, EventType.COMPLAINT, EventType.PUBLICATION_REPRISAL}
SHORT_PAGE = 2000  # characters: a page this short that opens with another outlet relays it whole
THREATS = {EventType.THREAT, EventType.COERCION}


class Tie(Struct, frozen=True):
    """A frame with its speakers."""

    frame: Frame
    source: Source


class Told(Struct, frozen=True):
    """Who says a statement before the document's own voice, and why we think so."""

    speakers: tuple[Speaker, ...]
    frames: tuple[Frame, ...] = ()
    review: tuple[str, ...] = ()
    because: str = "own voice"
    carried: bool = False


def attribute(
    reading: Reading, statements: Sequence[Statement], *, aliases: Mapping[str, str]
) -> tuple[Attributed, ...]:
    """Give every statement its chain of speakers, its certainty and its hedges."""
    ties = ties_of(reading)
    lead = _lead(reading, ties)
    found: dict[int, Attributed] = {}
    order = sorted(range(len(statements)), key=lambda i: (statements[i].passage, statements[i].start))
    done: list[tuple[Statement, Told]] = []
    for at in order:
        statement = statements[at]
        told = _told(reading, ties, statement, done, lead)
        done.append((statement, told))
        found[at] = _attributed(reading, statement, told, aliases)
    return tuple(found[at] for at in range(len(statements)))


def ties_of(reading: Reading) -> dict[int, tuple[Tie, ...]]:
    """Resolve the speakers of all frames of a document, passage by passage."""
    heard = Heard()
    ties: dict[int, tuple[Tie, ...]] = {}
    for at, passage in enumerate(reading.document.passages):
        if passage.kind in {PassageKind.META, PassageKind.ROW}:
            continue
        here: list[Tie] = []
        view = scene(reading, at)
        for frame in frames.find(reading, at):
            if frame.kind is FrameKind.LABEL and voice(reading).genre not in TURNS:
                continue
            source = hops.source_of(reading, frame, heard)
            # Whoever speaks inside a quotation is not the one that "they said" after it means.
            if not any(a < frame.cue[0] and frame.cue[1] < b for a, b in view.quotes):
                heard = hops.remember(heard, source, view.text)
            here.append(Tie(frame, source))
        ties[at] = tuple(here)
    return ties


def _lead(reading: Reading, ties: Mapping[int, tuple[Tie, ...]]) -> Speaker | None:
    """Name the outlet that a short page relays as a whole: its first words are said by it."""
    if voice(reading).genre is not Genre.NEWS or sum(len(p.text) for p in reading.document.passages) > SHORT_PAGE:
        return None
    first = next(
        (at for at, p in enumerate(reading.document.passages) if p.kind is PassageKind.PARAGRAPH and at in ties),
        None,
    )
    for tie in ties.get(first, ()) if first is not None else ():
        opening = scene(reading, tie.frame.passage).sentences[:2]
        speaker = tie.source.speakers[0] if tie.source.speakers else None
        if speaker and speaker.kind in {SpeakerKind.MEDIA, SpeakerKind.AGENCY} and speaker.identity is Identity.NAMED:
            return speaker if opening and tie.frame.cue[0] < opening[-1][1] else None
    return None


def _told(
    reading: Reading,
    ties: Mapping[int, tuple[Tie, ...]],
    statement: Statement,
    done: Sequence[tuple[Statement, Told]],
    lead: Speaker | None,
) -> Told:
    passage = reading.document.passages[statement.passage]
    if passage.kind is PassageKind.ROW:
        return Told(list_rows.teller(reading, statement.passage), because="column of the list")
    here = ties.get(statement.passage, ())
    told = _framed(reading, here, statement)
    if told is None:
        told = _carried(reading, here, statement, done)
    told = _turn(reading, statement, told)
    return _relayed(statement, told, lead)


def _framed(reading: Reading, here: Sequence[Tie], statement: Statement) -> Told | None:
    over = [tie for tie in here if _covers(tie.frame, statement) and not _is_actor(tie, statement)]
    if not over:
        return _in_source(here, statement)
    over.sort(key=lambda t: (sum(b - a for a, b in t.frame.content), t.frame.level not in {"A", "R", "W"}))
    speakers: list[Speaker] = []
    review: list[str] = []
    for tie in over:
        source = _inherited(tie, here) if tie.frame.level in {"A", "R"} and tie.frame.source is None else tie.source
        for speaker in source.speakers:
            if not any(_same(speaker, other) for other in speakers):
                speakers.append(speaker)
        if source.unclear:
            review.append(source.unclear)
        if tie.frame.level == "L":
            review.append("no verb of speech: who says it is a guess")
    speakers = _collapse_authors(speakers)
    own = all(t.source.own for t in over)
    return Told(
        tuple(speakers),
        tuple(t.frame for t in over),
        tuple(dict.fromkeys(review)),
        because="own voice" if own else f"frame: {over[0].frame.kind.value}",
    )


def _same(a: Speaker, b: Speaker) -> bool:
    return (a.name, a.kind) == (b.name, b.kind)


def _covers(frame: Frame, statement: Statement) -> bool:
    length = statement.end - statement.start
    shared = sum(max(0, min(b, statement.end) - max(a, statement.start)) for a, b in frame.content)
    inside = statement.start <= frame.cue[0] and frame.cue[1] <= statement.end
    whole = sum(b - a for a, b in frame.content)
    if inside and shared > 0 and frame.kind is FrameKind.VAGUE:
        return True
    return shared > length * MOSTLY or (inside and shared > 0 and shared >= min(whole, length) * MOSTLY)


def _is_actor(tie: Tie, statement: Statement) -> bool:
    # One who threatens is an actor of what happened, no link of the chain.
    speaker = tie.source.speakers[0] if tie.source.speakers else None
    official = speaker is None or speaker.kind is SpeakerKind.OFFICIAL
    quoted = tie.frame.kind in {FrameKind.SAID, FrameKind.QUOTE} and tie.frame.level == "S"
    inside = statement.start <= tie.frame.cue[0] < statement.end
    return bool(THREATS & set(statement.types)) and quoted and inside and (official or tie.frame.source is None)


def _in_source(here: Sequence[Tie], statement: Statement) -> Told | None:
    """Give what is said of a speaker ("parents of a soldier who is held") to that speaker."""
    for tie in here:
        span = tie.frame.source
        if span and span[0] <= statement.start and statement.end <= span[1] + 1:
            people = [s for s in tie.source.speakers if s.kind in hops.PERSONS]
            if people and people[0].kind is not SpeakerKind.EXPERT:
                return Told(tuple(people), (tie.frame,), because="said of the speaker")
            return Told((), (), because="own voice: who the speaker is")
    return None


def _inherited(tie: Tie, here: Sequence[Tie]) -> Source:
    level = tie.frame.level
    others = [t for t in here if t.frame.level == level and t.frame.source and t.source.speakers]
    if level == "R":  # "I was told of three towns ... the families say so"
        return others[0].source if others else tie.source
    earlier = [t for t in others if t.frame.cue < tie.frame.cue]
    return earlier[-1].source if earlier else tie.source


def _collapse_authors(speakers: list[Speaker]) -> list[Speaker]:
    # What its authors say of a complaint is what the complaint says.
    with_document = len(speakers) > 1 and speakers[1].kind is SpeakerKind.DOCUMENT
    return speakers[1:] if with_document and speakers[0].kind is SpeakerKind.EXPERT else speakers


def _carried(
    reading: Reading, here: Sequence[Tie], statement: Statement, done: Sequence[tuple[Statement, Told]]
) -> Told:
    """Keep the last speaker of the paragraph while nothing ends it."""
    view = scene(reading, statement.passage)
    mood = certainty.mood(view, statement)
    earlier = [(s, t) for s, t in done if s.passage == statement.passage]
    last = _last_tie(here, statement)
    if voice(reading).petition and voice(reading).genre is Genre.NEWS and _after_filing(view, earlier, last, statement):
        return Told((voice(reading).petition,), review=("carried from the complaint",), because="carried: complaint", carried=True)  # type: ignore[arg-type]
    if last is None:
        return _by_mood(done, mood) or Told(())
    ended = set(statement.types) & PUBLIC_ACTS or _own_since(earlier, last)
    if mood not in {"conditional", "konjunktiv"} and (ended or not _goes_on(view, last, statement)):
        return Told((), because="own voice: the speaker before has ended")
    if not last.source.speakers:
        return Told(())
    return Told(_people(last), (), ("speaker carried from the sentence before",), "carried in the paragraph", carried=True)


def _people(tie: Tie) -> tuple[Speaker, ...]:
    return tuple(_collapse_authors(list(tie.source.speakers)))


def _last_tie(here: Sequence[Tie], statement: Statement) -> Tie | None:
    before = [
        t for t in here
        if t.frame.cue[0] < statement.start and t.source.speakers and t.frame.level not in {"A", "W", "U"}
        and t.frame.kind is not FrameKind.VAGUE and t.frame.kind is not FrameKind.LABEL
    ]
    return max(before, key=lambda t: t.frame.cue, default=None)


def _after_filing(
    view: Scene, earlier: Sequence[tuple[Statement, Told]], last: Tie | None, statement: Statement
) -> bool:
    filed = [s for s, t in earlier if EventType.COMPLAINT in s.types and not t.speakers]
    held = bool(filed) or certainty.holds_document(view, statement.start)
    return held and last is None and EventType.FAMILY_ACTION not in statement.types


def _by_mood(done: Sequence[tuple[Statement, Told]], mood: str | None) -> Told | None:
    # A mood of hearsay looks for its speaker even across a paragraph.
    if mood not in {"conditional", "konjunktiv"}:
        return None
    told = next((t for _, t in reversed(done) if t.speakers), None)
    if told is None:
        return None
    return Told(told.speakers, review=("speaker carried over a paragraph",), because="carried by mood", carried=True)


def _own_since(earlier: Sequence[tuple[Statement, Told]], last: Tie) -> bool:
    return any(not t.speakers and s.start > last.frame.cue[0] for s, t in earlier)


def _goes_on(view: Scene, last: Tie, statement: Statement) -> bool:
    """Tell whether a sentence after a figure speaks of those who were counted."""
    counted = last.frame.shell is None and last.frame.level in {"S", "C"} and last.frame.kind is not FrameKind.QUOTE
    if not counted:
        return True
    opening = view.text[statement.start : statement.start + 40]
    sentence = view.sentence_at(statement.start)
    same = sentence[0] <= last.frame.cue[0]
    starts = [statement.start + i for i, c in enumerate(opening) if c.isalpha() and (i == 0 or not opening[i - 1].isalpha())]
    return same or any(view.is_word("anaphor", at) for at in starts[:4])


def _turn(reading: Reading, statement: Statement, told: Told) -> Told:
    """Add who has the turn: the one interviewed, the sender of a forwarded message."""
    speaking = voice(reading)
    passage = reading.document.passages[statement.passage]
    if speaking.genre is Genre.CHAT and passage.message and passage.message.forwarded_from:
        name = passage.message.forwarded_from
        if not any(name == s.name for s in told.speakers):
            sender = Speaker(name, SpeakerKind.MEDIA, Identity.NAMED)
            return Told((*told.speakers, sender), told.frames, told.review, told.because, carried=told.carried)
    if speaking.genre is Genre.COMPLAINT:
        return _through_relatives(reading, told)
    return told


def _through_relatives(reading: Reading, told: Told) -> Told:
    # Men who are held reach the authors of a complaint through those who came to them.
    first = told.speakers[0] if told.speakers else None
    if first is None or first.kind is not SpeakerKind.VICTIM or len(told.speakers) > 1:
        return told
    kin = any(
        m.kind is SpeakerKind.RELATIVE
        for at, p in enumerate(reading.document.passages)
        if p.kind in {PassageKind.ITEM, PassageKind.PARAGRAPH}
        for m in scene(reading, at).mentions
    )
    if not kin:
        return told
    relatives = Speaker("relatives", SpeakerKind.RELATIVE, Identity.SEALED)
    return Told((first, relatives), told.frames, told.review, told.because, carried=told.carried)


def _relayed(statement: Statement, told: Told, lead: Speaker | None) -> Told:
    if lead is None or any(_same(lead, s) for s in told.speakers):
        return told
    own = EventType.OFFICIAL_RESPONSE in statement.types and not told.speakers
    if own:
        return told
    review = (*told.review, "relayed by a page that relays another outlet")
    return Told((*told.speakers, lead), told.frames, review, f"{told.because}; relay of the page", carried=told.carried or not told.speakers)


def _attributed(
    reading: Reading, statement: Statement, told: Told, aliases: Mapping[str, str]
) -> Attributed:
    speaking = voice(reading)
    chain = _with_base(told.speakers, speaking)
    judged, why = certainty.judge(
        reading, statement, told.speakers, chain, told.frames, carried=told.carried
    )
    view = scene(reading, statement.passage)
    passage = reading.document.passages[statement.passage]
    spans = certainty.hedge_spans(view, statement, told.frames)
    return Attributed(
        attribution=tuple(_placed(reading, statement.passage, s, aliases) for s in chain),
        certainty=judged,
        hedges=tuple(Hedge(*passage.raw(a, b)) for a, b in spans),
        needs_review=told.review,
        because=(told.because, why),
    )


def _with_base(speakers: tuple[Speaker, ...], speaking: Voice) -> tuple[Speaker, ...]:
    return (*speakers, *(s for s in speaking.base if not any(_same(s, o) for o in speakers)))


def _placed(
    reading: Reading, passage: int, speaker: Speaker, aliases: Mapping[str, str]
) -> Speaker:
    """Drop offsets (they belong to a passage) and write a body by the name its owner settled."""
    del reading, passage
    return Speaker(aliases.get(speaker.name, speaker.name), speaker.kind, speaker.identity)


def span_of(frame: Frame) -> Span:
    """Give the words of a frame from its shell to its content."""
    parts = [frame.cue, *frame.content, *([frame.shell] if frame.shell else [])]
    return min(a for a, _ in parts), max(b for _, b in parts)
