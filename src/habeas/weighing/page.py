"""What does a document say, as weighing sees it?"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from html import unescape

from msgspec import Struct

from habeas.model.claim import Claim, PlaceMention, Speaker
from habeas.model.document import Document, PassageKind
from habeas.model.place import PlaceKind
from habeas.model.words import Identity, SpeakerKind, Unit
from habeas.text.atlas import load_atlas
from habeas.text.edtf import bounds
from habeas.text.gazetteer import load
from habeas.text.scripts import fold
from habeas.text.tables import rows
from habeas.weighing.concepts import concepts
from habeas.weighing.cues import cores
from habeas.weighing.letterhead import letterhead
from habeas.weighing.names import ROOM, bones, latin, same_name

_TAG = re.compile(r"<[^>]*>")
_FULL = re.compile(r"(?=\b([^\W\d_a-zа-яёіїєґ]\w{2,} [^\W\d_a-zа-яёіїєґ]\w{2,}))")
_WORD = re.compile(r"[^\W\d_]{3,}")
STEM = 4  # consonants kept of a word: enough to know it in another case
NEAR = 3  # claims before one that names no town, among which the town that it means is looked for
MAJORITY = 0.5
TOWNS = frozenset({PlaceKind.CITY, PlaceKind.SITE})


class Said(Struct, frozen=True):
    """A claim with what is needed to weigh it."""

    claim: Claim
    id: str
    at: int  # its place in the order of the document's claims
    words: str
    types: frozenset[str]  # without `count`
    cores: frozenset[str]
    spots: tuple[str, ...]  # towns and sites that it names
    areas: tuple[str, ...]  # regions and countries that it names
    near: tuple[str, ...]  # its towns, or those named just before it
    first: date | None
    last: date | None
    told: frozenset[str] = frozenset()  # the concepts that its words tell of

    @property
    def value(self) -> int | None:
        """Give the number that it states."""
        return self.claim.quantity.value if self.claim.quantity else None


def unit_of(said: Said) -> Unit | None:
    """Give what a claim counts."""
    return said.claim.quantity.unit if said.claim.quantity else None


class Page(Struct, frozen=True):
    """A document, who stands behind it, and what it says."""

    document: Document
    said: tuple[Said, ...]
    names: tuple[str, ...]  # outlet or author, in every form known
    when: date | None
    is_list: bool
    witness: Speaker | None  # the one person whose account a note takes down
    persons: tuple[str, ...] = ()  # named people who speak most of it: an interview
    keepers: tuple[str, ...] = ()  # who keeps a list: named in most of its rows

    @property
    def path(self) -> str:
        """Give the document's path."""
        return self.document.path

    @property
    def rank(self) -> tuple[date, str, str]:
        """Give its place in time: day and moment; without any date it comes last."""
        return (self.when or date.max, _moment(self.document.published), self.path)


@cache
def _moment(published: str | None) -> str:
    """Give the moment of publication in UTC, empty where only the day is known."""
    if published is None or "T" not in published:
        return ""
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return ""
    return (at if at.tzinfo is None else at.astimezone(UTC)).isoformat()


@cache
def _wide() -> frozenset[str]:
    return frozenset(row["word"] for row in rows(ROOM, "wide.csv"))


@cache
def _kinds(name: str) -> frozenset[PlaceKind]:
    atlas = load_atlas()
    places = [atlas.place(number) for number in atlas.named(fold(name))]
    return frozenset(p.kind for p in places if fold(p.name) == fold(name))


def _is_area(mention: PlaceMention, surface: str) -> bool:
    """Tell whether words name a region or a country: people are not held "in" it as in a town."""
    place = load().place(mention.candidates[0]) if len(mention.candidates) == 1 else None
    kinds = frozenset({place.kind}) if place else _kinds(mention.name or "")
    if kinds:
        # Towns bear names of countries: one that was settled without a point is the wider one.
        wide = mention.name is not None and mention.lat is None and not kinds <= TOWNS
        return wide or not kinds & TOWNS
    told = f"{surface} {mention.name or ''}"
    if mention.lat is not None and any(c.isdigit() for c in told):
        return False  # "Zone 7", "Colony 19": a number makes it a site
    return is_wide(told) or (mention.name is not None and mention.lat is None)


def is_wide(words: str) -> bool:
    """Tell whether a word says that an area is meant.

    >>> is_wide("Gebiet Luhansk"), is_wide("Lugansk")
    (True, False)
    """
    return bool(set(latin(words).replace("(", " ").split()) & _wide())


def place_key(mention: PlaceMention, surface: str) -> str:
    """Name a place: as it was settled, else by its words."""
    return mention.name or latin(surface)


def words_of(document: Document, claim: Claim) -> str:
    """Cut a claim's words out of its passage, free of markup."""
    if 0 <= claim.passage < len(document.passages):
        passage = document.passages[claim.passage]
        inside = passage.within(claim.start, claim.end) if passage.runs else None
        if inside:
            return passage.text[inside[0] : inside[1]]
    return unescape(_TAG.sub(" ", document.slice(claim.start, claim.end)))


def stems(words: str) -> frozenset[str]:
    """List the words of a statement, cut to what cases and spellings leave alone."""
    return frozenset(bones(latin(w))[:STEM] for w in _WORD.findall(words) if len(w) >= STEM)


def _said(document: Document, claim: Claim, at: int, before: Sequence[Said]) -> Said:
    spots: list[str] = []
    areas: list[str] = []
    for place in claim.places:
        words = document.slice(place.start, place.end)
        # An unsettled name is its own words only; those of a confidential page are not told.
        if place.name or document.public:
            (areas if _is_area(place, words) else spots).append(place_key(place, words))
    kinds = frozenset(str(t) for t in claim.types) - {"count"}
    first, last = bounds(claim.date)
    near = tuple(spots) or next(
        (
            s.spots
            for s in reversed(before[-NEAR:])
            if s.spots and s.claim.passage == claim.passage
        ),
        (),
    )
    words = words_of(document, claim)
    return Said(
        claim,
        str(claim.id),
        at,
        words,
        kinds,
        cores(kinds),
        tuple(spots),
        tuple(areas),
        near,
        first,
        last,
        concepts(words, kinds, document.language),
    )


def _own(claims: Sequence[Claim], hop: int) -> list[Speaker]:
    met = Counter(c.attribution[hop] for c in claims if c.attribution)
    total = max(1, len(claims))
    by_name = Counter[str]()
    for speaker, n in met.items():
        by_name[speaker.name] += n
    kept: dict[str, Speaker] = {}
    for speaker in sorted(met, key=lambda s: (s.name, s.start or 0)):
        if by_name[speaker.name] / total >= MAJORITY:
            kept.setdefault(speaker.name, speaker)
    return list(kept.values())


def _day(document: Document, said: Sequence[Said]) -> date | None:
    first, last = bounds((document.published or "")[:10])
    if first or last:
        return first or last
    if sent := messages(document):
        return bounds(max(sent)[:10])[0]  # a chat was exported with its last message in it
    # A note without a date was taken no earlier than the last day that it speaks of.
    days = [day for s in said for day in (s.first, s.last) if day]
    return max(days, default=None)


def messages(document: Document) -> tuple[str, ...]:
    """List when the messages of a chat were sent."""
    return tuple(p.message.at for p in document.passages if p.message and p.message.at)


def _is_list(document: Document, claims: Sequence[Claim]) -> bool:
    kinds = [
        document.passages[c.passage].kind
        for c in claims
        if 0 <= c.passage < len(document.passages)
    ]
    return bool(kinds) and kinds.count(PassageKind.ROW) / len(kinds) > MAJORITY


def _witness(claims: Sequence[Claim]) -> Speaker | None:
    """Find the person whose account a note takes down: sealed, last to speak in most claims."""
    last: Counter[tuple[str, SpeakerKind]] = Counter()
    for claim in claims:
        chain = [h for h in claim.attribution if h.kind is not SpeakerKind.DOCUMENT]
        if chain and chain[-1].identity is Identity.SEALED:
            last[chain[-1].name, chain[-1].kind] += 1
    if not last or sum(last.values()) / len(claims) < MAJORITY:
        return None
    (name, kind), _ = min(last.items(), key=lambda pair: (-pair[1], pair[0]))
    return Speaker(name, kind, Identity.SEALED)


def page(document: Document, claims: Sequence[Claim]) -> Page:
    """See a document with its claims in the order of its text."""
    ordered = sorted(claims, key=lambda c: (c.start, c.end, c.id))
    said: list[Said] = []
    for at, claim in enumerate(ordered):
        said.append(_said(document, claim, at, said))
    listed = _is_list(document, ordered)
    names = [document.outlet] if document.outlet else []
    names += [head] if (head := letterhead(document)) else []
    names += [s.name for s in _own(ordered, -1) if s.identity is Identity.NAMED]
    persons = [
        s.name
        for s in _own(ordered, 0)
        if s.identity is Identity.NAMED
        and s.kind not in (SpeakerKind.MEDIA, SpeakerKind.DOCUMENT)
        and not any(same_name(s.name, n) for n in names)
    ]
    return Page(
        document,
        tuple(said),
        tuple(dict.fromkeys(names)),
        _day(document, said),
        listed,
        None if listed else _witness(ordered),
        () if listed else tuple(persons),
        tuple(persons) if listed else (),
    )


def surface(page: Page, start: int, end: int) -> str:
    """Cut words out of a document, free of markup."""
    return unescape(_TAG.sub(" ", page.document.slice(start, end))).strip()


def around(page: Page, said: Said) -> str:
    """Give the sentence that a claim stands in, or its words where that is not known."""
    passages = page.document.passages
    if not 0 <= said.claim.passage < len(passages):
        return said.words
    text = passages[said.claim.passage].text
    at = text.find(said.words)
    if at < 0:
        return said.words
    first = max(text.rfind(mark, 0, at) for mark in ".!?;\n") + 1
    ends = [e for mark in ".!?;\n" if (e := text.find(mark, at + len(said.words) - 1)) >= 0]
    return text[first : min(ends, default=len(text))]


def full_names(page: Page) -> frozenset[tuple[str, ...]]:
    """List the full names that stand in a text, by their consonants and in any order."""
    found = (m.group(1).split() for p in page.document.passages for m in _FULL.finditer(p.text))
    return frozenset(tuple(sorted(bones(latin(w)) for w in words)) for words in found)
