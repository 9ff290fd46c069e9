"""Which figures cannot both be true?"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from habeas.model.words import Certainty, EventType, Polarity, Relation, Unit
from habeas.weighing.cues import cores, cue
from habeas.weighing.facets import who
from habeas.weighing.found import Found
from habeas.weighing.page import Said
from habeas.weighing.tellings import Told

_NUMBER = re.compile(r"\d+")
DAYS = timedelta(days=14)  # figures of one place told further apart in time are no rivals
WEEK = timedelta(days=7)  # where nobody denies, they must be nearer
CLOSE = timedelta(days=3)  # a count told this much after the state's may still be of its days
MONTH = timedelta(days=31)
MOST = 12  # figures of a place and a time that one is set against
TWICE = 2
Spot = tuple[str, str]  # what happened, and where
Days = tuple[list[date], list[Told]]


def denies(said: Said) -> bool:
    """Tell whether a claim says that something is not so."""
    return EventType.DENIAL in said.claim.types or said.claim.certainty is Certainty.DENIED


def contradictions(told: Iterable[Told], cited: frozenset[str], found: Found) -> None:
    """Say which figures contradict each other: one denied, one that leaves no room for another.

    `cited` are claims that a relay passed on: what is said of the relay goes for them, too.
    """
    stated = [t for t in told if not t.page.is_list and "retraction" not in t.said.types]
    first = [t for t in stated if t.id not in cited]
    _numbers_denied(first, found)
    _instead(first, found)
    _nobody(first, found)
    _in_one_place(first, found)
    for page in _by_page(stated):
        _in_one_place(page, found, one_page=True)
        _rumoured(page, found)


def _by_page(told: Iterable[Told]) -> Iterator[list[Told]]:
    pages: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        pages[one.page.path].append(one)
    yield from pages.values()


def _numbers_denied(told: Sequence[Told], found: Found) -> None:
    """Set a denial against the figure that it denies."""
    by_value: dict[tuple[Unit, int], list[Told]] = defaultdict(list)
    for one in told:
        if not denies(one.said):
            by_value[one.unit, one.value].append(one)
    for one in told:
        if denies(one.said) and one.value and one.said.claim.polarity is Polarity.NEGATED:
            for target in by_value[one.unit, one.value]:
                if target.page.path == one.page.path or _one_voice(one, target):
                    continue
                if target.said.claim.certainty is Certainty.ASSERTED:
                    why = f"denies the figure {one.value:,}"
                    found.say(one.said, target.said, Relation.CONFLICT, why)
                else:
                    # What somebody tells, and has not counted, is repeated to be denied.
                    why = "repeats the number that somebody told, to deny it"
                    found.say(one.said, target.said, Relation.RESTATED, why)


def _instead(told: Sequence[Told], found: Found) -> None:
    """Set a figure that is told to be so, and not another one, against that other one."""
    by_value: dict[tuple[Unit, int], list[Told]] = defaultdict(list)
    for one in told:
        if not denies(one.said):
            by_value[one.unit, one.value].append(one)
    for one in told:
        words = cue("unlike", one.clause) if not denies(one.said) else None
        for number in map(int, _NUMBER.findall(words or "")):
            for target in by_value[one.unit, number]:
                apart = one.said.spots and target.said.spots and not _together(one, target)
                if number != one.value and not apart and not _one_voice(one, target):
                    why = f"{one.value:,}, and not {number:,}, as its words say"
                    found.say(one.said, target.said, Relation.CONFLICT, why)


def _together(one: Told, other: Told) -> bool:
    return bool(set(one.said.spots) & set(other.said.spots))


def _one_voice(one: Told, other: Told) -> bool:
    """Tell whether a denial goes back to the very body that states the figure, or to its side."""
    return (one.official and other.official) or other.counter in one.behind | {one.counter}


def _nobody(told: Sequence[Told], found: Found) -> None:
    """Set the word that there is nobody against those who count somebody."""
    by_core: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.unit is Unit.PERSONS and one.value and not one.official and not denies(one.said):
            for core in sorted(one.acts):
                by_core[core].append(one)
    days = {core: _by_day(held) for core, held in by_core.items()}
    for one in told:
        nobody = one.figure.value == 0 and denies(one.said)
        if not nobody or one.unit is not Unit.PERSONS:
            continue
        for core in sorted(one.acts):
            for target in _near(days.get(core), one, MONTH, MONTH):
                rarest = core in _rare(target.acts)
                if rarest and _reaches(one.said, target.said):
                    why = f"nobody, against {target.value:,}"
                    found.say(one.said, target.said, Relation.CONFLICT, why)


def _rare(held: frozenset[str]) -> frozenset[str]:
    """Leave out of several acts the detention that they are part of."""
    return held - {"held"} or held


def _reaches(denial: Said, said: Said) -> bool:
    """Tell whether a denial speaks of the place of a figure, or of no place narrower than it."""
    if denial.spots:
        return bool(set(denial.spots) & set(said.near))
    if set(denial.areas) & set(said.areas):
        return True
    common = "held" in denial.cores  # that nobody at all is held is no answer to any one count
    return not common and (not denial.areas or not said.areas)


def _in_one_place(told: Sequence[Told], found: Found, *, one_page: bool = False) -> None:
    """Set the state's figure of a town, or one that denies, against the counts of that town.

    Only where the state's lies below: a count of others is what they know of, and may be short.
    """
    by_spot: dict[Spot, list[Told]] = defaultdict(list)
    for one in told:
        if one.unit is Unit.PERSONS and one.value and not denies(one.said) and not one.official:
            for spot in one.said.near:
                for group in cores(one.said.types, "group") & {"custody"}:
                    by_spot[group, spot].append(one)
    days = {spot: _by_day(held) for spot, held in by_spot.items()}
    for one in told:
        if one.unit is not Unit.PERSONS or not (denies(one.said) or one.official):
            continue
        past, ahead = (DAYS, DAYS) if denies(one.said) else (WEEK, CLOSE)
        for spot in sorted(set(one.said.spots)):
            for target in _near(days.get(("custody", spot)), one, past, ahead):
                together = one.page.path == target.page.path
                if (
                    together is one_page
                    and not _one_voice(one, target)
                    and _leaves_no_room(one, target)
                ):
                    why = f"{one.value:,} against {target.value:,} in the same place at one time"
                    found.say(one.said, target.said, Relation.CONFLICT, why)


def _leaves_no_room(one: Told, other: Told) -> bool:
    """Tell whether no number lies in both bounds; floors that overlap are no conflict."""
    if one.figure.high is None or other.figure.low is None or one.figure.high >= other.figure.low:
        return False
    if denies(one.said):
        return True
    towns = set(one.said.spots) == set(other.said.spots)
    acts = one.acts & other.acts and other.acts <= one.acts
    return bool(towns and acts and who(one.kinds) <= who(other.kinds))


def _by_day(told: Iterable[Told]) -> Days:
    ordered = sorted((t for t in told if _when(t)), key=lambda t: (_when(t), t.id))
    return [_when(t) for t in ordered], ordered


def _when(told: Told) -> date:
    return told.day or told.page.when or date.min


def _near(held: Days | None, one: Told, past: timedelta, ahead: timedelta) -> list[Told]:
    """List the figures told in the days before and after one, the nearest of them."""
    day = _when(one)
    if held is None or day == date.min:
        return []
    first, last = bisect_left(held[0], day - past), bisect_right(held[0], day + ahead)
    near = sorted(held[1][first:last], key=lambda t: (abs(_when(t) - day), t.id))
    return near[:MOST]


def _rumoured(told: Sequence[Told], found: Found) -> None:
    """Set an exact figure against another one that is only rumoured, of one place and one time."""
    by_spot: Mapping[object, list[Told]] = _grouped(t for t in told if t.value and t.said.near)
    for held in by_spot.values():
        for at, one in enumerate(held):
            for other in held[at + 1 : at + 1 + MOST]:
                exact = all(t.figure.low == t.figure.high == t.value for t in (one, other))
                unsure = Certainty.ALLEGED in {t.said.claim.certainty for t in (one, other)}
                if unsure and (exact or _over(one, other)) and _two_numbers(one, other):
                    why = f"{one.value} and {other.value} for the same place within days"
                    found.say(one.said, other.said, Relation.CONFLICT, why)


def _grouped(told: Iterable[Told]) -> dict[object, list[Told]]:
    found: dict[object, list[Told]] = defaultdict(list)
    for one in told:
        found[one.said.near, one.said.types, one.unit].append(one)
    return found


def _over(one: Told, other: Told) -> bool:
    """Tell whether a rumour of at least so many lies far above what a counter counts."""
    floor, known = (one, other) if one.figure.high is None else (other, one)
    sure = known.figure.low == known.figure.high == known.value
    alleged = floor.said.claim.certainty is Certainty.ALLEGED
    return alleged and sure and (floor.figure.low or 0) >= TWICE * known.value


def _two_numbers(one: Told, other: Told) -> bool:
    counters = one.counter != other.counter
    days = one.said.last and other.said.last and abs(one.said.last - other.said.last) <= CLOSE
    return bool(counters and days and one.value != other.value)
