"""Who said that what happened, in these files?"""

from pathlib import Path

import click

from habeas import casework


@click.command("claims")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--json", "for_program", is_flag=True, help="Print one claim a line, as JSON.")
def command(*, files: tuple[Path, ...], for_program: bool) -> None:
    """Print who said that what happened, out of single files.

    Nothing is written. The words of the files appear on this terminal, confidential or not.

    \b
    Examples:
      habeas claims report.html
      habeas claims --json report.html letter.docx
    """
    for claim in casework.claims_of(files):
        click.echo(claim)
