"""Who had it from whom, and what was lost on the way?"""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.release import Private
from habeas.model.weight import Mutation, Relay
from habeas.model.words import MutationItem
from habeas.publication.blocks import Names, anchor, outlets_of
from habeas.publication.dates import readable
from habeas.publication.wording import told

OUTSIDE = "ext:"
UNFOLDED = 6  # changes of one document that stand open
ORDER = tuple(MutationItem)  # places and figures first, as the model lists them


class Taking(Struct, frozen=True):
    """How something was taken over."""

    how: str
    what: str
    explicit: bool
    because: str
    directed: bool


class Branch(Struct, frozen=True):
    """A document in the tree of relays, with what was taken from it."""

    name: str
    anchor: str | None  # where the page lays the document open
    outside: bool
    takings: tuple[Taking, ...]
    again: bool  # shown in full elsewhere in the tree
    branches: tuple["Branch", ...] = ()


class Cited(Struct, frozen=True):
    """A statement, by its number on the page and the place where it is laid open."""

    number: str
    anchor: str


class Change(Struct, frozen=True):
    """A fact as the source had it and as the relay has it."""

    item: str
    was: str | None
    became: str | None
    source: str
    held: bool  # False: another relay of a source that is not held shows what was lost
    was_in: Cited | None  # the statement that had it, and the one that has it now
    now_in: Cited | None
    times: int


class Changes(Struct, frozen=True):
    """What one document lost or changed."""

    name: str
    anchor: str | None
    summary: str
    changes: tuple[Change, ...]
    more: tuple[Change, ...]


def lineage(private: Private) -> tuple[Branch, ...]:
    """Draw the relays as a forest: first sources at the root, those who took from them below."""
    names, anchors = outlets_of(private), anchors_of(private)
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
            anchor=anchors.get(end),
            outside=end.startswith(OUTSIDE),
            takings=tuple(
                Taking(told("how", r.how), r.what, r.explicit, r.because, r.directed)
                for r in relays
            ),
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
    names, anchors = Names.of(private), anchors_of(private)
    home: dict[str, str] = {one.id: one.doc for one in private.statements}
    groups: dict[str, list[Mutation]] = {}
    for one in private.mutations:
        groups.setdefault(home.get(one.target, one.target), []).append(one)
    return tuple(
        _changes(named(target, names.outlets), anchors.get(target), _merged(group, home, names))
        for target, group in sorted(groups.items())
    )


def _changes(
    name: str, anchor: str | None, found: tuple[tuple[MutationItem, Change], ...]
) -> Changes:
    often = Counter(item for item, _ in found)
    summary = ", ".join(f"{told('item', item)} ({often[item]})" for item in ORDER if often[item])
    rows = tuple(change for _, change in found)
    return Changes(name, anchor, summary, rows[:UNFOLDED], rows[UNFOLDED:])


def _merged(
    group: Sequence[Mutation], home: Mapping[str, str], names: Names
) -> tuple[tuple[MutationItem, Change], ...]:
    """Say a change that many statements show once, with how often and where it is first met."""
    met: dict[tuple[MutationItem, str | None, str | None, str], list[Mutation]] = {}
    for one in group:
        source = home.get(one.source, one.source)
        met.setdefault((one.item, one.was, one.became, source), []).append(one)
    rows = [_row(key, every, names) for key, every in met.items()]
    return tuple(
        sorted(rows, key=lambda r: (ORDER.index(r[0]), -r[1].times, r[1].was or "", str(r[1])))
    )


def _row(
    key: tuple[MutationItem, str | None, str | None, str], every: Sequence[Mutation], names: Names
) -> tuple[MutationItem, Change]:
    item, was, became, source = key
    first = min(every, key=lambda m: (m.source, m.target))
    if item is MutationItem.DATE:
        was, became = was and readable(was), became and readable(became)
    change = Change(
        told("item", item),
        was,
        became,
        named(source, names.outlets),
        not source.startswith(OUTSIDE),
        _cited(first.source, names),
        _cited(first.target, names),
        len(every),
    )
    return item, change


def _cited(end: str, names: Names) -> Cited | None:
    number = names.numbers.get(ClaimId(end))
    return Cited(number, anchor(end)) if number else None


def anchors_of(private: Private) -> dict[str, str]:
    """Name the place on the page where each document is laid open."""
    return {str(sheet.path): f"doc-{n}" for n, sheet in enumerate(private.documents, 1)}


def named(end: str, names: Mapping[str, str]) -> str:
    """Name a document by its outlet, an outside source by its name.

    >>> named("ext:old-paper", {})
    'old paper'
    """
    if end.startswith(OUTSIDE):
        return end.removeprefix(OUTSIDE).replace("-", " ")
    return names.get(end, end)
