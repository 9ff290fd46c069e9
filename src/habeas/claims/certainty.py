"""How surely does the nearest speaker say it?"""

from collections.abc import Callable
from functools import cache

from msgspec import Struct

from habeas.claims import hedging, testifying
from habeas.claims.genres import patterns
from habeas.claims.list_rows import asks, told_by
from habeas.claims.reading import Frame, FrameKind, Reading, Span, Statement
from habeas.claims.scene import Scene, scene
from habeas.claims.speakers import LANGUAGES, nouns
from habeas.claims.told import Told
from habeas.claims.voice import Genre, voice
from habeas.model.claim import Speaker
from habeas.model.document import PassageKind
from habeas.model.words import Certainty, EventType, Polarity, SpeakerKind

LABELS = {EventType.TORTURE, EventType.ILL_TREATMENT, EventType.DETENTION}
WITNESSES = {SpeakerKind.VICTIM, SpeakerKind.WITNESS, SpeakerKind.RELATIVE}
ACCUSERS = {SpeakerKind.DOCUMENT, SpeakerKind.VICTIM, SpeakerKind.RELATIVE}
OTHERS = {
    SpeakerKind.LAWYER,
    SpeakerKind.MEDIC,
    SpeakerKind.EXPERT,
    SpeakerKind.ACTIVIST,
    SpeakerKind.UNKNOWN,
}
UNDERWENT = testifying.UNDERWENT
REJECTED = {
    EventType.DETENTION,
    EventType.ILL_TREATMENT,
    EventType.TORTURE,
    EventType.COERCION,
    EventType.ENFORCED_DISAPPEARANCE,
}
FIRST_WORDS = 20  # characters in which a figure is said to be a total
Judged = tuple[Certainty, str]


class Asked(Struct, frozen=True):
    """All that a judgement rests on: the statement, where it stands, and who says it."""

    reading: Reading
    view: Scene
    statement: Statement
    told: Told
    chain: tuple[Speaker, ...]

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames over the statement."""
        return self.told.frames

    @property
    def nearest(self) -> Speaker | None:
        """The first hop."""
        return next(iter(self.chain), None)

    @property
    def genre(self) -> Genre:
        """The genre of the document."""
        return voice(self.reading).genre

    @property
    def in_row(self) -> bool:
        """Whether the statement is a row of a table."""
        passage = self.reading.document.passages[self.statement.passage]
        return passage.kind is PassageKind.ROW

    @property
    def rejects(self) -> bool:
        """Whether an office says of an abuse that it did not happen."""
        office = self.nearest is not None and self.nearest.kind is SpeakerKind.OFFICIAL
        negated = self.statement.polarity is Polarity.NEGATED
        return office and negated and self.is_a(*REJECTED)

    @property
    def keeps_distance(self) -> bool:
        """Whether an office in its own voice speaks of an abuse as alleged: nobody else does."""
        office = self.nearest is not None and self.nearest.kind is SpeakerKind.OFFICIAL
        own = office and self.genre is Genre.STATEMENT and not self.frames
        return own and self.is_a(*REJECTED) and self.sentence_is_marked("AQ")

    def is_a(self, *types: EventType) -> bool:
        """Tell whether the statement is of one of these types."""
        return bool(set(types) & set(self.statement.types))

    def says(self, kind: str) -> bool:
        """Tell whether words of this kind stand in the statement."""
        return self.view.says(kind, self.statement.start, self.statement.end)

    def has_level(self, levels: str) -> bool:
        """Tell whether a frame over the statement is of one of these levels."""
        return any(f.level in levels for f in self.frames)

    def sentence_is_marked(self, levels: str) -> bool:
        """Tell whether the sentence holds a hedge of one of these levels."""
        sentence = self.view.sentence_at(self.statement.start)
        found = hedging.marks(self.view.text, self.view.language, sentence)
        return any(m.level in levels for m in found)


def judge(
    reading: Reading, statement: Statement, told: Told, chain: tuple[Speaker, ...]
) -> Judged:
    """Give the first level whose rule fits: denied, witnessed, alleged, asserted, reported."""
    asked = Asked(reading, scene(reading, statement.passage), statement, told, chain)
    for level, rule in RULES:
        if why := rule(asked):
            return level, why
    return Certainty.REPORTED, "passed on"


@cache
def several() -> frozenset[str]:
    """List the classes that are no one person: "lawyers", "relatives"."""
    rows = (noun for language in LANGUAGES for noun in nouns(language))
    return frozenset(n.name for n in rows if n.number == "many" and n.name)


def mood(view: Scene, statement: Statement) -> str | None:
    """Name the mood of hearsay that a statement stands in: conditional or konjunktiv."""
    span = (statement.start, statement.end)
    levels = {m.level for m in hedging.marks(view.text, view.language, span)}
    if "M" in levels:
        return "conditional"
    return "konjunktiv" if "K" in levels else None


def holds_document(view: Scene, before: int) -> bool:
    """Tell whether the passage has said that the outlet holds the document."""
    return view.says("held", 0, before)


def _denied(asked: Asked) -> str | None:
    if asked.has_level("D"):
        return "a verb of denial"
    if asked.rejects:
        return "an office says that it is not so"
    if asked.keeps_distance:
        return "an office marks what is said of it as no more than said"
    if not asked.is_a(EventType.DENIAL):
        return None
    affirmed = asked.statement.polarity is Polarity.AFFIRMED
    own_count = asked.is_a(EventType.COUNT) and affirmed and len(asked.chain) == 1
    return None if own_count and not asked.says("rejects") else "rejects what another says"


def _ignorance(asked: Asked) -> str | None:
    unknown = asked.statement.polarity is Polarity.UNKNOWN
    ours = not asked.told.speakers and not asked.told.frames  # "we could not verify that"
    hearsay = asked.has_level("R") or asked.sentence_is_marked("AM" if ours else "AMU")
    if asked.nearest and asked.nearest.kind in WITNESSES and asked.says("saw"):
        return None  # "he heard screams, but whose he does not know"
    return "says that it is not known" if unknown and not hearsay else None


def _witnessed(asked: Asked) -> str | None:
    nearest = asked.nearest
    if nearest is None or nearest.kind not in WITNESSES | OTHERS:
        return None
    if asked.in_row:
        return _witnessed_row(asked, nearest)
    if nearest.name in several() or asked.has_level("RA"):
        return None
    if asked.genre is Genre.TESTIMONY and nearest.kind in WITNESSES:
        return _witnessed_testimony(asked, nearest)
    if nearest.kind is SpeakerKind.VICTIM and _tells_of_us(asked):
        return "the speaker was there"
    return testifying.underwent(
        asked.view,
        testifying.with_shout(asked.view, asked.statement),
        nearest,
        reported=not _in_quote(asked) and not _onlooks(asked),
    )


def _tells_of_us(asked: Asked) -> bool:
    """Tell a quotation in which one who was held speaks of "us" or "me"."""
    at = asked.statement.start
    quote = next((q for q in asked.view.quotes if q[0] <= at < q[1]), None)
    return quote is not None and any(asked.view.says(k, *quote) for k in ("me", "singular"))


def _onlooks(asked: Asked) -> bool:
    """Tell a bystander whose tale goes on: "they beat him" is not of himself."""
    bystander = asked.nearest is not None and asked.nearest.kind is SpeakerKind.WITNESS
    return bystander and asked.told.carried


def _in_quote(asked: Asked) -> bool:
    at = asked.statement.start
    return any(a <= at < b for a, b in asked.view.quotes)


def _witnessed_row(asked: Asked, nearest: Speaker) -> str | None:
    row = asked.reading.document.passages[asked.statement.passage]
    there = nearest.kind is not SpeakerKind.RELATIVE and not asks(row)
    return "the one who was there" if there else None


def _witnessed_testimony(asked: Asked, nearest: Speaker) -> str | None:
    teller = voice(asked.reading).teller
    own = teller is None or nearest.name == teller.name
    if nearest.kind is SpeakerKind.VICTIM:
        start = asked.statement.start
        total = asked.view.says("in_all", start, start + FIRST_WORDS)
        return None if total and asked.told.speakers else "the speaker was there"
    if not own:
        return "underwent it" if asked.says("me") else None
    # A relative saw what the paragraph, as far as it has come, tells of her.
    view, span = (
        asked.view,
        (asked.statement.start, testifying.with_saying(asked.statement, asked.frames)),
    )
    after = next((s for s in view.sentences if s[0] >= view.sentence_at(span[0])[1]), None)
    if after and view.says("know", *after) and view.says("herself", *after):
        return "the speaker's own sight"
    return testifying.own_sight(view, span, stated=bool(asked.frames))


def _alleged(asked: Asked) -> str | None:
    if mood(asked.view, asked.statement) == "conditional":
        return "conditional of report"
    charged = asked.is_a(EventType.CHARGE)  # what a court or an office did is no hearsay
    if any(f.level == "A" and (f.source or not charged) for f in asked.frames):
        return "complaint or accusation"
    if any(f.kind is FrameKind.VAGUE and f.level in "US" for f in asked.frames):
        return "people say"
    if asked.sentence_is_marked("AU"):
        return "distance is marked"
    return _names_a_crime(asked)


def _names_a_crime(asked: Asked) -> str | None:
    opinion = asked.is_a(EventType.LEGAL_OPINION) and not asked.is_a(EventType.LEGAL_NORM)
    label = asked.is_a(*LABELS) or _accuses(asked)
    affirmed = asked.statement.polarity is Polarity.AFFIRMED
    return "names a crime that no court has found" if opinion and label and affirmed else None


def _accuses(asked: Asked) -> bool:
    return asked.nearest is not None and asked.nearest.kind in ACCUSERS


def _asserted(asked: Asked) -> str | None:
    view_of_law = asked.is_a(EventType.LEGAL_OPINION) and not asked.is_a(*LABELS)
    if asked.is_a(EventType.LEGAL_NORM) or (view_of_law and not _accuses(asked)):
        return "law, or a view of it"
    if asked.in_row:
        return _asserted_row(asked)
    if asked.told.turn:
        sentence = asked.view.sentence_at(asked.statement.start)
        return "own count or act" if asked.view.says("ours", *sentence) else None
    told = asked.told.speakers or asked.told.carried
    hearsay = any(f.kind is FrameKind.VAGUE and f.level == "R" for f in asked.frames)
    if told or hearsay or asked.genre is Genre.TESTIMONY:
        return None
    if asked.genre is Genre.COMPLAINT:
        own = asked.says("ours") or asked.is_a(EventType.COMPLAINT)
        return "the authors' own act, demand or knowledge" if own else None
    return "own voice, no source in sight"


def _asserted_row(asked: Asked) -> str | None:
    if asked.genre is not Genre.LIST:
        return "own table"
    passages = asked.reading.document.passages
    row = passages[asked.statement.passage]
    heads = [p.text for p in passages if p.kind is not PassageKind.ROW]
    words = " ".join([*heads, *(c.column or "" for c in row.cells)])
    by_call = patterns("list", "callers").search(words) and not asked.is_a(EventType.COUNT)
    if asked.told.speakers or told_by(row) or by_call:
        return None
    return "a list that its keeper checks"


RULES: tuple[tuple[Certainty, Callable[[Asked], str | None]], ...] = (
    (Certainty.DENIED, _denied),
    (Certainty.ASSERTED, _ignorance),
    (Certainty.WITNESSED, _witnessed),
    (Certainty.ALLEGED, _alleged),
    (Certainty.ASSERTED, _asserted),
)


def hedge_spans(view: Scene, statement: Statement, told: Told) -> tuple[Span, ...]:
    """List the hedges of a statement: marks in its words, and the frame's own words of hearsay."""
    span = (statement.start, statement.end)
    spans = {(m.start, m.end) for m in hedging.marks(view.text, view.language, span)}
    spans |= {f.cue for f in told.frames if f.kind is FrameKind.VAGUE or f.level in {"R", "U"}}
    return tuple(sorted(s for s in spans if s[1] > s[0]))
