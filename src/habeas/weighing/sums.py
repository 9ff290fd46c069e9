"""Which figures of a document add up to another one?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from habeas.model.words import Operator, Relation, Unit
from habeas.weighing.cues import cores, cue
from habeas.weighing.found import Found
from habeas.weighing.tellings import Told

PARTS = 6  # of figures that lie apart, more addends than this fit any number
ROWS = 40  # figures of one list that may add up
WINDOW = 12  # figures after a whole among which addends that lie apart are looked for
LEAST = 10  # below this a sum is chance
BESIDE = 2  # a whole stands so near to a list that it sums
LONG = 3
LARGE = 100  # two figures right beside one of this size do not add up to it by chance
UNSURE = frozenset(
    {
        Operator.ABOUT,
        Operator.NEARLY,
        Operator.DOZENS,
        Operator.HUNDREDS,
        Operator.THOUSANDS,
    }
)
COUNTABLE = frozenset({Unit.PERSONS, Unit.CASES, Unit.NAMES, Unit.FAMILIES})
Sum = tuple[Told, tuple[Told, ...]]


def sums(told: Sequence[Told], found: Found) -> list[Sum]:
    """Find the figures of a document that are the sum of others."""
    counted = [t for t in told if t.value and t.unit in COUNTABLE and not t.taken_back]
    made = list(_lists(counted))
    rows = {p.id for _, parts in made for p in parts}
    whole = {w.id for w, _ in made} | rows
    for at in range(len(counted)):
        made += (
            _rest(counted, at) or _grown(counted, at, found) or _apart(counted, at, whole, rows)
        )
    made = list({(w.id, frozenset(p.id for p in parts)): (w, parts) for w, parts in made}.values())
    for total, parts in made:
        said = " + ".join(f"{p.value:,}" for p in parts)
        found.compose(total.said, tuple(p.said for p in parts), f"{said} = {total.value:,}")
        for left in _left(total, parts):
            found.say(left.said, total.said, Relation.LATER_IN_SERIES, "who is left of them later")
    return made


def _vague(told: Told) -> bool:
    """Tell whether a figure is no number that others could add up to."""
    operator = told.figure.operator
    return operator in UNSURE or (operator is Operator.MORE_THAN and told.value % LEAST == 0)


def _lists(counted: Sequence[Told]) -> Iterator[Sum]:
    """Find rows of one list or table that add up to a figure above, below or beside it."""
    totals: dict[tuple[Unit, int], list[int]] = defaultdict(list)
    for at, told in enumerate(counted):
        if told.value >= LEAST and not _vague(told):
            totals[told.unit, told.value].append(at)
    for start in range(len(counted)):
        total = 0
        for end in _run(counted, start):
            total += counted[end].value
            rows = tuple(counted[start : end + 1])
            wholes = totals.get((rows[0].unit, total), ()) if end > start else ()
            for at in wholes:
                gap = start - at if at < start else at - end
                if gap > 0 and _adds_up(counted[at], rows, gap):
                    yield counted[at], rows


def _run(counted: Sequence[Told], start: int) -> Iterator[int]:
    """Yield the ends of the lists that begin at a figure: one counter, one unit, one subject."""
    first = counted[start]
    for end in range(start, min(start + ROWS, len(counted))):
        told = counted[end]
        if told.unit is not first.unit or told.counter != first.counter:
            return
        yield end


def _one_subject(one: Told, other: Told) -> bool:
    return bool(one.acts & other.acts) or one.acts == other.acts


def _adds_up(whole: Told, rows: Sequence[Told], gap: int) -> bool:
    counts = any(t.value > 1 for t in rows)  # a list of persons is no sum of ones
    sound = counts and _of_one_side(whole, rows) and _shares(whole, rows) and _of_one_form(rows)
    if not sound or _states(rows):
        return False
    one = whole.counter == rows[0].counter
    if not all(_one_subject(told, rows[0]) for told in rows):
        return one and gap <= BESIDE and _fates(rows)
    if len(rows) >= LONG:
        return one or gap <= BESIDE
    return one and (_breaks_down(rows) or (gap == 1 and whole.value >= LARGE))


def _fates(rows: Sequence[Told]) -> bool:
    """Tell whether figures say what became of people: some held, others let go or sent away.

    They stand in one passage, or in the items of one list.
    """
    places = [t.said.claim.passage for t in rows]
    listed = places[-1] - places[0] == len(rows) - 1 or len(set(places)) == 1
    gone = sum(bool(cores(t.said.types, "group") & {"end"}) for t in rows)
    held = sum(
        bool(t.acts & {"held"}) and not cores(t.said.types, "group") & {"end"} for t in rows
    )
    return gone + held == len(rows) and bool(gone and held) and listed


def _left(whole: Told, parts: Sequence[Told]) -> list[Told]:
    """Find the part that is told of a later day, of those still held when others were gone."""
    kept = [t for t in parts if "held" in t.acts and not cores(t.said.types, "group") & {"end"}]
    later = whole.day is not None and all(t.day is not None and t.day > whole.day for t in kept)
    one = len(kept) == 1 and len(kept) < len(parts) and whole.counter == kept[0].counter
    return kept if one and later else []


def _of_one_form(rows: Sequence[Told]) -> bool:
    """Tell whether figures are rows of one breakdown: all of towns, of kinds, or of neither.

    One row may have lost its town on the way.
    """
    towns = sum(bool(t.said.spots) for t in rows)
    kinds = sum(bool(t.kinds) for t in rows)
    if towns == len(rows):
        return True
    lost = len(rows) - 1
    return (kinds == 0 and towns in (0, lost)) or (towns == 0 and kinds >= lost)


def _breaks_down(rows: Sequence[Told]) -> bool:
    """Tell whether figures break a whole down by town, by time or by kind of people."""
    towns = {t.said.near for t in rows if t.said.near}
    times = {(t.said.first, t.said.last) for t in rows if t.said.first and t.said.last}
    kinds = {t.kinds for t in rows if t.kinds}
    return len(rows) in (len(towns), len(times), len(kinds))


def _of_one_side(whole: Told, parts: Sequence[Told]) -> bool:
    """Tell whether the state's figures are not added to those of others."""
    return len({t.official for t in (whole, *parts)}) == 1


def _shares(whole: Told, parts: Sequence[Told]) -> bool:
    """Tell whether one who speaks for the whole speaks for each part too."""
    return all(whole.behind & p.behind or whole.counter == p.counter for p in parts)


def _states(rows: Sequence[Told]) -> bool:
    """Tell whether figures are the growing states of one count, up to one day after another."""
    open_ = all(t.said.first is None and t.said.last is not None for t in rows)
    days = {t.said.last for t in rows}
    return open_ and len(days) == len(rows) and all(a.value <= b.value for a, b in pairwise(rows))


def _rest(counted: Sequence[Told], at: int) -> list[Sum]:
    """Find the whole of which a figure is said to be the rest, and the part that it leaves."""
    whole = counted[at]
    after = counted[at + 1 : at + 1 + WINDOW]
    for place, rest in enumerate(after):
        if cue("rest", rest.clause):
            for part in reversed(after[:place]):
                one = whole.unit is part.unit is rest.unit and not _vague(whole)
                sides = _of_one_side(whole, (part, rest)) and _shares(whole, (part, rest))
                if one and sides and part.value + rest.value == whole.value:
                    return [(whole, (part, rest))]
    return []


def _grown(counted: Sequence[Told], at: int, found: Found) -> list[Sum]:
    """Find an earlier state of a count, and the others by whom it grew to what stands behind them.

    "By 7 October 257 had been seized. After that day another 44. So there are 301."
    """
    whole, added = counted[at], counted[at - 1] if at else None
    if added is None or whole.value < LEAST or _vague(whole) or not _one_count(added, whole):
        return []
    if not (cue("more", added.clause) or cue("others", added.clause)):
        return []
    for state in reversed(counted[max(0, at - 1 - WINDOW) : at - 1]):
        if _one_count(state, whole) and state.value + added.value == whole.value:
            why = f"the same count with {added.value:,} others"
            found.say(whole.said, state.said, Relation.LATER_IN_SERIES, why)
            return [(whole, (state, added))]
    return []


def _one_count(one: Told, other: Told) -> bool:
    return one.unit is other.unit and one.counter == other.counter and bool(one.acts & other.acts)


def _apart(counted: Sequence[Told], at: int, known: set[str], rows: set[str]) -> list[Sum]:
    """Find addends that lie apart in the text after their sum; rows of a list have theirs."""
    whole = counted[at]
    if whole.value < LEAST or _vague(whole) or whole.id in known:
        return []
    near = counted[at + 1 : at + 1 + WINDOW]
    after = [
        t
        for n, t in enumerate(near)
        if t.unit is whole.unit and t.value < whole.value and t.id not in rows
        if _inside(t, whole) and not _of_another(t, near[:n])
    ]
    parts = _subset(whole, after)
    return [(whole, parts)] if parts else []


def _inside(part: Told, whole: Told) -> bool:
    """Tell whether a figure may lie in the place of another one."""
    return not whole.said.spots or set(part.said.near) <= set(whole.said.spots)


def _of_another(told: Told, before: Sequence[Told]) -> bool:
    """Tell whether a figure is said to be some of those of an addend, not of the sum."""
    return cue("part", told.clause) is not None and any(t.value > told.value for t in before)


def _subset(whole: Told, parts: Sequence[Told]) -> tuple[Told, ...]:
    """Find the fewest figures, first ones first, that add up; states of a series never do."""
    for size in range(2, min(PARTS, len(parts)) + 1):
        for chosen in _choose(whole.value, parts, size):
            if _is_said(whole, chosen):
                return chosen
    return ()


def _is_said(whole: Told, chosen: Sequence[Told]) -> bool:
    """Tell whether the words add up, and not chance: another, the others, in all, of these."""
    more = any(cue(kind, t.clause) for t in chosen for kind in ("more", "others", "part"))
    alike = all(t.acts & whole.acts for t in chosen)
    total = alike and (cue("whole", whole.clause) is not None or _breaks_down(chosen))
    one = _of_one_side(whole, chosen) and _shares(whole, chosen)
    return one and (more or total) and not _is_series(chosen)


def _choose(total: int, parts: Sequence[Told], size: int) -> Iterator[tuple[Told, ...]]:
    if size == 1:
        yield from ((p,) for p in parts if p.value == total)
        return
    for at, part in enumerate(parts):
        if part.value < total:
            rest = _choose(total - part.value, parts[at + 1 :], size - 1)
            yield from ((part, *more) for more in rest)


def _is_series(parts: Sequence[Told]) -> bool:
    days = {p.said.last for p in parts}
    return len(days) == len(parts) and len({(p.said.types, p.said.near) for p in parts}) == 1
