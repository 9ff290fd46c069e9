"""What does a table of weights say of the statements that the rules have read?

A linear model over facets: whole numbers that a person can read and change, no word of any
document. A perceptron, averaged, in whole numbers, so that the same lessons give the same table on
every machine. It speaks only where a weight differs from nothing; a tie is left to the rules.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from habeas.claims import facets, gate
from habeas.claims.proposing import Offer, Option, Proposal, Weight
from habeas.errors import BadScorer
from habeas.model.words import Certainty

HEADER = ("question", "facet", "weight")
LARGEST = 10**12
SHOWN = 3  # weights given as the reason


class Question(StrEnum):
    """What a scorer can be asked."""

    DOUBT = "doubt"  # is it no statement?
    FIRST = "first"  # who said it first?
    REPORTED = "reported"  # is it no more than reported?
    ALLEGED = "alleged"  # is it no more than alleged?


LOWER = {Question.ALLEGED: Certainty.ALLEGED, Question.REPORTED: Certainty.REPORTED}
Weights = Mapping[tuple[str, str], int]


class Scorer(Struct, frozen=True):
    """Weights by question and facet; a Proposer."""

    weights: Weights
    name: str = gate.SCORER

    def propose(self, offers: Sequence[Offer]) -> tuple[Proposal, ...]:
        """Doubt, choose and lower where the weights say so."""
        said = (self._of(offer) for offer in offers)
        return tuple(one for one in said if one is not None)

    def says(self, question: Question, told: Sequence[str]) -> int:
        """Add up what the facets weigh."""
        return sum(self.weights.get((question, facet), 0) for facet in told)

    def lower(self, offer: Offer) -> Certainty | None:
        """Say how surely a statement is said, where that is less than the rules read."""
        told = facets.of_statement(offer)
        for question, certainty in LOWER.items():
            if gate.weaker(certainty, offer.certainty) and self.says(question, told) > 0:
                return certainty
        return None

    def first(self, offer: Offer) -> Option | None:
        """Choose the words that name the first speaker; those that the rules chose win a tie."""
        options = sorted(offer.options, key=lambda o: (o != offer.chosen, o.span))
        if offer.chosen is None or len(options) < 2:  # noqa: PLR2004 - nothing to choose
            return offer.chosen
        return max(options, key=lambda o: self.says(Question.FIRST, facets.of_option(offer, o)))

    def doubts(self, offer: Offer) -> bool:
        """Tell whether the weights speak against a statement."""
        return self.says(Question.DOUBT, facets.of_statement(offer)) > 0

    def _of(self, offer: Offer) -> Proposal | None:
        lower, first, doubt = self.lower(offer), self.first(offer), self.doubts(offer)
        moved = first if first is not None and first != offer.chosen else None
        if lower is None and moved is None and not doubt:
            return None
        why = [(q, f) for q, c in LOWER.items() if c is lower for f in facets.of_statement(offer)]
        if moved is not None:
            why += [(Question.FIRST, f) for f in facets.of_option(offer, moved)]
        if doubt:
            why += [(Question.DOUBT, f) for f in facets.of_statement(offer)]
        return Proposal(
            of=offer.number,
            speaker=moved.span if moved else None,
            certainty=lower,
            doubt=doubt,
            because=self._heaviest(why),
        )

    def _heaviest(self, why: Sequence[tuple[Question, str]]) -> tuple[Weight, ...]:
        told = [Weight(facet, self.weights.get((q, facet), 0)) for q, facet in why]
        heavy = sorted((one for one in told if one.weight > 0), key=lambda w: (-w.weight, w.facet))
        return tuple(heavy[:SHOWN])


def write(scorer: Scorer) -> bytes:
    """Write a scorer as a table; refuse whatever is no facet of ours."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(HEADER)
    for (question, facet), weight in sorted(scorer.weights.items()):
        if weight:
            writer.writerow((_question(question), _facet(facet), weight))
    return made.getvalue().encode()


def read(untrusted: bytes) -> Scorer:
    r"""Read a scorer's table: questions, facets and whole numbers, and nothing else.

    >>> read(b"question,facet,weight\ndoubt,genre=list,3\n").weights
    {('doubt', 'genre=list'): 3}
    """
    try:
        lines = list(csv.reader(io.StringIO(untrusted.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        raise _bad() from None
    if not lines or tuple(lines[0]) != HEADER:
        raise _bad()
    weights: dict[tuple[str, str], int] = defaultdict(int)
    for line in lines[1:]:
        if len(line) != len(HEADER):
            raise _bad()
        question, facet, weight = line
        weights[_question(question), _facet(facet)] += _number(weight)
    return Scorer(dict(weights))


def _question(word: str) -> str:
    if word not in list(Question):
        raise _bad()
    return str(Question(word))


def _facet(word: str) -> str:
    if not facets.is_known(word):
        raise _bad()
    return word


def _number(word: str) -> int:
    if (
        not word.removeprefix("-").isdecimal()
        or not word.isascii()
        or len(word) > len(str(LARGEST))
    ):
        raise _bad()
    return int(word)


def _bad() -> BadScorer:
    return BadScorer(
        "the scorer is not a table that `habeas learn` wrote", hint="make it anew from your cases"
    )
