"""What have our decisions taught, and is it better?"""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from habeas import casework
from habeas.casework import Learnt
from habeas.cli.passphrase import find_passphrase, passphrase_options
from habeas.cli.report import counted
from habeas.cli.telling import show_progress


@click.command("learn")
@click.argument(
    "cases",
    nargs=-1,
    required=True,
    metavar="OUT...",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "-o",
    "--out",
    "model",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="MODEL",
    help="Keep it in this file; in the cases themselves without it.",
)
@click.option("--json", "for_program", is_flag=True, help="Print the marks for a program.")
@passphrase_options
def command(
    *,
    cases: tuple[Path, ...],
    model: Path | None,
    for_program: bool,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
) -> None:
    """Learn from the decisions of your cases how to read; keep it only if it reads better.

    A scorer may doubt a statement, choose among those who could have said it, and be less sure; it
    changes no word and raises no certainty. It is judged on families of sources that it never
    learns from, and what is in use stays unless it is better. It is a table of whole numbers that
    holds no word, name or path of your documents. All cases must have the same passphrase.

    \b
    Examples:
      habeas learn dossier
      habeas learn dossier other-dossier -o scorer.csv
      habeas dossier reports -o dossier --scorer scorer.csv
    """
    learnt = casework.learn(
        cases,
        passphrase=find_passphrase(passphrase_file, passphrase_fd, new=False),
        to=model,
        progress=show_progress,
    )
    if for_program:
        click.echo(msgspec.json.encode(learnt).decode())
    else:
        click.echo("\n".join(_lines(learnt, model)))


def _lines(learnt: Learnt, model: Path | None) -> Iterator[str]:
    yield (
        f"Learnt from {counted(learnt.taught, 'decision')}, judged by "
        f"{counted(learnt.judged, 'decision')} on sources it had not seen "
        f"({counted(learnt.families, 'family', 'families')} in all)."
    )
    for question, after in learnt.after.items():
        before = learnt.before[question]
        yield f"  {question}: {after.right} of {after.of} right, {before.right} before"
    if model is None:
        yield "It is kept in the case: the next `habeas dossier` reads with it."
    else:
        yield "It is kept in the file: give it to `habeas dossier` as --scorer."
