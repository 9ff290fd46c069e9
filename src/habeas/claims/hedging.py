"""Which words mark doubt, hearsay or approximation, and in which mood is a statement?"""

import re
from functools import cache

from msgspec import Struct

from habeas.claims.reading import Span
from habeas.claims.speakers import LANGUAGES
from habeas.claims.spelling import ROOM
from habeas.text.tables import rows_of


class Mark(Struct, frozen=True):
    """A hedge in a passage and the level it stands for (letters of the table of markers)."""

    start: int
    end: int
    level: str


@cache
def _table(language: str) -> tuple[tuple[re.Pattern[str], str, re.Pattern[str] | None], ...]:
    if language not in LANGUAGES:
        return ()
    return tuple(
        (
            re.compile(rf"(?<![\w-])(?:{row['hedge']})(?![\w-])", re.IGNORECASE),
            row["level"],
            re.compile(row["unless"], re.IGNORECASE) if row["unless"] else None,
        )
        for row in rows_of(ROOM, "hedges", language)
    )


def marks(text: str, language: str, span: Span) -> tuple[Mark, ...]:
    """List the hedges inside a span; a row's `unless` is looked for in the whole span.

    >>> [(m.level) for m in marks("Two would have been jailed, allegedly.", "en", (0, 38))]
    ['M', 'A']
    """
    found: list[Mark] = []
    for pattern, level, unless in _table(language):
        if unless and unless.search(text[slice(*span)]):
            continue
        found.extend(Mark(hit.start(), hit.end(), level) for hit in pattern.finditer(text, *span))
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(mark.end <= k.start or mark.start >= k.end for k in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda m: m.start))
