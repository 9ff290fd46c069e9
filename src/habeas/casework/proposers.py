"""Who beside the rules may say something of the statements of a case?

A scorer that the owner chose, and what a model on this machine once said. Both lie in the case, so
that every later command reads the same; what they say goes through the gate each time.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from habeas import custody
from habeas.claims import gate, scorer
from habeas.claims.proposing import Offer, Proposal, Proposer
from habeas.claims.scorer import Scorer
from habeas.model.document import Document
from habeas.model.entry import RecordKind
from habeas.vault.case import Case

Span = tuple[int, int]


class Remark(Struct, frozen=True):
    """What a model said of one statement; offsets in the passage, so that it is found again."""

    passage: int
    span: Span
    nth: int = 0  # of the statements in these words
    speaker: Span | None = None
    certainty: str | None = None
    doubt: bool = False


class Remarks(Struct, frozen=True):
    """What a model said of a document, and how many of its answers could not be taken."""

    document: str
    said: tuple[Remark, ...]
    refused: int = 0


class Replayed(Struct, frozen=True):
    """A Proposer that says what a model has said before, of the statements that still stand."""

    said: tuple[Remark, ...]
    name: str = gate.MODEL

    def propose(self, offers: Sequence[Offer]) -> tuple[Proposal, ...]:
        """Say it again."""
        numbers = numbered(offers)
        return tuple(
            Proposal(at, speaker=one.speaker, certainty=one.certainty, doubt=one.doubt)
            for one in self.said
            if (at := numbers.get((one.passage, one.span, one.nth))) is not None
        )


class Beside(Struct, frozen=True):
    """The proposers of a case."""

    scorer: Scorer | None = None
    remarks: Mapping[str, tuple[Remark, ...]] = {}

    def of(self, document: Document) -> tuple[Proposer, ...]:
        """List the proposers that speak of a document, in the order in which they do."""
        said = self.remarks.get(identity(document), ())
        found: list[Proposer] = [self.scorer] if self.scorer else []
        if said:
            found.append(Replayed(said))
        return tuple(found)

    def mark(self, document: Document) -> str:
        """Tell what the claims of a document depend on beside the rules; nothing without any."""
        said = self.remarks.get(identity(document), ())
        if self.scorer is None and not said:
            return ""
        table = scorer.write(self.scorer) if self.scorer else b""
        return " beside " + sha256(table + b"\0" + msgspec.json.encode(said)).hexdigest()


NOBODY = Beside()  # the rules alone


def of_file(table: Path | None) -> Beside:
    """Read with a scorer's table, or with the rules alone."""
    return Beside(scorer.read(table.read_bytes())) if table else NOBODY


def identity(document: Document) -> str:
    """Name the words that a model was shown: other words were never shown to it."""
    texts = [passage.text for passage in document.passages]
    return sha256(msgspec.json.encode([document.source, document.path, texts])).hexdigest()


def numbered(offers: Sequence[Offer]) -> dict[tuple[int, Span, int], int]:
    """Find the number of each statement by where it stands, first and second in the same words."""
    met: dict[tuple[int, Span], int] = defaultdict(int)
    found: dict[tuple[int, Span, int], int] = {}
    for offer in offers:
        place = offer.passage, offer.span
        found[*place, met[place]] = offer.number
        met[place] += 1
    return found


def of_case(held: Case) -> Beside:
    """Read the scorer that was chosen last, and all that a model said since."""
    words = held.words()
    tables = custody.records(held.links, words, RecordKind.SCORER)
    said = (
        msgspec.json.decode(body, type=Remarks)
        for body in custody.records(held.links, words, RecordKind.REMARKS)
    )
    chosen = scorer.read(tables[-1]) if tables and tables[-1] else None
    return Beside(chosen, {one.document: one.said for one in said})


def chosen(held: Case, table: Path | None, *, rules_only: bool) -> Beside:
    """Read with this scorer from now on, or with the rules alone; else as before."""
    before = of_case(held)
    if rules_only:
        return _forgotten(held, before)
    if table is None:
        return before
    new = scorer.read(table.read_bytes())
    if new != before.scorer:
        held.record(RecordKind.SCORER, scorer.write(new))
    return replace(before, scorer=new)


def _forgotten(held: Case, before: Beside) -> Beside:
    if before.scorer is not None:
        held.record(RecordKind.SCORER, b"")
    for document, said in before.remarks.items():
        if said:
            held.record(RecordKind.REMARKS, msgspec.json.encode(Remarks(document, ())))
    return Beside()
