"""Under which numbers are documents and statements cited, and how do the numbers stay?

A number is given once and sealed in the case. A document that comes later gets the next one; the
same file with other bytes is another exhibit.
"""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from habeas import custody, publication
from habeas.casework.intake import CAPTURED
from habeas.model.capture import Capture
from habeas.model.claim import Claim, ClaimId
from habeas.model.document import Digest, DocPath, Document
from habeas.model.entry import Link, Received, RecordKind, Rendered
from habeas.vault.case import Case

INSIDE = "!"  # parts a path into the file received and the member in it


class Given(Struct, frozen=True):
    """Numbers given at one time: to documents by path and bytes, to statements by id."""

    documents: tuple[tuple[DocPath, Digest, int], ...]
    statements: dict[ClaimId, str]


GIVEN = msgspec.json.Decoder(Given)


def numbered(
    held: Case,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    codes: Mapping[DocPath, str],
) -> publication.Exhibits:
    """Find the numbers of a case and give the next ones to what has none; they wait for a commit.

    `codes` stand for paths that a recipient must not see: a document has one number under both.
    """
    numbers, cited = _before(held)
    fresh = _fresh(numbers, documents)
    new = _next(numbers | fresh, cited, documents, claims)
    if fresh or new:
        rows = tuple((path, source, number) for (path, source), number in fresh.items())
        held.record(RecordKind.EXHIBITS, msgspec.json.encode(Given(rows, new)))
    found = numbers | fresh
    known = {one.path: found[one.path, one.source] for one in documents}
    coded = {DocPath(codes[path]): number for path, number in known.items() if path in codes}
    return publication.Exhibits(known | coded, cited | new)


Numbers = dict[tuple[DocPath, Digest], int]


def _before(held: Case) -> tuple[Numbers, dict[ClaimId, str]]:
    numbers: Numbers = {}
    cited: dict[ClaimId, str] = {}
    for body in custody.records(held.links, held.words(), RecordKind.EXHIBITS):
        given = GIVEN.decode(body)
        numbers |= {(path, source): number for path, source, number in given.documents}
        cited |= given.statements
    return numbers, cited


def _fresh(numbers: Numbers, documents: Sequence[Document]) -> Numbers:
    last = max(numbers.values(), default=0)
    lacking = [key for one in documents if (key := (one.path, one.source)) not in numbers]
    return {key: number for number, key in enumerate(sorted(lacking), start=last + 1)}


def _next(
    numbers: Numbers,
    cited: Mapping[ClaimId, str],
    documents: Sequence[Document],
    claims: Sequence[Claim],
) -> dict[ClaimId, str]:
    homes = {one.path: numbers[one.path, one.source] for one in documents}
    last: dict[int, int] = {}
    for number in cited.values():
        exhibit, _, place = number.partition(".")
        last[int(exhibit)] = max(last.get(int(exhibit), 0), int(place))
    made: dict[ClaimId, str] = {}
    for claim in sorted(claims, key=lambda c: (c.doc, c.start, c.end, c.id)):
        if claim.id not in cited and claim.doc in homes:
            home = homes[claim.doc]
            last[home] = last.get(home, 0) + 1
            made[claim.id] = f"{home}.{last[home]}"
    return made


def kept(held: Case, documents: Sequence[Document]) -> dict[DocPath, publication.Custody]:
    """Say of each document when its bytes came in, in which entry, and when they were captured."""
    came = _came(held.links)
    captures = _captures(held)
    found: dict[DocPath, publication.Custody] = {}
    for one in documents:
        outer = DocPath(one.path.partition(INSIDE)[0])
        link = came.get(one.source) or came.get(Digest(held.file_id(outer)))
        if link is not None and isinstance(link.entry, Received):
            found[one.path] = _custody(link, link.entry.size, captures.get(one.source))
    return found


def _custody(link: Link, size: int, capture: Capture | None) -> publication.Custody:
    if capture is None:
        return publication.Custody(entry=link.number, at=link.at, size=size)
    return publication.Custody(
        entry=link.number,
        at=link.at,
        size=size,
        captured=capture.at,
        modified=capture.modified,
        within=capture.within,
        url=capture.url,
    )


def _came(links: Sequence[Link]) -> dict[Digest, Link]:
    """Find the first entry of every source, by its bytes and by the id of its file."""
    found: dict[Digest, Link] = {}
    for link in links:
        if isinstance(link.entry, Received):
            found.setdefault(link.entry.source, link)
            found.setdefault(Digest(link.entry.file), link)
    return found


def _captures(held: Case) -> dict[Digest, Capture]:
    """Read how the sources came, apart from their words."""
    entries = (link.entry for link in held.links)
    made = [one for one in entries if isinstance(one, Rendered) and one.reader == CAPTURED]
    return {
        one.source: msgspec.json.decode(held.read(one.rendition), type=Capture) for one in made
    }
