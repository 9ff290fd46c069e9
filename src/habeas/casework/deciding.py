"""What did people decide, and what follows from it for claims and families?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from habeas import custody, linking
from habeas.casework import correcting
from habeas.casework.table import ABOUT_CLAIMS, ABOUT_PAIRS, read_table
from habeas.errors import BadDecision
from habeas.model.claim import Claim, ClaimId
from habeas.model.decision import Anchor, Correction, Decision, DecisionKind, RowFault
from habeas.model.document import Digest, Document
from habeas.vault.case import Case

AGREED = {DecisionKind.ACCEPT, DecisionKind.CORRECT}
FITS_NOT = "decision: a correction no longer fits what is read"
NEARLY = 0.8  # shared share of the letters from which a claim with other bounds is the same


class Decided(Struct, frozen=True):
    """All decisions of a case, and what became of a table that was given now."""

    decisions: tuple[Decision, ...]
    taken: int = 0
    faults: tuple[RowFault, ...] = ()


def corrected(
    found: Sequence[Claim], decided: Iterable[Decision], documents: Sequence[Document]
) -> tuple[Claim, ...]:
    """Apply accept, correct and reject, the later decision over the earlier one."""
    places = Places(found, documents)
    kept = {claim.id: claim for claim in found}
    rejected: set[ClaimId] = set()
    for decision in decided:
        for target in places.of(decision) if decision.kind in ABOUT_CLAIMS else ():
            rejected.discard(target)
            if decision.kind is DecisionKind.REJECT:
                rejected.add(target)
            elif decision.kind is DecisionKind.CORRECT:
                kept[target] = _with(kept[target], decision.corrections)
            else:
                kept[target] = replace(kept[target], needs_review=())
    return tuple(claim for claim in kept.values() if claim.id not in rejected)


def accepted(
    kept: Sequence[Claim], decided: Iterable[Decision], documents: Sequence[Document]
) -> frozenset[ClaimId]:
    """List the claims that a person has accepted or corrected."""
    places = Places(kept, documents)
    agreed = (decision for decision in decided if decision.kind in AGREED)
    return frozenset(target for decision in agreed for target in places.of(decision))


def reviewed(claims: Sequence[Claim], accepted: frozenset[ClaimId]) -> tuple[Claim, ...]:
    """Ask nobody to look again at what a person has accepted, whatever a rule doubts."""
    return tuple(
        replace(claim, needs_review=()) if _is_settled(claim, accepted) else claim
        for claim in claims
    )


def _is_settled(claim: Claim, accepted: frozenset[ClaimId]) -> bool:
    return claim.id in accepted and FITS_NOT not in claim.needs_review


class Places:
    """Where the claims of a case stand, so that a decision finds them when their ids changed."""

    def __init__(self, claims: Iterable[Claim], documents: Sequence[Document]) -> None:
        """Index the claims by id and by their place in a source."""
        sources = {document.path: document.source for document in documents}
        self._ids = {claim.id for claim in claims}
        self._at = {(sources[c.doc], c.start, c.end): c.id for c in claims}
        self._in: dict[Digest, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._in[sources[claim.doc]].append(claim)

    def of(self, decision: Decision) -> list[ClaimId]:
        """List the claims that a decision speaks of, as they are called now."""
        anchors: Sequence[Anchor | None] = decision.anchors or (None,) * len(decision.claims)
        found = (self._one(*pair) for pair in zip(decision.claims, anchors, strict=False))
        return [one for one in found if one is not None]

    def _one(self, name: ClaimId, anchor: Anchor | None) -> ClaimId | None:
        if name in self._ids or anchor is None:
            return name if name in self._ids else None
        same = self._at.get((anchor.source, anchor.start, anchor.end))
        return same or self._nearly(anchor)

    def _nearly(self, anchor: Anchor) -> ClaimId | None:
        """Find the one claim that a newer reader bounds a little otherwise."""
        near = [claim for claim in self._in[anchor.source] if _overlap(claim, anchor) >= NEARLY]
        return near[0].id if len(near) == 1 else None


def _overlap(claim: Claim, anchor: Anchor) -> float:
    common = min(claim.end, anchor.end) - max(claim.start, anchor.start)
    whole = max(claim.end, anchor.end) - min(claim.start, anchor.start)
    return common / whole if whole else 0.0


def _with(claim: Claim, corrections: Sequence[Correction]) -> Claim:
    try:
        return correcting.corrected(claim, corrections)
    except BadDecision:
        # A newer reader may read what the correction was made for otherwise: a person must look.
        return replace(claim, needs_review=(*claim.needs_review, FITS_NOT))


def pairs(
    decided: Iterable[Decision],
    kind: DecisionKind,
    claims: Sequence[Claim],
    documents: Sequence[Document],
) -> tuple[tuple[str, str], ...]:
    """List the pairs of claims that people joined or split; the later decision wins."""
    places = Places(claims, documents)
    about = (decision for decision in decided if decision.kind in ABOUT_PAIRS)
    last = {
        pair: decision.kind
        for decision in about
        for pair in combinations(sorted(set(places.of(decision))), 2)
    }
    return tuple(sorted(pair for pair, found in last.items() if found is kind))


def decided(
    held: Case,
    table: Path | None,
    found: Sequence[Claim],
    documents: Sequence[Document],
    *,
    at: datetime,
) -> Decided:
    """List all decisions: those in the ledger, then those of a table that now go into it."""
    before = decided_before(held)
    if table is None:
        return Decided(before)
    read = linking.settle(tuple(found), tuple(documents))
    now = linking.settle(corrected(found, before, documents), tuple(documents))
    told = read_table(table.read_bytes(), read, now, documents, at, before)
    fresh = tuple(one for one in told.decisions if not any(_same(one, old) for old in before))
    for decision in fresh:
        held.decide(decision)
    return Decided(before + fresh, len(fresh), told.faults)


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
    return replace(one, at=other.at) == other
