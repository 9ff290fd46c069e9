"""What may a named recipient see of a case, and what should the owner read before it leaves?"""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.claim import Claim, ClaimId
from habeas.model.consent import Level, PersonId, of_person
from habeas.model.document import DocPath, Document
from habeas.model.law import Legal
from habeas.model.person import Register
from habeas.model.release import Disclosure, Preview, Private
from habeas.model.weight import Weighed
from habeas.protection.disclosure_names import Names
from habeas.protection.disclosure_permits import (
    Ask,
    Permit,
    asked_for,
    endangered,
    is_published,
    of_persons,
    permit_of,
    permits,
    subject,
)
from habeas.protection.disclosure_persons import disclosed, opened
from habeas.protection.disclosure_preview import (
    documents_leave,
    documents_stay,
    persons_leave,
    persons_stay,
    words_leave,
)
from habeas.protection.disclosure_view import Eyes
from habeas.protection.legal import of_sealed, veiled
from habeas.protection.owner import for_owner


class Matter(Struct, frozen=True, kw_only=True):
    """What is concluded from the documents that the recipient may see, and from no others."""

    documents: Sequence[Document]
    claims: Sequence[Claim]
    weighed: Weighed
    title: str
    accepted: Collection[ClaimId] = ()
    legal: Legal | None = None


def may_see(
    documents: Sequence[Document], claims: Sequence[Claim], register: Register, ask: Ask
) -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """Keep the documents and claims that the recipient may see at all.

    Everything that joins documents must be concluded from these anew: the others add nothing, not
    even to a count of voices.
    """
    told = permits(documents, register, ask)
    kept = tuple(one for one in documents if told[one.path].level is not None)
    paths = {one.path for one in kept}
    barred = endangered(register, claims, documents)
    return kept, tuple(one for one in claims if one.doc in paths and one.id not in barred)


def for_recipient(
    matter: Matter,
    register: Register,
    ask: Ask,
    *,
    everything: Sequence[Document],
    codes: Mapping[DocPath, str],
) -> Preview:
    """Make what one recipient may see for one purpose, and list what leaves and what stays.

    `everything` are all documents of the case: names that only the hidden ones use stay sealed.
    `codes` stand for the paths of confidential documents.
    """
    persons = asked_for(register, ask)
    told = permits(everything, register, ask)
    documents, claims = may_see(matter.documents, matter.claims, register, ask)
    named = {one.id for one in persons if permit_of(one, register, ask).level is Level.NAMED}
    eyes = Eyes(
        documents={one.path: one for one in documents},
        claims={one.id: one for one in claims},
        levels=_levels(told),
        sealed=Names.of_persons(
            (one for one in register.persons if one.id not in named), _places(claims)
        ),
        guessed=_guessed(everything, register, named, claims),
        opened=Names.of_persons(one for one in register.persons if one.id in named),
        codes=codes,
    )
    seen = eyes.narrowed(_owners(matter, documents, claims, eyes.levels, opened(register, ask)))
    linked = of_persons(persons, claims, documents)
    disclosure = Disclosure(
        recipient=ask.recipient,
        purpose=ask.purpose,
        told=seen,
        persons=tuple(disclosed(one, register, ask, linked) for one in persons),
    )
    return Preview(
        disclosure=disclosure,
        leaving=(*persons_leave(persons, register, ask), *documents_leave(seen, told, eyes)),
        held=(*persons_stay(persons, register, ask), *documents_stay(everything, told, seen)),
        words=tuple(words_leave(seen, eyes)),
        shown={
            **{of_person(one.code): one.level for one in disclosure.persons},
            **{
                subject(one): eyes.levels[one.path] for one in documents if one.path in eyes.levels
            },
        },
    )


def _levels(told: Mapping[DocPath, Permit]) -> dict[DocPath, Level]:
    return {
        path: permit.level
        for path, permit in told.items()
        if not permit.published and permit.level is not None
    }


def _guessed(
    everything: Sequence[Document],
    register: Register,
    named: set[PersonId],
    claims: Sequence[Claim],
) -> Names:
    """Guess the names that only confidential documents use, but for places and opened persons."""
    hidden = [one for one in everything if not is_published(one)]
    printed = [one.text for one in everything if is_published(one)]
    opened = [name.open() for one in register.persons if one.id in named for name in one.names()]
    return Names.of_documents(hidden, [*printed, *opened, *_places(claims)])


def _places(claims: Sequence[Claim]) -> list[str]:
    """List the places of statements as the gazetteer names them."""
    return sorted({spot.name for one in claims for spot in one.places if spot.name})


def _owners(
    matter: Matter,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    levels: Mapping[DocPath, Level],
    opened: Collection[PersonId],
) -> Private:
    # What somebody consented to line by line is shown by its consent, not by a glob.
    bare = [replace(one, public=is_published(one)) for one in documents]
    hidden = {one.id for one in claims if levels.get(one.doc) is Level.SEALED}
    private = for_owner(bare, claims, matter.weighed, title=matter.title, accepted=matter.accepted)
    # What the recipient reads may carry a fact openly; of what stays sealed only the number.
    legal = matter.legal and of_sealed(veiled(matter.legal, hidden), opened)
    return replace(private, legal=legal)
