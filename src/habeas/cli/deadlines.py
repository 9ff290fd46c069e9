"""When do the time limits of a case end?"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click
import msgspec

from habeas import casework
from habeas.cli.passphrase import find_passphrase, passphrase_options
from habeas.cli.telling import escaped, show_progress
from habeas.model.law import Deadline


@click.command("deadlines")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--from",
    "sent",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day from which to count, where no filing is noted: a complaint sent, a reply received.",
)
@click.option(
    "--for",
    "persons",
    multiple=True,
    metavar="CODE",
    help="Only what runs for this person of the register, as P-001; as often as needed.",
)
@click.option("--json", "for_program", is_flag=True, help="Print the time limits for a program.")
@passphrase_options
def command(
    *,
    out: Path,
    sent: datetime | None,
    persons: tuple[str, ...],
    for_program: bool,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
) -> None:
    """Compute the time limits of the case in OUT, in their time zones.

    Each ends with the last second of its day in the zone of the body that counts it. Some run from
    a step of a filing (`habeas filing`) or from the day that you give, some from the first day of
    detention that the statements allow. Public holidays are not known: ask a lawyer before you
    rely on a day.

    \b
    Examples:
      habeas deadlines dossier
      habeas deadlines dossier --from 2026-11-25
      habeas deadlines dossier --for P-001
      habeas deadlines dossier --json
    """
    found = casework.time_limits(
        out,
        sent.date() if sent else None,
        passphrase=find_passphrase(passphrase_file, passphrase_fd, new=False, case=out),
        persons=persons,
        progress=show_progress,
    )
    if for_program:
        click.echo(escaped(msgspec.json.encode(found).decode()))
    else:
        today = sent.date() if sent else casework.today()
        click.echo("\n".join(deadline_lines(found, today)))


def deadline_lines(found: Sequence[Deadline], today: date) -> Iterator[str]:
    """Lay the time limits out, the nearest first, each with its source and review."""
    for one in found:
        about = f"{one.about}: " if one.about else ""
        yield f"{_moment(one)}  {about}{one.title} ({one.who_acts})"
        over = one.ends is not None and one.ends.date() < today
        weekend = "; it falls on a weekend" if one.weekend else ""
        yield f"    {f'OVER on {today}: ' if over else ''}{one.because}{weekend}"
        yield f"    {one.source}; {one.review}"


def _moment(one: Deadline) -> str:
    if one.ends is None:
        return "no day can be computed"
    here = one.ends.strftime("%Y-%m-%d %H:%M:%S %Z")
    return f"{here} ({one.ends.astimezone(UTC):%Y-%m-%d %H:%M} UTC)"
