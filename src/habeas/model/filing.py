"""What became of a complaint: drafted, filed, answered, and when?

Steps lie in the vault, since who took responsibility and what a body answered can name somebody;
the ledger knows their digests only.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NewType

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.claim import ClaimId
from habeas.model.consent import Level, PersonId, Purpose, Recipient, Subject
from habeas.model.document import Digest

FilingId = NewType("FilingId", str)
"""Code of a complaint to one recipient, as F-001."""


class StepKind(StrEnum):
    """What happened to a filing."""

    DRAFTED = "drafted"
    ACCEPTED = "accepted"  # a person has read the draft and stands by it
    RESPONSIBLE = "responsible"  # a person answers by name for norms that no lawyer has confirmed
    FILED = "filed"
    REGISTERED = "registered"  # the recipient gave it a number
    REPLY = "reply"
    REJECTION = "rejection"
    TRANSFER = "transfer"  # passed on to another body
    NEW_FACT = "new_fact"
    APPEAL = "appeal"
    WITHDRAWN = "withdrawn"


class Drafted(Struct, frozen=True, kw_only=True):
    """What a draft was made of: on this, not on its bytes, acceptance and consent depend."""

    recipient: Recipient
    purpose: Purpose
    persons: tuple[PersonId, ...] = ()
    shown: Mapping[Subject, Level] = {}  # persons and confidential sources, and how far each
    claims: tuple[ClaimId, ...] = ()
    unreviewed: tuple[str, ...] = ()  # norms pleaded that no lawyer has confirmed
    files: tuple[Digest, ...] = ()

    def rests_on_same(self, other: "Drafted | None") -> bool:
        """Tell whether two drafts differ in their bytes at most."""
        return other is not None and replace(self, files=()) == replace(other, files=())


class Step(Struct, frozen=True, kw_only=True):
    """One step on one day; `by` may name a person and never leaves the vault unasked."""

    filing: FilingId
    kind: StepKind
    day: date
    by: str = ""
    note: str = ""
    number: str = ""  # under which the recipient registered it
    to: Recipient | None = None  # of a transfer or an appeal
    draft: Drafted | None = None  # of DRAFTED alone


class Filing(Struct, frozen=True, kw_only=True):
    """A complaint with all its steps, the oldest first."""

    id: FilingId
    steps: tuple[Step, ...]

    @property
    def draft(self) -> Drafted | None:
        """Give what the latest draft was made of."""
        return next((one.draft for one in reversed(self.steps) if one.draft is not None), None)

    def since_draft(self, kind: StepKind) -> Step | None:
        """Find the last step of a kind that still holds of what the latest draft rests on.

        The same draft in another language, or without its watermark, rests on the same.
        """
        for step in reversed(self.steps):
            if step.kind is kind:
                return step
            if step.draft is not None and not step.draft.rests_on_same(self.draft):
                return None
        return None

    def last(self, kind: StepKind) -> Step | None:
        """Find the last step of a kind."""
        return next((one for one in reversed(self.steps) if one.kind is kind), None)


def answered_for(filing: Filing | None, norms: Sequence[str]) -> bool:
    """Tell whether a person answers for every one of these norms.

    >>> answered_for(None, []), answered_for(None, ["RU-CC-127"])
    (True, False)
    """
    if not norms:
        return True
    if filing is None or filing.draft is None:
        return False
    taken = filing.since_draft(StepKind.RESPONSIBLE) is not None
    return taken and set(norms) <= set(filing.draft.unreviewed)
