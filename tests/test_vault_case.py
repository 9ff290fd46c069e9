"""How a case is made, updated, refused and left alone."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from habeas import custody
from habeas.errors import Damaged, DiskFull, ForeignFolder, Interrupted, Refused, WrongPassphrase
from habeas.model.decision import Decision, DecisionKind
from habeas.model.document import Digest, DocPath
from habeas.model.entry import FaultKind, Gone, Received, Rendered, Report
from habeas.model.sealed import Sealed
from habeas.vault import case, disk, evidence, folder, out, packs

SECRET = Sealed("six random words of my own")
NOON = datetime(2022, 7, 12, 12, tzinfo=UTC)
STEP = case.Step("habeas 0.1.0", Digest("0" * 64))
CANARY = "Тихомир Канарейкин"
FILES = {"claims.jsonl": b"{}\n", "dossier.html": b"<p>two documents</p>"}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    (place / "docs").mkdir(parents=True)
    (place / "docs" / f"talk with {CANARY}.txt").write_text(CANARY * 50, encoding="utf-8")
    (place / "docs" / "page.html").write_bytes(b"<p>published</p>")
    return place


def run(
    reports: Path, place: Path, files: Mapping[str, bytes] = FILES, step: case.Step = STEP
) -> tuple[str, ...]:
    """Run what casework does, without reading anything out of the files."""
    folder.apart(reports, place)
    with case.open_or_create(place, SECRET, custody) as held:
        receipts = [held.receive(file) for file in folder.walk(reports).files]
        seen = {one.file: (one.source, one.size) for one in receipts}
        held.add(*custody.arrivals(held.links, seen))
        return held.finish(files, step, at=NOON)


def verify(place: Path) -> Report:
    return custody.judge(evidence.gather(place, SECRET).found)


def everything(place: Path) -> dict[str, bytes]:
    files = (path for path in place.rglob("*") if path.is_file())
    return {str(path.relative_to(place)): path.read_bytes() for path in files}


def test_a_new_case_is_whole_private_and_says_so(reports: Path, tmp_path: Path) -> None:
    place = tmp_path / "far" / "out"
    run(reports, place)
    report = verify(place)
    assert (report.ok, report.entries, report.sources, report.files) == (True, 3, 2, 2)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in [place, *place.rglob("*")]}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert sorted(path.name for path in place.iterdir()) == ["case.habeas", *sorted(FILES)]
    assert {p.name for p in (place / "case.habeas").iterdir()} == {
        "key", "key.copy", "ledger", "vault", "packs",
    }  # fmt: skip


def test_no_word_and_no_name_of_a_source_stands_anywhere_in_out(
    reports: Path, tmp_path: Path
) -> None:
    place = tmp_path / "out"
    run(reports, place)
    with case.open_or_create(place, SECRET, custody) as held:
        held.decide(
            Decision(kind=DecisionKind.OPEN, by="r1", at="2022-07-12T12:00:00Z", reason=CANARY)
        )
        held.remember("claims of a source", CANARY.encode())
        held.commit(at=NOON)
    spellings = [CANARY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "cp1251")]
    traces = [*spellings, b"SQLite format", b"page.html", SECRET.open().encode()]
    for name, data in everything(place).items():
        assert [trace for trace in traces if trace in data or trace in name.encode()] == []


def test_the_same_folder_again_changes_not_one_byte(reports: Path, tmp_path: Path) -> None:
    run(reports, tmp_path / "out")
    before = everything(tmp_path / "out")
    run(reports, tmp_path / "out")
    assert everything(tmp_path / "out") == before


def test_an_update_adds_what_is_new_keeps_what_is_gone_and_says_so(
    reports: Path, tmp_path: Path
) -> None:
    run(reports, tmp_path / "out")
    (reports / "docs" / "page.html").unlink()
    (reports / "new.txt").write_bytes(b"new")
    run(reports, tmp_path / "out", FILES | {"claims.jsonl": b"{}\n{}\n"})
    assert verify(tmp_path / "out").ok
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        gone = [link.entry for link in held.links if isinstance(link.entry, Gone)]
        assert [held.path(entry.file) for entry in gone] == ["docs/page.html"]
        assert held.read(gone[0].source) == b"<p>published</p>"
    assert (tmp_path / "out" / "claims.jsonl").read_bytes() == b"{}\n{}\n"


def test_decisions_stay_through_an_update(reports: Path, tmp_path: Path) -> None:
    run(reports, tmp_path / "out")
    decision = Decision(
        kind=DecisionKind.REJECT, by="r1", at="2022-07-12T12:00:00Z", reason=CANARY
    )
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        held.decide(decision)
        held.commit(at=NOON)
    (reports / "new.txt").write_bytes(b"new")
    run(reports, tmp_path / "out")
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        assert custody.decisions(held.links, held.words()) == (decision,)


def test_equal_bytes_are_sealed_once(reports: Path, tmp_path: Path) -> None:
    (reports / "copy.html").write_bytes(b"<p>published</p>")
    run(reports, tmp_path / "out")
    report = verify(tmp_path / "out")
    assert (report.entries, report.sources) == (4, 2)


def test_a_rendition_is_sealed_with_its_reader(reports: Path, tmp_path: Path) -> None:
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        source = held.receive(folder.walk(reports).files[0]).source
        held.add(Rendered(source, held.keep(b"text of it"), "docx 1"))
        held.finish({}, STEP, at=NOON)
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        (made,) = (link.entry for link in held.links if isinstance(link.entry, Rendered))
        assert held.read(made.rendition) == b"text of it"


def test_a_source_of_many_blocks_comes_back_as_it_went_in(reports: Path, tmp_path: Path) -> None:
    sizes = {
        f"{n}": n for n in (0, packs.BLOCK - 1, packs.BLOCK, packs.BLOCK + 1, 3 * packs.BLOCK)
    }
    for name, size in sizes.items():
        (reports / name).write_bytes(os.urandom(size))
    run(reports, tmp_path / "out")
    assert verify(tmp_path / "out").ok
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        for link in held.links:
            if isinstance(link.entry, Received):
                path = held.path(link.entry.file)
                assert held.read(link.entry.source) == (reports / str(path)).read_bytes()


def test_what_an_earlier_run_remembered_is_recalled(tmp_path: Path) -> None:
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        held.remember("key", b"made")
        assert held.recall("key") == b"made"
        held.finish({}, STEP, at=NOON)
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        assert (held.recall("key"), held.recall("other")) == (b"made", None)
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        held.remember("key of a newer program", b"made anew")
        held.finish({}, STEP, at=NOON)
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        assert held.recall("key") is None


def test_a_file_of_out_that_somebody_edited_is_kept_beside_the_new_one(
    reports: Path, tmp_path: Path
) -> None:
    run(reports, tmp_path / "out")
    (tmp_path / "out" / "claims.jsonl").write_bytes(b"my own notes")
    assert {f.output for f in verify(tmp_path / "out").faults} == {"claims.jsonl"}
    assert run(reports, tmp_path / "out") == ("claims.jsonl.edited-1",)
    assert (tmp_path / "out" / "claims.jsonl.edited-1").read_bytes() == b"my own notes"
    assert verify(tmp_path / "out").ok


def test_a_derived_file_that_is_no_longer_made_goes_away(reports: Path, tmp_path: Path) -> None:
    run(reports, tmp_path / "out")
    run(reports, tmp_path / "out", {"claims.jsonl": b"{}\n"})
    assert not (tmp_path / "out" / "dossier.html").exists()


def test_a_wrong_passphrase_is_told_apart_from_a_damaged_key(
    reports: Path, tmp_path: Path
) -> None:
    run(reports, tmp_path / "out")
    home = tmp_path / "out" / "case.habeas"
    before = everything(tmp_path / "out")
    with (
        pytest.raises(WrongPassphrase),
        case.open_or_create(tmp_path / "out", Sealed("another"), custody),
    ):
        pass
    assert everything(tmp_path / "out") == before
    (home / "key").write_bytes(b"rubbish")
    assert [f.output for f in verify(tmp_path / "out").faults] == ["key"]  # the copy still opens
    run(reports, tmp_path / "out")
    assert everything(tmp_path / "out") == before  # and the next run mends it
    (home / "key").write_bytes(b"rubbish")
    (home / "key.copy").unlink()
    with pytest.raises(Damaged):
        verify(tmp_path / "out")


def test_an_out_with_files_of_somebody_else_is_refused_and_left_alone(
    reports: Path, tmp_path: Path
) -> None:
    place = tmp_path / "out"
    place.mkdir()
    (place / "thesis.docx").write_bytes(b"mine")
    with pytest.raises(ForeignFolder):
        run(reports, place)
    (place / "thesis.docx").rename(tmp_path / "plain")
    (place / "case.habeas").mkdir()  # an empty folder of that name is no case of ours
    with pytest.raises(ForeignFolder):
        run(reports, place)
    with pytest.raises(ForeignFolder):
        run(reports, tmp_path / "plain")
    assert (tmp_path / "plain").read_bytes() == b"mine"


def test_a_file_of_somebody_else_is_never_written_over(reports: Path, tmp_path: Path) -> None:
    run(reports, tmp_path / "out")
    (tmp_path / "out" / "gaps.csv").write_bytes(b"mine")
    with pytest.raises(ForeignFolder):
        run(reports, tmp_path / "out", FILES | {"gaps.csv": b"ours"})
    assert (tmp_path / "out" / "gaps.csv").read_bytes() == b"mine"
    assert verify(tmp_path / "out").ok


def test_leaving_without_finish_leaves_no_out(reports: Path, tmp_path: Path) -> None:
    with case.open_or_create(tmp_path / "a" / "out", SECRET, custody) as held:
        held.receive(folder.walk(reports).files[0])
    assert not (tmp_path / "a").exists()


def interrupted(reports: Path, place: Path) -> None:
    with case.open_or_create(place, SECRET, custody) as held:
        held.receive(folder.walk(reports).files[-1])
        raise KeyboardInterrupt


def test_ctrl_c_leaves_everything_as_it_was(reports: Path, tmp_path: Path) -> None:
    with pytest.raises(Interrupted):
        interrupted(reports, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    run(reports, tmp_path / "out")
    before = everything(tmp_path / "out")
    (reports / "new.txt").write_bytes(b"new")
    with pytest.raises(Interrupted):
        interrupted(reports, tmp_path / "out")
    assert everything(tmp_path / "out") == before


def told(number: signal.Signals, reports: Path, place: Path) -> None:
    with case.open_or_create(place, SECRET, custody) as held:
        held.receive(folder.walk(reports).files[-1])
        signal.raise_signal(number)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_closed_terminal_and_a_polite_kill_stop_like_ctrl_c(
    reports: Path, tmp_path: Path, number: signal.Signals
) -> None:
    usual = signal.getsignal(number)
    with pytest.raises(Interrupted):
        told(number, reports, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert signal.getsignal(number) is usual


def test_two_runs_at_once_do_not_mix(reports: Path, tmp_path: Path) -> None:
    run(reports, tmp_path / "out")
    with (
        case.open_or_create(tmp_path / "out", SECRET, custody),
        pytest.raises(Refused, match="another habeas"),
    ):
        run(reports, tmp_path / "out")


FULL = """
import resource, signal, sys
from pathlib import Path
from datetime import UTC, datetime
from habeas import custody
from habeas.errors import Refused
from habeas.model.document import Digest, DocPath
from habeas.model.sealed import Sealed
from habeas.vault import case, folder
reports, place, limit = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    with case.open_or_create(place, Sealed(sys.argv[4]), custody) as held:
        got = [held.receive(f) for f in folder.walk(reports).files]
        held.add(*custody.arrivals(held.links, {r.file: (r.source, r.size) for r in got}))
        step = case.Step("p", Digest("1" * 64))
        held.finish({"big": bytes(90_000)}, step, at=datetime(2022, 7, 1, tzinfo=UTC))
except Refused as refusal:
    print(type(refusal).__name__)
"""


@pytest.mark.parametrize("limit", [100, 9_000, 30_000, 60_000, 85_000])
def test_a_full_disk_stops_the_run_and_loses_nothing(
    reports: Path, tmp_path: Path, limit: int
) -> None:
    (reports / "big.bin").write_bytes(os.urandom(80_000))
    command = [
        sys.executable,
        "-c",
        FULL,
        str(reports),
        str(tmp_path / "out"),
        str(limit),
        SECRET.open(),
    ]
    first = subprocess.run(command, check=True, capture_output=True, text=True)
    assert first.stdout.strip() in {"DiskFull", "Refused"}
    assert not (tmp_path / "out").exists()
    (reports / "big.bin").rename(tmp_path / "big.bin")
    run(reports, tmp_path / "out")
    before = everything(tmp_path / "out")
    (tmp_path / "big.bin").rename(reports / "big.bin")
    again = subprocess.run(command, check=True, capture_output=True, text=True)
    assert again.stdout.strip() in {"DiskFull", "Refused"}
    assert everything(tmp_path / "out") == before


def fill(full: Path) -> None:
    with disk.refusals(), full.open("wb") as stream:
        stream.write(b"x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_disk_that_is_really_full_is_called_so() -> None:
    with pytest.raises(DiskFull):
        fill(Path("/dev/full"))


def test_a_run_cut_off_after_its_commit_is_finished_by_the_next(
    reports: Path, tmp_path: Path
) -> None:
    place = tmp_path / "out"
    run(reports, place)
    with case.open_or_create(place, SECRET, custody) as held:
        held.finish({"claims.jsonl": b"new"}, STEP, at=NOON)
    # As if the computer had died just before the files were moved.
    (place / out.NEW_FILES).mkdir()
    (place / "claims.jsonl").rename(place / out.NEW_FILES / "claims.jsonl")
    (place / "claims.jsonl").write_bytes(FILES["claims.jsonl"])
    assert [f.kind for f in verify(place).faults] == [FaultKind.UNFINISHED]
    with case.open_or_create(place, SECRET, custody):
        pass
    assert (place / "claims.jsonl").read_bytes() == b"new"
    assert verify(place).ok


def test_a_release_is_written_whole_into_an_empty_folder_only(tmp_path: Path) -> None:
    outputs = out.release(tmp_path / "public", FILES)
    assert {one.name for one in outputs} == set(FILES) == set(everything(tmp_path / "public"))
    with pytest.raises(ForeignFolder):
        out.release(tmp_path / "public", FILES)


def test_a_folder_in_the_place_of_a_derived_file_stops_the_run_before_it_starts(
    reports: Path, tmp_path: Path
) -> None:
    run(reports, tmp_path / "out")
    (tmp_path / "out" / "claims.jsonl").unlink()
    (tmp_path / "out" / "claims.jsonl").mkdir()
    with pytest.raises(ForeignFolder):
        run(reports, tmp_path / "out", FILES | {"dossier.html": b"newer"})
    assert (tmp_path / "out" / "dossier.html").read_bytes() == FILES["dossier.html"]


def test_a_path_that_cannot_be_a_folder_is_refused_in_words(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    with pytest.raises(Refused):
        run(reports, tmp_path / "plain" / "out")


def test_what_cannot_be_read_today_has_not_gone(reports: Path, tmp_path: Path) -> None:
    run(reports, tmp_path / "out")
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        whole = frozenset(custody.present(held.links))
        assert (
            held.unseen([]) == held.unseen([DocPath("doc"), DocPath("docs/page")]) == frozenset()
        )
        assert held.unseen([DocPath("docs")]) == held.unseen([DocPath("")]) == whole
        assert held.unseen([DocPath("docs/page.html")]) == {
            held.file_id(DocPath("docs/page.html"))
        }


def test_settings_that_a_step_used_are_sealed_and_missed(reports: Path, tmp_path: Path) -> None:
    with case.open_or_create(tmp_path / "out", SECRET, custody) as held:
        step = case.Step("habeas 0.1.0", Digest("0" * 64), held.keep(b"title = 'x'"))
        held.finish(FILES, step, at=NOON)
    assert verify(tmp_path / "out").ok
    run(reports, tmp_path / "other", step=step)
    assert {f.kind for f in verify(tmp_path / "other").faults} == {FaultKind.SETTINGS_MISSING}


@pytest.mark.parametrize("name", ["a b", "what?x=1&mode=ro", "50%20", "a#b", "'quoted\"", "ключ"])
def test_out_may_have_any_name(reports: Path, tmp_path: Path, name: str) -> None:
    run(reports, tmp_path / name)
    assert verify(tmp_path / name).ok


def test_out_may_have_a_name_that_is_no_utf8(reports: Path, tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode(b"caf\xe9")
    run(reports, place)
    assert verify(place).ok
