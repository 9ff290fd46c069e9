"""Which words of a passage name someone who could speak?"""

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from habeas.claims import titles
from habeas.claims.reading import Span
from habeas.claims.scanning import Table, scanned
from habeas.claims.spelling import ACRONYM, ROOM, names, parted, starts
from habeas.model.words import SpeakerKind
from habeas.text.analysis import Analysis
from habeas.text.tables import languages_with, rows, rows_of

_FIRST = ("en", "ru", "uk", "es", "de", "fr")  # where a text leaves it open, in this order
LANGUAGES = (*_FIRST, *(each for each in languages_with(ROOM, "speakers") if each not in _FIRST))
COMPLEMENT = re.compile(
    r" (?:of|for|des|de la|de los|de las|du|de|für|der|за|по) (?:the )?\w+"
    r"(?: (?:of|for|des|de la|de los|de las|del|du|de|für|der) \w+| (?!du\b|de\b|of\b)\w+)?"
)
BODIES = {SpeakerKind.NGO, SpeakerKind.MEDIA, SpeakerKind.AGENCY}
APPOSED = re.compile(
    r" (?P<name>[A-ZÄÖÜ][\w’-]+(?: [A-ZÄÖÜ][\w’-]+){0,2})(?= [a-zäöü\d(]|[,.;:]|$)"
)
ADJECTIVE = re.compile(r" [^\W\d_A-Z]+(?=[.,;:)]|$)")  # "le Front citoyen."
TAILED = {"fr"}  # languages that write an adjective small after a name
TAIL = re.compile(
    r" [a-zà-ÿ]+(?:ue|ée|elle|aire|ive|ienne|ante|ente|erte|ibre|oyen|oyenne|uni|unie)s?"
    r"(?= |[,.;:)]|$)"
)
GENITIVE = r"(?P<genitive>(?<=\w\w\w\w)e?s)?"
ENDINGS = {("de", "one"): GENITIVE, ("de", "body"): GENITIVE, ("de", "many"): r"(?:(?<=[^n])n)?"}
COMPOUNDS = {"en"}  # languages that put one noun before another
OWNED = re.compile(r"['’]s? (?:[a-z]+ ){0,2}")
TITLES = {SpeakerKind.WITNESS, SpeakerKind.DOCUMENT, SpeakerKind.UNKNOWN}
QUOTES = '«„“"'
TITLE = 3  # characters that an article may take before a title: "L'avocat"


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
            re.compile(
                rf"(?<![\w-]){_with_ending(row, language)}(?![\w-])",
                re.IGNORECASE,
            ),
            SpeakerKind(row["kind"]),
            row["number"],
            row["name"],
            row["role"],
        )
        for row in rows_of(ROOM, "speakers", language)
    )


def _with_ending(row: Mapping[str, str], language: str) -> str:
    """Let a noun take an ending beside those of its row: "eines Gewerkschafters"."""
    ending = ENDINGS.get((language, row["number"]), "")
    return f"(?:{row['noun']}){ending}" if ending else row["noun"]


def mentions(text: str, language: str, analysis: Analysis | None = None) -> tuple[Mention, ...]:
    """List those who could speak, in order, the longest words first where they overlap.

    >>> [(m.name, str(m.kind)) for m in mentions("the paper La Costa asked two lawyers", "en")]
    [('La Costa', 'media'), ('lawyers', 'lawyer')]
    """
    classes = _classes(text, language)
    found_names = names(text, language, analysis, [(c.start, c.end) for c in classes])
    if language == "de":
        found_names = _apposed(text, classes, found_names)
    found = _ordered([_with_tail(text, m, language) for m in _joined(text, classes, found_names)])
    return tuple(
        _single(text, m, language)
        for m in found
        if not (language in COMPOUNDS and _modifies(text, m, found))
    )


def _with_tail(text: str, mention: Mention, language: str) -> Mention:
    """Take a small adjective into the name of a French body: "l'association Main tendue"."""
    body = mention.proper and mention.kind in BODIES and language in TAILED
    tail = TAIL.match(text, mention.end) if body else None
    if tail is None:
        return mention
    return replace(mention, end=tail.end(), name=mention.name + tail.group())


def _apposed(text: str, classes: list[Mention], found: list[Span]) -> list[Span]:
    """Read "Nachrichtenagentur Savanne": a noun right after a body, without article, names it."""
    new = list(found)
    for body in classes:
        hit = (
            APPOSED.match(text, body.end)
            if body.number == "body" and body.kind in BODIES
            else None
        )
        if hit and not any(a < hit.end() and hit.start("name") < b for a, b in found):
            new.append(hit.span("name"))
    return sorted(new)


def _modifies(text: str, mention: Mention, found: tuple[Mention, ...]) -> bool:
    # "police spokesman", "the lawyers' association": only the last noun speaks.
    for other in found:
        gap = text[mention.end : other.start]
        owned = OWNED.fullmatch(gap)
        compound = gap == " " and mention.number == "body" and other.number in {"one", "name"}
        if other.start > mention.end and (owned or (compound and not mention.proper)):
            return True
    return False


def _single(text: str, mention: Mention, language: str) -> Mention:
    """Read "one of the released" as one person."""
    if mention.number != "many" or not one_of(language).search(text[: mention.start]):
        return mention
    return replace(
        mention, number="one", role=f"{mention.role} private", name=f"one of {mention.name}"
    )


@cache
def one_of(language: str) -> re.Pattern[str]:
    """Match "one of the" at the end of a text."""
    if language not in LANGUAGES:
        return re.compile(r"(?!)")
    found = [r["cue"] for r in rows_of(ROOM, "cues", language) if r["kind"] == "one_of"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)}) $", re.IGNORECASE)


def _classes(text: str, language: str) -> list[Mention]:
    known = nouns(language)
    found = [
        Mention(*hit.span(), noun.kind, noun.number, noun.name, _role(noun, hit))
        for at, hit in _table(language).find(text)
        for noun in [known[at]]
        if hit.end() > hit.start()
    ]
    return list(_ordered([*found, *_known_bodies(text)]))


def _role(noun: Noun, hit: re.Match[str]) -> str:
    # "die Verhaftung des Abtes": in the genitive nobody is the subject.
    owner = noun.number == "one" and hit.groupdict().get("genitive")
    return f"{noun.role} oblique".strip() if owner else noun.role


@cache
def _table(language: str) -> Table:
    known = rows_of(ROOM, "speakers", language) if language in LANGUAGES else ()
    return scanned([_with_ending(row, language) for row in known])


def _known_bodies(text: str) -> list[Mention]:
    return [
        Mention(*hit.span(), kind, "body", hit.group(), "outlet" if press else "", proper=True)
        for at, hit in _bodies()[0].find(text)
        for kind in [_bodies()[1][at]]
        for press in [kind in {SpeakerKind.MEDIA, SpeakerKind.AGENCY}]
    ]


@cache
def _bodies() -> tuple[Table, tuple[SpeakerKind, ...]]:
    known = rows(ROOM, "bodies.csv")
    kinds = tuple(SpeakerKind(row["kind"]) for row in known)
    return scanned([row["name"] for row in known], any_case=False), kinds


def _ordered(found: list[Mention]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for one in sorted(
        found,
        key=lambda m: (m.start - m.end, not m.proper, m.kind is SpeakerKind.UNKNOWN, m.start),
    ):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda m: m.start))


def _joined(text: str, classes: list[Mention], spans: list[Span]) -> list[Mention]:
    parts = [part for span in spans for part in parted(text, span)]
    return [*classes, *(_one_name(text, part, classes) for part in parts)]


def _one_name(text: str, span: Span, classes: list[Mention]) -> Mention:
    start, end = span
    name = text[start:end].strip('«»„“”"')
    holders = [c for c in classes if c.number != "pronoun"]
    known = next((c for c in classes if c.proper and c.start <= start and end <= c.end), None)
    known = known or next((c for c in classes if (c.start, c.end) == span), None)
    if known:
        return _known(text, known, holders)
    inner = [
        c
        for c in holders
        if c.start < end and c.end > start and c.number in {"body", "one", "doc", "board"}
    ]
    before = [c for c in holders if c.end < start and _touches(text, c.end, start)]
    after = [c for c in holders if c.start > end and text[end : c.start] in {" ", "’s ", "'s "}]
    office = before and before[-1].kind is SpeakerKind.OFFICIAL and before[-1].number == "body"
    if before and not office and before[-1].number in {"body", "one"}:
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
    if inner and inner[0].number in {"one", "doc"}:
        held = inner[0]
        inner = [] if titles.is_title(text, span, (held.start, held.end), held.kind) else inner
    if inner:
        held = inner[0]
        low, high = min(start, held.start), max(end, held.end)
        return Mention(low, high, held.kind, _count(held), text[low:high], held.role, proper=True)
    if after and after[0].number == "body":
        held = after[0]
        return Mention(start, held.end, held.kind, "name", name, held.role, proper=True)
    return Mention(start, end, SpeakerKind.UNKNOWN, "name", name, "", proper=True)


def _known(text: str, known: Mention, holders: list[Mention]) -> Mention:
    """Take the noun before a known body into its name ("the agency Reuters")."""
    if known.proper:
        held = [c for c in holders if _touches(text, c.end, known.start) and c.number == "body"]
        return replace(known, start=held[-1].start) if held else known
    return known if known.number == "many" else _own_capital(text, known)


def _own_capital(text: str, held: Mention) -> Mention:
    """Read "Gobierno" as a noun that its office writes large, "Ligue des droits" as a name."""
    tail = COMPLEMENT.match(text, held.end) or ADJECTIVE.match(text, held.end)
    inside = held.start > 0 and not starts(text, held.start)
    if held.kind is not SpeakerKind.NGO or not tail or not inside:
        return held
    name = text[held.start : tail.end()]
    return Mention(held.start, tail.end(), held.kind, "name", name, held.role, proper=True)


def _count(held: Mention) -> str:
    return "name" if held.number == "one" else held.number


def _touches(text: str, left: int, right: int) -> bool:
    # "юристка Тамара", "Издание «Гранки»": the quotation mark belongs to the name
    return text[left:right] == " "


def is_acronym(name: str) -> bool:
    """Tell whether a name is written as capitals only."""
    return bool(ACRONYM.match(name))
