"""What does a column of a list hold, by its head?"""

from functools import cache

from habeas.text.tables import rows


def column_kind(head: str | None) -> str | None:
    """Say what a column holds: the kind whose words fit the head best, None if none does.

    >>> column_kind("place_held"), column_kind("Held at"), column_kind("consent")
    ('place', 'place', 'consent')
    """
    if head is None:
        return None
    name = head.casefold().strip()
    parts = {name, *name.replace("_", " ").split()}
    whole = next((kind for kind, words in _columns() if name in words), None)
    return whole or next((kind for kind, words in _columns() if _fits(parts, words)), None)


def _fits(parts: set[str], words: frozenset[str]) -> bool:
    stems = [word[:-1] for word in words if word.endswith("*")]
    return bool(parts & words) or any(p.startswith(s) for p in parts for s in stems)


@cache
def _columns() -> tuple[tuple[str, frozenset[str]], ...]:
    lines = rows("habeas.claims", "columns.csv")
    return tuple((line["kind"], frozenset(line["words"].split())) for line in lines)
