"""What is stated, by how many voices, and in which words?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.document import PassageKind
from habeas.model.release import Private, Statement
from habeas.model.weight import Origin
from habeas.model.words import Certainty, NotEstablished, OriginStatus, Standing
from habeas.publication.blocks import Block, badge
from habeas.publication.dates import FIRST, bounds, readable
from habeas.publication.gist import against, named, of_finding
from habeas.publication.headings import gist, heading
from habeas.publication.lineage import depth
from habeas.publication.titles import titles
from habeas.publication.wording import capital, counted, explained, told

STRENGTH = tuple(Certainty)  # from witnessed to asserted, as the model lists them
UNFOLDED = 10  # findings of a group that stand open; the larger come first
PLACES = 3  # as many places stand under a finding
SAID_BY_GROUP = {"", Standing.UNVERIFIED, Standing.SINGLE_ORIGIN}


class Told(Struct, frozen=True):
    """One independent voice with what goes back to it."""

    name: str
    reason: str
    claims: tuple[Block, ...]


class FindingView(Struct, frozen=True, kw_only=True):
    """A family of statements as the page prints it."""

    anchor: str
    label: str
    undated: str  # the same without its date
    count: int | None  # independent origins; None: not established
    headline: str
    because: str
    badge: str
    strongest: str
    against: str
    contrary: tuple[Block, ...]
    withdrawn: tuple[Block, ...]
    standing: str
    standing_note: str  # nothing where the lead of its group says so
    grade: str  # Admiralty: F, since nobody rated the source, and the credibility
    grade_note: str
    certainties: tuple[tuple[Certainty, int], ...]
    when: str
    dates: tuple[str, ...]
    where: tuple[str, ...]
    quoted: Block | None
    size: int
    voices: tuple[Told, ...]
    others: tuple[Block, ...]


class Group(Struct, frozen=True):
    """The findings that are established equally well."""

    anchor: str
    title: str
    lead: str
    findings: tuple[FindingView, ...]
    more: tuple[FindingView, ...]  # the smaller ones, folded away


def findings(private: Private, laid: Mapping[ClaimId, Block]) -> tuple[FindingView, ...]:
    """List the families, those with most independent voices first."""
    told_by_id = {one.id: one for one in private.statements}
    ranked = sorted(private.origins, key=lambda o: (-(_count(o) or 0), -len(o.members), o.id))
    depths = depth(private)
    members = [[told_by_id[c] for c in o.members if c in told_by_id] for o in ranked]
    named = titles(
        [[gist(one) for one in those] for those in members],
        {at: o.family for at, o in enumerate(ranked)},
    )
    return tuple(
        _finding(o, laid, told_by_id, depths, n, label)
        for n, (o, label) in enumerate(zip(ranked, named, strict=True), start=1)
    )


def grouped(found: Sequence[FindingView]) -> tuple[Group, ...]:
    """Part the findings by what is shown of their origins."""
    several = tuple(f for f in found if f.count is not None and f.count > 1)
    single = tuple(f for f in found if f.count is not None and f.count <= 1)
    unsettled = tuple(f for f in found if f.count is None)
    groups = (
        _group(
            "several",
            "Stated by independent voices",
            "Something shows that these voices did not learn it from one another.",
            several,
        ),
        _group(
            "single",
            "Stated by one origin",
            "However often it is repeated, all of it goes back to one voice, count or document.",
            single,
        ),
        _group(
            "unsettled",
            "Independence not established",
            "The sources do not show whether these speakers knew it by themselves. "
            "That counts as no independent origin.",
            unsettled,
        ),
    )
    return tuple(group for group in groups if group.findings)


def _group(anchor: str, title: str, lead: str, found: tuple[FindingView, ...]) -> Group:
    return Group(anchor, title, lead, found[:UNFOLDED], found[UNFOLDED:])


def _count(origin: Origin) -> int | None:
    return origin.count if origin.status is OriginStatus.ESTABLISHED else None


def _finding(
    origin: Origin,
    laid: Mapping[ClaimId, Block],
    told_by_id: Mapping[ClaimId, Statement],
    depths: Mapping[str, int],
    number: int,
    label: str,
) -> FindingView:
    members = [told_by_id[claim] for claim in origin.members if claim in told_by_id]
    voices = tuple(
        Told(
            capital(named(v.name)),
            capital(v.reason),
            _laid(v.claims, laid),
        )
        for v in origin.independent
    )
    heard = {one.id for voice in voices for one in voice.claims}
    dates = tuple(one.date for one in members if one.date and bounds(one.date)[0] != FIRST)
    quoted = _quoted(members, depths)
    standing = origin.standing or ""
    grade, grade_note = _graded(origin)
    return FindingView(
        anchor=f"finding-{number}",
        label=label if members else capital(origin.family),
        strongest=of_finding(origin, members),
        against=against(origin, told_by_id),
        contrary=_laid(origin.against, laid),
        withdrawn=_laid(origin.withdrawn, laid),
        standing=told("standing", standing) if standing else "",
        standing_note="" if standing in SAID_BY_GROUP else explained("standing", standing),
        grade=grade,
        grade_note=grade_note,
        undated=heading(members, origin.family, dated=False) if members else "",
        count=_count(origin),
        headline=_headline(_count(origin), members),
        because=_more(origin),
        badge=badge(origin.status, origin.count, len(members)),
        certainties=tally(members),
        when=_when(dates),
        dates=dates,
        where=_where(members),
        quoted=laid[quoted.id] if quoted else None,
        size=len(members),
        voices=voices,
        others=tuple(laid[one.id] for one in members if one.id not in heard),
    )


def _more(origin: Origin) -> str:
    """Say why nothing is established, where that is more than the lead of the group says."""
    if origin.because is None or origin.because is NotEstablished.INDEPENDENCE_NOT_SHOWN:
        return ""
    return told("because", origin.because)


def _graded(origin: Origin) -> tuple[str, str]:
    """Give the Admiralty grade: nobody rated the source (F), and how credible the statement is."""
    if origin.standing is None:
        return "", ""
    # Denied by one side and borne out by several voices: weaker than confirmed, not doubtful.
    borne = origin.standing is Standing.CONTESTED and (origin.count or 0) > 1
    rated = Standing.SINGLE_ORIGIN if borne else origin.standing
    return f"F{told('credibility', rated)}", explained("credibility", rated)


def _laid(claims: Iterable[ClaimId], laid: Mapping[ClaimId, Block]) -> tuple[Block, ...]:
    return tuple(laid[claim] for claim in claims if claim in laid)


def _quoted(members: Sequence[Statement], depths: Mapping[str, int]) -> Statement | None:
    """Choose the words that stand for a finding: published, typical, nearest to their origin."""
    shown = [one for one in members if one.excerpt is not None]
    places = Counter(spot.name for one in members for spot in one.places if spot.name)
    place = max(places, key=lambda name: (places[name], name), default=None)
    types = Counter(kind for one in members for kind in one.types)

    def rank(one: Statement) -> tuple[bool, bool, bool, int, int, int]:
        return (
            one.excerpt is not None and one.excerpt.kind is PassageKind.ROW,
            place is not None and place not in {spot.name for spot in one.places},
            types.most_common(1)[0][0] not in one.types,
            depths.get(one.doc, 0),
            len(one.attribution),
            STRENGTH.index(one.certainty),
        )

    return min(shown, key=rank, default=None)


def _headline(count: int | None, members: Sequence[Statement]) -> str:
    """Say in one sentence what stands behind a family."""
    where = counted(len({one.doc for one in members}), "document", "documents")
    said = f"Stated {times(len(members))} in {where}"
    sealed = sum(one.quote is None for one in members)
    kept = f", {'once' if sealed == 1 else f'{sealed} times'} under seal" if sealed else ""
    if count is None:
        return f"{said}{kept}."
    if count == 1:
        return f"{said}{kept}: one origin."
    return f"{said}{kept}: {count} independent origins."


def times(count: int) -> str:
    """Say how often.

    >>> times(1), times(3)
    ('once', '3 times')
    """
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def tally(members: Iterable[Statement]) -> tuple[tuple[Certainty, int], ...]:
    """Count statements by certainty, the surest first."""
    count = Counter(one.certainty for one in members)
    return tuple((kind, count[kind]) for kind in STRENGTH if count[kind])


def _when(dates: Sequence[str]) -> str:
    if not dates:
        return ""
    (most, _), *rest = sorted(Counter(dates).items(), key=lambda d: (-d[1], d[0]))
    more = f" (and {counted(len(rest), 'other dating', 'other datings')})" if rest else ""
    return readable(most) + more


def _where(members: Sequence[Statement]) -> tuple[str, ...]:
    names = Counter(spot.name for one in members for spot in one.places if spot.name)
    return tuple(name for name, _ in sorted(names.items(), key=lambda n: (-n[1], n[0]))[:PLACES])
