"""Which words of a text name a place, and which places can they mean?

It gives candidates and decides nothing: linking does, with the whole case in view.
"""

import re
from enum import IntFlag
from functools import cache

from msgspec import Struct

from habeas.model.claim import PlaceId
from habeas.model.place import Place, PlaceKind
from habeas.text.atlas import Atlas, lines_by_id, load_atlas
from habeas.text.declension import dictionary_forms
from habeas.text.scripts import fold, is_cyrillic, sounds, stem, words
from habeas.text.tables import rows

_ROOM = "habeas.text"
_LARGE = (
    50_000  # a town of this size is meant even where its name is also a word, after a preposition
)
_SHORTEST_SOUND = 5
_GAP = re.compile(r"[\s\u00a0]{1,2}|[-‐‑–.]\s?|\.\s?-?")
_ELIDED = re.compile(r"(?:[dlnDLN]|[qQ]u)['’]")
_OWNED = re.compile(r"['’]s$")
_QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’"}
_APART = ";|\t\n"


class Flag(IntFlag):
    """Why a name needs more than a capital letter to be a place; the pack holds these bits."""

    EN = 1
    DE = 2
    ES = 4
    FR = 8
    PERSON = 16
    CYRILLIC = 32
    EXACT = 64
    LOWER = 128


_WORDS = {"en": Flag.EN, "de": Flag.DE, "es": Flag.ES, "fr": Flag.FR}
_ANY_WORD = Flag.EN | Flag.DE | Flag.ES | Flag.FR


class Token(Struct, frozen=True):
    """A word with its place in the text and its folded form."""

    start: int
    end: int
    word: str
    folded: str

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.word[0].isupper()


class Mention(Struct, frozen=True):
    """Words that can name a place; `asked` is the kind that words beside the name ask for."""

    start: int
    end: int
    candidates: tuple[Place, ...]
    asked: PlaceKind | None = None
    sounded: bool = False  # found by its sound, not by a name that is written down


class Phrase(Struct, frozen=True):
    """Words beside a name that say what kind of place it is."""

    words: tuple[str, ...]
    kind: PlaceKind | None


class Gazetteer(Struct, frozen=True):
    """Finds names of places in texts of six languages, in any case of the noun."""

    atlas: Atlas

    def place(self, identity: PlaceId) -> Place | None:
        """Look up a place by its identifier; None if the pack lacks it.

        >>> load().place(PlaceId("iso:UA-09")).name
        'Luhansk Oblast'
        """
        line = lines_by_id().get(identity)
        return None if line is None else self.atlas.place(line)

    def find(self, text: str, language: str) -> tuple[Mention, ...]:
        """Find the names of places in a text, with what each can mean.

        >>> text = "Их держат в Брянке и Красном Луче Луганской области"
        >>> [text[m.start : m.end] for m in load().find(text, "ru")]
        ['Брянке', 'Красном Луче', 'Луганской области']
        """
        return _Search(self.atlas, text, language, _tokens(text, language)).run()


@cache
def load() -> Gazetteer:
    """Load the shipped gazetteer, once."""
    return Gazetteer(load_atlas())


def _tokens(text: str, language: str) -> tuple[Token, ...]:
    found = []
    for start, end in words(text):
        word = text[start:end]
        elided = _ELIDED.match(word) if language == "fr" else None
        cut = elided.end() if elided else 0
        found.append(Token(start + cut, end, word[cut:], fold(word[cut:])))
    return tuple(found)


@cache
def _phrases(language: str, side: str) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for row in rows(_ROOM, "generic.csv"):
        if row["language"] == language and row["side"] == side:
            parts = tuple(fold(row["words"][s:e]) for s, e in words(row["words"]))
            kind = None if row["kind"] == "place" else PlaceKind(row["kind"])
            found.setdefault(parts[0] if side == "after" else parts[-1], []).append(
                Phrase(parts, kind)
            )
    return {word: tuple(sorted(many, key=lambda p: -len(p.words))) for word, many in found.items()}


@cache
def _prepositions(language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(fold(part) for part in row["word"].split())
        for row in rows(_ROOM, "prepositions.csv")
        if row["language"] == language
    )


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in rows(_ROOM, "particles.csv"))


class _Search(Struct, frozen=True):
    """One text under search."""

    atlas: Atlas
    text: str
    language: str
    tokens: tuple[Token, ...]

    def run(self) -> tuple[Mention, ...]:
        found, at = [], 0
        while at < len(self.tokens):
            hit = self._at(at) if self.tokens[at].capital else None
            if hit is None:
                at += 1
                continue
            mention, at = hit
            found.append(mention)
        return tuple(found)

    def _at(self, at: int) -> tuple[Mention, int] | None:
        first = self.tokens[at]
        opening = stem(first.folded)
        for size in range(self._longest(at, opening), 1, -1):
            numbers = self._several(at, size)
            if numbers:
                return self._mention(at, at + size, numbers)
        numbers = self._single(at)
        if numbers:
            return self._mention(at, at + 1, numbers)
        heard = self._sounding(at)
        return self._mention(at, at + heard[1], heard[0], sounded=True) if heard else None

    def _longest(self, at: int, opening: str) -> int:
        limit = min(self.atlas.openings.get(opening, 1), len(self.tokens) - at)
        size = 1
        while size < limit and self._joined(at + size - 1):
            size += 1
        return size

    def _joined(self, at: int) -> bool:
        left, right = self.tokens[at], self.tokens[at + 1]
        return bool(_GAP.fullmatch(self.text, left.end, right.start))

    def _several(self, at: int, size: int) -> tuple[int, ...]:
        several = self.tokens[at : at + size]
        key = " ".join(stem(token.folded) for token in several)
        numbers = self.atlas.named(key)
        if not numbers and _OWNED.search(several[-1].word):
            numbers = self.atlas.named(key[:-1])
        if not numbers:
            return ()
        if self.atlas.flag(key) & Flag.EXACT if key in self.atlas.names else False:
            return numbers if all(token.word.isupper() for token in several) else ()
        small = [t for t in several[1:] if not t.capital and t.folded not in _particles()]
        if small and not self._wide(numbers) and not self.atlas.flag(key) & Flag.LOWER:
            return ()
        return numbers

    def _wide(self, numbers: tuple[int, ...]) -> bool:
        return any(self.atlas.place(n).kind is not PlaceKind.CITY for n in numbers[:3])

    def _single(self, at: int) -> tuple[int, ...]:
        token = self.tokens[at]
        found: dict[int, None] = {}
        for form in self._forms(token):
            numbers = self.atlas.named(form)
            if numbers and self._allowed(at, form, numbers):
                found |= dict.fromkeys(numbers)
        return tuple(found)

    def _forms(self, token: Token) -> tuple[str, ...]:
        folded = token.folded
        if is_cyrillic(folded):
            return (folded, *dictionary_forms(folded, self.language))
        if _OWNED.search(token.word):
            return (folded[:-1],)
        if self.language == "de" and folded.endswith("s"):
            return (folded, folded[:-1])
        return (folded,)

    def _allowed(self, at: int, form: str, numbers: tuple[int, ...]) -> bool:
        flags = Flag(self.atlas.flag(form))
        if Flag.EXACT in flags:
            return self.tokens[at].word.isupper()
        asked = flags & (_WORDS.get(self.language, _ANY_WORD) | Flag.CYRILLIC | Flag.PERSON)
        if not asked:
            return True
        if self._alone(at):
            return True
        if Flag.PERSON in flags and self._before_capital(at):
            return False
        large = any(self.atlas.place(n).population >= _LARGE or not form for n in numbers[:3])
        if flags & ~Flag.PERSON and not large and not self._wide(numbers):
            return False
        return self._after_preposition(at)

    def _alone(self, at: int) -> bool:
        token = self.tokens[at]
        left, right = self.text[: token.start].rstrip(" "), self.text[token.end :].lstrip(" ")
        return (not left or left[-1] in _APART) and (not right or right[0] in _APART)

    def _before_capital(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self._joined(at) and self.tokens[at + 1].capital

    def _after_preposition(self, at: int) -> bool:
        before = tuple(token.folded for token in self.tokens[max(0, at - 2) : at])
        return before[-1:] in _prepositions(self.language) or before in _prepositions(
            self.language
        )

    def _sounding(self, at: int) -> tuple[tuple[int, ...], int] | None:
        token = self.tokens[at]
        if is_cyrillic(token.folded) or len(token.folded) < _SHORTEST_SOUND:
            return None
        if at + 1 < len(self.tokens) and self.tokens[at + 1].capital and self._joined(at):
            for first in sounds(token.folded, self.language):
                for second in sounds(self.tokens[at + 1].folded, self.language):
                    numbers = self.atlas.sounding(f"{first} {second}")
                    if numbers:
                        return numbers, 2
        for heard in sounds(token.folded, self.language):
            numbers = self.atlas.sounding(heard)
            if numbers:
                return numbers, 1
        return None

    def _mention(
        self, first: int, last: int, numbers: tuple[int, ...], *, sounded: bool = False
    ) -> tuple[Mention, int]:
        places = tuple(map(self.atlas.place, numbers))
        before, after = self._kind_before(first), self._kind_after(last)
        asked = next((phrase for phrase in (after, before) if phrase), None)
        start = self.tokens[first - (len(before.words) if before else 0)].start
        last += len(after.words) if after else 0
        end = self.tokens[last - 1].end
        kind = asked.kind if asked else None
        start, end = self._quoted(start, end)
        return Mention(start, end, _of_kind(places, kind), asked=kind, sounded=sounded), last

    def _kind_before(self, first: int) -> Phrase | None:
        if first == 0:
            return None
        for phrase in _phrases(self.language, "before").get(self.tokens[first - 1].folded, ()):
            size = len(phrase.words)
            beside = tuple(token.folded for token in self.tokens[max(0, first - size) : first])
            if beside == phrase.words:
                return phrase
        return None

    def _kind_after(self, last: int) -> Phrase | None:
        if last == len(self.tokens) or not self._joined(last - 1):
            return None
        for phrase in _phrases(self.language, "after").get(self.tokens[last].folded, ()):
            beside = tuple(token.folded for token in self.tokens[last : last + len(phrase.words)])
            if beside == phrase.words:
                return phrase
        return None

    def _quoted(self, start: int, end: int) -> tuple[int, int]:
        left, right = self.text[start - 1 : start], self.text[end : end + 1]
        return (start - 1, end + 1) if left and _QUOTES.get(left) == right else (start, end)


def _of_kind(places: tuple[Place, ...], kind: PlaceKind | None) -> tuple[Place, ...]:
    fitting = tuple(place for place in places if place.kind is kind)
    if fitting or kind is not PlaceKind.REGION:
        return fitting or places
    regions = [load().place(PlaceId(f"iso:{place.region}")) for place in places if place.region]
    named = [
        r for r in regions for p in places if r and r.region == p.region and _akin(r.name, p.name)
    ]
    return tuple(dict.fromkeys(named)) or places


def _akin(region: str, town: str) -> bool:
    return fold(region)[:4] == fold(town)[:4]
