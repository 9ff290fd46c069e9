"""What must the vault know of the ledger? Only how to ask; the rules are custody's."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from habeas.model.document import Digest
from habeas.model.entry import Checkpoint, Derived, Entry, Link, Row


class Ledger(Protocol):
    """The rules of the ledger; casework hands in the module `habeas.custody`."""

    def seal(self, entry: Entry, previous: Link | None, at: datetime) -> Link:
        """Chain an entry to the link before it."""

    def row(self, link: Link) -> Row:
        """Write a link as it is stored."""

    def checkpoint(self, links: Sequence[Link]) -> Checkpoint | None:
        """Sum up the ledger."""

    def trusted(self, rows: Sequence[Row], kept: Checkpoint | None) -> tuple[Link, ...]:
        """Read a ledger that is to be continued, or refuse it."""

    def recorded(self, links: Sequence[Link]) -> dict[str, frozenset[Digest]]:
        """List every derived file with all the digests it ever had."""

    def last_derived(self, links: Sequence[Link]) -> Derived | None:
        """Find the last derivation."""
