"""Is one figure a vaguer form of another one?"""

from habeas.model.claim import Quantity
from habeas.model.words import Operator

SHARE = 0.04  # a figure that is told as exact may lie this far from the one that it rounds
WIDE = 0.2  # one that says that it is a bound or near may lie this far
STEPS = tuple(m * 10**n for n in range(7) for m in (1, 5))
# What a word allows: "hundreds" are at least two hundred, and fewer than two thousand.
VAGUE = {
    Operator.DOZENS: range(20, 200),
    Operator.HUNDREDS: range(200, 2_000),
    Operator.THOUSANDS: range(2_000, 20_000),
}
FLOORS = frozenset({Operator.MORE_THAN, Operator.AT_LEAST})
CEILINGS = frozenset({Operator.NEARLY, Operator.LESS_THAN, Operator.AT_MOST})


def rounds(vague: Quantity, exact: Quantity) -> bool:
    """Tell whether a figure is a vaguer form of another: near it, and on a rounder step.

    "More than 100" and "about 120" are forms of 118, "nearly 110" and "more than 90" are not.
    """
    one, other = vague.value, exact.value
    if vague.operator in VAGUE:
        return exact.operator not in VAGUE and other in VAGUE[vague.operator]
    if not one or not other or one == other or abs(one - other) > WIDE * other:
        return False
    if zeros(one) <= zeros(other):
        return False
    return abs(one - other) <= SHARE * other or _stands_for(one, other, vague.operator)


def zeros(value: int) -> int:
    """Count the zeros that a number ends in.

    >>> zeros(1800)
    2
    """
    digits = str(value)
    return len(digits) - len(digits.rstrip("0"))


def _stands_for(one: int, other: int, operator: Operator) -> bool:
    """Tell whether a bound or an estimate is the nearest round number on its side."""
    if operator in FLOORS:
        return any(other // step * step == one for step in STEPS)
    if operator in CEILINGS:
        return any(-(-other // step) * step == one for step in STEPS)
    if operator is Operator.ABOUT:
        return any((other + step // 2) // step * step == one for step in STEPS)
    return False
