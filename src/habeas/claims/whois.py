"""Who is meant by a name, a class of people, an institution or a paper?"""

import re

from habeas.claims import cues, described, titles
from habeas.claims.naming_of import cast, complaints, country, nominative, same_name
from habeas.claims.reading import Reading
from habeas.claims.scene import Scene
from habeas.claims.speakers import Mention
from habeas.claims.told import PRIVATE, Heard
from habeas.claims.voice import Genre, voice
from habeas.model.claim import Speaker
from habeas.model.words import Identity, SpeakerKind

REACH = 40  # characters between a name and the verb that says it counts
CONFIDENTIAL = {Genre.TESTIMONY, Genre.COMPLAINT, Genre.LIST}
PRESS = {Genre.NEWS, Genre.INTERVIEW}
EXPERT = SpeakerKind.EXPERT  # of many callings: a director is no sociologist
ARTICLES = {"en", "es", "fr"}  # languages in which a full name of a person has no article
ADVOCATES = {
    SpeakerKind.ACTIVIST,
    EXPERT,
    SpeakerKind.LAWYER,
    SpeakerKind.UNKNOWN,
}
CLASSES = {
    SpeakerKind.RELATIVE: "a relative",
    SpeakerKind.VICTIM: "a person held",
    SpeakerKind.WITNESS: "a witness",
}


def named(reading: Reading, view: Scene, mention: Mention) -> Speaker:
    """Name the bearer of a name in full; a private person is a class, whatever the text says."""
    names = cast(reading)
    full = names.full(mention.name)
    kind = mention.kind if mention.kind is not SpeakerKind.UNKNOWN else names.kind(full)
    if full == mention.name and (" " in full or kind is not SpeakerKind.UNKNOWN):
        full = nominative(view, mention)
    if kind is SpeakerKind.UNKNOWN:
        kind = _guess(view, mention)
    confided = voice(reading).genre is Genre.TESTIMONY and mention.number == "name"
    if kind in PRIVATE or confided:
        name = CLASSES.get(kind, "a person")
        return Speaker(name, kind, Identity.SEALED, mention.start, mention.end)
    return Speaker(full, kind, Identity.NAMED, mention.start, mention.end)


def _guess(view: Scene, mention: Mention) -> SpeakerKind:
    # A name in quotation marks is a paper; who keeps count is a body; two bare words are a person.
    if told := titles.kind_of(mention.name):
        return told
    if view.text[mention.start] in '«„“"':
        return SpeakerKind.MEDIA
    end = mention.end
    lead = view.text[: mention.start].rstrip()
    if (
        view.language in ARTICLES
        and view.is_word("article", lead.rfind(" ") + 1)
        and " " in mention.name
    ):
        return SpeakerKind.NGO  # "la Mesa Batey": people bear no article
    if any(c.kind == "count" and end <= c.start <= end + REACH for c in view.cues):
        return SpeakerKind.NGO
    return SpeakerKind.EXPERT if " " in mention.name else SpeakerKind.UNKNOWN


def of_class(
    reading: Reading, view: Scene, mention: Mention, before: Heard
) -> tuple[Speaker, ...] | None:
    """Name a class, an institution or a paper; None is the document's own voice."""
    if mention.has("board"):
        return _plain(mention, "notice", Identity.UNNAMED)
    if mention.number == "doc":
        return (_paper(reading, view, mention, before),)
    if mention.number == "body":
        return _institution(reading, view, mention, before)
    last = before.one
    alone = mention.number == "one" and mention.kind not in PRIVATE
    if alone and last and _may_be(last, mention) and not _another(view, last, mention):
        return (last,)
    again = before.last if last is None or before.last[:1] == (last,) else (last,)
    if last is None and [s.kind for s in again[:2]] == [SpeakerKind.VICTIM, SpeakerKind.RELATIVE]:
        again = again[1:]  # he of whom she told has no more to say
    if alone and again and _is_again(view, again[0], mention):
        return again
    return _plain(mention, mention.name, _identity(reading, view, mention))


def _is_again(view: Scene, last: Speaker, mention: Mention) -> bool:
    """Tell "the woman goes on": a man or a woman of whom nothing else is said is the last one."""
    return last.kind in PRIVATE and is_plain(view, mention)


def is_plain(view: Scene, mention: Mention) -> bool:
    """Tell "the woman", "der Mann": somebody of whom nothing else is said but that he is meant."""
    if mention.kind is not SpeakerKind.UNKNOWN or mention.number != "one":
        return False
    before = view.text[: mention.start].rstrip()
    definite = bool(view.is_word("definite", before.rfind(" ") + 1))
    plain = bool(view.is_word("plain_person", mention.start))
    return plain and definite and not described.owned(view, mention)


def _plain(mention: Mention, name: str, identity: Identity) -> tuple[Speaker, ...]:
    return (Speaker(name, mention.kind, identity, mention.start, mention.end),)


def _may_be(earlier: Speaker, mention: Mention) -> bool:
    near = earlier.kind is mention.kind or {earlier.kind, mention.kind} <= ADVOCATES
    return earlier.identity is Identity.NAMED and near


def _another(view: Scene, earlier: Speaker, mention: Mention) -> bool:
    """Tell "the mine's director" after a lawyer: words of his own, and not the same calling."""
    alike = earlier.kind is mention.kind and mention.kind not in {EXPERT, SpeakerKind.UNKNOWN}
    return not alike and described.owned(view, mention)


def _paper(reading: Reading, view: Scene, mention: Mention, before: Heard) -> Speaker:
    """Tell the complaint that a page reports on from other papers; "the document" is the last."""
    words = view.text[mention.start : mention.end]
    petition = voice(reading).petition
    if petition and complaints().search(words):
        return petition
    if mention.name == words.casefold() or words.casefold().startswith(GENERIC):
        earlier = before.document or petition
        if earlier:
            return earlier
    return Speaker(words, mention.kind, Identity.NAMED, mention.start, mention.end)


GENERIC = ("document", "документ", "schreiben", "dokument", "escrito", "text", "letter", "письм")


def _institution(
    reading: Reading, view: Scene, mention: Mention, before: Heard
) -> tuple[Speaker, ...] | None:
    """Resolve "the paper", "the foundation", "the prosecution"."""
    if mention.has("outlet"):
        return _outlet(reading, view, mention, before)
    if mention.kind is SpeakerKind.NGO:
        return _organisation(reading, view, mention, before)
    words = view.text[mention.start : mention.end]
    if _is_own_office(reading, view, mention, words):
        return None
    named = described.earlier(reading, view, mention) if mention.has("weak") else None
    if named:
        return (named,)
    of = country(reading) if view.is_word("nation", mention.start) else None
    return _plain(mention, f"{words} ({of})" if of else words, Identity.NAMED)


def _is_own_office(reading: Reading, view: Scene, mention: Mention, words: str) -> bool:
    """Tell "the ministry" in a statement of that ministry."""
    speaking = voice(reading)
    own = speaking.base[0] if speaking.genre is Genre.STATEMENT and speaking.base else None
    if own is None or own.kind is not mention.kind:
        return False
    named = words.casefold() in own.name.casefold() or same_name(words, own.name)
    return named and not described.indefinite(view, mention)


def _outlet(
    reading: Reading, view: Scene, mention: Mention, before: Heard
) -> tuple[Speaker, ...] | None:
    if described.is_own_voice(view, mention) and voice(reading).genre in PRESS:
        return None
    named = before.outlet if not described.indefinite(view, mention) else None
    found = named or described.earlier(reading, view, mention)
    return (found or described.description(view, mention),)


def _organisation(
    reading: Reading, view: Scene, mention: Mention, before: Heard
) -> tuple[Speaker, ...] | None:
    own = described.modified(view, mention) or described.indefinite(view, mention)
    if voice(reading).genre is Genre.STATEMENT and not own:
        return None
    if before.body and not own:
        return (before.body,)
    found = described.earlier(reading, view, mention)
    return (found or described.description(view, mention),)


def _identity(reading: Reading, view: Scene, mention: Mention) -> Identity:
    """Seal private persons; a class, and whoever is only mentioned, stays unnamed."""
    genre = voice(reading).genre
    if mention.kind not in PRIVATE:
        return Identity.UNNAMED
    if genre in CONFIDENTIAL and mention.kind is not SpeakerKind.VICTIM:
        return Identity.SEALED
    # "a esposa" is Portuguese for the wife: the articles are those of the language.
    article = cues.words_of(view.language, "indefinite").pattern
    lead = view.text[: mention.start]
    definite = mention.has("freed") or not re.search(rf"\b{article} $", lead, re.IGNORECASE)
    alone = mention.number == "one" or mention.has("private")
    told = genre in PRESS or genre is Genre.CHAT
    return Identity.SEALED if alone and definite and told else Identity.UNNAMED
