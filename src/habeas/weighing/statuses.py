"""Where do people stand before the law, as some words say?"""

import re
from functools import cache

from habeas.text.tables import rows
from habeas.weighing.names import ROOM


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    by_status: dict[str, list[str]] = {}
    for row in rows(ROOM, "statuses.csv"):
        by_status.setdefault(row["status"], []).append(row["form"])
    return tuple((s, re.compile("|".join(f"(?:{f})" for f in fs))) for s, fs in by_status.items())


def statuses(words: str) -> dict[str, str]:
    """List what some words say of the law's hold on people, each with the words that say it.

    >>> statuses("41 jóvenes imputados por terrorismo")
    {'charged': 'imputados', 'terrorism': 'terrorismo'}
    """
    lower = words.lower()
    found = ((status, form.search(lower)) for status, form in _forms())
    return {status: met.group() for status, met in found if met}
