"""What became of each complaint, may the next step be taken, and what stops it?"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec

from habeas import custody, protection
from habeas.casework import clock, reopened
from habeas.casework.progress import Progress, silent
from habeas.casework.register import register
from habeas.errors import ConsentWithdrawn, NotReady, RetaliationRisk, UnknownPerson
from habeas.model.claim import ClaimId
from habeas.model.consent import SOURCE, Allowed, Answer, Level, allowed, of_person, reaches
from habeas.model.document import Digest
from habeas.model.entry import RecordKind
from habeas.model.filing import Drafted, Filing, FilingId, Step, StepKind, answered_for
from habeas.model.person import Register, Risk
from habeas.model.release import Preview
from habeas.vault.case import Case

STEPS = msgspec.json.Decoder(Step)
SETTLED = {StepKind.FILED, StepKind.WITHDRAWN}  # a draft after one of these is another filing
BEFORE_FILING = {StepKind.ACCEPTED, StepKind.RESPONSIBLE, StepKind.FILED}


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
) -> Drafted:
    """Sum up what a draft rests on: whom it shows how far, which statements and norms it uses."""
    return Drafted(
        recipient=found.disclosure.recipient,
        purpose=found.disclosure.purpose,
        persons=tuple(one.code for one in found.disclosure.persons),
        shown=found.shown,
        claims=tuple(sorted(claims)),
        unreviewed=tuple(sorted(unreviewed)),
        files=tuple(files),
    )


def note_draft(held: Case, drafted: Drafted, day: date) -> FilingId:
    """Let a draft wait for the ledger; the same draft again is noted once.

    Acceptance belongs to what a draft rests on: after another draft it must be given anew.
    """
    known = filings(held)
    open_one = current(known, drafted.recipient, drafted.persons)
    if open_one is not None and open_one.draft == drafted:
        return open_one.id
    code = open_one.id if open_one else FilingId(f"F-{len(known) + 1:03}")
    _record(held, Step(filing=code, kind=StepKind.DRAFTED, day=day, draft=drafted))
    return code


def take_step(
    place: Path,
    step: Step,
    *,
    passphrase: str,
    progress: Progress = silent,
) -> Filing:
    """Note a step of a filing, if it can follow and nothing stops it."""
    with reopened.opened(place, passphrase) as held:
        filing = next((one for one in filings(held) if one.id == step.filing), None)
        if filing is None:
            raise NotReady(
                "there is no filing of this code", hint="`habeas complaint OUT --to …` makes one"
            )
        _must_follow(filing, step)
        if step.kind in BEFORE_FILING:
            _must_not_harm(filing, register(held), step.day)
        if step.kind is StepKind.ACCEPTED:
            _must_be_accepted(filing, reopened.reread(held, progress=progress).findings.accepted)
        if step.kind is StepKind.FILED:
            _must_be_complete(filing, register(held))
        _record(held, step)
        held.commit(at=clock.now())
    return Filing(id=filing.id, steps=(*filing.steps, step))


def _record(held: Case, step: Step) -> None:
    held.record(RecordKind.FILING, msgspec.json.encode(step))


def _must_follow(filing: Filing, step: Step) -> None:
    """Refuse a step out of order, or on a day that cannot be."""
    if step.day > clock.today():
        raise NotReady("this day has not come yet", hint="give the day on which it happened")
    if filing.last(StepKind.WITHDRAWN):
        raise NotReady("this filing was withdrawn", hint="draft a new one")
    filed = filing.last(StepKind.FILED)
    if step.kind is StepKind.DRAFTED:
        raise NotReady("a draft is noted when it is written", hint="use `habeas complaint`")
    if step.kind in BEFORE_FILING and filed:
        raise NotReady("this filing is filed already", hint="draft a new one")
    if step.kind in BEFORE_FILING or step.kind is StepKind.WITHDRAWN:
        _must_not_precede(filing.last(StepKind.DRAFTED), step, "the draft")
        return
    if filed is None:
        raise NotReady("this filing is not filed yet", hint="note `filed` with its day first")
    _must_not_precede(filed, step, "the filing")


def _must_not_precede(earlier: Step | None, step: Step, what: str) -> None:
    if earlier is not None and step.day < earlier.day:
        raise NotReady(f"this day is before {what}", hint="give the day on which it happened")


def _must_be_accepted(filing: Filing, accepted: Iterable[ClaimId]) -> None:
    claims = filing.draft.claims if filing.draft else ()
    open_ones = set(claims) - set(accepted)
    if open_ones or not claims:
        raise NotReady(
            f"{len(open_ones)} of the statements that the draft uses are not accepted",
            hint="decide on them in review.csv, take it in with `dossier --decisions`, draft anew",
        )


def _must_be_complete(filing: Filing, people: Register) -> None:
    draft = filing.draft
    if filing.since_draft(StepKind.ACCEPTED) is None or draft is None:
        raise NotReady(
            "no person has accepted the latest draft", hint="read it, then note `accepted`"
        )
    if not answered_for(filing, draft.unreviewed):
        raise NotReady(
            f"nobody answers for {len(draft.unreviewed)} norms that no lawyer has confirmed",
            hint="ask a lawyer, or note `responsible` with a name",
        )
    persons = [one for code in draft.persons if (one := people.find(code)) is not None]
    protection.must_be_authorised(persons, draft.recipient)
    unweighed = [one.id for one in persons if one.risk is not Risk.NONE_SEEN]
    if unweighed:
        raise RetaliationRisk(
            f"nobody has weighed the risk for {' '.join(unweighed)}",
            hint="ask, then fill the cell `risk` of people.csv",
        )


def _must_not_harm(filing: Filing, people: Register, day: date) -> None:
    """Refuse where somebody is at risk, or a consent that the draft rests on no longer stands."""
    for what, why in stops(filing, people, day):
        if why is Risk.YES:
            raise RetaliationRisk(
                f"{what} could be made to suffer for it, as the register says",
                hint="nothing goes out; when the risk has passed, change the cell `risk`",
            )
        raise ConsentWithdrawn(
            f"a consent that the draft rests on does not stand ({what}): {why}",
            hint="draft anew without it, or ask again and take in the new consent",
        )


def stops(filing: Filing, people: Register, day: date) -> tuple[tuple[str, Risk | Answer], ...]:
    """List whom a filing would harm or whose consent is missing on a day; no source is named."""
    draft = filing.draft
    if draft is None:
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
