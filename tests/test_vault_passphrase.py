"""Where a passphrase may come from."""

import os
import pty
import sys
import unicodedata
from pathlib import Path

import pytest

from habeas.errors import NoPassphrase
from habeas.vault import passphrase

WORDS = "six random words of my own"


def test_the_first_line_of_a_file_is_the_passphrase(tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(f"{WORDS}\r\nnot this\n".encode())
    given = passphrase.find(file=tmp_path / "p")
    assert given.secret.open() == WORDS
    assert not given.unsafe


def test_a_descriptor_gives_the_passphrase_without_a_file() -> None:
    read, write = os.pipe()
    os.write(write, f"{WORDS}\n".encode())
    os.close(write)
    assert passphrase.find(fd=read).secret.open() == WORDS
    os.close(read)


def test_the_environment_is_emptied_and_called_unsafe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, WORDS)
    given = passphrase.find()
    assert (given.secret.open(), given.unsafe) == (WORDS, True)
    assert passphrase.VARIABLE not in os.environ


def test_the_environment_is_emptied_even_where_another_way_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, "not this one")
    (tmp_path / "p").write_text(WORDS, encoding="utf-8")
    assert passphrase.find(file=tmp_path / "p").secret.open() == WORDS
    assert passphrase.VARIABLE not in os.environ


@pytest.mark.parametrize("written", [b"", b"\n", b"\xff\xfe\n"])
def test_an_empty_or_garbled_passphrase_is_refused(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "p").write_bytes(written)
    with pytest.raises(NoPassphrase):
        passphrase.find(file=tmp_path / "p")


def test_without_a_terminal_and_without_an_option_nobody_is_asked(tmp_path: Path) -> None:
    with pytest.raises(NoPassphrase, match="--passphrase-file"):
        passphrase.find()
    with pytest.raises(NoPassphrase):
        passphrase.find(file=tmp_path / "missing")


def test_two_keyboards_that_write_a_letter_differently_open_the_same_case(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        (tmp_path / form).write_text(unicodedata.normalize(form, "ключ й ё"), encoding="utf-8")
    one, two = (passphrase.find(file=tmp_path / form) for form in ("NFC", "NFD"))
    assert one == two


def test_a_passphrase_never_shows_in_what_is_printed(tmp_path: Path) -> None:
    (tmp_path / "p").write_text(WORDS, encoding="utf-8")
    assert WORDS not in repr(passphrase.find(file=tmp_path / "p"))


def test_who_makes_a_case_is_told_that_a_lost_passphrase_is_a_lost_case() -> None:
    asks = "from habeas.vault.passphrase import find; find(twice=True)"
    child, terminal = pty.fork()
    if child == 0:  # the other side of a terminal
        os.execv(sys.executable, [sys.executable, "-c", asks])  # noqa: S606 - no shell
    told = b""
    for prompt in (b"New passphrase: ", b"Again: "):
        while prompt not in told:
            told += os.read(terminal, 1024)
        os.write(terminal, f"{WORDS}\n".encode())
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
    assert b"six random words" in told
    assert b"the case is lost" in told
