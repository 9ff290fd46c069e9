"""May the next step of a filing be taken?"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from habeas import protection
from habeas.casework import clock, reopened
from habeas.casework.filing import filings, note, stops
from habeas.casework.progress import Progress, silent
from habeas.casework.register import register
from habeas.errors import ConsentWithdrawn, NotReady, RetaliationRisk
from habeas.model.claim import ClaimId
from habeas.model.filing import Filing, Step, StepKind, answered_for
from habeas.model.person import Register, Risk

BEFORE_FILING = {StepKind.ACCEPTED, StepKind.RESPONSIBLE, StepKind.FILED}


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
        note(held, step)
        held.commit(at=clock.now())
    return Filing(id=filing.id, steps=(*filing.steps, step))


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
