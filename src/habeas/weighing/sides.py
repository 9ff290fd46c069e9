"""Which words stood there, and which stand there now?"""

from msgspec import Struct

from habeas.model.words import MutationItem
from habeas.weighing.page import Said


class Change(Struct, frozen=True):
    """An item, the words that a claim had for it, and those that it has now, if any."""

    item: MutationItem
    was: str | None
    became: str | None


def worded(item: MutationItem, parent: Said, child: Said) -> Change:
    """Give the words in which two claims differ: all of them, where they share none."""
    was, became = parent.words.split(), child.words.split()
    head = next((n for n, (a, b) in enumerate(zip(was, became, strict=False)) if a != b), None)
    if head is None:
        head = min(len(was), len(became))
    tail = 0
    while tail < min(len(was), len(became)) - head and was[-1 - tail] == became[-1 - tail]:
        tail += 1
    return Change(
        item,
        " ".join(was[head : len(was) - tail]) or None,
        " ".join(became[head : len(became) - tail]) or None,
    )
