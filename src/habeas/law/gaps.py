"""What is missing, whom could one ask, and how urgent is it?"""

from collections.abc import Iterable, Mapping, Sequence

from habeas.law.knowledge import codes, questions
from habeas.model.law import (
    ElementId,
    ElementState,
    Gap,
    Matrix,
    NormId,
    Reading,
    Role,
    Truth,
    Urgency,
    Verdict,
)

PLEADED = {Role.PLEAD, Role.PROCEDURE, Role.ARGUABLE_ONLY}
ORDER = tuple(Urgency)
SEVERAL = 2  # voices: one account and one that bears it out


def gaps(matrices: Sequence[Matrix], readings: Iterable[Reading]) -> tuple[Gap, ...]:
    """List what to ask: in all what nobody knows, of a place what is known elsewhere."""
    needed = _needed(readings)
    case = {one.id: one for matrix in matrices[:1] for one in matrix.elements}
    found = [
        _gap(matrix.place, one, needed[one.id])
        for matrix in matrices
        for one in matrix.elements
        if one.id in needed and _asks(matrix.place, one, case)
    ]
    return tuple(
        sorted(
            found,
            key=lambda g: (ORDER.index(g.urgency), g.place or "", -len(g.norms), g.element),
        )
    )


def _needed(readings: Iterable[Reading]) -> dict[ElementId, tuple[NormId, ...]]:
    """Tell which norms need an element; those that expose a victim ask for nothing."""
    found: dict[ElementId, list[NormId]] = {}
    for reading in readings:
        norm = reading.norm
        if norm.role in PLEADED and reading.verdict is not Verdict.EXCLUDED:
            for element in (*norm.required, *norm.any_of):
                found.setdefault(element, []).append(norm.id)
    return {element: tuple(norms) for element, norms in found.items()}


def _asks(place: str | None, one: ElementState, case: Mapping[ElementId, ElementState]) -> bool:
    thin = not one.firm or (one.origins or SEVERAL) < SEVERAL
    if place is None:
        return thin
    later = questions()[one.id].urgency is Urgency.BEFORE_FILING
    return one.state is Truth.UNKNOWN and not later and case[one.id].state is not Truth.UNKNOWN


def _gap(place: str | None, one: ElementState, norms: tuple[NormId, ...]) -> Gap:
    asked = questions()[one.id]
    return Gap(
        place=place,
        element=one.id,
        label=one.label,
        state=one.state,
        origins=one.origins,
        question=asked.question,
        ask=asked.ask,
        urgency=asked.urgency,
        why=_why(one, asked.why),
        norms=norms,
        code=codes().get(one.id, ""),
    )


def _why(one: ElementState, why: str) -> str:
    said = {
        Truth.UNKNOWN: "nothing is known",
        Truth.NO: "it is said not to be so",
        Truth.CONTESTED: "some say so, others deny it",
        Truth.YES: "one origin" if one.firm else ", ".join(one.because) or "not firm",
    }[one.state]
    return f"{said}; {why}" if why else said
