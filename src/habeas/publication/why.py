"""By which rule was each field of a statement found, from which words, and how firmly?

The rules are the reader's reasons (`Statement.because`); a table says which field each of them
gave. Words stand beside a rule only where the source is public.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from habeas.model.release import Mark, Statement
from habeas.publication.wording import told
from habeas.text.tables import rows

ORDER = ("what", "who", "certainty", "when", "where", "figure", "decision", "else")
WEIGHTS = ("said", "told", "carried", "guess")  # the firmest first
LATER = "; "  # parts the reasons that two rules gave together


class Rule(Struct, frozen=True):
    """One rule: how it reads, and how much its kind bears."""

    reads: str
    weight: str


class Why(Struct, frozen=True):
    """What gave one field: rules, the words that they rest on, what a person should look at.

    `weight` is that of the weakest rule, and a guess wherever a person should look.
    """

    field: str
    rules: tuple[Rule, ...]
    words: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    weight: str = ""


def why(one: Statement) -> tuple[Why, ...]:
    """Say of each field of a statement by which rules it was found, and from which words.

    >>> _field("date: by the day of the text")
    ('when', Rule(reads='nothing says when: it was so by the day of the text', weight='guess'))
    """
    told_of = list(_told(one.because))
    doubts = [(_field(doubt)[0], doubt) for doubt in one.needs_review]
    words = _words(one)
    found = []
    for field in ORDER:
        rules = tuple(dict.fromkeys(rule for of, rule in told_of if of == field))
        open_doubts = tuple(doubt for of, doubt in doubts if of == field)
        weight = _weight(rules, open_doubts)
        found.append(Why(field, rules, words.get(field, ()), open_doubts, weight))
    return tuple(one for one in found if one.rules or one.doubts)


def _weight(rules: Sequence[Rule], doubts: Sequence[str]) -> str:
    """Word the weight of the weakest rule."""
    if doubts:
        return told("weight", WEIGHTS[-1])
    known = [WEIGHTS.index(rule.weight) for rule in rules if rule.weight]
    return told("weight", WEIGHTS[max(known)]) if known else ""


def _told(because: Sequence[str]) -> Iterator[tuple[str, Rule]]:
    for reason in because:
        for part in reason.split(LATER):
            yield _field(part)


def _field(reason: str) -> tuple[str, Rule]:
    """Find the field that a reason is about; what the table lacks reads as it stands."""
    for begins, field, reads, weight in _table():
        if reason.startswith(begins):
            rest = reason.removeprefix(begins).strip(" :")
            return field, Rule(reads or rest or reason, weight)
    return "else", Rule(reason, "")


def _words(one: Statement) -> Mapping[str, tuple[str, ...]]:
    marks: Mapping[str, Sequence[Mark | None]] = {
        "who": [one.told_by],
        "certainty": one.hedges,
        "where": [Mark(spot.start, spot.end, spot.text) for spot in one.places],
        "figure": [_figure(one)],
    }
    return {
        field: tuple(dict.fromkeys(mark.text for mark in told if mark and mark.text))
        for field, told in marks.items()
    }


def _figure(one: Statement) -> Mark | None:
    told_of = one.quantity
    return None if told_of is None else Mark(told_of.start, told_of.end, told_of.text)


@cache
def _table() -> tuple[tuple[str, str, str, str], ...]:
    told = (
        (row["begins"], row["field"], row["reads"], row["weight"])
        for row in rows("habeas.publication", "why.csv")
    )
    return tuple(sorted(told, key=lambda row: -len(row[0])))
