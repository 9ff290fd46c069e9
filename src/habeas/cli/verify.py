"""Was anything in a dossier altered or lost?"""

from pathlib import Path
from typing import BinaryIO

import click

from habeas import casework
from habeas.cli.passphrase import find_passphrase, passphrase_options


@click.command("verify")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
@passphrase_options
def command(*, out: Path, passphrase_file: BinaryIO | None, passphrase_fd: int | None) -> None:
    """Check that nothing in OUT was altered or lost.

    \b
    Example:
      habeas verify dossier
    """
    find_passphrase(passphrase_file, passphrase_fd, new=False)
    casework.verify(out)
