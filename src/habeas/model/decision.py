"""What did a person decide, about what, and why?"""

from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.document import Digest

STATE = 4  # digits; two states of one statement have one chance in 65,536 to look alike


class DecisionKind(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    JOIN = "join"  # these claims or families are one
    SPLIT = "split"  # these are not one
    OPEN = "open"  # a sealed name was shown
    RELEASE = "release"


class Correction(Struct, frozen=True):
    """A field of a claim and its right value, both as in claims.jsonl; None empties it."""

    field: str
    value: str | None


class Anchor(Struct, frozen=True):
    """Where a decided claim stands, so that it is found again when its id has changed."""

    source: Digest
    start: int
    end: int


class Decision(Struct, frozen=True, kw_only=True):
    """What was decided about which claims or families, by whom, when and why.

    `by` is a reviewer's code. The words of a decision lie in the vault: the ledger knows their
    digest only, since a reason or a corrected name can name a person.
    """

    kind: DecisionKind
    by: str
    at: str  # ISO 8601, UTC
    reason: str
    claims: tuple[ClaimId, ...] = ()
    families: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    anchors: tuple[Anchor, ...] = ()  # one for each of `claims`, or none


def state(*said: object) -> str:
    """Digest what a statement says, so that a row of an older table is known for what it is.

    >>> state("detention", None), state("detention", 3)
    ('s5463', 's1f0a')
    """
    # The letter keeps a spreadsheet from taking 12e4 for a number.
    return "s" + sha256("\n".join(map(str, said)).encode()).hexdigest()[:STATE]


class RowFault(Struct, frozen=True):
    """A row of a reviewed table that was not taken, and why; it holds no word of the row."""

    row: int  # as a spreadsheet counts: the columns' names are row 1
    what: str
    hint: str
