"""What does one passage offer to a search for speakers: cues, mentions, sentences, quotations?"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from habeas.claims import cues, segments, speakers, spelling, syntax
from habeas.claims.cues import Cue
from habeas.claims.memory import remembered
from habeas.claims.reading import Reading, Span
from habeas.claims.speakers import Mention
from habeas.text.analysis import Token

# The comma of 1,793 and the colon of 8:41 part no clauses.
# So do the points of "U.S.", "Yulia V. Stone" and "Sen. Stone".
BOUNDARY = re.compile(
    r"(?<!\d)[,:]|[,:](?!\d)|[;!?…—–()\n]"
    r"|(?<!\b[A-ZА-ЯЁ])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.(?![\w-])"
)
VERBS = {"VERB", "AUX"}
SPOKEN = {"say", "count", "deny", "accuse", "know", "read", "hear", "vague", "unsourced"}
NOUNS = {"NOUN", "PROPN"}
FAR = 8  # words between a speaker and the verb of saying
CLOSE = 3
QUOTES = '«„“"'
PAIR = 2  # commas that hold an aside
ARTICLE = 6  # characters before the noun of an apposition
REMAINDER = 12  # words without a verb that may close a sentence behind its speaker
FEW = 5  # words after the last comma that add to who spoke: "in an interview", "Luhansk region"


class Scene(Struct, frozen=True):
    """A passage with all that speaks in it."""

    passage: int
    text: str
    language: str
    cues: tuple[Cue, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Span, ...]
    sentences: tuple[Span, ...]
    verbs: frozenset[int]  # where the words tagged as verbs begin
    lemmas: Mapping[int, str]  # dictionary form of the noun that stands here in another case
    clauses: Mapping[int, syntax.Clause]  # what a parser says of the verbs among the cues
    cases: Mapping[int, str]  # features of the nouns, where an engine gives cases
    adjectives: frozenset[int] = frozenset()  # where the words tagged as adjectives begin
    nouns: frozenset[int] = frozenset()  # where the words tagged as nouns begin
    helpers: frozenset[int] = frozenset()  # where the verbs that help others begin

    def sentence_at(self, at: int) -> Span:
        """Find the sentence that a position stands in."""
        return next((s for s in self.sentences if s[0] <= at < s[1]), (0, len(self.text)))

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """List the mentions that begin between two positions."""
        return tuple(m for m in self.mentions if start <= m.start < end)

    def word_starts(self, start: int, end: int) -> list[int]:
        """List where words begin between two positions."""
        return [start + hit.start() for hit in re.finditer(r"\b\w", self.text[start:end])]

    def says(self, kind: str, start: int, end: int) -> bool:
        """Tell whether a word of this kind begins between two positions."""
        return any(self.is_word(kind, at) for at in self.word_starts(start, end))

    def words(self, start: int, end: int) -> int:
        """Count the words between two positions."""
        return len(re.findall(r"\w+", self.text[start:end]))

    def has_verb(self, start: int, end: int) -> bool:
        """Tell whether a word tagged as a verb begins between two positions."""
        return any(start <= at < end for at in self.verbs)

    def is_word(self, kind: str, at: int) -> re.Match[str] | None:
        """Match a small word of this kind ("that", "to", "aside", "and") at a position."""
        return cues.words_of(self.language, kind).match(self.text, at)


def language_of(reading: Reading, passage: int) -> str:
    """Name the language of a passage, that of the document where it is not known."""
    own = reading.document.passages[passage].language
    return own if own in speakers.LANGUAGES else reading.document.language


@remembered
def _seen(reading: Reading) -> dict[int, Scene]:
    del reading
    return {}


def scene(reading: Reading, passage: int) -> Scene:
    """Look at one passage of a reading, once."""
    seen = _seen(reading)
    if passage not in seen:
        seen[passage] = _look(reading, passage)
    return seen[passage]


def _look(reading: Reading, passage: int) -> Scene:
    text = segments.straightened(reading.document.passages[passage].text)
    language = language_of(reading, passage)
    analysis = reading.analyses[passage] if passage < len(reading.analyses) else None
    tokens = analysis.tokens if analysis else ()
    quotes = segments.quotations(text)
    found = cues.find_cues(text, language)
    return Scene(
        passage=passage,
        text=text,
        language=language,
        cues=found,
        mentions=speakers.mentions(text, language, analysis),
        quotes=spelling.quoted_spans(text),
        sentences=segments.sentences(text, quotes),
        verbs=frozenset(t.start for t in tokens if t.tag in VERBS),
        lemmas={t.start: t.lemma for t in tokens if t.tag in NOUNS and "Case=Nom" not in t.feats},
        clauses=_clauses(tokens, found),
        adjectives=frozenset(t.start for t in tokens if t.tag == "ADJ"),
        nouns=frozenset(t.start for t in tokens if t.tag in NOUNS),
        helpers=frozenset(t.start for t in tokens if t.tag == "AUX"),
        cases={t.start: t.feats for t in tokens if t.tag in NOUNS and "Case=" in t.feats},
    )


def _clauses(tokens: Sequence[Token], found: Sequence[Cue]) -> dict[int, syntax.Clause]:
    wanted = {cue.start for cue in found if cue.kind in SPOKEN}
    seen = syntax.tree(tokens) if wanted else None
    if seen is None:
        return {}
    clauses = (
        (t.start, syntax.clause(seen, at))
        for at, t in enumerate(tokens)
        if t.start in wanted and t.tag in VERBS
    )
    return {start: one for start, one in clauses if one}


def distance(view: Scene, mention: Mention, cue: Cue) -> int:
    """Count the words between a mention and a cue after it, asides left out."""
    return len(re.findall(r"\w+", without_asides(view, mention.end, cue.start)))


def without_asides(view: Scene, start: int, end: int) -> str:
    """Cut what stands between two commas: "the sister, who was there, said"."""
    gap = view.text[start:end]
    marks = list(BOUNDARY.finditer(gap))
    if len(marks) < PAIR or {m.group() for m in marks} != {","}:
        return gap
    first, close = marks[0].start(), marks[-1].start()
    at = start + first + 1 + len(gap[first + 1 :]) - len(gap[first + 1 :].lstrip())
    named = any(at <= m.start <= at + ARTICLE for m in view.mentions)
    sentence = view.sentence_at(start)
    opens = view.words(sentence[0], start) <= FAR and view.words(at, start + close) <= FEW
    return gap[:first] + gap[close + 1 :] if view.is_word("aside", at) or named or opens else gap


def joined_with(view: Scene, mention: Mention) -> tuple[Mention, ...]:
    """List a mention and those joined to it by "and": co-equal speakers, in text order."""
    group = [mention]
    for other in view.mentions:
        if other.start < group[-1].end:
            continue
        gap = view.text[group[-1].end : other.start].strip(" ,").strip()
        if not _only_and(view, group[-1].end, other.start) or not gap:
            break
        group.append(other)
    return tuple(group)


def _only_and(view: Scene, start: int, end: int) -> bool:
    gap = view.text[start:end]
    at = start + len(gap) - len(gap.lstrip(" ,"))
    hit = view.is_word("and", at)
    return (
        hit is not None
        and view.words(at, end) <= FEW
        and not BOUNDARY.search(view.text[hit.end() : end])
    )


def phrase_end(
    view: Scene, mention: Mention, end: int, *, stop_at_verb: bool = False, loose: bool = False
) -> int:
    """Find where the words end that name a speaker, with what is said about him.

    `loose`: the phrase closes its sentence, so appositions and short remainders belong to it.
    """
    at = joined_with(view, mention)[-1].end
    first = True
    while True:
        hit = BOUNDARY.search(view.text, at, end)
        stop = hit.start() if hit else end
        if stop_at_verb and first and view.has_verb(at, stop):
            return at
        first = False
        if hit and hit.group() == "(" and ")" in view.text[stop:end]:
            at = view.text.index(")", stop) + 1
            continue
        at = stop
        if not hit or hit.group() != "," or not _goes_on(view, hit.end(), end, loose=loose):
            return at
        at = hit.end()


def _is_article(view: Scene, at: int) -> bool:
    """Tell ", die Polizei habe" from ", die dabei war": German nouns are written large."""
    first = view.is_word("article", at) if view.language == "de" else None
    return first is not None and view.text[first.end() + 1 : first.end() + 2].isupper()


def _goes_on(view: Scene, comma: int, end: int, *, loose: bool) -> bool:
    gap = view.text[comma:end]
    at = comma + len(gap) - len(gap.lstrip())
    if view.is_word("that", at) and not view.is_word("aside", at):
        return False
    if view.is_word("aside", at):
        return not _is_article(view, at)
    if not loose or view.is_word("and", at):
        return False
    if view.is_word("to", at) or (view.words(at, end) <= FEW and not view.has_verb(at, end)):
        return True
    if view.verbs and view.words(at, end) <= REMAINDER and not view.has_verb(at, end):
        return True  # "founder of Open Quay, in a talk with us"
    return any(at <= m.start <= at + 4 and not m.role for m in view.mentions)
