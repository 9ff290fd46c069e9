"""How surely does the nearest speaker say it?"""

from collections.abc import Sequence

from habeas.claims import cues, hedging
from habeas.claims.list_rows import asks, told_by
from habeas.claims.reading import Frame, FrameKind, Reading, Span, Statement
from habeas.claims.scene import Scene, scene
from habeas.claims.voice import Genre, patterns, voice
from habeas.model.claim import Speaker
from habeas.model.document import PassageKind
from habeas.model.words import Certainty, EventType, Polarity, SpeakerKind

LAW = {EventType.LEGAL_NORM}
LABELS = {EventType.TORTURE, EventType.ILL_TREATMENT, EventType.DETENTION}
WITNESSES = {SpeakerKind.VICTIM, SpeakerKind.WITNESS, SpeakerKind.RELATIVE}
ACCUSERS = {SpeakerKind.DOCUMENT, SpeakerKind.VICTIM, SpeakerKind.RELATIVE}
Judged = tuple[Certainty, str]


def judge(
    reading: Reading,
    statement: Statement,
    speakers: tuple[Speaker, ...],
    chain: tuple[Speaker, ...],
    frames: Sequence[Frame],
    *,
    carried: bool,
) -> Judged:
    """Give the first level whose rule fits: denied, witnessed, alleged, asserted, reported."""
    view = scene(reading, statement.passage)
    if why := _denied(view, statement, chain, frames):
        return Certainty.DENIED, why
    if why := _ignorance(view, statement, frames):
        return Certainty.ASSERTED, why
    if why := _witnessed(reading, view, statement, speakers, chain, frames):
        return Certainty.WITNESSED, why
    if why := _alleged(view, statement, chain, frames):
        return Certainty.ALLEGED, why
    if why := _asserted(reading, view, statement, speakers, chain, frames, carried=carried):
        return Certainty.ASSERTED, why
    return Certainty.REPORTED, "passed on"


def mood(view: Scene, statement: Statement) -> str | None:
    """Name the mood of hearsay that a statement stands in: conditional or konjunktiv."""
    levels = {m.level for m in hedging.marks(view.text, view.language, (statement.start, statement.end))}
    if "M" in levels:
        return "conditional"
    return "konjunktiv" if "K" in levels else None


def holds_document(view: Scene, before: int) -> bool:
    """Tell whether the passage has said that the outlet holds the document."""
    pattern = cues.words_of(view.language, "held")
    return any(pattern.match(view.text, at) for at in _word_starts(view.text[:before]))


def _word_starts(text: str) -> list[int]:
    return [i for i, c in enumerate(text) if c.isalnum() and (i == 0 or not text[i - 1].isalnum())]


def _denied(
    view: Scene, statement: Statement, chain: tuple[Speaker, ...], frames: Sequence[Frame]
) -> str | None:
    if any(f.level == "D" for f in frames):
        return "a verb of denial"
    if EventType.DENIAL not in statement.types:
        return None
    own_count = EventType.COUNT in statement.types and statement.polarity is Polarity.AFFIRMED
    if own_count and len(chain) == 1 and not _rejects(view, statement):
        return None
    return "rejects what another says"


def _rejects(view: Scene, statement: Statement) -> bool:
    pattern = cues.words_of(view.language, "rejects")
    words = view.text[statement.start : statement.end]
    return any(pattern.match(words, at) for at in _word_starts(words))


def _ignorance(view: Scene, statement: Statement, frames: Sequence[Frame]) -> str | None:
    if statement.polarity is not Polarity.UNKNOWN or any(f.level == "R" for f in frames):
        return None
    if any(m.level in {"A", "M", "U"} for m in hedging.marks(view.text, view.language, view.sentence_at(statement.start))):
        return None
    return "says that it is not known"


def _witnessed(
    reading: Reading,
    view: Scene,
    statement: Statement,
    speakers: tuple[Speaker, ...],
    chain: tuple[Speaker, ...],
    frames: Sequence[Frame],
) -> str | None:
    nearest = chain[0] if chain else None
    if nearest is None or nearest.kind not in WITNESSES:
        return None
    if reading.document.passages[statement.passage].kind is PassageKind.ROW:
        there = nearest.kind is not SpeakerKind.RELATIVE and not asks(reading.document.passages[statement.passage])
        return "the one who was there" if there else None
    if not _is_one(nearest) or any(f.level in {"R", "A"} for f in frames):
        return None
    if voice(reading).genre is Genre.TESTIMONY:
        return _in_testimony(reading, view, statement, speakers, nearest)
    return "underwent it" if _underwent(view, statement) else None


def _is_one(speaker: Speaker) -> bool:
    return speaker.identity != "unnamed" and speaker.name not in {"parents", "relatives"}


def _in_testimony(
    reading: Reading,
    view: Scene,
    statement: Statement,
    speakers: tuple[Speaker, ...],
    nearest: Speaker,
) -> str | None:
    if nearest.kind is not SpeakerKind.RELATIVE:
        return None if _is_estimate(view, statement) and speakers else "the speaker was there"
    del reading
    sentence = view.sentence_at(statement.start)
    told_so_far = view.text[: sentence[1]]
    pattern = cues.words_of(view.language, "herself")
    return "the speaker's own act or sight" if any(pattern.match(told_so_far, at) for at in _word_starts(told_so_far)) else None


def _is_estimate(view: Scene, statement: Statement) -> bool:
    pattern = cues.words_of(view.language, "in_all")
    words = view.text[statement.start : statement.end]
    return any(pattern.match(words, at) for at in _word_starts(words)[:3])


def _underwent(view: Scene, statement: Statement) -> bool:
    pattern = cues.words_of(view.language, "me")
    words = view.text[statement.start : statement.end]
    return any(pattern.match(words, at) for at in _word_starts(words))


def _alleged(
    view: Scene, statement: Statement, chain: tuple[Speaker, ...], frames: Sequence[Frame]
) -> str | None:
    if mood(view, statement) == "conditional":
        return "conditional of report"
    if any(f.level == "A" for f in frames):
        return "complaint or accusation"
    if any(f.kind is FrameKind.VAGUE and f.level in {"U", "S"} for f in frames):
        return "people say"
    if any(m.level in {"A", "U"} for m in hedging.marks(view.text, view.language, view.sentence_at(statement.start))):
        return "distance is marked"
    crime = EventType.LEGAL_OPINION in statement.types and (
        LABELS & set(statement.types) or (chain[:1] and chain[0].kind in ACCUSERS)
    )
    if EventType.LEGAL_NORM not in statement.types and crime and statement.polarity is Polarity.AFFIRMED:
        return "names a crime that no court has found"
    return None


def _asserted(
    reading: Reading,
    view: Scene,
    statement: Statement,
    speakers: tuple[Speaker, ...],
    chain: tuple[Speaker, ...],
    frames: Sequence[Frame],
    *,
    carried: bool,
) -> str | None:
    types = set(statement.types)
    if LAW & types or (EventType.LEGAL_OPINION in types and not LABELS & types):
        accuses = EventType.LEGAL_NORM not in types and chain[:1] and chain[0].kind in ACCUSERS
        return None if accuses else "law, or a view of it"
    speaking = voice(reading)
    if reading.document.passages[statement.passage].kind is PassageKind.ROW:
        return _list(reading, statement, speakers, speaking.genre)
    turn = speaking.genre is Genre.INTERVIEW and bool(frames) and all(f.kind is FrameKind.LABEL for f in frames)
    if turn:
        return "own count or act" if _is_ours(view, statement, whole=True) else None
    if speakers or carried:
        return None
    if speaking.genre is Genre.TESTIMONY:
        return None
    if speaking.genre is Genre.COMPLAINT:
        own = _is_ours(view, statement) or EventType.COMPLAINT in types
        return "the authors' own act, demand or knowledge" if own else None
    return "own voice, no source in sight"


def _is_ours(view: Scene, statement: Statement, *, whole: bool = False) -> bool:
    pattern = cues.words_of(view.language, "ours")
    sentence = view.sentence_at(statement.start) if whole else (statement.start, statement.end)
    return any(pattern.match(view.text, sentence[0] + at) for at in _word_starts(view.text[slice(*sentence)]))


def _list(
    reading: Reading, statement: Statement, speakers: tuple[Speaker, ...], genre: Genre
) -> str | None:
    if genre is not Genre.LIST:
        return "own table"
    row = reading.document.passages[statement.passage]
    heads = " ".join(p.text for p in reading.document.passages if p.kind is not PassageKind.ROW)
    columns = " ".join(c.column or "" for c in row.cells)
    by_call = patterns("list", "callers").search(heads.casefold()) or patterns("list", "callers").search(columns)
    total = EventType.COUNT in statement.types
    if speakers or told_by(row) or (by_call and not total):
        return None
    return "a list that its keeper checks"


def hedge_spans(view: Scene, statement: Statement, frames: Sequence[Frame]) -> tuple[Span, ...]:
    """List the hedges of a statement: marks in its words, and the frame's own words of hearsay."""
    spans = {(m.start, m.end) for m in hedging.marks(view.text, view.language, (statement.start, statement.end))}
    spans |= {f.cue for f in frames if f.kind is FrameKind.VAGUE or f.level in {"R", "U"}}
    return tuple(sorted(s for s in spans if s[1] > s[0]))
