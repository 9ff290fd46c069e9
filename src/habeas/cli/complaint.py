"""How is a draft complaint asked for, in which language?"""

from pathlib import Path

import click

from habeas import casework
from habeas.cli.passphrase import find_passphrase, passphrase_options
from habeas.cli.telling import show_progress


@click.command("complaint")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--language", default="en", show_default=True, help="Language of the draft: en, ru.")
@click.option(
    "-o",
    "--file",
    "target",
    default=Path("complaint"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where it goes: a name in .docx or .pdf, or one without an ending for both.",
)
@passphrase_options
def command(
    *,
    out: Path,
    language: str,
    target: Path,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
) -> None:
    """Draft a complaint from the case in OUT, as DOCX and PDF.

    Every sentence of fact cites its statements and keeps their mood. Statements of confidential
    sources are given by kind, place and date only. Until a person has accepted every statement
    that it uses, the draft says on every page that it has not been reviewed.

    \b
    Examples:
      habeas complaint dossier --language ru -o complaint-ru
      habeas complaint dossier -o draft.docx
    """
    written = casework.draft_complaint(
        out,
        target,
        passphrase=find_passphrase(passphrase_file, passphrase_fd, new=False),
        language=language,
        progress=show_progress,
    )
    for path in written:
        click.echo(f"Written: {path}")
    click.echo("It is a draft: fill its marked gaps, and check it before anybody files it.")
