"""Which days can a fact fall on, and was a text in force then?

>>> from habeas.model.norm import Days
>>> torture = Days(date(2022, 7, 25), None)
>>> [within(Days(date(2022, 7, a), date(2022, 7, b)), torture) for a, b in ((1, 10), (20, 31))]
[<Overlap.NONE: 'none'>, <Overlap.PART: 'part'>]
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from habeas.law.knowledge import limit
from habeas.model.claim import Claim
from habeas.model.document import Document
from habeas.model.norm import Days, Norm
from habeas.text import edtf


class Overlap(StrEnum):
    """How the days of a fact lie to the days of a text."""

    NONE = "none"
    PART = "part"  # both readings hold
    WHOLE = "whole"


def days_of(claim: Claim, document: Document | None) -> Days:
    """Give the days that a statement's event can fall on.

    Nobody reports what has not happened: an open end closes with the day of publication. An open
    start reaches back as far as the table of limits says.
    """
    first, last = edtf.bounds(claim.date)
    if last is None:
        last = printed_on(document)
    if first is None and last is not None:
        first = last - timedelta(days=limit("reach_back_days"))
    return Days(first, max(first, last) if first and last else last)


def printed_on(document: Document | None) -> date | None:
    """Give the day on which a document was published, where it is known."""
    if document is None or not document.published:
        return None
    try:
        return date.fromisoformat(document.published[:10])
    except ValueError:
        return None


def within(fact: Days, force: Days) -> Overlap:
    """Tell whether a fact falls into the days of a text: surely, possibly or not."""
    late = fact.first and force.last and fact.first > force.last
    early = fact.last and force.first and fact.last < force.first
    if late or early:
        return Overlap.NONE
    starts = force.first is None or (fact.first is not None and fact.first >= force.first)
    ends = force.last is None or (fact.last is not None and fact.last <= force.last)
    return Overlap.WHOLE if starts and ends else Overlap.PART


def applies(norm: Norm, fact: Days) -> bool:
    """Tell whether a norm can have been in force when a fact took place."""
    return within(fact, norm.force) is not Overlap.NONE


def crosses(fact: Days, day: date) -> bool:
    """Tell whether the days of a fact lie on both sides of a change of law."""
    return within(fact, Days(day, None)) is Overlap.PART


def span(facts: Iterable[Days]) -> Days:
    """Join the days of some facts: the first that is known to the last that is known."""
    found = tuple(facts)
    firsts = [one.first for one in found if one.first]
    lasts = [one.last for one in found if one.last]
    return Days(min(firsts, default=None), max(lasts, default=None))
