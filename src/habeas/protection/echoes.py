"""Does a sentence that was written about the case repeat words of a confidential source?"""

import re
from collections.abc import Iterable, Iterator
from typing import Self

from msgspec import Struct

from habeas.model.document import Document
from habeas.text.tables import rows

RUN = 4  # so many words in a row, found in a confidential source alone, are its words
SEALED = "(sealed)"


class Sealing(Struct, frozen=True):
    """What only confidential sources say: names, and runs of words.

    Numbers are no part of it: a figure's value is shown with its claim in any case.
    """

    names: frozenset[str]
    runs: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, confidential: Iterable[Document], allowed: Iterable[str]) -> Self:
        """Collect what the confidential documents say and the allowed texts do not."""
        shown = list(allowed)
        known = {word.casefold() for text in shown for word in _words(text)} | _plain()
        told = {run for text in shown for run in _runs(text)}
        names: set[str] = set()
        runs: set[tuple[str, ...]] = set()
        for document in confidential:
            names |= {name for name in _names(document.text) if name not in known}
            runs |= {run for run in _runs(document.text) if run not in told}
        return cls(names=frozenset(names), runs=frozenset(runs))

    def gives_away(self, text: str) -> bool:
        """Tell whether a text holds a name or a run of words that is sealed."""
        words = [word.casefold() for word in _words(text)]
        return any(word in self.names for word in words) or any(
            run in self.runs for run in _runs(text)
        )

    def veil(self, text: str) -> str:
        """Give the text back, or the mark of sealed words where it would give something away.

        >>> Sealing(names=frozenset({"oleg"}), runs=frozenset()).veil("Oleg was moved")
        '(sealed)'
        """
        return SEALED if self.gives_away(text) else text


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in _words(text)]
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _names(text: str) -> set[str]:
    # A capital is enough: a name missed is worse than a word masked in vain.
    return {word.casefold() for word in _words(text) if len(word) > 1 and word[0].isupper()}


def _plain() -> set[str]:
    return {row["word"] for row in rows("habeas.protection", "plain_words.csv")}
