"""What waits for the end of a run, and how is it written at once?"""

import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256

import msgspec
from msgspec import Struct

from habeas.model.document import Digest, DocPath
from habeas.model.entry import Checkpoint, Entry, FileId, Row
from habeas.vault.packs import Blob
from habeas.vault.store import Connection

SALT = 16


class Waiting(Struct, frozen=True):
    """All that a run has gathered and the disk does not know yet."""

    entries: list[Entry] = []
    blobs: dict[Digest, Blob] = {}
    names: dict[FileId, DocPath] = {}
    words: dict[Digest, bytes] = {}
    cache: dict[str, bytes] = {}
    used: set[str] = set()  # keys of the cache that this run asked for

    def salted(self, words: bytes) -> Digest:
        """Let words wait behind a salt, so that nobody tests guesses against their digest."""
        salted = os.urandom(SALT) + words
        digest = Digest(sha256(salted).hexdigest())
        self.words[digest] = salted
        return digest

    def write(self, both: Connection, rows: Sequence[Row], head: Checkpoint | None) -> None:
        """Write everything in one transaction over both databases, or nothing."""
        both.execute("BEGIN IMMEDIATE")
        try:
            for row in rows:
                both.execute(
                    "INSERT INTO link VALUES (?, ?, ?)", (row.number, row.body, row.digest)
                )
            if rows:
                both.execute("INSERT OR REPLACE INTO head VALUES (1, ?)", (_json(head),))
            self._write_vault(both)
            both.execute("COMMIT")
        except BaseException:
            with suppress(Exception):  # SQLite may have rolled back itself; the first fault counts
                both.execute("ROLLBACK")
            raise

    def _write_vault(self, both: Connection) -> None:
        for blob in self.blobs.values():
            both.execute(
                "INSERT INTO blob (digest, pack, start, size, key) VALUES (?, ?, ?, ?, ?)",
                (blob.digest, blob.pack, blob.start, blob.size, blob.key.open()),
            )
        for file, path in self.names.items():
            both.execute("INSERT OR IGNORE INTO name (file, path) VALUES (?, ?)", (file, path))
        for digest, words in self.words.items():
            both.execute("INSERT INTO word (digest, body) VALUES (?, ?)", (digest, words))
        self._write_cache(both)

    def _write_cache(self, both: Connection) -> None:
        """Keep what this run used: what an older program made is of no use to anybody."""
        held = both.execute("SELECT key FROM cache").fetchall() if self.used else []
        for (key,) in held:
            if key not in self.used:
                both.execute("DELETE FROM cache WHERE key = ?", (key,))
        for key, made in self.cache.items():
            both.execute("INSERT OR REPLACE INTO cache (key, body) VALUES (?, ?)", (key, made))


def _json(head: Checkpoint | None) -> bytes:
    return msgspec.json.encode(head)
