"""How does a case that is already there stand under the law, and when do time limits end?"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from habeas import law
from habeas.casework import awaited, facts, filing, reopened
from habeas.casework.progress import Progress, silent
from habeas.casework.reopened import Reopened
from habeas.casework.zones import zones
from habeas.errors import UnknownPerson
from habeas.model.law import Deadline, Legal


def legal_standing(
    place: Path,
    *,
    passphrase: str,
    known: Path | None = None,
    keep: bool = False,
    persons: Sequence[str] = (),
    to: str | None = None,
    progress: Progress = silent,
) -> Legal:
    """Hold the sealed case against the law; what is confidential is counted, not named.

    Facts that the owner knows count for this view, or are sealed in the case with `keep`. The view
    can be narrowed to some persons of the register and to one addressee.
    """
    given = facts.read_facts(known)
    with reopened.opened(place, passphrase) as held:
        if keep:
            facts.keep(held, given)
        legal = _legal(reopened.reread(held, facts=given, progress=progress))
    return _narrowed(legal, {one.strip().upper() for one in persons}, to)


def _narrowed(legal: Legal, persons: set[str], to: str | None) -> Legal:
    """Keep what concerns these persons and this addressee; refuse whom the case does not know."""
    codes = {one.person for one in legal.matrices if one.person}
    if persons - codes:
        raise UnknownPerson(
            "no person of the case has this code", hint="`habeas people OUT` lists the codes"
        )
    ids = {one.addressee.id for one in legal.readiness}
    if to is not None and to not in ids:
        raise UnknownPerson(
            "the law that the case is read under knows no such addressee",
            hint=f"choose one of {', '.join(sorted(ids))}",
        )
    kept: set[str | None] = {*persons} or {None, *codes}
    return replace(
        legal,
        matrices=tuple(one for one in legal.matrices if one.person in kept),
        gaps=tuple(
            one
            for one in legal.gaps
            if one.person in kept and (to is None or to in one.addressees)
        ),
        of_persons=tuple(one for one in legal.of_persons if one.person in kept),
        readiness=tuple(
            one for one in legal.readiness if one.person in kept and to in {None, one.addressee.id}
        ),
    )


def time_limits(
    place: Path,
    sent: date | None,
    *,
    passphrase: str,
    persons: Sequence[str] = (),
    progress: Progress = silent,
) -> tuple[Deadline, ...]:
    """Compute the time limits of the sealed case: of its filings, its facts, and a day given."""
    codes = {one.strip().upper() for one in persons}
    with reopened.opened(place, passphrase) as held:
        legal = _narrowed(_legal(reopened.reread(held, progress=progress)), codes, None)
        begun = tuple(
            replace(limit, about=one.id)
            for one in filing.filings(held)
            if one.draft is not None and (not codes or codes & set(one.draft.persons))
            for limit in awaited.due(one)
        )
    return law.nearest_first((*begun, *law.deadlines(legal, sent, zones(), persons=codes)))


def _legal(found: Reopened) -> Legal:
    legal = found.private.legal
    return legal if legal is not None else found.findings.legal
