"""Who says a statement: in which order did it come down to us?"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from habeas.claims import (
    carrying,
    certainty,
    covering,
    doubts,
    frames,
    hops,
    list_rows,
    testifying,
    turns,
    unsure,
)
from habeas.claims.carrying import Done
from habeas.claims.reading import Attributed, Frame, FrameKind, Reading, Statement
from habeas.claims.scene import Scene, scene
from habeas.claims.told import OUTLETS, Heard, Source, Tie, Told, remember, same
from habeas.claims.voice import Genre, voice
from habeas.model.claim import Hedge, Speaker
from habeas.model.document import PassageKind
from habeas.model.words import EventType, Identity, SpeakerKind

UNDERGONE = {EventType.DETENTION, EventType.ILL_TREATMENT, EventType.TORTURE}
TURNS = {Genre.CHAT, Genre.INTERVIEW}
REMEMBERED = 40  # statements back in which a speaker may still be meant
SHORT_PAGE = 2000  # characters: a page this short that opens with another outlet relays it whole
SILENT = {PassageKind.META, PassageKind.ROW}
Ties = Mapping[int, tuple[Tie, ...]]


def attribute(
    reading: Reading, statements: Sequence[Statement], *, aliases: Mapping[str, str]
) -> tuple[Attributed, ...]:
    """Give every statement its chain of speakers, its certainty and its hedges."""
    if not statements:
        return ()
    ties = ties_of(reading)
    lead = _lead(reading, ties)
    turn = turns.turns(reading, ties)
    ties = _without_turns(ties) if turn else ties
    found: dict[int, Attributed] = {}
    done: list[tuple[Statement, Told]] = []
    for at in sorted(range(len(statements)), key=lambda i: _place(statements[i])):
        statement = statements[at]
        told = _told(reading, ties, statement, done[-REMEMBERED:])
        if statement.passage in turn:
            told = _in_turn(told, turn[statement.passage])
        first_hand = any(hops.tells_this_outlet(reading, f) for f in told.frames if f.source)
        relay = None if first_hand else lead
        told = _relayed(statement, _sent(reading, statement, told), relay)
        done.append((statement, told))
        here = ties.get(statement.passage, ())
        found[at] = _attributed(reading, here, statement, told, aliases)
    return tuple(found[at] for at in range(len(statements)))


def _place(statement: Statement) -> tuple[int, int]:
    return statement.passage, statement.start


def ties_of(reading: Reading) -> Ties:
    """Resolve the speakers of all frames of a document, passage by passage."""
    heard = Heard()
    ties: dict[int, tuple[Tie, ...]] = {}
    for at, passage in enumerate(reading.document.passages):
        here: list[Tie] = []
        view = scene(reading, at)
        for frame in frames.find(reading, at) if passage.kind not in SILENT else ():
            if _is_double(frame, view, turns_=voice(reading).genre in TURNS):
                continue
            source = hops.source_of(reading, frame, heard)
            # Whoever speaks inside a quotation is not the one that "they said" after it means.
            if not any(a < frame.cue[0] and frame.cue[1] < b for a, b in view.quotes):
                heard = remember(heard, source, view.text, cited=_cites(frame))
            here.append(Tie(frame, source))
        ties[at] = tuple(here)
    return ties


def _is_double(frame: Frame, view: Scene, *, turns_: bool) -> bool:
    """Tell whether words before a colon were read as a turn where nobody takes turns, or twice."""
    if frame.kind is FrameKind.LABEL:
        return not turns_
    return turns_ and view.text[slice(*frame.cue)] == ":"


def _cites(frame: Frame) -> bool:
    return frame.kind is FrameKind.ACCORDING and frame.level == "R"


def _lead(reading: Reading, ties: Ties) -> Speaker | None:
    """Name the outlet that a short page relays as a whole: its first words are said by it."""
    passages = reading.document.passages
    if voice(reading).genre is not Genre.NEWS or sum(len(p.text) for p in passages) > SHORT_PAGE:
        return None
    texts = (at for at, p in enumerate(passages) if p.kind is PassageKind.PARAGRAPH)
    first = next(texts, None)
    if first is None:
        return None
    end = scene(reading, first).sentences[:2][-1][1]
    for tie in ties[first]:
        speaker = next(iter(tie.source.speakers), None)
        named = speaker and speaker.kind in OUTLETS and speaker.identity is Identity.NAMED
        if named and tie.frame.cue[0] < end:
            return speaker
    return None


def _told(reading: Reading, ties: Ties, statement: Statement, done: Done) -> Told:
    at = statement.passage
    if reading.document.passages[at].kind is PassageKind.ROW:
        lost = voice(reading).genre is Genre.LIST and len(voice(reading).base) == 1
        review = ("whose list it is, is not said",) if lost else ()
        return Told(list_rows.teller(reading, at), review=review, because="column of the list")
    here = ties.get(at, ())
    ties_ = [t for t in here if t.frame.kind is not FrameKind.UNTRUE]
    told = covering.framed(ties_, statement) or carrying.carried(reading, ties_, statement, done)
    untrue = covering.called_untrue(here, statement)
    return replace(told, frames=(*told.frames, *untrue)) if untrue else told


def _without_turns(ties: Ties) -> Ties:
    return {
        at: tuple(t for t in here if t.frame.kind is not FrameKind.LABEL)
        for at, here in ties.items()
    }


def _in_turn(told: Told, turn: Source) -> Told:
    """Let the one whose turn it is stand behind those whose words he gives."""
    new = tuple(s for s in turn.speakers if not any(same(s, o) for o in told.speakers))
    because = told.because if told.speakers else "turn"
    return replace(
        told,
        speakers=(*told.speakers, *new),
        because=because,
        turn=bool(new) and not told.speakers,
    )


def _sent(reading: Reading, statement: Statement, told: Told) -> Told:
    """Add the sender of a message; in a complaint, those who came to its authors."""
    if voice(reading).genre is Genre.COMPLAINT:
        return _through_relatives(reading, told)
    found = turns.sender(reading, statement.passage)
    new = tuple(s for s in found if not any(s.name == o.name for o in told.speakers))
    return replace(told, speakers=(*told.speakers, *new)) if new else told


def _through_relatives(reading: Reading, told: Told) -> Told:
    # Those who are held reach the authors of a complaint through those who came to them.
    if [s.kind for s in told.speakers] != [SpeakerKind.VICTIM]:
        return told
    kin = any(
        m.kind is SpeakerKind.RELATIVE
        for at, p in enumerate(reading.document.passages)
        if p.kind in {PassageKind.ITEM, PassageKind.PARAGRAPH}
        for m in scene(reading, at).mentions
    )
    relatives = Speaker("relatives", SpeakerKind.RELATIVE, Identity.SEALED)
    return replace(told, speakers=(*told.speakers, relatives)) if kin else told


def _relayed(statement: Statement, told: Told, lead: Speaker | None) -> Told:
    if lead is None or any(same(lead, s) for s in told.speakers):
        return told
    if EventType.OFFICIAL_RESPONSE in statement.types and not told.speakers:
        return told
    if told.speakers and told.speakers[-1].kind is SpeakerKind.OFFICIAL:
        return told  # an office speaks in public
    return replace(
        told,
        speakers=(*told.speakers, lead),
        review=(*told.review, "relayed by a page that relays another outlet"),
        because=f"{told.because}; relay of the page",
        carried=told.carried or not told.speakers,
    )


def _attributed(
    reading: Reading,
    here: Sequence[Tie],
    statement: Statement,
    told: Told,
    aliases: Mapping[str, str],
) -> Attributed:
    base = voice(reading).base
    chain = (*told.speakers, *(s for s in base if not any(same(s, o) for o in told.speakers)))
    judged, why = certainty.judge(reading, statement, told, chain)
    chain = _who_underwent(statement, chain, why)
    view = scene(reading, statement.passage)
    passage = reading.document.passages[statement.passage]
    more, stands = _doubts(reading, here, statement, told)
    return Attributed(
        attribution=tuple(_settled(s, aliases) for s in chain),
        certainty=judged,
        hedges=tuple(
            Hedge(*passage.raw(a, b)) for a, b in certainty.hedge_spans(view, statement, told)
        ),
        needs_review=(*told.review, *more),
        because=(told.because, why, *stands),
    )


def _doubts(
    reading: Reading, here: Sequence[Tie], statement: Statement, told: Told
) -> tuple[list[str], list[str]]:
    """Say why somebody else may speak, as it shows or as it often was; and in what context."""
    if reading.document.passages[statement.passage].kind is PassageKind.ROW:
        return [], []
    view = scene(reading, statement.passage)
    place = unsure.Place(reading, view, here, statement, told)
    stands = unsure.context_of(place)
    shown = list(doubts.doubts(view, here, statement, told))
    often = None if shown or told.review else unsure.reason(stands)
    return [*shown, *([often] if often else [])], [f"stands: {stands}"] if stands else []


def _who_underwent(
    statement: Statement, chain: tuple[Speaker, ...], why: str
) -> tuple[Speaker, ...]:
    """Take one who was himself held or beaten for the victim: "a student said he was held"."""
    first = chain[0] if chain else None
    onlooker = first and first.kind in {SpeakerKind.WITNESS, SpeakerKind.UNKNOWN}
    unnamed = first and first.identity is not Identity.NAMED
    own = why in {certainty.UNDERWENT, testifying.HERSELF}
    if not (first and onlooker and unnamed and own):
        return chain
    if not UNDERGONE & set(statement.types):
        return chain
    return (replace(first, kind=SpeakerKind.VICTIM, identity=Identity.SEALED), *chain[1:])


def _settled(speaker: Speaker, aliases: Mapping[str, str]) -> Speaker:
    """Write a body by the name its owner settled; offsets belong to a passage and are dropped."""
    return Speaker(aliases.get(speaker.name, speaker.name), speaker.kind, speaker.identity)
