"""Is everything in OUT as it was written?"""

from pathlib import Path

from msgspec.structs import replace

from habeas import custody
from habeas.model.document import DocPath
from habeas.model.entry import Fault, FileId, Report
from habeas.model.sealed import Sealed
from habeas.vault import disk, evidence, out


def must_hold_case(place: Path) -> None:
    """Refuse a folder that holds no case; asks for no passphrase."""
    with disk.refusals():
        out.must_hold_case(place)


def verify(place: Path, *, passphrase: str) -> Report:
    """Check the ledger, every sealed source and every derived file, and name what is damaged."""
    gathered = evidence.gather(place, Sealed(passphrase))
    report = custody.judge(gathered.found)
    return replace(report, faults=tuple(_named(one, gathered.paths) for one in report.faults))


def _named(fault: Fault, paths: dict[FileId, DocPath]) -> Fault:
    """Add the path of a damaged source, for the owner who asked."""
    return replace(fault, path=paths.get(fault.file)) if fault.file is not None else fault
