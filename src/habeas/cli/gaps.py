"""Which facts does the law still need, and whom could one ask?"""

import textwrap
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from habeas import casework
from habeas.cli.passphrase import find_passphrase, passphrase_options
from habeas.cli.report import counted
from habeas.cli.telling import escaped, show_progress, shown
from habeas.model.law import Gap, Legal
from habeas.model.norm import Truth, Urgency, Verdict

WIDTH = 96
INDENT = " " * 7
TITLES = {
    Urgency.NOW: "NOW: traces fade, or somebody is in danger",
    Urgency.SOON: "SOON",
    Urgency.BEFORE_FILING: "BEFORE ANYTHING IS FILED",
}


@click.command("gaps")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "for_program", is_flag=True, help="Print the gaps for a program.")
@click.option(
    "--facts",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="CSV",
    help="Facts that you know and no source tells, for this view only.",
)
@passphrase_options
def command(
    *,
    out: Path,
    for_program: bool,
    facts: Path | None,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
) -> None:
    """Show what the law needs and nobody has said: questions, whom to ask, how urgent.

    Nothing is written. Statements of confidential sources are counted, never named. A fact that
    nobody speaks of is unknown, never a no. This is no legal advice.

    \b
    Examples:
      habeas gaps dossier
      habeas gaps dossier --json
      habeas gaps dossier --facts known.csv
    """
    legal = casework.legal_standing(
        out,
        passphrase=find_passphrase(passphrase_file, passphrase_fd, new=False),
        facts=facts,
        progress=show_progress,
    )
    if for_program:
        click.echo(escaped(msgspec.json.encode(legal.gaps).decode()))
    else:
        click.echo("\n".join(gap_lines(legal)))


def gap_lines(legal: Legal) -> Iterator[str]:
    """Lay the questions out, the most urgent first."""
    yield f"Read under: {', '.join(one.name for one in legal.systems)}."
    count = {kind: sum(r.verdict is kind for r in legal.readings) for kind in Verdict}
    told = ", ".join(f"{n} {kind.replace('_', ' ')}" for kind, n in count.items())
    yield f"{counted(len(legal.readings), 'norm')}: {told}."
    if not any(reading.norm.reviewed_by for reading in legal.readings):
        yield "No lawyer has confirmed any of these norms."
    for urgency, title in TITLES.items():
        found = [gap for gap in legal.gaps if gap.urgency is urgency]
        if found:
            yield ""
            yield title
            yield from _questions(found)


def _questions(gaps: list[Gap]) -> Iterator[str]:
    grouped: dict[str, list[Gap]] = {}
    for gap in gaps:
        grouped.setdefault(gap.element, []).append(gap)
    for group in sorted(grouped.values(), key=lambda g: -len(g[0].norms)):
        first = group[0]
        places = [shown(gap.place) for gap in group if gap.place]
        yield f"  {first.element}  {first.label}: {_state(first)}"
        yield from _folded(f"ask {first.ask}: {first.question}")
        if places:
            yield from _folded(f"unknown at: {'; '.join(places)}")


def _state(gap: Gap) -> str:
    """Say what is known of a fact in the whole case; what only places lack is told elsewhere."""
    if gap.place is not None:
        return "told elsewhere"
    if gap.state is Truth.UNKNOWN:
        return f"unknown; {gap.why}"
    origins = counted(gap.origins, "origin") if gap.origins else "no origin shown"
    return f"{gap.state} ({origins}); {gap.why}"


def _folded(line: str) -> list[str]:
    return [f"{INDENT}{part}" for part in textwrap.wrap(line, WIDTH - len(INDENT))]
