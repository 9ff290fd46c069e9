"""Where did the reports of a case lie, so that nothing public is written among them?

The place is a name like any other: it is sealed in the vault, and the ledger has its digest only.
"""

import os
from pathlib import Path

from habeas import custody
from habeas.errors import FolderOverlap
from habeas.model.entry import RecordKind
from habeas.vault import folder
from habeas.vault.case import Case


def remember(held: Case, reports: Path) -> None:
    """Seal the place of FOLDER, where it is another than the last one."""
    place = os.fsencode(os.path.realpath(reports))
    if place not in _places(held)[-1:]:
        held.record(RecordKind.FOLDER, place)


def check_apart(held: Case, public: Path) -> bool:
    """Refuse to publish into a folder that reports were read from; tell whether one is known."""
    places = _places(held)
    for place in places:
        reports = Path(os.fsdecode(place))
        if reports.is_dir():
            try:
                folder.apart(reports, public)
            except FolderOverlap:
                raise FolderOverlap(
                    "the public files would lie among the reports of this case, or around them",
                    hint="choose a new folder that holds nothing else",
                ) from None
    return bool(places)


def _places(held: Case) -> tuple[bytes, ...]:
    return custody.records(held.links, held.words(), RecordKind.FOLDER)
