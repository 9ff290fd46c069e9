"""Which files are in FOLDER, and which of them can be taken?

Symbolic links are never followed: one that leads back is a loop, one that leads out could bring in
what nobody chose. They are set aside by name, like everything else that is not read.
"""

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from msgspec import Struct

from habeas.errors import FolderOverlap, NothingToRead, TooLarge, Unreadable
from habeas.model.document import Digest, DocPath

BLOCK: Final = 1 << 20
MAX_FILE: Final = 2 * 1000**3  # bytes
BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LONE: Final = range(0xDC80, 0xDD00)  # what surrogateescape makes of a byte that is not UTF-8


class Why(StrEnum):
    """Why something in FOLDER is not read."""

    HIDDEN = "hidden"
    LINK = "symbolic link to something in the folder"
    LINK_OUT = "symbolic link that leads out of the folder"
    BROKEN_LINK = "symbolic link to nothing"
    SEEN = "folder seen before"
    SPECIAL = "not a file"  # socket, pipe, device
    FORBIDDEN = "cannot be opened"
    TOO_LARGE = "over the size limit"


class File(Struct, frozen=True):
    """A file that can be taken: its path under FOLDER as shown, where it lies, its size."""

    path: DocPath
    where: Path
    size: int


class Aside(Struct, frozen=True):
    """Something that is named, but not read."""

    path: DocPath
    why: Why


class Walked(Struct, frozen=True):
    """All that FOLDER holds, sorted by path."""

    files: tuple[File, ...]
    aside: tuple[Aside, ...]


def apart(folder: Path, out: Path) -> None:
    """Refuse two folders of which one lies inside the other, through links and mounts too."""
    inner = {_mark(place) for place in _upwards(out)}
    if _mark(folder) in inner or _mark(out) in {_mark(place) for place in _upwards(folder)}:
        raise FolderOverlap(
            "the folder to read and the folder to write lie inside each other",
            hint="choose an OUT beside FOLDER, so that habeas never reads what it wrote",
        )


def walk(folder: Path, *, max_file: int = MAX_FILE) -> Walked:
    """List what FOLDER holds; nothing in it stops the walk."""
    top = Path(os.path.realpath(folder))
    if not top.is_dir():
        raise NothingToRead("FOLDER is not a folder that can be read", hint="check its path")
    seen: set[tuple[int, int]] = set()
    found = sorted(_walk(top, "", top, seen), key=lambda one: (one.path, str(one)))
    found = list(_distinct(found))
    return Walked(
        tuple(f for f in found if isinstance(f, File) and f.size <= max_file),
        tuple(
            f if isinstance(f, Aside) else Aside(f.path, Why.TOO_LARGE)
            for f in found
            if isinstance(f, Aside) or f.size > max_file
        ),
    )


def digest(stream: BinaryIO, *, limit: int = MAX_FILE) -> tuple[Digest, int]:
    """Digest a stream from its start, and count its bytes."""
    whole, size = sha256(), 0
    for block in blocks(stream):
        whole.update(block)
        size += len(block)
        if size > limit:
            raise TooLarge("the file is over the size limit", hint="raise it with --max-file")
    return Digest(whole.hexdigest()), size


def blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Read a stream from its start, block by block."""
    try:
        stream.seek(0)
        while block := stream.read(BLOCK):
            yield block
    except OSError:
        raise Unreadable(
            "the file cannot be read to its end", hint="copy it anew; its disk may be failing"
        ) from None


def take(file: File) -> BinaryIO:
    """Open a file that was walked, unless something else stands there by now."""
    try:
        handle = os.open(file.where, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        raise Unreadable("the file cannot be opened", hint="check its permissions") from None
    stream = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        stream.close()
        raise Unreadable("the file is no longer a file", hint="run habeas again")
    return stream


def shown(name: str) -> str:
    r"""Spell out what cannot be shown: bytes that are no UTF-8, signs that steer a terminal.

    >>> shown("отчёт.txt"), shown("a\udcffb"), shown("a\nb")
    ('отчёт.txt', 'a\\xffb', 'a\\x0ab')
    """
    return "".join(_spelled(letter) for letter in name)


def under(path: str, places: Iterable[str]) -> bool:
    """Tell whether a path is one of some places, or lies in one as a file or archive member."""
    return any(
        place in {"", path} or path.startswith((f"{place}/", f"{place}!")) for place in places
    )


def _spelled(letter: str) -> str:
    code = ord(letter)
    if code in LONE:
        return f"\\x{code - LONE.start + 0x80:02x}"
    if letter in BIDI:
        return f"\\u{code:04x}"
    return f"\\x{code:02x}" if unicodedata.category(letter) == "Cc" else letter


def _walk(
    place: Path, above: str, top: Path, seen: set[tuple[int, int]]
) -> Iterator[File | Aside]:
    waiting = [(place, above)]  # no recursion: a deep tree is ordinary
    while waiting:
        here, prefix = waiting.pop()
        try:
            status = here.stat()
            entries = list(os.scandir(here))
        except OSError:
            yield Aside(DocPath(prefix.rstrip("/")), Why.FORBIDDEN)
            continue
        if (status.st_dev, status.st_ino) in seen:
            yield Aside(DocPath(prefix.rstrip("/")), Why.SEEN)
            continue
        seen.add((status.st_dev, status.st_ino))
        for entry in entries:
            path = prefix + shown(entry.name)
            found = _one(entry, DocPath(path), top)
            if found is None:
                waiting.append((Path(entry.path), path + "/"))
            else:
                yield found


def _one(entry: os.DirEntry[str], path: DocPath, top: Path) -> File | Aside | None:
    """Tell what an entry of a folder is; None is a folder to go into."""
    if entry.name.startswith("."):
        return Aside(path, Why.HIDDEN)
    try:
        if entry.is_symlink():
            return Aside(path, _leads(entry, top))
        if entry.is_dir(follow_symlinks=False):
            return None
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return Aside(path, Why.FORBIDDEN)
    if not stat.S_ISREG(status.st_mode):
        return Aside(path, Why.SPECIAL)
    if not os.access(entry.path, os.R_OK):
        return Aside(path, Why.FORBIDDEN)
    return File(path, Path(entry.path), status.st_size)


def _leads(entry: os.DirEntry[str], top: Path) -> Why:
    end = Path(os.path.realpath(entry.path))
    if not os.path.lexists(end) or end == Path(entry.path):
        return Why.BROKEN_LINK
    return Why.LINK if end.is_relative_to(top) else Why.LINK_OUT


def _distinct(found: list[File | Aside]) -> Iterator[File | Aside]:
    """Give a number to what is shown alike though it is named differently."""
    last, times = "", 1
    for one in found:
        times = times + 1 if one.path == last else 1
        last = one.path
        if times == 1:
            yield one
        elif isinstance(one, File):
            yield File(DocPath(f"{one.path} ({times})"), one.where, one.size)
        else:
            yield Aside(DocPath(f"{one.path} ({times})"), one.why)


def _upwards(place: Path) -> tuple[Path, ...]:
    real = Path(os.path.realpath(place))
    return real, *real.parents


def _mark(place: Path) -> tuple[int, int] | str:
    """Identify a place by its inode, or by its real path where nothing is there yet."""
    try:
        status = place.stat()
    except OSError:
        return os.path.realpath(place)
    return status.st_dev, status.st_ino
