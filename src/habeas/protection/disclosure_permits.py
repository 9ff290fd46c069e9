"""Which documents and which persons may be shown to one recipient for one purpose, and how far?

Deny by default: a confidential document without a consent that stands today for this purpose and
this recipient is not there at all; a person without one is a code. A risk of retaliation comes
before every consent.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from habeas.errors import ConsentWithdrawn, NotAuthorised, RetaliationRisk, UnknownPerson
from habeas.model.claim import Claim, ClaimId
from habeas.model.consent import (
    Allowed,
    Answer,
    Level,
    PersonId,
    Purpose,
    Recipient,
    Subject,
    allowed,
    of_person,
    of_source,
)
from habeas.model.document import DocPath, Document
from habeas.model.person import Person, Register, Risk
from habeas.text.tables import rows


class Ask(Struct, frozen=True, kw_only=True):
    """What is to be shown to whom, for what, of whom, on which day."""

    recipient: Recipient
    purpose: Purpose
    day: date
    persons: tuple[PersonId, ...] = ()  # of whom a complaint speaks by code, initials or name
    fields: frozenset[str] = frozenset()  # what the recipient's form asks of a person


class Permit(Struct, frozen=True):
    """Whether a document may be shown, how far, and why."""

    published: bool
    allowed: Allowed

    @property
    def level(self) -> Level | None:
        """Give the level of a confidential document; a published one needs none."""
        return Level.NAMED if self.published else self.allowed.level


def purpose_for(recipient: str) -> Purpose | None:
    """Tell for which purpose documents go to a recipient; None of one that is not known.

    >>> purpose_for("hrc"), purpose_for("somebody")
    (<Purpose.TREATY_BODY: 'treaty_body'>, None)
    """
    table = {row["recipient"]: row["purpose"] for row in rows("habeas.protection", "purposes.csv")}
    return Purpose(table[recipient]) if recipient in table else None


def recipients() -> tuple[Recipient, ...]:
    """List the recipients whose purpose is known."""
    return tuple(Recipient(row["recipient"]) for row in rows("habeas.protection", "purposes.csv"))


def is_published(document: Document) -> bool:
    """Tell whether the world has a document; what was consented to line by line is none."""
    return document.public and document.consent is None


def subject(document: Document) -> Subject:
    """Name a document as something that somebody can consent to."""
    return of_source(document.source, document.path.partition("!")[2])


def permits(
    documents: Iterable[Document], register: Register, ask: Ask
) -> Mapping[DocPath, Permit]:
    """Ask of every document whether this recipient may see it for this purpose."""
    return {one.path: _permit(one, register, ask) for one in documents}


def _permit(document: Document, register: Register, ask: Ask) -> Permit:
    if is_published(document):
        return Permit(published=True, allowed=Allowed(Answer.YES))
    return Permit(
        published=False,
        allowed=allowed(
            register.consents, subject(document), ask.purpose, ask.recipient, day=ask.day
        ),
    )


def permit_of(person: Person, register: Register, ask: Ask) -> Allowed:
    """Ask how far a person may be shown: no further than a code while nobody weighed the risk."""
    answer = allowed(
        register.consents, of_person(person.id), ask.purpose, ask.recipient, day=ask.day
    )
    if answer.level is not None and person.risk is not Risk.NONE_SEEN:
        return Allowed(answer.answer, Level.SEALED, answer.given)
    return answer


def asked_for(register: Register, ask: Ask) -> tuple[Person, ...]:
    """Find the persons asked for, or refuse: nobody may be harmed by being written about."""
    return tuple(_fit(code, register, ask) for code in dict.fromkeys(ask.persons))


def _fit(code: PersonId, register: Register, ask: Ask) -> Person:
    person = register.find(code)
    if person is None:
        raise UnknownPerson(
            "the register holds no person of this code", hint="list the codes with `habeas people`"
        )
    if person.risk is Risk.YES:
        raise RetaliationRisk(
            f"{code} could be made to suffer for it, as the register says",
            hint="nothing goes out; when the risk has passed, change the cell `risk`",
        )
    answer = permit_of(person, register, ask).answer
    if answer is Answer.WITHDRAWN:
        raise ConsentWithdrawn(
            f"{code} took back the consent to this purpose and recipient",
            hint="nothing goes out; a new consent is a new row with a later day",
        )
    return person


def must_be_authorised(persons: Iterable[Person], recipient: Recipient) -> None:
    """Refuse to act for somebody who has not signed for it, themselves or through their kin."""
    for person in persons:
        if not person.may_act(recipient):
            raise NotAuthorised(
                f"nobody has signed that you may act for {person.id} before this recipient",
                hint="fill authority_by, authority_day and authority_scope in people.csv",
            )


def endangered(
    register: Register, claims: Sequence[Claim], documents: Sequence[Document]
) -> frozenset[ClaimId]:
    """List what is told of persons who could be made to suffer for it: it goes nowhere.

    Of what was published only statements that somebody has linked to them: the world has the rest.
    """
    at_risk = [person for person in register.persons if person.risk is Risk.YES]
    published = {one.path for one in documents if is_published(one)}
    told = of_persons(at_risk, claims, documents)
    return frozenset(
        one.id
        for one in claims
        for person in at_risk
        if one.id in told[person.id] and (one.doc not in published or one.id in person.claims)
    )


def of_persons(
    persons: Iterable[Person], claims: Sequence[Claim], documents: Iterable[Document]
) -> dict[PersonId, frozenset[ClaimId]]:
    """Find what is told of each person: the statements named, or all of the documents named."""
    homes = {one.path: subject(one) for one in documents}
    return {
        person.id: frozenset(
            claim.id
            for claim in claims
            if claim.id in person.claims
            or (not person.claims and homes.get(claim.doc) in person.sources)
        )
        for person in persons
    }
