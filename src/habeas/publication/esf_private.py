"""What does the owner hand to a partner who works with events, acts and persons?

Persons are codes and groups; a confidential source is a count, and its path is no record.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from habeas.model.claim import ClaimId
from habeas.model.filing import StepKind
from habeas.model.law import ElementState, Legal, Matrix
from habeas.model.norm import Truth
from habeas.model.release import Filed, Private, Sheet, Statement
from habeas.model.words import EventType
from habeas.publication.esf import (
    EsfAct,
    EsfCase,
    EsfEvent,
    EsfInformation,
    EsfIntervention,
    EsfInvolvement,
    EsfLink,
    EsfPerson,
    Said,
    term,
    written,
)

WHOLE = "EV-000"
AGENT = "E07"
OWNER = "owner"
INTERVENING = {StepKind.FILED, StepKind.APPEAL}
ANSWERED = {StepKind.REPLY, StepKind.REJECTION, StepKind.TRANSFER}
TOLD = {Truth.YES, Truth.NO, Truth.CONTESTED}


def esf_file(private: Private) -> dict[str, bytes]:
    """Write esf.json beside the dossier; nothing where no law was read."""
    return {"esf.json": written(esf_case(private))} if private.legal else {}


def esf_case(private: Private) -> EsfCase:
    """Lay a case out in records: the whole case and each run of days at a place are events."""
    if private.legal is None:
        return EsfCase()
    told = {one.id: one for one in private.statements}
    numbered = _numbered(private.legal)
    persons = {one.person: _claims(one) for one in private.legal.matrices if one.person}
    acts = [act for number, one in numbered for act in _acts(number, one, told, persons)]
    return EsfCase(
        events=tuple(_event(number, one, private.title) for number, one in numbered),
        persons=(*map(_person, persons), *(_group(number, one) for number, one in numbered)),
        acts=tuple(acts),
        involvements=tuple(
            one for number, matrix in numbered for one in _agents(number, matrix, told)
        ),
        information=tuple(
            one for number, matrix in numbered for one in _sources(number, matrix, private, told)
        ),
        interventions=(*_steps(private.filings), *_complaints(private.statements)),
        chain=tuple(
            EsfLink(event=WHOLE, other=number, type=term("role", "contains"))
            for number, _ in numbered[1:]
        ),
    )


def _numbered(legal: Legal) -> list[tuple[str, Matrix]]:
    whole = replace(legal.matrices[0], days=legal.facts)
    episodes = [one for one in legal.matrices if one.episode is not None]
    return [(f"EV-{number:03}", one) for number, one in enumerate((whole, *episodes))]


def _claims(matrix: Matrix) -> frozenset[ClaimId]:
    return frozenset(claim for one in matrix.elements for claim in (*one.claims, *one.against))


def _event(number: str, matrix: Matrix, title: str) -> EsfEvent:
    held = next((one for one in matrix.elements if one.id == "E03"), None)
    return EsfEvent(
        number=number,
        title=f"People held at {matrix.place}" if matrix.place else title,
        confidentiality=OWNER,
        area=matrix.place,
        first=matrix.days.first.isoformat() if matrix.days.first else None,
        last=matrix.days.last.isoformat() if matrix.days.last else None,
        edtf=matrix.episode,
        status=term("status", _status(held)),
        origins=held.origins if held else None,
    )


def _status(held: ElementState | None) -> str:
    """Say how far it carries that people were held, in words of list 41."""
    if held is None or held.state is Truth.UNKNOWN or not held.firm:
        return "contested" if held and held.state is Truth.CONTESTED else "unverified"
    return "corroborated" if (held.origins or 0) > 1 else "single_origin"


def _person(code: str) -> EsfPerson:
    unit = term("unit", "individual")
    return EsfPerson(number=code, name=code, unit=unit, confidentiality="sealed")


def _group(number: str, matrix: Matrix) -> EsfPerson:
    return EsfPerson(
        number=f"G-{number}",
        name=f"people held at {matrix.place}" if matrix.place else "people held",
        unit=term("unit", "group"),
        confidentiality=OWNER,
    )


def _acts(
    number: str,
    matrix: Matrix,
    told: Mapping[ClaimId, Statement],
    persons: Mapping[str, frozenset[ClaimId]],
) -> Iterable[EsfAct]:
    for one in matrix.elements:
        code = term("element", one.id)
        if code is None or one.state not in TOLD or not (one.claims or one.against or one.sealed):
            continue
        carried = {*one.claims, *one.against}
        named = tuple(code for code, claims in persons.items() if claims & carried)
        yield EsfAct(
            number=f"{number}-{one.id}",
            event=number,
            victims=(*named, f"G-{number}"),
            what=one.label,
            type=code,
            state=str(one.state),
            edtf=matrix.episode,
            location=matrix.place,
            origins=one.origins,
            said=_said((*one.claims, *one.against), told),
            sealed=one.sealed + one.sealed_against,
        )


def _said(claims: Iterable[ClaimId], told: Mapping[ClaimId, Statement]) -> tuple[Said, ...]:
    return tuple(
        Said(
            claim=one.id,
            certainty=str(one.certainty),
            polarity=str(one.polarity),
            source=one.doc,
            start=one.start,
            end=one.end,
        )
        for claim in claims
        if (one := told.get(claim)) is not None
    )


def _agents(
    number: str, matrix: Matrix, told: Mapping[ClaimId, Statement]
) -> Iterable[EsfInvolvement]:
    for one in matrix.elements:
        if one.id == AGENT and one.state in {Truth.YES, Truth.CONTESTED}:
            yield EsfInvolvement(
                act=f"{number}-E03",
                event=number,
                perpetrator=term("role", "state_agent"),
                degree=term("role", "degree_unknown"),
                said=_said(one.claims, told),
            )


def _sources(
    number: str, matrix: Matrix, private: Private, told: Mapping[ClaimId, Statement]
) -> Iterable[EsfInformation]:
    """List the published documents that tell of an event, each with how its speaker knows."""
    sheets = {sheet.path: sheet for sheet in private.documents if sheet.public}
    first: dict[str, Statement] = {}
    for claim in sorted(_claims(matrix)):
        if (one := told.get(claim)) is not None and one.doc in sheets:
            first.setdefault(one.doc, one)
    for path in sorted(first):
        yield _information(number, sheets[first[path].doc], first[path])


def _information(number: str, sheet: Sheet, one: Statement) -> EsfInformation:
    nearest = one.attribution[0].kind if one.attribution else "unknown"
    return EsfInformation(
        source=sheet.path,
        event=number,
        connection=term("connection", nearest),
        language=sheet.language,
        day=sheet.published,
        reliability=term("role", "reliability_unknown"),
        url=sheet.url,
    )


def _steps(filings: Sequence[Filed]) -> Iterable[EsfIntervention]:
    for one in filings:
        for kind, day, to in one.steps:
            if kind in INTERVENING | ANSWERED:
                yield EsfIntervention(
                    party=to or one.recipient,
                    victims=tuple(one.persons),
                    type=term("step", kind) if kind in INTERVENING else None,
                    day=day.isoformat(),
                    response=term("step", kind) if kind in ANSWERED else None,
                )


def _complaints(statements: Sequence[Statement]) -> Iterable[EsfIntervention]:
    for one in statements:
        if EventType.COMPLAINT in one.types and one.quote is not None:
            yield EsfIntervention(
                party="as told",
                victims=(),
                type=term("step", "filed"),
                day=one.date,
                response=None,
                said=_said((one.id,), {one.id: one}),
            )
