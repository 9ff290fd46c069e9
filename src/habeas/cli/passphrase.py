"""Where does the passphrase come from, and who else could see it?"""

import os
import sys
from collections.abc import Callable
from typing import BinaryIO, TypeVar

import click

from habeas.cli.telling import warn
from habeas.errors import NoPassphrase

C = TypeVar("C", bound=Callable[..., object])
OTHERS_MAY_READ = 0o077
FOR_TESTS = "HABEAS_PASSPHRASE"


def passphrase_options(command: C) -> C:
    """Give a command the two ways to hand over a passphrase without typing it."""
    by_file = click.option(
        "--passphrase-file",
        type=click.File("rb"),
        metavar="F",
        help="Read the passphrase from the first line of F.",
    )
    by_number = click.option(
        "--passphrase-fd",
        type=click.IntRange(min=0),
        metavar="N",
        help="Read the passphrase from the open file descriptor N.",
    )
    return by_file(by_number(command))


def find_passphrase(file: BinaryIO | None, number: int | None, *, new: bool) -> str:
    """Take the passphrase from where the user put it, or ask on the terminal, twice if new."""
    leaked = os.environ.pop(FOR_TESTS, None)  # before any child could inherit it
    if file is not None and number is not None:
        raise click.UsageError("Give --passphrase-file or --passphrase-fd, not both.")
    if file is not None:
        return _not_empty(_private(file).readline())
    if number is not None:
        with os.fdopen(number, "rb") as pipe:
            return _not_empty(pipe.readline())
    if leaked is not None:
        warn(
            "a passphrase in the environment can be read by other programs",
            hint="use it for tests only, else --passphrase-file",
        )
        return _not_empty(leaked.encode())
    return _asked(new=new)


def _asked(*, new: bool) -> str:
    if not sys.stdin.isatty():
        raise NoPassphrase(
            "no passphrase was given, and nobody can be asked",
            hint="give --passphrase-file or --passphrase-fd, or run on a terminal",
        )
    words = click.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True)
    return _not_empty(str(words).encode())


def _private(file: BinaryIO) -> BinaryIO:
    if os.fstat(file.fileno()).st_mode & OTHERS_MAY_READ:
        warn("others on this machine can read the passphrase file", hint="chmod 600 it")
    return file


def _not_empty(line: bytes) -> str:
    words = line.decode("utf-8", "surrogateescape").rstrip("\r\n")
    if not words:
        raise NoPassphrase("the passphrase is empty", hint="choose one of six words or more")
    return words
