"""Which statement may be told by itself, and which rule holds it back?"""

from habeas.model.claim import Claim, Quantity
from habeas.model.document import Document, PassageKind
from habeas.model.words import Certainty, Identity, Operator
from habeas.protection.limits import counts_people, is_single, limit, told


def held_back(claim: Claim, document: Document) -> str | None:
    """Name the first rule that keeps a statement of a published document from being told.

    A published page may name a mother: what she says of her son is still not for our tables.
    """
    if any(hop.identity is Identity.SEALED for hop in claim.attribution):
        return "sealed"
    if any(told(kind) == "no" for kind in claim.types):
        return "private_type"
    if claim.quantity is not None and is_small(claim.quantity):
        return "small"
    return "single" if _about_one(claim, document) else None


def is_small(quantity: Quantity) -> bool:
    """Tell whether a figure counts fewer people than the smallest cell, or allows so few."""
    if not counts_people(quantity.unit):
        return False
    ends = [quantity.value, quantity.high]
    if quantity.operator is Operator.RANGE:
        ends.append(quantity.low)
    return any(end is not None and end < limit("smallest_cell") for end in ends)


def _about_one(claim: Claim, document: Document) -> bool:
    nearest = claim.attribution[0].kind if claim.attribution else None
    seen = claim.certainty is Certainty.WITNESSED
    if nearest is not None and is_single(nearest, seen=seen):
        return True
    counted = claim.quantity is not None and counts_people(claim.quantity.unit)
    if counted:
        return False
    row = 0 <= claim.passage < len(document.passages)
    if row and document.passages[claim.passage].kind is PassageKind.ROW:
        return True  # a row of a list is one person's
    return any(told(kind) == "counted" for kind in claim.types)
