"""What does a person's word about two claims make of the families that hold them?"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from habeas.weighing.page import Said


class Family(Struct, frozen=True):
    """Claims that state the same thing."""

    title: str
    is_figure: bool
    members: tuple[str, ...]


def joined(
    made: Sequence[Family], joins: Iterable[tuple[str, str]], said: Mapping[str, Said]
) -> list[Family]:
    """Make one family of those that hold two claims which a person said are one."""
    kept = list(made)
    for pair in joins:
        if not set(pair) <= set(said) or any(set(pair) <= set(f.members) for f in kept):
            continue
        held = [f for one in pair if (f := _largest(kept, one))]
        title = held[0].title if held else " and ".join(sorted(said[pair[0]].types)) or "count"
        members = set(pair).union(*(f.members for f in held))
        kept = [f for f in kept if f not in held]
        figure = bool(held) and all(f.is_figure for f in held)
        kept.append(Family(title, is_figure=figure, members=tuple(sorted(members))))
    return kept


def _largest(made: Sequence[Family], member: str) -> Family | None:
    holding = [f for f in made if member in f.members]
    return max(holding, key=lambda f: (len(f.members), f.title, f.members), default=None)


def parted(made: Sequence[Family], splits: Iterable[tuple[str, str]]) -> list[Family]:
    """Take claims out of a family that a person has said are not the same thing."""
    apart = {frozenset(pair) for pair in splits}
    if not apart:
        return list(made)
    kept = []
    for family in made:
        members: list[str] = []
        for one in family.members:
            if not any(frozenset({one, m}) in apart for m in members):
                members.append(one)
        kept.append(Family(family.title, family.is_figure, tuple(members)))
    return kept


def distinct(made: Sequence[Family]) -> list[Family]:
    """Keep one of the families that hold the same claims, and none of a single claim."""
    seen: dict[tuple[str, ...], Family] = {}
    for family in made:
        if len(family.members) > 1:
            seen.setdefault(family.members, family)
    return sorted(seen.values(), key=lambda f: (f.members, f.title))
