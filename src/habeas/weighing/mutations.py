"""What did a relay lose or change?"""

from collections.abc import Sequence

from habeas.model.weight import FigureRelation, Mutation
from habeas.weighing.lookup import Shelf
from habeas.weighing.relays import Lineage


def mutations(
    shelf: Shelf, lineage: Lineage, figures: Sequence[FigureRelation]
) -> tuple[Mutation, ...]:
    """List what every relay lost or changed."""
    return ()
