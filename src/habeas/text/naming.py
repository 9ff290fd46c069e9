"""Does a name of the pack begin at this word?"""

import re
from enum import IntFlag
from functools import cache

from msgspec import Struct

from habeas.model.place import PlaceKind
from habeas.text import evidence
from habeas.text.atlas import Atlas
from habeas.text.declension import dictionary_forms
from habeas.text.scripts import fold, is_cyrillic, sounds, stem, words
from habeas.text.tables import rows

_LARGE = (
    50_000  # a town of this size is meant after a preposition, even where its name is also a word
)
_SHORTEST_SOUND = 5
_FARTHEST_SHARED = (
    6  # Донецкой, Запорожской и Луганской областях: words from the first to the last
)
_GAP = re.compile(r"[\s\u00a0]{1,2}|[-‐‑–]|\.\s?-?")
_ELIDED = re.compile(r"(?:[dlnDLN]|[qQ]u)['’]")
_OWNED = re.compile(r"['’]s$")


class Flag(IntFlag):
    """Why a name needs more than a capital letter to be a place; the pack holds these bits."""

    EN = 1
    DE = 2
    ES = 4
    FR = 8
    PERSON = 16
    CYRILLIC = 32
    EXACT = 64
    OBLIQUE = (
        128  # of one word: a case of it is an ordinary word; of several: small letters will do
    )


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


class Name(Struct, frozen=True):
    """How many words a name has, and the lines of the places that bear it."""

    size: int
    lines: tuple[int, ...]
    sounded: bool = False
    certain: bool = True


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """Cut a text into words; French articles with an apostrophe are cut off.

    >>> [token.word for token in tokens("près d'Alep", "fr")]
    ['près', 'Alep']
    """
    found = []
    for start, end in words(text):
        word = text[start:end]
        elided = _ELIDED.match(word) if language == "fr" else None
        cut = elided.end() if elided else 0
        found.append(Token(start + cut, end, word[cut:], fold(word[cut:])))
    return tuple(found)


@cache
def _column(table: str) -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in rows("habeas.text", table))


class Names(Struct, frozen=True):
    """The names that begin at the words of one text."""

    atlas: Atlas
    text: str
    language: str
    tokens: tuple[Token, ...]

    def at(self, at: int) -> Name | None:
        """Find the longest name that begins at a word."""
        token = self.tokens[at]
        if not token.capital:
            return self._small(token)
        if self._is_person(at):
            return None
        name = self._several(at) or self._single(at) or self._shared(at) or self._sounding(at)
        return None if name is None or self._is_body(at + name.size) else name

    def joined(self, at: int) -> bool:
        """Tell whether nothing but a space, a hyphen or a point stands between a word and the next."""
        return bool(_GAP.fullmatch(self.text, self.tokens[at].end, self.tokens[at + 1].start))

    def _small(self, token: Token) -> Name | None:
        """Find a name that is known even without its capital letter."""
        if token.folded not in _column("lower.csv"):
            return None
        lines = self.atlas.named(token.folded)
        return Name(1, lines) if lines else None

    def _is_person(self, at: int) -> bool:
        if at == 0 or not self.joined(at - 1):
            return False
        before = self.tokens[at - 1]
        if before.folded in evidence.beside(self.language, "before"):
            return True
        gap = self.text[before.end : self.tokens[at].start]
        initial = len(before.word) == 1 and gap.startswith(".")
        return before.capital and (
            initial or (gap.isspace() and before.folded in self.atlas.given)
        )

    def _is_body(self, after: int) -> bool:
        if after >= len(self.tokens) or not self.joined(after - 1):
            return False
        token = self.tokens[after]
        return token.capital and token.folded in evidence.beside(self.language, "after")

    def _several(self, at: int) -> Name | None:
        limit = min(
            self.atlas.openings.get(stem(self.tokens[at].folded), 1), len(self.tokens) - at
        )
        size = 1
        while size < limit and self.joined(at + size - 1):
            size += 1
        for length in range(size, 1, -1):
            several = self.tokens[at : at + length]
            key = self._known(several)
            if key and self._spelt_as_name(several, key):
                return Name(length, self.atlas.named(key))
        return None

    def _known(self, several: tuple[Token, ...]) -> str | None:
        key = " ".join(stem(token.folded) for token in several)
        keys = (key, key[:-1]) if _OWNED.search(several[-1].word) else (key,)
        return next((key for key in keys if key in self.atlas.names), None)

    def _spelt_as_name(self, several: tuple[Token, ...], key: str) -> bool:
        flags = self.atlas.flag(key)
        if flags & Flag.EXACT:
            return all(token.word.isupper() for token in several)
        small = [
            t for t in several[1:] if not t.capital and t.folded not in _column("particles.csv")
        ]
        return not small or bool(flags & Flag.OBLIQUE) or self._wide(self.atlas.named(key))

    def _wide(self, lines: tuple[int, ...]) -> bool:
        return any(self.atlas.kind(line) != PlaceKind.CITY for line in lines)

    def _single(self, at: int) -> Name | None:
        found: dict[int, None] = {}
        doubtful: dict[int, None] = {}
        for form in self._forms(self.tokens[at]):
            lines = self.atlas.named(form)
            if lines:
                allowed = self._allowed(at, form, lines)
                (found if allowed else doubtful).update(dict.fromkeys(lines))
        if found:
            return Name(1, tuple(found))
        return Name(1, tuple(doubtful), certain=False) if doubtful else None

    def _forms(self, token: Token) -> tuple[str, ...]:
        folded = token.folded
        if is_cyrillic(folded):
            return (folded, *dictionary_forms(folded, self.language))
        if _OWNED.search(token.word):
            return (folded[:-1],)
        if self.language == "de" and folded.endswith("s"):
            return (folded, folded[:-1])
        return (folded,)

    def _allowed(self, at: int, form: str, lines: tuple[int, ...]) -> bool:
        flags, token = Flag(self.atlas.flag(form)), self.tokens[at]
        if Flag.EXACT in flags:
            return token.word.isupper()
        asked = flags & (_WORDS.get(self.language, _ANY_WORD) | Flag.CYRILLIC | Flag.PERSON)
        if form != token.folded:
            asked |= flags & Flag.OBLIQUE
        if not asked or evidence.alone(self.text, (token.start, token.end)):
            return True
        if Flag.PERSON in asked and self._before_capital(at):
            return False
        large = any(self.atlas.population(line) >= _LARGE for line in lines)
        if asked & ~Flag.PERSON and not large and not self._wide(lines):
            return False
        return evidence.after_preposition(self.text, token.start, self.language)

    def _before_capital(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.joined(at) and self.tokens[at + 1].capital

    def _shared(self, at: int) -> Name | None:
        """Find an adjective that shares its noun with a later one: Донецкой и Луганской областях."""
        token = self.tokens[at]
        if not is_cyrillic(token.folded):
            return None
        for later in self.tokens[at + 2 : at + _FARTHEST_SHARED]:
            key = f"{stem(token.folded)} {stem(later.folded)}"
            if not later.capital and len(later.folded) > 1 and self._wide(self.atlas.named(key)):
                return Name(1, self.atlas.named(key))
        return None

    def _sounding(self, at: int) -> Name | None:
        token = self.tokens[at]
        if is_cyrillic(token.folded) or len(token.folded) < _SHORTEST_SOUND:
            return None
        heard = sounds(token.folded, self.language)
        if self._before_capital(at):
            for second in sounds(self.tokens[at + 1].folded, self.language):
                for first in heard:
                    lines = self.atlas.sounding(f"{first} {second}")
                    if lines:
                        return Name(2, lines, sounded=True)
        lines = next(filter(None, map(self.atlas.sounding, heard)), ())
        return Name(1, lines, sounded=True) if lines else None
