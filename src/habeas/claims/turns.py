"""Whose turn is it in an interview, and who sends a message of a chat?"""

from collections.abc import Mapping

from habeas.claims.genres import patterns
from habeas.claims.reading import FrameKind, Reading
from habeas.claims.told import OWN, Source, Tie
from habeas.claims.voice import Genre, voice
from habeas.model.claim import Speaker
from habeas.model.document import PassageKind
from habeas.model.words import Identity, SpeakerKind


def turns(reading: Reading, ties: Mapping[int, tuple[Tie, ...]]) -> dict[int, Source]:
    """Say for every passage of an interview whose turn it is; questions are the outlet's own."""
    if voice(reading).genre is not Genre.INTERVIEW:
        return {}
    teller = voice(reading).teller
    answer = Source((teller,)) if teller else None
    found: dict[int, Source] = {}
    turn: Source | None = None  # before the first question the outlet speaks
    for at, passage in enumerate(reading.document.passages):
        label = next((t for t in ties.get(at, ()) if t.frame.kind is FrameKind.LABEL), None)
        if label:
            turn = label.source
            answer = turn if turn.speakers else answer
        elif passage.text.rstrip(" *_").endswith("?"):
            turn = OWN
        elif turn is OWN and answer and passage.kind is not PassageKind.HEADING:
            turn = answer
        found[at] = turn or OWN
    return found


def sender(reading: Reading, passage: int) -> tuple[Speaker, ...]:
    """Name who sent a message that is not the channel's own: its first sender, or its author."""
    message = reading.document.passages[passage].message
    if message is None:
        return ()
    if message.forwarded_from:
        return (Speaker(message.forwarded_from, SpeakerKind.MEDIA, Identity.NAMED),)
    outlet = reading.document.outlet
    if not message.author or message.author == outlet:
        return ()
    kin = bool(patterns("chat", "kin").search(outlet or ""))
    kind = SpeakerKind.RELATIVE if kin else SpeakerKind.UNKNOWN
    return (Speaker("a member of the chat", kind, Identity.SEALED),)
