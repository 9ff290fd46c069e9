"""How do persons of concern and their consents come into the case, and how are they shown?"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from habeas import protection
from habeas.casework import clock, intake, reading, reopened
from habeas.casework.cells import REMARK, Row
from habeas.casework.consents_table import consents_template, read_consents
from habeas.casework.people_table import Known, next_codes, people_template, read_people
from habeas.casework.progress import Progress, silent
from habeas.casework.register import keep, register
from habeas.errors import Refused, UnknownPerson
from habeas.model.claim import Claim, ClaimId
from habeas.model.consent import Consent, PersonId, Subject
from habeas.model.decision import Decision, DecisionKind
from habeas.model.document import DocPath, Document, PassageKind
from habeas.model.person import Field, Person, Register
from habeas.model.words import Identity, SpeakerKind, Unit
from habeas.vault import disk
from habeas.vault.case import Case


class Taken(Struct, frozen=True):
    """What came into the case, and what was there before."""

    persons: tuple[Person, ...]
    consents: tuple[Consent, ...]


class People(Struct, frozen=True, kw_only=True):
    """The register as its owner may see it in plain text: codes, marks and days, no name."""

    register: Register
    documents: dict[
        Subject, DocPath
    ]  # of confidential documents and of those that tell of persons
    told: dict[PersonId, int]  # statements told of each
    day: date  # on which a consent stands or not
    unregistered: int  # who speaks sealed, is spoken of or stands in a list, and has no code


def take_people(
    place: Path, tables: Sequence[Path], *, passphrase: str, progress: Progress = silent
) -> Taken:
    """Take tables of persons and consents into the vault, all of their rows or none."""
    with reopened.opened(place, passphrase) as held:
        documents, claims = _read(held, progress)
        known = _known(documents, claims)
        before = now = register(held)
        for table in sorted(tables, key=_persons_first):
            now = _with(now, table.read_bytes(), known)
        taken = Taken(
            tuple(one for one in now.persons if one != before.find(one.id)),
            now.consents[len(before.consents) :],
        )
        keep(held, taken.persons, taken.consents)
        held.commit(at=clock.now())
    return taken


def _persons_first(table: Path) -> bool:
    return _is_consents(table.read_bytes())


def _is_consents(untrusted: bytes) -> bool:
    return b"about" in untrusted.partition(b"\n")[0].lower()


def _with(before: Register, untrusted: bytes, known: Known) -> Register:
    if _is_consents(untrusted):
        fresh = read_consents(untrusted, before, known, clock.today())
        return Register(before.persons, before.consents + fresh)
    changed = {one.id: one for one in read_people(untrusted, before, known)}
    persons = {one.id: one for one in before.persons} | changed
    return Register(tuple(persons[code] for code in sorted(persons)), before.consents)


def people(place: Path, *, passphrase: str, progress: Progress = silent) -> People:
    """Show the register without a name."""
    with reopened.opened(place, passphrase) as held:
        documents, claims = _read(held, progress)
        known = register(held)
    told = protection.of_persons(known.persons, claims, documents)
    linked = {one for person in known.persons for one in person.sources}
    shown = [one for one in documents if not protection.is_published(one)]
    shown += [one for one in documents if protection.subject(one) in linked]
    return People(
        register=known,
        documents={protection.subject(one): one.path for one in shown},
        told={code: len(found) for code, found in told.items()},
        day=clock.today(),
        unregistered=len(list(_proposed(documents, claims, known))),
    )


def write_template(
    place: Path,
    target: Path,
    *,
    passphrase: str,
    consents: bool = False,
    progress: Progress = silent,
) -> Path:
    """Write a table to fill in, with codes proposed for speakers who are sealed so far."""
    with reopened.opened(place, passphrase) as held:
        documents, claims = _read(held, progress)
        before, known = register(held), _known(documents, claims)
        if consents:
            hidden = [one for one in documents if not protection.is_published(one)]
            made = consents_template(before, _known(hidden, ()))
        else:
            made = people_template(before.persons, _proposed(documents, claims, before), known)
    if target.exists():
        raise Refused("a file of this name exists already", hint="choose another name")
    with disk.refusals():
        disk.create(target, made)
    return target


def open_person(
    place: Path, code: str, *, passphrase: str, by: str, reason: str
) -> dict[Field, str]:
    """Show what is sealed of a person, after the ledger has noted that it was shown, to whom."""
    with reopened.opened(place, passphrase) as held:
        person = register(held).find(PersonId(code.upper()))
        if person is None:
            raise UnknownPerson(
                "the register holds no person of this code", hint="list them with `habeas people`"
            )
        at = clock.now()
        held.decide(
            Decision(
                kind=DecisionKind.OPEN,
                by=by,
                at=at.isoformat(),
                reason=f"{person.id}: {reason}",
            )
        )
        held.commit(at=at)
    return {field: value.open() for field, value in person.sealed.items()}


def _read(held: Case, progress: Progress) -> tuple[tuple[Document, ...], Sequence[Claim]]:
    received = intake.reopen(held)
    remembered = reading.of_case(held)
    found = reading.all_claims(received.documents, received.settings, remembered, progress)
    return received.documents, found


def _known(documents: Sequence[Document], claims: Sequence[Claim]) -> Known:
    ids: frozenset[ClaimId] = frozenset(one.id for one in claims)
    return Known({one.path: protection.subject(one) for one in documents}, ids)


def _proposed(
    documents: Sequence[Document], claims: Sequence[Claim], before: Register
) -> Iterator[Row]:
    """Propose codes: for who speaks sealed in a document, for whom a relative speaks of, for rows.

    A proposal is a remark until a person takes its sign away: nobody is registered by accident.
    """
    codes = next_codes(before.persons)
    for path, kind in _sealed_speakers(documents, claims, before):
        notes = [f"speaks here ({kind})"]
        if kind is SpeakerKind.RELATIVE:
            notes.append("spoken of here")
        for note in notes:
            yield {"code": f"{REMARK} {next(codes)}", "documents": path, "note": note}
    for path, number, told in _rows(documents, claims, before):
        yield {
            "code": f"{REMARK} {next(codes)}",
            "documents": path,
            "statements": " ".join(told),
            "note": f"stands in row {number} of this list",
        }


def _rows(
    documents: Sequence[Document], claims: Sequence[Claim], before: Register
) -> Iterator[tuple[DocPath, int, tuple[ClaimId, ...]]]:
    """List the rows of confidential lists that no person is linked to: each tells of somebody.

    A row that gives a number of people is none of one person.
    """
    linked = {one for person in before.persons for one in person.claims}
    homes = {one.path: one for one in documents if not protection.is_published(one)}
    told: dict[tuple[DocPath, int], list[Claim]] = {}
    for claim in claims:
        if claim.doc in homes and _in_row(homes[claim.doc], claim):
            told.setdefault((claim.doc, claim.passage), []).append(claim)
    for (path, passage), found in sorted(told.items()):
        ids = tuple(sorted(claim.id for claim in found))
        if not linked & set(ids) and not any(map(_counts_people, found)):
            yield path, passage + 1, ids


def _in_row(document: Document, claim: Claim) -> bool:
    passages = document.passages
    return 0 <= claim.passage < len(passages) and passages[claim.passage].kind is PassageKind.ROW


def _counts_people(claim: Claim) -> bool:
    told = claim.quantity
    return told is not None and told.unit is Unit.PERSONS and told.value != 1


def _sealed_speakers(
    documents: Sequence[Document], claims: Sequence[Claim], before: Register
) -> Iterator[tuple[DocPath, SpeakerKind]]:
    linked = {one for person in before.persons for one in person.sources}
    homes = {one.path: one for one in documents if not protection.is_published(one)}
    seen: dict[tuple[DocPath, SpeakerKind], None] = {}
    for claim in claims:
        home = homes.get(claim.doc)
        first = claim.attribution[0] if claim.attribution else None
        sealed = first is not None and first.identity is Identity.SEALED
        if home is None or _in_row(home, claim):
            continue  # the rows of a list tell of one person each, and have codes of their own
        if first and sealed and protection.subject(home) not in linked:
            seen.setdefault((claim.doc, first.kind))
    yield from sorted(seen)
