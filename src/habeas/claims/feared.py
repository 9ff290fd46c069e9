"""Is what a statement tells of only feared?"""

import re
from functools import cache

from msgspec.structs import replace

from habeas.claims.reading import Reading, Statement
from habeas.claims.scene import scene
from habeas.model.words import EventType, Polarity
from habeas.text.tables import rows

# What somebody may fear to undergo; a fear of it is a threat that weighs on him, no event.
UNDERGONE = frozenset(
    {
        EventType.DISCHARGE,
        EventType.DETENTION,
        EventType.CHARGE,
        EventType.COERCION,
        EventType.ILL_TREATMENT,
        EventType.TORTURE,
        EventType.TRANSFER,
        EventType.DEATH,
        EventType.ENFORCED_DISAPPEARANCE,
        EventType.PUBLICATION_REPRISAL,
        EventType.RELEASE,
        EventType.REFUSAL,
    }
)


def as_threat(reading: Reading, stated: Statement) -> Statement:
    """Say of what somebody fears for the future that it is a threat, not that it took place."""
    feared = set(stated.types) & UNDERGONE
    if not feared or not is_feared(reading, stated):
        return stated
    types = (set(stated.types) - feared) | {EventType.THREAT}
    return replace(
        stated,
        types=tuple(sorted(types)),
        polarity=Polarity.AFFIRMED,
        because=(*stated.because, "feared, not told of as done"),
    )


def is_feared(reading: Reading, stated: Statement) -> bool:
    """Tell "I am afraid they will dismiss me" from "I fear that he was beaten"."""
    view = scene(reading, stated.passage)
    fear, future, past = _words(view.language)
    start, end = view.sentence_at(stated.start)
    text = view.text.casefold().replace("’", "'")
    hit = fear.search(text, start, end) if fear else None
    at = min((t[0] for t in stated.triggers), default=stated.end)
    if hit is None or not hit.end() <= at:
        return False
    between = text[hit.end() : max(at, stated.start)]
    gone = past.search(text, hit.end(), max(end, at)) if past else None
    if gone or _told_as_done(reading, stated, at):
        return False
    return future is None or future.search(between) is not None


def _told_as_done(reading: Reading, stated: Statement, at: int) -> bool:
    """Tell a verb in the past, where the engine sees its tense."""
    tokens = reading.analyses[stated.passage].tokens
    return any(t.start == at and "Tense=Past" in t.feats for t in tokens)


@cache
def _words(
    language: str,
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None]:
    known = {
        r["kind"]: "|".join(re.escape(w) for w in r["words"].split("|"))
        for r in rows("habeas.claims", "feared.csv")
        if r["language"] == language
    }
    found = [
        re.compile(rf"(?<![\w-])(?:{known[kind]})(?!\w)") if kind in known else None
        for kind in ("fear", "future", "past")
    ]
    return found[0], found[1], found[2]
