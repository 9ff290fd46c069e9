"""Is this office file safe to unpack?"""

import io
import zipfile
import zlib

from habeas.errors import Broken, Encrypted, TooLarge

MEBIBYTE = 2**20
MOST_UNPACKED = 256 * MEBIBYTE
SMALL = 16 * MEBIBYTE  # below this no ratio is suspicious
MOST_RATIO = 150  # tables of numbers pack 30 to 1; a bomb 1,000 to 1
MOST_MEMBERS = 10_000
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LOCKED = "EncryptedPackage".encode("utf-16-le")


def check(untrusted: bytes) -> None:
    """Refuse an encrypted, broken or swollen office file before any parser sees it."""
    if untrusted.startswith(OLE):
        _check_ole(untrusted)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(untrusted)) as parcel:
            _check_members(parcel, len(untrusted))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
    ) as problem:
        raise Broken(
            "the office file is damaged", hint="get it again from where it came"
        ) from problem


def _check_ole(untrusted: bytes) -> None:
    if LOCKED in untrusted:
        raise Encrypted("the office file asks for a password", hint="save it without a password")


def _check_members(parcel: zipfile.ZipFile, packed: int) -> None:
    members = parcel.infolist()
    unpacked = sum(member.file_size for member in members)
    if (
        len(members) > MOST_MEMBERS
        or unpacked > MOST_UNPACKED
        or unpacked > max(SMALL, MOST_RATIO * packed)
    ):
        raise TooLarge("the office file unpacks to too much", hint="split it, or save its text")
    if any(member.flag_bits & 1 for member in members) or _is_locked(parcel):
        raise Encrypted("the office file asks for a password", hint="save it without a password")
    for member in members:  # a lying size shows only when the member is read
        with parcel.open(member) as stream:
            while stream.read(MEBIBYTE):
                pass


def _is_locked(parcel: zipfile.ZipFile) -> bool:
    manifest = "META-INF/manifest.xml"
    return manifest in parcel.namelist() and b"encryption-data" in parcel.read(manifest)
