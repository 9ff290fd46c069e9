"""What became of each complaint, and what stops it?"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from habeas import custody, protection
from habeas.errors import UnknownPerson
from habeas.model.claim import ClaimId
from habeas.model.consent import (
    SOURCE,
    Allowed,
    Answer,
    Level,
    PersonId,
    allowed,
    of_person,
    reaches,
)
from habeas.model.document import Digest
from habeas.model.entry import RecordKind
from habeas.model.filing import Drafted, Filing, FilingId, Step, StepKind
from habeas.model.person import Register, Risk
from habeas.model.release import Preview
from habeas.vault.case import Case

STEPS = msgspec.json.Decoder(Step)
SETTLED = {StepKind.FILED, StepKind.WITHDRAWN}  # a draft after one of these is another filing


def filings(held: Case) -> tuple[Filing, ...]:
    """Read every filing with its steps, in the order in which they were noted."""
    found: dict[FilingId, tuple[Step, ...]] = {}
    for body in custody.records(held.links, held.words(), RecordKind.FILING):
        step = STEPS.decode(body)
        found[step.filing] = (*found.get(step.filing, ()), step)
    return tuple(Filing(id=code, steps=found[code]) for code in sorted(found))


def current(known: Iterable[Filing], recipient: str, persons: Sequence[str]) -> Filing | None:
    """Find the filing to a recipient for these persons that is not yet filed or withdrawn."""
    for one in known:
        draft = one.draft
        same = draft is not None and (draft.recipient, set(draft.persons)) == (
            recipient,
            set(persons),
        )
        if same and not any(step.kind in SETTLED for step in one.steps):
            return one
    return None


def drafted(
    found: Preview,
    *,
    claims: Iterable[ClaimId],
    unreviewed: Iterable[str] = (),
    files: Iterable[Digest] = (),
    persons: Sequence[PersonId] | None = None,
) -> Drafted:
    """Sum up what a draft rests on: whom it shows how far, which statements and norms it uses.

    `persons` are those of this draft, where a disclosure serves several.
    """
    all_of_them = tuple(one.code for one in found.disclosure.persons)
    told = all_of_them if persons is None else tuple(persons)
    others = {of_person(one) for one in all_of_them if one not in told}
    return Drafted(
        recipient=found.disclosure.recipient,
        purpose=found.disclosure.purpose,
        persons=told,
        shown={one: level for one, level in found.shown.items() if one not in others},
        claims=tuple(sorted(claims)),
        unreviewed=tuple(sorted(unreviewed)),
        files=tuple(files),
    )


def note_draft(held: Case, drafted: Drafted, day: date) -> FilingId:
    """Let a draft wait for the ledger; the same files again are noted once.

    Acceptance belongs to what a draft rests on: after a draft that rests on something else it
    must be given anew.
    """
    known = filings(held)
    open_one = current(known, drafted.recipient, drafted.persons)
    if open_one is not None and open_one.draft == drafted:
        return open_one.id
    code = open_one.id if open_one else FilingId(f"F-{len(known) + 1:03}")
    note(held, Step(filing=code, kind=StepKind.DRAFTED, day=day, draft=drafted))
    return code


def note(held: Case, step: Step) -> None:
    """Let a step wait for the vault, and its entry for the ledger."""
    held.record(RecordKind.FILING, msgspec.json.encode(step))


def stops(filing: Filing, people: Register, day: date) -> tuple[tuple[str, Risk | Answer], ...]:
    """List whom a filing would harm or whose consent is missing on a day; no source is named."""
    draft = filing.draft
    if draft is None or filing.last(StepKind.WITHDRAWN):
        return ()
    ask = protection.Ask(recipient=draft.recipient, purpose=draft.purpose, day=day)
    found: list[tuple[str, Risk | Answer]] = []
    for code in draft.persons:
        person = people.find(code)
        if person is None:
            raise UnknownPerson("the register lost a person", hint="run `habeas verify OUT`")
        if person.risk is Risk.YES:
            found.append((code, Risk.YES))
        permit = protection.permit_of(person, people, ask)
        wanted = draft.shown.get(of_person(code), Level.SEALED)
        if permit.answer is Answer.WITHDRAWN or not reaches(permit.level or Level.SEALED, wanted):
            found.append((code, _why(permit)))
    sources = {one: level for one, level in draft.shown.items() if one.startswith(SOURCE)}
    for source, wanted in sources.items():
        permit = allowed(people.consents, source, draft.purpose, draft.recipient, day=day)
        if not reaches(permit.level, wanted):
            found.append(("a source", _why(permit)))
    return tuple(dict.fromkeys(found))


def _why(permit: Allowed) -> Answer:
    return Answer.NARROWED if permit.answer is Answer.YES else permit.answer
