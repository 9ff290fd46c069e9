"""What does the sealed case hold of persons of concern and of their consents?

The one place where names are opened to be written into the vault, and sealed again when read.
"""

from collections.abc import Iterable
from hashlib import sha256

import msgspec
from msgspec import Struct

from habeas import custody
from habeas.model.claim import ClaimId
from habeas.model.consent import Consent, PersonId, Subject
from habeas.model.document import Digest, DocPath, Document
from habeas.model.entry import RecordKind
from habeas.model.person import Authority, Field, Person, Register, Risk, Service
from habeas.model.sealed import Sealed
from habeas.vault.case import Case

CONSENTS = msgspec.json.Decoder(Consent)


class Written(Struct, frozen=True, kw_only=True):
    """A person as the vault holds them: the only value in which names lie open."""

    id: PersonId
    service: Service
    risk: Risk
    authority: Authority | None
    sources: tuple[Subject, ...]
    claims: tuple[ClaimId, ...]
    sealed: dict[Field, str]

    def __repr__(self) -> str:
        return f"Written({self.id})"


WRITTEN = msgspec.json.Decoder(Written)


def register(held: Case) -> Register:
    """Read all persons, each as last recorded, and all consents, in order."""
    words = held.words()
    persons = {
        one.id: one
        for body in custody.records(held.links, words, RecordKind.PERSON)
        for one in [_person(WRITTEN.decode(body))]
    }
    consents = custody.records(held.links, words, RecordKind.CONSENT)
    return Register(
        tuple(persons[code] for code in sorted(persons)), tuple(map(CONSENTS.decode, consents))
    )


def keep(held: Case, persons: Iterable[Person], consents: Iterable[Consent]) -> None:
    """Let records wait for the vault, and their entries for the ledger."""
    for person in persons:
        held.record(RecordKind.PERSON, msgspec.json.encode(_written(person)))
    for consent in consents:
        held.record(RecordKind.CONSENT, msgspec.json.encode(consent))


def as_document(people: Register) -> Document:
    """Write every name of the register as a confidential document, for the gates of a release.

    A table may hold a name that no report tells: it must not stand in a public file either.
    """
    names = [name.open() for one in people.persons for name in one.names()]
    return Document(
        path=DocPath(""),
        source=Digest(sha256(b"").hexdigest()),
        text="\n".join(names),
        passages=(),
        reader="habeas register 1",
    )


def _written(person: Person) -> Written:
    return Written(
        id=person.id,
        service=person.service,
        risk=person.risk,
        authority=person.authority,
        sources=person.sources,
        claims=person.claims,
        sealed={field: value.open() for field, value in person.sealed.items()},
    )


def _person(written: Written) -> Person:
    return Person(
        id=written.id,
        service=written.service,
        risk=written.risk,
        authority=written.authority,
        sources=written.sources,
        claims=written.claims,
        sealed={field: Sealed(value) for field, value in written.sealed.items()},
    )
