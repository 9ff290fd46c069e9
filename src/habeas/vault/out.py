"""How do the files of OUT change all at once, and whose folder is it?

New files are written beside the old ones, in a hidden folder of OUT, and moved into place after
the ledger has recorded their digests. The ledger is the only list: whoever finds the hidden folder
moves those of its files that the last step recorded, and throws the rest away.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from habeas.errors import ForeignFolder, Refused
from habeas.model.document import Digest
from habeas.model.entry import Output
from habeas.vault import disk

CASE: Final = "case.habeas"
NEW_CASE: Final = ".habeas.case"
NEW_FILES: Final = ".habeas.new"
OWN: Final = frozenset({CASE, NEW_CASE, NEW_FILES})
PARTS: Final = ("key", "key.copy", "ledger", "vault")

History = Mapping[str, frozenset[Digest]]
"""Every file that habeas ever wrote into OUT, with all the digests it had."""


def ours(out: Path) -> bool:
    """Tell whether OUT holds a case; refuse an OUT that holds anything else."""
    if not os.path.lexists(out):
        return False
    if not out.is_dir():
        raise ForeignFolder("OUT is not a folder", hint="choose a new or empty folder for OUT")
    case = out / CASE
    if case.is_dir() and any((case / part).exists() for part in PARTS):
        return True
    if {entry.name for entry in out.iterdir()} - {NEW_CASE, NEW_FILES}:
        raise ForeignFolder(
            "OUT holds files that habeas did not write",
            hint="choose a new or empty folder for OUT",
        )
    return False


def must_hold_case(place: Path) -> None:
    """Refuse a folder that holds no case, before anybody is asked for a passphrase."""
    if place.name == CASE:
        raise ForeignFolder(
            "this is the encrypted part of a case", hint="give the OUT that case.habeas lies in"
        )
    case = place / CASE
    if not (case.is_dir() and any((case / part).exists() for part in PARTS)):
        raise ForeignFolder(
            "there is no case here",
            hint="give the OUT of `habeas dossier`, in which case.habeas lies",
        )


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Keep every other habeas out of OUT."""
    with disk.refusals():
        handle = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        if fault.errno in disk.UNABLE:
            return
        raise Refused(
            "another habeas is at work on this case", hint="wait until it has ended"
        ) from None


def make(out: Path) -> tuple[Path, ...]:
    """Make OUT and what is missing above it; tell what was made, innermost first."""
    made = tuple(place for place in (out, *out.parents) if not place.exists())
    for place in reversed(made):
        place.mkdir(mode=disk.PRIVATE_FOLDER)
    disk.make_private(out)
    return made


def unmake(made: tuple[Path, ...]) -> None:
    """Take away again what `make` made, where nothing has come to lie in it."""
    for place in made:
        try:
            place.rmdir()
        except OSError:
            return


def digest(path: Path) -> Digest | None:
    """Digest a file of OUT; None if it is not there."""
    if path.is_symlink() or not path.is_file():
        return None
    return Digest(sha256(path.read_bytes()).hexdigest())


def must_be_free(folder: Path) -> None:
    """Refuse a folder to publish into that holds anything."""
    with disk.refusals():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ForeignFolder(
                "the folder to publish into is not empty", hint="choose a new or empty folder"
            )


def release(
    folder: Path, files: Mapping[str, bytes], record: Callable[[], None] = lambda: None
) -> tuple[Output, ...]:
    """Write files that leave the case into a new or empty folder, all of them or none.

    `record` writes it down when all is staged: nothing is seen outside that the ledger lacks.
    """
    with disk.stoppable(), disk.refusals():
        must_be_free(folder)
        made = make(folder)
        try:
            stage(folder, files, {})
            with disk.uninterrupted():
                record()
                swap(folder, outputs(files), {})
                _open_to_readers(folder, files)
        except BaseException:
            shutil.rmtree(folder / NEW_FILES, ignore_errors=True)
            raise
        finally:
            unmake(made)
    return outputs(files)


def _open_to_readers(folder: Path, names: Iterable[str]) -> None:
    """Let others read what is meant for everybody, where the disk knows of owners."""
    with suppress(PermissionError):
        for name in names:
            (folder / name).chmod(disk.PUBLIC_FILE)
        folder.chmod(disk.PUBLIC_FOLDER)


def outputs(files: Mapping[str, bytes]) -> tuple[Output, ...]:
    """List files as the ledger records them."""
    return tuple(
        Output(name, Digest(sha256(data).hexdigest())) for name, data in sorted(files.items())
    )


def stage(out: Path, files: Mapping[str, bytes], history: History) -> None:
    """Write the new files beside the old ones; refuse to take the place of somebody else's."""
    for name in files:
        if Path(name).name != name or name in OWN:
            raise Refused(
                "a file of OUT must have a plain name", hint="tell the authors of habeas"
            )
        taken = os.path.lexists(out / name) and name not in history
        if taken or (out / name).is_dir():
            raise ForeignFolder(
                "OUT holds a file that habeas did not write where a new one belongs",
                hint="move your own files out of OUT",
            )
    shutil.rmtree(out / NEW_FILES, ignore_errors=True)
    (out / NEW_FILES).mkdir(mode=disk.PRIVATE_FOLDER)
    for output in outputs(files):
        if digest(out / output.name) != output.digest:
            disk.create(out / NEW_FILES / output.name, files[output.name])
    disk.settle(out / NEW_FILES)


def swap(out: Path, wanted: tuple[Output, ...], history: History) -> tuple[str, ...]:
    """Move the staged files into place; name those that somebody had edited and that were kept."""
    staged, kept = out / NEW_FILES, []
    for output in wanted:
        if digest(staged / output.name) == output.digest:
            kept += _keep_edited(out, output.name, history)
            (staged / output.name).replace(out / output.name)
    for name in sorted(set(history) - {output.name for output in wanted}):
        if digest(out / name) in history[name]:  # no longer made, and nobody's own
            (out / name).unlink()
    shutil.rmtree(staged, ignore_errors=True)
    disk.settle(out)
    return tuple(kept)


def _keep_edited(out: Path, name: str, history: History) -> list[str]:
    there = digest(out / name)
    if there is None or there in history.get(name, ()):
        return []
    number = 1
    while (aside := out / f"{name}.edited-{number}").exists():
        number += 1
    (out / name).rename(aside)
    return [aside.name]
