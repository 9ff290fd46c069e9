"""Which filings are under way, what is due, and what stops them?"""

from pathlib import Path

from msgspec import Struct

from habeas.casework import clock, filing, reopened
from habeas.casework.awaited import due
from habeas.casework.register import register
from habeas.model.filing import Filing, StepKind, answered_for
from habeas.model.law import Deadline
from habeas.vault.case import Case


class Line(Struct, frozen=True, kw_only=True):
    """A filing as its owner may see it in plain text: codes and days, no name, no words."""

    filing: Filing
    due: tuple[Deadline, ...] = ()
    stopped: tuple[str, ...] = ()
    to_do: tuple[str, ...] = ()


def board(place: Path, *, passphrase: str) -> tuple[Line, ...]:
    """List the filings of a case, each with what is due and what is to do."""
    with reopened.opened(place, passphrase) as held:
        return lines(held)


def lines(held: Case) -> tuple[Line, ...]:
    """List the filings of an open case."""
    people, today = register(held), clock.today()
    return tuple(
        Line(
            filing=one,
            due=due(one),
            stopped=tuple(
                dict.fromkeys(f"{whose}: {why}" for whose, why in filing.stops(one, people, today))
            ),
            to_do=tuple(_to_do(one)),
        )
        for one in filing.filings(held)
    )


def _to_do(one: Filing) -> list[str]:
    """Say what a draft still needs before it can be filed."""
    if one.draft is None or one.last(StepKind.FILED) or one.last(StepKind.WITHDRAWN):
        return []
    needed = []
    if one.since_draft(StepKind.ACCEPTED) is None:
        needed.append("accepted: a person reads the draft and stands by it")
    if not answered_for(one, one.draft.unreviewed):
        norms = ", ".join(one.draft.unreviewed)
        needed.append(f"responsible: somebody answers by name, as no lawyer confirmed {norms}")
    return [*needed, "filed: with the day on which it was handed in"]
