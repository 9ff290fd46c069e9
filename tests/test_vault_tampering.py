"""Which damage to a case is found, and what is named."""

import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from habeas import custody
from habeas.errors import BrokenChain, Damaged
from habeas.model.decision import Decision, DecisionKind
from habeas.model.document import Digest, DocPath
from habeas.model.entry import Checkpoint, Fault, FaultKind, Report
from habeas.model.sealed import Sealed
from habeas.vault import case, evidence, folder, keys, store

SECRET = Sealed("six random words of my own")
NOON = datetime(2022, 7, 12, 12, tzinfo=UTC)
STEP = case.Step("habeas 0.1.0", Digest("0" * 64))
PAGE = 4096


def fill(tmp_path: Path, files: int) -> Path:
    reports, place = tmp_path / "reports", tmp_path / "out"
    reports.mkdir(exist_ok=True)
    for number in range(files):
        (reports / f"{number:03}.txt").write_bytes(f"report {number} ".encode() * 40)
    with case.open_or_create(place, SECRET, custody) as held:
        got = [held.receive(file) for file in folder.walk(reports).files]
        held.add(*custody.arrivals(held.links, {r.file: (r.source, r.size) for r in got}))
        held.decide(
            Decision(kind=DecisionKind.ACCEPT, by="r1", at="2022-07-12T12:00:00Z", reason="seen")
        )
        held.finish({"claims.jsonl": b"{}\n" * files}, STEP, at=NOON)
    return place


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, keys.Keys]:
    """Make a case of sixty sources, once; its keys stay open: a passphrase takes its time."""
    place = fill(tmp_path_factory.mktemp("case"), 60)
    return place, keys.unlock(place / "case.habeas", SECRET)


@pytest.fixture
def place(opened: tuple[Path, keys.Keys], tmp_path: Path) -> Path:
    shutil.copytree(opened[0], tmp_path / "out")
    return tmp_path / "out"


Check = Callable[..., Report]


@pytest.fixture
def verify(opened: tuple[Path, keys.Keys]) -> Check:
    def check(place: Path, known: Checkpoint | None = None) -> Report:
        return custody.judge(evidence.collect(place, opened[1]).found, known)

    return check


def flip(path: Path, at: int, mask: int = 1) -> None:
    whole = bytearray(path.read_bytes())
    whole[at] ^= mask
    path.write_bytes(whole)


def kinds(faults: tuple[Fault, ...]) -> set[FaultKind]:
    return {fault.kind for fault in faults}


@pytest.mark.parametrize("part", ["ledger", "vault", "packs/1", "key", "key.copy"])
def test_a_flipped_bit_anywhere_in_the_case_is_found(
    place: Path, verify: Check, part: str
) -> None:
    path = place / "case.habeas" / part
    whole = path.read_bytes()
    chance = random.Random(part)  # noqa: S311  # a sample, the same one every time
    for at in chance.sample(range(len(whole)), 10):
        flip(path, at, 1 << chance.randrange(8))
        report = verify(place)
        assert report.faults, f"byte {at} of {part}"
        path.write_bytes(whole)
    assert verify(place).ok


def test_a_flipped_bit_in_a_sealed_source_names_this_source_and_no_other(
    place: Path, verify: Check
) -> None:
    with case.open_or_create(place, SECRET, custody) as held:
        blob = held._find(custody.present(held.links)[held.file_id(DocPath("017.txt"))])  # noqa: SLF001
    assert blob is not None
    flip(place / "case.habeas" / "packs" / "1", blob.start + blob.size // 2)
    (fault,) = verify(place).faults
    assert (fault.kind, fault.source) == (FaultKind.SOURCE_ALTERED, blob.digest)
    assert fault.number is not None


def test_damage_to_a_page_of_the_ledger_names_its_entries_and_spares_the_others(
    place: Path, verify: Check
) -> None:
    ledger = place / "case.habeas" / "ledger"
    flip(ledger, 3 * PAGE + 700)
    missing = {f.number for f in verify(place).faults if f.kind is FaultKind.ENTRY_MISSING}
    assert 0 < len(missing) < 20
    assert FaultKind.STORE_DAMAGED in kinds(verify(place).faults)


def test_a_pack_cut_short_names_the_sources_that_it_lost(place: Path, verify: Check) -> None:
    pack = place / "case.habeas" / "packs" / "1"
    pack.write_bytes(pack.read_bytes()[:-1])
    assert kinds(verify(place).faults) == {FaultKind.SOURCE_MISSING}
    assert len(verify(place).faults) == 1
    pack.unlink()
    assert len(verify(place).faults) == 60


def test_an_altered_and_a_missing_derived_file_are_named(place: Path, verify: Check) -> None:
    flip(place / "claims.jsonl", 0)
    assert verify(place).faults == (Fault(FaultKind.FILE_ALTERED, output="claims.jsonl"),)
    (place / "claims.jsonl").unlink()
    assert verify(place).faults == (Fault(FaultKind.FILE_MISSING, output="claims.jsonl"),)


def alone(opened: tuple[Path, keys.Keys], place: Path, name: str) -> dbapi2.Connection:
    """Open a database as an insider with the passphrase and other tools would."""
    connection = dbapi2.connect(place / "case.habeas" / name, isolation_level=None)
    key = opened[1].ledger if name == store.LEDGER else opened[1].vault
    connection.execute(f"PRAGMA key = \"x'{key.open().hex()}'\"")
    return connection


INSIDER = {
    "ledger: DROP TRIGGER link_stays; DELETE FROM link WHERE id = 7": (FaultKind.ENTRY_MISSING, 7),
    "ledger: DROP TRIGGER link_stays; DELETE FROM link WHERE id > 60": (FaultKind.CUT, 61),
    "ledger: DROP TRIGGER link_kept; "
    "UPDATE link SET body = CAST(replace(body, '2022', '2021') AS BLOB) WHERE id = 9": (
        FaultKind.ENTRY_ALTERED,
        9,
    ),
    "ledger: DROP TRIGGER link_kept; UPDATE link SET id = -1 WHERE id = 3; "
    "UPDATE link SET id = 3 WHERE id = 4; UPDATE link SET id = 4 WHERE id = -1": (
        FaultKind.ENTRY_MOVED,
        3,
    ),
    "vault: DELETE FROM blob WHERE id = 5": (FaultKind.SOURCE_MISSING, None),
    "vault: UPDATE blob SET key = zeroblob(32) WHERE id = 5": (FaultKind.SOURCE_ALTERED, None),
    "vault: UPDATE blob SET start = 0, size = 5 WHERE id = 5": (FaultKind.SOURCE_ALTERED, None),
    "vault: DELETE FROM word": (FaultKind.DECISION_MISSING, 61),
    "vault: UPDATE word SET body = CAST(replace(body, 'accept', 'reject') AS BLOB)": (
        FaultKind.DECISION_ALTERED,
        61,
    ),
    "vault: DELETE FROM name WHERE id = 2": (FaultKind.NAME_MISSING, None),
    "vault: UPDATE name SET path = 'other.txt' WHERE id = 2": (FaultKind.NAME_MISSING, None),
}


@pytest.mark.parametrize("deed", INSIDER)
def test_what_an_insider_with_the_passphrase_changes_is_found_and_named(
    opened: tuple[Path, keys.Keys], place: Path, verify: Check, deed: str
) -> None:
    name, sql = deed.split(": ", 1)
    connection = alone(opened, place, name)
    connection.executescript(sql)
    connection.close()
    kind, number = INSIDER[deed]
    found = {(f.kind, f.number) for f in verify(place).faults}
    assert (kind, number) in found if number else kind in {k for k, _ in found}


def test_the_ledger_refuses_to_lose_or_change_an_entry(
    opened: tuple[Path, keys.Keys], place: Path
) -> None:
    connection = alone(opened, place, store.LEDGER)
    for deed in ("DELETE FROM link", "UPDATE link SET digest = ''"):
        with pytest.raises(dbapi2.IntegrityError, match="append only"):
            connection.execute(deed)
    connection.close()


def test_a_broken_ledger_is_not_continued(opened: tuple[Path, keys.Keys], place: Path) -> None:
    connection = alone(opened, place, store.LEDGER)
    connection.executescript("DROP TRIGGER link_stays; DELETE FROM link WHERE id = 7")
    connection.close()
    with pytest.raises(BrokenChain, match="entry 7"), case.open_or_create(place, SECRET, custody):
        pass


def grown(place: Path, tmp_path: Path) -> Path:
    """Keep the case as it is now, and let it grow."""
    shutil.copytree(place, tmp_path / "older")
    with case.open_or_create(place, SECRET, custody) as held:
        held.decide(
            Decision(kind=DecisionKind.REJECT, by="r2", at="2022-07-13T12:00:00Z", reason="no")
        )
        held.finish({"claims.jsonl": b"fewer\n"}, STEP, at=NOON)
    return tmp_path / "older"


@pytest.mark.parametrize("part", ["ledger", "vault"])
def test_one_database_put_back_to_an_older_day_is_found(
    place: Path, tmp_path: Path, verify: Check, part: str
) -> None:
    older = grown(place, tmp_path)
    shutil.copy(older / "case.habeas" / part, place / "case.habeas" / part)
    found = kinds(verify(place).faults)
    assert found & {FaultKind.CUT, FaultKind.ENTRY_MOVED}


def test_one_page_put_back_to_an_older_day_is_found_if_it_held_an_entry(
    place: Path, tmp_path: Path, verify: Check
) -> None:
    """SQLCipher's own checks call such a page sound; only the chain knows better."""
    older = grown(place, tmp_path)
    old = (older / "case.habeas" / "ledger").read_bytes()
    new = (place / "case.habeas" / "ledger").read_bytes()
    whole = verify(place)
    differ = [at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    assert len(differ) > 1
    for at in differ:
        mixed = new[:at] + old[at : at + PAGE] + new[at + PAGE :]
        (place / "case.habeas" / "ledger").write_bytes(mixed)
        # The first page holds SQLite's counter of changes and no entry: nothing is lost with it.
        assert verify(place).faults if at else verify(place) == whole


def test_the_whole_case_put_back_is_found_by_the_files_of_out_or_a_checkpoint_only(
    place: Path, tmp_path: Path, verify: Check
) -> None:
    older = grown(place, tmp_path)
    known = verify(place).checkpoint
    shutil.rmtree(place / "case.habeas")
    shutil.copytree(older / "case.habeas", place / "case.habeas")
    assert kinds(verify(place).faults) == {FaultKind.FILE_ALTERED}  # OUT is younger than its case
    shutil.copy(older / "claims.jsonl", place / "claims.jsonl")
    assert verify(place).ok  # nothing on this disk can tell; the README says so
    assert kinds(verify(place, known).faults) == {FaultKind.ROLLED_BACK}


def read_all(place: Path) -> None:
    with case.open_or_create(place, SECRET, custody) as held:
        for digest in custody.present(held.links).values():
            held.read(digest)


@pytest.mark.parametrize("part", ["ledger", "vault", "packs/1"])
def test_a_torn_file_is_an_honest_refusal_and_never_a_crash(
    place: Path, verify: Check, part: str
) -> None:
    path = place / "case.habeas" / part
    whole = path.read_bytes()
    for share in (0, 7):
        path.write_bytes(whole[: len(whole) * share // 8])
        with pytest.raises((Damaged, BrokenChain)):
            read_all(place)
        assert verify(place).faults
        path.write_bytes(whole)
    assert verify(place).ok
