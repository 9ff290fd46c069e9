"""What would one recipient see of a sealed case, and what must its owner read first?"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from habeas import law, protection
from habeas.casework import clock, deciding, facts, flow, intake, reading, reopened
from habeas.casework.intake import Intake
from habeas.casework.progress import Progress, silent
from habeas.casework.register import register
from habeas.errors import UnknownPerson
from habeas.model.claim import ClaimId
from habeas.model.consent import PersonId, Purpose, Recipient
from habeas.model.decision import Decision, DecisionKind
from habeas.model.document import DocPath, Document
from habeas.model.person import Register
from habeas.model.release import Preview
from habeas.protection import Ask
from habeas.vault.case import Case

CODE = 8  # letters of the keyed id that stands for a confidential document
PAIRS = (DecisionKind.JOIN, DecisionKind.SPLIT)  # of one that is not seen nothing is left
TITLE = "Register of unlawful detention"


def preview(
    place: Path,
    *,
    passphrase: str,
    to: str,
    persons: Sequence[str] = (),
    fields: Sequence[str] = (),
    by: str | None = None,
    progress: Progress = silent,
) -> Preview:
    """List what would leave for a recipient and what would stay, and why.

    Names are blots, unless `by` says which reviewer reads them: then the ledger notes it first.
    """
    with reopened.opened(place, passphrase) as held:
        found = disclosed(held, to=to, persons=persons, fields=fields, progress=progress)
        if by is not None:
            _note_opening(held, found, by)
            return found
        return protection.blotted(found, register(held))


def _note_opening(held: Case, found: Preview, by: str) -> None:
    at = clock.now()
    codes = " ".join(sorted({one.of for one in found.leaving if one.shown}))
    reason = f"preview for {found.disclosure.recipient}: {codes}"
    held.decide(Decision(kind=DecisionKind.OPEN, by=by, at=at.isoformat(), reason=reason))
    held.commit(at=at)


def disclosed(
    held: Case,
    *,
    to: str,
    persons: Sequence[str] = (),
    fields: Sequence[str] = (),
    day: date | None = None,
    progress: Progress = silent,
) -> Preview:
    """Conclude the case anew from what one recipient may see, and let protection shape it."""
    return next(each(held, to=to, groups=[persons], fields=fields, day=day, progress=progress))


def each(
    held: Case,
    *,
    to: str,
    groups: Sequence[Sequence[str]],
    fields: Sequence[str] = (),
    day: date | None = None,
    progress: Progress = silent,
) -> Iterator[Preview]:
    """Disclose to one recipient for one group of persons after the other.

    What the recipient may see does not depend on the persons: it is read and weighed once.
    """
    received, people = intake.reopen(held), register(held)
    everybody = Ask(
        recipient=Recipient(to),
        purpose=purpose(to),
        day=day or clock.today(),
        persons=(),
        fields=frozenset(fields),
    )
    seen = _seen(held, received, people, everybody, progress)
    for group in groups:
        ask = replace(everybody, persons=tuple(map(PersonId, group)))
        yield protection.for_recipient(
            _matter(held, received, seen, people, ask),
            people,
            ask,
            everything=received.documents,
            codes=codes(held, received.documents),
        )


def purpose(to: str) -> Purpose:
    """Tell for which purpose something goes to a recipient, or refuse."""
    known = protection.purpose_for(to)
    if known is None:
        raise UnknownPerson(
            "this recipient is not known, so nobody can have consented to it",
            hint=f"choose one of {', '.join(protection.recipients())}",
        )
    return known


def codes(held: Case, documents: Sequence[Document]) -> dict[DocPath, str]:
    """Give every document a code that the key of the case alone leads back to its path."""
    return {one.path: f"source-{held.file_id(one.path)[:CODE]}" for one in documents}


def _seen(
    held: Case, received: Intake, people: Register, ask: Ask, progress: Progress
) -> flow.Joined:
    """Weigh what a recipient may see, whoever it is drafted for."""
    remembered = reading.of_case(held)
    found = reading.all_claims(received.documents, received.settings, remembered, progress)
    documents, claims = protection.may_see(received.documents, found, people, ask)
    known: set[ClaimId] = {one.id for one in claims}
    decided = [
        one
        for one in deciding.decided_before(held)
        if one.kind not in PAIRS or known.issuperset(one.claims)
    ]
    return flow.weigh(documents, claims, decided)


def _matter(
    held: Case, received: Intake, seen: flow.Joined, people: Register, ask: Ask
) -> protection.Matter:
    asked = {one.id for one in people.persons if one.id in ask.persons}
    sealed = asked - protection.opened(people, ask)
    findings = flow.held_against_law(
        seen,
        known=tuple(
            one
            for one in facts.of(held, asked)
            # A ruling that the owner knows of counts here too, or a complaint would hide it.
            if one.person not in sealed or (one.element, one.state) in law.closing()
        ),
        people=protection.narrowed(people, ask),
    )
    return protection.Matter(
        documents=findings.documents,
        claims=findings.claims,
        weighed=findings.weighed,
        title=received.settings.title or TITLE,
        accepted=findings.accepted,
        legal=findings.legal,
    )
