"""Who is concerned: which person of the register, and what of them is known, sealed?

Everything that could name a person is `Sealed` and lies in the vault alone; pages, tables and
messages show the code (P-001).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.consent import Consent, PersonId, Recipient, Subject
from habeas.model.sealed import Sealed


class Service(StrEnum):
    """In which kind of service a person stands."""

    CONTRACT = "contract"
    CONSCRIPT = "conscript"
    MOBILISED = "mobilised"
    VOLUNTEER = "volunteer"
    CIVILIAN = "civilian"
    OTHER = "other"
    UNKNOWN = "unknown"


class Risk(StrEnum):
    """Whether somebody could be made to suffer for a filing; who was not asked about is no no."""

    UNKNOWN = "not_assessed"
    NONE_SEEN = "none_seen"
    YES = "yes"


class Field(StrEnum):
    """What forms ask of a person, named as in `law/data/fields.csv` where it has the field."""

    FAMILY = "person.family_name"
    GIVEN = "person.given_names"
    PATRONYMIC = "person.patronymic"
    OTHER_NAMES = "person.other_names"  # other spellings and scripts, `;` between them
    SEX = "person.sex"
    BIRTH = "person.birth"
    NATIONALITY = "person.nationality"
    ID_DOCUMENT = "person.id_document"
    ADDRESS = "person.address"
    SERVICE = "person.service"  # unit and rank
    LAST_SEEN = "person.last_seen"
    ARREST_PLACE = "deprivation.arrest_place"
    GUARDIAN = "person.guardian"
    CONTACT = "person.contact"  # how to reach them: never leaves
    NOTE = "person.note"  # for the group itself: never leaves


NAMES = (Field.FAMILY, Field.GIVEN, Field.PATRONYMIC, Field.OTHER_NAMES)
NEVER_LEAVES = frozenset({Field.CONTACT, Field.NOTE})


class Authority(Struct, frozen=True):
    """Who signed that the group may act, when, and before whom."""

    by: str  # self, a kin ("mother"), or the code of a person of the register
    signed: date
    scope: tuple[Recipient, ...]  # empty: before nobody


class Person(Struct, frozen=True, kw_only=True):
    """A person of concern: what is told of them, how they stand, and what is sealed of them."""

    id: PersonId
    service: Service = Service.UNKNOWN
    risk: Risk = Risk.UNKNOWN
    authority: Authority | None = None
    sources: tuple[Subject, ...] = ()  # documents that tell of them, or in which they speak
    claims: tuple[ClaimId, ...] = ()  # single statements, where a document tells of several people
    sealed: Mapping[Field, Sealed[str]] = {}

    def names(self) -> tuple[Sealed[str], ...]:
        """List what the person is called, in every spelling that is known."""
        return tuple(self.sealed[field] for field in NAMES if field in self.sealed)

    def may_act(self, recipient: Recipient) -> bool:
        """Tell whether the group has authority to act before this recipient."""
        return self.authority is not None and recipient in self.authority.scope


class Register(Struct, frozen=True):
    """All persons of concern of a case, and everything that anybody allowed, in order."""

    persons: tuple[Person, ...] = ()
    consents: tuple[Consent, ...] = ()

    def find(self, code: PersonId) -> Person | None:
        """Find a person by code."""
        return next((one for one in self.persons if one.id == code), None)
