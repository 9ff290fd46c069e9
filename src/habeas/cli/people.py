"""How do persons of concern and their consents come in, and what of them is shown?"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click
import msgspec

from habeas import casework
from habeas.cli.passphrase import find_passphrase, passphrase_options
from habeas.cli.report import counted
from habeas.cli.telling import escaped, show_progress, shown, warn
from habeas.model.consent import Answer, Consent, Subject, allowed, of_person
from habeas.model.person import Field, Person, Risk

NEW_FILE = click.Path(dir_okay=False, path_type=Path)
EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
BLOT = "█████"


@click.command("people")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--template", type=NEW_FILE, metavar="CSV", help="Write a table of persons to fill.")
@click.option(
    "--consent-template", type=NEW_FILE, metavar="CSV", help="Write a table of consents to fill."
)
@click.option(
    "--take",
    "tables",
    multiple=True,
    type=EXISTING_FILE,
    metavar="CSV",
    help="Take in a filled table of either kind; as often as needed.",
)
@click.option("--open", "code", metavar="CODE", help="Show what is sealed of a person; noted.")
@click.option("--by", metavar="REVIEWER", help="With --open: your code, for the ledger.")
@click.option("--reason", metavar="TEXT", help="With --open: why you need to see it.")
@click.option("--json", "for_program", is_flag=True, help="Print the list for a program.")
@passphrase_options
def command(
    *,
    out: Path,
    template: Path | None,
    consent_template: Path | None,
    tables: tuple[Path, ...],
    code: str | None,
    by: str | None,
    reason: str | None,
    for_program: bool,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
) -> None:
    """List the persons of concern by code, and what they and the sources allowed.

    Names and everything that could identify a person go into the vault and are never listed.
    Silence is no: without a consent to this recipient and purpose, nothing of a confidential
    source and no name goes into a complaint.

    \b
    Examples:
      habeas people dossier --template people.csv
      habeas people dossier --take people.csv --take consents.csv
      habeas people dossier
      habeas people dossier --open P-001 --by R1 --reason "to fill the form"
    """
    secret = find_passphrase(passphrase_file, passphrase_fd, new=False, case=out)
    if code is not None:
        _open(out, secret, code, by, reason)
    elif tables:
        _take(out, secret, tables)
    elif template or consent_template:
        for target, consents in ((template, False), (consent_template, True)):
            if target is not None:
                casework.write_template(
                    out, target, passphrase=secret, consents=consents, progress=show_progress
                )
                click.echo(f"Written: {target}. Fill it, take it in with --take, then delete it.")
    else:
        listed = casework.people(out, passphrase=secret, progress=show_progress)
        click.echo(as_json(listed) if for_program else "\n".join(people_lines(listed)))


def _open(out: Path, secret: str, code: str, by: str | None, reason: str | None) -> None:
    if not by or not reason:
        raise click.UsageError("--open needs --by and --reason: the ledger notes who saw a name.")
    told = casework.open_person(out, code, passphrase=secret, by=by, reason=reason)
    for field in Field:
        if field in told:
            click.echo(f"{words(field)}: {shown(told[field])}")


def _take(out: Path, secret: str, tables: Sequence[Path]) -> None:
    taken = casework.take_people(out, tables, passphrase=secret, progress=show_progress)
    persons = counted(len(taken.persons), "person")
    consents = counted(len(taken.consents), "consent")
    click.echo(f"Taken in and sealed: {persons} new or changed, {consents} new or changed.")
    lies = " and ".join(table.name for table in tables)
    warn(
        f"what you wrote into {lies} still lies there in plain text",
        hint="delete it now, in the bin too; what was deleted from a flash disk can be read back",
    )


def words(field: str) -> str:
    """Write the name of a field for people.

    >>> words("person.family_name")
    'family name'
    """
    return field.rpartition(".")[2].replace("_", " ")


def people_lines(listed: casework.People) -> Iterator[str]:
    """List persons, then sources, with what they allowed; no name."""
    for person in listed.register.persons:
        yield from _person(person, listed)
    if not listed.register.persons:
        yield "The register is empty: habeas people OUT --template people.csv"
    sources = {one: path for one, path in listed.documents.items() if _answers(listed, one)}
    if sources:
        yield ""
        yield "SOURCES THAT ANSWERED"
    for subject, path in sorted(sources.items(), key=lambda pair: pair[1]):
        yield f"  {shown(path)}"
        yield from _answers(listed, subject)
    silent = len(listed.documents) - len(sources)
    if silent:
        yield ""
        yield f"{counted(silent, 'source')} never answered: nothing of them goes into a complaint."
    if listed.unregistered:
        who = counted(listed.unregistered, "person has", "people have")
        yield f"{who} no code yet who speak, are spoken of or stand in a list: see --template."


def _person(person: Person, listed: casework.People) -> Iterator[str]:
    yield f"{person.id}  {BLOT}  {person.service}; {_risk(person)}"
    told = counted(listed.told.get(person.id, 0), "statement")
    yield f"    {counted(len(person.sources), 'document')}, {told} told of them"
    signed = person.authority
    if signed:
        yield f"    authority: {signed.by}, {signed.signed}, before {' '.join(signed.scope)}"
    else:
        yield "    authority: nobody has signed that you may act"
    held = ", ".join(words(field) for field in Field if field in person.sealed)
    yield f"    sealed: {held or 'nothing is known'}"
    answers = _answers(listed, of_person(person.id))
    yield from answers or ["    no consent: stays sealed before everybody"]


def _risk(person: Person) -> str:
    return {
        Risk.YES: "AT RISK: nothing goes out",
        Risk.NONE_SEEN: "no risk seen",
        Risk.UNKNOWN: "risk not weighed: stays a code",
    }[person.risk]


def _answers(listed: casework.People, subject: Subject) -> list[str]:
    """Say for every recipient what holds today."""
    lines = []
    mine = _of(listed, subject)
    for purpose, recipient in sorted({(one.purpose, one.recipient) for one in mine}):
        found = allowed(mine, subject, purpose, recipient, day=listed.day)
        level = found.level or str(found.answer)
        since = f", since {found.given}" if found.answer is Answer.YES else ""
        lines.append(f"    {recipient} ({words(purpose)}): {level}{since}")
    return lines


def _of(listed: casework.People, subject: Subject) -> list[Consent]:
    return [one for one in listed.register.consents if one.about == subject]


def as_json(listed: casework.People) -> str:
    """Write the list for a program: codes, days and kinds of fields, no name."""
    persons = [
        {
            "code": person.id,
            "service": person.service,
            "risk": person.risk,
            "authority": person.authority,
            "documents": [listed.documents[one] for one in person.sources],
            "statements": listed.told.get(person.id, 0),
            "sealed": sorted(person.sealed),
            "consents": [_plain(one) for one in _of(listed, of_person(person.id))],
        }
        for person in listed.register.persons
    ]
    sources = [
        {"document": path, "consents": [_plain(one) for one in _of(listed, subject)]}
        for subject, path in sorted(listed.documents.items(), key=lambda pair: pair[1])
    ]
    made = {"persons": persons, "sources": sources, "day": listed.day}
    return escaped(msgspec.json.encode(made).decode())


def _plain(one: Consent) -> dict[str, str | date | None]:
    return {
        "purpose": one.purpose,
        "recipient": one.recipient,
        "level": one.level,
        "given": one.given,
        "until": one.until,
        "withdrawn": one.withdrawn,
    }
