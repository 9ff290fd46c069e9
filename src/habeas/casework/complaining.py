"""How is a complaint drafted from a case that is already there, for whom and to whom?"""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from habeas import publication
from habeas.casework import clock, deciding, disclosing, exhibits, intake, reading, reopened
from habeas.casework.progress import Progress, silent
from habeas.errors import BadSettings, Refused
from habeas.vault import disk
from habeas.vault.case import Case

FORMATS = (".docx", ".pdf")
NOBODY = "general"  # the draft that stands in every dossier
TEMPLATE = ".txt"
LARGEST = 1 << 20  # bytes of a template


def draft_complaint(
    place: Path,
    target: Path,
    *,
    passphrase: str,
    to: str = NOBODY,
    persons: Sequence[str] = (),
    language: str = "en",
    beside: str | None = None,
    templates: Path | None = None,
    responsible: str | None = None,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Draft a complaint out of the sealed case and write it; its format is the target's ending.

    A form that is for one person is written once a person.
    """
    own = own_templates(templates)
    form = publication.form_of(to, language, own)
    occasion = publication.Occasion(addressee=to, templates=own, responsible=responsible)
    with reopened.opened(place, passphrase) as held:
        targets = [_targets(one) for one in _named(target, persons, alone=form.alone)]
        if to == NOBODY:
            drafts = [_to_nobody(held, occasion, persons, language, beside, progress)]
        else:
            drafts = to_recipient(
                held, occasion, persons, language=language, beside=beside, progress=progress
            )
    written = list(zip(targets, drafts, strict=True))
    for paths, draft in written:
        for one in paths:
            with disk.refusals():
                disk.create(one, draft.files[f"complaint{one.suffix}"])
    return tuple(one for paths, _ in written for one in paths)


def to_recipient(
    held: Case,
    occasion: publication.Occasion,
    persons: Sequence[str],
    *,
    language: str = "en",
    beside: str | None = None,
    progress: Progress = silent,
) -> list[publication.Complaint]:
    """Draft from what one recipient may see; exhibits keep the numbers sealed in the case."""
    form = publication.form_of(occasion.addressee, language, occasion.templates)
    disclosure = disclosing.disclosed(
        held, to=form.recipient, persons=persons, fields=sorted(form.fields), progress=progress
    ).disclosure
    full = _with_exhibits(held, occasion, progress)
    groups = [(one,) for one in disclosure.persons] if form.alone else [disclosure.persons]
    return [
        publication.draft_complaint(
            disclosure.told,
            language=language,
            beside=beside,
            occasion=replace(full, persons=group),
        )
        for group in groups or [()]
    ]


def _with_exhibits(
    held: Case, occasion: publication.Occasion, progress: Progress
) -> publication.Occasion:
    """Give numbers to what has none yet, and seal them before anything is written."""
    received = intake.reopen(held)
    remembered = reading.of_case(held)
    found = reading.all_claims(received.documents, received.settings, remembered, progress)
    claims = deciding.corrected(found, deciding.decided_before(held), received.documents)
    codes = disclosing.codes(held, received.documents)
    numbers = exhibits.numbered(held, received.documents, claims, codes)
    held.commit(at=clock.now())
    custody = exhibits.kept(held, received.documents)
    return replace(occasion, exhibits=numbers, custody=custody, disclosed=True)


def _to_nobody(
    held: Case,
    occasion: publication.Occasion,
    persons: Sequence[str],
    language: str,
    beside: str | None,
    progress: Progress,
) -> publication.Complaint:
    if persons:
        raise Refused("a draft to nobody names no persons", hint="say with --to who is to read it")
    private = reopened.reread(held, progress=progress).private
    return publication.draft_complaint(
        private, language=language, beside=beside, occasion=occasion
    )


def own_templates(folder: Path | None) -> dict[str, str]:
    """Read the user's own templates: FOLDER/ADDRESSEE/LANGUAGE.txt."""
    if folder is None:
        return {}
    found: dict[str, str] = {}
    for path in sorted(folder.glob(f"*/*{TEMPLATE}")):
        if path.stat().st_size > LARGEST:
            raise BadSettings(
                "a template is too large", hint="a template is a page or two of text"
            )
        try:
            found[f"{path.parent.name}/{path.name}"] = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise BadSettings("a template is no text", hint="save it as UTF-8") from None
    return found


def _named(target: Path, persons: Sequence[str], *, alone: bool) -> list[Path]:
    """Name the drafts: one, or one a person where the form is for one person."""
    if not alone or len(persons) < 2:  # noqa: PLR2004 - several
        return [target]
    return [target.with_name(f"{target.stem}-{code}{target.suffix}") for code in persons]


def _targets(target: Path) -> tuple[Path, ...]:
    """Name the files to write: one, or both formats where the name has no ending of theirs."""
    both = tuple(target.with_name(target.name + suffix) for suffix in FORMATS)
    targets = (target,) if target.suffix in FORMATS else both
    if any(one.exists() for one in targets):
        raise Refused("a file of this name exists already", hint="choose another name with -o")
    return targets
