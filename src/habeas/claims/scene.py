"""What does one passage offer to a search for speakers: cues, mentions, sentences, quotations?"""

import re
from collections.abc import Mapping

from msgspec import Struct

from habeas.claims import cues, segments, speakers, spelling
from habeas.claims.cues import Cue
from habeas.claims.memory import remembered
from habeas.claims.reading import Reading, Span
from habeas.claims.speakers import Mention
from habeas.model.words import SpeakerKind

# The comma of 1,793 and the colon of 8:41 part no clauses.
BOUNDARY = re.compile(r"(?<!\d)[,:.]|[,:.](?!\d)|[;!?…—–()\n]")
VERBS = {"VERB", "AUX"}
NOUNS = {"NOUN", "PROPN"}
FAR = 8  # words between a speaker and the verb of saying
CLOSE = 3
QUOTES = '«„“"'
PAIR = 2  # commas that hold an aside
ARTICLE = 6  # characters before the noun of an apposition
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
    text = reading.document.passages[passage].text
    language = language_of(reading, passage)
    analysis = reading.analyses[passage] if passage < len(reading.analyses) else None
    tokens = analysis.tokens if analysis else ()
    quotes = segments.quotations(text)
    return Scene(
        passage=passage,
        text=text,
        language=language,
        cues=cues.find_cues(text, language),
        mentions=speakers.mentions(text, language, analysis),
        quotes=spelling.quoted_spans(text),
        sentences=segments.sentences(text, quotes),
        verbs=frozenset(t.start for t in tokens if t.tag in VERBS),
        lemmas={t.start: t.lemma for t in tokens if t.tag in NOUNS and "Case=Nom" not in t.feats},
    )


def source_right(view: Scene, cue: Cue, end: int) -> Mention | None:
    """Find who speaks after a cue: "said the lawyer", the one who is told passed over."""
    at = cue.end
    for mention in view.mentions_in(cue.end, end):
        gap = view.text[at : mention.start]
        if (
            BOUNDARY.search(gap)
            or view.words(at, mention.start) > FAR
            or _complement(view, at, mention)
        ):
            return None
        if not mention.has("oblique") and not _is_told(view, mention, at, end):
            return mention
        at = mention.end
    return None


def _complement(view: Scene, at: int, mention: Mention) -> bool:
    starts = (at + hit.start() for hit in re.finditer(r"\b\w", view.text[at : mention.start]))
    return any(view.is_word("that", start) for start in starts)


def _is_told(view: Scene, mention: Mention, at: int, end: int) -> bool:
    """Tell whether a mention after a verb of saying is who was told, not who tells."""
    lead = view.text[at : mention.start].strip()
    if mention.number in {"doc", "board"}:
        return False
    if lead and any(
        view.is_word("to", at + hit.start())
        for hit in re.finditer(r"(?<=\s)\w", view.text[at : mention.start])
    ):
        return True
    following = view.mentions_in(mention.end, end)
    joined = bool(following) and not BOUNDARY.search(view.text[mention.end : following[0].start])
    near = joined and view.words(mention.end, following[0].start) < CLOSE
    quoted = view.text[mention.start] in QUOTES and mention.number == "name"
    return near and (
        quoted or mention.has("self") or mention.has("outlet") or speakers.is_acronym(mention.name)
    )


def source_left(view: Scene, cue: Cue, start: int) -> Mention | None:
    """Find who speaks before a cue: "the lawyer, who was there, said"."""
    start = max([start] + [q[0] for q in view.quotes if q[0] < cue.start < q[1]])
    for mention in view.mentions_in(start, cue.start):
        if mention.end > cue.start:
            return None
        if mention.has("oblique") or _is_place(view, mention):
            continue
        gap = _without_asides(view, mention.end, cue.start)
        if (
            not BOUNDARY.search(gap)
            and len(re.findall(r"\w+", gap)) <= FAR
            and not _verb_between(view, mention, cue)
        ):
            return mention
    return None


def _is_place(view: Scene, mention: Mention) -> bool:
    # "In Bryanka he counted": a bare name after a preposition is where, not who.
    if mention.kind is not SpeakerKind.UNKNOWN or not mention.proper:
        return False
    before = re.search(r"[\w’']+(?= (?:the )?$)", view.text[: mention.start])
    return bool(before and view.is_word("to", before.start()))


def _verb_between(view: Scene, mention: Mention, cue: Cue) -> bool:
    if mention.kind is SpeakerKind.DOCUMENT:  # "a paper seen by us says"
        return False
    comma = view.text.rfind(",", mention.end, cue.start) + 1
    low = comma or mention.end
    return any(
        low <= at < cue.start and " " in view.text[at : cue.start].strip() for at in view.verbs
    )


def distance(view: Scene, mention: Mention, cue: Cue) -> int:
    """Count the words between a mention and a cue after it, asides left out."""
    return len(re.findall(r"\w+", _without_asides(view, mention.end, cue.start)))


def _without_asides(view: Scene, start: int, end: int) -> str:
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


def _goes_on(view: Scene, comma: int, end: int, *, loose: bool) -> bool:
    gap = view.text[comma:end]
    at = comma + len(gap) - len(gap.lstrip())
    if view.is_word("that", at) and not view.is_word("aside", at):
        return False
    if view.is_word("aside", at):
        return True
    if not loose or view.is_word("and", at):
        return False
    if view.is_word("to", at) or (view.words(at, end) <= FEW and not view.has_verb(at, end)):
        return True
    return any(at <= m.start <= at + 4 and not m.role for m in view.mentions)
