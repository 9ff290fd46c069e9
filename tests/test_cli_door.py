"""What does the door say, and what does it keep to itself?"""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from habeas.cli import main as door
from habeas.cli.size import Size
from habeas.cli.telling import show_progress, tell_fault, tell_refusal
from habeas.errors import NothingToRead

HABEAS = [sys.executable, "-I", "-m", "habeas.cli"]
LISTING = """
import sys
from habeas.cli.main import answer
answer(["--help"])
print(*sys.modules)
"""


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*HABEAS, *words], capture_output=True, text=True, check=False, cwd=cwd)


def test_help_names_every_command_and_ends_well() -> None:
    told = run("--help")
    assert told.returncode == 0
    assert all(f"\n  {name} " in told.stdout for name in door.COMMANDS)


def test_help_loads_neither_the_rooms_nor_a_language_model() -> None:
    asked = (
        "import sys; from habeas.cli.main import answer; answer(['--help']); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not {"habeas.casework", "spacy", "numpy", "cryptography", "sqlcipher3"} & loaded


def test_a_wrong_command_line_ends_with_2_and_a_hint() -> None:
    for words in (["dosier"], ["dossier"], ["dossier", ".", "-o", "x", "--no-such-option"]):
        told = run(*words)
        assert (told.returncode, told.stdout) == (2, "")
        assert "Traceback" not in told.stderr


def test_a_file_beside_the_reports_is_never_imported(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise SystemExit('taken over')", encoding="utf-8")
    assert run("--version", cwd=tmp_path).returncode == 0


def test_a_refusal_is_one_sentence_and_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    tell_refusal(NothingToRead("the folder is empty", hint="put reports into it"))
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err == "habeas: The folder is empty. Hint: Put reports into it.\n"


def test_a_fault_tells_where_it_broke_and_no_word_of_a_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    try:
        int("Anna Petrova, witness")
    except ValueError as fault:
        tell_fault(fault)
    written = capsys.readouterr().err
    assert "ValueError" in written
    assert "Petrova" not in written


def test_progress_is_silent_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    show_progress("read", 1, 2)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("written", "bytes_"), [("20MB", 20_000_000), ("500 kB", 500_000)])
def test_a_size_may_have_a_unit(written: str, bytes_: int) -> None:
    assert Size().convert(written, None, None) == bytes_


def test_a_size_without_a_number_is_refused() -> None:
    with pytest.raises(click.BadParameter):
        Size().convert("big", None, None)
