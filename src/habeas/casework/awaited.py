"""Which answers are awaited, and until when?"""

from habeas import law
from habeas.casework import filing
from habeas.casework.zones import zones
from habeas.model.filing import Filing, StepKind
from habeas.model.law import Deadline
from habeas.model.release import Filed
from habeas.vault.case import Case

ANSWERS = {StepKind.REPLY, StepKind.REJECTION, StepKind.TRANSFER}


def filed(held: Case) -> tuple[Filed, ...]:
    """List the filings as they may stand in a dossier: codes, steps and days."""
    return tuple(
        Filed(
            code=one.id,
            recipient=one.draft.recipient,
            persons=one.draft.persons,
            steps=tuple((step.kind, step.day, step.to) for step in one.steps),
            due=due(one),
        )
        for one in filing.filings(held)
        if one.draft is not None
    )


def due(one: Filing) -> tuple[Deadline, ...]:
    """Compute what is still awaited: limits that no later answer has ended."""
    if one.draft is None or one.last(StepKind.WITHDRAWN):
        return ()
    found: list[Deadline] = []
    for number, step in enumerate(one.steps):
        answered = any(later.kind in ANSWERS for later in one.steps[number + 1 :])
        if answered and step.kind not in ANSWERS:
            continue
        recipient = step.to or one.draft.recipient
        found += law.due(recipient, step.kind, step.day, zones())
    return tuple(dict.fromkeys(found))
