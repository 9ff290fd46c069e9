"""Was anything in a dossier altered or lost?"""

from pathlib import Path

import click

from habeas import casework
from habeas.cli.passphrase import find_passphrase, passphrase_options
from habeas.cli.report import counted
from habeas.errors import Damaged
from habeas.model.entry import Fault, Report


@click.command("verify")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
@passphrase_options
def command(*, out: Path, passphrase_file: Path | None, passphrase_fd: int | None) -> None:
    """Check that nothing in OUT was altered or lost.

    It reads the whole ledger, every sealed source and every file that the last run wrote. What it
    cannot see is a whole case put back to an older state.

    \b
    Example:
      habeas verify dossier
    """
    secret = find_passphrase(passphrase_file, passphrase_fd, new=False, case=out)
    report = casework.verify(out, passphrase=secret)
    click.echo(_counts(report))
    for fault in report.faults:
        click.echo(fault_line(fault))
    if not report.ok:
        raise Damaged(
            f"{counted(len(report.faults), 'fault')} found",
            hint="leave OUT as it is, and compare it with a backup",
        )
    click.echo("Nothing is altered, nothing is missing.")


def fault_line(fault: Fault) -> str:
    """Say what is wrong, and with which entry, file or source.

    >>> from habeas.model.entry import FaultKind
    >>> fault_line(Fault(FaultKind.FILE_ALTERED, output="claims.csv"))
    'derived file altered: claims.csv'
    """
    where = [
        fault.output or "",
        f"entry {fault.number}" if fault.number is not None else "",
        fault.path or (f"source {fault.source}" if fault.source else ""),
    ]
    return f"{fault.kind}: {', '.join(part for part in where if part)}".removesuffix(": ")


def _counts(report: Report) -> str:
    entries = counted(report.entries, "entry", "entries")
    sources = counted(report.sources, "sealed source")
    return f"Checked {entries} of the ledger, {sources}, {counted(report.files, 'written file')}."
