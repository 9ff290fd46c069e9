"""A run that is killed at any moment leaves the old case or the new one, never half of one."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest

from habeas import custody
from habeas.model.document import Digest
from habeas.model.entry import FaultKind, Received, Report
from habeas.model.sealed import Sealed
from habeas.vault import case, evidence, folder, out

SECRET = Sealed("six random words of my own")
NOON = datetime(2022, 7, 12, 12, tzinfo=UTC)
STEP = case.Step("habeas 0.1.0", Digest("0" * 64))
OLD = {"claims.jsonl": b"old\n", "dossier.html": b"old", "gaps.csv": b"old"}
NEW = {"claims.jsonl": b"new\n", "dossier.html": b"new", "review.csv": b"new"}
MOMENTS = 9


def run(reports: Path, place: Path, files: dict[str, bytes]) -> None:
    with case.open_or_create(place, SECRET, custody) as held:
        got = [held.receive(file) for file in folder.walk(reports).files]
        held.add(*custody.arrivals(held.links, {r.file: (r.source, r.size) for r in got}))
        held.finish(files, STEP, at=NOON)


def verify(place: Path) -> Report:
    return custody.judge(evidence.gather(place, SECRET).found)


def state(place: Path) -> dict[str, bytes]:
    files = (path for path in place.iterdir() if path.is_file())
    return {path.name: path.read_bytes() for path in files}


def killed_at(line: int, deed: Callable[[], None]) -> int | None:
    """Do something in a child that kills itself at a line of the vault; tell how many it ran.

    A fork, not a mock: the child dies as by a power cut, without `finally` or `atexit`.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        _die_at(line, deed, write)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        ran = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return None
    assert os.WEXITSTATUS(status) == 0
    return int(ran)


def _die_at(line: int, deed: Callable[[], None], write: int) -> NoReturn:
    lines = 0

    def local(_frame: FrameType, event: str, _arg: object) -> object:
        nonlocal lines
        if event == "line":
            lines += 1
            if lines == line:
                os.kill(os.getpid(), signal.SIGKILL)
        return local

    def trace(frame: FrameType, _event: str, _arg: object) -> object:
        return local if "/habeas/vault/" in frame.f_code.co_filename else None

    sys.settrace(trace)  # type: ignore[arg-type]  # typeshed asks for a protocol of its own
    try:
        deed()
    except BaseException:  # noqa: BLE001  # the child reports by its exit code
        os._exit(1)
    sys.settrace(None)
    os.write(write, str(lines).encode())
    os._exit(0)


def moments(lines: int) -> list[int]:
    """Choose lines to die at, densest at the end, where the case is closed."""
    return [lines - (n * n * (lines - 1)) // (MOMENTS * MOMENTS) for n in range(MOMENTS)]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for number in range(3):
        (place / f"{number}.txt").write_bytes(b"report %d" % number)
    return place


def test_a_first_run_killed_at_any_moment_leaves_no_half_case(
    reports: Path, tmp_path: Path
) -> None:
    place = tmp_path / "out"
    lines = killed_at(0, lambda: run(reports, place, OLD))
    assert lines is not None
    for moment in moments(lines):
        shutil.rmtree(place, ignore_errors=True)
        assert killed_at(moment, lambda: run(reports, place, OLD)) is None
        if (place / out.CASE).exists():
            assert {fault.kind for fault in verify(place).faults} <= {FaultKind.UNFINISHED}
        run(reports, place, OLD)
        assert verify(place).ok
        assert state(place) == OLD
        left = {path.name for path in place.iterdir()} - set(OLD)
        assert left == {out.CASE}


def test_an_update_killed_at_any_moment_leaves_the_old_case_or_the_new_one(
    reports: Path, tmp_path: Path
) -> None:
    before, place = tmp_path / "before", tmp_path / "out"
    run(reports, before, OLD)
    (reports / "new.txt").write_bytes(b"new report")
    shutil.copytree(before, place)
    lines = killed_at(0, lambda: run(reports, place, NEW))
    assert lines is not None
    seen = set()
    for moment in moments(lines):
        shutil.rmtree(place)
        shutil.copytree(before, place)
        assert killed_at(moment, lambda: run(reports, place, NEW)) is None
        report = verify(place)
        assert {fault.kind for fault in report.faults} <= {FaultKind.UNFINISHED}
        with case.open_or_create(place, SECRET, custody) as held:  # heals
            received = [link for link in held.links if isinstance(link.entry, Received)]
        acknowledged = len(received) == 4
        assert state(place) == (NEW if acknowledged else OLD)
        assert verify(place).ok
        assert not (place / out.NEW_FILES).exists()
        seen.add(acknowledged)
    assert seen == {True, False}


def test_what_a_killed_run_left_in_the_case_is_swept_up(reports: Path, tmp_path: Path) -> None:
    place = tmp_path / "out"
    run(reports, place, OLD)
    (place / out.CASE / "packs" / "2").write_bytes(b"half a pack")
    (place / out.CASE / "ledger-mj0A1B2C3D4").write_bytes(b"/where/the/case/lies/ledger-journal")
    (reports / "new.txt").write_bytes(b"new report")
    run(reports, place, OLD)
    assert verify(place).ok
    assert not list((place / out.CASE).glob("ledger-*"))
