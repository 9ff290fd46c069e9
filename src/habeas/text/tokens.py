"""Which words does a text have, and where?"""

import re

from msgspec import Struct

from habeas.text.scripts import fold, words

# N'Djamena keeps its N: as a negation it would stand before a verb.
_ELIDED = re.compile(r"(?:[dlnDL]|[qQ]u)['’]")


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
