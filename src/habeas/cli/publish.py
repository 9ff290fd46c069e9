"""How does something leave the case for everybody, and who has confirmed it?"""

from collections.abc import Iterator
from pathlib import Path

import click

from habeas import casework
from habeas.cli.passphrase import find_passphrase, passphrase_options
from habeas.cli.report import counted
from habeas.cli.telling import show_progress, shown, warn
from habeas.errors import NotConfirmed
from habeas.model.public import PublicSource, Release


@click.command("publish")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o",
    "--public",
    required=True,
    type=click.Path(path_type=Path),
    help="Where the public files go: a new or empty folder.",
)
@click.option(
    "--confirm", is_flag=True, help="Write it; without this you only see what would leave."
)
@click.option(
    "--as",
    "partners",
    multiple=True,
    type=click.Choice(casework.PARTNERS),
    help="Write only the file that this partner's program reads; as often as needed.",
)
@passphrase_options
def command(
    *,
    out: Path,
    public: Path,
    confirm: bool,
    partners: tuple[str, ...],
    passphrase_file: Path | None,
    passphrase_fd: int | None,
) -> None:
    """Write a public report from the published documents of the case in OUT.

    Confidential documents add nothing to it, not even to a count. No person is named or quoted.
    Without --confirm nothing is written: you see what would leave, and what is held back and why.

    \b
    Examples:
      habeas publish dossier -o public
      habeas publish dossier -o public --confirm
      habeas publish dossier -o for-aleph --as ftm --confirm
    """
    staged = casework.publish(
        out,
        public,
        passphrase=find_passphrase(passphrase_file, passphrase_fd, new=False, case=out),
        confirmed=confirm,
        partners=partners,
        progress=show_progress,
    )
    if not staged.apart:
        warn(
            "this case does not know where its reports lie",
            hint="see to it that PUBLIC is not among them",
        )
    for line in _lines(staged, public, confirm=confirm):
        click.echo(line)
    if not confirm:
        raise NotConfirmed("nothing was written", hint="read the list above, then add --confirm")


def _lines(staged: casework.Staged, public: Path, *, confirm: bool) -> Iterator[str]:
    yield f"{'Published into' if confirm else 'Would be published into'} {public}:"
    yield from (f"  {name} ({size:,} bytes)" for name, size in staged.files)
    yield f"  with {_summary(staged.offer.release)}"
    yield from (f"  source {_source(source)}" for source in staged.offer.release.sources)
    yield "Held back:"
    for one in staged.offer.withheld:
        yield f"  {one.count}: {one.why}"
    yield "Look at it before you send it on: habeas cannot know what your readers know already."


def _summary(release: Release) -> str:
    figures = sum(claim.figure is not None for claim in release.claims)
    parts = [
        counted(len(release.claims), "statement"),
        counted(len(release.places), "place"),
        counted(figures, "figure"),
        counted(len(release.findings), "finding"),
    ]
    return ", ".join(parts)


def _source(source: PublicSource) -> str:
    parts = [source.id, source.outlet, source.published, source.url]
    return shown(", ".join(part for part in parts if part))
