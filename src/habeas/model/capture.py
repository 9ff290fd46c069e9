"""How did a source come here, apart from its words?"""

from msgspec import Struct

from habeas.model.document import Digest, DocPath


class Capture(Struct, frozen=True):
    """What is known of a source's bytes before anybody parsed them; sealed with the source."""

    path: DocPath
    digest: Digest  # SHA-256 of the bytes, taken before parsing
    size: int
    modified: str | None = None  # the file's own time, ISO 8601, UTC
    within: Digest | None = None  # the archive or mail that it was packed in
    url: str | None = None  # from where a crawler had it
    at: str | None = None  # when a crawler had it, ISO 8601
    headers: tuple[tuple[str, str], ...] = ()  # of HTTP, or of a mail
    properties: tuple[tuple[str, str], ...] = ()  # author, producer, created, as the file says
    picture: tuple[tuple[str, str], ...] = ()  # EXIF: camera, time, position
