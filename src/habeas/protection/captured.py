"""What of the way in which a source came may its owner see in plain text?

Of a confidential source nothing, whatever was asked for: a position in a picture, a time, a size
or a digest leads to a person. Of a published one what a table lists, and no name of an author.
"""

from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from habeas.model.capture import Capture
from habeas.model.document import Document
from habeas.text.tables import rows

Facts = tuple[tuple[str, str], ...]


def captured(document: Document, capture: Capture | None) -> Capture | None:
    """Keep what a table lists of how a published source came; None of any other."""
    if capture is None or not document.public or document.consent is not None:
        return None
    return replace(
        capture,
        headers=_kept("header", [(name.lower(), told) for name, told in capture.headers]),
        properties=_kept("property", capture.properties),
        picture=_kept("picture", capture.picture),
    )


def _kept(kind: str, facts: Iterable[tuple[str, str]]) -> Facts:
    # A PDF's Creator is a program, an office file's creator a person.
    return tuple((name, told) for name, told in facts if (kind, name) in _listed())


@cache
def _listed() -> frozenset[tuple[str, str]]:
    table = rows("habeas.protection", "capture.csv")
    return frozenset((row["kind"], row["name"]) for row in table)
