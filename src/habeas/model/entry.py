"""What was done with the case, in which order, and what was found to be wrong with it?

An entry holds no name, no path and no testimony: a file is a keyed id that only the vault
resolves, a decision is the digest of words that only the vault holds.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NewType

from msgspec import Struct

from habeas.model.document import Digest, DocPath

FileId = NewType("FileId", str)
"""Keyed id of a file's path under FOLDER; without the key of the case nobody can guess it."""


class Output(Struct, frozen=True):
    """A file that a step wrote into OUT; its name is one of ours, never a source's."""

    name: str
    digest: Digest


class Received(Struct, frozen=True, tag_field="kind", tag="received"):
    """A file came in, or came in again with other bytes; its bytes are sealed."""

    file: FileId
    source: Digest
    size: int
    replaces: Digest | None = None


class Rendered(Struct, frozen=True, tag_field="kind", tag="rendered"):
    """A reader made text out of a source; the text is sealed."""

    source: Digest
    rendition: Digest
    reader: str


class Gone(Struct, frozen=True, tag_field="kind", tag="gone"):
    """A file is no longer in FOLDER; its bytes stay sealed."""

    file: FileId
    source: Digest


class Decided(Struct, frozen=True, tag_field="kind", tag="decided"):
    """A person decided something; `decision` is the digest of the salted words in the vault."""

    decision: Digest


class Derived(Struct, frozen=True, tag_field="kind", tag="derived"):
    """The derived files were written, from all entries so far, by this program."""

    program: str
    knowledge: Digest
    settings: Digest | None
    files: tuple[Output, ...]


class Released(Struct, frozen=True, tag_field="kind", tag="released"):
    """Files left the case for somebody else."""

    to: str  # "world", or the code of a recipient
    files: tuple[Output, ...]
    said: Digest | None = None  # the numbers printed, sealed: later releases are held against them


class RecordKind(StrEnum):
    """What a sealed record is about."""

    PERSON = "person"  # of the register
    CONSENT = "consent"
    FILING = "filing"  # a step of a complaint
    EXHIBITS = "exhibits"  # the numbers under which things are cited
    FOLDER = "folder"  # where the reports lay
    FACT = "fact"  # that the owner of the case knows and no source tells
    SCORER = "scorer"  # weights that statements are read with from now on; empty: none
    REMARKS = "remarks"  # what a model on this machine said of the statements of a document


class Recorded(Struct, frozen=True, tag_field="kind", tag="recorded"):
    """A record went into the vault; `record` is the digest of its salted words."""

    what: RecordKind
    record: Digest


Entry = Received | Rendered | Gone | Decided | Derived | Released | Recorded


class Link(Struct, frozen=True):
    """An entry in its place: number from 1, time, the digest of the link before, and its own."""

    number: int
    at: str  # ISO 8601, UTC
    previous: Digest
    entry: Entry
    digest: Digest


class Checkpoint(Struct, frozen=True):
    """How long the ledger was at a time, its last digest and its tree root (RFC 6962)."""

    size: int
    head: Digest
    root: Digest
    at: str


class Row(Struct, frozen=True):
    """A link as it lies on the disk, not yet believed."""

    number: int
    body: bytes
    digest: str


class Found(Struct, frozen=True, kw_only=True):
    """What lies on the disk, for custody to judge; a digest of None: gone or unreadable."""

    rows: tuple[Row, ...]
    checkpoint: Checkpoint | None
    sealed: Mapping[Digest, Digest | None] = {}
    named: frozenset[FileId] = frozenset()
    files: Mapping[str, Digest | None] = {}
    staged: Mapping[str, Digest | None] = {}  # files of a run that was cut off after its commit
    damage: tuple[str, ...] = ()  # parts of the store whose own checks fail: no names


class FaultKind(StrEnum):
    """What can be wrong with a case."""

    ENTRY_MISSING = "entry missing"
    ENTRY_ALTERED = "entry altered"
    ENTRY_MOVED = "entry moved, inserted or replaced"
    CUT = "ledger cut short"
    ROLLED_BACK = "ledger older than a known checkpoint, or rewritten since"
    SOURCE_MISSING = "sealed source missing"
    SOURCE_ALTERED = "sealed source altered"
    RENDITION_MISSING = "sealed rendition missing"
    RENDITION_ALTERED = "sealed rendition altered"
    SETTINGS_MISSING = "settings missing"
    SETTINGS_ALTERED = "settings altered"
    DECISION_MISSING = "decision missing"
    DECISION_ALTERED = "decision altered"
    RELEASE_MISSING = "record of a release missing"
    RELEASE_ALTERED = "record of a release altered"
    RECORD_MISSING = "sealed record missing"
    RECORD_ALTERED = "sealed record altered"
    NAME_MISSING = "name of a file missing"
    FILE_MISSING = "derived file missing"
    FILE_ALTERED = "derived file altered"
    UNFINISHED = "last run not finished"
    STORE_DAMAGED = "store damaged"


class Fault(Struct, frozen=True):
    """One thing that is wrong: with which entry, which source, which file of OUT."""

    kind: FaultKind
    number: int | None = None  # of the entry
    source: Digest | None = None
    file: FileId | None = None
    path: DocPath | None = None  # only on the owner's own terminal
    output: str | None = None  # name of a derived file, or of a part of the store


class Report(Struct, frozen=True):
    """What a verification found."""

    faults: tuple[Fault, ...]
    entries: int
    sources: int
    files: int
    checkpoint: Checkpoint | None

    @property
    def ok(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.faults
