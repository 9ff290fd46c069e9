"""What did a reviewer write into the table of statements?

A row that cannot be taken is told by its number, with the reason and no word of it; the others are
taken all the same.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from habeas.casework import correcting
from habeas.casework.correcting import NOTHING
from habeas.errors import BadDecision
from habeas.model.claim import Claim, ClaimId
from habeas.model.decision import Anchor, Correction, Decision, DecisionKind, RowFault
from habeas.model.document import DocPath, Document
from habeas.text import edtf

ABOUT_CLAIMS = (DecisionKind.ACCEPT, DecisionKind.CORRECT, DecisionKind.REJECT)
ABOUT_PAIRS = (DecisionKind.JOIN, DecisionKind.SPLIT)
TELLING = ("types", "certainty", "polarity", "date")  # what somebody who accepts has read
WORKBOOK = b"PK\x03\x04"  # XLSX and ODS are packed files
SHEET_GUARD = "'"  # what was put before a cell that a spreadsheet would run
SURPLUS = "\n"  # under which the cells come that have no column
Row = Mapping[str, str]


class Reviewed(Struct, frozen=True):
    """The claims that a table speaks of, as read and as they stand now; earlier decisions."""

    read: Mapping[ClaimId, Claim]
    now: Mapping[ClaimId, Claim]
    documents: Mapping[DocPath, Document]
    before: Sequence[Decision]


class Taken(Struct, frozen=True):
    """What a table decided, and which of its rows were not taken."""

    decisions: tuple[Decision, ...]
    faults: tuple[RowFault, ...] = ()


def read_table(
    untrusted: bytes,
    found: Sequence[Claim],
    now: Sequence[Claim],
    documents: Sequence[Document],
    at: datetime,
    before: Sequence[Decision] = (),
) -> Taken:
    """Read review.csv as a reviewer gave it back; rows without a decision are passed over.

    `found` are the claims as read, `now` as the decisions `before` left them: rows that these took
    already are passed over too. Raises BadDecision where the table as a whole cannot be read.
    """
    reviewed = Reviewed(
        {c.id: c for c in found}, {c.id: c for c in now}, {d.path: d for d in documents}, before
    )
    told: list[tuple[int, Decision]] = []
    faults: list[RowFault] = []
    for number, row in _rows(untrusted):
        try:
            decision = _decision(row, reviewed, at)
            told += [(number, decision)] if decision else []
        except BadDecision as fault:
            faults.append(RowFault(number, fault.what, fault.hint))
    agreed, against = _agreed(told)
    return Taken(agreed, tuple(sorted((*faults, *against), key=lambda fault: fault.row)))


def _agreed(
    told: Sequence[tuple[int, Decision]],
) -> tuple[tuple[Decision, ...], tuple[RowFault, ...]]:
    """Keep what rows about the same agree on; where two do not, take neither."""
    about: dict[tuple[bool, frozenset[ClaimId]], list[tuple[int, Decision]]] = defaultdict(list)
    for number, decision in told:
        about[decision.kind in ABOUT_PAIRS, frozenset(decision.claims)].append((number, decision))
    agreed, against = [], []
    for rows in about.values():
        if all(decision == rows[0][1] for _, decision in rows):
            agreed.append(rows[0][1])
            continue
        numbers = [number for number, _ in rows]
        against += [
            RowFault(
                number,
                f"row {next(n for n in numbers if n != number)} says otherwise about the same",
                "keep one decision for each statement",
            )
            for number in numbers
        ]
    return tuple(agreed), tuple(against)


def _decision(row: Row, reviewed: Reviewed, at: datetime) -> Decision | None:
    """Read one row; None where an earlier run took it."""
    if SURPLUS in row:
        raise BadDecision("it has more cells than columns", hint="put cells with commas in quotes")
    kind = _kind(row)
    claims = [_claim(name, row, reviewed) for name in _named(row, kind)]
    if not row.get("by", "").strip():
        raise BadDecision("nobody signed it", hint="fill `by` with a code for yourself")
    ids = tuple(claim.id for claim in claims)
    if any(_is_taken(row, kind, ids, old) for old in reviewed.before):
        return None
    _check_state(row, kind, claims[0], reviewed)
    if kind is DecisionKind.ACCEPT:
        _check_current(row, claims[0], reviewed)
    corrections = _corrections(row, claims[0], reviewed) if kind is DecisionKind.CORRECT else ()
    sources = reviewed.documents
    return Decision(
        kind=kind,
        by=row["by"].strip(),
        at=at.isoformat(),
        reason=row.get("reason", "").strip(),
        claims=ids,
        corrections=corrections,
        anchors=tuple(Anchor(sources[c.doc].source, c.start, c.end) for c in claims),
    )


def _rows(untrusted: bytes) -> Iterator[tuple[int, Row]]:
    if untrusted.startswith(WORKBOOK):
        raise BadDecision("the table is a workbook", hint="save the sheet as CSV in UTF-8")
    try:
        text = untrusted.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadDecision("the table is not UTF-8", hint="save it as CSV in UTF-8") from None
    head = text.partition("\n")[0]
    comma = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey=SURPLUS, delimiter=comma)
    if reader.fieldnames is None or not {"id", "decision", "by"} <= set(reader.fieldnames):
        raise BadDecision(
            "the table lacks the columns id, decision and by",
            hint="start from the review.csv or claims.csv of this dossier",
        )
    try:
        for number, row in enumerate(reader, 2):
            plain = {key: _plain(value) for key, value in row.items() if key}
            if plain["decision"]:
                yield number, plain
    except csv.Error:
        raise BadDecision(
            f"the table cannot be read from line {reader.line_num} on", hint="save it anew as CSV"
        ) from None


def _plain(cell: object) -> str:
    return str(cell or "").strip().removeprefix(SHEET_GUARD).strip()


def _kind(row: Row) -> DecisionKind:
    known = {kind.value: kind for kind in (*ABOUT_CLAIMS, *ABOUT_PAIRS)}
    kind = known.get(row["decision"].casefold())
    if kind is None:
        raise BadDecision("its decision is none of ours", hint=f"write {', '.join(known)}")
    return kind


def _named(row: Row, kind: DecisionKind) -> list[str]:
    others = row.get("with", "").split() if kind in ABOUT_PAIRS else []
    if kind in ABOUT_PAIRS and not set(others) - {row["id"]}:
        raise BadDecision("it names no other statement", hint="fill `with` with another id")
    return [row["id"], *others]


def _claim(name: str, row: Row, reviewed: Reviewed) -> Claim:
    claim = reviewed.now.get(ClaimId(name)) or reviewed.read.get(ClaimId(name))
    if claim is None:
        raise BadDecision(
            "it speaks of a statement that is not here, or no longer",
            hint="start from the newest table of this dossier",
        )
    told = row.get("document")
    if name == row["id"] and told and told != claim.doc:
        raise BadDecision(
            "its id stands in another document", hint="do not sort single columns of the table"
        )
    return claim


def _is_taken(row: Row, kind: DecisionKind, ids: tuple[ClaimId, ...], old: Decision) -> bool:
    signed = (row["by"].strip(), row.get("reason", "").strip())
    same = (old.kind, old.claims, old.by, old.reason) == (kind, ids, *signed)
    return same and all(_cell(row, c.field) == (c.value or NOTHING) for c in old.corrections)


def _check_state(row: Row, kind: DecisionKind, claim: Claim, reviewed: Reviewed) -> None:
    """Refuse a row of an older table: what it decides on is no longer what it was."""
    mark = row.get("state")
    if not mark or kind in ABOUT_PAIRS:
        return
    if claim.id not in reviewed.now and kind is not DecisionKind.REJECT:
        raise BadDecision(
            "somebody has rejected the statement since this table was written",
            hint="to take that back, give a table with the columns id, decision, by and reason",
        )
    if mark != correcting.state_of(claim):
        raise BadDecision(
            "the statement has changed since this table was written",
            hint="start from the newest table of this dossier",
        )


def _check_current(row: Row, claim: Claim, reviewed: Reviewed) -> None:
    """Refuse to accept what the statement does not say: it changed, or a cell was changed."""
    document = reviewed.documents[claim.doc]
    for field in TELLING:
        cell = _cell(row, field)
        rewritten = field == "date" and edtf.parse(cell) is None
        if cell and not rewritten and not _same(field, cell, claim, document):
            raise BadDecision(
                f"it accepts a {field} that the statement does not have now",
                hint="write `correct` where you changed a cell, else start from the newest table",
            )


def _corrections(row: Row, claim: Claim, reviewed: Reviewed) -> tuple[Correction, ...]:
    """Compare the cells that can be corrected with what the statement says now."""
    document = reviewed.documents[claim.doc]
    # Without the mark a cell that says what was read may be old: it undoes nobody's correction.
    stand = [claim] if row.get("state") else [claim, reviewed.read.get(claim.id, claim)]
    changed = [
        Correction(field, correcting.checked(field, cell))
        for field in correcting.cells(claim, document)
        for cell in [_cell(row, field)]
        if cell and not any(_same(field, cell, one, document) for one in stand)
    ]
    if not changed:
        raise BadDecision("nothing in it was corrected", hint="change a cell, or accept")
    correcting.corrected(claim, changed)
    return tuple(changed)


def _cell(row: Row, field: str) -> str:
    cell = " ".join(row.get(field, "").split())
    return " ".join(re.split(r"[;,\s]+", cell)) if field == "types" else cell


def _same(field: str, cell: str, claim: Claim, document: Document) -> bool:
    """Tell whether a cell says what a claim says, whatever a spreadsheet made of its form."""
    old = correcting.cells(claim, document)[field]
    if field == "via":
        return _names(cell) == _names(old)
    if field == "places":
        told = _names(cell)
        return told in (_names(old), _names(correcting.masked_places(claim)))
    if field == "date" and edtf.parse(cell) is None:
        return sorted(re.findall("[1-9][0-9]*", cell)) == sorted(re.findall("[1-9][0-9]*", old))
    return cell == old


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(correcting.BETWEEN) if name.strip()]
