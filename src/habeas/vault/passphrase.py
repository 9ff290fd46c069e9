"""Where does the passphrase come from? Never from an argument, and never to a disk."""

import os
import sys
import unicodedata
from getpass import getpass
from pathlib import Path

from msgspec import Struct

from habeas.errors import NoPassphrase
from habeas.model.sealed import Sealed

VARIABLE = "HABEAS_PASSPHRASE"  # for tests: other programs of the user can read it
LONGEST = 4096
NEW = (
    "You are setting the passphrase of a new case: six random words are good, a sentence is not.\n"
    "If it is lost, the case is lost: nobody has a second key. Write it where nobody looks.\n"
    "New passphrase: "
)


class Given(Struct, frozen=True):
    """A passphrase, and whether it came in a way that others can read."""

    secret: Sealed[str]
    unsafe: bool = False


def find(*, file: Path | None = None, fd: int | None = None, twice: bool = False) -> Given:
    """Take the passphrase from a file, an open descriptor, the environment or the terminal.

    `twice` asks a terminal for it again, where a case is made. The variable is removed from the
    environment whichever way is taken, before any child of ours can inherit it.
    """
    inherited = os.environ.pop(VARIABLE, None)
    if file is not None:
        return Given(_sealed(_from_file(file)))
    if fd is not None:
        return Given(_sealed(_from_descriptor(fd)))
    if inherited is not None:
        return Given(_sealed(inherited), unsafe=True)
    return Given(_ask(twice=twice))


def _from_file(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return _line(stream.read(LONGEST))
    except OSError:
        raise NoPassphrase(
            "the passphrase file cannot be read", hint="check --passphrase-file"
        ) from None


def _from_descriptor(fd: int) -> str:
    try:
        with os.fdopen(fd, "rb", closefd=False) as stream:
            return _line(stream.read(LONGEST))
    except OSError:
        raise NoPassphrase(
            "the passphrase descriptor cannot be read", hint="check --passphrase-fd"
        ) from None


def _line(written: bytes) -> str:
    first = written.split(b"\n", 1)[0].removesuffix(b"\r")
    try:
        return first.decode("utf-8")
    except UnicodeDecodeError:
        raise NoPassphrase("the passphrase is not UTF-8 text", hint="save it as UTF-8") from None


def _ask(*, twice: bool) -> Sealed[str]:
    if not sys.stdin.isatty():
        raise NoPassphrase(
            "no passphrase was given, and there is no terminal to ask on",
            hint="use --passphrase-file FILE or --passphrase-fd NUMBER",
        )
    secret = _sealed(getpass(NEW if twice else "Passphrase: "))
    if twice and _sealed(getpass("Again: ")) != secret:
        raise NoPassphrase("the two passphrases differ", hint="start again")
    return secret


def _sealed(secret: str) -> Sealed[str]:
    if not secret:
        raise NoPassphrase("the passphrase is empty", hint="choose six or more random words")
    # Keyboards of different systems write the same letter differently.
    return Sealed(unicodedata.normalize("NFC", secret))
