"""Which words of a passage name someone who could speak?"""

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from habeas.claims.reading import Span
from habeas.claims.segments import quotations
from habeas.model.words import SpeakerKind
from habeas.text.analysis import Analysis
from habeas.text.tables import rows, rows_of

ROOM = "habeas.claims"
LANGUAGES = ("en", "ru", "uk", "es", "de", "fr")
CAPITAL = r"[^\Wa-zß-öø-ÿа-яёіїєґ\d_]"
WORD = rf"(?:{CAPITAL}[\w’'-]*|{CAPITAL}\.)"
QUOTED_NAME = re.compile(rf"[«„“\"](?P<name>{CAPITAL}[^«»„“”\".,;:!?]{{0,40}})[»”“\"]")
LONG_QUOTED = 6  # words: a longer one is speech, not a name
COMPLEMENT = re.compile(
    r" (?:of|for|des|de la|de los|de las|du|de|für|der|за|по) (?:the )?\w+(?: \w+)?"
)
COMPOUNDS = {"en"}  # languages that put one noun before another
TITLE = 3  # characters that an article may take before a title: "L'avocat"
NAMING = {"PROPN", "X", "PUNCT"}  # tags that a name may carry; X where an engine gives none
ACRONYM = re.compile(rf"(?:{CAPITAL}){{2,6}}$")


class Mention(Struct, frozen=True):
    """Words that name a possible speaker.

    `number` is one, many, body, doc, pronoun or name; `role` holds author, victim, private, doc,
    outlet, self or pronoun; `name` is the English class, or the words themselves if `proper`.
    """

    start: int
    end: int
    kind: SpeakerKind
    number: str
    name: str
    role: str = ""
    proper: bool = False

    def has(self, role: str) -> bool:
        """Tell whether the table gives this role."""
        return role in self.role.split()


class Noun(Struct, frozen=True):
    """One row of the table of nouns, with its expression compiled."""

    pattern: re.Pattern[str]
    kind: SpeakerKind
    number: str
    name: str
    role: str


@cache
def nouns(language: str) -> tuple[Noun, ...]:
    """Read the nouns of those who speak in a language; none for a language without a table."""
    if language not in LANGUAGES:
        return ()
    return tuple(
        Noun(
            re.compile(rf"(?<![\w-])(?:{row['noun']})(?![\w-])", re.IGNORECASE),
            SpeakerKind(row["kind"]),
            row["number"],
            row["name"],
            row["role"],
        )
        for row in rows_of(ROOM, "speakers", language)
    )


@cache
def _name_pattern(language: str) -> re.Pattern[str]:
    particles = "|".join(
        r["particles"] for r in rows(ROOM, "names.csv") if r["language"] == language
    )
    joint = rf"(?: (?:{particles}) | )" if particles else " "
    return re.compile(rf"(?<![\w’'-]){WORD}(?:{joint}{WORD})*")


@cache
def _not_names(language: str) -> frozenset[str]:
    return frozenset(
        word
        for row in rows(ROOM, "names.csv")
        if row["language"] == language
        for word in row["not_names"].split("|")
    )


def mentions(text: str, language: str, analysis: Analysis | None = None) -> tuple[Mention, ...]:
    """List those who could speak, in order, the longest words first where they overlap.

    >>> [(m.name, str(m.kind)) for m in mentions("the paper La Costa asked two lawyers", "en")]
    [('La Costa', 'media'), ('lawyers', 'lawyer')]
    """
    classes = _classes(text, language)
    names = _names(text, language, analysis, classes)
    found = _ordered(_joined(text, classes, names))
    return tuple(
        _single(text, m, language)
        for m in found
        if not (language in COMPOUNDS and _modifies(text, m, found))
    )


def _modifies(text: str, mention: Mention, found: tuple[Mention, ...]) -> bool:
    # "police spokesman", "the lawyers' association": only the last noun speaks.
    for other in found:
        gap = text[mention.end : other.start]
        owned = gap in {"'s ", "’s ", "' ", "’ "}
        compound = gap == " " and mention.number == "body" and other.number in {"one", "name"}
        if other.start > mention.end and (owned or (compound and not mention.proper)):
            return True
    return False


def _single(text: str, mention: Mention, language: str) -> Mention:
    """Read "one of the released" as one person."""
    if mention.number != "many" or not one_of(language).search(text[: mention.start]):
        return mention
    return replace(mention, number="one", role=f"{mention.role} private")


@cache
def one_of(language: str) -> re.Pattern[str]:
    """Match "one of the" at the end of a text."""
    if language not in LANGUAGES:
        return re.compile(r"(?!)")
    found = [r["cue"] for r in rows_of(ROOM, "cues", language) if r["kind"] == "one_of"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)}) $", re.IGNORECASE)


def _classes(text: str, language: str) -> list[Mention]:
    found = [
        Mention(hit.start(), hit.end(), noun.kind, noun.number, noun.name, noun.role)
        for noun in nouns(language)
        for hit in noun.pattern.finditer(text)
        if hit.end() > hit.start()
    ]
    return list(_ordered(found))


def _ordered(found: list[Mention]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for one in sorted(found, key=lambda m: (m.start - m.end, not m.proper, m.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda m: m.start))


def _names(
    text: str, language: str, analysis: Analysis | None, classes: list[Mention]
) -> list[Span]:
    quoted = [
        hit.span()
        for hit in QUOTED_NAME.finditer(text)
        if len(hit.group("name").split()) < LONG_QUOTED
    ]
    spans = list(quoted)
    tokens = analysis.tokens if analysis else ()
    nouns_ = {t.start for t in tokens if t.tag not in NAMING}
    adjectives = {t.start for t in tokens if t.tag == "ADJ"}
    for hit in _name_pattern(language).finditer(text):
        span = _trimmed(text, hit.span(), language)
        if not span or any(span[0] < b and a < span[1] for a, b in quoted):
            continue
        if language == "de":
            span = _german(text, span, nouns_, classes)
        elif " " not in text[span[0] : span[1]] and (
            span[0] in adjectives or (span[0] in nouns_ and _starts(text, span[0]))
        ):
            span = None
        if span:
            spans.append(span)
    return spans


def _trimmed(text: str, span: Span, language: str) -> Span | None:
    start, end = span
    while start < end and (start != span[0] or _starts(text, start)):
        first = re.match(r"[\w’'.-]+", text[start:end])
        if not first or first.group() not in _not_names(language):
            break
        start += len(text[start:end]) - len(text[start + first.end() : end].lstrip())
        # a particle left in front belongs to nobody
        lead = re.match(rf"(?:[^\W\d_]+ )*?(?={CAPITAL})", text[start:end])
        start += lead.end() if lead else 0
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    return (start, end) if end > start else None


def _starts(text: str, at: int) -> bool:
    return not text[:at].rstrip() or text[:at].rstrip()[-1] in '.!?:»”“„«"'


def _german(text: str, span: Span, nouns_: set[int], classes: list[Mention]) -> Span | None:
    # German writes every noun with a capital: a name is what is left when nouns are taken out.
    words = [
        (m.start() + span[0], m.end() + span[0]) for m in re.finditer(r"\S+", text[slice(*span)])
    ]
    common = [
        w
        for w in words
        if text[w[0]].islower() or any(c.start <= w[0] < c.end for c in classes) or w[0] in nouns_
    ]
    kept = [w for w in words if w not in common or _goes_on(text, w, words, common, classes)]
    while kept and text[kept[0][0]].islower():
        kept.pop(0)
    while kept and text[kept[-1][0]].islower():
        kept.pop()
    if not kept:
        return None
    return kept[0][0], kept[-1][1]


def _goes_on(
    text: str, word: Span, words: list[Span], common: list[Span], classes: list[Mention]
) -> bool:
    # A particle inside a name; a surname that is also a noun ("Irina Tal").
    at = words.index(word)
    if text[word[0]].islower():
        return 0 < at < len(words) - 1
    known = any(c.start <= word[0] < c.end for c in classes)
    return at > 0 and not known and words[at - 1] not in common


def _joined(text: str, classes: list[Mention], names: list[Span]) -> list[Mention]:
    parts = [part for span in names for part in _parted(text, span)]
    return [*classes, *(_one_name(text, part, classes) for part in parts)]


def _parted(text: str, span: Span) -> list[Span]:
    # "told WM Arkadi Losev": the one who is told is no part of the name of the one who tells.
    first, _, rest = text[slice(*span)].partition(" ")
    if not ACRONYM.match(first) or len(rest.split()) < 2:  # noqa: PLR2004 - first name, surname
        return [span]
    return [(span[0], span[0] + len(first)), (span[0] + len(first) + 1, span[1])]


def _one_name(text: str, span: Span, classes: list[Mention]) -> Mention:
    start, end = span
    name = text[start:end].strip('«»„“”"')
    holders = [c for c in classes if c.number != "pronoun"]
    inner = [
        c
        for c in holders
        if c.start < end and c.end > start and c.number in {"body", "one", "doc", "board"}
    ]
    before = [c for c in holders if c.end < start and _touches(text, c.end, start)]
    after = [c for c in holders if c.start > end and text[end : c.start] in {" ", "’s ", "'s "}]
    if before and before[-1].number in {"body", "one", "many"}:
        # the noun before says what it is, and may itself begin the name
        held = before[-1]
        return Mention(held.start, end, held.kind, _count(held), name, held.role, proper=True)
    if inner and (inner[0].start, inner[0].end) == span:
        return _own_capital(text, inner[0])
    if (
        inner
        and inner[0].number == "one"
        and inner[0].end < end
        and inner[0].start < start + TITLE
    ):
        held, rest = inner[0], text[inner[0].end : end].strip()
        return Mention(held.start, end, held.kind, "name", rest, held.role, proper=True)
    if inner:
        held = inner[0]
        low, high = min(start, held.start), max(end, held.end)
        return Mention(low, high, held.kind, _count(held), text[low:high], held.role, proper=True)
    if after and after[0].number == "body":
        held = after[0]
        return Mention(start, held.end, held.kind, "name", name, held.role, proper=True)
    return Mention(start, end, SpeakerKind.UNKNOWN, "name", name, "", proper=True)


def _own_capital(text: str, held: Mention) -> Mention:
    """Read "Gobierno" as a noun that its office writes large, "Ligue des droits" as a name."""
    tail = COMPLEMENT.match(text, held.end)
    inside = held.start > 0 and not _starts(text, held.start)
    if held.kind is not SpeakerKind.NGO or not tail or not inside:
        return held
    name = text[held.start : tail.end()]
    return Mention(held.start, tail.end(), held.kind, "name", name, held.role, proper=True)


def _count(held: Mention) -> str:
    return "name" if held.number in {"body", "one"} else held.number


def _touches(text: str, left: int, right: int) -> bool:
    # "юристка Тамара", "Издание «Гранки»": the quotation mark belongs to the name
    return text[left:right] == " "


def quoted_spans(text: str) -> tuple[Span, ...]:
    """List quotations that are speech, not names."""
    names = {hit.span() for hit in QUOTED_NAME.finditer(text)}
    return tuple(
        span
        for span in quotations(text)
        if span not in names or len(text[slice(*span)].split()) >= LONG_QUOTED
    )


def is_acronym(name: str) -> bool:
    """Tell whether a name is written as capitals only."""
    return bool(ACRONYM.match(name))
