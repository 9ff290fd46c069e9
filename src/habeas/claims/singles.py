"""Where is one single person brought in, without a number: "a soldier who is held in ..."?"""

import re
from functools import cache

from habeas.claims.figures import Figure, day_of
from habeas.claims.reading import Reading
from habeas.model.document import PassageKind
from habeas.model.words import Operator, Unit
from habeas.text.tables import rows


def singles(reading: Reading) -> tuple[Figure, ...]:
    """Find the persons brought in one by one: figures of exactly one, in article and noun."""
    found: list[Figure] = []
    for at, passage in enumerate(reading.document.passages):
        pattern = _pattern(reading.analyses[at].language)
        if pattern is None or passage.kind in {PassageKind.META, PassageKind.ROW}:
            continue
        day = day_of(reading, passage)
        found += [
            Figure(
                at, *match.span("one"), 1, 1, 1, Operator.EXACT, Unit.PERSONS, match.span("noun"),
                as_of=day.isoformat() if day else None, because="one person brought in",
            )
            for match in pattern.finditer(passage.text)
        ]  # fmt: skip
    return tuple(found)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    for row in rows("habeas.claims", "figures_singles.csv"):
        if row["language"] == language:
            article = rf"(?:{row['articles']})\s+(?:[^\W\d_]+\s+)?" if row["articles"] else ""
            return re.compile(
                rf"\b(?P<one>{article}(?P<noun>{row['nouns']}))\b,?\s+(?:{row['followers']})\b",
                re.IGNORECASE,
            )
    return None
