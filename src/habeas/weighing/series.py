"""Which figure is a later state of another one, and which one was taken back?"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from habeas.model.document import PassageKind
from habeas.model.words import EventType, Polarity, Relation
from habeas.weighing.cues import cue
from habeas.weighing.found import Found
from habeas.weighing.page import Page, Said
from habeas.weighing.sums import figures_of

CLOSE = 0.2  # a corrected figure lies this near to the one it replaces
AFTER = 3  # figures after a withdrawal among which the corrected one is looked for
MAX_SHARE = 10  # a counter's figure does not grow more than so many times between two states


def _counter(said: Said) -> str:
    return said.claim.attribution[0].name if said.claim.attribution else ""


def _open(said: Said) -> tuple[bool, bool]:
    return said.first is None, said.last is None


def _subject(page: Page, said: Said) -> tuple[object, ...]:
    quantity = said.claim.quantity
    passages = page.document.passages
    table = (
        0 <= said.claim.passage < len(passages)
        and passages[said.claim.passage].kind == PassageKind.ROW
    )
    return (
        table,
        _counter(said),
        quantity and quantity.unit,
        said.types,
        said.near,
        said.areas,
        _open(said),
    )


def series(page: Page, found: Found) -> None:
    """Order the states of one counter's figure in a document, each to the one before it."""
    runs: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for said in figures_of(page):
        if said.last and not said.types & {"retraction", "denial"} and not cue("part", said.words):
            runs[_subject(page, said)].append(said)
    for run in runs.values():
        states = sorted(run, key=lambda s: (s.last, s.at))
        for earlier, later in pairwise(states):
            if earlier.last != later.last and _grows(earlier, later):
                found.say(
                    later,
                    earlier,
                    Relation.LATER_IN_SERIES,
                    "a later state of the same counter's figure",
                )


def _grows(earlier: Said, later: Said) -> bool:
    small, large = sorted((earlier.value or 0, later.value or 0))
    return 0 < small <= large <= MAX_SHARE * small


def retracted(page: Page, before: Sequence[Page], found: Found) -> None:
    """Tie a withdrawal, and the figure that replaces the withdrawn one, to what they take back."""
    counted = figures_of(page)
    for at, back in enumerate(counted):
        if (
            EventType.RETRACTION not in back.claim.types
            or back.claim.polarity is Polarity.AFFIRMED
        ):
            continue
        for old in _withdrawn(page, back, before):
            found.say(back, old, Relation.RETRACTED, f"the figure {old.value} is withdrawn")
            for new in counted[at + 1 : at + 1 + AFTER]:
                if _corrects(new, back):
                    found.say(
                        new,
                        old,
                        Relation.RETRACTED,
                        f"{new.value} replaces the withdrawn {old.value}",
                    )


def _withdrawn(page: Page, back: Said, before: Sequence[Page]) -> list[Said]:
    def fits(said: Said) -> bool:
        one, other = said.claim.quantity, back.claim.quantity
        return (
            bool(one and other and one.unit is other.unit and one.value == other.value)
            and "retraction" not in said.types
        )

    mine = [s for s in page.said[: back.at] if fits(s)]
    if mine:
        return mine[-1:]
    theirs = [s for p in before for s in p.said if fits(s) and s.claim.certainty != "denied"]
    return theirs[:1]


def _corrects(new: Said, back: Said) -> bool:
    right = cue("right", new.words) is not None
    if (
        ("retraction" in new.types and not right)
        or not new.value
        or not back.value
        or new.value == back.value
    ):
        return False
    near = abs(new.value - back.value) <= CLOSE * back.value
    same = (
        new.claim.quantity is not None
        and back.claim.quantity is not None
        and new.claim.quantity.unit is back.claim.quantity.unit
    )
    return near and same and (right or new.last != back.last)
