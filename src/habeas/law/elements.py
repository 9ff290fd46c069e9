"""Is a fact known: yes, no, contested or unknown, and by how many voices?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from msgspec import Struct

from habeas.law.evidence import Evidence
from habeas.law.force import Overlap, within
from habeas.law.knowledge import ROOM, elements, questions
from habeas.model.claim import ClaimId
from habeas.model.law import CaseFact, ElementState
from habeas.model.norm import Days, ElementId, Truth
from habeas.text.tables import rows

Said = TypeVar("Said", Evidence, CaseFact)
ALWAYS = Days()
OPPOSITE = {Truth.YES: Truth.NO, Truth.NO: Truth.YES}


class Known(Struct, frozen=True):
    """What speaks for the elements of one place or of the case."""

    evidence: tuple[Evidence, ...]
    facts: tuple[CaseFact, ...]
    voices: Mapping[ClaimId, frozenset[str]]


def states(
    known: Known,
    during: Days = ALWAYS,
    *,
    surely: bool = False,
    of: Collection[ElementId] | None = None,
) -> dict[ElementId, ElementState]:
    """Settle elements on what can have taken place, or surely took place, on some days."""
    kept = {Overlap.WHOLE} if surely else {Overlap.WHOLE, Overlap.PART}
    asked = elements() if of is None else _with_sources(frozenset(of))
    told = _by_element(
        one for one in known.evidence if one.element in asked and within(one.days, during) in kept
    )
    given = _by_element(
        fact
        for fact in known.facts
        if fact.element in asked and within(fact.days, during) is not Overlap.NONE
    )
    settled = {
        element: _settled(element, told.get(element, ()), given.get(element, ()), known.voices)
        for element in asked
    }
    for row in rows(ROOM, "derived.csv"):
        element = ElementId(row["element"])
        if element in settled and settled[element].state is Truth.UNKNOWN:
            settled[element] = _derived(element, row, settled)
    return settled


@cache
def _with_sources(of: frozenset[ElementId]) -> frozenset[ElementId]:
    """Add the elements that some of these follow from."""
    found = set(of)
    for row in rows(ROOM, "derived.csv"):
        if row["element"] in of:
            found |= {ElementId(part.partition("=")[0]) for part in row["from"].split(";")}
    return frozenset(found)


def _by_element(said: Iterable[Said]) -> dict[ElementId, tuple[Said, ...]]:
    found: dict[ElementId, list[Said]] = {}
    for one in said:
        found.setdefault(one.element, []).append(one)
    return {element: tuple(ones) for element, ones in found.items()}


def _settled(
    element: ElementId,
    said: Sequence[Evidence],
    facts: Sequence[CaseFact],
    heard: Mapping[ClaimId, frozenset[str]],
) -> ElementState:
    if not said and not facts:
        return _unknown(element)
    told = _beside(said, facts)
    state = _state({one.state for one in told} | {fact.state for fact in facts})
    main = Truth.NO if state is Truth.NO else Truth.YES
    for_it = [one for one in told if one.state is main]
    against = [one for one in told if one.state is OPPOSITE[main]]
    shown = {name for one in for_it for name in heard.get(one.claim, ())}
    firm = any(one.direct and heard.get(one.claim) for one in for_it)
    return ElementState(
        id=element,
        label=questions()[element].label,
        state=state,
        firm=state in OPPOSITE and (firm or any(fact.state is main for fact in facts)),
        origins=len(shown) or None,
        claims=tuple(dict.fromkeys(one.claim for one in for_it)),
        against=tuple(dict.fromkeys(one.claim for one in against)),
        because=_because(for_it, facts, firm=firm),
        values=_values(for_it, [fact for fact in facts if fact.state is main]),
    )


@cache
def _unknown(element: ElementId) -> ElementState:
    return ElementState(id=element, label=questions()[element].label, state=Truth.UNKNOWN)


def _beside(said: Sequence[Evidence], facts: Sequence[CaseFact]) -> list[Evidence]:
    """Keep what is said; against a fact that somebody answers for, mere pointers do not count."""
    known = {fact.state for fact in facts}
    if len(known) != 1:
        return list(said)
    return [one for one in said if one.direct or one.state in known]


def _values(told: Iterable[Evidence], facts: Iterable[CaseFact]) -> tuple[str, ...]:
    named = {fact.value for fact in facts if fact.value}
    return tuple(sorted(named or {one.value for one in told if one.value}))


def _state(sides: set[Truth]) -> Truth:
    """Weigh the sides; nothing said is unknown, never no."""
    if not sides or sides == {Truth.UNKNOWN}:
        return Truth.UNKNOWN
    if Truth.CONTESTED in sides or {Truth.YES, Truth.NO} <= sides:
        return Truth.CONTESTED
    return Truth.YES if Truth.YES in sides else Truth.NO


def _because(
    for_it: Sequence[Evidence], facts: Sequence[CaseFact], *, firm: bool
) -> tuple[str, ...]:
    reasons = sorted({fact.because for fact in facts if fact.because})
    if for_it and not any(one.direct for one in for_it):
        reasons.append("alleged, or only pointed to")
    elif for_it and not firm:
        reasons.append("no independent origin is shown")
    return tuple(reasons)


def _derived(
    element: ElementId, row: Mapping[str, str], settled: Mapping[ElementId, ElementState]
) -> ElementState:
    """Let an element follow from others, where each has the state that the row names."""
    wanted = [part.split("=") for part in row["from"].split(";")]
    parts = [settled[ElementId(name)] for name, _ in wanted]
    follows = all(
        part.state in {Truth(needed), Truth.CONTESTED}
        for part, (_, needed) in zip(parts, wanted, strict=True)
    )
    if not follows:
        return settled[element]
    contested = any(part.state is Truth.CONTESTED for part in parts)
    return ElementState(
        id=element,
        label=questions()[element].label,
        state=Truth.CONTESTED if contested else Truth(row["state"]),
        firm=all(part.firm for part in parts),
        origins=min((part.origins for part in parts if part.origins), default=None),
        claims=tuple(dict.fromkeys(claim for part in parts for claim in part.claims)),
        because=(row["note"],),
    )
