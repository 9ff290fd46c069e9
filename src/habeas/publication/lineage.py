"""Who had it from whom, and what was lost on the way?"""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from habeas.model.release import Private
from habeas.model.weight import Mutation, Relay
from habeas.model.words import MutationItem
from habeas.publication.blocks import outlets_of
from habeas.publication.wording import told

OUTSIDE = "ext:"
UNFOLDED = 6  # changes of one document that stand open
ORDER = tuple(MutationItem)  # places and figures first, as the model lists them


class Taking(Struct, frozen=True):
    """How something was taken over."""

    how: str
    what: str
    explicit: bool


class Branch(Struct, frozen=True):
    """A document in the tree of relays, with what was taken from it."""

    name: str
    outside: bool
    takings: tuple[Taking, ...]
    again: bool  # shown in full elsewhere in the tree
    branches: tuple["Branch", ...] = ()


class Change(Struct, frozen=True):
    """A fact as the source had it and as the relay has it."""

    item: str
    was: str | None
    became: str | None
    source: str
    times: int


class Changes(Struct, frozen=True):
    """What one document lost or changed."""

    name: str
    summary: str
    changes: tuple[Change, ...]
    more: tuple[Change, ...]


def lineage(private: Private) -> tuple[Branch, ...]:
    """Draw the relays as a forest: first sources at the root, those who took from them below."""
    names = outlets_of(private)
    below: dict[str, dict[str, list[Relay]]] = {}
    for relay in private.relays:
        below.setdefault(relay.source, {}).setdefault(relay.target, []).append(relay)
    fed = {relay.target for relay in private.relays}
    roots = sorted((s for s in below if s not in fed), key=lambda s: (s.startswith(OUTSIDE), s))
    done: set[str] = set()

    def grow(end: str, relays: Sequence[Relay]) -> Branch:
        again = end in done
        done.add(end)
        children = {} if again else below.get(end, {})
        return Branch(
            name=named(end, names),
            outside=end.startswith(OUTSIDE),
            takings=tuple(Taking(told("how", r.how), r.what, r.explicit) for r in relays),
            again=again and end in below,
            branches=tuple(grow(target, children[target]) for target in sorted(children)),
        )

    return tuple(grow(root, ()) for root in roots)


def depth(private: Private) -> dict[str, int]:
    """Count how many hands each document is away from its farthest source."""
    above: dict[str, list[str]] = {}
    for relay in private.relays:
        above.setdefault(relay.target, []).append(relay.source)
    found: dict[str, int] = {}

    def measured(end: str) -> int:
        if end not in found:
            found[end] = 0  # a circle of relays ends here
            found[end] = max((1 + measured(one) for one in above.get(end, ())), default=0)
        return found[end]

    return {end: measured(end) for end in above}


def changes(private: Private) -> tuple[Changes, ...]:
    """List what each document lost or changed, by document."""
    names = outlets_of(private)
    home: dict[str, str] = {one.id: one.doc for one in private.statements}
    groups: dict[str, list[Mutation]] = {}
    for one in private.mutations:
        groups.setdefault(home.get(one.target, one.target), []).append(one)
    return tuple(
        _changes(named(target, names), _merged(group, home, names))
        for target, group in sorted(groups.items())
    )


def _changes(name: str, found: tuple[tuple[MutationItem, Change], ...]) -> Changes:
    often = Counter(item for item, _ in found)
    summary = ", ".join(told("item", item) for item in ORDER if often[item])
    rows = tuple(change for _, change in found)
    return Changes(name, summary, rows[:UNFOLDED], rows[UNFOLDED:])


def _merged(
    group: Sequence[Mutation], home: Mapping[str, str], names: Mapping[str, str]
) -> tuple[tuple[MutationItem, Change], ...]:
    """Say a change that many statements show once, with how often."""
    often = Counter(
        (one.item, one.was, one.became, named(home.get(one.source, one.source), names))
        for one in group
    )
    ordered = sorted(
        often.items(), key=lambda c: (ORDER.index(c[0][0]), -c[1], c[0][1] or "", c[0][2] or "")
    )
    return tuple(
        (item, Change(told("item", item), was, became, source, times))
        for (item, was, became, source), times in ordered
    )


def named(end: str, names: Mapping[str, str]) -> str:
    """Name a document by its outlet, an outside source by its name.

    >>> named("ext:old-paper", {})
    'old paper'
    """
    if end.startswith(OUTSIDE):
        return end.removeprefix(OUTSIDE).replace("-", " ")
    return names.get(end, end)
