"""What is missing, whom could one ask, and how urgent is it?"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from habeas.law.knowledge import PLEADED, Question, codes, elements, question, questions
from habeas.model.addressee import Readiness
from habeas.model.law import ElementState, Gap, Matrix, Reading
from habeas.model.norm import ElementId, NormId, Truth, Urgency, Verdict

ORDER = tuple(Urgency)
SEVERAL = 2  # voices: one account and one that bears it out


def gaps(
    matrices: Sequence[Matrix],
    readings: Iterable[Reading],
    asked: Sequence[Readiness],
    serving: Container[str | None],
) -> tuple[Gap, ...]:
    """List what to ask: in all what nobody knows, of a part what is known elsewhere.

    `serving` are the persons who serve, None where those of the case do: of others nobody asks for
    a unit, a rank or a report.
    """
    needed = _needed(readings)
    wanted = _wanted(asked)
    case = {one.id: one for matrix in matrices[:1] for one in matrix.elements}
    found = [
        _gap(matrix, one, asking, needed.get(one.id, ()), wanted.get((matrix.person, one.id), ()))
        for matrix in matrices
        for one in matrix.elements
        if (one.id in needed or (matrix.person, one.id) in wanted) and _asks(matrix, one, case)
        if (asking := question(one.id, serving=matrix.person in serving)) is not None
    ]
    return tuple(sorted([*found, *_of_forms(asked)], key=_rank))


def unasked(serving: Container[str | None]) -> frozenset[ElementId]:
    """Name the elements that nobody asks for in a case where nobody serves."""
    serves = None in serving
    return frozenset(one for one in elements() if question(one, serving=serves) is None)


def _rank(gap: Gap) -> tuple[int, str, str, str, int, str]:
    where = (gap.person or "", gap.place or "", gap.episode or "")
    return (ORDER.index(gap.urgency), *where, -len(gap.norms), gap.element)


def _needed(readings: Iterable[Reading]) -> dict[str, tuple[NormId, ...]]:
    """Tell which norms need an element; those that expose a victim ask for nothing."""
    found: dict[str, list[NormId]] = {}
    for reading in readings:
        norm = reading.norm
        if norm.role in PLEADED and reading.verdict is not Verdict.EXCLUDED:
            for element in (*norm.required, *norm.any_of):
                found.setdefault(element, []).append(norm.id)
    return {element: tuple(norms) for element, norms in found.items()}


def _wanted(asked: Iterable[Readiness]) -> dict[tuple[str | None, str], tuple[str, ...]]:
    """Tell which addressees must have an answer that is not there, for the case or a person."""
    found: dict[tuple[str | None, str], list[str]] = {}
    for one in asked:
        for lacking in one.missing if not one.closed else ():
            found.setdefault((one.person, lacking.need.what), []).append(one.addressee.id)
    return {key: tuple(ids) for key, ids in found.items()}


def _of_forms(asked: Sequence[Readiness]) -> Iterator[Gap]:
    """Ask for what a form needs and no norm does: a name, a consent, a translation."""
    wanted = _wanted(asked)
    needs = {
        (one.person, lacking.need.what): lacking.need for one in asked for lacking in one.missing
    }
    for (person, what), ids in wanted.items():
        need = needs[person, what]
        if what not in questions():
            yield Gap(
                place=None,
                person=person,
                element=ElementId(what),
                label=need.label,
                state=Truth.UNKNOWN,
                origins=None,
                question=need.question,
                ask=need.ask,
                urgency=need.urgency,
                why="asked for by the form",
                norms=(),
                code="",
                addressees=ids,
            )


def _asks(matrix: Matrix, one: ElementState, case: Mapping[ElementId, ElementState]) -> bool:
    thin = not one.firm or (one.origins or SEVERAL) < SEVERAL
    if matrix.person is not None:
        return one.state is Truth.UNKNOWN or one.state is Truth.CONTESTED
    if matrix.place is None:
        return thin
    later = questions()[one.id].urgency is Urgency.BEFORE_FILING
    return one.state is Truth.UNKNOWN and not later and case[one.id].state is not Truth.UNKNOWN


def _gap(
    matrix: Matrix,
    one: ElementState,
    asked: Question,
    norms: tuple[NormId, ...],
    addressees: tuple[str, ...],
) -> Gap:
    return Gap(
        place=matrix.place,
        episode=matrix.episode,
        person=matrix.person,
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
        addressees=addressees,
    )


def _why(one: ElementState, why: str) -> str:
    said = {
        Truth.UNKNOWN: "nothing is known",
        Truth.NO: "it is said not to be so",
        Truth.CONTESTED: "some say so, others deny it",
        Truth.YES: "one origin" if one.firm else ", ".join(one.because) or "not firm",
    }[one.state]
    return f"{said}; {why}" if why else said
