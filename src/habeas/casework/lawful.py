"""How does a case that is already there stand under the law, and when do time limits end?"""

import csv
import io
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from habeas import law
from habeas.casework import reopened
from habeas.casework.progress import Progress, silent
from habeas.errors import BadSettings, Refused
from habeas.model.law import CaseFact, Deadline, Legal
from habeas.model.norm import Days, ElementId, Truth

KNOWN = {"element", "state", "first", "last", "place", "because"}


def legal_standing(
    place: Path, *, passphrase: str, facts: Path | None = None, progress: Progress = silent
) -> Legal:
    """Hold the sealed case against the law; what is confidential is counted, not named."""
    added = case_facts(facts.read_bytes()) if facts else ()
    with reopened.opened(place, passphrase) as held:
        found = reopened.reread(held, facts=added, progress=progress)
    legal = found.private.legal
    return legal if legal is not None else found.findings.legal


def time_limits(
    place: Path, sent: date, *, passphrase: str, progress: Progress = silent
) -> tuple[Deadline, ...]:
    """Compute the time limits of the sealed case, counted from a day, in their time zones."""
    legal = legal_standing(place, passphrase=passphrase, progress=progress)
    return law.deadlines(legal, sent, zones())


def zones() -> dict[str, ZoneInfo]:
    """Find the time zones of the bodies that count time limits."""
    try:
        return {name: ZoneInfo(name) for name in law.zones_needed()}
    except ZoneInfoNotFoundError:
        raise Refused(
            "this system has no table of time zones", hint="apt install tzdata"
        ) from None


def case_facts(untrusted: bytes) -> tuple[CaseFact, ...]:
    """Read facts that the owner knows: element, state, first and last day, place, because."""
    try:
        table = list(csv.DictReader(io.StringIO(untrusted.decode("utf-8-sig"), newline="")))
        return tuple(_fact(row) for row in table)
    except (UnicodeDecodeError, KeyError, ValueError, TypeError, AttributeError):
        raise BadSettings(
            "the table of facts cannot be read",
            hint="columns element, state (yes, no, contested), first, last, place, because",
        ) from None


def _fact(row: dict[str, str]) -> CaseFact:
    if not set(row) <= KNOWN or row["element"] not in law.elements():
        raise ValueError(row["element"])
    first, last = row.get("first"), row.get("last")
    return CaseFact(
        ElementId(row["element"]),
        Truth(row["state"].strip().casefold()),
        Days(
            date.fromisoformat(first) if first else None,
            date.fromisoformat(last) if last else None,
        ),
        row.get("because") or "said by the owner of the case",
        row.get("place") or None,
    )
