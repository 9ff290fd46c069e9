"""Whose words are those of a sentence that names nobody?"""

from collections.abc import Sequence

from msgspec.structs import replace

from habeas.claims import certainty, hops, nearby
from habeas.claims.reading import FrameKind, Reading, Statement
from habeas.claims.scene import Scene, scene
from habeas.claims.told import PERSONS, Tie, Told, without_authors
from habeas.claims.voice import Genre, voice
from habeas.model.words import EventType, Polarity, SpeakerKind

PUBLIC_ACTS = {  # what anybody can see, or look up
    EventType.FAMILY_ACTION,
    EventType.COMPLAINT,
    EventType.PUBLICATION_REPRISAL,
    EventType.LEGAL_NORM,
}
ANSWERS = {EventType.OFFICIAL_RESPONSE, EventType.RETRACTION}  # "the ministry did not confirm it"
HEARSAY = {"conditional", "konjunktiv"}
OPENING = 40  # characters in which a sentence says that it goes on about the same people
FIRST_WORDS = 4
Done = Sequence[tuple[Statement, Told]]


def carried(reading: Reading, here: Sequence[Tie], statement: Statement, done: Done) -> Told:
    """Keep the last speaker of the paragraph while nothing ends it."""
    view = scene(reading, statement.passage)
    mood = certainty.mood(view, statement)
    last = _last(here, statement)
    earlier = [(s, t) for s, t in done if s.passage == statement.passage]
    if last is None:
        return (
            _from_complaint(reading, view, earlier, statement)
            or _spoken_of(reading, view, statement, mood)
            or _by_mood(done, mood)
            or Told(())
        )
    held = last.source.speakers[0].kind is SpeakerKind.VICTIM
    if voice(reading).genre is Genre.TESTIMONY and mood not in HEARSAY and not held:
        return Told((), because="own voice: the one who tells")
    silent = bool(set(statement.types) & ANSWERS) and statement.polarity is Polarity.NEGATED
    ended = set(statement.types) & PUBLIC_ACTS or silent or _own_since(earlier, last)
    if mood not in HEARSAY and (ended or not _goes_on(view, last, statement)):
        return Told((), because="own voice: the speaker before has ended")
    review = ("speaker carried from the sentence before",)
    people = without_authors(last.source.speakers)
    return Told(people, (), review, "carried in the paragraph", carried=True)


def _last(here: Sequence[Tie], statement: Statement) -> Tie | None:
    before = [
        t
        for t in here
        if t.frame.cue[0] < statement.start
        and t.source.speakers
        and t.frame.level not in {"A", "R", "U", "W"}
        and t.frame.kind not in {FrameKind.VAGUE, FrameKind.LABEL}
    ]
    return max(before, key=lambda t: t.frame.cue, default=None)


def _from_complaint(
    reading: Reading, view: Scene, earlier: Done, statement: Statement
) -> Told | None:
    """Give to a complaint what follows its filing, or its being in the outlet's hands."""
    petition = voice(reading).petition
    if petition is None or voice(reading).genre is not Genre.NEWS:
        return None
    filed = any(EventType.COMPLAINT in s.types and not t.speakers for s, t in earlier)
    held = filed or certainty.holds_document(view, statement.start)
    if not held or EventType.FAMILY_ACTION in statement.types:
        return None
    review = ("carried from the complaint",)
    return Told((petition,), (), review, "carried: complaint", carried=True)


def _spoken_of(
    reading: Reading, view: Scene, statement: Statement, mood: str | None
) -> Told | None:
    """Give to the one just brought in what he tells: "A driver sits down. He had seen it."."""
    start = view.sentence_at(statement.start)[0]
    first = next(iter(view.mentions_in(start, start + OPENING)), None)
    if first and view.is_word("her", first.start):
        first = replace(first, number="one")  # German "sie habe": she, not they
    pronoun = first if first and first.has("pronoun") and first.number == "one" else None
    if mood != "konjunktiv" or pronoun is None or pronoun.start > start:
        return None
    found = nearby.spoken_of(view, start, pronoun)
    people = hops.of_mention(reading, view, found) if found and found.kind in PERSONS else ()
    return Told(people, (), (nearby.TAKEN,), "carried by mood", carried=True) if people else None


def _by_mood(done: Done, mood: str | None) -> Told | None:
    # A mood of hearsay looks for its speaker even across a paragraph.
    told = next((t for _, t in reversed(done) if t.speakers), None)
    if mood not in HEARSAY or told is None:
        return None
    review = ("speaker carried over a paragraph",)
    return Told(told.speakers, (), review, "carried by mood", carried=True)


def _own_since(earlier: Done, last: Tie) -> bool:
    return any(not t.speakers and s.start > last.frame.cue[0] for s, t in earlier)


def _goes_on(view: Scene, last: Tie, statement: Statement) -> bool:
    """Tell whether a sentence after a figure speaks of those who were counted."""
    frame = last.frame
    if frame.shell or frame.level not in {"S", "C"} or frame.kind is FrameKind.QUOTE:
        return True
    if view.sentence_at(statement.start)[0] <= frame.cue[0]:
        return True
    starts = view.word_starts(statement.start, statement.start + OPENING)[:FIRST_WORDS]
    return any(view.is_word("anaphor", at) for at in starts)
