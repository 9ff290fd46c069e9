"""Who allowed what to be shown, to whom, for which purpose, at which level of identity?

Silence is no, and so is a consent that has not begun, has ended, was taken back, or was given for
another purpose or recipient. What a source allowed says nothing of the persons it speaks of: each
of them has a consent of their own.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NewType

from msgspec import Struct

from habeas.model.document import Digest

PersonId = NewType("PersonId", str)
"""Code of a person of concern, as P-001: stable, and no part of a name."""
Recipient = NewType("Recipient", str)
"""Code of whoever receives something, as wgad; `unspecified` does not exist."""
Subject = NewType("Subject", str)
"""Whose consent it is: the code of a person, or `source:` and the digest of the bytes received."""

SOURCE = "source:"


class Level(StrEnum):
    """How much of somebody may be seen."""

    SEALED = "sealed"  # what was said of when and where; no words, no role, no name
    ROLE = "role"  # a person by initials and role; a source by its role and its words
    NAMED = "named"  # a person by name; a source as a file that can be annexed


LEVELS = (None, Level.SEALED, Level.ROLE, Level.NAMED)


def reaches(level: Level | None, wanted: Level) -> bool:
    """Tell whether a level opens as much as another one.

    >>> reaches(Level.NAMED, Level.ROLE), reaches(None, Level.SEALED)
    (True, False)
    """
    return LEVELS.index(level) >= LEVELS.index(wanted)


class Purpose(StrEnum):
    """What it is for."""

    STORE = "store"
    ANALYSIS = "analysis"
    SHARE = "share"  # with a named partner
    NATIONAL = "national_complaint"
    LAWYER = "lawyer"
    TREATY_BODY = "treaty_body"
    SPECIAL_PROCEDURES = "special_procedures"  # transmitted to the Government
    UN_REPORT = "un_report"
    COURT = "court"
    PRESS = "press"
    QUOTE = "publish_quote"
    STATISTICS = "statistics"
    PUBLISH_NAMED = "publish_named"
    ARCHIVE = "archive"
    CONTACT = "contact_again"
    OUTSIDE = "outside_processing"


class Answer(StrEnum):
    """How a question for consent is answered today."""

    YES = "yes"
    SILENT = "nobody asked, or nobody answered"
    EARLY = "it begins later"
    OVER = "it has ended"
    WITHDRAWN = "it was taken back"
    CONDITION = "its condition is not met"
    NARROWED = "it opens less than before"


class Consent(Struct, frozen=True, kw_only=True):
    """What one person or source allowed one recipient for one purpose."""

    about: Subject
    purpose: Purpose
    recipient: Recipient
    level: Level
    given: date
    until: date | None = None
    withdrawn: date | None = None
    by: str = "self"  # or the kin, guardian or code that answered
    form: str = ""  # written, oral, recorded
    condition: str = ""  # in words; a person says when it is met
    condition_met: date | None = None


class Allowed(Struct, frozen=True):
    """An answer, the level that it opens (None: nothing), and the day and giver behind it."""

    answer: Answer
    level: Level | None = None
    given: date | None = None
    by: str | None = None


def of_person(person: PersonId) -> Subject:
    """Name a person of the register as somebody whose consent counts."""
    return Subject(person)


def of_source(source: Digest, member: str = "") -> Subject:
    """Name a source by its bytes, and a member of an archive by its place in it.

    A path would do for people; but consent was given to these words, not to what may stand under
    the same name later.
    """
    return Subject(f"{SOURCE}{source}!{member}" if member else f"{SOURCE}{source}")


def allowed(
    consents: Iterable[Consent],
    about: Subject,
    purpose: Purpose,
    recipient: Recipient,
    *,
    day: date,
) -> Allowed:
    """Answer for one purpose and recipient on a day.

    Of several consents the one with the latest day counts, and of one day the last that was
    recorded. Whatever was given before a withdrawal went with it: an old table that is taken in
    again opens nothing.

    >>> yes = Consent(about=of_person(PersonId("P-001")), purpose=Purpose.LAWYER,
    ...     recipient=Recipient("counsel"), level=Level.ROLE, given=date(2022, 7, 1))
    >>> ask = (Subject("P-001"), Purpose.LAWYER)
    >>> allowed([yes], *ask, Recipient("counsel"), day=date(2022, 7, 2)).level
    <Level.ROLE: 'role'>
    >>> allowed([yes], *ask, Recipient("press"), day=date(2022, 7, 2)).answer
    <Answer.SILENT: 'nobody asked, or nobody answered'>
    """
    told = [
        one
        for one in consents
        if (one.about, one.purpose, one.recipient) == (about, purpose, recipient)
    ]
    if not told:
        return Allowed(Answer.SILENT)
    last = max(reversed(told), key=lambda one: one.given)
    taken_back = [one.withdrawn for one in told if one.withdrawn and one.withdrawn <= day]
    answer = _standing(last, day, max(taken_back, default=None))
    return Allowed(answer, last.level if answer is Answer.YES else None, last.given, last.by)


def _standing(one: Consent, day: date, taken_back: date | None) -> Answer:
    if taken_back is not None and one.given <= taken_back:
        return Answer.WITHDRAWN
    if one.given > day:
        return Answer.EARLY
    if one.until is not None and one.until < day:
        return Answer.OVER
    if one.condition and (one.condition_met is None or one.condition_met > day):
        return Answer.CONDITION
    return Answer.YES
