"""A case that an earlier program wrote opens, verifies and grows."""

import tarfile
from pathlib import Path

import pytest

from habeas import custody
from habeas.casework import board, build_dossier, home, people, take_people, verify
from habeas.model.entry import FaultKind, Recorded
from habeas.model.sealed import Sealed
from habeas.vault import case, evidence, keys, store

OLD = sorted((Path(__file__).parent / "old_cases").glob("*.tar.xz"))
SECRET = "six words for this one test"  # noqa: S105 - opens invented cases
TABLE = "code,documents,family_name\nP-001,note.txt,Дроздецкий\n"
NOTE = """INTERVIEW NOTE 3
5 May 2021, by phone.

Speaker: mother of a student.

Police took her son to a cellar in Minsk on 4 May 2021.
"""


@pytest.fixture(params=OLD, ids=lambda path: path.name)
def out(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    with tarfile.open(request.param) as packed:
        packed.extractall(tmp_path, filter="data")
    return tmp_path / "out"


def test_there_is_an_old_case() -> None:
    assert OLD


def test_an_old_case_is_whole_and_nobody_is_registered_in_it(out: Path) -> None:
    assert verify(out, passphrase=SECRET).ok
    assert people(out, passphrase=SECRET).register.persons == ()
    assert board(out, passphrase=SECRET) == ()


def test_an_old_case_takes_persons_in_and_is_updated(out: Path) -> None:
    table = out.parent / "people.csv"
    table.write_text(TABLE, encoding="utf-8")
    take_people(out, [table], passphrase=SECRET)
    reports = out.parent / "reports"
    reports.mkdir()
    (reports / "note.txt").write_text(NOTE, encoding="utf-8")
    build_dossier(reports, out, passphrase=SECRET)
    assert [one.id for one in people(out, passphrase=SECRET).register.persons] == ["P-001"]
    assert verify(out, passphrase=SECRET).ok


def test_a_record_that_was_altered_or_lost_is_named_by_its_entry(out: Path) -> None:

    table = out.parent / "people.csv"
    table.write_text(TABLE, encoding="utf-8")
    take_people(out, [table], passphrase=SECRET)
    home = out / "case.habeas"
    both = store.open_both(home, keys.unlock(home, Sealed(SECRET)))
    both.execute("UPDATE word SET body = x'00'")
    both.close()
    found = evidence.gather(out, Sealed(SECRET)).found
    links = [link for link in map(custody.chain.read, found.rows) if link]
    numbers = [link.number for link in links if isinstance(link.entry, Recorded)]
    faults = custody.judge(found).faults
    assert [one.number for one in faults if one.kind is FaultKind.RECORD_ALTERED] == numbers


def test_an_old_case_does_not_know_where_its_reports_lie(out: Path) -> None:
    with case.open_or_create(out, Sealed(SECRET), custody) as held:
        assert not home.check_apart(held, out.parent / "public")
