"""For whom and to whom is a complaint drafted, and what does the sealed case add to it?"""

from collections.abc import Mapping

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.document import Digest, DocPath
from habeas.model.release import Disclosed


class Custody(Struct, frozen=True):
    """What the ledger knows of an exhibit: when its bytes came in, in which entry, how many."""

    entry: int
    at: str  # ISO 8601
    size: int
    captured: str | None = None  # when a crawler had it
    modified: str | None = None  # the file's own time
    within: Digest | None = None  # the archive or mail that it was packed in
    url: str | None = None  # from where a crawler had it


class Exhibits(Struct, frozen=True):
    """The numbers under which documents and statements are cited: given once, never again."""

    documents: Mapping[DocPath, int] = {}
    statements: Mapping[ClaimId, str] = {}


class Occasion(Struct, frozen=True, kw_only=True):
    """All that a draft takes beside the case itself."""

    addressee: str = "general"
    persons: tuple[Disclosed, ...] = ()  # for whom it is drafted
    disclosed: bool = False  # drawn from a disclosure: what it opens may be shown
    exhibits: Exhibits | None = None  # None: numbered as in the dossier
    custody: Mapping[DocPath, Custody] = {}
    responsible: str | None = None  # who answers for norms that no lawyer has confirmed
    templates: Mapping[str, str] = {}  # the user's own: ADDRESSEE/LANGUAGE.txt

    @property
    def about(self) -> frozenset[ClaimId] | None:
        """List what is told of these persons; None where nothing is linked to them."""
        found = frozenset(claim for one in self.persons for claim in one.claims)
        return found or None


EVERYBODY = Occasion()
