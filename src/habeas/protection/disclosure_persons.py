"""How is a person shown to a recipient: by name, by initials or by code, with which fields?"""

from collections.abc import Mapping

from msgspec.structs import replace

from habeas.model.claim import ClaimId
from habeas.model.consent import Level, PersonId, Purpose, allowed, of_person
from habeas.model.person import NAMES, NEVER_LEAVES, Field, Person, Register, Service
from habeas.model.release import Disclosed, Preview
from habeas.model.sealed import BLOT
from habeas.protection.disclosure_names import Names
from habeas.protection.disclosure_permits import Ask, permit_of
from habeas.text.tables import rows

NAME_NEED = "person.name"  # as addressees ask for it: all parts of a name


def kin() -> frozenset[str]:
    """List the words for who may answer or sign for somebody: none of them is a name."""
    return frozenset(row["word"] for row in rows("habeas.protection", "kin.csv"))


def disclosed(
    person: Person, register: Register, ask: Ask, linked: Mapping[PersonId, frozenset[ClaimId]]
) -> Disclosed:
    """Show a person as far as the consent of today goes."""
    level = permit_of(person, register, ask).level or Level.SEALED
    return Disclosed(
        code=person.id,
        level=level,
        shown=shown_as(person, level),
        service=None if level is Level.SEALED else _service(person),
        fields=_fields(person, ask) if level is Level.NAMED else {},
        claims=tuple(sorted(linked[person.id])),
        authority=_signed(person, level),
        consent=_agreed(person, register, ask, level),
        to_print=_agreed(person, register, replace(ask, purpose=Purpose.UN_REPORT), level),
    )


def narrowed(register: Register, ask: Ask) -> Register:
    """Keep of the persons asked for what the law may conclude from, and forget the others.

    Of somebody who stays sealed the service and the age are unknown here: else every fact that
    follows from them would tell the recipient what the register alone knows.
    """
    asked = tuple(one for one in register.persons if one.id in ask.persons)
    return Register(tuple(_bare(one, register, ask) for one in asked), register.consents)


def opened(register: Register, ask: Ask) -> frozenset[PersonId]:
    """Name the persons asked for of whom the recipient may learn more than that they are there."""
    return frozenset(
        one.id
        for one in register.persons
        if one.id in ask.persons
        if permit_of(one, register, ask).level not in (None, Level.SEALED)
    )


def _bare(person: Person, register: Register, ask: Ask) -> Person:
    if permit_of(person, register, ask).level not in (None, Level.SEALED):
        return person
    kept = {field: told for field, told in person.sealed.items() if field is not Field.GUARDIAN}
    return replace(person, service=Service.UNKNOWN, sealed=kept)


def _signed(person: Person, level: Level) -> str | None:
    """Say when the group was given authority, and by which kin unless the person stays sealed."""
    signed = person.authority
    if signed is None:
        return None
    return str(signed.signed) if level is Level.SEALED else f"{signed.by}, {signed.signed}"


def _agreed(person: Person, register: Register, ask: Ask, level: Level) -> str | None:
    """Say who agreed to a purpose, when and how far; None where no consent stands."""
    found = allowed(
        register.consents, of_person(person.id), ask.purpose, ask.recipient, day=ask.day
    )
    if found.level is None or found.given is None:
        return None
    by = "" if level is Level.SEALED or found.by is None else f"{found.by}, "
    return f"{by}{found.given}: {found.level}"


def shown_as(person: Person, level: Level) -> str:
    """Write a person as a level allows: by name, by initials, or by code."""
    parts = [
        person.sealed[field].open()
        for field in (Field.FAMILY, Field.GIVEN, Field.PATRONYMIC)
        if field in person.sealed
    ]
    if level is Level.SEALED or not parts:
        return person.id
    if level is Level.ROLE:
        return " ".join(f"{part.strip()[:1].upper()}." for part in parts)
    return " ".join(parts)


def blotted(preview: Preview, register: Register) -> Preview:
    """Put blots for the names of persons of the register that a preview would show."""
    codes = {one.code for one in preview.disclosure.persons}
    names = Names.of_persons(register.persons)
    return replace(
        preview,
        leaving=tuple(
            replace(one, shown=BLOT) if one.of in codes and one.shown else one
            for one in preview.leaving
        ),
        words=tuple(replace(one, shown=names.blotted(one.shown or "")) for one in preview.words),
    )


def _service(person: Person) -> str | None:
    return None if person.service is Service.UNKNOWN else str(person.service)


def _fields(person: Person, ask: Ask) -> dict[str, str]:
    return {str(field): person.sealed[field].open() for field in wanted(person, ask)}


def wanted(person: Person, ask: Ask) -> list[Field]:
    """List the fields that the recipient's form asks for and the register holds; no others."""
    asked = set(ask.fields) | (set(map(str, NAMES)) if NAME_NEED in ask.fields else set())
    return [
        field
        for field in Field
        if field in person.sealed and str(field) in asked and field not in NEVER_LEAVES
    ]
