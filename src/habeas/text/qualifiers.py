"""Which words beside a name say what kind of place it is?"""

from functools import cache

from msgspec import Struct

from habeas.model.place import PlaceKind
from habeas.text.scripts import fold, words
from habeas.text.tables import rows


class Qualifier(Struct, frozen=True):
    """Folded words beside a name: the kind they ask for, whether several names share them."""

    words: tuple[str, ...]
    kind: PlaceKind | None  # None: they widen the mention and ask for nothing
    many: bool


@cache
def _beside(language: str, side: str) -> dict[str, tuple[Qualifier, ...]]:
    found: dict[str, list[Qualifier]] = {}
    for row in rows("habeas.text", "generic.csv"):
        if row["language"] == language and row["side"] == side:
            parts = tuple(fold(row["words"][start:end]) for start, end in words(row["words"]))
            kind = None if row["kind"] == "place" else PlaceKind(row["kind"])
            nearest = parts[0] if side == "after" else parts[-1]
            found.setdefault(nearest, []).append(Qualifier(parts, kind, row["many"] == "yes"))
    return {word: tuple(sorted(many, key=_length)) for word, many in found.items()}


def _length(qualifier: Qualifier) -> int:
    return -len(qualifier.words)


def before(folded: tuple[str, ...], language: str, side: str = "before") -> Qualifier | None:
    """Find the longest qualifier that ends a run of words; `side` "cue" is no part of the name.

    >>> before(("en", "la", "region", "de"), "es").words
    ('region', 'de')
    """
    for qualifier in _beside(language, side).get(folded[-1] if folded else "", ()):
        if folded[-len(qualifier.words) :] == qualifier.words:
            return qualifier
    return None


def after(folded: tuple[str, ...], language: str) -> Qualifier | None:
    """Find the longest qualifier that opens a run of folded words.

    >>> after(("region", "and"), "en").kind
    <PlaceKind.REGION: 'region'>
    """
    for qualifier in _beside(language, "after").get(folded[0] if folded else "", ()):
        if folded[: len(qualifier.words)] == qualifier.words:
            return qualifier
    return None
