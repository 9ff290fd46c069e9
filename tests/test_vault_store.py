"""What the encrypted store never does."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from habeas.errors import Damaged, DiskFull, Refused
from habeas.model.sealed import Sealed
from habeas.vault import keys, store

CHEAP = keys.Cost(memory=64, iterations=1, lanes=1)


@pytest.fixture
def both(tmp_path: Path) -> store.Connection:
    return store.create(tmp_path, keys.create(tmp_path, Sealed("words"), CHEAP))


@pytest.mark.parametrize(
    "deed",
    [
        "PRAGMA temp_store = FILE",
        "PRAGMA temp_store_directory = '.'",
        "ATTACH DATABASE 'plain.db' AS plain KEY ''",
        "SELECT load_extension('x')",
        "SELECT sqlcipher_export('vault')",
        "DETACH DATABASE vault",
        "PRAGMA rekey = 'x'",
    ],
)
def test_the_store_refuses_what_would_write_plain_text(both: store.Connection, deed: str) -> None:
    with pytest.raises(dbapi2.DatabaseError):
        both.execute(deed)


def opened() -> set[str]:
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return {str(link.readlink()) for link in links}


def test_sorting_many_names_makes_no_temporary_file(both: store.Connection) -> None:
    before = opened()
    both.execute("PRAGMA cache_size = 10")
    both.execute("BEGIN")
    for number in range(20_000):
        name = f"Canary {number * 7919 % 20_000} " * 5
        both.execute("INSERT INTO name (file, path) VALUES (?, ?)", (str(number), name))
    both.execute("SELECT count(*) FROM (SELECT path FROM name ORDER BY path || file)")
    assert {Path(path).name for path in opened() - before} <= {"vault-journal"}
    both.execute("ROLLBACK")


def test_the_settings_that_keep_secrets_are_on(both: store.Connection) -> None:
    wanted = {"temp_store": 2, "secure_delete": 1, "trusted_schema": 0, "synchronous": 3}
    got = {name: both.execute(f"PRAGMA {name}").fetchone() for name in wanted}
    assert got == {name: (value,) for name, value in wanted.items()}
    assert both.execute("PRAGMA cipher_memory_security").fetchone() == ("1",)
    assert both.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_key_of_the_ledger_does_not_open_the_vault(tmp_path: Path) -> None:
    opened = keys.create(tmp_path, Sealed("words"), CHEAP)
    store.create(tmp_path, opened).close()
    assert len({opened.ledger, opened.vault, opened.files}) == 3
    alone = store.open_alone(tmp_path, store.VAULT, opened.vault)
    assert alone.execute("SELECT count(*) FROM name").fetchone() == (0,)
    with pytest.raises(dbapi2.DatabaseError):
        store.open_alone(tmp_path, store.VAULT, opened.ledger).execute("SELECT * FROM name")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("database or disk is full", DiskFull),
        ("disk I/O error", Refused),
        ("file is not a database", Damaged),
    ],
)
def test_what_sqlite_says_becomes_a_refusal_in_our_words(said: str, kind: type[Exception]) -> None:
    with pytest.raises(kind), store.failures():
        raise dbapi2.DatabaseError(said)


def test_a_key_file_that_asks_for_all_the_memory_is_refused(tmp_path: Path) -> None:
    greedy = keys.Cost(memory=2**31, iterations=1, lanes=1)
    assert greedy.memory > keys.HIGHEST.memory
    keys.create(tmp_path, Sealed("words"), CHEAP)
    for name in keys.NAMES:
        path = tmp_path / name
        path.write_bytes(path.read_bytes().replace(b'"memory":64', b'"memory":2147483648'))
    with pytest.raises(Damaged):
        keys.unlock(tmp_path, Sealed("words"))
