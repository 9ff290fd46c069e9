"""Which keys does a passphrase open?

The master key is random; Argon2id makes a key from the passphrase that wraps it (AES-256-GCM), so
a passphrase can be changed without encrypting anything anew. The file and its copy carry a plain
checksum: a damaged file and a wrong passphrase are told apart before anybody is blamed.
"""

import hmac
import os
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from msgspec import Struct

from habeas.errors import Damaged, WrongPassphrase
from habeas.model.document import DocPath
from habeas.model.entry import FileId
from habeas.model.sealed import Sealed
from habeas.vault import disk

NAMES: Final = ("key", "key.copy")
KEY, NONCE, SALT = 32, 12, 16
ID_LETTERS = 32  # 128 bits in hex


class Cost(Struct, frozen=True):
    """What one guess of a passphrase costs: RFC 9106's second recommended choice."""

    memory: int = 64 * 1024  # KiB
    iterations: int = 3
    lanes: int = 4


# A crafted key file must not make habeas take all the memory there is.
HIGHEST = Cost(memory=1024 * 1024, iterations=16, lanes=16)


class KeyFile(Struct, frozen=True):
    """The master key as it lies on the disk."""

    format: int
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


class Keys(Struct, frozen=True):
    """One key for each purpose; whoever gets the ledger's cannot open the vault."""

    ledger: Sealed[bytes]
    vault: Sealed[bytes]
    files: Sealed[bytes]


def create(folder: Path, secret: Sealed[str], cost: Cost | None = None) -> Keys:
    """Make the keys of a new case and write them, wrapped, into its folder."""
    cost = cost or Cost()
    master, salt, nonce = os.urandom(KEY), os.urandom(SALT), os.urandom(NONCE)
    blank = KeyFile(1, cost, salt, nonce, b"")
    wrapped = AESGCM(_stretch(secret, blank)).encrypt(nonce, master, _terms(blank))
    written = _with_sum(msgspec.json.encode(KeyFile(1, cost, salt, nonce, wrapped)))
    for name in NAMES:
        disk.create(folder / name, written)
    return _divide(master)


def unlock(folder: Path, secret: Sealed[str]) -> Keys:
    """Open the keys of a case, from the copy where the first file is damaged."""
    kept = next((k for name in NAMES if (k := _read(folder / name)) is not None), None)
    if kept is None:
        raise Damaged(
            "both copies of the key file are gone or damaged",
            hint="restore `key` in case.habeas from a backup: nothing opens the case without it",
        )
    try:
        master = AESGCM(_stretch(secret, kept)).decrypt(kept.nonce, kept.wrapped, _terms(kept))
    except InvalidTag:
        raise WrongPassphrase(
            "the passphrase does not open this case", hint="check the keyboard layout; try again"
        ) from None
    return _divide(master)


def mend(folder: Path) -> None:
    """Write a damaged copy of the key file anew from the good one."""
    good = next((name for name in NAMES if _read(folder / name) is not None), None)
    for name in damaged(folder) if good else ():
        fresh = folder / f"{name}.new"
        fresh.unlink(missing_ok=True)
        disk.create(fresh, (folder / str(good)).read_bytes())
        fresh.replace(folder / name)
        disk.settle(folder)


def file_id(opened: Keys, path: DocPath) -> FileId:
    """Make the id under which the ledger knows a path."""
    return FileId(hmac.digest(opened.files.open(), path.encode(), "sha256").hex()[:ID_LETTERS])


def damaged(folder: Path) -> tuple[str, ...]:
    """Name the copies of the key file that are gone or damaged."""
    return tuple(name for name in NAMES if _read(folder / name) is None)


def _read(path: Path) -> KeyFile | None:
    try:
        content, total = path.read_bytes().rsplit(b"\n", 1)
        kept = msgspec.json.decode(content, type=KeyFile)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    sound = sha256(content).hexdigest().encode() == total
    return kept if sound and kept.format == 1 and _affordable(kept.cost) else None


def _affordable(cost: Cost) -> bool:
    return (
        0 < cost.memory <= HIGHEST.memory
        and 0 < cost.iterations <= HIGHEST.iterations
        and 0 < cost.lanes <= HIGHEST.lanes
    )


def _with_sum(content: bytes) -> bytes:
    return content + b"\n" + sha256(content).hexdigest().encode()


def _terms(kept: KeyFile) -> bytes:
    return msgspec.json.encode((kept.format, kept.cost, kept.salt))


def _stretch(secret: Sealed[str], kept: KeyFile) -> bytes:
    return Argon2id(
        salt=kept.salt,
        length=KEY,
        iterations=kept.cost.iterations,
        lanes=kept.cost.lanes,
        memory_cost=kept.cost.memory,
    ).derive(secret.open().encode("utf-8"))


def _divide(master: bytes) -> Keys:
    ledger, vault, files = (
        Sealed(HKDFExpand(algorithm=SHA256(), length=KEY, info=b"habeas 1 " + use).derive(master))
        for use in (b"ledger", b"vault", b"files")
    )
    return Keys(ledger, vault, files)
