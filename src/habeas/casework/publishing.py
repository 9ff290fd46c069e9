"""What may leave the case for everybody, and how does it leave?"""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from habeas import custody, protection, publication
from habeas.casework import clock, flow, home, intake, reading, register
from habeas.casework.intake import Intake
from habeas.casework.progress import Progress, silent
from habeas.errors import NothingToRead
from habeas.model.claim import Claim
from habeas.model.decision import Decision, DecisionKind
from habeas.model.document import Digest, Document
from habeas.model.entry import Released
from habeas.model.public import Cell, Offer, Release
from habeas.model.sealed import Sealed
from habeas.vault import case, folder, out
from habeas.vault.case import Case

WORLD = "world"
PARTNERS = tuple(publication.PARTNERS)
PAIRS = (DecisionKind.JOIN, DecisionKind.SPLIT)


class Staged(Struct, frozen=True):
    """What would leave or has left: the offer, and the files with their sizes."""

    offer: Offer
    files: tuple[tuple[str, int], ...]
    apart: bool = True  # False: an early case does not know where its reports lie


def publish(
    place: Path,
    public: Path,
    *,
    passphrase: str,
    confirmed: bool,
    partners: Sequence[str] = (),
    progress: Progress = silent,
) -> Staged:
    """Make the public report out of the sealed case; write it only where it was confirmed."""
    out.must_hold_case(place)
    folder.apart(public, place)
    out.must_be_free(public)
    with case.open_or_create(place, Sealed(passphrase), custody) as held:
        apart = home.check_apart(held, public)
        received = intake.reopen(held)
        offer, known = _offer(held, received, progress)
        files = _files(offer.release, partners)
        hidden = (*_confidential(received), _names(held))
        protection.check_leaving(files, hidden, [*known, *publication.own_words(offer.release)])
        if confirmed:
            said = held.keep(msgspec.json.encode(protection.cells(offer.release)))
            out.release(public, files, lambda: _record(held, files, said))
    sizes = tuple((name, len(data)) for name, data in sorted(files.items()))
    return Staged(offer, sizes, apart)


def _offer(held: Case, received: Intake, progress: Progress) -> tuple[Offer, list[str]]:
    """Weigh the published documents anew, alone: the others add nothing, not even to a count."""
    published = tuple(one for one in received.documents if _is_published(one))
    if not published:
        raise NothingToRead(
            "no document of the case is known to have been published",
            hint="name what was published in case.toml, and make the dossier anew",
        )
    remembered = reading.of_case(held)
    found = reading.all_claims(published, received.settings, remembered, progress)
    findings = flow.derive(published, found, _about(held, found))
    offer = protection.for_world(
        findings.documents,
        findings.claims,
        findings.weighed,
        confidential=_confidential(received),
        unsaid=[_names(held)],
        title=received.settings.title or "Register of unlawful detention",
        earlier=_earlier(held),
    )
    return offer, protection.open_texts(published, findings.claims)


def _is_published(document: Document) -> bool:
    # A glob is quickly too wide: what somebody consented to, line by line, is no publication.
    return document.public and document.consent is None


def _confidential(received: Intake) -> tuple[Document, ...]:
    return tuple(one for one in received.documents if not _is_published(one))


def _names(held: Case) -> Document:
    """List the names of the register, which no public file may repeat."""
    return register.as_document(register.register(held))


def _about(held: Case, found: Sequence[Claim]) -> tuple[Decision, ...]:
    """Keep the decisions that speak of nothing but these claims."""
    known = {claim.id for claim in found}
    decided = custody.decisions(held.links, held.words())
    return tuple(d for d in decided if d.kind not in PAIRS or known.issuperset(d.claims))


def _earlier(held: Case) -> tuple[Cell, ...]:
    records = (held.read(digest) for digest in custody.released(held.links))
    return tuple(
        cell for body in records for cell in msgspec.json.decode(body, type=tuple[Cell, ...])
    )


def _files(release: Release, partners: Sequence[str]) -> dict[str, bytes]:
    if not partners:
        return publication.public_files(release)
    return {
        name: data
        for partner in partners
        for name, data in publication.handed(release, partner).items()
    }


def _record(held: Case, files: dict[str, bytes], said: Digest) -> None:
    held.add(Released(WORLD, out.outputs(files), said))
    held.commit(at=clock.now())
