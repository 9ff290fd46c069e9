"""Which figure was taken back by whoever had counted it, and which one stands in its place?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from habeas.model.words import Certainty, EventType, Polarity, Relation, Unit
from habeas.weighing.cues import cue
from habeas.weighing.found import Found
from habeas.weighing.tellings import Told, instead

_NUMBER = re.compile(r"\d+")
CLOSE = 0.2  # a corrected figure lies this near to the one it replaces
AFTER = 3  # figures after a withdrawal among which the corrected one is looked for


class Index(Struct, frozen=True):
    """Figures by what they count and how many, and by who counted."""

    by_value: Mapping[tuple[Unit, int], Sequence[Told]]
    by_counter: Mapping[tuple[Unit, str], Sequence[Told]]


def index(told: Iterable[Told]) -> Index:
    """Index the figures of a case."""
    values: dict[tuple[Unit, int], list[Told]] = defaultdict(list)
    counters: dict[tuple[Unit, str], list[Told]] = defaultdict(list)
    for one in told:
        if one.value:
            values[one.unit, one.value].append(one)
            counters[one.unit, one.counter].append(one)
    return Index(values, counters)


def withdrawn(
    told: Sequence[Told], known: Index, relayed: frozenset[str], found: Found
) -> dict[str, Told]:
    """Tie each withdrawal of a document, and the figure that stands in for the withdrawn one.

    Such a figure is given back as one that is told of the day and the people of the old one.
    """
    stands: dict[str, Told] = {}
    for at, back in enumerate(told):
        if EventType.RETRACTION not in back.said.claim.types:
            continue
        if back.said.claim.polarity is Polarity.AFFIRMED and not _elsewhere(back, known, relayed):
            replaced = _last_of(back, known, relayed)
            if replaced is not None and _names(back, replaced) and back.id not in relayed:
                why = f"{back.value:,} replaces the withdrawn {replaced.value:,}"
                found.say(back.said, replaced.said, Relation.RETRACTED, why)
                stands.setdefault(back.id, instead(back, replaced))
            continue
        olds = _taken_back(told[:at], back) or _elsewhere(back, known, relayed)
        for old in olds:
            why = f"the figure {old.value:,} is withdrawn"
            found.say(back.said, old.said, Relation.RETRACTED, why)
            for new in told[at + 1 : at + 1 + AFTER]:
                if _corrects(new, back):
                    why = f"{new.value:,} replaces the withdrawn {old.value:,}"
                    found.say(new.said, old.said, Relation.RETRACTED, why)
                    stands.setdefault(new.id, instead(new, old))
    for at, new in enumerate(told):
        if new.id in stands or not cue("right", new.said.words):
            continue
        for replaced in _put_right(told[:at], new, known, relayed):
            why = f"{new.value:,} replaces the withdrawn {replaced.value:,}"
            found.say(new.said, replaced.said, Relation.RETRACTED, why)
            stands.setdefault(new.id, instead(new, replaced))
    return stands


def _put_right(
    before: Sequence[Told], new: Told, known: Index, relayed: frozenset[str]
) -> list[Told]:
    """Find the figure that the right one stands for, where nothing says that it is withdrawn."""
    wrong = [one for one in before[-1:] if one.unit is new.unit and _near(new, one)]
    if wrong:
        return [*wrong, *_elsewhere(wrong[0], known, relayed)]
    last = _last(new, known, relayed)
    return [last] if last else []


def _last(new: Told, known: Index, relayed: frozenset[str]) -> Told | None:
    """Find the counter's last figure, where a withdrawal without a number gives the right one."""
    return _last_of(new, known, relayed) if _follows_withdrawal(new) else None


def _names(new: Told, old: Told) -> bool:
    """Tell whether the words give the older figure too: "the total goes from 63 to 60"."""
    return str(old.value) in _NUMBER.findall(new.said.words)


def _last_of(new: Told, known: Index, relayed: frozenset[str]) -> Told | None:
    theirs = [
        one
        for one in known.by_counter.get((new.unit, new.counter), ())
        if one.page.path != new.page.path and one.page.rank < new.page.rank
        if not one.taken_back and not one.page.is_list and one.id not in relayed
        if one.kinds == new.kinds and _near(new, one)
    ]
    return max(theirs, key=lambda one: (one.page.rank, one.said.at), default=None)


def _follows_withdrawal(new: Told) -> bool:
    before = new.page.said[max(0, new.said.at - AFTER) : new.said.at]
    return any(
        EventType.RETRACTION in s.claim.types
        and s.claim.quantity is None
        and s.claim.polarity is not Polarity.AFFIRMED
        for s in before
    )


def _near(new: Told, old: Told) -> bool:
    return new.value != old.value and abs(new.value - old.value) <= CLOSE * old.value


def _stated(one: Told, back: Told) -> bool:
    same = one.unit is back.unit and one.value == back.value
    return same and EventType.RETRACTION not in one.said.claim.types


def _taken_back(before: Sequence[Told], back: Told) -> list[Told]:
    return [one for one in before if _stated(one, back)][-1:]


def _elsewhere(back: Told, known: Index, relayed: frozenset[str]) -> list[Told]:
    """Find where the figure of the same body was told: by itself, or by one who passed it on.

    A figure that is shown to come from another held document goes with that one.
    """
    own = {back.counter} | {back.page.path}
    theirs = [
        one
        for one in known.by_value.get((back.unit, back.value), ())
        if _stated(one, back) and _before(one, back) and not one.page.is_list
        if own & (one.behind | {one.counter}) and one.page.path != back.page.path
        if one.said.claim.certainty is not Certainty.DENIED
    ]
    first = [one for one in theirs if one.id not in relayed] or theirs[:1]
    return sorted(first, key=lambda one: (one.page.rank, one.said.at))


def _before(one: Told, back: Told) -> bool:
    """Tell whether a figure was told, or told of a day, before it was taken back."""
    if one.page.rank < back.page.rank:
        return True
    return bool(one.said.last and back.page.when and one.said.last < back.page.when)


def _corrects(new: Told, back: Told) -> bool:
    right = cue("right", new.said.words) is not None
    if EventType.RETRACTION in new.said.claim.types and not right:
        return False
    return (
        _near(new, back) and new.unit is back.unit and (right or new.said.last != back.said.last)
    )
