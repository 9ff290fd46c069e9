"""How is a complaint drafted from a case that is already there?"""

from pathlib import Path

from habeas import custody, publication
from habeas.casework import deciding, flow, intake, reading
from habeas.casework.progress import Progress, silent
from habeas.casework.reading import Remembered
from habeas.errors import ForeignFolder, Refused
from habeas.model.release import Private
from habeas.model.sealed import Sealed
from habeas.vault import case, disk, out
from habeas.vault.case import Case

FORMATS = (".docx", ".pdf")


def draft_complaint(
    place: Path,
    target: Path,
    *,
    passphrase: str,
    language: str = "en",
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Draft a complaint out of the sealed case and write it; its format is the target's ending."""
    if not out.ours(place):
        raise ForeignFolder("there is no case here", hint="give the OUT of `habeas dossier`")
    targets = _targets(target)
    with case.open_or_create(place, Sealed(passphrase), custody) as held:
        files = publication.complaint_files(_private(held, progress), language=language)
    for one in targets:
        with disk.refusals():
            disk.create(one, files[f"complaint{one.suffix}"])
    return targets


def _targets(target: Path) -> tuple[Path, ...]:
    """Name the files to write: one, or both formats where the name has no ending of theirs."""
    both = tuple(target.with_name(target.name + suffix) for suffix in FORMATS)
    targets = (target,) if target.suffix in FORMATS else both
    if any(one.exists() for one in targets):
        raise Refused("a file of this name exists already", hint="choose another name with -o")
    return targets


def _private(held: Case, progress: Progress) -> Private:
    received = intake.reopen(held)
    remembered = Remembered(held.recall, held.remember)
    found = reading.all_claims(received.documents, received.settings, remembered, progress)
    decided = deciding.decided_before(held)
    findings = flow.derive(received.documents, found, decided)
    return flow.owners_view(received, findings)
