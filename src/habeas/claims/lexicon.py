"""Which events do these words tell of, by the tables of this language?"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from habeas.model.words import EventType
from habeas.text.tables import rows_of

STRONG, WEAK = 2, 1
EVENTS = frozenset(t.value for t in EventType)
STEERING = frozenset({"elsewhere", "mentioned"})  # labels of rows that tell of nothing themselves
NEAR = 4  # words around a predicate in which a forbidden word must not stand
FOLDED = str.maketrans({"ё": "е", "’": "'", "ʼ": "'"})  # ways to write the same letter
REACH = 10  # words between the first and the last word of a pattern, unless its row says otherwise
WALL = ";"  # no pattern reaches over a semicolon: what stands behind it is told apart
ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)'(?=\w)")  # French: l'avocat, n'a


class Pattern(Struct, frozen=True):
    """A row of an event table: terms that must stand near each other, and terms that must not."""

    label: str
    strength: int
    terms: tuple[int, ...]
    absent: tuple[int, ...]
    over: frozenset[str]
    reach: int


class Hit(Struct, frozen=True):
    """A pattern found: indices of the words that made it, the predicate first."""

    label: str
    strength: int
    over: frozenset[str]
    words: tuple[int, ...]


class Lexicon(Struct, frozen=True):
    """The patterns of a table, and an index from word beginnings to their terms."""

    patterns: tuple[Pattern, ...]
    exact: dict[str, tuple[int, ...]]
    stems: dict[str, tuple[int, ...]]
    by_first: dict[int, tuple[int, ...]]

    def find(self, words: Sequence[str]) -> Iterator[Hit]:
        """Find the patterns among the words of a sentence, lower case expected.

        >>> [hit.label for hit in lexicon("events", "en").find("they beat him".split())]
        ['ill_treatment']
        """
        places: dict[int, list[int]] = {}
        for at, word in enumerate(words):
            for term in self._terms(word.translate(FOLDED)):
                places.setdefault(term, []).append(at)
        tried = {p for term in places for p in self.by_first.get(term, ())}
        walls = [at for at, word in enumerate(words) if word == WALL]
        for number in sorted(tried):
            yield from _matches(self.patterns[number], places, walls)

    def touches(self, words: Iterable[str]) -> bool:
        """Tell whether all words of some pattern are there, in any order and at any distance.

        >>> lexicon("events", "en").touches(["nobody", "was", "beaten"])
        True
        """
        there = {term for word in set(words) for term in self._terms(word.translate(FOLDED))}
        tried = {number for term in there for number in self.by_first.get(term, ())}
        return any(
            there.issuperset(self.patterns[number].terms)
            for number in tried
            if self.patterns[number].label not in STEERING
        )

    def _terms(self, word: str) -> Iterator[int]:
        for form in _forms(word):
            yield from self.exact.get(form, ())
            for end in range(2, len(form) + 1):
                yield from self.stems.get(form[:end], ())


def _forms(word: str) -> tuple[str, ...]:
    # "l'avocat" is the word "avocat" too; tables have the straight apostrophe.
    plain = word.replace("\u2019", "'")
    bare = ELIDED.sub("", plain)
    return (plain,) if bare == plain else (plain, bare)


def _matches(
    pattern: Pattern, places: dict[int, list[int]], walls: Sequence[int]
) -> Iterator[Hit]:
    last = -1
    for start in places[pattern.terms[0]]:
        if any(abs(at - start) <= NEAR for term in pattern.absent for at in places.get(term, ())):
            continue
        found = _near(start, pattern, places, walls)
        # One hit a stretch: "beat and beat" tells of one beating.
        if found and start > last:
            last = max(found)
            yield Hit(pattern.label, pattern.strength, pattern.over, found)


def _near(
    start: int, pattern: Pattern, places: dict[int, list[int]], walls: Sequence[int]
) -> tuple[int, ...] | None:
    found, side = [start], bisect(walls, start)
    for term in pattern.terms[1:]:
        fitting = [
            at
            for at in places.get(term, ())
            if at not in found and abs(at - start) <= pattern.reach and bisect(walls, at) == side
        ]
        if not fitting:
            return None
        found.append(min(fitting, key=lambda at: abs(at - start)))
    return tuple(found)


@cache
def lexicon(table: str, language: str) -> Lexicon:
    """Load the table `TABLE_LANGUAGE.csv` of this room; an empty one where none is packaged."""
    lines = rows_of("habeas.claims", table, language)
    terms: dict[str, int] = {}
    patterns = tuple(_pattern(line, terms) for line in lines)
    by_first: dict[int, list[int]] = {}
    for number, pattern in enumerate(patterns):
        by_first.setdefault(pattern.terms[0], []).append(number)
    exact, stems = _index(terms)
    return Lexicon(patterns, exact, stems, {k: tuple(v) for k, v in by_first.items()})


def _pattern(line: dict[str, str], terms: dict[str, int]) -> Pattern:
    def number(term: str) -> int:
        return terms.setdefault(term, len(terms))

    needed = [number(t) for t in line["pattern"].split() if not t.startswith("!")]
    # "a|b|!c": what must be absent may stand after a bar, too.
    absent = [
        number(t[1:]) for t in line["pattern"].replace("|", " ").split() if t.startswith("!")
    ]
    return Pattern(
        line["type"],
        int(line["strength"]),
        tuple(needed),
        tuple(absent),
        frozenset((line["over"] or "").split()),
        int(line["reach"] or REACH),
    )


def _index(
    terms: dict[str, int],
) -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    exact: dict[str, list[int]] = {}
    stems: dict[str, list[int]] = {}
    for term, number in terms.items():
        for word in term.split("|"):
            if word.startswith("!") or not word:
                continue
            kind, key = (stems, word[:-1]) if word.endswith("*") else (exact, word)
            kind.setdefault(key.translate(FOLDED), []).append(number)
    return (
        {k: tuple(v) for k, v in exact.items()},
        {k: tuple(v) for k, v in stems.items()},
    )
