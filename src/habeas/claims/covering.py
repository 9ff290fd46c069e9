"""Which frames does a statement stand in, and who speaks in them?"""

from collections.abc import Sequence

from habeas.claims.reading import Frame, FrameKind, Span, Statement
from habeas.claims.told import PERSONS, Source, Tie, Told, same, without_authors
from habeas.model.claim import Speaker
from habeas.model.words import EventType, SpeakerKind

MOSTLY = 0.5  # share of a statement that lies in what a frame says
THREATS = {EventType.THREAT, EventType.COERCION}
TOLD = 20  # characters between a verb and the words it introduces: who was told, a colon
COLON = 2  # characters between a verb and what is said after a colon
NEAREST = {"A", "R", "W"}  # of two frames over the same words, these levels are the inner one


def framed(here: Sequence[Tie], statement: Statement) -> Told | None:
    """List the speakers of all frames over a statement, the innermost first; None without any."""
    over = [t for t in here if _covers(t.frame, statement) and not _is_actor(t, statement)]
    if not over:
        return _in_source(here, statement)
    over = [t for t in over if not _is_no_hop(t, over)]
    bases = {id(t) for t in over if _is_basis(t.frame, over)}
    over.sort(
        key=lambda t: (
            t.frame.level != "R" and id(t) not in bases,
            t.frame.shell is not None or t.frame.kind is FrameKind.QUOTE,
            _size(t.frame),
            t.frame.level not in NEAREST,
        )
    )
    speakers: list[Speaker] = []
    review: list[str] = []
    for tie in over:
        source = _inherited(tie, here)
        speakers.extend(s for s in source.speakers if not any(same(s, o) for o in speakers))
        if source.unclear:
            review.append(source.unclear)
        if tie.frame.level == "L":
            review.append("no verb of speech: who says it is a guess")
    own = all(t.source.own for t in over)
    return Told(
        without_authors(speakers),
        tuple(t.frame for t in over),
        tuple(dict.fromkeys(review)),
        because="own voice" if own else f"frame: {over[0].frame.kind.value}",
    )


def _is_no_hop(tie: Tie, over: Sequence[Tie]) -> bool:
    """Tell "the lawyer, citing the file, said" and "by the consul's words, kin were told"."""
    others = [t for t in over if t is not tie]
    if tie.frame.informed:
        return any(t.frame.kind is FrameKind.ACCORDING and t.source.speakers for t in others)
    paper = [s.kind for s in tie.source.speakers] == [SpeakerKind.DOCUMENT]
    cited = paper and tie.frame.level == "R"
    return cited and any(
        t.frame.kind is FrameKind.SAID
        and t.source.speakers
        and t.source.speakers[0].kind in PERSONS
        for t in others
    )


def _is_basis(frame: Frame, over: Sequence[Tie]) -> bool:
    """Tell "the Fund says, by the words of relatives, that": what it rests on."""
    return frame.kind is FrameKind.ACCORDING and any(
        t.frame.kind is FrameKind.SAID
        and t.frame.shell is not None
        and t.frame.shell[0] < frame.cue[0] < t.frame.shell[1]
        for t in over
    )


def called_untrue(here: Sequence[Tie], statement: Statement) -> tuple[Frame, ...]:
    """List the words over a statement by which whoever speaks calls it untrue."""
    untrue = (t.frame for t in here if t.frame.kind is FrameKind.UNTRUE)
    return tuple(frame for frame in untrue if _covers(frame, statement))


def _size(frame: Frame) -> int:
    return sum(b - a for a, b in frame.content)


def _shared(span: Span, statement: Statement) -> int:
    return max(0, min(span[1], statement.end) - max(span[0], statement.start))


def _covers(frame: Frame, statement: Statement) -> bool:
    shared = sum(_shared(span, statement) for span in frame.content)
    # The words of the frame itself, where a statement holds them, are no part of what is said.
    shell = _shared(frame.shell, statement) if frame.shell else 0
    length = statement.end - statement.start - shell
    inside = statement.start <= frame.cue[0] and frame.cue[1] <= statement.end
    if inside and shared and frame.kind is FrameKind.VAGUE:
        return True
    enough = min(_size(frame), length) if inside and not frame.partial else length
    return shared > 0 and shared >= enough * MOSTLY


def _is_actor(tie: Tie, statement: Statement) -> bool:
    # One who threatens is an actor of what happened, no link of the chain.
    if tie.frame.level != "S" or not (THREATS & set(statement.types) or tie.source.to_teller):
        return False
    speaker = tie.source.speakers[0] if tie.source.speakers else None
    official = speaker is None or speaker.kind in {SpeakerKind.OFFICIAL, SpeakerKind.UNKNOWN}
    inside = statement.start <= tie.frame.cue[0] < statement.end
    # "and said: go back or sit": his own words, after a colon, are the threat itself
    inside = inside or 0 <= statement.start - tie.frame.cue[1] <= COLON or _after_colon(tie.frame)
    said = tie.frame.kind in {FrameKind.SAID, FrameKind.QUOTE}
    inside = inside or tie.source.to_teller
    return said and inside and (official or tie.frame.source is None)


def _after_colon(frame: Frame) -> bool:
    """Tell "the guards told him: ...": the verb, who was told, and then the very words."""
    start = frame.content[0][0] if frame.content else frame.cue[1]
    return frame.kind is FrameKind.SAID and 0 < start - frame.cue[1] <= TOLD and frame.opens


def _in_source(here: Sequence[Tie], statement: Statement) -> Told | None:
    """Give what is said of a speaker ("parents of a soldier who is held") to that speaker."""
    for tie in here:
        span = tie.frame.source
        if span and span[0] <= statement.start and statement.end <= span[1] + 1:
            people = [s for s in tie.source.speakers if s.kind in PERSONS]
            if people and people[0].kind is not SpeakerKind.EXPERT:
                return Told(tuple(people), (tie.frame,), because="said of the speaker")
            return Told((), (), because="own voice: who the speaker is")
    return None


def _inherited(tie: Tie, here: Sequence[Tie]) -> Source:
    """Find who accuses, or who was heard, where the verb itself does not say."""
    level = tie.frame.level
    if tie.frame.source or level not in {"A", "R"}:
        return tie.source
    others = [t for t in here if t.frame.level == level and t.frame.source and t.source.speakers]
    if level == "R":  # "I was told of three towns ... the families say so"
        return others[0].source if others else tie.source
    earlier = [t for t in others if t.frame.cue < tie.frame.cue]
    return earlier[-1].source if earlier else tie.source
