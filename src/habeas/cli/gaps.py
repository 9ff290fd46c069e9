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
from habeas.model.addressee import NeedKind, Readiness
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
@click.option(
    "--for",
    "persons",
    multiple=True,
    metavar="CODE",
    help="Only what is missing of this person of the register, as P-001; as often as needed.",
)
@click.option("--to", metavar="ADDRESSEE", help="Only what this addressee asks for, as wgad.")
@click.option("--json", "for_program", is_flag=True, help="Print the gaps for a program.")
@click.option(
    "--facts",
    "known",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="CSV",
    help="Facts that you know and no source tells, for this view only.",
)
@click.option("--keep", is_flag=True, help="Seal the facts in the case: they count from now on.")
@passphrase_options
def command(
    *,
    out: Path,
    persons: tuple[str, ...],
    to: str | None,
    for_program: bool,
    known: Path | None,
    keep: bool,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
) -> None:
    """Show what the law needs and nobody has said: questions, whom to ask, how urgent.

    Without --keep nothing is written. Statements of confidential sources are counted, never named.
    A fact that nobody speaks of is unknown, never a no. This is no legal advice.

    \b
    Examples:
      habeas gaps dossier
      habeas gaps dossier --to wgad --for P-001
      habeas gaps dossier --json
      habeas gaps dossier --facts known.csv --keep
    """
    if keep and known is None:
        raise click.UsageError("--keep needs --facts: there is nothing to keep")
    legal = casework.legal_standing(
        out,
        passphrase=find_passphrase(passphrase_file, passphrase_fd, new=False, case=out),
        known=known,
        keep=keep,
        persons=persons,
        to=to,
        progress=show_progress,
    )
    if for_program:
        click.echo(escaped(msgspec.json.encode(legal.gaps).decode()))
    else:
        click.echo("\n".join(gap_lines(legal, to)))


def gap_lines(legal: Legal, to: str | None = None) -> Iterator[str]:
    """Lay the questions out, the most urgent first."""
    yield f"Read under: {', '.join(one.name for one in legal.systems)}."
    count = {kind: sum(r.verdict is kind for r in legal.readings) for kind in Verdict}
    told = ", ".join(f"{n} {kind.replace('_', ' ')}" for kind, n in count.items())
    yield f"{counted(len(legal.readings), 'norm')}: {told}."
    if not any(reading.norm.reviewed_by for reading in legal.readings):
        yield "No lawyer has confirmed any of these norms."
    yield from (f"Before anything is filed: {caution}." for caution in legal.cautions)
    yield from _categories(legal)
    yield from _addressees(legal, to)
    for urgency, title in TITLES.items():
        found = [gap for gap in legal.gaps if gap.urgency is urgency]
        if found:
            yield ""
            yield title
            yield from _questions(found)


def _categories(legal: Legal) -> Iterator[str]:
    """Say in a line how the categories of arbitrary detention stand, for the case or a person."""
    alone = any(one.person is None for one in legal.matrices)
    found: dict[str | None, list[str]] = {}
    for one in (*(legal.categories if alone else ()), *legal.of_persons):
        found.setdefault(one.person, []).append(f"{one.number} {one.verdict.replace('_', ' ')}")
    for person, told in found.items():
        whose = f" for {person}" if person else ""
        yield f"Categories of arbitrary detention (UN Working Group){whose}: {', '.join(told)}."


def _addressees(legal: Legal, to: str | None) -> Iterator[str]:
    """Say of each addressee how much is missing; of the one that was asked for, what it is."""
    yield ""
    yield "WHO CAN BE WRITTEN TO"
    for one in legal.readiness:
        yield f"  {one.addressee.id}{f' for {one.person}' if one.person else ''}: {_standing(one)}"
        if to is not None:
            yield from _folded(one.addressee.rule)
            yield from _needs(one)


def _standing(one: Readiness) -> str:
    if one.closed:
        return f"closed ({'; '.join(one.closed)})"
    missing = len(one.missing)
    return f"{counted(missing, 'answer')} missing" if missing else "everything asked for is there"


def _needs(one: Readiness) -> Iterator[str]:
    missing = set(one.missing)
    for state in one.needs:
        mark = "+" if state.met else "!" if state in missing else "-"
        kind = "" if state.need.kind is NeedKind.MUST else f", {state.need.kind.replace('_', ' ')}"
        yield f"    {mark} {state.need.item}: {state.need.label}: {state.state}{kind}"


def _questions(gaps: list[Gap]) -> Iterator[str]:
    grouped: dict[str, list[Gap]] = {}
    for gap in gaps:
        grouped.setdefault(gap.element, []).append(gap)
    for group in sorted(grouped.values(), key=lambda g: -len(g[0].norms)):
        first = group[0]
        yield f"  {first.element}  {first.label}: {_state(first)}"
        yield from _folded(f"ask {first.ask}: {first.question}")
        places = dict.fromkeys(shown(gap.place) for gap in group if gap.place)
        if places:
            yield from _folded(f"unknown at: {'; '.join(places)}")
        persons = [gap.person for gap in group if gap.person]
        if persons:
            yield from _folded(f"of: {', '.join(persons)}")
        wanted = dict.fromkeys(one for gap in group for one in gap.addressees)
        if wanted:
            yield from _folded(f"asked for by: {', '.join(wanted)}")


def _state(gap: Gap) -> str:
    """Say what is known of a fact in the whole case; what only parts lack is told elsewhere."""
    if gap.place is not None:
        return "told elsewhere"
    if gap.state is Truth.UNKNOWN:
        return f"unknown; {gap.why}"
    origins = counted(gap.origins, "origin") if gap.origins else "no origin shown"
    return f"{gap.state} ({origins}); {gap.why}"


def _folded(line: str) -> list[str]:
    return [f"{INDENT}{part}" for part in textwrap.wrap(line, WIDTH - len(INDENT))]
