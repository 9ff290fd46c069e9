"""What does the ledger say about files, steps and decisions?"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from hashlib import sha256

import msgspec

from habeas.errors import Damaged
from habeas.model.decision import Decision
from habeas.model.document import Digest
from habeas.model.entry import (
    Decided,
    Derived,
    Entry,
    FileId,
    Gone,
    Link,
    Received,
    Recorded,
    RecordKind,
    Released,
)

SALT = 16
"""Bytes of salt before a decision's words, so that nobody tests guesses against its digest."""
DECISIONS = msgspec.json.Decoder(Decision)


def present(links: Iterable[Link]) -> dict[FileId, Digest]:
    """Tell which files were in FOLDER at the end of the last run, and with which bytes."""
    files: dict[FileId, Digest] = {}
    for link in links:
        if isinstance(link.entry, Received):
            files[link.entry.file] = link.entry.source
        elif isinstance(link.entry, Gone):
            files.pop(link.entry.file, None)
    return files


def arrivals(
    links: Iterable[Link],
    seen: Mapping[FileId, tuple[Digest, int]],
    unseen: AbstractSet[FileId] = frozenset(),
) -> tuple[Entry, ...]:
    """Say what came, changed or went since the last run; the same folder again says nothing.

    `seen` gives digest and size of each file in FOLDER, `unseen` the files that are there but
    could not be read today: they have not gone.
    """
    before = present(links)
    came = tuple(
        Received(file, digest, size, replaces=before.get(file))
        for file, (digest, size) in sorted(seen.items())
        if before.get(file) != digest
    )
    went = tuple(
        Gone(file, digest)
        for file, digest in sorted(before.items())
        if file not in seen and file not in unseen
    )
    return came + went


def recorded(links: Iterable[Link]) -> dict[str, frozenset[Digest]]:
    """List every file that a step wrote into OUT, with all the digests it ever had."""
    names: dict[str, frozenset[Digest]] = {}
    for link in links:
        if isinstance(link.entry, Derived):
            for output in link.entry.files:
                names[output.name] = names.get(output.name, frozenset()) | {output.digest}
    return names


def last_derived(links: Sequence[Link]) -> Derived | None:
    """Find the last derivation."""
    steps = (link.entry for link in reversed(links))
    return next((entry for entry in steps if isinstance(entry, Derived)), None)


def released(links: Iterable[Link]) -> tuple[Digest, ...]:
    """List the sealed records of what earlier releases said."""
    entries = (link.entry for link in links)
    return tuple(one.said for one in entries if isinstance(one, Released) and one.said)


def decisions(links: Iterable[Link], words: Mapping[Digest, bytes]) -> tuple[Decision, ...]:
    """Read what people decided, in order: where two touch the same claim, the later one wins."""
    return tuple(
        _decision(link.number, link.entry.decision, words)
        for link in links
        if isinstance(link.entry, Decided)
    )


def records(
    links: Iterable[Link], words: Mapping[Digest, bytes], what: RecordKind
) -> tuple[bytes, ...]:
    """Read the sealed records of a kind, in order, without their salt."""
    return tuple(
        _unsalted(link.number, link.entry.record, words)
        for link in links
        if isinstance(link.entry, Recorded) and link.entry.what is what
    )


def _decision(number: int, digest: Digest, words: Mapping[Digest, bytes]) -> Decision:
    return DECISIONS.decode(_unsalted(number, digest, words))


def _unsalted(number: int, digest: Digest, words: Mapping[Digest, bytes]) -> bytes:
    salted = words.get(digest, b"")
    if sha256(salted).hexdigest() != digest:
        raise Damaged(
            f"the sealed words of entry {number} are gone or altered",
            hint="run `habeas verify OUT`, then restore the case from a backup",
        )
    return salted[SALT:]
