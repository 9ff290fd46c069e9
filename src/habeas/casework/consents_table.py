"""What did persons and sources allow, as a filled-in table says?"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from habeas import protection
from habeas.casework import cells
from habeas.casework.cells import BadCell, Faults, Row
from habeas.casework.people_table import CODE, Known, answered_by, recipient
from habeas.model.consent import (
    Consent,
    Level,
    PersonId,
    Purpose,
    Recipient,
    Subject,
    of_person,
)
from habeas.model.document import DocPath
from habeas.model.person import Register
from habeas.publication.sheets import csv_bytes

COLUMNS = (
    "about",
    "purpose",
    "recipient",
    "level",
    "given",
    "until",
    "withdrawn",
    "by",
    "form",
    "condition",
    "condition_met",
)
NEEDED = ("about", "purpose", "recipient", "level", "given")
HELP = {
    "about": "# a code, or the path of a document; rows that begin with # are not read",
    "purpose": ", ".join(Purpose),
    "recipient": ", ".join(protection.recipients()),
    "level": "sealed: when and where; role: initials, or words that name nobody; named",
    "given": "2022-07-17",
    "until": "a day, if it ends",
    "withdrawn": "a day, if it was taken back",
    "by": "self, mother, guardian … or a code",
    "form": "written, oral, recorded",
    "condition": "in words: it opens nothing until condition_met has a day",
}
LEVELS = {"initials": "role", "name": "named"}
FORMS = ("", "written", "oral", "recorded")
OF_A_BODY = {Purpose.NATIONAL, Purpose.TREATY_BODY, Purpose.SPECIAL_PROCEDURES}
Key = tuple[Subject, Purpose, Recipient]


def read_consents(
    untrusted: bytes, before: Register, known: Known, today: date
) -> tuple[Consent, ...]:
    """Read a table of consents, one answer a row; what the case knows already is passed over."""
    faults = Faults()
    found: dict[Key, Consent] = {}
    for number, row in cells.table(untrusted, COLUMNS, NEEDED):
        if not any(cell for column, cell in row.items() if column != "about"):
            continue  # a row of the template that nobody filled
        if (_taken_back(row) or today) > today:
            faults.add(number, "withdrawn", "this day has not come yet; an end to come is `until`")
        for consent in _consents(row, before, known, number, faults):
            key = (consent.about, consent.purpose, consent.recipient)
            if key in found:
                faults.add(number, "about", "a row above answers the same question")
            found[key] = consent
    faults.refuse("the table of consents")
    last = {(one.about, one.purpose, one.recipient): one for one in before.consents}
    return tuple(one for key, one in found.items() if last.get(key) != one)


def _consents(
    row: Row, before: Register, known: Known, number: int, faults: Faults
) -> Iterable[Consent]:
    told: dict[str, object] = {}
    for column, read in READERS.items():
        try:
            told[column] = read(row.get(column, ""))
        except BadCell as fault:
            faults.add(number, column, str(fault))
    about = _about(row["about"], before, known)
    if about is None:
        faults.add(number, "about", "the case has no such person or document")
    elif set(told) == set(READERS):
        yield from _dated(row, about, number, faults)


def _dated(row: Row, about: Subject, number: int, faults: Faults) -> Iterable[Consent]:
    """Make a consent for each recipient; a day must not stand before the one it follows."""
    given, until, withdrawn = _day(row["given"]), _until(row, "until"), _until(row, "withdrawn")
    if given is None:
        faults.add(number, "given", "write a day as 2022-07-17")
        return
    for column, day in (("until", until), ("withdrawn", withdrawn)):
        if day is not None and day < given:
            faults.add(number, column, "this day is before the consent")
    purpose = cells.word(row["purpose"], Purpose)
    for code in _recipients(row["recipient"]):
        if purpose in OF_A_BODY and protection.purpose_for(code) is not purpose:
            faults.add(number, "recipient", "this body is not written to for this purpose")
        yield Consent(
            about=about,
            purpose=purpose,
            recipient=code,
            level=cells.word(row["level"], Level, alias=LEVELS),
            given=given,
            until=until,
            withdrawn=withdrawn,
            by=answered_by(row.get("by") or "self"),
            form=row.get("form", "").casefold(),
            condition=row.get("condition", ""),
            condition_met=_until(row, "condition_met"),
        )


def _taken_back(row: Row) -> date | None:
    with suppress(BadCell):
        return _until(row, "withdrawn")
    return None


def _about(cell: str, before: Register, known: Known) -> Subject | None:
    code = PersonId(cell.upper())
    if CODE.fullmatch(code):
        return of_person(code) if before.find(code) else None
    return known.documents.get(DocPath(cell))


def _day(cell: str) -> date | None:
    return cells.day(cell) if cell and cell != cells.EMPTY else None


def _until(row: Row, column: str) -> date | None:
    return _day(row.get(column, ""))


def _form(cell: str) -> str:
    if cell.casefold() not in FORMS:
        raise BadCell("write written, oral or recorded")
    return cell.casefold()


def _recipients(cell: str) -> tuple[Recipient, ...]:
    told = tuple(map(recipient, cells.many(cell)))
    if not told:
        raise BadCell("name the recipient: nobody can consent to an unspecified one")
    return told


def _answered(cell: str) -> str:
    return answered_by(cell or "self")


def _purpose(cell: str) -> Purpose:
    return cells.word(cell, Purpose)


def _level(cell: str) -> Level:
    return cells.word(cell, Level, alias=LEVELS)


READERS = {
    "purpose": _purpose,
    "recipient": _recipients,
    "level": _level,
    "given": _day,
    "until": _day,
    "withdrawn": _day,
    "by": _answered,
    "form": _form,
    "condition_met": _day,
}


def consents_template(persons: Register, known: Known) -> bytes:
    """Write a table with a row for each person and document that could be asked."""
    about = [*(one.id for one in persons.persons), *sorted(known.documents)]
    rows = [HELP, *({"about": one} for one in about)]
    return csv_bytes(COLUMNS, ([row.get(column, "") for column in COLUMNS] for row in rows))
