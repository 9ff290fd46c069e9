"""What of a case can still be read, record by record, for custody to judge?

Damage is found by page (SQLCipher) or by block (packs), but a user needs to know which record it
hit: where a table cannot be read at once, its rows are read one by one.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from sqlcipher3 import dbapi2

from habeas.model.document import Digest, DocPath
from habeas.model.entry import Checkpoint, FileId, Found, Row
from habeas.model.sealed import Sealed
from habeas.vault import case, disk, keys, out, packs, store

GIVE_UP: Final = 256
"""So many unreadable rows in a row are the end of a table: a page holds under ninety."""

Rows = list[tuple[store.Value, ...]]


class Gathered(Struct, frozen=True):
    """What lies on the disk, and the paths for whoever asked on their own terminal."""

    found: Found
    paths: dict[FileId, DocPath]


def gather(place: Path, secret: Sealed[str]) -> Gathered:
    """Collect all that `custody.judge` needs."""
    with disk.refusals():
        out.must_hold_case(place)
    return collect(place, keys.unlock(place / out.CASE, secret))


def collect(place: Path, opened: keys.Keys) -> Gathered:
    """Collect what lies there, with keys that are open."""
    home = place / out.CASE
    with out.locked(place):
        ledger = _Table(home, store.LEDGER, opened.ledger)
        vault = _Table(home, store.VAULT, opened.vault)
        names = _names(vault.read("name", "file, path"), opened)
        found = Found(
            rows=_links(ledger.read("link", "id, body, digest")),
            checkpoint=_checkpoint(vault.read("head", "body")),
            sealed=_sealed(home, vault),
            named=frozenset(names),
            files=_digests(place),
            staged=_digests(place / out.NEW_FILES),
            damage=(*keys.damaged(home), *ledger.damage(), *vault.damage()),
        )
    return Gathered(found, names)


class _Table:
    """One database of the case, read as far as it can be read."""

    def __init__(self, home: Path, name: str, key: Sealed[bytes]) -> None:
        self._open: Callable[[], store.Connection] = lambda: store.open_alone(home, name, key)
        self._name = name

    def read(self, table: str, columns: str) -> Rows:
        """Read a table at once, or row by row around what is damaged."""
        # The names come from this module alone.
        select = f"SELECT {columns} FROM {table}"  # noqa: S608
        try:
            return self._ask(f"{select} ORDER BY id")
        except dbapi2.DatabaseError:
            return list(self._one_by_one(select)) if self._knows(table) else []

    def damage(self) -> tuple[str, ...]:
        """Name the database if its own checks reject it."""
        try:
            pages = self._ask("PRAGMA cipher_integrity_check")
            sound = self._ask("PRAGMA integrity_check") == [("ok",)]
        except dbapi2.DatabaseError:
            return (self._name,)
        return () if sound and not pages else (self._name,)

    def _knows(self, table: str) -> bool:
        # Where the list of tables itself is lost, no row can be asked for.
        with suppress(dbapi2.DatabaseError):
            return (table,) in self._ask("SELECT name FROM sqlite_master")
        return False

    def _one_by_one(self, select: str) -> Iterator[tuple[store.Value, ...]]:
        number, lost = 0, 0
        connection: store.Connection | None = None
        while lost < GIVE_UP:
            number, lost = number + 1, lost + 1
            try:
                connection = connection or self._open()
                for row in connection.execute(f"{select} WHERE id = {number}").fetchall():
                    lost = 0
                    yield row
            except dbapi2.DatabaseError:
                # SQLCipher refuses everything on a connection that has met a damaged page.
                if connection is not None:
                    connection.close()
                connection = None
        if connection is not None:
            connection.close()

    def _ask(self, sql: str) -> Rows:
        connection = self._open()
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()


def _links(rows: Rows) -> tuple[Row, ...]:
    return tuple(
        Row(number, body, digest)
        for number, body, digest in rows
        if isinstance(number, int) and isinstance(body, bytes) and isinstance(digest, str)
    )


def _checkpoint(rows: Rows) -> Checkpoint | None:
    with suppress(msgspec.MsgspecError, IndexError, TypeError):
        return msgspec.json.decode(rows[0][0], type=Checkpoint)  # type: ignore[arg-type]  # checked
    return None


def _names(rows: Rows, opened: keys.Keys) -> dict[FileId, DocPath]:
    """Keep the names that belong to their id: no other path can have been put there."""
    paths = {FileId(str(file)): DocPath(str(path)) for file, path in rows}
    return {file: path for file, path in paths.items() if keys.file_id(opened, path) == file}


def _sealed(home: Path, vault: _Table) -> dict[Digest, Digest | None]:
    sealed: dict[Digest, Digest | None] = {}
    for digest, body in vault.read("word", "digest, body"):
        if isinstance(body, bytes):
            sealed[Digest(str(digest))] = Digest(sha256(body).hexdigest())
    rows = vault.read("blob", "digest, pack, start, size, key")
    return sealed | packs.check(home / case.PACKS, map(packs.of_row, rows))


def _digests(folder: Path) -> dict[str, Digest | None]:
    if not folder.is_dir():
        return {}
    return {path.name: out.digest(path) for path in folder.iterdir() if path.is_file()}
