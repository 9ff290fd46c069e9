"""What does a case that is already there yield, when it is read again and nothing is added?"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from habeas import custody
from habeas.casework import deciding, flow, intake, reading
from habeas.casework.facts import with_kept
from habeas.casework.flow import Findings
from habeas.casework.intake import Intake
from habeas.casework.progress import Progress, silent
from habeas.casework.register import register
from habeas.errors import ForeignFolder
from habeas.model.law import CaseFact
from habeas.model.release import Private
from habeas.model.sealed import Sealed
from habeas.vault import case, out
from habeas.vault.case import Case


class Reopened(Struct, frozen=True):
    """A sealed case as it was received, and all that is concluded about it."""

    received: Intake
    findings: Findings

    @property
    def private(self) -> Private:
        """Let protection make what the owner may see of it."""
        return flow.owners_view(self.received, self.findings)


@contextmanager
def opened(place: Path, passphrase: str) -> Iterator[Case]:
    """Open the case of an OUT that is there; refuse any other folder."""
    if not out.ours(place):
        raise ForeignFolder("there is no case here", hint="give the OUT of `habeas dossier`")
    with case.open_or_create(place, Sealed(passphrase), custody) as held:
        yield held


def reread(held: Case, *, facts: Sequence[CaseFact] = (), progress: Progress = silent) -> Reopened:
    """Conclude everything anew from the sealed sources and the decisions of an open case."""
    received = intake.reopen(held)
    remembered = reading.of_case(held)
    found = reading.all_claims(received.documents, received.settings, remembered, progress)
    decided = deciding.decided_before(held)
    people = register(held)
    findings = flow.derive(
        received.documents, found, decided, known=with_kept(held, facts), people=people
    )
    return Reopened(received, findings)
