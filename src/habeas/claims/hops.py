"""Which speakers do the words of a frame name, in this document?"""

from collections.abc import Sequence

from habeas.claims import cues, heads, hedging, nearby, testifying, told_to, whois
from habeas.claims.naming_of import Cast, cast, same_name
from habeas.claims.reading import Frame, FrameKind, Reading
from habeas.claims.scene import BOUNDARY, Scene, joined_with, scene
from habeas.claims.speakers import Mention
from habeas.claims.told import HELD, OUTLETS, OWN, PEOPLE, Heard, Source
from habeas.claims.voice import Genre, Voice, voice
from habeas.model.claim import Speaker
from habeas.model.words import Identity, SpeakerKind

TOLD = 40  # characters after a verb of saying in which the one who is told stands


def of_mention(reading: Reading, view: Scene, mention: Mention) -> tuple[Speaker, ...]:
    """Name the speakers that a mention means where nobody has spoken before it."""
    return _speaker(reading, view, mention, Heard()) or ()


def source_of(reading: Reading, frame: Frame, before: Heard) -> Source:
    """Name the speakers of a frame; pronouns and short names are looked up in the document."""
    if frame.source is None:
        return _without_subject(reading, frame, before)
    view = scene(reading, frame.passage)
    inside = view.mentions_in(*frame.source)
    if not inside:
        words = view.text[slice(*frame.source)].strip(' «»„“”"')
        somebody = Speaker(words, SpeakerKind.UNKNOWN, Identity.UNNAMED, *frame.source)
        return Source((somebody,), unclear="speaker not recognised")
    plain = [m for m in inside if not m.has("oblique")] or list(inside)
    plain, guessed = _meant(reading, view, plain, before)
    found: list[Speaker] = []
    for mention in joined_with(view, heads.speaking(view, plain)):
        answer = _speaker(reading, view, mention, before)
        if answer is None:
            return OWN
        found.extend(s for s in answer if s not in found)
    found.extend(s for s in _told(reading, view, frame, before) if s not in found)
    found.extend(s for s in _who_asked(reading, view, inside[1:]) if s not in found)
    found = [_by_words(reading, view, frame, s) for s in found]
    return Source(
        tuple(found),
        unclear=_doubt(found) or guessed,
        to_teller=_is_to_teller(reading, view, frame, found),
        body=plain[0].number == "body",
    )


def _is_to_teller(reading: Reading, view: Scene, frame: Frame, found: Sequence[Speaker]) -> bool:
    """Tell "the officer said I would never see my family" in a testimony."""
    if voice(reading).genre is not Genre.TESTIMONY or not found:
        return False
    office = found[0].kind is SpeakerKind.OFFICIAL
    return office and any(view.says("singular", *span) for span in frame.content)


def _meant(
    reading: Reading, view: Scene, plain: list[Mention], before: Heard
) -> tuple[list[Mention], str | None]:
    """Put the one spoken of just before in the place of a pronoun, unless he has spoken here."""
    first = plain[0]
    spoke = before.here(view) or voice(reading).genre is Genre.TESTIMONY
    paper = before.thing is not None or voice(reading).petition is not None
    spoke = spoke or (first.number == "doc" and paper)
    again = whois.is_plain(view, first)  # "sagt der Mann", of whom the sentence before tells
    if not (first.has("pronoun") or again) or spoke or _inside_quote(view, first.start):
        return plain, None
    start = view.sentence_at(first.start)[0]
    found = nearby.spoken_of(view, start, None if again else first)
    return ([found], nearby.TAKEN) if found else (plain, None)


def _doubt(found: Sequence[Speaker]) -> str | None:
    """Say why a reader should look: nobody is meant, or nobody knows what he is."""
    if not found:
        return "who is meant is not said"
    unknown = found[0].kind is SpeakerKind.UNKNOWN and found[0].name != PEOPLE.name
    return "speaker of an unknown kind" if unknown else None


def _who_asked(reading: Reading, view: Scene, others: Sequence[Mention]) -> list[Speaker]:
    """Name the outlet in "witnesses interviewed by the paper X"."""
    asked = cues.words_of(view.language, "asked_by")
    return [
        whois.named(reading, view, m)
        for m in others
        if m.proper
        and m.kind in OUTLETS
        and not _is_own(voice(reading), m, cast(reading))
        and any(
            (hit := asked.match(view.text, at)) and view.words(hit.end(), m.start) <= 1
            for at in view.word_starts(max(0, m.start - TOLD), m.start)
        )
    ]


def _by_words(reading: Reading, view: Scene, frame: Frame, speaker: Speaker) -> Speaker:
    """Know a relative by "my son", where the page does not say who it is that speaks."""
    unknown = speaker.kind in {SpeakerKind.EXPERT, SpeakerKind.UNKNOWN, SpeakerKind.WITNESS}
    if not unknown or cast(reading).kind(speaker.name) is not SpeakerKind.UNKNOWN:
        return speaker
    person = speaker.kind is not SpeakerKind.EXPERT and speaker.identity is not Identity.NAMED
    kin = any(
        view.says("my_kin", *span) or (person and view.says("her_kin", *span))
        for span in frame.content
    )
    return Speaker("a relative", SpeakerKind.RELATIVE, Identity.SEALED) if kin else speaker


def _without_subject(reading: Reading, frame: Frame, before: Heard) -> Source:
    if frame.kind is FrameKind.UNTRUE:
        return Source(())
    if frame.kind is FrameKind.VAGUE:
        return Source((PEOPLE,)) if frame.level in {"U", "S"} else Source(())
    if frame.kind is FrameKind.ACCORDING:
        outlet = before.outlet or before.thing or before.body
        if frame.level == "T":
            return Source((outlet,) if outlet else ())
        last = (
            (*before.cited, before.thing or outlet) if before.cited else (before.thing or outlet,)
        )
        return Source(tuple(s for s in last if s))
    if voice(reading).genre is Genre.TESTIMONY:
        told = testifying.of_whom(reading)
        return Source((told,) if told else ())
    if _inside_quote(scene(reading, frame.passage), frame.cue[0]):
        return Source((HELD,), unclear="speaker inside a quotation is not named")
    if words := _somebody(scene(reading, frame.passage), frame):
        somebody = Speaker(words, SpeakerKind.UNKNOWN, Identity.UNNAMED)
        return Source((somebody,), unclear="speaker of an unknown kind")
    return _last(reading, frame, before)


def _last(reading: Reading, frame: Frame, before: Heard) -> Source:
    """Take the last one who spoke in the paragraph, else the one it spoke of."""
    last = before.many or ((before.one,) if before.one else before.last)
    view = scene(reading, frame.passage)
    paper = voice(reading).petition is not None and frame.kind is not FrameKind.QUOTE
    if not paper and not before.here(view) and (not last or frame.kind is FrameKind.QUOTE):
        start = view.sentence_at(frame.cue[0])[0]
        found = nearby.spoken_of(view, start)
        answer = _speaker(reading, view, found, before) if found else None
        if answer:
            return Source(answer, unclear=nearby.TAKEN)
    spoken = frame.level in {"S", "C"} and voice(reading).petition is None
    said = (PEOPLE,) if spoken else ()
    people = tuple(_by_words(reading, view, frame, s) for s in last or said)
    return Source(people, unclear="speaker carried from before")


def _somebody(view: Scene, frame: Frame) -> str | None:
    """Find a subject that no table knows: "a taxi dispatcher said"."""
    start = view.sentence_at(frame.cue[0])[0]
    marks = [m.end() for m in BOUNDARY.finditer(view.text, start, frame.cue[0])]
    low = max([start, *marks])
    low += len(view.text[low : frame.cue[0]]) - len(view.text[low : frame.cue[0]].lstrip())
    words = view.text[low : frame.cue[0]].strip()
    return words if words and view.is_word("article", low) else None


def _inside_quote(view: Scene, at: int) -> bool:
    return any(a < at < b - 1 for a, b in view.quotes)


def _speaker(
    reading: Reading, view: Scene, mention: Mention, before: Heard
) -> tuple[Speaker, ...] | None:
    """Resolve one mention; None is the document's own voice."""
    speaking = voice(reading)
    if mention.has("norm"):
        return None
    if mention.has("self") or (mention.proper and _is_own(speaking, mention, cast(reading))):
        return None
    if speaking.genre is Genre.STATEMENT and _is_ours(view, mention):
        return None
    told = (
        testifying.in_testimony(reading, view, mention)
        if speaking.genre is Genre.TESTIMONY
        else None
    )
    if told:
        return None if told.own else told.speakers
    if _is_my_own(view, mention):
        return (Speaker("the person held", SpeakerKind.VICTIM, Identity.SEALED),)
    if _is_her_own(view, mention, before):
        return (Speaker("the person held", SpeakerKind.VICTIM, Identity.SEALED), *before.last)
    if mention.has("pronoun"):
        return _pronoun(speaking, view, mention, before)
    if mention.has("author"):
        return _authors(speaking, view, mention)
    if mention.proper:
        return (whois.named(reading, view, mention),)
    return whois.of_class(reading, view, mention, before)


def _is_ours(view: Scene, mention: Mention) -> bool:
    """Tell "our monitor in Osh" in a statement: the body's own people."""
    before = view.text[: mention.start].rstrip()
    at = before.rfind(" ") + 1
    return at < mention.start and bool(view.is_word("ours", at))


def _is_my_own(view: Scene, mention: Mention) -> bool:
    """Tell "my son" in a quotation: he of whose fate his mother speaks."""
    if mention.kind is not SpeakerKind.RELATIVE or not _inside_quote(view, mention.start):
        return False
    starts = view.word_starts(max(0, mention.start - TOLD), mention.start + 1)
    owned = (view.is_word("my_kin", at) for at in starts)
    return any(hit and hit.end() >= mention.end for hit in owned)


def _is_her_own(view: Scene, mention: Mention, before: Heard) -> bool:
    """Tell "her husband whispered that" where his wife tells it: he speaks first, then she."""
    teller = before.last[0].kind if before.last else None
    one = mention.kind is SpeakerKind.RELATIVE and mention.number == "one"
    if not one or teller is not SpeakerKind.RELATIVE or not before.here(view):
        return False
    lead = view.text[: mention.start].rstrip()
    owned = lead.rfind(" ") + 1
    if not view.is_word("possessive", owned):
        return False
    said = (view.sentence_at(mention.start)[0], mention.end + TOLD)
    hearsay = any(m.level in "KM" for m in hedging.marks(view.text, view.language, said))
    joint = lead[:owned].rstrip().rfind(" ") + 1  # "told them that her husband had phoned"
    return hearsay or bool(view.is_word("that", joint))


def _is_own(speaking: Voice, mention: Mention, names: Cast) -> bool:
    last = speaking.base[-1:] if speaking.genre is not Genre.LIST else ()
    full = names.full(mention.name)
    return any(
        hop.identity is Identity.NAMED
        and hop.kind is not SpeakerKind.DOCUMENT
        and (same_name(mention.name, hop.name) or same_name(full, hop.name))
        for hop in (*last, *speaking.base[:1])
    )


def _pronoun(
    speaking: Voice, view: Scene, mention: Mention, before: Heard
) -> tuple[Speaker, ...] | None:
    if mention.number == "doc":
        if before.thing and before.thing.kind is not SpeakerKind.DOCUMENT:
            return (before.thing,)
        papers = tuple(s for s in (before.document, speaking.petition) if s)
        return papers[:1] or _body_before(view, mention)
    if mention.number == "one":
        return (before.one,) if before.one else before.many or before.last
    if _inside_quote(view, mention.start):
        return (HELD,)  # those of whom the one quoted speaks
    near = [m for m in view.mentions if m.end <= mention.start and m.has("author")]
    if near and not before.here(view):
        return _authors(speaking, view, near[-1])
    return before.many or ((before.one,) if before.one else before.last)


def _body_before(view: Scene, mention: Mention) -> tuple[Speaker, ...]:
    """Take the last office or body before "it", though it has not spoken yet."""
    bodies = [m for m in view.mentions if m.end <= mention.start and m.number == "body"]
    return tuple(Speaker(view.text[m.start : m.end], m.kind, Identity.NAMED) for m in bodies[-1:])


def _authors(speaking: Voice, view: Scene, mention: Mention) -> tuple[Speaker, ...] | None:
    if speaking.genre is Genre.COMPLAINT:
        return None
    petition = speaking.petition
    words = "authors of the complaint" if petition else view.text[mention.start : mention.end]
    authors = Speaker(words, mention.kind, Identity.NAMED, mention.start, mention.end)
    return (authors, petition) if petition else (authors,)


def _told(reading: Reading, view: Scene, frame: Frame, before: Heard) -> tuple[Speaker, ...]:
    """Name another outlet that was told: "told Reuters", "сообщили изданию «Рассвет»"."""
    told = told_to.who_was_told(view, frame) if voice(reading).genre is Genre.NEWS else None
    if told is None:
        return ()
    if told.has("outlet") and not told.proper:
        return (before.outlet,) if before.outlet else ()
    unknown = told.kind is SpeakerKind.UNKNOWN
    outlet = told.kind in OUTLETS or (unknown and " " not in told.name)
    if not (told.proper and outlet) or _is_own(voice(reading), told, cast(reading)):
        return ()
    kind = SpeakerKind.MEDIA if unknown else told.kind
    return (Speaker(told.name, kind, Identity.NAMED, told.start, told.end),)


def tells_this_outlet(reading: Reading, frame: Frame) -> bool:
    """Tell "the lawyer told this paper", in a page of that paper: no other stands between."""
    told = told_to.who_was_told(scene(reading, frame.passage), frame)
    if told is None or not (told.proper or told.has("outlet")):
        return False
    return _is_own(voice(reading), told, cast(reading))
