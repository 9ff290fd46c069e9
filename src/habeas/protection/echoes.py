"""Does a sentence that was written about the case repeat words of a confidential source?"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Self

from msgspec import Struct

from habeas.model.document import Document
from habeas.text.scripts import fold, is_cyrillic, sound, sounds, stem
from habeas.text.tables import rows

RUN = 4  # so many words in a row, found in a confidential source alone, are its words
SHORTEST = 3  # letters of a name; what is shorter is too common to give anybody away
LONG = 6  # letters of a surname that may have a woman's ending
SEALED = "(sealed)"


class Sealing(Struct, frozen=True):
    """What only confidential sources say: names as they sound, and runs of words.

    Numbers are no part of it: a figure's value is shown with its claim in any case.
    """

    names: frozenset[str]
    runs: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, confidential: Iterable[Document], allowed: Iterable[str]) -> Self:
        """Collect what the confidential documents say and the allowed texts do not."""
        shown = list(allowed)
        known = {key for text in shown for word in words(text) for key in keys(word)}
        known |= {key for word in _plain() for key in keys(word)}
        told = {run for text in shown for run in _runs(text)}
        names: set[str] = set()
        runs: set[tuple[str, ...]] = set()
        for document in confidential:
            names |= {key for word in _names(document.text) for key in keys(word)} - known
            runs |= {run for run in _runs(document.text) if run not in told}
        return cls(names=frozenset(names), runs=frozenset(runs))

    def gives_away(self, text: str) -> bool:
        """Tell whether a text holds a name, in whatever script, or a run of words that is sealed.

        >>> Sealing(names=keys("Олега"), runs=frozenset()).gives_away("Oleg was moved")
        True
        """
        heard = {key for word in words(text) for key in keys(word)}
        return bool(heard & self.names) or any(run in self.runs for run in _runs(text))

    def veil(self, text: str) -> str:
        """Give the text back, or the mark of sealed words where it would give something away."""
        return SEALED if self.gives_away(text) else text


def words(text: str) -> list[str]:
    """List the words that are long enough to be somebody's name."""
    return [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= SHORTEST]


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in re.findall(r"[^\W_]+", text)]
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _names(text: str) -> set[str]:
    # A capital is enough: a name missed is worse than a word masked in vain.
    return {word for word in words(text) if word[0].isupper()}


@lru_cache(maxsize=1 << 16)
def keys(word: str) -> frozenset[str]:
    """Say how a word sounds, and without its case ending, so that scripts and cases meet."""
    folded = fold(word)
    if is_cyrillic(folded):
        # -ov is an ending in the plural, and the name itself in a surname.
        return frozenset({sound(folded, "cyrl"), sound(stem(folded), "cyrl")})
    # Verlanov and Verlanova are one family.
    forms = (folded, folded.removesuffix("a")) if len(folded) >= LONG else (folded,)
    return frozenset(heard for form in forms for heard in sounds(form, "en"))


def _plain() -> set[str]:
    return {row["word"] for row in rows("habeas.protection", "plain_words.csv")}
