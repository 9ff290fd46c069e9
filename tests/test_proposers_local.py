"""A model on this machine: asked only when named, only about what it may see, never believed."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from habeas import sandbox
from habeas.casework import reopened
from habeas.casework.asking import Wanted
from habeas.casework.flow import build_dossier
from habeas.errors import NoProposer, NotLoopback
from habeas.model.release import Private

SERVER = Path(__file__).parent / "worlds" / "lying_server.py"
SECRET = "six words for this one test"  # noqa: S105 - opens an invented case
OPEN = "Minsk, 5 May 2021\n\nPolice arrested three students in Minsk, a lawyer said.\n"
CLOSED = "My brother Yanka was beaten in the cellar on Monday. His wife saw it.\n"


@contextmanager
def liar(notes: Path, lie: str = "surer") -> Iterator[str]:
    notes.mkdir()
    with subprocess.Popen(
        [sys.executable, str(SERVER), str(notes), lie], stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            yield f"http://127.0.0.1:{int(server.stdout.readline())}/propose"
        finally:
            server.terminate()


def reports(place: Path, agreed: str = "") -> Path:
    folder = place / "reports"
    folder.mkdir()
    (folder / "open.txt").write_text(OPEN, encoding="utf-8")
    (folder / "closed.txt").write_text(CLOSED, encoding="utf-8")
    (folder / "case.toml").write_text(f'public = ["open.txt"]\n{agreed}', encoding="utf-8")
    return folder


def read(folder: Path, out: Path, beside: Wanted) -> Private:
    return build_dossier(folder, out, passphrase=SECRET, beside=beside)


def asked_about(notes: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(notes.iterdir()))


def test_the_words_of_a_confidential_source_never_reach_a_model(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    with liar(notes) as address:
        read(reports(tmp_path), tmp_path / "out", Wanted(model=address))
    told = asked_about(notes)
    assert "three students" in told
    assert "Yanka" not in told
    assert "closed.txt" not in told
    assert "open.txt" not in told, "not even a name of a file"


def test_a_source_that_agreed_is_shown(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    with liar(notes) as address:
        folder = reports(tmp_path, 'local_model = ["closed.txt"]\n')
        read(folder, tmp_path / "out", Wanted(model=address))
    assert "Yanka" in asked_about(notes)


def test_a_lying_model_only_flags_and_its_answers_last(tmp_path: Path) -> None:
    folder, out, notes = reports(tmp_path), tmp_path / "out", tmp_path / "notes"
    before = {one.id: one for one in read(folder, tmp_path / "plain", Wanted()).statements}
    with liar(notes) as address:
        told = read(folder, out, Wanted(model=address)).statements
        again = read(folder, out, Wanted(model=address)).statements
    later = read(folder, out, Wanted()).statements
    assert len(list(notes.iterdir())) == 1, "each document is shown once"
    assert told == again == later, "what it said holds without it"
    assert any("local model: is this a statement?" in one.needs_review for one in told)
    for one in told:
        assert one.certainty == before[one.id].certainty
        assert one.attribution == before[one.id].attribution
    with reopened.opened(out, SECRET) as held:
        assert reopened.reread(held).private.statements == later
    plain = read(folder, out, Wanted(rules_only=True)).statements
    assert {one.id: one for one in plain} == before


def test_a_language_model_is_asked_as_such_servers_are(tmp_path: Path) -> None:
    folder = reports(tmp_path)
    with liar(tmp_path / "notes") as address:
        talk = address.replace("/propose", "/v1/chat/completions")
        told = read(folder, tmp_path / "out", Wanted(model=talk)).statements
    assert any("local model: is this a statement?" in one.needs_review for one in told)


@pytest.mark.parametrize("lie", ["nonsense", "words", "elsewhere"])
def test_an_answer_in_another_shape_stops_the_job(tmp_path: Path, lie: str) -> None:
    folder = reports(tmp_path)
    with liar(tmp_path / "notes", lie) as address, pytest.raises(NoProposer):
        read(folder, tmp_path / "out", Wanted(model=address))
    assert not (tmp_path / "out").exists(), "nothing was written"


def test_nobody_answers_where_nobody_listens() -> None:
    with pytest.raises(NoProposer):
        sandbox.ask(sandbox.endpoint("http://127.0.0.1:9"), b"{}", seconds=5)


LOCKED = """
import runpy, socket, sys
start, loopback, port = sys.argv[1:]
child = runpy.run_path(loopback)
line = child["connect"]("127.0.0.1", port)
runpy.run_path(start)["lock"](2**31, 60, 0)
line.sendall(b"asked")
try:
    socket.create_connection(("127.0.0.1", int(port)), timeout=5)
except OSError:
    sys.stdout.write("one connection")
"""


def test_a_child_has_one_connection_and_gets_no_second() -> None:
    inside = Path(sandbox.__file__).parent / "inside"
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        words = [sys.executable, "-c", LOCKED, inside / "start.py", inside / "loopback.py", port]
        told = subprocess.run(words, capture_output=True, text=True, check=True)
        line, _ = server.accept()
        with line:
            assert line.recv(5) == b"asked"
    assert told.stdout == "one connection"


@pytest.mark.parametrize(
    "address",
    [
        "http://192.0.2.7:8080",
        "http://localhost:8080",
        "http://model.example:8080",
        "https://127.0.0.1:8080",
        "http://127.0.0.1.example:8080",
        "http://127.0.0.1@192.0.2.7:8080",
        "http://127.0.0.1:99999",
        "http://127.0.0.1",
        "http://[::2]:8080",
        "http://0.0.0.0:8080",
        "http://2130706433:8080",
        "http://127.0.0.1:80/a?b",
    ],
)
def test_no_name_and_no_other_machine_is_asked(address: str) -> None:
    with pytest.raises(NotLoopback):
        sandbox.endpoint(address)
