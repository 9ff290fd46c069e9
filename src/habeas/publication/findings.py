"""What is stated, by how many voices, and in which words?"""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from habeas.model.release import Private, Statement
from habeas.model.weight import Origin
from habeas.model.words import Certainty, OriginStatus
from habeas.publication.blocks import Block, badge, blocks
from habeas.publication.dates import FIRST, bounds, readable
from habeas.publication.wording import counted, explained, told

STRENGTH = tuple(Certainty)  # from witnessed to asserted, as the model lists them


class Told(Struct, frozen=True):
    """One independent voice with what goes back to it."""

    name: str
    reason: str
    claims: tuple[Block, ...]


class FindingView(Struct, frozen=True, kw_only=True):
    """A family of statements as the page prints it."""

    anchor: str
    label: str
    established: bool
    count: int | None
    headline: str
    because: str
    badge: str
    certainties: tuple[tuple[str, int], ...]
    documents: int
    when: str
    where: tuple[str, ...]
    voices: tuple[Told, ...]
    others: tuple[Block, ...]
    sealed: int


def findings(private: Private) -> tuple[FindingView, ...]:
    """List the families, those with most independent voices first."""
    laid = {one.id: one for one in blocks(private)}
    told_by_id = {one.id: one for one in private.statements}
    ranked = sorted(private.origins, key=lambda o: (-(o.count or 0), -len(o.members), o.id))
    return tuple(_finding(o, laid, told_by_id, n) for n, o in enumerate(ranked, start=1))


def _finding(
    origin: Origin, laid: dict[str, Block], told_by_id: dict[str, Statement], number: int
) -> FindingView:
    members = [told_by_id[claim] for claim in origin.members if claim in told_by_id]
    voices = tuple(
        Told(v.name, v.reason, tuple(laid[c] for c in v.claims if c in laid))
        for v in origin.independent
    )
    heard = {one.id for voice in voices for one in voice.claims}
    established = origin.status is OriginStatus.ESTABLISHED and origin.count is not None
    return FindingView(
        anchor=f"finding-{number}",
        label=origin.family,
        established=established,
        count=origin.count if established else None,
        headline=_headline(origin, members),
        because=explained_because(origin),
        badge=badge(origin.status, origin.count, len(members)),
        certainties=tally(members),
        documents=len({one.doc for one in members}),
        when=_when(members),
        where=_where(members),
        voices=voices,
        others=tuple(laid[one.id] for one in members if one.id not in heard),
        sealed=sum(one.quote is None for one in members),
    )


def explained_because(origin: Origin) -> str:
    """Say why independence is not established, where it is not."""
    return told("because", origin.because) if origin.because else ""


def _headline(origin: Origin, members: Sequence[Statement]) -> str:
    """Say in one sentence what stands behind a family."""
    where = counted(len({one.doc for one in members}), "document", "documents")
    said = f"Stated {_times(len(members))} in {where}"
    if origin.status is OriginStatus.NOT_ESTABLISHED or origin.count is None:
        return f"{said}; that the speakers are independent of one another is not established."
    if origin.count == 1:
        return f"{said}; all of it goes back to one origin."
    return f"{said}; it goes back to {origin.count} origins shown to be independent."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def tally(members: Iterable[Statement]) -> tuple[tuple[str, int], ...]:
    """Count statements by certainty, the surest first."""
    count = Counter(one.certainty for one in members)
    return tuple((kind, count[kind]) for kind in STRENGTH if count[kind])


def _when(members: Sequence[Statement]) -> str:
    dates = Counter(one.date for one in members if one.date and bounds(one.date)[0] != FIRST)
    if not dates:
        return ""
    (most, _), *rest = sorted(dates.items(), key=lambda d: (-d[1], d[0]))
    more = f" (and {counted(len(rest), 'other dating', 'other datings')})" if rest else ""
    return readable(most) + more


def _where(members: Sequence[Statement]) -> tuple[str, ...]:
    names = Counter(spot.name for one in members for spot in one.places if spot.name)
    return tuple(name for name, _ in sorted(names.items(), key=lambda n: (-n[1], n[0]))[:4])


def note(kind: str, key: str) -> str:
    """Give the explanation of a word, for the template."""
    return explained(kind, key)
