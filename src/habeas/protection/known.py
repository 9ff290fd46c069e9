"""Which names does the world know, so that they may stand beside a confidential source?"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Self

from msgspec import Struct

from habeas.model.claim import Claim, Speaker
from habeas.model.document import Document
from habeas.model.words import SpeakerKind
from habeas.protection.echoes import keys
from habeas.text.scripts import fold

_WORD = re.compile(r"[^\W_]+")


class Known(Struct, frozen=True):
    """Names of speakers that public documents print, or that the settings list as bodies."""

    names: frozenset[str]

    @classmethod
    def of(
        cls, documents: Sequence[Document], claims: Iterable[Claim], listed: Iterable[str] = ()
    ) -> Self:
        """Look for the names that confidential sources give in what the world has."""
        public = {one.path for one in documents if one.public}
        texts = [text for one in documents if one.public for text in (one.text, one.outlet or "")]
        # A channel that its own export calls public is read by anybody, under this name.
        own = [one.outlet for one in documents if one.open_channel and one.outlet]
        paths = [one.path for one in documents]
        asked = {
            hop.name: _asked(hop, paths)
            for one in claims
            if one.doc not in public
            for hop in one.attribution
        }
        places = _places([*texts, *listed, *own], asked.values())
        return cls(frozenset(name for name, words in asked.items() if _printed(words, places)))


def _asked(hop: Speaker, paths: Iterable[str]) -> tuple[str, ...]:
    """List the words of a name that must be printed somewhere, in a row.

    A document is called by its file or by its kind: of such a name only capitals can name anybody.
    """
    words = tuple(_WORD.findall(hop.name))
    if hop.kind is not SpeakerKind.DOCUMENT:
        return words
    if any(hop.name.casefold() in path.casefold() for path in paths):
        return ()
    return tuple(word for word in words if word[0].isupper())


Places = Mapping[str, Collection[tuple[int, int]]]


def _places(texts: Iterable[str], names: Iterable[tuple[str, ...]]) -> Places:
    """Say where the words of names stand: in which text, as which word, in whatever script."""
    wanted = {heard for words in names for word in words for heard in _heard(word)}
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, text in enumerate(texts):
        for at, match in enumerate(_WORD.finditer(text)):
            for heard in wanted & _heard(match.group()):
                found[heard].add((number, at))
    return found


def _heard(word: str) -> frozenset[str]:
    return keys(word) | {fold(word)}


def _printed(words: tuple[str, ...], places: Places) -> bool:
    """Tell whether words stand somewhere in a row; a name without letters names nobody."""
    if not words:
        return True
    stand = [{at for heard in _heard(word) for at in places.get(heard, ())} for word in words]
    return any(
        all((text, at + further) in stand[further] for further in range(1, len(words)))
        for text, at in stand[0]
    )
