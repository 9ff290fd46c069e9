"""How does a case take things in, and close with all of them or none?"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from habeas.errors import Damaged
from habeas.model.decision import Decision
from habeas.model.document import Digest, DocPath
from habeas.model.entry import (
    Checkpoint,
    Decided,
    Derived,
    Entry,
    FileId,
    Recorded,
    RecordKind,
    Row,
)
from habeas.model.sealed import Sealed
from habeas.vault import disk, folder, keys, out, packs, store
from habeas.vault.rules import Ledger
from habeas.vault.waiting import Waiting

PACKS = "packs"


class Receipt(Struct, frozen=True):
    """A file that was taken in: its id in the ledger, and its bytes."""

    path: DocPath
    file: FileId
    source: Digest
    size: int


class Step(Struct, frozen=True):
    """Which program, knowledge and settings made the derived files."""

    program: str
    knowledge: Digest
    settings: Digest | None = None


@contextmanager
def open_or_create(place: Path, secret: Sealed[str], ledger: Ledger) -> Iterator["Case"]:
    """Open the case in OUT, or make one; leaving without `finish` leaves OUT as it was."""
    disk.no_core_dump()
    with disk.stoppable():
        with disk.refusals():
            existing = out.ours(place)
            made = () if existing else out.make(place)
        try:
            with out.locked(place):
                yield from _held(place, secret, ledger, existing=existing)
        finally:
            out.unmake(made)


def _held(place: Path, secret: Sealed[str], ledger: Ledger, *, existing: bool) -> Iterator["Case"]:
    if existing:
        case = Case(place, keys.unlock(place / out.CASE, secret), ledger, new=False)
    else:
        case = _new(place, secret, ledger)
    try:
        if existing:
            _heal(place, case, ledger)
        yield case
    finally:
        case.close()


def _new(place: Path, secret: Sealed[str], ledger: Ledger) -> "Case":
    home = place / out.NEW_CASE
    shutil.rmtree(home, ignore_errors=True)  # of a killed first run: it never was a case
    try:
        with disk.refusals():
            home.mkdir(mode=disk.PRIVATE_FOLDER)
            (home / PACKS).mkdir(mode=disk.PRIVATE_FOLDER)
            return Case(place, keys.create(home, secret), ledger, new=True)
    except BaseException:
        shutil.rmtree(home, ignore_errors=True)
        raise


def _heal(place: Path, case: "Case", ledger: Ledger) -> None:
    """Finish, or forget, what a killed run left."""
    step = ledger.last_derived(case.links)
    with disk.refusals():
        keys.mend(place / out.CASE)
        case.sweep()
        if step is not None:
            out.swap(place, step.files, ledger.recorded(case.links))
    for left in (out.NEW_FILES, out.NEW_CASE):
        shutil.rmtree(place / left, ignore_errors=True)


class Case:
    """An open case. What it is given waits until `finish`; without it, nothing has happened."""

    def __init__(self, place: Path, opened: keys.Keys, ledger: Ledger, *, new: bool) -> None:
        self._out, self._keys, self._ledger, self._new = place, opened, ledger, new
        self._db = (store.create if new else store.open_both)(self._home, opened)
        self._forget()
        self.links = ledger.trusted(self._rows(), self.checkpoint())

    # What the case knows.

    def checkpoint(self) -> Checkpoint | None:
        """Read how long the ledger was when the case was last closed."""
        found = self._all("SELECT body FROM head")
        return msgspec.json.decode(store.as_bytes(found[0][0]), type=Checkpoint) if found else None

    def file_id(self, path: DocPath) -> FileId:
        """Make the id under which the ledger knows a path."""
        return keys.file_id(self._keys, path)

    def path(self, file: FileId) -> DocPath | None:
        """Find the path of a file; None if the case does not know it."""
        found = self._all("SELECT path FROM name WHERE file = ?", file)
        return DocPath(str(found[0][0])) if found else self._waiting.names.get(file)

    def unseen(self, aside: Iterable[DocPath]) -> frozenset[FileId]:
        """List the known files at or under paths that could not be read today: none has gone."""
        places, known = tuple(aside), self._all("SELECT file, path FROM name")
        there = (file for file, path in known if folder.under(str(path), places))
        return frozenset(FileId(str(file)) for file in there)

    def words(self) -> dict[Digest, bytes]:
        """Read the salted words of all decisions, for `custody.decisions`."""
        found = self._all("SELECT digest, body FROM word")
        return {
            Digest(str(digest)): store.as_bytes(body) for digest, body in found
        } | self._waiting.words

    def recall(self, key: str) -> bytes | None:
        """Find what an earlier run remembered under a key; never the only copy of anything."""
        self._waiting.used.add(key)
        found = self._all("SELECT body FROM cache WHERE key = ?", key)
        return store.as_bytes(found[0][0]) if found else self._waiting.cache.get(key)

    def blocks(self, digest: Digest) -> Iterator[bytes]:
        """Open sealed bytes block by block."""
        blob = self._waiting.blobs.get(digest) or self._find(digest)
        if blob is None:
            raise Damaged(
                "a sealed source is gone", hint="run `habeas verify OUT`, then restore a backup"
            )
        if self._pack is not None:
            self._pack.flush()
        return packs.opened(self._home / PACKS, blob)

    def read(self, digest: Digest) -> bytes:
        """Open sealed bytes; they have been checked against their digest."""
        whole = b"".join(self.blocks(digest))
        if sha256(whole).hexdigest() != digest:
            raise Damaged(
                "a sealed source is altered", hint="run `habeas verify OUT`, then restore a backup"
            )
        return whole

    # What is to wait for the end of the run.

    def receive(self, file: folder.File, *, limit: int = folder.MAX_FILE) -> Receipt:
        """Seal a file's bytes, unless the case has them, and keep its name in the vault."""
        with folder.take(file) as stream:
            source, size = folder.digest(stream, limit=limit)
            if not self._has(source):
                self._seal(source, folder.blocks(stream))
        name = self.file_id(file.path)
        self._waiting.names[name] = file.path
        return Receipt(file.path, name, source, size)

    def keep(self, made: bytes) -> Digest:
        """Seal bytes that were made here: a rendition, the settings."""
        digest = Digest(sha256(made).hexdigest())
        if not self._has(digest):
            cuts = range(0, len(made), packs.BLOCK)
            self._seal(digest, (made[at : at + packs.BLOCK] for at in cuts))
        return digest

    def remember(self, key: str, made: bytes) -> None:
        """Let something that can be made again wait for the cache."""
        self._waiting.used.add(key)
        self._waiting.cache[key] = made

    def add(self, *entries: Entry) -> None:
        """Let entries wait."""
        self._waiting.entries.extend(entries)

    def decide(self, decision: Decision) -> None:
        """Keep a decision's words in the vault and let its entry wait."""
        self.add(Decided(self._waiting.salted(msgspec.json.encode(decision))))

    def record(self, what: RecordKind, words: bytes) -> None:
        """Keep a record (a person, a consent, a step) in the vault and let its entry wait."""
        self.add(Recorded(what, self._waiting.salted(words)))

    def finish(
        self,
        files: Mapping[str, bytes],
        step: Step,
        *,
        at: datetime,
        taken: frozenset[Digest] = frozenset(),
    ) -> tuple[str, ...]:
        """Close the run: the store at once, then the files of OUT; name the edited copies kept.

        `taken` copies went into the case: they must not lie open any longer, and are not kept.
        """
        derived = Derived(step.program, step.knowledge, step.settings, out.outputs(files))
        if self._waiting.entries or derived != self._ledger.last_derived(self.links):
            self.add(derived)
        known = self._ledger.recorded(self.links)
        history = {name: digests | taken for name, digests in known.items()}
        with disk.refusals():
            out.stage(self._out, files, history)
        with disk.uninterrupted(), disk.refusals():
            self.commit(at=at)
            return out.swap(self._out, derived.files, history)

    def commit(self, *, at: datetime) -> None:
        """Write all that waits, or nothing; a review or a decision ends with this."""
        grown = list(self.links)
        for entry in self._waiting.entries:
            grown.append(self._ledger.seal(entry, grown[-1] if grown else None, at))
        # Stopped between the store and `_forget`, `close` would drop a pack that counts.
        with disk.uninterrupted(), disk.refusals(), store.failures():
            if self._pack is not None:
                self._pack.close()
            fresh = [self._ledger.row(link) for link in grown[len(self.links) :]]
            self._waiting.write(self._db, fresh, self._ledger.checkpoint(grown))
            self._forget()
            self.links = tuple(grown)
            if self._new:
                self._arrive()

    def sweep(self) -> None:
        """Remove what a killed commit left."""
        store.sweep(self._db, self._home)

    def close(self) -> None:
        """Close the case and leave nothing of what still waits."""
        self._db.close()
        if self._pack is not None:
            self._pack.drop()
        shutil.rmtree(self._out / out.NEW_FILES, ignore_errors=True)
        if self._new:
            shutil.rmtree(self._home, ignore_errors=True)

    @property
    def _home(self) -> Path:
        return self._out / (out.NEW_CASE if self._new else out.CASE)

    def _forget(self) -> None:
        self._waiting = Waiting()
        self._pack: packs.Pack | None = None

    def _all(self, sql: str, *values: store.Value) -> list[tuple[store.Value, ...]]:
        with store.failures():
            return self._db.execute(sql, values).fetchall()

    def _rows(self) -> tuple[Row, ...]:
        found = self._all("SELECT id, body, digest FROM link ORDER BY id")
        return tuple(
            Row(int(str(number)), store.as_bytes(body), str(digest))
            for number, body, digest in found
        )

    def _find(self, digest: Digest) -> packs.Blob | None:
        found = self._all("SELECT pack, start, size, key FROM blob WHERE digest = ?", digest)
        if not found:
            return None
        return packs.of_row((digest, *found[0]))

    def _has(self, digest: Digest) -> bool:
        return digest in self._waiting.blobs or self._find(digest) is not None

    def _seal(self, digest: Digest, blocks: Iterator[bytes]) -> None:
        with disk.refusals():
            if self._pack is None:
                last = self._all("SELECT coalesce(max(pack), 0) FROM blob")[0][0]
                self._pack = packs.Pack(self._home / PACKS, int(str(last)) + 1)
            self._waiting.blobs[digest] = self._pack.seal(digest, blocks)

    def _arrive(self) -> None:
        """Give a new case its name: from now on it exists."""
        self._db.close()
        new = self._home
        disk.settle(new)
        new.rename(self._out / out.CASE)
        disk.settle(self._out)
        self._new = False
        self._db = store.open_both(self._home, self._keys)
