"""Where in a passage are names, by how they are written?"""

import re
from collections.abc import Sequence
from functools import cache

from habeas.claims import titles
from habeas.claims.reading import Span
from habeas.claims.segments import quotations
from habeas.text.analysis import Analysis
from habeas.text.tables import rows

ROOM = "habeas.claims"
CAPITAL = r"[^\Wa-zß-öø-ÿąćčďęěłńňřśšťůźżžа-яёіїєґў\d_]"
WORD = rf"(?:{CAPITAL}\.(?=\s+\S)|{CAPITAL}[\w’'-]*)"
QUOTED_NAME = re.compile(rf"[«„“\"](?P<name>{CAPITAL}[^«»„“”\".,;:!?]{{0,40}})[»”“\"]")
LONG_QUOTED = 6  # words: a longer one is speech, not a name
NAMING = {"PROPN", "X", "PUNCT"}  # tags that a name may carry; X where an engine gives none
# "Hossam Bahgat of the Egyptian Initiative": a person and a body
OF_BODY = re.compile(
    rf"({CAPITAL}[\w’'-]+ {CAPITAL}[\w’'-]+) of (?:the )?({CAPITAL}\w+ {CAPITAL}.+)$"
)
ACRONYM = re.compile(rf"(?:{CAPITAL}){{2,6}}$")


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


def names(
    text: str, language: str, analysis: Analysis | None, classes: Sequence[Span]
) -> list[Span]:
    """List the spans of names; `classes` are the spans of nouns that name nobody by themselves."""
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
            span[0] in adjectives or (span[0] in nouns_ and starts(text, span[0]))
        ):
            span = None
        if span:
            spans.append(span)
    return spans


def _trimmed(text: str, span: Span, language: str) -> Span | None:
    start, end = span
    if text[start:end] in _not_names(language):
        return None
    while start < end and (start != span[0] or starts(text, start)):
        first = re.match(r"[\w’'.-]+", text[start:end])
        if not first or first.group() not in _not_names(language):
            break
        start += len(text[start:end]) - len(text[start + first.end() : end].lstrip())
        # a particle left in front belongs to nobody
        lead = re.match(rf"(?:[^\W\d_]+ )*?(?={CAPITAL})", text[start:end])
        start += lead.end() if lead else 0
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    return (start, end) if end > start else None


def starts(text: str, at: int) -> bool:
    """Tell whether a sentence or a quotation begins here."""
    return not text[:at].rstrip() or text[:at].rstrip()[-1] in '.!?:»”“„«"'


def _german(text: str, span: Span, nouns_: set[int], classes: Sequence[Span]) -> Span | None:
    # German writes every noun with a capital: a name is what is left when nouns are taken out.
    words = [
        (m.start() + span[0], m.end() + span[0]) for m in re.finditer(r"\S+", text[slice(*span)])
    ]
    common = [
        w
        for w in words
        if text[w[0]].islower()
        or any(a <= w[0] < b for a, b in classes)
        or (w[0] in nouns_ and titles.kind_of(text[slice(*w)].rstrip(",.;:")) is None)
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
    text: str, word: Span, words: list[Span], common: list[Span], classes: Sequence[Span]
) -> bool:
    # A particle inside a name; a surname that is also a noun ("Irina Tal").
    at = words.index(word)
    if text[word[0]].islower():
        return 0 < at < len(words) - 1
    known = any(a <= word[0] < b for a, b in classes)
    return at > 0 and not known and words[at - 1] not in common


def parted(text: str, span: Span) -> list[Span]:
    """Part who is told from who tells: "told WM Arkadi Losev"."""
    person = OF_BODY.match(text[slice(*span)])
    if person:
        return [(span[0], span[0] + person.end(1)), (span[0] + person.start(2), span[1])]
    first, _, rest = text[slice(*span)].partition(" ")
    if not ACRONYM.match(first) or len(rest.split()) < 2:  # noqa: PLR2004 - first name, surname
        return [span]
    return [(span[0], span[0] + len(first)), (span[0] + len(first) + 1, span[1])]


def quoted_spans(text: str) -> tuple[Span, ...]:
    """List quotations that are speech, not names."""
    names = {hit.span() for hit in QUOTED_NAME.finditer(text)}
    return tuple(
        span
        for span in quotations(text)
        if span not in names or len(text[slice(*span)].split()) >= LONG_QUOTED
    )
