"""Did two outlets speak to one and the same unnamed person?"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from habeas.model.claim import Speaker
from habeas.model.words import Identity, SpeakerKind
from habeas.text.tables import rows
from habeas.weighing.lookup import Shelf
from habeas.weighing.names import ROOM
from habeas.weighing.page import Page, Said, stems

KIN = frozenset({SpeakerKind.RELATIVE, SpeakerKind.VICTIM, SpeakerKind.WITNESS})
COMMON = 40  # more people of one relation, town and day than this are not compared
MOST = 0.6  # of the word stems of the shorter quotation that must stand in the other
FEW = 3


class Person(Struct, frozen=True):
    """Somebody without a name, as one document quotes them."""

    path: str
    name: str
    said: tuple[Said, ...]


class Same(Struct, frozen=True):
    """Two documents quote one person: same relation, town, day and words."""

    one: Person
    other: Person
    why: str  # names no town or day: it may stand beside a confidential document


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = rows(ROOM, "relations.csv")
    kinds = dict.fromkeys(row["relation"] for row in table)
    forms = {k: "|".join(f"(?:{r['form']})" for r in table if r["relation"] == k) for k in kinds}
    return tuple((kind, re.compile(form)) for kind, form in forms.items())


@cache
def relation(name: str) -> str | None:
    """Give what a person is to somebody, as a description says it.

    >>> relation("мать солдата"), relation("mother of a soldier"), relation("relatives")
    ('mother', 'mother', None)
    """
    lower = name.lower()
    first = [(m.start(), kind) for kind, form in _patterns() if (m := form.search(lower))]
    return min(first)[1] if first else None


def same_people(shelf: Shelf) -> Iterator[Same]:
    """Find the unnamed people whom two documents quote; who is only alike stays two people."""
    shelves: dict[tuple[str, str, str], list[Person]] = defaultdict(list)
    for _, page in sorted(shelf.pages.items()):
        for person in _people(page):
            for key in _keys(person):
                shelves[key].append(person)
    seen: set[tuple[str, str, str, str]] = set()
    for (kind, _, _), near in sorted(shelves.items()):
        if len(near) > COMMON:
            continue
        for at, one in enumerate(near):
            for other in near[at + 1 :]:
                pair = (one.path, one.name, other.path, other.name)
                if one.path != other.path and pair not in seen and _one_voice(one, other):
                    seen.add(pair)
                    yield Same(one, other, f"one {kind}: of the same town, day and words")


def _people(page: Page) -> Iterator[Person]:
    if page.is_list or page.witness:
        return
    told: dict[str, list[Said]] = defaultdict(list)
    for said in page.said:
        first = said.claim.attribution[:1]
        if first and _private(first[0]) and relation(first[0].name):
            told[first[0].name].append(said)
    for name in sorted(told):
        yield Person(page.path, name, tuple(told[name]))


def _private(speaker: Speaker) -> bool:
    return speaker.identity is not Identity.NAMED and speaker.kind in KIN


def _keys(person: Person) -> Iterator[tuple[str, str, str]]:
    kind = relation(person.name) or ""
    towns = {spot for s in person.said for spot in s.near}
    days = {str(s.first) for s in person.said if s.first and s.first == s.last}
    yield from ((kind, town, day) for town in sorted(towns) for day in sorted(days))


def _one_voice(one: Person, other: Person) -> bool:
    return any(_alike(a, b) for a in one.said for b in other.said)


def _alike(one: Said, other: Said) -> bool:
    """Tell whether two quotations say one thing: in like words, of one concept, or one number."""
    if not one.types & other.types:
        return False
    counted = one.value is not None and one.value > 1 and one.value == other.value
    return bool(one.told & other.told) or counted or _worded(stems(one.words), stems(other.words))


def _worded(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = one & other
    return len(shared) >= FEW and len(shared) >= MOST * min(len(one), len(other))
