"""What does a release look like to a partner who works with events, acts and persons?

No person is ever written, not even a code: a group stands for whoever was held.
"""

from collections.abc import Iterable, Mapping

from habeas.model.public import PublicClaim, PublicFinding, Release
from habeas.model.words import EventType, OriginStatus
from habeas.publication.dates import FIRST, LAST, bounds
from habeas.publication.esf import (
    EsfAct,
    EsfCase,
    EsfEvent,
    EsfInformation,
    EsfIntervention,
    EsfPerson,
    Said,
    term,
    written,
)
from habeas.publication.headings import Gist, entitled

PUBLIC = "public"
MONTH = len("2022-07")


def esf(release: Release) -> bytes:
    """Write one event a finding, with its acts, its sources and the complaints it tells."""
    told = {claim.id: claim for claim in release.claims}
    names = {place.id: place.name for place in release.places}
    events = (*release.findings, *_alone(release))
    found = [(one, [told[c] for c in one.members if c in told]) for one in events]
    kept = [(finding, members) for finding, members in found if members]
    return written(
        EsfCase(
            events=tuple(_event(one, members, names) for one, members in kept),
            persons=tuple(_group(one) for one, _ in kept),
            acts=tuple(act for one, members in kept for act in _acts(one, members, names)),
            information=tuple(
                info for one, members in kept for info in _information(one, members, release)
            ),
            interventions=tuple(_complaints(release.claims)),
        )
    )


def _alone(release: Release) -> Iterable[PublicFinding]:
    """Let a statement that nothing else repeats be an event of its own, of no shown origin."""
    joined = {claim for one in release.findings for claim in one.members}
    for one in release.claims:
        if one.id not in joined:
            yield PublicFinding(one.id, (one.id,), OriginStatus.NOT_ESTABLISHED, None, None)


def _event(
    finding: PublicFinding, members: list[PublicClaim], names: Mapping[str, str]
) -> EsfEvent:
    firsts, lasts = zip(*(bounds(one.date) for one in members), strict=True)
    gists = [
        Gist(
            one.types,
            frozenset(names[place] for place in one.places),
            one.date,
            one.polarity,
            one.figure,
        )
        for one in members
    ]
    areas = sorted({names[place] for one in members for place in one.places})
    return EsfEvent(
        number=finding.id,
        title=entitled(gists),
        confidentiality=PUBLIC,
        area="; ".join(areas) or None,
        first=_month(min(firsts), FIRST),
        last=_month(max(lasts), LAST),
        edtf=None,
        status=term("status", finding.standing or "unverified"),
        origins=finding.count,
    )


def _month(day: str, unknown: str) -> str | None:
    return None if day == unknown else day[:MONTH]


def _group(finding: PublicFinding) -> EsfPerson:
    return EsfPerson(
        number=f"G-{finding.id}",
        name="people concerned",
        unit=term("unit", "group"),
        confidentiality=PUBLIC,
    )


def _acts(
    finding: PublicFinding, members: list[PublicClaim], names: Mapping[str, str]
) -> Iterable[EsfAct]:
    for kind in sorted({kind for one in members for kind in one.types}):
        code = term("act", kind)
        if code is None:
            continue
        these = [one for one in members if kind in one.types]
        where = sorted({names[place] for one in these for place in one.places})
        affirmed = {str(one.polarity) for one in these}
        yield EsfAct(
            number=f"{finding.id}-{kind}",
            event=finding.id,
            victims=(f"G-{finding.id}",),
            what=kind.replace("_", " "),
            type=code,
            state={"affirmed": "yes", "negated": "no"}.get("".join(affirmed), "contested"),
            edtf=next((one.date for one in these if one.date), None),
            location="; ".join(where) or None,
            origins=finding.count,
            said=tuple(map(_said, these)),
        )


def _said(one: PublicClaim) -> Said:
    return Said(
        claim=one.id, certainty=str(one.certainty), polarity=str(one.polarity), source=one.source
    )


def _information(
    finding: PublicFinding, members: list[PublicClaim], release: Release
) -> Iterable[EsfInformation]:
    first: dict[str, PublicClaim] = {}
    for one in members:
        first.setdefault(one.source, one)
    for source in release.sources:
        if source.id in first:
            nearest = first[source.id].speaker
            yield EsfInformation(
                source=source.id,
                event=finding.id,
                connection=term("connection", nearest.kind if nearest else "unknown"),
                language=source.language,
                day=source.published,
                reliability=term("role", "reliability_unknown"),
                url=source.url,
            )


def _complaints(claims: Iterable[PublicClaim]) -> Iterable[EsfIntervention]:
    for one in claims:
        if EventType.COMPLAINT in one.types:
            yield EsfIntervention(
                party="as told",
                victims=(),
                type=term("step", "filed"),
                day=one.date,
                response=None,
                said=(_said(one),),
            )
