"""Who said that what happened, in these files?"""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
from msgspec import Struct

from habeas import casework
from habeas.cli.telling import escaped, shown


class Hop(Struct, frozen=True):
    """One speaker of a chain."""

    name: str | None
    kind: str
    identity: str


class Place(Struct, frozen=True):
    """A place: its words, and its name where it is settled."""

    text: str | None
    name: str | None


class Amount(Struct, frozen=True):
    """A figure: its words, and what it counts."""

    text: str | None
    unit: str


class Told(Struct, frozen=True):
    """What a person at a terminal wants to see of a claim."""

    id: str
    doc: str
    words: str | None
    types: tuple[str, ...]
    certainty: str
    polarity: str
    date: str | None
    attribution: tuple[Hop, ...]
    places: tuple[Place, ...]
    quantity: Amount | None
    needs_review: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@click.command("claims")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--json", "for_program", is_flag=True, help="Print one claim a line, as JSON.")
@click.option("--explain", is_flag=True, help="Say by which rule each claim and field was found.")
@click.option(
    "--scorer",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="MODEL",
    help="Read with what `habeas learn` made of your decisions.",
)
def command(
    *, files: tuple[Path, ...], for_program: bool, explain: bool, scorer: Path | None
) -> None:
    """Print who said that what happened, out of single files.

    Nothing is written. The words of the files appear on this terminal, confidential or not.
    Before each stands the id that the masked row in review.csv has.

    \b
    Examples:
      habeas claims report.html
      habeas claims --explain report.html
      habeas claims --json report.html letter.docx
    """
    for line in casework.claims_of(files, scorer):
        if for_program:
            click.echo(escaped(line))
        else:
            claim = msgspec.json.decode(line, type=Told)
            reasons = reason_lines(claim) if explain else ()
            click.echo("\n".join((*told_lines(claim), *reasons)))


def told_lines(claim: Told) -> Iterator[str]:
    """Lay a claim out for reading: its id as in review.csv, its words, who says so, of what."""
    yield shown(f"{claim.id} {claim.doc}: “{claim.words or ''}”")
    chain = " < ".join(_speaker(hop) for hop in claim.attribution) or "?"
    yield f"  {claim.certainty} by {shown(chain)}"
    polarity = [] if claim.polarity == "affirmed" else [claim.polarity]
    places = [place.name or place.text or "?" for place in claim.places]
    figure = [f"{claim.quantity.text} ({claim.quantity.unit})"] if claim.quantity else []
    date = [claim.date] if claim.date else []
    told = "; ".join([", ".join(claim.types), *polarity, *date, *places, *figure])
    yield f"  {shown(told)}"


def reason_lines(claim: Told) -> Iterator[str]:
    """Say by which rule each field was found, and why a person should look."""
    yield from (f"    because {shown(reason)}" for reason in dict.fromkeys(claim.because))
    yield from (f"    to review: {shown(reason)}" for reason in claim.needs_review)


def _speaker(hop: Hop) -> str:
    name = hop.name or "a protected person"
    return name if hop.identity == "named" else f"{name} ({hop.kind}, {hop.identity})"
