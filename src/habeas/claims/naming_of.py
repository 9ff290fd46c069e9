"""Who appears in a document under which names, and what are they?"""

import re
from collections import Counter
from functools import cache, lru_cache

from msgspec import Struct

from habeas.claims import cues, speakers
from habeas.claims.memory import remembered
from habeas.claims.reading import Reading
from habeas.claims.scene import Scene, scene
from habeas.claims.speakers import Mention
from habeas.claims.spelling import ROOM
from habeas.model.document import PassageKind
from habeas.model.place import PlaceKind
from habeas.model.words import SpeakerKind
from habeas.text.gazetteer import load
from habeas.text.scripts import fold, stem
from habeas.text.tables import rows

BODIES = {SpeakerKind.MEDIA, SpeakerKind.AGENCY, SpeakerKind.NGO, SpeakerKind.SOCIAL_CHANNEL}
NO_PRESS = {SpeakerKind.NGO, SpeakerKind.OFFICIAL, SpeakerKind.INTERNATIONAL_BODY}
ENOUGH = 3  # consonants that tell two names apart
BENT = {"ru", "uk"}  # languages that bend names by case
SHORT = 4  # letters that two forms of a name must share
NEAR = 45  # characters between a name and the noun that says what its bearer is
DEFINED = re.compile(  # "Weltfunk Meridian (WM)"
    r"(?P<name>[^\Wa-zа-яёіїєґ\d_][\w’'-]+(?:(?: (?:of|for|de|des|du|del|la|los|las|y|et)){1,2}"
    r" [^\Wa-zа-яёіїєґ\d_][\w’'-]+)(?: [^\Wa-zа-яёіїєґ\d_][\w’'-]+)*"
    r"|[^\W\d_][\w’'-]+(?: [^\Wa-zа-яёіїєґ\d_][\w’'-]+)+)"
    r" \((?P<short>[^\Wa-zа-яёіїєґ\d_]{2,6})\)"
)


class Known(Struct, frozen=True):
    """A name as a document writes it in full, with what its bearer is."""

    name: str
    kind: SpeakerKind
    passage: int
    start: int
    body: bool = False  # no person


class Cast(Struct, frozen=True):
    """All named speakers of a document."""

    known: tuple[Known, ...]
    short: tuple[tuple[str, str], ...]  # abbreviation, full name
    told: str | None  # the outlet to which people in it spoke
    petition: bool  # it reports on a complaint

    def full(self, name: str) -> str:
        """Write a name in the fullest form that the document gives.

        >>> Cast((Known("Anna Sol", SpeakerKind.LAWYER, 0, 0),), (), None, False).full("Sol")
        'Anna Sol'
        """
        name = dict(self.short).get(name, name)
        fuller = [
            k.name for k in self.known if len(k.name) > len(name) and _ends_alike(name, k.name)
        ]
        return fuller[0] if fuller else name

    def kind(self, name: str) -> SpeakerKind:
        """Say what the bearer of a name is, UNKNOWN if the document does not."""
        kinds = [
            k.kind
            for k in self.known
            if k.kind is not SpeakerKind.UNKNOWN and same_name(name, k.name)
        ]
        return kinds[0] if kinds else SpeakerKind.UNKNOWN


def _ends_alike(name: str, longer: str) -> bool:
    own, others = name.split(), longer.split()
    return len(own) < len(others) and all(any(_same_word(w, o) for o in others) for w in own)


def _same_word(a: str, b: str) -> bool:
    a, b = fold(a.strip(".,")), fold(b.strip(".,"))
    least = min(len(a), len(b))
    if least < SHORT:
        return a == b
    keep = max(SHORT, least - 2)
    return a[:keep] == b[:keep] or stem(a) == stem(b)


@lru_cache(maxsize=4096)
def same_name(name: str, text: str) -> bool:
    """Tell whether a text has the words of a name, in any case and either script.

    >>> same_name("Granki", "издание «Гранки»"), same_name("WM", "Weltfunk Meridian")
    (True, True)
    """
    wanted = re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)", "", name))
    there = re.findall(r"[^\W\d_]+", text)
    if not wanted:
        return False
    initials = "".join(w[0] for w in there if w[0].isupper())
    if name.isupper() and len(name) < SHORT + 2 and len(there) <= SHORT:
        return fold(name) == fold(initials) or name in there
    heard = {_bones(w) for w in there} - {""}
    return all(any(_same_word(w, t) for t in there) or _bones(w) in heard for w in wanted)


@cache
def _letters() -> dict[str, str]:
    row = rows(ROOM, "letters.csv")[0]
    latin = [x.strip("-") for x in row["latin"].split(" ")]
    return dict(zip(row["cyrillic"], latin, strict=True))


def _bones(word: str) -> str:
    """Keep the consonants of a word in Latin letters; too few of them prove nothing."""
    latin = "".join(_letters().get(c, c) for c in fold(word)).replace("w", "v")
    left = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyjh]", "", latin))
    return left if len(left) >= ENOUGH else ""


@remembered
def country(reading: Reading) -> str | None:
    """Name the country that a document speaks of most, in its own words; None if none stands out.

    "The Government" of a page is the government of that country.
    """
    seen: Counter[str] = Counter()
    words: dict[str, str] = {}
    gazetteer = load()
    for passage in reading.document.passages:
        for hit in gazetteer.find(passage.text, passage.language):
            first = hit.candidates[0] if hit.candidates else None
            if first and first.kind is PlaceKind.COUNTRY:
                seen[first.id] += 1
                words.setdefault(first.id, passage.text[hit.start : hit.end])
    ranked = seen.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return words[ranked[0][0]]


@remembered
def cast(reading: Reading) -> Cast:
    """Collect the named speakers of a document, their kinds, and whom they told."""
    passages = enumerate(reading.document.passages)
    views = [scene(reading, at) for at, p in passages if p.kind is not PassageKind.ROW]
    known = [one for view in views for one in _known(view, view.passage)]
    short = [m.group("short", "name") for v in views for m in DEFINED.finditer(v.text)]
    bodies = {k.name for k in known if k.kind in NO_PRESS}
    no_press = {a for a, b in short if any(same_name(name, b) for name in bodies)}
    return Cast(
        known=tuple(known),
        short=tuple((a, b) for a, b in short if _abbreviates(a, b)),
        told=_told(views, no_press),
        petition=any(_reports_complaint(view) for view in views),
    )


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether letters stand for a name: small words in it may have no letter."""
    words = name.split()
    large = [w for w in words if w[0].isupper()]
    return fold(short) in {fold("".join(w[0] for w in some)) for some in (words, large)}


def _known(view: Scene, at: int) -> list[Known]:
    return [
        Known(nominative(view, m), kind, at, m.start, m.number == "body" or kind in BODIES)
        for m in view.mentions
        if m.proper
        for kind in [m.kind if m.kind is not SpeakerKind.UNKNOWN else _role(view, m)]
    ]


def nominative(view: Scene, mention: Mention) -> str:
    """Write the name of a person in the form of the dictionary, where the language bends names.

    Names in quotation marks stay as they stand: a title has a form of its own.
    """
    at = view.text.find(mention.name, mention.start, mention.end)
    if (
        view.language not in BENT
        or at < 0
        or not mention.name.istitle()
        or view.text[at - 1 : at] in {"«", "„", "“", '"'}
    ):
        return mention.name
    return re.sub(
        r"[^\W\d_][\w’'-]+", lambda w: _lemma(view, at + w.start(), w.group()), mention.name
    )


def _lemma(view: Scene, at: int, word: str) -> str:
    lemma = view.lemmas.get(at, word)
    known = lemma[:2] == word[:2].casefold() and len(lemma) <= len(word)
    return lemma[:1].upper() + lemma[1:] if known else word


def _role(view: Scene, name: Mention) -> SpeakerKind:
    """Read the noun in apposition: "X, coordinator of ...", "X, a lawyer"."""
    if view.text[name.end : name.end + 1] not in {",", " "}:
        return SpeakerKind.UNKNOWN
    body = next(
        (m for m in view.mentions_in(name.end, name.end + NEAR) if m.number == "body"), None
    )
    if body and re.fullmatch(r" of (?:the )?", view.text[name.end : body.start]):
        return SpeakerKind.ACTIVIST if body.kind is SpeakerKind.NGO else body.kind
    for other in view.mentions_in(name.end, name.end + NEAR):
        gap = view.text[name.end : other.start]
        if (
            other.number in {"one", "body"}
            and gap.startswith(",")
            and not re.search(r"[.;:!?]", gap)
            and view.words(name.end, other.start) < SHORT
            and not any(name.end <= c.start < other.start for c in view.cues)
        ):
            return other.kind
    return SpeakerKind.UNKNOWN


def _told(views: list[Scene], no_press: set[str]) -> str | None:
    """Name the outlet that people told: "told WM", "in an interview with WM"."""
    heard: Counter[str] = Counter()
    for view in views:
        for cue in view.cues:
            if cue.kind not in {"say", "never", "according"}:
                continue
            for m in view.mentions_in(cue.start, cue.end + NEAR):
                lead = view.text[cue.end : m.start] if m.start > cue.end else " "
                plain = re.fullmatch(r"\s*(?:\w{1,3}\s+)?(?:\w+\s+)?", lead)
                if m.proper and speakers.is_acronym(m.name) and plain:
                    heard[m.name] += 1
    for name, _ in heard.most_common():
        if name not in no_press and sum(name in re.findall(r"\w+", v.text) for v in views) > 1:
            return name
    return None


@cache
def complaints() -> re.Pattern[str]:
    """Match the nouns for a complaint in any language."""
    words = [
        r["pattern"]
        for r in rows(ROOM, "genres.csv")
        if (r["genre"], r["part"]) == ("complaint", "noun")
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _reports_complaint(view: Scene) -> bool:
    filed = cues.words_of(view.language, "filed")
    if complaints().search(view.text):
        return True
    return any(
        hit
        for at in (m.start() for m in re.finditer(r"\b\w", view.text))
        if (hit := filed.match(view.text, at))
    )
