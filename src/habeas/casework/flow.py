"""How does a folder of reports become a dossier? Read this first: it is the whole program.

reports ─ sources ─ claims ─ linking ─ weighing ─ law ─ protection ─ publication
            │                                               │
          vault  ◄──────────── custody (ledger, verify) ────┘
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from habeas import claims, custody, law, linking, protection, publication, weighing
from habeas.casework import (
    asking,
    awaited,
    clock,
    columns,
    concerned,
    deciding,
    facts,
    home,
    intake,
    knowledge,
    logs,
    reading,
    register,
    worker,
)
from habeas.casework.given import given_claims
from habeas.casework.intake import Intake
from habeas.casework.progress import Progress, silent
from habeas.casework.proposers import NOBODY, Beside
from habeas.model.claim import Claim, ClaimId
from habeas.model.decision import Decision, DecisionKind
from habeas.model.document import Document
from habeas.model.law import CaseFact, Legal
from habeas.model.person import Register
from habeas.model.release import Filed, Private
from habeas.model.sealed import Sealed
from habeas.model.settings import Settings
from habeas.model.weight import Weighed
from habeas.vault import case, folder


class Findings(Struct, frozen=True):
    """All that is concluded about a case; derived, never the only copy of anything."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    weighed: Weighed
    legal: Legal
    accepted: frozenset[ClaimId] = frozenset()  # by a person


def build_dossier(
    reports: Path,
    out: Path,
    *,
    passphrase: str,
    public: Sequence[str] = (),
    with_confidential: bool = False,
    max_file: int | None = None,
    decisions: Path | None = None,
    claims: Path | None = None,
    beside: asking.Wanted = asking.Wanted(),  # noqa: B008 - frozen, and empty: as before
    progress: Progress = silent,
) -> Private:
    """Read every report under a folder and write the dossier into OUT, or update the one there."""
    folder.apart(reports, out)
    walked = folder.walk(reports, max_file=max_file or folder.MAX_FILE)
    with case.open_or_create(out, Sealed(passphrase), custody) as held:
        received = logs.joined(intake.receive(held, walked, public, progress))
        received = replace(received, files=(*received.files, *columns.unread(received.documents)))
        home.remember(held, reports)
        others = asking.beside(held, received.documents, received.settings, beside, progress)
        found = given_claims(claims, received.documents) or reading.all_claims(
            received.documents, received.settings, reading.of_case(held, others), progress
        )
        decided = deciding.decided(held, decisions, found, received.documents, at=clock.now())
        people = register.register(held)
        known = facts.kept(held)
        findings = derive(received.documents, found, decided.decisions, known=known, people=people)
        private = owners_view(
            received,
            findings,
            with_confidential=with_confidential,
            filings=awaited.filed(held),
        )
        edited = held.finish(
            _files(private), _step(received), at=clock.now(), taken=deciding.taken(decisions)
        )
    private = replace(private, taken=decided.taken, rows=decided.faults)
    return intake.with_edited(private, edited)


def derive(
    documents: Sequence[Document],
    found: Sequence[Claim],
    decided: Sequence[Decision],
    *,
    known: Sequence[CaseFact] = (),
    people: Register = Register(),  # noqa: B008 - frozen, and empty: nobody is registered
) -> Findings:
    """Conclude everything that joins documents; the same sources and decisions give the same."""
    return held_against_law(weigh(documents, found, decided), known=known, people=people)


class Joined(Struct, frozen=True):
    """What is concluded of the statements alone, whoever asks and for whomever."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    weighed: Weighed
    accepted: frozenset[ClaimId]


def weigh(
    documents: Sequence[Document], found: Sequence[Claim], decided: Sequence[Decision]
) -> Joined:
    """Settle what the statements speak of, and weigh them."""
    kept = deciding.corrected(found, decided, documents)
    accepted = deciding.accepted(kept, decided, documents)
    settled = deciding.reviewed(linking.settle(kept, tuple(documents)), accepted)
    weighed = weighing.weigh(
        documents,
        settled,
        joins=deciding.pairs(decided, DecisionKind.JOIN, settled, documents),
        splits=deciding.pairs(decided, DecisionKind.SPLIT, settled, documents),
    )
    return Joined(tuple(documents), settled, weighed, accepted)


def held_against_law(joined: Joined, *, known: Sequence[CaseFact], people: Register) -> Findings:
    """Hold what was weighed against the law, with what is known of the persons of the register."""
    documents, claims = joined.documents, joined.claims
    persons = concerned.subjects(people, claims, documents)
    held = {document.path: document for document in documents}
    legal = law.assess(law.Case(held, claims, joined.weighed, tuple(known), persons))
    return Findings(documents, claims, joined.weighed, legal, joined.accepted)


def read(path: Path, settings: Settings | None = None) -> tuple[Document, ...]:
    """Read one file into documents: passages with a map from every character to the source."""
    return worker.read(path, settings or Settings())


def find_claims(
    document: Document, settings: Settings | None = None, beside: Beside = NOBODY
) -> tuple[Claim, ...]:
    """Find who said that what happened in one document; places settled by this document alone."""
    names = reading.aliases(settings or Settings())
    found = claims.find(reading.analysed(document), names, beside.of(document))
    return linking.settle(found, (document,))


def owners_view(
    received: Intake,
    findings: Findings,
    *,
    with_confidential: bool = False,
    filings: Sequence[Filed] = (),
) -> Private:
    """Let protection make what the owner may see in plain text."""
    return protection.for_owner(
        findings.documents,
        findings.claims,
        findings.weighed,
        title=received.settings.title or "Register of unlawful detention",
        reports=received.files,
        with_confidential=with_confidential,
        accepted=findings.accepted,
        legal=findings.legal,
        captures=received.captures,
        filings=filings,
        bodies=[name for one in received.settings.aliases.items() for name in (one[0], *one[1])],
    )


def _files(private: Private) -> dict[str, bytes]:
    pages = {"dossier.html": publication.dossier(private).encode()}
    tables = publication.machine_files(private) | publication.tables(private)
    return pages | tables | publication.gap_files(private) | publication.complaint_files(private)


def _step(received: Intake) -> case.Step:
    return case.Step(knowledge.program(), knowledge.whole(), received.settings_digest)
