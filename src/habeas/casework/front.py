"""How does a Python program or a notebook use habeas?"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from habeas import publication
from habeas.casework import flow
from habeas.model.claim import Claim
from habeas.model.document import Document
from habeas.model.release import Private


class Dossier(Struct, frozen=True):
    """What `build_dossier` wrote, as values; a notebook shows its findings as a table."""

    private: Private

    def _repr_html_(self) -> str:
        return publication.as_html(self.private)


def read(path: str | Path) -> tuple[Document, ...]:
    """Read one file into documents: passages, and where each of their characters stands.

    Raises Unreadable, with a hint, if no reader can.
    """
    return flow.read(Path(path))


def find_claims(document: Document) -> tuple[Claim, ...]:
    """Find who said that what happened in one document, as offsets into `document.text`."""
    return flow.find_claims(document)


def build_dossier(
    folder: str | Path, out: str | Path, *, passphrase: str, public: Sequence[str] = ()
) -> Dossier:
    """Read every report under a folder and write the dossier into `out`, or update the one there.

    `public` are globs of files that are known to have been published. Raises Refused, with a hint,
    before anything is written.
    """
    return Dossier(
        flow.build_dossier(Path(folder), Path(out), passphrase=passphrase, public=public)
    )
