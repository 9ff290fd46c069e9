"""Which facts does the owner of a case know that no source tells?

They come as a table, for one view or to be kept. What is kept lies in the vault, since its words
can name somebody; pages and tables say only that the owner of the case knows it.
"""

import csv
import io
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from habeas import custody, law
from habeas.casework import clock
from habeas.errors import BadSettings
from habeas.model.entry import RecordKind
from habeas.model.law import CaseFact
from habeas.model.norm import Days, ElementId, Truth
from habeas.vault.case import Case

COLUMNS = ("element", "state", "first", "last", "place", "person", "value", "because")
OWNER = "known to the owner of the case"
FACTS = msgspec.json.Decoder(CaseFact)


def kept(held: Case) -> tuple[CaseFact, ...]:
    """Read the facts that are sealed in a case; of one thing the last that was recorded counts."""
    last: dict[tuple[str, str | None, str | None], CaseFact] = {}
    for body in custody.records(held.links, held.words(), RecordKind.FACT):
        fact = FACTS.decode(body)
        last[fact.element, fact.place, fact.person] = replace(fact, because=OWNER)
    return tuple(fact for fact in last.values() if fact.state is not Truth.UNKNOWN)


def of(held: Case, persons: Collection[str]) -> tuple[CaseFact, ...]:
    """Read the sealed facts that are of the whole case or of one of these persons."""
    return tuple(fact for fact in kept(held) if fact.person is None or fact.person in persons)


def keep(held: Case, facts: Sequence[CaseFact]) -> int:
    """Seal facts in a case and close it; say how many were new."""
    before = [FACTS.decode(b) for b in custody.records(held.links, held.words(), RecordKind.FACT)]
    fresh = [fact for fact in facts if fact not in before[-len(facts) :]] if facts else []
    for fact in fresh:
        held.record(RecordKind.FACT, msgspec.json.encode(fact))
    if fresh:
        held.commit(at=clock.now())
    return len(fresh)


def with_kept(held: Case, given: Sequence[CaseFact]) -> tuple[CaseFact, ...]:
    """Join what is sealed with what is given for one view, which counts where both speak."""
    said = {(fact.element, fact.place, fact.person) for fact in given}
    old = [one for one in kept(held) if (one.element, one.place, one.person) not in said]
    return (*old, *(fact for fact in given if fact.state is not Truth.UNKNOWN))


def read_facts(table: Path | None) -> tuple[CaseFact, ...]:
    """Read a table of facts; none where none was given."""
    return () if table is None else case_facts(table.read_bytes())


def case_facts(untrusted: bytes) -> tuple[CaseFact, ...]:
    """Read facts that the owner knows; state `unknown` takes back what was kept before."""
    try:
        table = list(csv.DictReader(io.StringIO(untrusted.decode("utf-8-sig"), newline="")))
        return tuple(_fact(row) for row in table)
    except (UnicodeDecodeError, KeyError, ValueError, TypeError, AttributeError):
        raise BadSettings(
            "the table of facts cannot be read",
            hint=f"columns {', '.join(COLUMNS)}; state is yes, no, contested or unknown",
        ) from None


def _fact(row: dict[str, str]) -> CaseFact:
    known = {*law.elements(), *law.fields()}
    if not set(row) <= set(COLUMNS) or row["element"] not in known:
        raise ValueError(row["element"])
    first, last = row.get("first"), row.get("last")
    return CaseFact(
        ElementId(row["element"]),
        Truth(row["state"].strip().casefold()),
        Days(
            date.fromisoformat(first) if first else None,
            date.fromisoformat(last) if last else None,
        ),
        row.get("because") or OWNER,
        row.get("place") or None,
        (row.get("value") or "").strip().casefold(),
        (row.get("person") or "").strip().upper() or None,
    )
