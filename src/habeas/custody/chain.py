"""How is an entry tied to all entries before it?

The body of a link is canonical JSON: keys sorted, no white space, UTF-8; Python's json.dumps with
sort_keys, those separators and ensure_ascii=False gives the same bytes, so a stranger can check it
with the standard library. A link's digest is the RFC 6962 leaf hash of its body, SHA-256(0x00,
body); the tree root over these leaves goes into a checkpoint.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256

import msgspec
from msgspec import Struct

from habeas.model.document import Digest
from habeas.model.entry import Checkpoint, Entry, Link, Row

START = Digest("0" * 64)
"""What stands for the link before the first."""
# RFC 6962 keeps leaves and nodes apart, so that none passes for the other.
LEAF, NODE = b"\x00", b"\x01"

CANONICAL = msgspec.json.Encoder(order="sorted")


class Body(Struct, frozen=True):
    """What the digest of a link covers."""

    number: int
    at: str
    previous: Digest
    entry: Entry


BODIES = msgspec.json.Decoder(Body)


def leaf(body: bytes) -> Digest:
    """Digest the body of a link.

    >>> leaf(b"")[:16]  # the empty leaf of RFC 6962
    '6e340b9cffb37a98'
    """
    return Digest(sha256(LEAF + body).hexdigest())


def row(link: Link) -> Row:
    """Write a link as the vault stores it."""
    body = CANONICAL.encode(Body(link.number, link.at, link.previous, link.entry))
    return Row(link.number, body, link.digest)


def seal(entry: Entry, previous: Link | None, at: datetime) -> Link:
    """Chain an entry to the link before it.

    >>> from habeas.model.entry import Decided
    >>> noon = datetime(2022, 7, 12, 12, tzinfo=UTC)
    >>> first = seal(Decided(START), None, noon)
    >>> second = seal(Decided(START), first, noon)
    >>> first.number, second.number, second.previous == first.digest, second.at
    (1, 2, True, '2022-07-12T12:00:00Z')
    """
    number = previous.number + 1 if previous else 1
    before = previous.digest if previous else START
    stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    content = Body(number, stamp, before, entry)
    return Link(number, stamp, before, entry, leaf(CANONICAL.encode(content)))


def seal_all(entries: Iterable[Entry], previous: Link | None, at: datetime) -> tuple[Link, ...]:
    """Chain several entries of one moment."""
    links: list[Link] = []
    for entry in entries:
        links.append(seal(entry, links[-1] if links else previous, at))
    return tuple(links)


def read(row: Row) -> Link | None:
    """Read a stored row; None where its bytes are no link."""
    try:
        content = BODIES.decode(row.body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return Link(content.number, content.at, content.previous, content.entry, Digest(row.digest))


def root(digests: Sequence[Digest]) -> Digest:
    """Compute the tree root of RFC 6962 over link digests.

    >>> root([])[:8], root([leaf(b"")])[:8], root([leaf(b""), leaf(bytes([0]))])[:8]
    ('e3b0c442', '6e340b9c', 'fac54203')
    """
    if not digests:
        return Digest(sha256(b"").hexdigest())
    stack: list[tuple[int, bytes]] = []  # size and hash of the perfect trees so far, largest first
    for digest in digests:
        size, node = 1, bytes.fromhex(digest)
        while stack and stack[-1][0] == size:
            node = sha256(NODE + stack.pop()[1] + node).digest()
            size *= 2
        stack.append((size, node))
    node = stack.pop()[1]
    while stack:
        node = sha256(NODE + stack.pop()[1] + node).digest()
    return Digest(node.hex())


def checkpoint(links: Sequence[Link]) -> Checkpoint | None:
    """Sum up a ledger, to be kept elsewhere; None of an empty one."""
    if not links:
        return None
    last = links[-1]
    return Checkpoint(last.number, last.digest, root([link.digest for link in links]), last.at)
