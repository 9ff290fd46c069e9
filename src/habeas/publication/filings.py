"""What became of the complaints of a case, as the dossier shows it?"""

from msgspec import Struct

from habeas.model.filing import StepKind
from habeas.model.law import Deadline
from habeas.model.release import Filed


class View(Struct, frozen=True):
    """A filing as the page shows it: words and days."""

    code: str
    recipient: str
    persons: str
    steps: tuple[tuple[str, str], ...]
    due: tuple[tuple[str, str, str], ...]


WORDS = {
    StepKind.RESPONSIBLE: "somebody answers for unconfirmed norms",
    StepKind.ACCEPTED: "accepted by a person",
}


def filing_views(filings: tuple[Filed, ...]) -> list[View]:
    """Lay filings out for the page, with absolute days: the page does not know when it is read."""
    return [
        View(
            code=one.code,
            recipient=one.recipient,
            persons=", ".join(one.persons) or "no person by code",
            steps=tuple(
                (str(day), _step(kind) + (f" to {to}" if to else ""))
                for kind, day, to in one.steps
            ),
            due=tuple(_due(limit) for limit in one.due),
        )
        for one in filings
    ]


def _step(kind: StepKind) -> str:
    return WORDS.get(kind, kind.replace("_", " "))


def _due(limit: Deadline) -> tuple[str, str, str]:
    ends = f"{limit.ends:%Y-%m-%d %H:%M %Z}" if limit.ends else "no day"
    weekend = ", a weekend" if limit.weekend else ""
    return ends + weekend, limit.title, f"{limit.who_acts} to act; {limit.source}; {limit.review}"
