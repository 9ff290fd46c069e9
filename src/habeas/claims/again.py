"""Which names are places because the document has called them so before?

A town whose name is also a word or a surname is taken for a place after "in" alone. Once a
document has said "in Kulsary", "the police of Kulsary" is of the same town.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from habeas.text.gazetteer import Mention

SHORTEST = 4  # letters: shorter names are too often something else
NAMED = re.compile(r"[A-ZА-ЯЁІЇЄҐÄÖÜÁÉÍÓÚ][\w’'-]*\.? $")  # "Ana Makat", "J. Makat"
BESIDE = re.compile(r" [A-ZА-ЯЁІЇЄҐÄÖÜÁÉÍÓÚ]\w")  # "Makat Ibrahim"


def with_repeated(
    texts: Sequence[str], found: Mapping[int, Sequence[Mention]]
) -> dict[int, tuple[Mention, ...]]:
    """Add the names that another passage, or another sentence, has read as places.

    >>> with_repeated(["Held in Makat.", "The post of Makat."], {})
    {}
    """
    known: dict[str, Mention] = {}
    for at, mentions in found.items():
        for mention in mentions:
            name = texts[at][mention.start : mention.end]
            if len(name) >= SHORTEST and name[:1].isupper():
                known.setdefault(name, mention)
    if not known:
        return {at: tuple(mentions) for at, mentions in found.items()}
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
    return {at: _more(texts[at], mentions, known, pattern) for at, mentions in found.items()}


def _more(
    text: str, mentions: Sequence[Mention], known: Mapping[str, Mention], pattern: re.Pattern[str]
) -> tuple[Mention, ...]:
    new = [
        replace(known[hit.group()], start=hit.start(), end=hit.end())
        for hit in pattern.finditer(text)
        if all(hit.end() <= m.start or m.end <= hit.start() for m in mentions)
        and not _is_of_a_person(text, hit)
    ]
    return tuple(sorted([*mentions, *new], key=lambda m: m.start))


def _is_of_a_person(text: str, hit: re.Match[str]) -> bool:
    before = NAMED.search(text, max(0, hit.start() - 30), hit.start())
    opens = before is not None and before.start() == _sentence(text, hit.start())
    return (before is not None and not opens) or bool(BESIDE.match(text, hit.end()))


def _sentence(text: str, at: int) -> int:
    """Find where the sentence begins that a position stands in."""
    mark = max(text.rfind(sign, 0, at) for sign in (". ", "! ", "? ", "\n"))
    return mark + 2 if mark >= 0 else 0
