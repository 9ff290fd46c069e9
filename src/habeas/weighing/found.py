"""Which relations of figures are known so far, and may one more be said?"""

from habeas.model.claim import ClaimId
from habeas.model.weight import FigureRelation
from habeas.model.words import Relation
from habeas.weighing.page import Said

MUTUAL = frozenset({Relation.SAME, Relation.DIFFERENT_POPULATION, Relation.CONFLICT})


class Found:
    """Relations in the order of their strength: the first that is said of a pair stands."""

    def __init__(self) -> None:
        self._pairs: set[frozenset[str]] = set()
        self._all: list[FigureRelation] = []
        self._of: dict[Relation, list[FigureRelation]] = {kind: [] for kind in Relation}

    def knows(self, one: Said, other: Said) -> bool:
        """Tell whether something is already said of a pair."""
        return frozenset({one.id, other.id}) in self._pairs

    def say(self, one: Said, other: Said, relation: Relation, why: str) -> None:
        """Say what one figure is to the other, unless something is said already."""
        if one.id == other.id or self.knows(one, other):
            return
        self._pairs.add(frozenset({one.id, other.id}))
        first, second = ClaimId(one.id), ClaimId(other.id)
        if relation in MUTUAL:
            first, second = sorted((first, second))
        self._keep(FigureRelation(first, second, relation, why))

    def compose(self, whole: Said, parts: tuple[Said, ...], why: str) -> None:
        """Say that one figure is the sum of others."""
        ids = tuple(ClaimId(i) for i in sorted(p.id for p in parts))
        self._keep(FigureRelation(ClaimId(whole.id), ids, Relation.SUM_OF, why))

    def _keep(self, one: FigureRelation) -> None:
        self._all.append(one)
        self._of[one.relation].append(one)

    def of(self, relation: Relation) -> tuple[FigureRelation, ...]:
        """List the relations of a kind, as they were found."""
        return tuple(self._of[relation])

    def all(self) -> tuple[FigureRelation, ...]:
        """List every relation, in an order that depends on nothing but the claims."""
        return tuple(
            sorted(self._all, key=lambda r: (r.a, r.b if isinstance(r.b, tuple) else (r.b,)))
        )
