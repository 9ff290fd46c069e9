"""Who had it from whom, and what was lost on the way?"""

from collections.abc import Mapping

from msgspec import Struct

from habeas.model.release import Private
from habeas.model.weight import Mutation, Relay
from habeas.publication.blocks import outlets_of
from habeas.publication.wording import told


class Branch(Struct, frozen=True):
    """A document in the tree of relays, with what was taken from it."""

    name: str
    path: str
    outside: bool
    how: str
    explicit: bool
    what: str
    again: bool  # shown in full elsewhere in the tree
    branches: tuple["Branch", ...] = ()


class Change(Struct, frozen=True):
    """A fact as the source had it and as the relay has it."""

    item: str
    was: str | None
    became: str | None
    source: str
    lost: bool


class Changes(Struct, frozen=True):
    """What one document lost or changed."""

    name: str
    path: str
    changes: tuple[Change, ...]


def lineage(private: Private) -> tuple[Branch, ...]:
    """Draw the relays as a forest: first sources at the root, those who took from them below."""
    names: dict[str, str] = dict(outlets_of(private).items())
    below: dict[str, list[Relay]] = {}
    for relay in private.relays:
        below.setdefault(relay.source, []).append(relay)
    fed = {relay.target for relay in private.relays}
    roots = sorted((s for s in below if s not in fed), key=lambda s: (s.startswith("ext:"), s))
    done: set[str] = set()

    def grow(end: str, relay: Relay | None, above: tuple[str, ...]) -> Branch:
        again = end in done or end in above
        done.add(end)
        children = [] if again else sorted(below.get(end, []), key=lambda r: r.target)
        return Branch(
            name=named(end, names),
            path="" if end.startswith("ext:") else end,
            outside=end.startswith("ext:"),
            how=told("how", relay.how) if relay else "",
            explicit=relay.explicit if relay else True,
            what=relay.what if relay else "",
            again=again and bool(below.get(end)),
            branches=tuple(grow(child.target, child, (*above, end)) for child in children),
        )

    return tuple(grow(root, None, ()) for root in roots)


def changes(private: Private) -> tuple[Changes, ...]:
    """List what each document lost or changed, by document."""
    names: dict[str, str] = dict(outlets_of(private).items())
    home: dict[str, str] = {one.id: one.doc for one in private.statements}
    groups: dict[str, list[Mutation]] = {}
    for one in private.mutations:
        groups.setdefault(home.get(one.target, one.target), []).append(one)
    return tuple(
        Changes(
            name=named(target, names),
            path=target,
            changes=tuple(
                Change(
                    item=told("item", one.item),
                    was=one.was,
                    became=one.became,
                    source=named(home.get(one.source, one.source), names),
                    lost=one.became is None,
                )
                for one in sorted(group, key=lambda m: (m.item, m.was or "", m.became or ""))
            ),
        )
        for target, group in sorted(groups.items())
    )


def named(end: str, names: Mapping[str, str]) -> str:
    """Name a document by its outlet, an outside source by its name.

    >>> named("ext:verstka", {})
    'verstka'
    """
    if end.startswith("ext:"):
        return end.removeprefix("ext:").replace("-", " ")
    return names.get(end, end)
