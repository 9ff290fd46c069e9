"""What do the tables say about what may leave?"""

from functools import cache

from habeas.model.words import EventType, SpeakerKind, Unit
from habeas.text.scripts import fold, stem, words
from habeas.text.tables import rows

ROOM = "habeas.protection"
LONG = 7  # letters of a word from which on it may go on: foundation, foundations


@cache
def limit(name: str) -> int:
    """Look up a threshold.

    >>> limit("smallest_cell")
    10
    """
    return next(
        int(row["value"]) for row in rows(ROOM, "release_limits.csv") if row["name"] == name
    )


@cache
def reason(key: str) -> str:
    """Word a rule for the owner."""
    return next(row["told"] for row in rows(ROOM, "release_reasons.csv") if row["key"] == key)


@cache
def told(kind: EventType) -> str:
    """Tell whether a type may be told by itself: yes, no, or counted (only with a figure)."""
    table = {row["type"]: row["told"] for row in rows(ROOM, "release_types.csv")}
    return table.get(kind, "yes")


@cache
def counts_people(unit: Unit) -> bool:
    """Tell whether a figure in this unit counts people."""
    table = {row["unit"]: row["persons"] for row in rows(ROOM, "release_units.csv")}
    return table.get(unit, "yes") == "yes"


@cache
def _speaker(kind: SpeakerKind) -> dict[str, str]:
    return next(row for row in rows(ROOM, "release_speakers.csv") if row["kind"] == kind)


def is_single(kind: SpeakerKind, *, seen: bool) -> bool:
    """Tell whether what such a speaker tells, or has seen, is one person's story."""
    return _speaker(kind)["single"] in ({"always", "seen"} if seen else {"always"})


def is_body(kind: SpeakerKind, name: str, outlets: frozenset[str]) -> bool:
    """Tell whether a name is that of a body: an outlet's, or one that reads like a body's.

    >>> is_body(SpeakerKind.NGO, "Harbour Foundation", frozenset())
    True
    >>> is_body(SpeakerKind.NGO, "Ratko Soto", frozenset())
    False
    """
    published = name.casefold() in outlets
    return is_body_kind(kind) and (published or reads_like_a_body(name))


def is_body_kind(kind: SpeakerKind) -> bool:
    """Tell whether speakers of a kind are bodies."""
    return _speaker(kind)["body"] == "yes"


def reads_like_a_body(name: str) -> bool:
    """Tell whether a word of a name is one that bodies bear.

    >>> reads_like_a_body("фонда «Свободный Байкал»"), reads_like_a_body("Олег Ратников")
    (True, False)
    """
    parts = [fold(name[start:end]) for start, end in words(name)]
    whole, begun = _body_words()
    return any(stem(part) in whole or part in whole or part.startswith(begun) for part in parts)


@cache
def _body_words() -> tuple[frozenset[str], tuple[str, ...]]:
    stems = [row["stem"] for row in rows(ROOM, "release_bodies.csv")]
    return frozenset(stems), tuple(one for one in stems if len(one) >= LONG)
