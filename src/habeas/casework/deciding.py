"""What did people decide, and what follows from it for claims and families?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import msgspec

from habeas import custody
from habeas.casework.table import read_table
from habeas.model.claim import Claim, ClaimId
from habeas.model.decision import Correction, Decision, DecisionKind
from habeas.model.document import Digest, DocPath, Document
from habeas.vault.case import Case

AGREED = {DecisionKind.ACCEPT, DecisionKind.CORRECT}


def corrected(
    found: Sequence[Claim], decided: Iterable[Decision], documents: Sequence[Document]
) -> tuple[Claim, ...]:
    """Apply accept, correct and reject, the later decision over the earlier one."""
    sources = {document.path: document.source for document in documents}
    kept = {claim.id: claim for claim in found}
    for decision in decided:
        for target in _targets(decision, kept.values(), sources):
            if decision.kind is DecisionKind.REJECT:
                kept.pop(target)
            elif decision.kind is DecisionKind.CORRECT:
                kept[target] = _with(kept[target], decision.corrections)
            elif decision.kind is DecisionKind.ACCEPT:
                kept[target] = msgspec.structs.replace(kept[target], needs_review=())
    return tuple(kept.values())


def accepted(
    kept: Sequence[Claim], decided: Iterable[Decision], documents: Sequence[Document]
) -> frozenset[ClaimId]:
    """List the claims that a person has accepted or corrected."""
    sources = {document.path: document.source for document in documents}
    return frozenset(
        target
        for decision in decided
        if decision.kind in AGREED
        for target in _targets(decision, kept, sources)
    )


def _targets(
    decision: Decision, claims: Iterable[Claim], sources: Mapping[DocPath, str]
) -> list[ClaimId]:
    # A newer reader may number a claim anew: then its place in the source finds it.
    places = {(a.source, a.start, a.end) for a in decision.anchors}
    return [
        claim.id
        for claim in claims
        if claim.id in decision.claims or (sources[claim.doc], claim.start, claim.end) in places
    ]


def _with(claim: Claim, corrections: Sequence[Correction]) -> Claim:
    fields = {
        c.field: (c.value.split() if c.field == "types" and c.value else c.value)
        for c in corrections
    }
    plain = msgspec.to_builtins(claim) | fields | {"needs_review": []}
    return msgspec.convert(plain, Claim)


def pairs(decided: Iterable[Decision], kind: DecisionKind) -> tuple[tuple[str, str], ...]:
    """List the pairs of claims that people joined or split; the later decision wins."""
    last = {pair: decision.kind for decision in decided for pair in _pairs(decision)}
    return tuple(sorted(pair for pair, found in last.items() if found is kind))


def _pairs(decision: Decision) -> Iterator[tuple[str, str]]:
    if decision.kind in (DecisionKind.JOIN, DecisionKind.SPLIT):
        yield from combinations(sorted(decision.claims), 2)


def decided(
    held: Case,
    table: Path | None,
    found: Sequence[Claim],
    documents: Sequence[Document],
    *,
    at: datetime,
) -> tuple[Decision, ...]:
    """List all decisions: those in the ledger, then those of a table that now go into it."""
    before = decided_before(held)
    taken = () if table is None else read_table(table.read_bytes(), found, documents, at)
    fresh = tuple(one for one in taken if not any(_same(one, old) for old in before))
    for decision in fresh:
        held.decide(decision)
    return before + fresh


def decided_before(held: Case) -> tuple[Decision, ...]:
    """List the decisions in the ledger."""
    return custody.decisions(held.links, held.words())


def taken(table: Path | None) -> frozenset[Digest]:
    """Digest the table that was taken in: its reasons lie in the case now, not in OUT."""
    if table is None:
        return frozenset()
    return frozenset({Digest(sha256(table.read_bytes()).hexdigest())})


def _same(one: Decision, other: Decision) -> bool:
    # The same table given twice decides nothing twice.
    return msgspec.structs.replace(one, at=other.at) == other
