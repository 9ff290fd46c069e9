"""In whose voice does a document speak?"""

import re
from enum import StrEnum

from msgspec import Struct

from habeas.claims import cues, segments, speakers, tellers, titles
from habeas.claims.genres import (
    HEAD,
    LAST,
    PAGES,
    TURNS,
    filers,
    head,
    is_complaint,
    is_interview,
    patterns,
    says,
    turns,
)
from habeas.claims.memory import remembered
from habeas.claims.naming_of import cast, nominative, same_name
from habeas.claims.reading import Reading
from habeas.claims.scene import scene
from habeas.model.claim import Speaker
from habeas.model.document import Document, PassageKind
from habeas.model.words import Identity, SpeakerKind

TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".xlsx.txt", ".xls.txt", ".ods.txt")
NUMBER = re.compile(r"(?:№|n[o°º.]?\s*|nr\.?\s*|#)?\s*(\d+)", re.IGNORECASE)
TELLERS = {
    SpeakerKind.RELATIVE,
    SpeakerKind.VICTIM,
    SpeakerKind.WITNESS,
    SpeakerKind.MEDIC,
    SpeakerKind.LAWYER,
}
MARKS = 2  # lines at the top that show a note
LETTERHEAD = 80  # characters: a longer line is a sentence
SENTENCE = re.compile(r"[.!?…;]$|\d")  # a sentence, or a line with a date
PRESS = {SpeakerKind.MEDIA, SpeakerKind.AGENCY}


class Genre(StrEnum):
    """What kind of document it is, by how its voice works."""

    NEWS = "news"
    STATEMENT = "statement"
    COMPLAINT = "complaint"
    TESTIMONY = "testimony"
    INTERVIEW = "interview"
    CHAT = "chat"
    LIST = "list"


class Voice(Struct, frozen=True):
    """The genre of a document and the last hops of every chain in it, nearest first."""

    genre: Genre
    base: tuple[Speaker, ...]
    teller: Speaker | None = None  # who talks in a testimony
    petition: Speaker | None = None  # the complaint that this document is, or reports on


@remembered
def voice(reading: Reading) -> Voice:
    """Judge genre and voice of a document from its structure and its first lines."""
    document = reading.document
    kinds = [p.kind for p in document.passages]
    if PassageKind.MESSAGE in kinds:
        return Voice(Genre.CHAT, _outlet(document, SpeakerKind.SOCIAL_CHANNEL))
    if str(document.path).casefold().endswith(TABLES) and PassageKind.ROW in kinds:
        return Voice(Genre.LIST, (*_keeper(reading), _file(document)))
    noted = says(document, "testimony")
    if noted and (told := tellers.by_head(reading)):
        return _told(told)
    if is_complaint(document):
        return _complaint(document)
    if len(turns(document)) >= TURNS or is_interview(document):
        return Voice(Genre.INTERVIEW, _press(reading), teller=_interviewed(reading))
    if noted and (told := tellers.by_text(reading) or tellers.asked(reading)):
        return _told(told)
    if _is_note(document) and (told := tellers.by_any(reading)):
        return _told(told)
    if body := _body(document):
        return Voice(Genre.STATEMENT, (body,))
    if _is_confided(document) and (told := tellers.by_text(reading)):
        return _told(told)
    return Voice(Genre.NEWS, _press(reading), petition=_petition(reading))


def _told(testimony: tellers.Testimony) -> Voice:
    base = (testimony.teller, testimony.note)
    return Voice(Genre.TESTIMONY, base, teller=testimony.teller)


def _is_note(document: Document) -> bool:
    """Tell a paper in which somebody took down, with leave, what another told."""
    marks = sum(bool(patterns("testimony", "mark").search(text)) for text in head(document))
    return _is_confided(document) and (document.consent is not None or marks >= MARKS)


def _is_confided(document: Document) -> bool:
    """Tell a text that nobody published, and no page: a letter, a note, a transcript."""
    page = str(document.path).casefold().endswith(PAGES)
    return not (document.public or page or document.outlet)


def _interviewed(reading: Reading) -> Speaker | None:
    """Name the one who is interviewed: the first person named after "interview with"."""
    for at in range(min(HEAD, len(reading.document.passages))):
        view = scene(reading, at)
        hit = patterns("interview", "title").search(view.text)
        for m in view.mentions_in(hit.end(), len(view.text)) if hit else ():
            if m.proper and m.number == "name":
                found = cast(reading)
                kind = found.kind(m.name)
                kind = SpeakerKind.EXPERT if kind is SpeakerKind.UNKNOWN else kind
                return Speaker(nominative(view, m), kind, Identity.NAMED)
    return None


def _complaint(document: Document) -> Voice:
    top = "\n".join(head(document))
    found = [
        m
        for m in speakers.mentions(top, document.language)
        if m.has("author")
        or (
            not m.has("weak")
            and m.kind
            in {SpeakerKind.LAWYER, SpeakerKind.NGO, SpeakerKind.RELATIVE, SpeakerKind.ACTIVIST}
        )
    ]
    # "filed by a lawyer on behalf of the families": the lawyer speaks in it.
    behalf = patterns("complaint", "behalf").search(top)
    others = behalf.end() if behalf else len(top)
    found.sort(key=lambda m: (m.start >= others, not m.has("author")))
    kind = found[0].kind if found else SpeakerKind.EXPERT
    if _is_counsel(document):
        kind = SpeakerKind.LAWYER
    named = kind is not SpeakerKind.RELATIVE
    authors = Speaker(
        "authors of the complaint", kind, Identity.NAMED if named else Identity.SEALED
    )
    petition = Speaker("complaint", SpeakerKind.DOCUMENT, Identity.NAMED)
    base = [authors, petition]
    if patterns("complaint", "translation").search(top):
        base.append(Speaker("translation", SpeakerKind.DOCUMENT, Identity.NAMED))
    return Voice(Genre.COMPLAINT, tuple(base), petition=petition)


def _is_counsel(document: Document) -> bool:
    """Tell whether it is a lawyer who speaks of himself as the one who files."""
    texts = filers(document) or [p.text for p in document.passages[-LAST:]]
    found = (m for text in texts for m in speakers.mentions(text, document.language))
    return any(m.kind is SpeakerKind.LAWYER and m.number in {"one", "name"} for m in found)


def _body(document: Document) -> Speaker | None:
    """Name the body whose statement this is: by its outlet, else by its letterhead."""
    announced = bool(patterns("statement", "title").search("\n".join(head(document))[:300]))
    page = str(document.path).casefold().endswith(PAGES)
    for line in _letterheads(document):
        kind = _kind_of_name(line, document.language, weak=announced and not page)
        if kind in {SpeakerKind.NGO, SpeakerKind.OFFICIAL, SpeakerKind.INTERNATIONAL_BODY}:
            return Speaker(line, kind, Identity.NAMED)
    name = next(iter(_letterheads(document)), None)
    if name is None or page or not _is_we(document, "ours" if announced else "we"):
        return None
    press = PRESS & {_kind_of_name(name, document.language, weak=True), titles.kind_of(name)}
    return None if press else Speaker(name, SpeakerKind.NGO, Identity.NAMED)


def _letterheads(document: Document) -> list[str]:
    """List what may name the body: its outlet, else short first lines that are no sentence."""
    if document.outlet and document.outlet != document.outlet.casefold():
        return [document.outlet]
    if str(document.path).casefold().endswith(PAGES):
        return []  # a page begins with its headline
    lines = [p.text.strip() for p in document.passages[:2]]
    addressed = patterns("letter", "addressee")
    return [
        x
        for x in lines
        if len(x) <= LETTERHEAD and not SENTENCE.search(x) and not addressed.match(x)
    ]


def _is_we(document: Document, kind: str) -> bool:
    """Tell whether a document speaks of itself as "we", outside what it quotes."""
    ours = cues.words_of(document.language, kind)
    for passage in document.passages:
        quotes = segments.quotations(passage.text)
        for m in re.finditer(r"\b\w", passage.text):
            at = m.start()
            if ours.match(passage.text, at) and not any(a < at < b for a, b in quotes):
                return True
    return False


def _kind_of_name(name: str, language: str, *, weak: bool) -> SpeakerKind | None:
    for tongue in dict.fromkeys([language, *speakers.LANGUAGES]):
        for m in speakers.mentions(name, tongue):
            if (
                m.number in {"body", "name"}
                and m.kind is not SpeakerKind.UNKNOWN
                and (weak or not m.has("weak"))
            ):
                return m.kind
    return None


def _outlet(document: Document, kind: SpeakerKind) -> tuple[Speaker, ...]:
    return (Speaker(document.outlet, kind, Identity.NAMED),) if document.outlet else ()


def _press(reading: Reading) -> tuple[Speaker, ...]:
    """List the outlet, and before it the one whose reporting it carries as its own."""
    document = reading.document
    kind = (
        _kind_of_name(document.outlet, document.language, weak=False) if document.outlet else None
    )
    own = _outlet(document, kind if kind is SpeakerKind.AGENCY else SpeakerKind.MEDIA)
    origin = cast(reading).told
    if origin is None or (own and same_name(origin, own[0].name)):
        return own or (_file(document),)
    named = own and same_name(own[0].name, document.text)
    first = Speaker(origin, SpeakerKind.MEDIA, Identity.NAMED)
    return (first, *own) if named else (first,)


def _keeper(reading: Reading) -> tuple[Speaker, ...]:
    document = reading.document
    kind = (
        _kind_of_name(document.outlet, document.language, weak=True) if document.outlet else None
    )
    if document.outlet:
        return _outlet(document, kind or SpeakerKind.NGO)
    top = [p.text for p in document.passages[:HEAD] if p.kind is not PassageKind.ROW]
    for text in top:
        for m in speakers.mentions(text, document.language):
            if m.proper and m.kind in {SpeakerKind.NGO, SpeakerKind.OFFICIAL, SpeakerKind.LAWYER}:
                return (Speaker(m.name, m.kind, Identity.NAMED),)
            if m.proper and m.kind is SpeakerKind.UNKNOWN and text[m.start] in '«„“"':
                return (Speaker(m.name.strip('«»„“”"'), SpeakerKind.NGO, Identity.NAMED),)
    return ()


def _file(document: Document) -> Speaker:
    name = re.sub(r"(\.\w+)\.txt$", r"\1", str(document.path).rsplit("/", 1)[-1])
    return Speaker(name, SpeakerKind.DOCUMENT, Identity.NAMED)


def _petition(reading: Reading) -> Speaker | None:
    return (
        Speaker("complaint", SpeakerKind.DOCUMENT, Identity.NAMED)
        if cast(reading).petition
        else None
    )
