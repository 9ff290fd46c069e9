"""Which persons of concern does a filled-in table describe, and how is an empty one made?"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from habeas import protection
from habeas.casework import cells
from habeas.casework.cells import BadCell, Faults, Row
from habeas.model.claim import ClaimId
from habeas.model.consent import PersonId, Recipient, Subject
from habeas.model.document import DocPath
from habeas.model.person import Authority, Field, Person, Register, Risk, Service
from habeas.model.sealed import Sealed
from habeas.publication.sheets import csv_bytes

CODE = re.compile(r"P-\d{3,6}")
RECIPIENT = re.compile(r"[a-z][a-z0-9-]{1,40}")
RISKS = {"no": "none_seen", "none": "none_seen", "unknown": "not_assessed"}
PLAIN = (
    "code",
    "service",
    "risk",
    "authority_by",
    "authority_day",
    "authority_scope",
    "documents",
    "statements",
)
SEALED = {
    "family_name": Field.FAMILY,
    "given_names": Field.GIVEN,
    "patronymic": Field.PATRONYMIC,
    "other_names": Field.OTHER_NAMES,
    "sex": Field.SEX,
    "birth": Field.BIRTH,
    "nationality": Field.NATIONALITY,
    "id_document": Field.ID_DOCUMENT,
    "address": Field.ADDRESS,
    "unit_and_rank": Field.SERVICE,
    "last_seen": Field.LAST_SEEN,
    "arrest_place": Field.ARREST_PLACE,
    "guardian": Field.GUARDIAN,
    "contact": Field.CONTACT,
    "note": Field.NOTE,
}
COLUMNS = (*PLAIN, *SEALED)
AUTHORITY = ("authority_by", "authority_day", "authority_scope")
HELP = {
    "code": "# rows that begin with # are not read: take the # away to keep one",
    "service": ", ".join(Service),
    "risk": "yes: somebody could be made to suffer; none_seen: you asked; else not_assessed",
    "authority_by": "who signed: self, mother, wife … or a code",
    "authority_day": "2022-07-17",
    "authority_scope": "recipients, as wgad hrc",
    "documents": "paths of documents that tell of this person, ; between them",
    "statements": "ids of claims.csv, only where a document tells of several people",
    "other_names": "other spellings, in every script you know, ; between them",
    "contact": "never leaves the case",
    "note": "never leaves the case",
}


class Known(Struct, frozen=True):
    """What cells of a table may speak of: documents and statements of the case."""

    documents: Mapping[DocPath, Subject]
    claims: Collection[ClaimId] = ()


def read_people(untrusted: bytes, before: Register, known: Known) -> tuple[Person, ...]:
    """Read a table of persons; an empty cell keeps what the case knows, `-` takes it away."""
    faults = Faults()
    found: dict[PersonId, Person] = {}
    for number, row in cells.table(untrusted, COLUMNS, ["code"]):
        code = PersonId(row["code"].upper())
        if not CODE.fullmatch(code):
            faults.add(number, "code", "write a code as P-001")
        elif code in found:
            faults.add(number, "code", "a row above describes the same person")
        else:
            old = before.find(code) or Person(id=code)
            found[code] = _person(old, row, known, number, faults)
    faults.refuse("the table of persons")
    return tuple(one for one in found.values() if one != before.find(one.id))


def _person(old: Person, row: Row, known: Known, number: int, faults: Faults) -> Person:
    person = replace(old, sealed=_sealed(old, row))
    for column, change in CHANGES.items():
        cell = row.get(column, "")
        if not cell:
            continue
        try:
            person = change(person, "" if cell == cells.EMPTY else cell, known)
        except BadCell as fault:
            faults.add(number, column, str(fault))
    try:
        return replace(person, authority=_authority(old, row))
    except BadCell as fault:
        faults.add(number, "authority", str(fault))
    return person


def _sealed(old: Person, row: Row) -> dict[Field, Sealed[str]]:
    told = dict(old.sealed)
    for column, field in SEALED.items():
        cell = row.get(column, "")
        if cell == cells.EMPTY:
            told.pop(field, None)
        elif cell and cell != cells.SEALED:
            told[field] = Sealed(cell)
    return told


def _service(person: Person, cell: str, _known: Known) -> Person:
    service = cells.word(cell, Service) if cell else Service.UNKNOWN
    return replace(person, service=service)


def _risk(person: Person, cell: str, _known: Known) -> Person:
    return replace(person, risk=cells.word(cell, Risk, alias=RISKS) if cell else Risk.UNKNOWN)


def _documents(person: Person, cell: str, known: Known) -> Person:
    told = [DocPath(path) for path in cells.paths(cell)]
    if any(path not in known.documents for path in told):
        raise BadCell("the case has no document under one of these paths")
    return replace(person, sources=tuple(known.documents[path] for path in told))


def _statements(person: Person, cell: str, known: Known) -> Person:
    told = tuple(ClaimId(one) for one in cells.many(cell))
    if any(one not in known.claims for one in told):
        raise BadCell("the case has no statement of one of these ids")
    return replace(person, claims=told)


CHANGES = {
    "service": _service,
    "risk": _risk,
    "documents": _documents,
    "statements": _statements,
}


def _authority(old: Person, row: Row) -> Authority | None:
    told = {column: row.get(column, "") for column in AUTHORITY}
    if cells.EMPTY in told.values():
        return None
    signed = old.authority
    by = told["authority_by"].casefold() or (signed.by if signed else "")
    on = told["authority_day"] or (str(signed.signed) if signed else "")
    scope = cells.many(told["authority_scope"]) or (signed.scope if signed else ())
    if not (by or on or scope):
        return None
    if not (by and on and scope):
        raise BadCell("say who signed, on which day, and before which recipients")
    return Authority(answered_by(by), cells.day(on), tuple(map(recipient, scope)))


def answered_by(cell: str) -> str:
    """Read who answered or signed: a kin or a code, since a name must not stand there."""
    if cell.casefold() in protection.kin():
        return cell.casefold()
    if CODE.fullmatch(cell.upper()):
        return cell.upper()
    raise BadCell("write self, a kin (mother, wife, guardian …) or a code, never a name")


def recipient(cell: str) -> Recipient:
    """Read the code of a recipient."""
    if not RECIPIENT.fullmatch(cell.casefold()):
        raise BadCell("write a recipient as wgad")
    return Recipient(cell.casefold())


def people_template(persons: Iterable[Person], proposed: Iterable[Row], known: Known) -> bytes:
    """Write an empty table: who is known, with what is sealed as a mark, then who is proposed."""
    paths = {subject: path for path, subject in known.documents.items()}
    rows = [HELP, *(_shown(one, paths) for one in persons), *proposed]
    return csv_bytes(COLUMNS, ([row.get(column, "") for column in COLUMNS] for row in rows))


def _shown(person: Person, paths: Mapping[Subject, DocPath]) -> Row:
    signed = person.authority
    return {
        "code": person.id,
        "service": person.service,
        "risk": person.risk,
        "authority_by": signed.by if signed else "",
        "authority_day": str(signed.signed) if signed else "",
        "authority_scope": " ".join(signed.scope) if signed else "",
        "documents": "; ".join(paths[one] for one in person.sources if one in paths),
        "statements": " ".join(person.claims),
        **{column: cells.SEALED for column, field in SEALED.items() if field in person.sealed},
    }


def next_codes(persons: Sequence[Person]) -> Iterator[PersonId]:
    """Give codes that nobody has had.

    >>> codes = next_codes([Person(id=PersonId("P-007"))])
    >>> next(codes), next(codes)
    ('P-008', 'P-009')
    """
    number = max((int(one.id.removeprefix("P-")) for one in persons), default=0)
    while True:
        number += 1
        yield PersonId(f"P-{number:03}")
