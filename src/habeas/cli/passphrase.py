"""How does a user hand over a passphrase, and who else could see it?"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from habeas import casework
from habeas.casework.verifying import must_hold_case
from habeas.cli.telling import warn

C = TypeVar("C", bound=Callable[..., object])
SHORT = 16  # letters; six words have more
OTHERS_MAY_READ = 0o077


def passphrase_options(command: C) -> C:
    """Give a command the two ways to hand over a passphrase without typing it."""
    by_file = click.option(
        "--passphrase-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="F",
        help="Take the passphrase from the first line of F.",
    )
    by_number = click.option(
        "--passphrase-fd",
        type=click.IntRange(min=0),
        metavar="N",
        help="Take the passphrase from the open file descriptor N.",
    )
    return by_file(by_number(command))


def find_passphrase(
    file: Path | None, number: int | None, *, new: bool, case: Path | None = None
) -> str:
    """Take the passphrase from where the user put it, or ask for it, twice if it is new.

    Nobody is asked where `case` is given and holds none.
    """
    if case is not None:
        must_hold_case(case)
    if file is not None and number is not None:
        raise click.UsageError("Give --passphrase-file or --passphrase-fd, not both.")
    if file is not None and file.stat().st_mode & OTHERS_MAY_READ:
        warn("others on this machine can read the passphrase file", hint="chmod 600 it")
    given = casework.find_passphrase(file=file, fd=number, twice=new)
    if given.unsafe:
        warn(
            "a passphrase in the environment can be read by other programs",
            hint="use it for tests only, else --passphrase-file",
        )
    secret = given.secret.open()
    if new and len(secret) < SHORT:
        warn(
            "the passphrase is short, and whoever takes the disk can try many",
            hint="use six words",
        )
    return secret
