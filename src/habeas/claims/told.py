"""Who has spoken so far, and who says a statement?"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from habeas.claims.reading import Frame
from habeas.claims.scene import Scene
from habeas.model.claim import Speaker
from habeas.model.words import Identity, SpeakerKind

PRIVATE = {SpeakerKind.RELATIVE, SpeakerKind.VICTIM, SpeakerKind.WITNESS}
PERSONS = PRIVATE | {
    SpeakerKind.LAWYER,
    SpeakerKind.ACTIVIST,
    SpeakerKind.EXPERT,
    SpeakerKind.MEDIC,
}
CARRIERS = {SpeakerKind.MEDIA, SpeakerKind.AGENCY, SpeakerKind.SOCIAL_CHANNEL}
OUTLETS = {SpeakerKind.MEDIA, SpeakerKind.AGENCY}
PEOPLE = Speaker("unnamed people", SpeakerKind.UNKNOWN, Identity.UNNAMED)
HELD = Speaker("the detainees", SpeakerKind.VICTIM, Identity.UNNAMED)


class Heard(Struct, frozen=True):
    """Speakers that earlier frames of the document named, the last of each sort."""

    many: tuple[Speaker, ...] = ()
    one: Speaker | None = None
    outlet: Speaker | None = None
    document: Speaker | None = None
    body: Speaker | None = None
    thing: Speaker | None = None  # what "it" may mean: a body, an outlet, a paper
    last: tuple[Speaker, ...] = ()  # of whatever sort
    cited: tuple[Speaker, ...] = ()  # those whom the last outlet cited
    text: str = ""  # of the passage in which the last of them spoke

    def here(self, view: Scene) -> bool:
        """Tell whether somebody has spoken in this passage."""
        return bool(self.many or self.one) and self.text == view.text


class Source(Struct, frozen=True):
    """The speakers of one frame; `own`: the document's own voice; `unclear`: a guess."""

    speakers: tuple[Speaker, ...]
    own: bool = False
    unclear: str | None = None
    body: bool = False  # an institution: "he" is not meant for it
    to_teller: bool = False  # an officer's words to the one who tells: what was done to him


OWN = Source((), own=True)


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
    turn: bool = False  # the speaker is the one whose turn it is


def remember(before: Heard, source: Source, text: str, *, cited: bool = False) -> Heard:
    """Add the speakers of a frame to those that a later pronoun may mean."""
    speakers: Sequence[Speaker] = source.speakers
    if source.own or not speakers or speakers == (PEOPLE,):
        return before
    if cited:
        return replace(before, cited=tuple(speakers), last=tuple(speakers))
    papers = [s for s in speakers if s.kind is SpeakerKind.DOCUMENT]
    named = [s for s in speakers if s.kind is not SpeakerKind.DOCUMENT]
    if not named:
        return replace(before, document=papers[-1], thing=papers[-1])
    first = named[0]
    outlets = [s for s in named if s.kind in CARRIERS and s.identity is Identity.NAMED]
    bodies = [s for s in named if s.kind is SpeakerKind.NGO and s.identity is Identity.NAMED]
    known = first.kind in PERSONS or first.kind in {SpeakerKind.OFFICIAL, SpeakerKind.UNKNOWN}
    person = known and not source.body
    return Heard(
        many=tuple(speakers) if person or len(named) > 1 else before.many,
        one=first if person and len(named) == 1 else before.one,
        outlet=outlets[-1] if outlets else before.outlet,
        document=papers[-1] if papers else before.document,
        body=bodies[-1] if bodies else before.body,
        thing=before.thing if person else first,
        last=tuple(named),
        text=text,
    )


def same(a: Speaker, b: Speaker) -> bool:
    """Tell whether two hops are one, wherever their words stand."""
    return (a.name, a.kind) == (b.name, b.kind)


def without_authors(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Leave the authors of a document out: what they say of it is what it says."""
    paper = len(speakers) > 1 and speakers[1].kind is SpeakerKind.DOCUMENT
    return tuple(speakers[1:] if paper and speakers[0].kind is SpeakerKind.EXPERT else speakers)
