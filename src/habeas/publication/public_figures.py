"""Which numbers does the public report tell, and which of them may be compared?"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.public import PublicClaim, PublicFinding, Release, Tally
from habeas.model.words import OriginStatus
from habeas.publication.dates import readable
from habeas.publication.figures import Sentence, clusters, sentences
from habeas.publication.gist import NOT_SHOWN, of_figure
from habeas.publication.knots import Telling, knots
from habeas.publication.lattice import Lattice, Number, event, mood, stance
from habeas.publication.lattice_picture import Pictures, pictures
from habeas.publication.public_views import PLACES, sources_of, speaker
from habeas.publication.sites import is_holding
from habeas.publication.wording import amount, told


class PublicNumber(Struct, frozen=True):
    """One number, however often it is told, and what it is to others."""

    anchor: str
    figure: str
    tally: Tally
    counter: str
    types: tuple[str, ...]
    where: str
    when: str
    claims: tuple[ClaimId, ...]
    sources: tuple[str, ...]
    strongest: str
    sentences: tuple[Sentence, ...]


class PublicCluster(Struct, frozen=True):
    """Numbers that hang together, and how."""

    numbers: tuple[PublicNumber, ...]
    picture: Pictures | None


def public_clusters(release: Release) -> tuple[PublicCluster, ...]:
    """List each number once, those that hang together beside one another."""
    claims = {c.id: c for c in release.claims}
    holding: dict[ClaimId, list[PublicFinding]] = {}
    for finding in release.findings:
        for member in finding.members:
            holding.setdefault(member, []).append(finding)
    known = public_lattice(release)
    return tuple(
        PublicCluster(
            tuple(
                _number(n, known, [claims[c] for c in known.numbers[n].claims], holding)
                for n in cluster
            ),
            pictures(known, cluster, at),
        )
        for at, cluster in enumerate(clusters(known), 1)
    )


def public_numbers(release: Release) -> tuple[PublicNumber, ...]:
    """List each number once."""
    return tuple(number for cluster in public_clusters(release) for number in cluster.numbers)


def public_lattice(release: Release) -> Lattice:
    """Settle what the figures of a release are to each other, and read each out."""
    names = {place.id: place.name for place in release.places}
    counting = {c.id: (c, c.figure) for c in release.claims if c.figure is not None}
    tied = knots(
        {
            one.id: Telling(
                *(one.id, one.source, None, figure.value, figure.unit), frozenset(one.places)
            )
            for one, figure in counting.values()
        },
        release.figures,
    )
    made = [
        _read_out(*counting[group[0]], group, names, chained=n not in tied.chance)
        for n, group in enumerate(tied.groups)
    ]
    return Lattice(tuple(made), tied)


def _read_out(
    one: PublicClaim,
    figure: Tally,
    claims: tuple[ClaimId, ...],
    names: Mapping[str, str],
    *,
    chained: bool,
) -> Number:
    as_of = f"as of {readable(figure.as_of)}" if figure.as_of else ""
    return Number(
        claims=claims,
        shown=amount(figure),
        value=figure.value,
        event=event(one.types),
        held=is_holding(one.types),
        where=", ".join(names[place] for place in one.places[:PLACES]),
        when=readable(one.date) if one.date else as_of,
        mood=mood(one.certainty, one.polarity),
        stance=stance(one.types, one.certainty, one.polarity),
        teller=speaker(one.speaker),
        through="",
        chained=chained and one.speaker is not None,
    )


def _number(
    number: int,
    known: Lattice,
    members: Sequence[PublicClaim],
    holding: Mapping[ClaimId, Sequence[PublicFinding]],
) -> PublicNumber:
    one, head = known.numbers[number], members[0]
    if head.figure is None:
        raise ValueError("a figure without a number")
    return PublicNumber(
        anchor=f"figure-{number + 1}",
        figure=one.shown,
        tally=head.figure,
        counter=one.teller,
        types=tuple(told("type", kind) for kind in head.types if kind != "count"),
        where=one.where,
        when=readable(head.figure.as_of or head.date),
        claims=one.claims,
        sources=sources_of(members),
        strongest=of_figure(number, known, _voices(one, holding.get(one.claims[0], ()))),
        sentences=sentences(number, known),
    )


def _voices(one: Number, held: Sequence[PublicFinding]) -> str:
    """Say how many origins are shown behind a figure; who they are stays in the case."""
    found = max(held, key=lambda f: (len(set(f.members) & set(one.claims)), f.id), default=None)
    if found is not None and found.status is OriginStatus.ESTABLISHED and found.count:
        return "one origin" if found.count == 1 else f"{found.count} independent origins"
    if one.chained and (found is not None or len(one.claims) > 1):
        return f"one origin ({one.teller})"
    return f"said once, by {one.teller}" if len(one.claims) == 1 else NOT_SHOWN
