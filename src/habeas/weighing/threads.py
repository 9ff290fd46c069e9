"""Which claims are one statement on its way from document to document?"""

from collections.abc import Mapping, Sequence

from habeas.model.weight import FigureRelation
from habeas.model.words import Relation
from habeas.weighing.page import Said
from habeas.weighing.relays import Lineage
from habeas.weighing.union import Union

ONE = frozenset({Relation.RESTATED, Relation.ROUNDED, Relation.SAME})


def threads_of(
    said: Mapping[str, Said], lineage: Lineage, figures: Sequence[FigureRelation]
) -> list[list[str]]:
    """Join each claim with those that it was relayed from, and a figure with its repetitions."""
    joined = Union[str]()
    for child, ups in lineage.parents.items():
        for up in ups:
            if _states(said[up], said[child]):
                joined.join(child, up)
    for relation in figures:
        if relation.relation in ONE and isinstance(relation.b, str):
            joined.join(relation.a, relation.b)
    groups = joined.groups(sorted(said))
    return [sorted(members) for _, members in sorted(groups.items())]


def beginnings(threads: Sequence[Sequence[str]], lineage: Lineage) -> dict[str, frozenset[str]]:
    """List the claims with which each thread begins: later ones may err about places."""
    found = {}
    for thread in threads:
        inside = set(thread)
        top = (m for m in thread if not inside & set(lineage.parents.get(m, ())))
        found[thread[0]] = frozenset(top)
    return found


def inner_parts(said: Mapping[str, Said], figures: Sequence[FigureRelation]) -> frozenset[str]:
    """List the figures that are part of another one of the same town: a cellar of a building."""
    return frozenset(
        r.a
        for r in figures
        if r.relation is Relation.PART_OF
        and isinstance(r.b, str)
        and set(said[r.a].near) & set(said[r.b].near)
    )


def _states(parent: Said, child: Said) -> bool:
    """Tell whether a relayed claim still counts what its source counts, if both count."""
    one, other = parent.claim.quantity, child.claim.quantity
    return one is None or other is None or one.unit is other.unit
