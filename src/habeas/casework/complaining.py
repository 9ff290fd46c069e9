"""How is a complaint drafted from a case that is already there, for whom and to whom?"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from habeas import publication
from habeas.casework import (
    clock,
    deciding,
    disclosing,
    exhibits,
    filing,
    intake,
    reading,
    reopened,
)
from habeas.casework.progress import Progress, silent
from habeas.casework.register import register
from habeas.errors import BadSettings, Refused
from habeas.model.document import Digest
from habeas.model.filing import Drafted, StepKind, answered_for
from habeas.model.release import Preview, Private
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
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Draft a complaint out of the sealed case and write it; its format is the target's ending.

    A form that is for one person is written once a person. The ledger says that something was
    drafted when its files are there, never before.
    """
    own = own_templates(templates)
    form = publication.form_of(to, language, own)
    filling = Filling(form, own, beside)
    with reopened.opened(place, passphrase) as held:
        targets = [_targets(one) for one in _named(target, persons, alone=form.alone)]
        if to == NOBODY:
            return _written(targets, [_to_nobody(held, filling, persons, progress)])
        drafts = _to_recipient(held, filling, persons, progress)
        held.commit(at=clock.now())  # the numbers of exhibits, before a page shows them
        written = _written(targets, [one.made for one in drafts])
        for paths, draft in zip(targets, drafts, strict=True):
            _note(held, draft, paths)
        return written


def _written(
    targets: Sequence[tuple[Path, ...]], drafts: Sequence[publication.Complaint]
) -> tuple[Path, ...]:
    """Write all files of all drafts, or none of them."""
    done: list[Path] = []
    try:
        for paths, draft in zip(targets, drafts, strict=True):
            for path in paths:
                with disk.refusals():
                    disk.create(path, draft.files[_member(path)])
                done.append(path)
    except BaseException:
        for path in done:
            path.unlink(missing_ok=True)
        raise
    return tuple(done)


def _member(path: Path) -> str:
    return f"complaint{path.suffix}"


def preview_complaint(
    place: Path,
    *,
    passphrase: str,
    to: str,
    persons: Sequence[str] = (),
    language: str = "en",
    templates: Path | None = None,
    by: str | None = None,
    progress: Progress = silent,
) -> Preview:
    """List what a draft would show its addressee, and what would stay; nothing is written."""
    form = publication.form_of(to, language, own_templates(templates))
    return disclosing.preview(
        place,
        passphrase=passphrase,
        to=form.recipient,
        persons=persons,
        fields=sorted(form.fields),
        by=by,
        progress=progress,
    )


class Draft(Struct, frozen=True):
    """A form as it was filled, and what it rests on where it opens something to be followed."""

    made: publication.Complaint
    rests_on: Drafted | None


class Filling(Struct, frozen=True):
    """Which form is to be filled, with which templates, and in which second language."""

    form: publication.Form
    templates: dict[str, str]
    beside: str | None

    def draft(self, private: Private, occasion: publication.Occasion) -> publication.Complaint:
        """Fill the form."""
        return publication.draft_complaint(
            private, language=self.form.language, beside=self.beside, occasion=occasion
        )


def _to_recipient(
    held: Case, filling: Filling, persons: Sequence[str], progress: Progress
) -> list[Draft]:
    """Draft from what one recipient may see; exhibits keep the numbers sealed in the case."""
    _must_be_of_somebody(held, filling.form, persons)
    alone = filling.form.alone and persons
    groups = [(one,) for one in persons] if alone else [tuple(persons)]
    occasion = _with_exhibits(held, filling, progress)
    form = filling.form
    disclosures = disclosing.each(
        held, to=form.recipient, groups=groups, fields=sorted(form.fields), progress=progress
    )
    return [
        _drafted(held, filling, occasion, group, found)
        for group, found in zip(groups, disclosures, strict=True)
    ]


def _must_be_of_somebody(held: Case, form: publication.Form, persons: Sequence[str]) -> None:
    """Refuse a form of one person that is of nobody: it would open a filing for no one."""
    if not form.alone or persons:
        return
    known = [one.id for one in register(held).persons]
    say = f"say of whom: --for with one of {', '.join(known)}"
    raise Refused(
        "this form is written for one person",
        hint=say if known else "register the person first: `habeas people OUT --template`",
    )


def _drafted(
    held: Case,
    filling: Filling,
    occasion: publication.Occasion,
    group: Sequence[str],
    found: Preview,
) -> Draft:
    """Draft for some persons, and sum up what the draft rests on."""
    form = filling.form
    told = found.disclosure.told
    occasion = replace(occasion, persons=found.disclosure.persons)
    draft = filling.draft(told, occasion)
    before = filing.current(filing.filings(held), form.recipient, group)
    answers = before and before.since_draft(StepKind.RESPONSIBLE)
    if answers and draft.unconfirmed and answered_for(before, draft.unconfirmed):
        draft = filling.draft(told, replace(occasion, responsible=answers.by))
    if not form.filed:
        return Draft(draft, None)
    rests_on = filing.drafted(found, claims=draft.claims, unreviewed=draft.unconfirmed)
    return Draft(draft, rests_on)


def _note(held: Case, draft: Draft, paths: Sequence[Path]) -> None:
    """Note a draft whose files are there, so that somebody can stand by it and file it."""
    if draft.rests_on is None:
        return
    files = [Digest(sha256(draft.made.files[_member(one)]).hexdigest()) for one in paths]
    filing.note_draft(held, replace(draft.rests_on, files=tuple(files)), clock.today())
    held.commit(at=clock.now())  # the next one is numbered after it


def _with_exhibits(held: Case, filling: Filling, progress: Progress) -> publication.Occasion:
    """Give numbers to what has none yet; they are sealed before anything is written."""
    received = intake.reopen(held)
    remembered = reading.of_case(held)
    found = reading.all_claims(received.documents, received.settings, remembered, progress)
    claims = deciding.corrected(found, deciding.decided_before(held), received.documents)
    codes = disclosing.codes(held, received.documents)
    return publication.Occasion(
        addressee=filling.form.addressee,
        templates=filling.templates,
        exhibits=exhibits.numbered(held, received.documents, claims, codes),
        custody=exhibits.kept(held, received.documents),
        disclosed=True,
    )


def _to_nobody(
    held: Case, filling: Filling, persons: Sequence[str], progress: Progress
) -> publication.Complaint:
    if persons:
        raise Refused("a draft to nobody names no persons", hint="say with --to who is to read it")
    private = reopened.reread(held, progress=progress).private
    occasion = publication.Occasion(addressee=NOBODY, templates=filling.templates)
    return filling.draft(private, occasion)


def template_of(to: str, language: str, templates: Path | None = None) -> str:
    """Find the text of a template, to be copied and changed."""
    return publication.template_of(to, language, own_templates(templates))


def must_have_template(
    to: str, language: str, templates: Path | None = None, *, beside: str | None = None
) -> None:
    """Refuse an addressee, a language or a template that there is not; asks for no passphrase."""
    own = own_templates(templates)
    for wanted in filter(None, (language, beside)):
        publication.form_of(to, wanted, own)


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
