"""Does a name of the pack begin at this word?"""

import re
from enum import IntFlag
from functools import cache

from msgspec import Struct

from habeas.model.place import PlaceKind
from habeas.text import evidence, qualifiers
from habeas.text.atlas import Atlas
from habeas.text.declension import dictionary_forms
from habeas.text.scripts import fold, is_cyrillic, sound, sounds, stem, words
from habeas.text.tables import rows
from habeas.text.tokens import Token

# How large a town must be to be meant although its name is also a word:
_LARGE = 50_000  # after a preposition
_KNOWN = 150_000  # anywhere, if the word is only a surname, or a word of another language
_FAMOUS = 1_000_000  # anywhere at all
_QUALIFIERS = 3  # words beside a name that may say what it is
_SHORTEST_SOUND = 5
_SHORTEST_GIVEN = 3
# Донецкой, Запорожской и Луганской областях: words from the first to the last.
_FARTHEST_SHARED = 6
_GAP = re.compile(r"\s[dlDL]['’]|[\s\u00a0]{1,2}|[-‐‑–]|\.\s?-?")
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA)
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
    # Of one word: a case of it is an ordinary word; of several: small letters will do.
    OBLIQUE = 128


_WORDS = {"en": Flag.EN, "de": Flag.DE, "es": Flag.ES, "fr": Flag.FR}
_ANY_WORD = Flag.EN | Flag.DE | Flag.ES | Flag.FR


class Name(Struct, frozen=True):
    """How many words a name has, and the lines of the places that bear it."""

    size: int
    lines: tuple[int, ...]
    sounded: bool = False
    certain: bool = True


@cache
def _column(table: str) -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in rows("habeas.text", table))


@cache
def _blocked_phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(fold(row["word"][start:end]) for start, end in words(row["word"]))
        for row in rows("habeas.text", "blocked.csv")
    )


@cache
def _blocked_openings() -> dict[str, int]:
    sizes: dict[str, int] = {}
    for phrase in _blocked_phrases():
        sizes[phrase[0]] = max(sizes.get(phrase[0], 0), len(phrase))
    return sizes


class Names(Struct, frozen=True):
    """The names that begin at the words of one text."""

    atlas: Atlas
    text: str
    language: str
    tokens: tuple[Token, ...]

    def at(self, at: int) -> Name | None:
        """Find the longest name that begins at a word."""
        if not self.tokens[at].capital:
            return self._small(at)
        if self._is_person(at):
            return None
        blocked = self._blocked(at)
        if blocked:
            return Name(blocked, ())
        name = self._several(at)
        if name is None and not self._is_part(at):
            name = self._single(at) or self._shared(at) or self._sounding(at)
        return None if name is None or self._is_body(at + name.size) else name

    def _is_part(self, at: int) -> bool:
        """Tell whether a word is part of a longer name that the pack lacks: Nowa Astrachan."""
        openers = evidence.beside(self.language, "opener")
        if self.tokens[at].folded in openers and self._before_capital(at):
            return True
        return at > 0 and self.joined(at - 1) and self.tokens[at - 1].folded in openers

    def joined(self, at: int) -> bool:
        """Tell whether only a space, a hyphen or a point stands between a word and the next."""
        return bool(_GAP.fullmatch(self.text, self.tokens[at].end, self.tokens[at + 1].start))

    def _small(self, at: int) -> Name | None:
        """Find a name that is known even without its capital letter."""
        pair = " ".join(token.folded for token in self.tokens[at : at + 2])
        for size, key in ((2, pair), (1, self.tokens[at].folded)):
            if key in _column("lower.csv") and self.atlas.named(key):
                return Name(size, self.atlas.named(key))
        return None

    def _blocked(self, at: int) -> int:
        """Count the words of a phrase that holds a place's name and names no place."""
        longest = min(_blocked_openings().get(self.tokens[at].folded, 0), len(self.tokens) - at)
        for size in range(longest, 1, -1):
            phrase = tuple(token.folded for token in self.tokens[at : at + size])
            if phrase in _blocked_phrases():
                return size
        return int(longest > 0 and (self.tokens[at].folded,) in _blocked_phrases())

    def _is_person(self, at: int) -> bool:
        if at == 0 or not self.joined(at - 1):
            return False
        before = self.tokens[at - 1]
        if evidence.after_preposition(self.text, self.tokens[at].start, self.language):
            return False
        if before.folded in evidence.beside(self.language, "before"):
            return True
        gap = self.text[before.end : self.tokens[at].start]
        initial = len(before.word) == 1 and gap.startswith(".")
        return before.capital and (initial or (gap.isspace() and self._is_given(before)))

    def _is_given(self, token: Token) -> bool:
        if token.folded in self.atlas.given:
            return True
        if is_cyrillic(token.folded) or len(token.folded) <= _SHORTEST_GIVEN:
            return False
        heard = sounds(token.folded, self.language)
        return any(f"~{one}" in self.atlas.given for one in heard)

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
            t for t in several if t.word[0].islower() and t.folded not in _column("particles.csv")
        ]
        if not small or flags & Flag.OBLIQUE:
            return True
        return several[0].folded not in _column("particles.csv") and self._wide(key)

    def _wide(self, key: str) -> bool:
        return any(self.atlas.kind(line) in _WIDE for line in self.atlas.named(key))

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
        cases = dictionary_forms(folded, self.language)
        if cases:
            return (folded, *cases)
        if _OWNED.search(token.word):
            return (folded[:-1],)
        if self.language == "de" and folded.endswith("s"):
            return (folded, folded[:-1])
        return (folded,)

    def _allowed(self, at: int, form: str, lines: tuple[int, ...]) -> bool:
        flags, token = Flag(self.atlas.flag(form)), self.tokens[at]
        if Flag.EXACT in flags:
            return token.word.isupper()
        size = max(self.atlas.population(line) for line in lines)
        asked = self._asked(flags, size, inflected=form != token.folded)
        if not asked or evidence.alone(self.text, (token.start, token.end)):
            return True
        if self._is_qualified(at):
            return True
        if asked == Flag.OBLIQUE:
            return self._has_evidence(at, loose=True)
        if Flag.PERSON in asked and (self._before_capital(at) or self._after_capital(at)):
            return False
        known = size >= _KNOWN and form not in self.atlas.given
        if asked == Flag.PERSON and (known or self._wide(form)):
            return True
        if asked & ~(Flag.PERSON | Flag.OBLIQUE) and size < _LARGE and not self._notable(form):
            return False
        return self._has_evidence(at, loose=False)

    def _asked(self, flags: Flag, size: int, *, inflected: bool) -> Flag:
        """Tell which doubts about a name count in this language, for a place of this size."""
        words_of = _WORDS.get(self.language, _ANY_WORD) if size >= _KNOWN else _ANY_WORD
        if size >= _FAMOUS:
            words_of = Flag(0)
        oblique = Flag.OBLIQUE if inflected else Flag(0)
        return flags & (words_of | Flag.CYRILLIC | Flag.PERSON | oblique)

    def _notable(self, key: str) -> bool:
        return any(self.atlas.kind(line) != PlaceKind.CITY for line in self.atlas.named(key))

    def _has_evidence(self, at: int, *, loose: bool) -> bool:
        start = self.tokens[at].start
        return evidence.after_preposition(self.text, start, self.language, loose=loose)

    def _is_qualified(self, at: int) -> bool:
        """Tell whether a word beside the name says that it is a place: пгт Счастье."""
        beside = tuple(t.folded for t in self.tokens[max(0, at - _QUALIFIERS) : at])
        beyond = tuple(t.folded for t in self.tokens[at + 1 : at + 1 + _QUALIFIERS])
        if beside and self.joined(at - 1) and qualifiers.before(beside, self.language):
            return True
        return bool(beyond) and self.joined(at) and bool(qualifiers.after(beyond, self.language))

    def _before_capital(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.joined(at) and self.tokens[at + 1].capital

    def _after_capital(self, at: int) -> bool:
        """Tell whether a capital word stands before, as a given name or a first surname would."""
        if at == 0 or self.text[self.tokens[at - 1].end : self.tokens[at].start] != " ":
            return False
        return self.tokens[at - 1].capital and not self._has_evidence(at, loose=True)

    def _shared(self, at: int) -> Name | None:
        """Find an adjective that shares its noun: Донецкой и Луганской областях."""
        token = self.tokens[at]
        if not is_cyrillic(token.folded):
            return None
        for later in self.tokens[at + 2 : at + _FARTHEST_SHARED]:
            key = f"{stem(token.folded)} {stem(later.folded)}"
            if not later.capital and len(later.folded) > 1 and self._wide(key):
                return Name(1, self.atlas.named(key))
        return None

    def _sounding(self, at: int) -> Name | None:
        token = self.tokens[at]
        if len(token.folded) < _SHORTEST_SOUND:
            return None
        if is_cyrillic(token.folded):
            return self._sister(at)
        heard = sounds(token.folded, self.language)
        if self._before_capital(at):
            for second in sounds(self.tokens[at + 1].folded, self.language):
                for first in heard:
                    lines = self.atlas.sounding(f"{first} {second}")
                    if lines:
                        return Name(2, lines, sounded=True)
        lines = next(filter(None, map(self.atlas.sounding, heard)), ())
        return Name(1, lines, sounded=True) if lines else None

    def _sister(self, at: int) -> Name | None:
        """Find a town written by the sister language's habits: Бєлгород."""
        if not self._has_evidence(at, loose=False):
            return None
        for form in self._forms(self.tokens[at]):
            lines = self.atlas.sounding(sound(form, "cyrl"))
            if lines and max(map(self.atlas.population, lines)) >= _LARGE:
                return Name(1, lines, sounded=True)
        return None
