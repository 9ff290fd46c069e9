"""Who told the keeper of a list about this row?"""

from habeas.claims import speakers
from habeas.claims.genres import patterns
from habeas.claims.reading import Reading
from habeas.model.claim import Speaker
from habeas.model.document import Passage
from habeas.model.words import Identity, SpeakerKind

BODIES = {
    SpeakerKind.NGO,
    SpeakerKind.MEDIA,
    SpeakerKind.AGENCY,
    SpeakerKind.INTERNATIONAL_BODY,
    SpeakerKind.DOCUMENT,
    SpeakerKind.SOCIAL_CHANNEL,
}
TELLERS = {
    SpeakerKind.RELATIVE: "a relative",
    SpeakerKind.WITNESS: "a fellow prisoner",
    SpeakerKind.LAWYER: "a lawyer",
    SpeakerKind.MEDIC: "a medic",
    SpeakerKind.ACTIVIST: "an activist",
    SpeakerKind.OFFICIAL: "an official",
}


def teller(reading: Reading, passage: int) -> tuple[Speaker, ...]:
    """Read the column that names who told: a relative, a fellow prisoner, the person himself."""
    row = reading.document.passages[passage]
    words = told_by(row)
    if not words:
        return ()
    if patterns("list", "self").fullmatch(words.strip()):
        return (Speaker("the person himself", SpeakerKind.VICTIM, Identity.SEALED),)
    for language in dict.fromkeys([row.language, reading.document.language, *speakers.LANGUAGES]):
        known = [
            m for m in speakers.mentions(words, language) if m.kind is not SpeakerKind.UNKNOWN
        ]
        # "the Foundation's list": whose it is says more than what it is
        known.sort(key=lambda m: m.kind is SpeakerKind.DOCUMENT)
        if known:
            return (_as_teller(known[0], words),)
    return ()


def told_by(row: Passage) -> str:
    """Give the words of the column that says who told; empty where the list has none."""
    for cell in row.cells:
        if cell.column and patterns("list", "teller").fullmatch(cell.column.strip()):
            return row.text[cell.start : cell.end]
    return ""


def asks(row: Passage) -> bool:
    """Tell whether the one in the column asks after the person, instead of telling of him."""
    return any(
        c.column and patterns("list", "asker").fullmatch(c.column.strip()) for c in row.cells
    )


def _as_teller(mention: speakers.Mention, words: str) -> Speaker:
    if mention.kind in BODIES:
        return Speaker(words.strip(), mention.kind, Identity.NAMED)
    # Whoever told the keeper of a list is a source: no row ever names one.
    kind = SpeakerKind.WITNESS if mention.kind is SpeakerKind.VICTIM else mention.kind
    return Speaker(TELLERS.get(kind, "a person"), kind, Identity.SEALED)
