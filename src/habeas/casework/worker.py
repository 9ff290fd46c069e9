"""Who opens what comes in? The one place where readers meet the sandbox.

What a foreign parser saw is sealed with the source, and seen again instead of parsed again: a
newer parser on another day moves no claim that was made before, and no page is scanned twice.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from habeas import sandbox, sources
from habeas.casework.reading import with_languages
from habeas.model.document import Digest, DocPath, Document
from habeas.model.entry import Rendered
from habeas.model.foreign import Converted, Printed
from habeas.model.settings import Settings
from habeas.sources import Foreign
from habeas.vault.case import Case

SEEN = "seen by a foreign parser: "  # begins the reader's name of what a parser saw
T = TypeVar("T", Printed, Converted)
Known = dict[tuple[Digest, str], Digest]

ALONE = Foreign(sandbox.pages, sandbox.converted, sandbox.records)


def foreign(held: Case) -> Foreign:
    """Let foreign parsers see each source once, for as long as the case lives."""
    known: Known = {}
    for link in held.links:
        if isinstance(link.entry, Rendered) and link.entry.reader.startswith(SEEN):
            known.setdefault((link.entry.source, link.entry.reader), link.entry.rendition)

    def pages(kind: str, untrusted: bytes) -> Printed:
        def parse() -> Printed:
            return sandbox.pages(kind, untrusted)

        return _once(held, known, kind, untrusted, Printed, parse)

    def converted(untrusted: bytes, ending: str, wanted: str) -> Converted:
        def parse() -> Converted:
            return sandbox.converted(untrusted, ending, wanted)

        return _once(held, known, wanted, untrusted, Converted, parse)

    return Foreign(pages, converted, sandbox.records)


def read(path: Path, settings: Settings) -> tuple[Document, ...]:
    """Read one file and everything in it; refuse it only if nothing in it can be read."""
    opened = list(sources.open_all(DocPath(path.name), path.read_bytes(), settings, foreign=ALONE))
    documents = [document for one in opened for document in one.documents]
    fault = next((one.fault for one in opened if one.fault), None)
    if fault and not documents:
        raise fault
    return tuple(with_languages(document) for document in documents)


def _once(
    held: Case, known: Known, kind: str, untrusted: bytes, shape: type[T], parse: Callable[[], T]
) -> T:
    """Recall what a parser saw in a source, or let it look and seal what it sees."""
    place = Digest(sha256(untrusted).hexdigest()), f"{SEEN}{kind}"
    if place in known:
        return msgspec.msgpack.decode(held.read(known[place]), type=shape)
    seen = parse()
    # With a page unread (tesseract is not here yet) the next run shall look again.
    if not (isinstance(seen, Printed) and seen.unread):
        known[place] = held.keep(msgspec.msgpack.encode(seen))
        held.add(Rendered(place[0], known[place], place[1]))
    return seen
