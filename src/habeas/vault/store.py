"""How is an encrypted database opened so that nothing leaks beside it?

`ledger` and `vault` are two SQLCipher files with two keys. One connection holds both, so that
SQLite itself commits them together (rollback journals with a super-journal): a crash leaves both
old or both new. No write-ahead log: a run is one commit, no `-wal` stays behind, and a case can be
verified on a read-only disk.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from sqlcipher3 import dbapi2

from habeas.errors import Damaged, DiskFull, HabeasError, Refused
from habeas.model.sealed import Sealed
from habeas.vault import disk
from habeas.vault.keys import Keys

Value = int | str | bytes | None
Authorize = Callable[[int, str | None, str | None, str | None, str | None], int]

LEDGER, VAULT = "ledger", "vault"
FORMAT = 1

LEDGER_SCHEMA: Final = """
CREATE TABLE link (id INTEGER PRIMARY KEY, body BLOB NOT NULL, digest TEXT NOT NULL) STRICT;
CREATE TRIGGER link_kept BEFORE UPDATE ON link BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER link_stays BEFORE DELETE ON link BEGIN SELECT RAISE(ABORT, 'append only'); END;
"""
VAULT_SCHEMA: Final = """
CREATE TABLE vault.head (id INTEGER PRIMARY KEY CHECK (id = 1), body BLOB NOT NULL) STRICT;
CREATE TABLE vault.name (id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, path TEXT NOT NULL)
  STRICT;
CREATE TABLE vault.blob (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE,
  pack INTEGER NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL, key BLOB NOT NULL) STRICT;
CREATE TABLE vault.word (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, body BLOB NOT NULL)
  STRICT;
CREATE TABLE vault.cache (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, body BLOB NOT NULL)
  STRICT;
"""

FORBIDDEN_ACTIONS: Final = frozenset({dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH})
FORBIDDEN_PRAGMAS: Final = frozenset({"temp_store", "temp_store_directory", "key", "rekey"})
FORBIDDEN_FUNCTIONS: Final = frozenset({"load_extension", "sqlcipher_export"})


class Cursor(Protocol):
    """What we use of a cursor."""

    def fetchone(self) -> tuple[Value, ...] | None:
        """Give the next row."""

    def fetchall(self) -> list[tuple[Value, ...]]:
        """Give all rows that are left."""


class Connection(Protocol):
    """What we use of a SQLCipher connection."""

    def execute(self, sql: str, parameters: Sequence[Value] = ()) -> Cursor:
        """Run one statement."""

    def executescript(self, sql: str) -> Cursor:
        """Run several statements."""

    def set_authorizer(self, authorize: Authorize) -> None:
        """Ask this function before each action."""

    def close(self) -> None:
        """Close the database."""


def create(folder: Path, keys: Keys) -> Connection:
    """Make the two databases of a new case."""
    for name in (LEDGER, VAULT):
        disk.create(folder / name)  # SQLite would make them readable for others
    with failures():
        both = _connect(folder / LEDGER, keys.ledger)
        _attach(both, folder / VAULT, keys.vault)
        both.executescript(
            f"BEGIN;{LEDGER_SCHEMA}{VAULT_SCHEMA}PRAGMA user_version={FORMAT};COMMIT"
        )
        both.set_authorizer(_authorize)
    return both


def open_both(folder: Path, keys: Keys) -> Connection:
    """Open the two databases of a case."""
    with failures():
        both = _connect(folder / LEDGER, keys.ledger)
        _attach(both, folder / VAULT, keys.vault)
        both.execute("SELECT count(*) FROM link, vault.head").fetchone()
        both.set_authorizer(_authorize)
    return both


def sweep(both: Connection, folder: Path) -> None:
    """Remove the lists of journals that a killed commit left; they name the place of the case."""
    left = tuple(folder.glob(f"{LEDGER}-mj*"))
    if left:
        with failures():
            both.execute("BEGIN EXCLUSIVE")  # rolls back whatever still needs such a list
            both.execute("COMMIT")
    for journals in left:
        journals.unlink()


def open_alone(folder: Path, name: str, key: Sealed[bytes]) -> Connection:
    """Open one of the databases, so that damage to the other does not hide it."""
    alone = _connect(folder / name, key)
    alone.set_authorizer(_authorize)
    return alone


def as_bytes(value: Value) -> bytes:
    """Read a value that must be bytes."""
    if not isinstance(value, bytes):
        raise _refusal("not bytes")
    return value


@contextmanager
def failures() -> Iterator[None]:
    """Turn what SQLCipher reports into a refusal."""
    try:
        yield
    except dbapi2.DatabaseError as fault:
        raise _refusal(str(fault)) from None


def _refusal(said: str) -> HabeasError:
    # SQLite's own words for SQLITE_FULL and SQLITE_IOERR; the wrapper gives no code.
    if "is full" in said:
        return DiskFull(
            "there is no room to write the case; nothing was written",
            hint="free some space, or choose another place for OUT",
        )
    if "disk I/O" in said:
        return Refused(
            "the disk failed while the case was open; nothing was written",
            hint="check the disk and its free space, then run the same command again",
        )
    return Damaged(
        "the store of the case is damaged",
        hint="run `habeas verify OUT`, then restore the case from a backup",
    )


def _connect(path: Path, key: Sealed[bytes]) -> Connection:
    # A missing file must not be made anew, as SQLite would.
    connection: Connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None
    )
    for setting in (
        "cipher_log_level = NONE",  # it would write to the terminal
        f'key = "{_raw(key)}"',
        "cipher_memory_security = ON",
        "temp_store = MEMORY",  # a temp file is plain text
        "trusted_schema = OFF",
        "journal_mode = DELETE",
        "synchronous = EXTRA",  # the folder too, once the journal is gone
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _attach(connection: Connection, path: Path, key: Sealed[bytes]) -> None:
    connection.execute(
        "ATTACH DATABASE ? AS vault KEY ?", (f"{path.absolute().as_uri()}?mode=rw", _raw(key))
    )
    connection.execute("PRAGMA vault.journal_mode = DELETE")
    connection.execute("PRAGMA vault.synchronous = EXTRA")


def _raw(key: Sealed[bytes]) -> str:
    return f"x'{key.open().hex()}'"


def _authorize(
    action: int, first: str | None, second: str | None, _schema: str | None, _by: str | None
) -> int:
    if action in FORBIDDEN_ACTIONS:
        return int(dbapi2.SQLITE_DENY)
    # A pragma without a value is only read.
    if action == dbapi2.SQLITE_PRAGMA and second and (first or "").lower() in FORBIDDEN_PRAGMAS:
        return int(dbapi2.SQLITE_DENY)
    if action == dbapi2.SQLITE_FUNCTION and (second or "").lower() in FORBIDDEN_FUNCTIONS:
        return int(dbapi2.SQLITE_DENY)
    return int(dbapi2.SQLITE_OK)
