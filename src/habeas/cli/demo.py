"""What can habeas do? The main job on an invented case, in one command."""

from importlib.resources import files
from pathlib import Path

import click

import habeas
from habeas import casework
from habeas.cli.report import count_line
from habeas.cli.telling import show_progress
from habeas.errors import NothingToRead

PASSPHRASE = "for invented data only"  # noqa: S105  printed: it protects nothing
CASE = "objectors"


@click.command("demo")
@click.option(
    "-o",
    "--out",
    default=Path("habeas-demo"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the dossier goes.",
)
def command(out: Path) -> None:
    """Write the dossier of an invented sample case: the quickest look at habeas.

    Sixteen reports and three lists, in four languages, of soldiers held because they refuse to
    fight. Every person, outlet and figure in them is invented.

    \b
    Example:
      habeas demo -o look
    """
    private = casework.build_dossier(
        sample_case(), out, passphrase=PASSPHRASE, progress=show_progress
    )
    click.echo(count_line(private.headline))
    click.echo(f"Open {out / 'dossier.html'} in a browser; it needs no network.")
    click.echo(f"Check it: habeas verify {out} (in a clone: ./run habeas verify {out})")
    click.echo(f"The passphrase of this case is: {PASSPHRASE}")


def sample_case() -> Path:
    """Find the sample case: in the package, or beside it in a source tree."""
    packed = Path(str(files("habeas"))) / "samples" / CASE
    beside = Path(habeas.__file__).parents[2] / "samples" / CASE
    for folder in (packed, beside):
        if folder.is_dir():
            return folder
    raise NothingToRead("the sample case is not installed", hint="install habeas again")
