"""Which weights follow from what people decided?

An averaged perceptron: each wrong answer moves the weights of its facets by one, the average over
all steps is kept. Lessons are taken in the order of a digest of their facets, so that nothing
depends on the order of cases, and all numbers are whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from hashlib import sha256

from msgspec import Struct

from habeas.claims import facets, gate
from habeas.claims.caution import Trial, cautious
from habeas.claims.proposing import Offer, Option, names
from habeas.claims.scorer import LOWER, Question, Scorer
from habeas.model.claim import Speaker
from habeas.model.words import Certainty

ROUNDS, FOLDS = 12, 4
Key = tuple[str, str]


class Lesson(Struct, frozen=True):
    """A statement as the rules read it, and what a person made of it."""

    offer: Offer
    stands: bool  # accepted or corrected, not rejected
    certainty: Certainty
    first: Speaker | None


class Marks(Struct, frozen=True):
    """How many answers were right, of how many."""

    right: int
    of: int


class _Sum:
    """Weights that are moved, with the sum of all that they have been."""

    def __init__(self) -> None:
        self.now: dict[Key, int] = defaultdict(int)
        self.past: dict[Key, int] = defaultdict(int)
        self.step = 1

    def move(self, question: Question, told: Iterable[str], by: int) -> None:
        for facet in told:
            self.now[question, facet] += by
            self.past[question, facet] += by * self.step

    def says(self, question: Question, told: Iterable[str]) -> int:
        return sum(self.now.get((question, facet), 0) for facet in told)

    def average(self) -> dict[Key, int]:
        made = {key: self.step * now - self.past[key] for key, now in self.now.items()}
        return {(str(question), facet): weight for (question, facet), weight in made.items()}


def teach(lessons: Sequence[Lesson]) -> Scorer:
    """Learn weights from lessons; the same lessons in any order give the same weights."""
    ordered = sorted(lessons, key=_place)
    trials: list[Trial] = []
    gained = 0
    for fold in range(FOLDS):
        learnt = _learn([one for at, one in enumerate(ordered) if at % FOLDS != fold])
        unseen = ordered[fold::FOLDS]
        scorer = Scorer(learnt.average())
        trials += [one for lesson in unseen for one in _tried(scorer, learnt.step, lesson)]
        gained += _gained(scorer, unseen)
    whole = _learn(ordered)
    return Scorer(cautious(whole.average(), whole.step, trials, chooses=gained > 0))


def _learn(ordered: Sequence[Lesson]) -> _Sum:
    weights = _Sum()
    for _ in range(ROUNDS):
        for lesson in ordered:
            for question, wanted in _asked(lesson):
                _yes_or_no(weights, question, lesson.offer, wanted=wanted)
            if lesson.stands:
                _choose(weights, lesson)
            weights.step += 1
    return weights


def _asked(lesson: Lesson) -> Iterator[tuple[Question, bool]]:
    """List the questions that a lesson answers with yes or no."""
    yield Question.DOUBT, not lesson.stands
    for question, certainty in LOWER.items():
        if lesson.stands and gate.weaker(certainty, lesson.offer.certainty):
            yield question, lesson.certainty is certainty


def _tried(scorer: Scorer, steps: int, lesson: Lesson) -> Iterator[Trial]:
    for question, wanted in _asked(lesson):
        said = scorer.says(question, facets.of_statement(lesson.offer))
        yield Trial(question, Fraction(said, steps), wanted)


def _gained(scorer: Scorer, unseen: Sequence[Lesson]) -> int:
    """Count how many more first speakers are right than by the rules alone."""
    before, after = marks(unseen, None), marks(unseen, scorer)
    return after["first speaker"].right - before["first speaker"].right


def marks(lessons: Iterable[Lesson], scorer: Scorer | None) -> dict[str, Marks]:
    """Count the right answers to lessons, with a scorer or by the rules alone."""
    asked: dict[str, list[bool]] = {"statement": [], "certainty": [], "first speaker": []}
    for lesson in lessons:
        offer = lesson.offer
        asked["statement"].append((scorer is None or not scorer.doubts(offer)) == lesson.stands)
        if not lesson.stands:
            continue
        lower = scorer.lower(offer) if scorer else None
        asked["certainty"].append((lower or offer.certainty) == lesson.certainty)
        if lesson.first and (right := _wanted(lesson)) is not None:
            chosen = scorer.first(offer) if scorer else offer.chosen
            asked["first speaker"].append(chosen == right)
    return {what: Marks(sum(answers), len(answers)) for what, answers in asked.items()}


def better(new: dict[str, Marks], old: dict[str, Marks]) -> bool:
    """Tell whether more answers are right, and no question is answered worse.

    >>> better({"a": Marks(3, 4), "b": Marks(1, 4)}, {"a": Marks(2, 4), "b": Marks(1, 4)})
    True
    >>> better({"a": Marks(4, 4), "b": Marks(0, 4)}, {"a": Marks(2, 4), "b": Marks(1, 4)})
    False
    """
    worse = any(new[what].right < marks.right for what, marks in old.items())
    return not worse and sum(m.right for m in new.values()) > sum(m.right for m in old.values())


def _place(lesson: Lesson) -> tuple[str, bool, str, int]:
    offer, right = lesson.offer, _wanted(lesson)
    options = [facets.of_option(offer, option) for option in offer.options]
    told = repr((facets.of_statement(offer), options, offer.passage, offer.span))
    first = offer.options.index(right) if right else -1
    return sha256(told.encode()).hexdigest(), lesson.stands, str(lesson.certainty), first


def _yes_or_no(weights: _Sum, question: Question, offer: Offer, *, wanted: bool) -> None:
    told = facets.of_statement(offer)
    if (weights.says(question, told) > 0) != wanted:
        weights.move(question, told, 1 if wanted else -1)


def _choose(weights: _Sum, lesson: Lesson) -> None:
    right = _wanted(lesson)
    offer = lesson.offer
    if right is None or len(offer.options) < 2:  # noqa: PLR2004 - nothing to choose
        return
    options = sorted(offer.options, key=lambda o: (o != offer.chosen, o.span))
    chosen = max(options, key=lambda o: weights.says(Question.FIRST, facets.of_option(offer, o)))
    if chosen != right:
        weights.move(Question.FIRST, facets.of_option(offer, right), 1)
        weights.move(Question.FIRST, facets.of_option(offer, chosen), -1)


def _wanted(lesson: Lesson) -> Option | None:
    """Find the words that name the speaker whom a person put first; None if no words do."""
    first, options = lesson.first, lesson.offer.options
    if first is None:
        return None
    same = [o for o in options if names(o, first)]
    same = same or [o for o in options if o.speakers[0].name == first.name]
    # Of a sealed speaker only the kind can be corrected.
    alike = [o for o in options if o.speakers[0].kind is first.kind]
    return same[0] if same else alike[0] if len(alike) == 1 else None
