"""What may the law know of the persons of the register, without knowing who they are?"""

from collections.abc import Iterator, Sequence

from habeas import protection
from habeas.model.claim import Claim
from habeas.model.consent import Consent, Level, Purpose, of_person
from habeas.model.document import Document
from habeas.model.law import CaseFact, Subject
from habeas.model.norm import ElementId, Truth
from habeas.model.person import Field, Person, Register, Service

INDIVIDUALISED, SERVES, AUTHORISED = ElementId("E01"), ElementId("E02"), ElementId("E47")
CHILD = ElementId("E49")
NAME = "person.name"
SENT_TO_A_STATE = {Purpose.NATIONAL, Purpose.TREATY_BODY, Purpose.SPECIAL_PROCEDURES}
PRINTED = {Purpose.UN_REPORT, Purpose.PUBLISH_NAMED}
UNKNOWN = {Service.UNKNOWN, Service.OTHER}
HERSELF = "self"


def subjects(
    people: Register, claims: Sequence[Claim], documents: Sequence[Document]
) -> tuple[Subject, ...]:
    """Say of every person which statements speak of them, and which questions are answered."""
    told = protection.of_persons(people.persons, claims, documents)
    return tuple(
        Subject(
            code=person.id,
            claims=tuple(sorted(told[person.id])),
            facts=tuple(_facts(person)),
            known=frozenset(_known(person, people.consents)),
        )
        for person in people.persons
    )


def _facts(person: Person) -> Iterator[CaseFact]:
    if person.names():
        yield CaseFact(INDIVIDUALISED, Truth.YES, because="in the register, sealed")
    if person.service is Service.CIVILIAN:
        yield CaseFact(SERVES, Truth.NO, because="said in the register")
    elif person.service not in UNKNOWN:
        yield CaseFact(
            SERVES, Truth.YES, because="said in the register", value=str(person.service)
        )
    if Field.GUARDIAN in person.sealed:
        yield CaseFact(CHILD, Truth.YES, because="a guardian stands in the register")
    if person.authority is not None:
        yield CaseFact(AUTHORISED, Truth.YES, because=f"signed on {person.authority.signed}")


def _known(person: Person, consents: Sequence[Consent]) -> Iterator[str]:
    """List the fields of forms that are answered, never how."""
    yield from (str(field) for field in person.sealed)
    if Field.FAMILY in person.sealed and Field.GIVEN in person.sealed:
        yield NAME
    mine = [one for one in consents if one.about == of_person(person.id) and one.withdrawn is None]
    for one in mine:  # for this recipient, and for no other
        if one.purpose in SENT_TO_A_STATE and one.level is Level.NAMED:
            yield f"{one.recipient}:consent.transmit"
    if any(one.purpose in PRINTED for one in mine):
        yield "consent.publish_name"
    signed = person.authority
    yield from (f"{recipient}:{AUTHORISED}" for recipient in (signed.scope if signed else ()))
    if any(one.by != HERSELF for one in mine) or (signed and signed.by != HERSELF):
        yield "consent.family"
