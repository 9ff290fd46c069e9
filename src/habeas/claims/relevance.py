"""Can a passage tell of any event at all, before anybody parses it?"""

import re
from collections.abc import Iterator

from habeas.claims.lexicon import lexicon
from habeas.model.document import Passage, PassageKind

_WORD = re.compile(r"\w+(?:['’ʼ‘-]\w+)*")
_PART = re.compile(r"\w+")


def may_tell(passage: Passage) -> bool:
    """Tell whether a passage holds all words of some event, in any order and at any distance.

    One without them states no event, however it is parsed: an engine would only cost time.
    Rows of tables always may, since the head of a column can say what they state.
    """
    if passage.kind is PassageKind.ROW or passage.cells:
        return True
    return lexicon("events", passage.language).touches(_words(passage.text.casefold()))


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        yield word
        parts = _PART.findall(word)
        if len(parts) > 1:
            yield from parts
