"""Is a norm made out, arguable, missing something, or excluded, and why?"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from habeas.law.elements import ALWAYS, Known, states
from habeas.law.evidence import Evidence
from habeas.law.force import Overlap, span, within
from habeas.law.knowledge import borders, questions
from habeas.model.law import CaseFact, ElementState, Reading
from habeas.model.norm import Days, ElementId, Norm, Role, Truth, Verdict

Settled = Mapping[ElementId, ElementState]
OPEN = {Truth.UNKNOWN, Truth.NO}
OPEN_NO = {Truth.UNKNOWN, Truth.YES}  # where the norm needs that something is not so
SERVICE = ElementId("E02")
NOT_ARGUED = {Role.FRAME, Role.EXPOSURE, Role.DEFENCE}


def read(norm: Norm, known: Known) -> Reading:
    """Hold a norm against what is known of its elements on the days when it was in force."""
    needed = {*norm.required, *norm.any_of, *norm.supporting}
    told = [one for one in known.evidence if one.element in needed] or list(known.evidence)
    inside = [one for one in told if _inside(one.days, norm)]
    crossing = any(within(one.days, norm.force) is Overlap.PART for one in inside if _dated(one))
    during = ALWAYS if norm.filing else norm.force
    of = {*needed, SERVICE, *(element for element, _ in norm.excluded_when)}
    settled = states(known, during, of=of)
    gone = bool(told) and not inside and not norm.filing
    verdict, because = _excluded(norm, settled, gone=gone)
    if not because:
        sure = states(known, during, surely=not norm.filing, of=of)
        anchored = norm.filing or _anchored(norm, known, needed)
        verdict, because = _carried(norm, settled, sure, anchored=anchored)
    return Reading(
        norm=norm,
        verdict=verdict,
        because=because,
        elements=tuple(settled[e] for e in (*norm.required, *norm.any_of, *norm.supporting)),
        facts=span(one.days for one in inside),
        crosses=crossing and not norm.filing,
    )


def _inside(days: Days, norm: Norm) -> bool:
    """Tell whether a fact can fall into a text.

    That somebody was still held years later is not said by an open end: a defence needs a day.
    """
    overlap = within(days, norm.force)
    if overlap is Overlap.PART and norm.role is Role.DEFENCE:
        return days.last is not None
    return overlap is not Overlap.NONE


def _dated(one: Evidence | CaseFact) -> bool:
    """Tell whether it has a day: what has none lies across every border and says nothing of it."""
    return one.days != Days()


def _anchored(norm: Norm, known: Known, needed: Collection[ElementId]) -> bool:
    """Tell whether a day that is told falls surely into a text that a change of law bounds."""
    told: tuple[Evidence | CaseFact, ...] = (*known.evidence, *known.facts)
    sides = {within(one.days, norm.force) for one in told if one.element in needed and _dated(one)}
    return Overlap.WHOLE in sides or (not sides and not borders(norm.force))


def _excluded(norm: Norm, settled: Settled, *, gone: bool) -> tuple[Verdict, tuple[str, ...]]:
    """Say why a norm is out of question; an empty answer where it is not."""
    reasons = [
        f"{questions()[element].label}: {settled[element].state}"
        for element, state in norm.excluded_when
        if settled[element].state is state
    ]
    serves = settled[SERVICE].values
    if serves and not any(_is_for(norm, one) for one in serves):
        reasons.append(f"it is not for who is told to be: {', '.join(serves)}")
    if norm.role is Role.BARRED:
        reasons.insert(0, f"not available: {norm.defeated_by or norm.note}")
    if gone:
        reasons.insert(0, "not in force on the days of the facts")
    return Verdict.EXCLUDED, tuple(reasons)


def _is_for(norm: Norm, service: str) -> bool:
    kinds = set(service.split())
    return not kinds & norm.not_persons and (not norm.persons or bool(kinds & norm.persons))


def _carried(
    norm: Norm, settled: Settled, sure: Settled, *, anchored: bool
) -> tuple[Verdict, tuple[str, ...]]:
    if norm.role in NOT_ARGUED:
        return Verdict.ARGUABLE, ("in force on days that the facts allow",)
    missing = missing_of(norm, settled)
    if missing:
        return Verdict.MISSING, tuple(_said(norm, settled[element]) for element in missing)
    doubts = [_doubt(settled[element]) for element in norm.required]
    if norm.any_of and not any(settled[element].firm for element in norm.any_of):
        doubts.append("of the alternatives none is firmly carried")
    if norm.role is Role.ARGUABLE_ONLY:
        doubts.append(f"arguable at most: {norm.note}")
    if not any(doubts) and not (anchored and _firm(norm, sure)):
        doubts.append("the dates leave open whether this text was in force: both readings hold")
    found = tuple(doubt for doubt in doubts if doubt)
    return (
        (Verdict.ARGUABLE, found) if found else (Verdict.MADE_OUT, ("every element is carried",))
    )


def missing_of(norm: Norm, settled: Settled) -> tuple[ElementId, ...]:
    """List the needed elements of which nothing is known, or which are said not to be so."""
    missing = [element for element in norm.required if lacks(norm, settled[element])]
    if norm.any_of and all(lacks(norm, settled[element]) for element in norm.any_of):
        missing += norm.any_of
    return tuple(missing)


def lacks(norm: Norm, state: ElementState) -> bool:
    """Tell whether an element does not have the state that a norm needs."""
    return state.state in (OPEN_NO if state.id in norm.wants_no else OPEN)


def _firm(norm: Norm, settled: Settled) -> bool:
    one = not norm.any_of or any(settled[element].firm for element in norm.any_of)
    return one and all(settled[element].firm for element in norm.required)


def _said(norm: Norm, state: ElementState) -> str:
    what = "it is said to be so" if state.id in norm.wants_no else "it is said not to be so"
    return f"{state.label}: {'nothing is known' if state.state is Truth.UNKNOWN else what}"


def _doubt(state: ElementState) -> str:
    if state.state is Truth.CONTESTED:
        return f"{state.label}: contested"
    return "" if state.firm else f"{state.label}: {', '.join(state.because) or 'not firm'}"


def at_one_place(reading: Reading, places: Iterable[Known]) -> Reading:
    """Weaken a norm that is made out only by facts of different places put together."""
    if reading.verdict is not Verdict.MADE_OUT:
        return reading
    if any(read(reading.norm, place).verdict is Verdict.MADE_OUT for place in places):
        return reading
    return _weaker(reading, "no single place carries all its elements")


def answered(readings: Sequence[Reading]) -> list[Reading]:
    """Weaken what the State can answer by a law that is in force on the days of the facts."""
    defences = [
        one.norm
        for one in readings
        if one.norm.role is Role.DEFENCE and one.verdict is not Verdict.EXCLUDED
    ]
    return [_answered(one, [d for d in defences if one.norm.id in d.answers]) for one in readings]


def _answered(reading: Reading, by: Sequence[Norm]) -> Reading:
    if not by or reading.verdict is not Verdict.MADE_OUT:
        return reading
    return _weaker(reading, *(f"the State can invoke {d.instrument}: {d.title}" for d in by))


def _weaker(reading: Reading, *because: str) -> Reading:
    return replace(reading, verdict=Verdict.ARGUABLE, because=because)
