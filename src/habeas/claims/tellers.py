"""Who tells a testimony: whom does its head name, or who speaks in it of himself?"""

import re

from msgspec import Struct

from habeas.claims import cues, segments, speakers
from habeas.claims.genres import head, patterns
from habeas.claims.lexicon import lexicon
from habeas.claims.reading import Reading
from habeas.claims.scene import Scene, scene
from habeas.model.claim import Speaker
from habeas.model.document import Document, PassageKind
from habeas.model.words import EventType, Identity, SpeakerKind

NUMBER = re.compile(r"(?:№|n[o°º.]?\s*|nr\.?\s*|#)?\s*(\d+)", re.IGNORECASE)
TELLERS = {
    SpeakerKind.RELATIVE,
    SpeakerKind.VICTIM,
    SpeakerKind.WITNESS,
    SpeakerKind.MEDIC,
    SpeakerKind.LAWYER,
}
WORD = re.compile(r"\w+")
BESIDE = 3  # words between the verb of a taking and the one who was taken
OFTEN = 3  # sentences in which somebody speaks of himself, in a text that nobody published
TOLD = (PassageKind.PARAGRAPH, PassageKind.ITEM)


class Testimony(Struct, frozen=True):
    """Who tells, and the paper that his words were written down in."""

    teller: Speaker
    note: Speaker


def by_head(reading: Reading) -> Testimony | None:
    """Take the teller from the line that names him; who says that he was taken is a victim."""
    document = reading.document
    line = speaker_line(document)
    if not line:
        return None
    kind, words = _teller(line, document)
    if kind is SpeakerKind.WITNESS and _was_taken(reading):
        kind, words = SpeakerKind.VICTIM, None
    return _testimony(document, kind, words)


def _was_taken(reading: Reading) -> bool:
    """Tell "I was detained": words for one person himself beside the verb of a taking."""
    return any(
        _takes_the_teller(view, start, end)
        for at, p in enumerate(reading.document.passages)
        if p.kind in TOLD
        for view in [scene(reading, at)]
        for start, end in view.sentences
    )


def _takes_the_teller(view: Scene, start: int, end: int) -> bool:
    spots = view.word_starts(start, end)
    words = [WORD.match(view.text, at) for at in spots]
    low = [w[0].casefold() if w else "" for w in words]
    for hit in lexicon("events", view.language).find(low):
        verb = hit.words[0]
        near = spots[max(0, verb - BESIDE) : verb + BESIDE]
        if hit.label == EventType.DETENTION and any(view.is_word("taken", at) for at in near):
            return True
    return False


def by_any(reading: Reading) -> Testimony | None:
    """Take the teller of a paper that somebody allowed to be used, however it names him."""
    return by_head(reading) or by_text(reading) or asked(reading)


def by_text(reading: Reading) -> Testimony | None:
    """Take the teller from a text in which somebody speaks of himself, or is asked and answers."""
    told = [scene(reading, at) for at, p in enumerate(reading.document.passages) if p.kind in TOLD]
    own, kin = _counted(told, "singular"), _counted(told, "my_kin")
    if own >= OFTEN or (own and kin):
        taken = SpeakerKind.VICTIM if _was_taken(reading) else SpeakerKind.WITNESS
        kind = SpeakerKind.RELATIVE if kin * 2 >= own else taken
        return _testimony(reading.document, kind, None)
    return None


def asked(reading: Reading) -> Testimony | None:
    """Take the one whom a note speaks of as "she told us", where no line names the teller."""
    told = [scene(reading, at) for at, p in enumerate(reading.document.passages) if p.kind in TOLD]
    for view in told:
        for mention in view.mentions:
            if mention.kind in TELLERS and mention.number in {"one", "name"}:
                kin = mention.kind is not SpeakerKind.VICTIM and not mention.proper
                words = view.text[mention.start : mention.end].casefold() if kin else None
                return _testimony(reading.document, mention.kind, words)
    return _testimony(reading.document, SpeakerKind.VICTIM, None) if told else None


def _counted(told: list[Scene], kind: str) -> int:
    """Count the sentences outside quotations in which a word of this kind stands."""
    found = 0
    for view in told:
        quotes = segments.quotations(view.text)
        for start, end in view.sentences:
            spots = (at for at in view.word_starts(start, end) if view.is_word(kind, at))
            found += any(not any(a < at < b for a, b in quotes) for at in spots)
    return found


def speaker_line(document: Document) -> str | None:
    """Find the line that names the one who tells."""
    words = patterns("testimony", "speaker").pattern
    label = re.compile(rf"^\W*(?i:{words})(?:[^:\n]{{0,40}}:|\s(?=[^\Wa-zа-яёіїєґ\d_]))")
    for p in document.passages:
        if hit := label.match(p.text):
            colon = hit.group().endswith(":")
            return p.text if colon else f"{hit.group()}: {p.text[hit.end() :]}"
    return None


def _testimony(document: Document, kind: SpeakerKind, words: str | None) -> Testimony:
    number = next((m.group(1) for t in head(document) if (m := NUMBER.search(t))), None)
    note = f"interview note {number}" if number else "interview note"
    name = words or "person concerned"
    return Testimony(
        Speaker(f"{name}, interview {number}" if number else name, kind, Identity.SEALED),
        Speaker(note, SpeakerKind.DOCUMENT, Identity.NAMED),
    )


def _teller(line: str, document: Document) -> tuple[SpeakerKind, str | None]:
    label, _, after = line.partition(":")
    found = [*_private(after, document.language), *_private(label, document.language)]
    # A nurse who is the wife of the one held tells as his wife, and so does "the mother: a nurse".
    found.sort(key=lambda m: m.kind is not SpeakerKind.RELATIVE)
    kind = found[0].kind if found else SpeakerKind.VICTIM
    kin = found and kind is not SpeakerKind.VICTIM and not found[0].proper
    return kind, found[0].words.casefold() if kin else None


class _Told(Struct, frozen=True):
    kind: SpeakerKind
    proper: bool
    words: str


def _private(text: str, language: str) -> list[_Told]:
    # "Su mujer vende pan": whose wife she is, not who tells.
    whose = cues.words_of(language, "possessive").pattern
    own = patterns("testimony", "own_kin")
    others = re.compile(rf"(?<!\w)(?:{whose})\s+$", re.IGNORECASE)
    return [
        _Told(m.kind, m.proper, text[m.start : m.end])
        for m in speakers.mentions(text, language)
        if m.kind in TELLERS
        and m.number in {"one", "name"}
        and not m.has("trade")
        and not (m.kind is SpeakerKind.RELATIVE and others.search(text[: m.start]))
        and not own.match(text, m.end + 1)
    ]
