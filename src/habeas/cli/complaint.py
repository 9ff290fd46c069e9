"""How is a draft complaint asked for: to whom, for whom, in which language?"""

from pathlib import Path

import click

from habeas import casework
from habeas.cli.leaving import preview_lines
from habeas.cli.passphrase import find_passphrase, passphrase_options
from habeas.cli.telling import show_progress


@click.command("complaint")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--to", default="general", show_default=True, help="Whom it is written to.")
@click.option(
    "--for", "persons", multiple=True, metavar="CODE", help="A person concerned, as P-001."
)
@click.option(
    "--lang",
    "--language",
    "language",
    default="en",
    show_default=True,
    help="Language of the draft: en, ru, uk, es.",
)
@click.option("--beside", metavar="LANGUAGE", help="Set the text in this language next to it.")
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Your own wording: a folder with ADDRESSEE/LANGUAGE.txt.",
)
@click.option("--show-template", is_flag=True, help="Print the template, to be changed.")
@click.option(
    "-o",
    "--file",
    "target",
    default=Path("complaint"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where it goes: a name in .docx or .pdf, or one without an ending for both.",
)
@click.option(
    "--preview", is_flag=True, help="Show what would leave and what stays; write nothing."
)
@click.option("--by", metavar="REVIEWER", help="With --preview: your code, to read names; noted.")
@passphrase_options
def command(
    *,
    out: Path,
    to: str,
    persons: tuple[str, ...],
    language: str,
    beside: str | None,
    templates: Path | None,
    show_template: bool,
    target: Path,
    preview: bool,
    by: str | None,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
) -> None:
    """Draft a complaint from the case in OUT, as DOCX and PDF.

    Every sentence of fact cites its statements and keeps their mood. A draft to an addressee is
    made from what this addressee may see: names stay sealed unless they were opened for it.
    Exhibits keep their numbers from draft to draft. Until a person has accepted every statement
    that it uses, and answers for every norm that no lawyer has confirmed, each page says so.

    \b
    Examples:
      habeas complaint dossier --to wgad --for P-001 --preview
      habeas complaint dossier --to wgad --for P-001 -o wgad
      habeas complaint dossier --to ru-prosecutor --for P-001 --for P-002 --lang ru -o complaint
      habeas complaint dossier --to hrc --for P-001 --beside ru -o hrc.docx
      habeas complaint dossier --to ombudsman --show-template
    """
    if show_template:
        click.echo(casework.template_of(to, language, templates), nl=False)
        return
    casework.must_have_template(to, language, templates, beside=beside)
    passphrase = find_passphrase(passphrase_file, passphrase_fd, new=False, case=out)
    if preview:
        found = casework.preview_complaint(
            out,
            passphrase=passphrase,
            to=to,
            persons=persons,
            language=language,
            templates=templates,
            by=by,
            progress=show_progress,
        )
        for line in preview_lines(found):
            click.echo(line)
        return
    written = casework.draft_complaint(
        out,
        target,
        passphrase=passphrase,
        to=to,
        persons=persons,
        language=language,
        beside=beside,
        templates=templates,
        progress=show_progress,
    )
    for path in written:
        click.echo(f"Written: {path.resolve()}")
    click.echo("It is a draft: fill its marked gaps, and check it before anybody files it.")
