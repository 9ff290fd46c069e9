"""What became of each complaint, what is due, and how is the next step noted?"""

import sys
import textwrap
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from getpass import getpass
from pathlib import Path

import click
import msgspec

from habeas import casework
from habeas.cli.passphrase import find_passphrase, passphrase_options
from habeas.cli.report import counted
from habeas.cli.telling import escaped, show_progress, shown
from habeas.model.consent import Recipient
from habeas.model.filing import FilingId, Step, StepKind
from habeas.model.law import Deadline

STEPS = [str(kind) for kind in StepKind if kind is not StepKind.DRAFTED]
LONGEST_NAME = 300
WIDTH = 100
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("filing")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("code", required=False)
@click.option("--add", "kind", type=click.Choice(STEPS), help="Note this step of the filing CODE.")
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), help="Day on which it happened; today without it."
)
@click.option("--by", metavar="REVIEWER", default="", help="Code of whoever took the step.")
@click.option(
    "--name-file",
    type=FILE,
    metavar="F",
    help="With responsible: the name, in the first line of F.",
)
@click.option("--number", default="", help="Number that the recipient gave it.")
@click.option("--to", "target", metavar="RECIPIENT", help="Of a transfer or an appeal: to whom.")
@click.option("--note-file", type=FILE, metavar="F", help="A note to seal with the step.")
@click.option("--json", "for_program", is_flag=True, help="Print the board for a program.")
@passphrase_options
def command(
    *,
    out: Path,
    code: str | None,
    kind: str | None,
    day: datetime | None,
    by: str,
    name_file: Path | None,
    number: str,
    target: str | None,
    note_file: Path | None,
    for_program: bool,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
) -> None:
    """Show the filings of the case in OUT with what is due, or note the next step of one.

    A filing begins when a complaint to a recipient is drafted. It can be filed when a person has
    accepted it, somebody answers by name for norms that no lawyer has confirmed, every consent
    that it rests on stands, and the risk for each person was weighed. Names and notes are sealed.

    \b
    Examples:
      habeas filing dossier
      habeas filing dossier F-001 --add accepted --by R1
      habeas filing dossier F-001 --add responsible
      habeas filing dossier F-001 --add filed --day 2026-11-25
      habeas filing dossier F-001 --add registered --number 12/26
    """
    secret = find_passphrase(passphrase_file, passphrase_fd, new=False, case=out)
    if kind is None:
        _show(out, secret, code, for_program=for_program)
        return
    if code is None:
        raise click.UsageError("--add needs the code of a filing, as F-001.")
    step = Step(
        filing=FilingId(code.upper()),
        kind=StepKind(kind),
        day=(day.date() if day else casework.today()),
        by=_by(StepKind(kind), by, name_file),
        note=_first(note_file, whole=True),
        number=number,
        to=Recipient(target) if target else None,
    )
    casework.take_step(out, step, passphrase=secret, progress=show_progress)
    click.echo(f"Noted and sealed: {step.filing} {step.kind} on {step.day}.")
    _show(out, secret, step.filing, for_program=False)


def _by(kind: StepKind, by: str, name_file: Path | None) -> str:
    """Find who took the step; a name on the command line could be read by others."""
    if kind is not StepKind.RESPONSIBLE:
        if kind is StepKind.ACCEPTED and not by:
            raise click.UsageError("accepted needs --by: the code of whoever read the draft.")
        return by
    if by:
        raise click.UsageError("responsible takes a name: asked for here, or --name-file.")
    if name_file is None and not sys.stdin.isatty():
        raise click.UsageError("responsible needs a name: give --name-file, or use a terminal.")
    name = _first(name_file) if name_file else getpass("Full name of whoever answers for it: ")
    if not name.strip():
        raise click.UsageError("responsible needs a name.")
    return name.strip()


def _first(file: Path | None, *, whole: bool = False) -> str:
    if file is None:
        return ""
    text = file.read_text(encoding="utf-8-sig")
    return text if whole else text.partition("\n")[0][:LONGEST_NAME]


def _show(out: Path, secret: str, code: str | None, *, for_program: bool) -> None:
    found = casework.board(out, passphrase=secret)
    wanted = [one for one in found if code is None or one.filing.id == code.upper()]
    if for_program:
        click.echo(as_json(wanted))
    else:
        click.echo("\n".join(board_lines(wanted, casework.today())))


def board_lines(board: Sequence[casework.Line], today: date) -> Iterator[str]:
    """Lay the filings out: what happened, what stops them, what is to do, what is due."""
    if not board:
        yield "No filing: `habeas complaint OUT --to RECIPIENT` begins one."
    for line in board:
        draft = line.filing.draft
        persons = " ".join(draft.persons) if draft and draft.persons else "no person by code"
        yield f"{line.filing.id}  to {draft.recipient if draft else '?'}, for {persons}"
        for step in line.filing.steps:
            more = [shown(step.number), f"to {step.to}" if step.to else ""]
            yield "    " + "  ".join(part for part in (str(step.day), step.kind, *more) if part)
        filed = line.filing.last(StepKind.FILED) is not None
        mark = "SINCE IT WAS FILED, ask the recipient to keep it back:" if filed else "STOPPED "
        yield from (f"    {mark} {why}" for why in line.stopped)
        for what in line.to_do:
            yield from _folded(f"to do  {what}")
        for one in line.due:
            yield f"    due  {_moment(one, today)}: {one.title}"
            yield f"         {one.who_acts} to act; {one.source}; {one.review}"


def _folded(line: str) -> list[str]:
    return textwrap.wrap(line, WIDTH, initial_indent="    ", subsequent_indent=" " * 11)


def _moment(one: Deadline, today: date) -> str:
    if one.ends is None:
        return "no day can be computed"
    left = (one.ends.date() - today).days
    when = "OVERDUE" if left < 0 else "TODAY" if left == 0 else f"in {counted(left, 'day')}"
    weekend = ", a weekend" if one.weekend else ""
    here = f"{one.ends:%Y-%m-%d %H:%M %Z} ({one.ends.astimezone(UTC):%Y-%m-%d %H:%M} UTC)"
    return f"{here}{weekend}, {when}"


def as_json(board: Sequence[casework.Line]) -> str:
    """Write the board for a program: codes, days and kinds of steps, no name and no note."""
    made = [
        {
            "filing": line.filing.id,
            "recipient": line.filing.draft.recipient if line.filing.draft else None,
            "persons": line.filing.draft.persons if line.filing.draft else (),
            "steps": [
                {"kind": step.kind, "day": step.day, "number": step.number, "to": step.to}
                for step in line.filing.steps
            ],
            "stopped": line.stopped,
            "to_do": line.to_do,
            "due": line.due,
        }
        for line in board
    ]
    return escaped(msgspec.json.encode(made).decode())
