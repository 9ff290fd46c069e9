"""Which speakers do the words of a frame name, in this document?"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from habeas.claims import cues
from habeas.claims.naming_of import Cast, cast, country, nominative, same_name
from habeas.claims.reading import Frame, Reading
from habeas.claims.scene import Scene, joined_with, scene
from habeas.claims.speakers import Mention
from habeas.claims.voice import Genre, Voice, voice
from habeas.model.claim import Speaker
from habeas.model.words import Identity, SpeakerKind

TOLD = 40  # characters after a verb of saying in which the one who is told stands
PRIVATE = {SpeakerKind.RELATIVE, SpeakerKind.VICTIM, SpeakerKind.WITNESS}
PERSONS = PRIVATE | {SpeakerKind.LAWYER, SpeakerKind.ACTIVIST, SpeakerKind.EXPERT, SpeakerKind.MEDIC}
PEOPLE = Speaker("unnamed people", SpeakerKind.UNKNOWN, Identity.UNNAMED)
HELD = Speaker("the detainees", SpeakerKind.VICTIM, Identity.UNNAMED)
INDEFINITE = re.compile(r"\b(?:an?|une?|unas?|ein|eine[mnrs]?) $", re.IGNORECASE)
CONFIDENTIAL = {Genre.TESTIMONY, Genre.COMPLAINT, Genre.LIST}


class Heard(Struct, frozen=True):
    """Speakers that earlier frames of the document named, the last of each sort."""

    many: tuple[Speaker, ...] = ()
    one: Speaker | None = None
    outlet: Speaker | None = None
    document: Speaker | None = None
    body: Speaker | None = None
    text: str = ""  # of the passage in which the last of them spoke

    def here(self, view: Scene) -> bool:
        """Tell whether somebody has spoken in this passage."""
        return bool(self.many or self.one) and self.text == view.text


class Source(Struct, frozen=True):
    """The speakers of one frame; `own`: the document's own voice; `unclear`: a guess to look at."""

    speakers: tuple[Speaker, ...]
    own: bool = False
    unclear: str | None = None


OWN = Source((), own=True)


def source_of(reading: Reading, frame: Frame, before: Heard) -> Source:
    """Name the speakers of a frame; pronouns and short names are looked up in the document."""
    if frame.source is None:
        return _without_subject(reading, frame, before)
    view = scene(reading, frame.passage)
    inside = [m for m in view.mentions_in(*frame.source)]
    if not inside:
        return Source((), unclear="speaker not recognised")
    plain = [m for m in inside if not m.has("oblique")] or inside
    group = joined_with(view, plain[0])
    found: list[Speaker] = []
    for mention in group:
        answer = _speaker(reading, view, mention, before)
        if answer is None:
            return OWN
        found.extend(s for s in answer if s not in found)
    found.extend(s for s in _told(reading, view, frame, before) if s not in found)
    return Source(tuple(found), unclear=None if found else "who is meant is not said")


def _told(reading: Reading, view: Scene, frame: Frame, before: Heard) -> tuple[Speaker, ...]:
    """Name another outlet that was told: "told Reuters", "сообщили изданию «Рассвет»"."""
    if voice(reading).genre is not Genre.NEWS or frame.shell is None:
        return ()
    near = [m for m in view.mentions_in(frame.cue[1], frame.cue[1] + TOLD) if m.end <= frame.shell[1]]
    source = frame.source or frame.cue
    near = [m for m in near if not source[0] <= m.start < source[1]]
    tells = view.is_word("order", frame.cue[0]) or view.language != "en"
    gap = view.text[frame.cue[1] : near[0].start] if near else ""
    if not near or not tells or not cues.gap_to_told(view.language).fullmatch(gap):
        return ()
    told = near[0]
    if told.has("outlet") and not told.proper:
        return (before.outlet,) if before.outlet else ()
    outlet = told.kind in {SpeakerKind.MEDIA, SpeakerKind.AGENCY} or (
        told.kind is SpeakerKind.UNKNOWN and told.proper and " " not in told.name
    )
    if not (told.proper and outlet) or _is_own(voice(reading), told, cast(reading)):
        return ()
    kind = told.kind if told.kind is not SpeakerKind.UNKNOWN else SpeakerKind.MEDIA
    return (Speaker(told.name, kind, Identity.NAMED, told.start, told.end),)


def _without_subject(reading: Reading, frame: Frame, before: Heard) -> Source:
    if frame.kind == "vague":
        return Source((PEOPLE,)) if frame.level == "U" or frame.level == "S" else Source(())
    if voice(reading).genre is Genre.TESTIMONY:
        told = _of_whom(reading)
        return Source((told,) if told else ())
    view = scene(reading, frame.passage)
    if any(a < frame.cue[0] and frame.cue[1] < b for a, b in view.quotes):
        return Source((HELD,), unclear="speaker inside a quotation is not named")
    last = before.many or ((before.one,) if before.one else ())
    return Source(last, unclear="speaker carried from before")


def _of_whom(reading: Reading) -> Speaker | None:
    """Name the person whose fate a relative tells: he too is a speaker when she repeats him."""
    teller = voice(reading).teller
    if teller is None or teller.kind is not SpeakerKind.RELATIVE:
        return None
    return Speaker("the person held", SpeakerKind.VICTIM, Identity.SEALED)


def _speaker(
    reading: Reading, view: Scene, mention: Mention, before: Heard
) -> tuple[Speaker, ...] | None:
    """Resolve one mention; None is the document's own voice."""
    speaking = voice(reading)
    if mention.has("self") or (mention.proper and _is_own(speaking, mention, cast(reading))):
        return None
    if speaking.genre is Genre.TESTIMONY and (told := _in_testimony(reading, speaking, mention)) is not False:
        return told
    if mention.has("pronoun"):
        return _pronoun(speaking, view, mention, before)
    if mention.has("author"):
        return _authors(speaking, view, mention)
    if mention.proper:
        counts = any(c.kind == "count" and mention.end <= c.start <= mention.end + TOLD for c in view.cues)
        return (_named(reading, view, mention, counts=counts),)
    return _class(reading, view, mention, before)


def _is_own(speaking: Voice, mention: Mention, names: Cast) -> bool:
    last = speaking.base[-1:] if speaking.genre is not Genre.LIST else ()
    full = names.full(mention.name)
    return any(
        hop.identity is Identity.NAMED
        and hop.kind is not SpeakerKind.DOCUMENT
        and (same_name(mention.name, hop.name) or same_name(full, hop.name))
        for hop in (*last, *speaking.base[:1])
    )


def _in_testimony(
    reading: Reading, speaking: Voice, mention: Mention
) -> tuple[Speaker, ...] | None | bool:
    """Tell the teller (own voice), the person held, and all others (False) apart."""
    held = _of_whom(reading)
    if mention.kind is SpeakerKind.VICTIM or (mention.number == "one" and mention.kind is SpeakerKind.RELATIVE):
        if held is None:
            return None if mention.kind is SpeakerKind.VICTIM else False
        words = speaking.teller.name.split(",")[0] if speaking.teller else ""
        own = scene_word(reading, mention, words)
        return None if own else (held,)
    if mention.has("pronoun") and mention.number == "one":
        return (held,) if held else None
    if mention.proper and mention.kind is SpeakerKind.UNKNOWN:
        return None
    return False


def scene_word(reading: Reading, mention: Mention, words: str) -> bool:
    """Tell whether a mention uses the word by which the teller is known ("mother")."""
    del reading
    return bool(words) and mention.name.casefold()[:4] == words.casefold()[:4]


def _pronoun(
    speaking: Voice, view: Scene, mention: Mention, before: Heard
) -> tuple[Speaker, ...] | None:
    if mention.number == "doc":
        return tuple(s for s in (before.document, speaking.petition) if s)[:1]
    if mention.number == "one":
        return (before.one,) if before.one else before.many
    if any(a < mention.start < b for a, b in view.quotes):
        return (HELD,)  # those of whom the one quoted speaks
    near = [m for m in view.mentions if m.end <= mention.start and m.has("author")]
    if near and not before.here(view):
        return _authors(speaking, view, near[-1])
    return before.many or ((before.one,) if before.one else ())


def _authors(speaking: Voice, view: Scene, mention: Mention) -> tuple[Speaker, ...] | None:
    if speaking.genre is Genre.COMPLAINT:
        return None
    authors = Speaker(
        "authors of the complaint", mention.kind, Identity.NAMED, mention.start, mention.end
    )
    return (authors, speaking.petition) if speaking.petition else (authors,)


def _named(reading: Reading, view: Scene, mention: Mention, *, counts: bool) -> Speaker:
    names = cast(reading)
    full = names.full(mention.name)
    kind = mention.kind
    if kind is SpeakerKind.UNKNOWN:
        kind = names.kind(full)
    if " " in full or kind is not SpeakerKind.UNKNOWN:
        full = full if full != mention.name else nominative(view, mention)
    if kind is SpeakerKind.UNKNOWN:
        kind = _guess(view, mention, counts=counts)
    if kind in PRIVATE:
        return Speaker(_class_name(kind), kind, Identity.SEALED, mention.start, mention.end)
    return Speaker(full, kind, Identity.NAMED, mention.start, mention.end)


def _guess(view: Scene, mention: Mention, *, counts: bool) -> SpeakerKind:
    # A name in quotation marks is a paper or a body; two bare words are a person the outlet asked.
    if view.text[mention.start] in "«„“\"":
        return SpeakerKind.MEDIA
    if counts:
        return SpeakerKind.NGO  # who keeps count is a body
    return SpeakerKind.EXPERT if " " in mention.name else SpeakerKind.UNKNOWN


def _class_name(kind: SpeakerKind) -> str:
    return {"relative": "a relative", "victim": "a person held", "witness": "a witness"}[kind.value]


def _class(
    reading: Reading, view: Scene, mention: Mention, before: Heard
) -> tuple[Speaker, ...] | None:
    if mention.has("board"):
        return (
            Speaker("notice", SpeakerKind.DOCUMENT, Identity.UNNAMED, mention.start, mention.end),
        )
    if mention.number == "doc":
        return (_document(reading, mention),)
    if mention.number == "body":
        return _institution(reading, view, mention, before)
    if mention.number == "one" and mention.kind not in PRIVATE and before.one and _may_be(before.one, mention):
        return (before.one,)
    return (Speaker(mention.name, mention.kind, _identity(reading, view, mention), mention.start, mention.end),)


def _may_be(earlier: Speaker, mention: Mention) -> bool:
    near = {SpeakerKind.ACTIVIST, SpeakerKind.EXPERT, SpeakerKind.LAWYER, SpeakerKind.UNKNOWN}
    return earlier.identity is Identity.NAMED and (
        earlier.kind is mention.kind or {earlier.kind, mention.kind} <= near
    )


def _document(reading: Reading, mention: Mention) -> Speaker:
    petition = voice(reading).petition
    return petition or Speaker(
        mention.name, SpeakerKind.DOCUMENT, Identity.NAMED, mention.start, mention.end
    )


def _institution(
    reading: Reading, view: Scene, mention: Mention, before: Heard
) -> tuple[Speaker, ...] | None:
    """Resolve "the paper", "the foundation", "the prosecution"."""
    if mention.has("outlet"):
        own = voice(reading).genre in {Genre.NEWS, Genre.INTERVIEW}
        if before.outlet:
            return (before.outlet,)
        definite = view.text[: mention.start].rstrip().casefold().endswith(("this", "este", "наше", "наша", "our"))
        return None if own and definite else _unnamed(mention)
    if mention.kind is SpeakerKind.NGO:
        if voice(reading).genre is Genre.STATEMENT:
            return None
        if before.body:
            return (before.body,)
        known = next((k for k in cast(reading).known if k.kind is mention.kind), None)
        return (Speaker(known.name, known.kind, Identity.NAMED),) if known else _unnamed(mention)
    words = view.text[mention.start : mention.end]
    of = country(reading) if mention.kind is SpeakerKind.OFFICIAL else None
    name = f"{words} ({of})" if of else words
    return (Speaker(name, mention.kind, Identity.NAMED, mention.start, mention.end),)


def _unnamed(mention: Mention) -> tuple[Speaker, ...]:
    return (Speaker(mention.name, mention.kind, Identity.UNNAMED, mention.start, mention.end),)


def _identity(reading: Reading, view: Scene, mention: Mention) -> Identity:
    """Seal private persons; a class, and whoever is only mentioned, stays unnamed."""
    if mention.kind not in PRIVATE:
        return Identity.UNNAMED
    if voice(reading).genre in CONFIDENTIAL and mention.kind is not SpeakerKind.VICTIM:
        return Identity.SEALED
    indefinite = bool(INDEFINITE.search(view.text[: mention.start]))
    alone = mention.number == "one" or mention.has("private")
    told_us = view.language and not indefinite and voice(reading).genre in {Genre.NEWS, Genre.INTERVIEW}
    return Identity.SEALED if alone and told_us else Identity.UNNAMED


def remember(before: Heard, source: Source, text: str) -> Heard:
    """Add the speakers of a frame to those that a later pronoun may mean."""
    speakers: Sequence[Speaker] = source.speakers
    if source.own or not speakers or speakers == (PEOPLE,):
        return before
    papers = [s for s in speakers if s.kind is SpeakerKind.DOCUMENT]
    named = [s for s in speakers if s.kind is not SpeakerKind.DOCUMENT]
    if not named:
        return replace(before, document=papers[-1])
    first = named[0]
    outlets = [s for s in named if s.kind in {SpeakerKind.MEDIA, SpeakerKind.AGENCY} and s.identity is Identity.NAMED]
    bodies = [s for s in named if s.kind is SpeakerKind.NGO and s.identity is Identity.NAMED]
    person = first.kind in PERSONS or first.kind in {SpeakerKind.OFFICIAL, SpeakerKind.UNKNOWN}
    return Heard(
        many=tuple(speakers) if person or len(named) > 1 else before.many,
        one=first if person and len(named) == 1 else before.one,
        outlet=outlets[-1] if outlets else before.outlet,
        document=papers[-1] if papers else before.document,
        body=bodies[-1] if bodies else before.body,
        text=text,
    )
