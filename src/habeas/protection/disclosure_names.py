"""Does a text hold a name, or a number, that must stay sealed?

Two kinds of names: those of the register, which are known and are looked for in every text that
leaves, and those that only confidential documents use, which are guessed by their capitals.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from msgspec import Struct

from habeas.model.document import Document
from habeas.model.person import Field, Person
from habeas.model.sealed import BLOT
from habeas.protection.echoes import SEALED, keys, words
from habeas.text.scripts import fold, is_cyrillic, sound, sounds
from habeas.text.tables import rows

SHORT = 2  # letters of a name that is looked for as it is written, since it sounds like too much
DIGITS = 5  # in a row, of a sealed document or telephone
LONG = 7  # of any number in a confidential document; a prefix may be left out
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d(?:[\s().\-\u2010-\u2015/\u00a0]{0,3}\d)+")
_FIRST = re.compile(r"(?:^|[.!?…:\n]|[-–—•])[\s\"'«»„“”‘’(\[]*$")
NUMBERED = (Field.ID_DOCUMENT, Field.CONTACT, Field.BIRTH, Field.ADDRESS)


class Names(Struct, frozen=True):
    """Names as they sound, short ones as they are written, and numbers."""

    sounds: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()  # names as they sound with their endings
    places: frozenset[str] = frozenset()  # words of settled places: Minsk is not Minskij
    short: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    @classmethod
    def of_persons(cls, persons: Iterable[Person], places: Iterable[str] = ()) -> Self:
        """Collect every name of persons that stay sealed, in every spelling, and their numbers."""
        told = list(persons)
        names = [part for one in told for name in one.names() for part in _parts(name.open())]
        whole = frozenset(heard for part in names for heard in _whole(part))
        towns = {word for place in places for word in words(place)}
        sealed = [
            value.open()
            for one in told
            for field, value in one.sealed.items()
            if field in NUMBERED
        ]
        return cls(
            sounds=frozenset({key for part in names if len(part) > SHORT for key in keys(part)}),
            whole=whole,
            places=frozenset(fold(town) for town in towns if whole.isdisjoint(keys(town))),
            short=frozenset({fold(part) for part in names if len(part) <= SHORT}),
            numbers=frozenset(
                n[-LONG:] for value in sealed for n in _numbers(value) if len(n) >= DIGITS
            ),
        )

    @classmethod
    def of_documents(cls, confidential: Sequence[Document], open_texts: Iterable[str]) -> Self:
        """Guess the names that confidential documents use and the open texts do not."""
        shown = list(open_texts)
        plain = (row["word"] for row in rows("habeas.protection", "plain_words.csv"))
        known = {key for text in shown for word in words(text) for key in keys(word)}
        known |= {key for word in plain for key in keys(word)}
        texts = [one.text for one in confidential]
        small = {word for text in (*texts, *shown) for word in words(text) if word.islower()}
        capital = {word for text in texts for word in _capitalised(text, small)}
        return cls(
            sounds=frozenset(
                {key for word in capital if not keys(word) & known for key in keys(word)}
            ),
            numbers=frozenset(
                n[-LONG:] for text in texts for n in _numbers(text) if len(n) >= LONG
            ),
        )

    def stand_in(self, text: str) -> bool:
        """Tell whether a text holds one of them, in whatever script or case.

        >>> names = Names(sounds=keys("Олега"), short=frozenset({"ли"}))
        >>> names.stand_in("Oleg was moved"), names.stand_in("Ли увели"), names.stand_in("или")
        (True, True, False)
        """
        if self.sounds and any(map(self._is_heard, words(text))):
            return True
        if self.short and any(self._is_short(word) for word in _WORD.findall(text)):
            return True
        told = " ".join(_numbers(text)) if self.numbers else ""
        return bool(told) and any(number in told for number in self.numbers)

    def spare(self, place: str) -> bool:
        """Tell whether words that were settled to be a place are no form of one of the names.

        >>> names = Names(whole=frozenset(_whole("Владимир") | _whole("Брянский")))
        >>> names.spare("Брянске"), names.spare("Bryansk"), names.spare("Владимира")
        (True, True, False)
        """
        return all(self.whole.isdisjoint(keys(word)) for word in words(place))

    def veil(self, text: str) -> str:
        """Give a text back, or the mark of sealed words where it holds one of them."""
        return SEALED if self.stand_in(text) else text

    def blotted(self, text: str) -> str:
        """Give a text back with a blot for each word that is one of the names, or sounds so.

        >>> Names(sounds=keys("Олега")).blotted("Oleg was moved")
        '█████ was moved'
        """

        def blot(found: re.Match[str]) -> str:
            word = found.group()
            long = len(word) > SHORT and self._is_heard(word)
            return BLOT if long or (self.short and self._is_short(word)) else word

        return _WORD.sub(blot, text)

    def _is_heard(self, word: str) -> bool:
        return fold(word) not in self.places and not self.sounds.isdisjoint(keys(word))

    def _is_short(self, word: str) -> bool:
        return len(word) <= SHORT and word[0].isupper() and fold(word) in self.short


def has_capitals(text: str) -> bool:
    """Tell whether a script shows names by capitals; where it does not, no name can be guessed.

    >>> has_capitals("в Брянке"), has_capitals("قال رجل")
    (True, False)
    """
    return all(letter.lower() != letter.upper() for letter in text if letter.isalpha())


def _whole(word: str) -> set[str]:
    """Say how a word sounds with its ending: a town and a surname made of it differ there."""
    folded = fold(word)
    return {sound(folded, "cyrl")} if is_cyrillic(folded) else set(sounds(folded, "en"))


def _parts(name: str) -> list[str]:
    return _WORD.findall(name)


def _capitalised(text: str, small: set[str]) -> Iterator[str]:
    """List words with a capital; at the beginning of a sentence only those never written small."""
    for found in _WORD.finditer(text):
        word = found.group()
        if not word[0].isupper() or len(word) <= SHORT:
            continue
        begins = _FIRST.search(text[max(0, found.start() - SHORT * SHORT) : found.start()])
        if begins is None or word.lower() not in small:
            yield word


def _numbers(text: str) -> list[str]:
    return [re.sub(r"\D", "", found.group()) for found in _NUMBER.finditer(text)]
