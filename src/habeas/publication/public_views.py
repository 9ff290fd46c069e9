"""What does the public report say of places, findings and time?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.public import PublicClaim, PublicFinding, PublicSpeaker, Release
from habeas.model.words import Certainty, OriginStatus, Standing
from habeas.publication.blocks import badge
from habeas.publication.dates import bounds, is_open, month, readable
from habeas.publication.headings import Gist, entitled
from habeas.publication.sites import Site, days_between, is_holding
from habeas.publication.titles import titles
from habeas.publication.wording import capital, counted, told

STRENGTH = tuple(Certainty)
AGAINST = {Standing.CONTESTED, Standing.REFUTED, Standing.RETRACTED}
PLACES = 3  # as many places stand under a finding


class PublicLook(Struct, frozen=True):
    """A finding as the public report prints it."""

    anchor: str
    label: str
    undated: str
    count: int | None
    badge: str
    because: str
    against: str  # how it stands where something speaks against it
    size: int
    certainties: tuple[tuple[Certainty, int], ...]
    dates: tuple[str, ...]
    when: str
    where: tuple[str, ...]
    speakers: tuple[str, ...]
    sources: tuple[str, ...]


class PublicEvent(Struct, frozen=True):
    """What statements of one month say happened."""

    what: str
    where: str
    often: str
    certainties: tuple[tuple[Certainty, int], ...]
    sources: tuple[str, ...]


class PublicMonth(Struct, frozen=True):
    """The events that begin in one month."""

    name: str
    events: tuple[PublicEvent, ...]


def speaker(hop: PublicSpeaker | None) -> str:
    """Name a body, or say what kind of speaker it is."""
    if hop is None:
        return "nobody named"
    return hop.body or told("kind", hop.kind)


def public_sites(release: Release) -> tuple[Site, ...]:
    """List the places, the best attested first."""
    voices = {claim: f for f in release.findings if f.count for claim in f.members}
    told_of: dict[str, list[PublicClaim]] = {place.id: [] for place in release.places}
    for claim in release.claims:
        for place_id in claim.places:
            told_of[place_id].append(claim)
    found = []
    for place in release.places:
        here = told_of[place.id]
        heard = {voices[claim.id] for claim in here if claim.id in voices}
        first, last = days_between(claim.date for claim in here)
        found.append(
            Site(
                number=0,
                name=place.name,
                country=place.country,
                lat=place.lat,
                lon=place.lon,
                area=place.area,
                spellings=(),
                statements=tuple(claim.id for claim in here),
                held=sum(is_holding(claim.types) for claim in here),
                voices=max((f.count or 0 for f in heard), default=None),
                first=first and first[:7],
                last=last and last[:7],
            )
        )
    ranked = sorted(found, key=lambda s: (-s.held, -len(s.statements), s.name))
    return tuple(replace(site, number=number) for number, site in enumerate(ranked, start=1))


def public_findings(release: Release) -> tuple[PublicLook, ...]:
    """List the findings, those with most independent voices first."""
    claims = {claim.id: claim for claim in release.claims}
    names = {place.id: place.name for place in release.places}
    told = [[claims[c] for c in one.members] for one in release.findings]
    gists = [[_gist(one, names) for one in members] for members in told]
    labels = titles(gists, {})
    looks = [_look(*one, names) for one in zip(release.findings, told, gists, labels, strict=True)]
    return tuple(sorted(looks, key=lambda f: (-(f.count or 0), -f.size, f.anchor)))


def _look(
    finding: PublicFinding,
    members: Sequence[PublicClaim],
    gists: Sequence[Gist],
    label: str,
    names: Mapping[str, str],
) -> PublicLook:
    dates = tuple(one.date for one in members if one.date and not is_open(one.date))
    first, last = days_between(dates)
    places = Counter(names[place] for one in members for place in one.places)
    return PublicLook(
        anchor=f"finding-{finding.id}",
        label=label,
        undated=entitled(gists, dated=False),
        count=finding.count if finding.status is OriginStatus.ESTABLISHED else None,
        badge=badge(finding.status, finding.count, len(members)),
        because=told("because", finding.because) if finding.because else "",
        against=told("standing", finding.standing) if finding.standing in AGAINST else "",
        size=len(members),
        certainties=tally(members),
        dates=dates,
        when=readable(f"{first[:7]}/{last[:7]}") if first and last else "",
        where=tuple(name for name, _ in sorted(places.items(), key=_most)[:PLACES]),
        speakers=tuple(dict.fromkeys(speaker(one.speaker) for one in members)),
        sources=sources_of(members),
    )


def _most(counted_one: tuple[str, int]) -> tuple[int, str]:
    return -counted_one[1], counted_one[0]


def _gist(one: PublicClaim, names: Mapping[str, str]) -> Gist:
    places = frozenset(names[place] for place in one.places)
    who = speaker(one.speaker) if one.speaker else ""
    return Gist(one.types, places, one.date, one.polarity, one.figure, who)


def tally(members: Iterable[PublicClaim]) -> tuple[tuple[Certainty, int], ...]:
    """Count statements by certainty, the surest first."""
    count = Counter(one.certainty for one in members)
    return tuple((kind, count[kind]) for kind in STRENGTH if count[kind])


def sources_of(members: Iterable[PublicClaim]) -> tuple[str, ...]:
    """List the documents in which statements stand, by their numbers."""
    return tuple(sorted({one.source for one in members}, key=lambda s: (len(s), s)))


def public_months(release: Release) -> tuple[PublicMonth, ...]:
    """Order the statements that have a beginning in time, month by month."""
    names = {place.id: place.name for place in release.places}
    dated = [c for c in release.claims if c.date and not is_open(c.date)]
    months: dict[str, dict[tuple[str, str], list[PublicClaim]]] = {}
    for claim in sorted(dated, key=lambda c: bounds(c.date)):
        where = ", ".join(sorted(names[place] for place in claim.places))
        kinds = months.setdefault(month(claim.date or ""), {})
        kinds.setdefault((_main_type(claim), where), []).append(claim)
    return tuple(
        PublicMonth(name, tuple(_event(key, members) for key, members in _largest(groups)))
        for name, groups in months.items()
    )


def _largest(
    groups: Mapping[tuple[str, str], list[PublicClaim]],
) -> list[tuple[tuple[str, str], list[PublicClaim]]]:
    return sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))


def _event(key: tuple[str, str], members: Sequence[PublicClaim]) -> PublicEvent:
    what, where = key
    often = counted(len(members), "statement", "statements")
    return PublicEvent(capital(what), where, often, tally(members), sources_of(members))


def _main_type(claim: PublicClaim) -> str:
    return told("type", next((kind for kind in claim.types if kind != "count"), claim.types[0]))
