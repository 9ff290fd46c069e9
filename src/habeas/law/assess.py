"""How does a case stand under the law, at each place and as a whole?"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from habeas.law.addressees import fields, readiness
from habeas.law.categories import categories, category_norms, cautions
from habeas.law.elements import states
from habeas.law.evidence import evidence
from habeas.law.force import span
from habeas.law.gaps import gaps, unasked
from habeas.law.knowledge import Case, norms
from habeas.law.readings import answered, at_one_place, read
from habeas.law.scopes import HELD, Scope, apart, scopes
from habeas.law.serving import serving
from habeas.law.systems import changes, systems
from habeas.model.addressee import Readiness
from habeas.model.claim import ClaimId
from habeas.model.law import Category, Legal, Matrix, Reading, System
from habeas.model.norm import Days, Role, Truth
from habeas.text import edtf


def assess(case: Case) -> Legal:
    """Read a case under its law: elements, norms, changes of law, and what is missing."""
    used = systems(case)
    found = evidence(case)
    cut = scopes(case, found, [one.folder for one in used])
    whole = cut[0]
    readings = [read(norm, whole.known) for one in used for norm in norms(one.folder)]
    parts = apart(whole.known)
    readings = answered([at_one_place(reading, parts) for reading in readings])
    matrices = tuple(_matrix(one) for one in cut)
    asked = _asked(case, used, matrices, readings)
    serve = serving(cut)
    held = {one.claim: one.days for one in found if one.element == HELD}
    dated = _dated(case, held)
    return Legal(
        systems=used,
        facts=Days(span(dated).first, span(held.values()).last),
        matrices=matrices,
        readings=tuple(readings),
        changes=changes(used, dated, held.values()),
        gaps=gaps(matrices, readings, asked, serve),
        unasked=unasked(serve),
        categories=categories(readings, matrices[0].elements),
        readiness=asked,
        cautions=cautions(matrices[0].elements),
        of_persons=tuple(
            category
            for scope, matrix in zip(cut, matrices, strict=True)
            if matrix.person is not None
            for category in _of_person(scope, matrix, used)
        ),
    )


def _of_person(scope: Scope, matrix: Matrix, used: Sequence[System]) -> tuple[Category, ...]:
    """Read the categories of arbitrary detention on what is told of one person alone."""
    readings = answered(
        [
            at_one_place(read(norm, scope.known), apart(scope.known))
            for one in used
            for norm in norms(one.folder)
            if norm.id in category_norms() or norm.role is Role.DEFENCE
        ]
    )
    found = categories(readings, matrix.elements)
    return tuple(replace(one, person=matrix.person) for one in found)


def _asked(
    case: Case, used: Sequence[System], matrices: Sequence[Matrix], readings: Sequence[Reading]
) -> tuple[Readiness, ...]:
    """Hold the case and each person against what every addressee asks for."""
    filed = dict.fromkeys(case.filing, Truth.YES) | _answers(case, None)
    codes = [matrix.person for matrix in matrices if matrix.person]
    known = {one.code: dict.fromkeys(one.known, Truth.YES) for one in case.persons}
    own = {code: filed | known.get(code, {}) | _answers(case, code) for code in codes}
    return tuple(
        one
        for matrix in matrices
        if matrix.place is None
        for one in readiness(
            used,
            matrix.elements,
            readings,
            person=matrix.person,
            given=own.get(matrix.person or "", filed),
        )
    )


def _answers(case: Case, person: str | None) -> dict[str, Truth]:
    """Take what the owner says of fields of forms, which are no elements of a norm."""
    said = [fact for fact in case.facts if fact.person == person]
    return {fact.element: fact.state for fact in said if fact.element in fields()}


def _dated(case: Case, held: Mapping[ClaimId, Days]) -> tuple[Days, ...]:
    """Keep the days of those statements that tell a first day themselves, and end."""
    told = {claim.id for claim in case.claims if edtf.bounds(claim.date)[0] is not None}
    return tuple(days for claim, days in held.items() if claim in told and days.last)


def _matrix(scope: Scope) -> Matrix:
    statements = len({one.claim for one in scope.known.evidence})
    return Matrix(
        place=scope.place,
        statements=statements,
        elements=tuple(states(scope.known).values()),
        episode=_edtf(scope.days) if scope.episode else None,
        person=scope.subject.code if scope.subject else None,
        days=scope.days,
    )


def _edtf(days: Days) -> str:
    first, last = (day.isoformat() if day else ".." for day in (days.first, days.last))
    return first if first == last else f"{first}/{last}"
