"""Where do the sealed bytes lie?

What one run seals is one pack: a file of blocks, each AES-256-GCM under the random key of its own
source, which only the vault's table knows. The number of a block and whether it is the last are
its nonce, so that no block can be moved, taken out or cut off. One pack a run means one wait for
the disk, and a seized disk shows how much came in with a run, not the size of each document.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from habeas.errors import Damaged, Unreadable
from habeas.model.document import Digest
from habeas.model.sealed import Sealed
from habeas.vault import disk
from habeas.vault.store import Value, as_bytes

BLOCK: Final = 1 << 20
TAG: Final = 16
KEY: Final = 32


class Blob(Struct, frozen=True):
    """Where the bytes of a digest lie, and their key."""

    digest: Digest
    pack: int
    start: int
    size: int
    key: Sealed[bytes]


def of_row(row: tuple[Value, ...]) -> Blob:
    """Read a row of the table of sealed bytes."""
    digest, pack, start, size, key = row
    return Blob(
        Digest(str(digest)), int(str(pack)), int(str(start)), int(str(size)), Sealed(as_bytes(key))
    )


class Pack:
    """A pack that is being written; it is not part of the case before the store says so."""

    def __init__(self, folder: Path, number: int) -> None:
        self.number = number
        self._path = folder / str(number)
        self._path.unlink(missing_ok=True)  # what a killed run left: no table knows it
        disk.create(self._path)
        self._stream: BinaryIO = self._path.open("r+b")

    def seal(self, digest: Digest, blocks: Iterable[bytes]) -> Blob:
        """Seal the bytes that have this digest; other bytes are refused and leave nothing."""
        start, key, size, check = self._stream.tell(), os.urandom(KEY), 0, sha256()
        cipher = AESGCM(key)
        try:
            for number, (block, last) in enumerate(_with_last(blocks)):
                self._stream.write(cipher.encrypt(_nonce(number, last=last), block, None))
                check.update(block)
                size += len(block)
            _same(check.hexdigest(), digest)
        except BaseException:
            self._stream.seek(start)
            self._stream.truncate()
            raise
        return Blob(digest, self.number, start, size, Sealed(key))

    def flush(self) -> None:
        """Let what was sealed so far be read."""
        self._stream.flush()

    def close(self) -> None:
        """See the pack onto the disk."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        disk.settle(self._path.parent)

    def drop(self) -> None:
        """Leave nothing of the pack."""
        with suppress(OSError):  # a full disk refuses the last block once more
            self._stream.close()
        self._path.unlink(missing_ok=True)


def opened(folder: Path, blob: Blob) -> Iterator[bytes]:
    """Open the sealed bytes block by block; each is checked before it is given."""
    try:
        with (folder / str(blob.pack)).open("rb") as stream:
            yield from _blocks(stream, blob)
    except (InvalidTag, OSError):
        raise Damaged(
            "a sealed source is gone or altered",
            hint="run `habeas verify OUT`, then restore the case from a backup",
        ) from None


def check(folder: Path, blobs: Iterable[Blob]) -> dict[Digest, Digest | None]:
    """Compute the digest of what lies there: the right one, another one, or None if it is gone."""
    found: dict[Digest, Digest | None] = {}
    in_order = sorted(blobs, key=lambda blob: (blob.pack, blob.start))
    for pack, group in groupby(in_order, key=lambda blob: blob.pack):
        try:
            with (folder / str(pack)).open("rb") as stream:
                found |= {blob.digest: _check(stream, blob) for blob in group}
        except OSError:
            found |= {
                blob.digest: found.get(blob.digest) for blob in in_order if blob.pack == pack
            }
    return found


ALTERED = Digest("altered")
"""Stands for the digest of bytes whose seal is broken: nobody can say what they are now."""


def _check(stream: BinaryIO, blob: Blob) -> Digest | None:
    whole = sha256()
    try:
        for block in _blocks(stream, blob):
            whole.update(block)
    except OSError:  # a bad sector: this source is lost, the others need not be
        return None
    except InvalidTag:
        return ALTERED if stream.seek(0, os.SEEK_END) >= _end(blob) else None
    return Digest(whole.hexdigest())


def _blocks(stream: BinaryIO, blob: Blob) -> Iterator[bytes]:
    cipher, left, number = AESGCM(blob.key.open()), blob.size, 0
    stream.seek(blob.start)
    while left > 0 or number == 0:
        block = stream.read(min(left, BLOCK) + TAG)
        if len(block) < TAG:
            raise InvalidTag
        yield cipher.decrypt(_nonce(number, last=left <= BLOCK), block, None)
        left, number = left - BLOCK, number + 1


def _end(blob: Blob) -> int:
    return blob.start + blob.size + max(1, -(-blob.size // BLOCK)) * TAG


def _same(read: str, promised: Digest) -> None:
    if read != promised:
        raise Unreadable("the file changed while it was read", hint="run habeas again")


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(8, "big") + int(last).to_bytes(4, "big")


def _with_last(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Say of every block whether it is the last; nothing at all is one empty block."""
    held: bytes | None = None
    for block in blocks:
        if held is not None:
            yield held, False
        held = block
    yield held or b"", True
