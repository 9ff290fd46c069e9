"""How often was the speaker wrong where a statement stands like this?

The contexts of `doubts.csv` were counted by `bench/unsure.py` on cases with known speakers: in
how many statements of each was the nearest speaker another one, though nothing else asked? Where
that share lies above the threshold of the table, somebody is asked to look.
"""

from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from habeas.claims.naming_of import cast
from habeas.claims.reading import FrameKind, Reading, Span, Statement
from habeas.claims.scene import Scene
from habeas.claims.speakers import Mention
from habeas.claims.spelling import ROOM
from habeas.claims.told import PERSONS, Tie, Told
from habeas.claims.voice import Genre, voice
from habeas.model.words import Identity, SpeakerKind
from habeas.text.tables import rows

FEW = 2  # speakers from which their order is a question
HALF = 0.5
OWN = "own voice"
THRESHOLD = "threshold"
PAGES = {Genre.NEWS, Genre.CHAT, Genre.INTERVIEW}


class Place(Struct, frozen=True):
    """Where a statement stands, and who is taken for its speaker."""

    reading: Reading
    view: Scene
    here: Sequence[Tie]
    statement: Statement
    told: Told

    @property
    def genre(self) -> Genre:
        """What kind of document it is."""
        return voice(self.reading).genre

    @property
    def source(self) -> Mention | None:
        """The words that the nearest frame takes for its speaker."""
        spans = [f.source for f in self.told.frames[:1] if f.source]
        return next((m for a, b in spans for m in self.view.mentions_in(a, b)), None)

    @property
    def sentence(self) -> Span:
        """The sentence of the statement."""
        return self.view.sentence_at(self.statement.start)

    @property
    def own(self) -> bool:
        """Whether a page is taken to say it itself, with no word that shows so."""
        silent = not self.told.speakers and not self.told.frames
        return silent and self.told.because.startswith(OWN) and self.genre in PAGES

    def spoken(self, start: int, end: int) -> bool:
        """Tell whether somebody else speaks between two positions of the passage."""
        return any(start <= t.frame.cue[0] < end and t.source.speakers for t in self.here)


class Context(Struct, frozen=True):
    """One context with what was counted in it, and how a person is told of it."""

    name: str
    wrong: int
    found: int
    words: str

    @property
    def share(self) -> float:
        """The share of wrong speakers, drawn towards one half where little was counted."""
        return (self.wrong + HALF) / (self.found + 1)


def reason(context: str | None) -> str | None:
    """Say in plain words why the speaker may be another, where that was often so."""
    found = contexts().get(context or "")
    limit = contexts()[THRESHOLD]
    often = found is not None and found.share > limit.wrong / limit.found
    return found.words if found and often else None


def context_of(place: Place) -> str | None:
    """Name the context that a statement stands in; None where no page and no frame speaks."""
    return next((name for name, stands in STANDS.items() if stands(place)), None)


@cache
def contexts() -> dict[str, Context]:
    """Read what was counted."""
    return {
        row["context"]: Context(row["context"], int(row["wrong"]), int(row["found"]), row["words"])
        for row in rows(ROOM, "doubts.csv")
    }


def _own_before(place: Place) -> bool:
    return place.own and place.spoken(place.sentence[1], len(place.view.text))


def _own_after(place: Place) -> bool:
    return place.own and place.spoken(0, place.sentence[0])


def _own_beside(place: Place) -> bool:
    return place.own and place.spoken(*place.sentence)


def _own_pronoun(place: Place) -> bool:
    return place.own and any(m.has("pronoun") for m in place.view.mentions_in(*place.sentence))


def _own_message(place: Place) -> bool:
    return place.own and place.genre is Genre.CHAT


def _own_person(place: Place) -> bool:
    return place.own and any(m.kind in PERSONS for m in place.view.mentions_in(*place.sentence))


def _own(place: Place) -> bool:
    return place.own


def _two_frames(place: Place) -> bool:
    return len(place.told.frames) >= FEW and len(place.told.speakers) >= FEW


def _paper(place: Place) -> bool:
    return any(f.kind is FrameKind.DOCUMENT for f in place.told.frames[:1])


def _heard(place: Place) -> bool:
    return any(f.level in "RC" for f in place.told.frames[:1])


def _in_testimony(place: Place) -> bool:
    return place.genre is Genre.TESTIMONY and bool(place.told.frames and place.told.speakers)


def _in_statement(place: Place) -> bool:
    return place.genre is Genre.STATEMENT and bool(place.told.frames and place.told.speakers)


def _nobody_known(place: Place) -> bool:
    unknown = [s for s in place.told.speakers[:1] if s.kind is SpeakerKind.UNKNOWN]
    return bool(unknown) and bool(place.told.frames)


def _kind_guessed(place: Place) -> bool:
    source = place.source
    if source is None or not source.proper or source.kind is not SpeakerKind.UNKNOWN:
        return False
    names = cast(place.reading)
    return names.kind(names.full(source.name)) is SpeakerKind.UNKNOWN


def _pronoun_meant(place: Place) -> bool:
    return place.source is not None and place.source.has("pronoun")


def _class_meant(place: Place) -> bool:
    source = place.source
    if source is None or source.proper or source.has("pronoun"):
        return False
    named = [s for s in place.told.speakers[:1] if s.identity is Identity.NAMED]
    return any(s.kind in PERSONS for s in named)


def _after_others(place: Place) -> bool:
    frames = place.told.frames[:1]
    said = {s for t in place.here for s in t.source.speakers}
    return bool(frames) and len(said) > FEW


def _framed(place: Place) -> bool:
    return bool(place.told.frames)


# A statement is counted in the first that holds: those in which speakers were wrong most often.
STANDS: dict[str, Callable[[Place], bool]] = {
    "own_before": _own_before,
    "own_after": _own_after,
    "in_testimony": _in_testimony,
    "kind_guessed": _kind_guessed,
    "class_meant": _class_meant,
    "pronoun_meant": _pronoun_meant,
    "own_beside": _own_beside,
    "own_message": _own_message,
    "own_pronoun": _own_pronoun,
    "in_statement": _in_statement,
    "own_person": _own_person,
    "nobody_known": _nobody_known,
    "two_frames": _two_frames,
    "after_others": _after_others,
    "paper": _paper,
    "heard": _heard,
    "own_plain": _own,
    "framed_plain": _framed,
}
