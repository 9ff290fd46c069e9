"""How is the main job asked for?"""

from pathlib import Path

import click

from habeas import casework
from habeas.cli.passphrase import find_passphrase, passphrase_options
from habeas.cli.report import as_json, report_lines
from habeas.cli.size import Size
from habeas.cli.telling import show_progress, warn

CASE = "case.habeas"
EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("dossier")
@click.argument("folder", type=EXISTING_FOLDER)
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), help="Where the dossier goes."
)
@click.option(
    "--public",
    multiple=True,
    metavar="GLOB",
    help="Files that are known to have been published, as docs/*.txt; give it as often as needed.",
)
@click.option(
    "--with-confidential",
    is_flag=True,
    help="Write the words of confidential sources in plain text into OUT too.",
)
@passphrase_options
@click.option("--max-file", type=Size(), help="Refuse single files over this size, as 20MB.")
@click.option(
    "--decisions", type=EXISTING_FILE, metavar="CSV", help="A review.csv with decisions filled in."
)
@click.option(
    "--scorer",
    type=EXISTING_FILE,
    metavar="MODEL",
    help="Read with what `habeas learn` made of your decisions, from now on.",
)
@click.option(
    "--proposer",
    metavar="http://127.0.0.1:PORT",
    help="Ask a model on this machine about published sources, and those that agreed.",
)
@click.option(
    "--rules-only",
    is_flag=True,
    help="Read with the rules alone from now on: forget the scorer, and what a model said.",
)
@click.option("--claims", type=EXISTING_FILE, hidden=True)
@click.option("--json", "for_program", is_flag=True, help="Print the result for a program.")
def command(
    *,
    folder: Path,
    out: Path,
    public: tuple[str, ...],
    with_confidential: bool,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
    max_file: int | None,
    decisions: Path | None,
    scorer: Path | None,
    proposer: str | None,
    rules_only: bool,
    claims: Path | None,
    for_program: bool,
) -> None:
    """Read every report under FOLDER and write the dossier into OUT.

    Everything counts as confidential unless it is known to have been published. An OUT that habeas
    wrote earlier is updated: new reports are added, decisions stay.

    \b
    Examples:
      habeas dossier reports -o dossier
      habeas dossier reports -o dossier --public 'press/*.html'
      habeas dossier reports -o dossier --decisions dossier/review.csv
    """
    if rules_only and (scorer or proposer):
        raise click.UsageError("Give --rules-only, or --scorer and --proposer, not both.")
    if with_confidential:
        warn(
            "the words of confidential sources will stand in plain text in OUT",
            hint="keep OUT on an encrypted disk, and delete it when the work is done",
        )
    private = casework.build_dossier(
        folder,
        out,
        passphrase=find_passphrase(passphrase_file, passphrase_fd, new=not (out / CASE).exists()),
        public=public,
        with_confidential=with_confidential,
        max_file=max_file,
        decisions=decisions,
        claims=claims,
        beside=casework.Wanted(scorer, proposer, rules_only),
        progress=show_progress,
    )
    told = [as_json(private, out)] if for_program else report_lines(private, folder, out)
    for line in told:
        click.echo(line)
