"""Of whom and what is the law asked: the case, its places, each episode there, each person?"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from habeas.law.elements import Known
from habeas.law.evidence import Evidence
from habeas.law.force import Overlap, span, within
from habeas.law.knowledge import Case, context, limit
from habeas.model.claim import Claim, ClaimId
from habeas.model.law import CaseFact, Subject
from habeas.model.norm import Days, ElementId, Truth
from habeas.model.weight import Weighed
from habeas.model.words import OriginStatus
from habeas.text import edtf

HELD = ElementId("E03")
PATTERN = ElementId("E44")  # or policy


class Scope(Struct, frozen=True):
    """One column of the matrix, and what speaks for its elements."""

    known: Known
    place: str | None = None
    days: Days = Days()
    episode: bool = False
    subject: Subject | None = None


def scopes(case: Case, found: Sequence[Evidence], folders: Iterable[str]) -> tuple[Scope, ...]:
    """Cut what is known into the case, its sites, their episodes and the persons, in order."""
    used, heard, regions = tuple(folders), voices(case.weighed), _regions(case)
    around = {
        place: tuple(fact for one in used for fact in context(one, lands))
        for place, lands in regions.items()
    }
    then = span(one.days for one in found if one.element == HELD)
    subjects = _subjects(case)
    own = [fact for one in subjects for fact in one.facts if fact.state is Truth.YES]
    given = (
        *_general(case),
        *own,
        *_pattern(found, heard),
    )  # what is not so of one person says nothing of the others
    whole = Scope(Known(tuple(found), (*_of_then(around[None], then), *given), heard))
    sites = [_site(place, case, found, around[place], heard) for place in places(found)]
    told = {claim.id: own_days(claim) for claim in case.claims}
    episodes = [one for site in sites for one in _episodes(site, told)]
    common = Known(whole.known.evidence, (*around[None], *_general(case)), heard)
    begun = {claim.id for claim in case.claims if edtf.bounds(claim.date)[0] is not None}
    persons = [_person(one, common, begun) for one in subjects]
    return (whole, *sites, *episodes, *persons)


def _pattern(
    found: Sequence[Evidence], heard: Mapping[ClaimId, frozenset[str]]
) -> tuple[CaseFact, ...]:
    """Say that one method is told of several places by several independent origins."""
    held = [one for one in found if one.element == HELD and one.state is Truth.YES]
    where = {place for one in held for place in one.places}
    origins = {name for one in held for name in heard.get(one.claim, ())}
    if len(where) < limit("pattern_places") or len(origins) < limit("pattern_origins"):
        return ()
    told = f"people are said to be held at {len(where)} places, by {len(origins)} origins"
    return (CaseFact(PATTERN, Truth.YES, because=told),)


def _general(case: Case) -> tuple[CaseFact, ...]:
    return tuple(fact for fact in case.facts if fact.person is None)


def _subjects(case: Case) -> list[Subject]:
    """Give every person the facts that are known of them."""
    known = {one.code: one for one in case.persons}
    own: dict[str, list[CaseFact]] = {code: [] for code in known}
    for fact in case.facts:
        if fact.person is not None:
            own.setdefault(fact.person, []).append(fact)
    return [
        replace(known.get(code, Subject(code)), facts=(*_facts_of(known.get(code)), *facts))
        for code, facts in sorted(own.items())
    ]


def _facts_of(subject: Subject | None) -> tuple[CaseFact, ...]:
    return subject.facts if subject else ()


def voices(weighed: Weighed) -> dict[ClaimId, frozenset[str]]:
    """Tell which shown independent voices stand behind each statement."""
    found: dict[ClaimId, set[str]] = {}
    for origin in weighed.origins:
        if origin.status is OriginStatus.ESTABLISHED:
            for voice in origin.independent:
                for claim in voice.claims:
                    found.setdefault(claim, set()).add(voice.name)
    return {claim: frozenset(names) for claim, names in found.items()}


def places(found: Sequence[Evidence]) -> list[str]:
    """List the places where people are said to be held, the most often told first."""
    told = Counter(place for one in found if one.element == HELD for place in one.places)
    ranked = sorted(told, key=lambda place: (-told[place], place))
    return ranked[: limit("sites")]


def own_days(claim: Claim) -> Days:
    """Give the days that a statement itself tells, where it tells both a first and a last."""
    first, last = edtf.bounds(claim.date)
    return Days(first, last) if first and last else Days()


def apart(whole: Known) -> tuple[Known, ...]:
    """Part what is known by place; what names no place stands for itself."""
    names = sorted({place for one in whole.evidence for place in one.places})
    parts = [tuple(one for one in whole.evidence if name in one.places) for name in names]
    nowhere = tuple(one for one in whole.evidence if not one.places)
    facts = {name: _there(whole.facts, name) for name in (*names, None)}
    return (
        *(Known(part, facts[name], whole.voices) for name, part in zip(names, parts, strict=True)),
        Known(nowhere, facts[None], whole.voices),
    )


def _there(facts: Sequence[CaseFact], place: str | None) -> tuple[CaseFact, ...]:
    return tuple(fact for fact in facts if fact.place in {None, place})


def _regions(case: Case) -> dict[str | None, set[str]]:
    """Tell in which region each place lies; under None all regions of the case."""
    found: dict[str | None, set[str]] = {None: set()}
    for place in (place for claim in case.claims for place in claim.places if place.region):
        for name in (None, place.name):
            found.setdefault(name, set()).add(place.region or "")
    return found


def _of_then(around: Sequence[CaseFact], then: Days) -> list[CaseFact]:
    """Keep the notorious facts that can have held on the days when people were held."""
    return [fact for fact in around if within(then, fact.days) is not Overlap.NONE]


def _site(
    place: str,
    case: Case,
    found: Sequence[Evidence],
    around: Sequence[CaseFact],
    heard: Mapping[ClaimId, frozenset[str]],
) -> Scope:
    here = tuple(one for one in found if place in one.places)
    then = span(one.days for one in here if one.element == HELD)
    facts = (
        *_of_then(around, then),
        *(fact for fact in case.facts if fact.place in {None, place}),
    )
    return Scope(Known(here, facts, heard), place, span(one.days for one in here))


def _person(subject: Subject, whole: Known, begun: Container[ClaimId]) -> Scope:
    """Keep what is said of one person; what is told of a place is not thereby told of them.

    Their days are those of the statements that they were held and that tell a first day.
    """
    own = set(subject.claims)
    evidence = tuple(one for one in whole.evidence if one.claim in own)
    then = span(one.days for one in evidence if one.element == HELD)
    facts = _of_then([fact for fact in whole.facts if fact.place is None], then)
    known = Known(evidence, (*facts, *subject.facts), whole.voices)
    held = (one.days for one in evidence if one.element == HELD and one.claim in begun)
    return Scope(known, days=span(held), subject=subject)


def _episodes(site: Scope, told: Mapping[ClaimId, Days]) -> list[Scope]:
    """Cut a site into runs of days in which people are said to be held there."""
    runs = _runs(
        told[one.claim]
        for one in site.known.evidence
        if one.element == HELD and one.state is Truth.YES and _narrow(told[one.claim])
    )
    if len(runs) < 2:  # noqa: PLR2004 - one run is the site itself
        return [Scope(site.known, site.place, runs[0] if runs else site.days, episode=True)]
    return [_during(site, run, told) for run in runs]


def _narrow(days: Days) -> bool:
    """Tell whether days are told closely enough to part one episode from another."""
    known = days.first and days.last
    return bool(known) and _length(days) <= limit("episode_told_days")


def _length(days: Days) -> int:
    return (days.last - days.first).days if days.first and days.last else 0


def _runs(days: Iterable[Days]) -> list[Days]:
    """Join days that touch or nearly touch.

    >>> from datetime import date
    >>> july = [Days(date(2022, 7, a), date(2022, 7, b)) for a, b in ((1, 3), (2, 9), (28, 31))]
    >>> [(run.first.day, run.last.day) for run in _runs(july)]
    [(1, 9), (28, 31)]
    """
    runs: list[Days] = []
    near = timedelta(days=limit("episode_gap_days"))
    for one in sorted(set(days), key=lambda d: (str(d.first), str(d.last))):
        before = runs[-1] if runs else None
        if before and before.last and one.first and one.first <= before.last + near:
            runs[-1] = span((before, one))
        else:
            runs.append(one)
    return runs


def _during(site: Scope, run: Days, told: Mapping[ClaimId, Days]) -> Scope:
    """Keep what is told of these days; what is told of none cannot be given to one of several."""
    kept = tuple(
        one
        for one in site.known.evidence
        if told[one.claim] != Days() and within(told[one.claim], run) is not Overlap.NONE
    )
    facts = tuple(f for f in site.known.facts if within(f.days, run) is not Overlap.NONE)
    return Scope(Known(kept, facts, site.known.voices), site.place, run, episode=True)
