"""What did a reviewer write into the table of statements?"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Never

from habeas.errors import BadDecision
from habeas.model.claim import Claim, ClaimId
from habeas.model.decision import Anchor, Correction, Decision, DecisionKind
from habeas.model.document import Document
from habeas.model.words import Certainty, EventType, Polarity

ABOUT_CLAIMS = (DecisionKind.ACCEPT, DecisionKind.CORRECT, DecisionKind.REJECT)
ABOUT_PAIRS = (DecisionKind.JOIN, DecisionKind.SPLIT)
VOCABULARY = {"certainty": Certainty, "polarity": Polarity}
SHEET_GUARD = "'"  # what was put before a cell that a spreadsheet would run
Row = Mapping[str, str]


def read_table(
    untrusted: bytes, found: Sequence[Claim], documents: Sequence[Document], at: datetime
) -> tuple[Decision, ...]:
    """Read review.csv as a reviewer gave it back; rows without a decision are passed over."""
    held = {claim.id: claim for claim in found}
    sources = {document.path: document.source for document in documents}
    told: dict[tuple[str, str], Decision] = {}
    for number, row in _rows(untrusted):
        kind = _kind(number, row)
        claims = [_claim(number, name, held) for name in _named(row, kind)]
        decision = Decision(
            kind=kind,
            by=row.get("by", "").strip() or _refuse(number, "nobody signed it", "fill `by`"),
            at=at.isoformat(),
            reason=row.get("reason", "").strip(),
            claims=tuple(claim.id for claim in claims),
            corrections=_corrections(number, row, claims[0])
            if kind is DecisionKind.CORRECT
            else (),
            anchors=tuple(Anchor(sources[c.doc], c.start, c.end) for c in claims),
        )
        key = ("pair" if kind in ABOUT_PAIRS else "claim", " ".join(sorted(decision.claims)))
        if told.setdefault(key, decision) != decision:
            _refuse(number, "it contradicts a row above", "keep one decision for each statement")
    return tuple(told.values())


def _rows(untrusted: bytes) -> Iterator[tuple[int, Row]]:
    try:
        text = untrusted.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadDecision("the table is not UTF-8", hint="save it as CSV in UTF-8") from None
    comma = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=comma)
    if reader.fieldnames is None or not {"id", "decision", "by"} <= set(reader.fieldnames):
        raise BadDecision(
            "the table lacks the columns id, decision and by",
            hint="start from the review.csv or claims.csv of this dossier",
        )
    for number, row in enumerate(reader, 2):
        plain = {key: (value or "").removeprefix(SHEET_GUARD) for key, value in row.items() if key}
        if plain["decision"].strip():
            yield number, plain


def _kind(number: int, row: Row) -> DecisionKind:
    word = row["decision"].strip().casefold()
    known = {kind.value: kind for kind in (*ABOUT_CLAIMS, *ABOUT_PAIRS)}
    return known.get(word) or _refuse(
        number, "its decision is none of ours", f"write one of {', '.join(known)}"
    )


def _named(row: Row, kind: DecisionKind) -> list[str]:
    others = row.get("with", "").split() if kind in ABOUT_PAIRS else []
    return [row["id"].strip(), *others]


def _claim(number: int, name: str, held: Mapping[ClaimId, Claim]) -> Claim:
    return held.get(ClaimId(name)) or _refuse(
        number, "it speaks of a statement that is not here", "use a table of this dossier"
    )


def _corrections(number: int, row: Row, claim: Claim) -> tuple[Correction, ...]:
    """Compare the cells that can be corrected with what the reader had found."""
    before = {
        "types": " ".join(claim.types),
        "certainty": str(claim.certainty),
        "polarity": str(claim.polarity),
        "date": claim.date or "",
    }
    changed = tuple(
        Correction(field, _valid(number, field, cell) or None)
        for field, old in before.items()
        if field in row
        for cell in [" ".join(row[field].replace(";", " ").replace(",", " ").split())]
        if cell != old
    )
    return changed or _refuse(number, "nothing in it was corrected", "change a cell, or accept")


def _valid(number: int, field: str, cell: str) -> str:
    kinds = {"types": EventType, **VOCABULARY}.get(field)
    words = cell.split() if kinds else []
    if kinds and (not words or any(word not in list(kinds) for word in words)):
        _refuse(number, f"its {field} is no word of the format", "see docs/glossary.md")
    return cell


def _refuse(number: int, what: str, hint: str) -> Never:
    raise BadDecision(f"row {number} of the table cannot be taken: {what}", hint=hint)
