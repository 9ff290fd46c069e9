"""How sure must a scorer be before it says anything?

Weights are learnt from three quarters of the lessons and tried on the last, four times. What is
said only counts where it was more often right than silence; a tie is silence.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from habeas.claims.scorer import Question

ALWAYS = "always=yes"  # the facet of every statement: its weight is the bar
Weights = Mapping[tuple[str, str], int]


class Trial(Struct, frozen=True):
    """What weights said of a lesson they had not seen, a share of one step, and what was right."""

    question: Question
    said: Fraction
    wanted: bool


def bar(trials: Sequence[Trial]) -> Fraction | None:
    """Find the bar over which most answers are right; None where silence does as well.

    >>> of = lambda said, wanted: Trial(Question.DOUBT, Fraction(said), wanted)
    >>> bar([of(5, True), of(4, True), of(2, False), of(-3, False)])
    Fraction(2, 1)
    >>> bar([of(5, False), of(4, True)]) is None
    True
    """
    silent = sum(not one.wanted for one in trials)
    best, found = silent, None
    bars = {Fraction(0), *(one.said for one in trials if one.said > 0)}
    for at in sorted(bars, reverse=True):
        right = sum((one.said > at) == one.wanted for one in trials)
        if right > best:
            best, found = right, at
    return found


def cautious(
    weights: Weights, steps: int, trials: Sequence[Trial], *, chooses: bool
) -> dict[tuple[str, str], int]:
    """Raise the bar of each question, and leave out those that are better left alone."""
    kept = dict(weights)
    silent = set() if chooses else {str(Question.FIRST)}
    for question in Question:
        if question is Question.FIRST:
            continue
        found = bar([one for one in trials if one.question is question])
        if found is None:
            silent.add(str(question))
        else:
            key = (str(question), ALWAYS)
            kept[key] = kept.get(key, 0) - int(found * steps)
    return {key: weight for key, weight in kept.items() if key[0] not in silent}
