"""How does a case stand under the law, at each place and as a whole?"""

from collections import Counter
from collections.abc import Mapping, Sequence

from habeas.law.elements import Known, states, voices
from habeas.law.evidence import Evidence, evidence
from habeas.law.force import span
from habeas.law.gaps import gaps
from habeas.law.knowledge import Case, context, limit, norms
from habeas.law.readings import at_one_place, read
from habeas.law.systems import changes, systems
from habeas.model.claim import ClaimId
from habeas.model.law import Days, ElementId, Legal, Matrix
from habeas.text import edtf

HELD = ElementId("E03")


def assess(case: Case) -> Legal:
    """Read a case under its law: elements, norms, changes of law, and what is missing."""
    used = systems(case)
    found = evidence(case)
    heard = voices(case.weighed)
    regions = _regions(case)
    around = {
        place: tuple(fact for one in used for fact in context(one.folder, lands))
        for place, lands in regions.items()
    }
    whole = Known(found, (*around[None], *case.facts), heard)
    sites = {
        place: Known(
            tuple(one for one in found if place in one.places),
            (*around[place], *(fact for fact in case.facts if fact.place in {None, place})),
            heard,
        )
        for place in _sites(found)
    }
    readings = [read(norm, whole) for one in used for norm in norms(one.folder)]
    if sites:
        readings = [at_one_place(reading, sites.values()) for reading in readings]
    matrices = (_matrix(None, whole), *(_matrix(place, known) for place, known in sites.items()))
    held = {one.claim: one.days for one in found if one.element == HELD}
    dated = _dated(case, held)
    return Legal(
        systems=used,
        facts=Days(span(dated).first, span(held.values()).last),
        matrices=matrices,
        readings=tuple(readings),
        changes=changes(used, dated, held.values()),
        gaps=gaps(matrices, readings),
    )


def _regions(case: Case) -> dict[str | None, set[str]]:
    """Tell in which region each place lies; under None all regions of the case."""
    found: dict[str | None, set[str]] = {None: set()}
    for place in (place for claim in case.claims for place in claim.places if place.region):
        for name in (None, place.name):
            found.setdefault(name, set()).add(place.region or "")
    return found


def _dated(case: Case, held: Mapping[ClaimId, Days]) -> tuple[Days, ...]:
    """Keep the days of those statements that tell a first day themselves, and end."""
    told = {claim.id for claim in case.claims if edtf.bounds(claim.date)[0] is not None}
    return tuple(days for claim, days in held.items() if claim in told and days.last)


def _sites(found: Sequence[Evidence]) -> list[str]:
    """List the places where people are said to be held, the most often told first."""
    told = Counter(place for one in found if one.element == HELD for place in one.places)
    ranked = sorted(told, key=lambda place: (-told[place], place))
    return ranked[: limit("sites")]


def _matrix(place: str | None, known: Known) -> Matrix:
    statements = len({one.claim for one in known.evidence})
    return Matrix(place, statements, tuple(states(known).values()))
