"""Which details of law, people, time and number did a relay change?"""

import re
from collections.abc import Iterator
from datetime import date

from habeas.model.words import EventType, MutationItem
from habeas.weighing.facets import kinds
from habeas.weighing.page import Said
from habeas.weighing.sides import Change, worded
from habeas.weighing.statuses import statuses

_DIGITS = re.compile(r"\d+")
_MARKS = re.compile(r"[,;]| (?:и|та|й|and|y|e|und|et) ")
SHORTER = 0.7  # a list has lost members where its words are so much fewer
ITEMS = 1
LEGAL = frozenset({"charge", "detention", "withdrawal", "discharge"})
PEOPLE = frozenset({"minors", "women", "foreigners", "journalists", "wounded"})


def status(parent: Said, child: Said) -> Iterator[Change]:
    """Find people who are charged in one text and under investigation in the other."""
    if not parent.types & child.types & LEGAL:
        return
    one, other = statuses(parent.words), statuses(child.words)
    gone = [words for status, words in one.items() if status not in other]
    new = [words for status, words in other.items() if status not in one]
    if gone or (one and new):
        yield Change(
            MutationItem.STATUS, ", ".join(gone) or ", ".join(one.values()), ", ".join(new) or None
        )


def population(parent: Said, child: Said) -> Iterator[Change]:
    """Find a count of one kind of people that has become a count of people."""
    if parent.value is None or parent.value != child.value:
        return
    if (kinds(parent.words) - kinds(child.words)) & PEOPLE:
        yield worded(MutationItem.POPULATION, parent, child)


def day(parent: Said, child: Said) -> Iterator[Change]:
    """Find a day that was named, or the day on which something began, and is no longer so."""
    if parent.first is None or parent.claim.date is None:
        return
    if parent.first == parent.last:
        if (child.first, child.last) != (parent.first, parent.last):
            kept = child.first is not None and child.first == child.last
            yield Change(MutationItem.DATE, parent.claim.date, child.claim.date if kept else None)
    elif child.first is None and _names_a_day(parent):
        yield Change(MutationItem.DATE, parent.claim.date, None)
    elif child.first is not None and _begin(parent) != _begin(child):
        yield Change(MutationItem.DATE, parent.claim.date, child.claim.date)


def _names_a_day(said: Said) -> bool:
    """Tell whether an end of the interval stands in the words, and not only "since then"."""
    told = set(_DIGITS.findall(said.words))
    return any(str(n) in told for d in (said.first, said.last) if d for n in (d.day, d.year))


def _begin(said: Said) -> tuple[date | None, bool]:
    """Give when something began, and whether only about then."""
    return said.first, "~" in (said.claim.date or "").split("/")[0]


def details(parent: Said, child: Said) -> Iterator[Change]:
    """Find numbers and members of a list that the relay left out."""
    if parent.claim.quantity is not None or child.claim.quantity is not None:
        return
    days = {str(n) for d in (parent.first, parent.last) if d for n in (d.day, d.month, d.year)}
    kept = {*_DIGITS.findall(child.words), *days}
    numbers = [n for n in _DIGITS.findall(parent.words) if n not in kept]
    dated = EventType.COMPLAINT in parent.claim.types
    listed = len(_MARKS.findall(parent.words)) - len(_MARKS.findall(child.words))
    shorter = len(child.words) < SHORTER * len(parent.words)
    if numbers and not dated:
        yield Change(MutationItem.COMPOSITION, ", ".join(numbers), None)
    elif listed >= ITEMS and shorter and not parent.spots:
        yield worded(MutationItem.COMPOSITION, parent, child)
