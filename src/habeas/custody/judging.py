"""What exactly is wrong with what lies on the disk?

A chain shows that nothing inside it was altered, moved, put in or taken out, and the checkpoint in
the vault shows that its end is there. What neither can show is that somebody put the WHOLE case
back to an older state, or wrote it anew with the passphrase: a checkpoint kept elsewhere does.
"""

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from habeas.custody.chain import START, checkpoint, leaf, read, root
from habeas.custody.reading import last_derived, recorded
from habeas.errors import BrokenChain
from habeas.model.document import Digest
from habeas.model.entry import (
    Checkpoint,
    Decided,
    Derived,
    Entry,
    Fault,
    FaultKind,
    Found,
    Gone,
    Link,
    Received,
    Recorded,
    Released,
    Rendered,
    Report,
    Row,
)

MISSING = {
    Received: FaultKind.SOURCE_MISSING,
    Rendered: FaultKind.RENDITION_MISSING,
    Decided: FaultKind.DECISION_MISSING,
    Derived: FaultKind.SETTINGS_MISSING,
    Released: FaultKind.RELEASE_MISSING,
    Recorded: FaultKind.RECORD_MISSING,
}
ALTERED = {
    Received: FaultKind.SOURCE_ALTERED,
    Rendered: FaultKind.RENDITION_ALTERED,
    Decided: FaultKind.DECISION_ALTERED,
    Derived: FaultKind.SETTINGS_ALTERED,
    Released: FaultKind.RELEASE_ALTERED,
    Recorded: FaultKind.RECORD_ALTERED,
}


def judge(found: Found, known: Checkpoint | None = None) -> Report:
    """Name every fault in what was found; `known` is a checkpoint that was kept elsewhere."""
    links = tuple(link for row in found.rows if (link := read(row)) is not None)
    faults = (
        *(Fault(FaultKind.STORE_DAMAGED, output=part) for part in found.damage),
        *chain_faults(found.rows, found.checkpoint),
        *_past_faults(links, known),
        *_sealed_faults(links, found),
        *_file_faults(links, found),
    )
    sources = {link.entry.source for link in links if isinstance(link.entry, Received)}
    step = last_derived(links)
    files = len(step.files) if step else 0
    return Report(
        tuple(dict.fromkeys(faults)), len(found.rows), len(sources), files, checkpoint(links)
    )


def trusted(rows: Sequence[Row], kept: Checkpoint | None) -> tuple[Link, ...]:
    """Read a ledger that is to be continued, or refuse it."""
    fault = next(chain_faults(rows, kept), None)
    if fault is not None:
        raise BrokenChain(
            f"{fault.kind} (entry {fault.number})",
            hint="run `habeas verify OUT`, then restore the case from a backup",
        )
    return tuple(link for row in rows if (link := read(row)) is not None)


def chain_faults(rows: Sequence[Row], kept: Checkpoint | None) -> Iterator[Fault]:
    """Compare every row with its own digest, its number and the row before it."""
    expected, before = 1, START
    for row in rows:
        yield from (Fault(FaultKind.ENTRY_MISSING, n) for n in range(expected, row.number))
        gap = row.number != expected
        fault = _row_fault(row, None if gap else before)
        if fault is not None:
            yield fault
        expected, before = row.number + 1, Digest(row.digest)
    if kept is not None:
        yield from _end_faults(rows, expected, kept)


def _row_fault(row: Row, before: Digest | None) -> Fault | None:
    link = read(row)
    if link is None or leaf(row.body) != row.digest:
        return Fault(FaultKind.ENTRY_ALTERED, row.number)
    # Sound in itself, but not the entry that stood here.
    if link.number != row.number or (before is not None and link.previous != before):
        return Fault(FaultKind.ENTRY_MOVED, row.number)
    return None


def _end_faults(rows: Sequence[Row], expected: int, kept: Checkpoint) -> Iterator[Fault]:
    if expected <= kept.size:
        yield from (Fault(FaultKind.CUT, n) for n in range(expected, kept.size + 1))
    elif expected - 1 > kept.size:
        yield Fault(FaultKind.ENTRY_MOVED, kept.size + 1)
    elif rows[-1].digest != kept.head:
        yield Fault(FaultKind.ENTRY_MOVED, rows[-1].number)


def _past_faults(links: Sequence[Link], known: Checkpoint | None) -> Iterator[Fault]:
    if known is None:
        return
    then = [link.digest for link in links[: known.size]]
    if len(then) < known.size or root(then) != known.root:
        yield Fault(FaultKind.ROLLED_BACK, known.size)


def _sealed_faults(links: Sequence[Link], found: Found) -> Iterator[Fault]:
    files = {link.entry.source: link.entry.file for link in links if _came(link.entry)}
    for link in links:
        entry = link.entry
        if isinstance(entry, Received | Gone) and entry.file not in found.named:
            yield Fault(FaultKind.NAME_MISSING, link.number, file=entry.file)
        if isinstance(entry, Gone) or (wanted := _sealed(entry)) is None:
            continue
        there = found.sealed.get(wanted)
        if there == wanted:
            continue
        kinds = MISSING if there is None else ALTERED
        source = entry.source if isinstance(entry, Received | Rendered) else None
        file = entry.file if isinstance(entry, Received) else files.get(source or START)
        yield Fault(kinds[type(entry)], link.number, source=source, file=file)


def _came(entry: Entry) -> TypeGuard[Received]:
    return isinstance(entry, Received)


def _sealed(
    entry: Received | Rendered | Decided | Derived | Released | Recorded,
) -> Digest | None:
    match entry:
        case Received():
            return entry.source
        case Rendered():
            return entry.rendition
        case Decided():
            return entry.decision
        case Derived():
            return entry.settings
        case Released():
            return entry.said
        case Recorded():
            return entry.record


def _file_faults(links: Sequence[Link], found: Found) -> Iterator[Fault]:
    step = last_derived(links)
    wanted = {output.name: output.digest for output in step.files} if step else {}
    for name, digest in wanted.items():
        there = found.files.get(name)
        if there == digest:
            continue
        if found.staged.get(name) == digest:
            yield Fault(FaultKind.UNFINISHED)
        elif there is None:
            yield Fault(FaultKind.FILE_MISSING, output=name)
        else:
            yield Fault(FaultKind.FILE_ALTERED, output=name)
    for name, digests in recorded(links).items():
        if name not in wanted and found.files.get(name) in digests:
            yield Fault(FaultKind.UNFINISHED)  # a file of an older run, not yet taken away
