"""Which files does an archive hold?

A member's name is only a name: nothing is ever unpacked onto a disk. What it unpacks to is
counted while it is read, because every size that an archive states can be a lie.
"""

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import IO

from msgspec import Struct

from habeas.errors import Broken, Encrypted, TooLarge, Unreadable
from habeas.sources.kinds import Kind

MEBIBYTE = 2**20
MOST_UNPACKED = 1024 * MEBIBYTE
MOST_MEMBERS = 20_000
SMALL, MOST_RATIO = 64 * MEBIBYTE, 150  # below SMALL no ratio is suspicious
UTF8_NAMES, LOCKED = 0x800, 0x1  # flags of a zip's member
SPLIT = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\d{4}[^\r\n]*\r?\n")
CYRILLIC = re.compile("[\u0400-\u04ff№]")
UNESCAPE = re.compile(rb"^>(>*From )", re.MULTILINE)
DAMAGED = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError,
           NotImplementedError, ValueError, OSError, OverflowError)  # fmt: skip
GZIP, BZIP, XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ"
TAR_MARK, TAR_AT = b"ustar", 257
Stream = IO[bytes] | gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
HINT = "unpack it yourself into the folder"


class Member(Struct, frozen=True):
    """A file in an archive: its name, and its bytes or why there are none."""

    name: str
    content: bytes | Unreadable
    modified: str | None = None


class Budget:
    """Counts what all archives in one file unpack to: nested ones share it."""

    def __init__(self, packed: int) -> None:
        self._left = min(MOST_UNPACKED, max(SMALL, MOST_RATIO * packed))
        self._members = MOST_MEMBERS

    def read(self, stream: Stream) -> bytes:
        """Read a member to its end, or refuse it."""
        content = stream.read(self._left + 1)
        if len(content) > self._left:
            raise TooLarge("the archive unpacks to too much", hint=HINT)
        self._left -= len(content)
        return content

    def count(self) -> None:
        """Count a member, or refuse one too many."""
        self._members -= 1
        if self._members < 0:
            raise TooLarge("the archive holds too many files", hint=HINT)


def members(name: str, untrusted: bytes, what: Kind, budget: Budget) -> Iterator[Member]:
    """List the files of an archive in its order, each by a name of its own."""
    seen: dict[str, int] = {}
    try:
        for member in READERS[what](name, untrusted, budget):
            budget.count()
            clean = _clean(member.name)
            seen[clean] = seen.get(clean, 0) + 1
            again = f" ({seen[clean]})" if seen[clean] > 1 else ""
            yield Member(f"{clean}{again}", member.content, member.modified)
    except DAMAGED as fault:
        raise Broken("the archive is damaged", hint="copy it again") from fault


def _clean(name: str) -> str:
    """Make a name that can be shown; where it leads means nothing."""
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
    return shown.encode("utf-8", "replace").decode("utf-8").strip("/") or "unnamed"


def _of_zip(_name: str, untrusted: bytes, budget: Budget) -> Iterator[Member]:
    with zipfile.ZipFile(io.BytesIO(untrusted)) as parcel:
        for one in parcel.infolist():
            if not one.filename.endswith("/"):  # is_dir() fails on a file without a name
                modified = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(*one.date_time)
                yield Member(_zip_name(one), _of_parcel(parcel, one, budget), modified)


def _zip_name(one: zipfile.ZipInfo) -> str:
    """Read a name; old programs write it in the alphabet of their system."""
    if one.flag_bits & UTF8_NAMES or one.filename.isascii():
        return one.filename
    name = one.filename.encode("cp437", "replace").decode("cp866")
    foreign = [sign for sign in name if not sign.isascii()]
    return name if all(map(CYRILLIC.match, foreign)) else one.filename


def _of_parcel(
    parcel: zipfile.ZipFile, one: zipfile.ZipInfo, budget: Budget
) -> bytes | Unreadable:
    if one.flag_bits & LOCKED:
        return Encrypted("the file in the archive asks for a password", hint=HINT)
    try:
        with parcel.open(one) as stream:
            return budget.read(stream)
    except DAMAGED:
        return Broken("the file in the archive is damaged", hint="copy the archive again")


def _of_wacz(name: str, untrusted: bytes, budget: Budget) -> Iterator[Member]:
    """List the web archives in a WACZ; its index and page list are no reports."""
    for member in _of_zip(name, untrusted, budget):
        if member.name.startswith("archive/") and ".warc" in member.name:
            yield Member(member.name, member.content, member.modified)


def _of_tar(_name: str, untrusted: bytes, budget: Budget) -> Iterator[Member]:
    with tarfile.open(fileobj=io.BytesIO(untrusted), mode="r:") as parcel:
        for one in parcel:
            stream = parcel.extractfile(one) if one.isfile() else None
            if stream is not None:
                yield Member(one.name, budget.read(stream))
            elif not one.isdir():
                yield Member(one.name, Broken("a link in an archive leads nowhere", hint=HINT))


def _of_squeezed(name: str, untrusted: bytes, budget: Budget) -> Iterator[Member]:
    """Unpack a squeezed file: a tar's members, or the one file that it is."""
    with _opened(untrusted) as stream:
        whole = budget.read(stream)
    if whole[TAR_AT : TAR_AT + len(TAR_MARK)] == TAR_MARK:
        yield from _of_tar(name, whole, budget)
    else:
        yield Member(name.rpartition("/")[2].rpartition(".")[0], whole)


def _opened(untrusted: bytes) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    packed = io.BytesIO(untrusted)
    if untrusted.startswith(GZIP):
        return gzip.GzipFile(fileobj=packed)
    if untrusted.startswith(BZIP):
        return bz2.BZ2File(packed)
    return lzma.LZMAFile(packed)  # raises where it is none


def _of_mailbox(_name: str, untrusted: bytes, budget: Budget) -> Iterator[Member]:
    starts = [hit.span() for hit in SPLIT.finditer(untrusted)]
    if not starts:
        raise Broken("the mailbox holds no mail", hint="export it again as .mbox or .eml")
    ends = [*(start for start, _ in starts[1:]), len(untrusted)]
    for n, ((_, begin), end) in enumerate(zip(starts, ends, strict=True), 1):
        mail = UNESCAPE.sub(rb"\1", untrusted[begin:end])
        yield Member(f"{n:04}.eml", budget.read(io.BytesIO(mail)))


READERS: Mapping[Kind, Callable[[str, bytes, Budget], Iterator[Member]]] = {
    Kind.ZIP: _of_zip,
    Kind.WACZ: _of_wacz,
    Kind.TAR: _of_tar,
    Kind.SQUEEZED: _of_squeezed,
    Kind.MAILBOX: _of_mailbox,
}
