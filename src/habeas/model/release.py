"""What may be shown of a case, and to whom? Values that protection makes and publication draws.

`Private` is for the owner of the case. It holds no Document and no Claim: only what may stand
in plain text on the owner's disk. Words of a confidential source are absent here, not hidden.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from habeas.model.capture import Capture
from habeas.model.claim import ClaimId
from habeas.model.consent import Level, PersonId, Purpose, Recipient, Subject
from habeas.model.decision import RowFault
from habeas.model.document import Digest, DocPath, PassageKind
from habeas.model.filing import FilingId, StepKind
from habeas.model.law import Deadline, Legal
from habeas.model.weight import FigureRelation, Mutation, Origin, Relay
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    Polarity,
    SpeakerKind,
    Unit,
)


class Fate(StrEnum):
    """What became of a file that is no document of the case, or no longer one."""

    UNREADABLE = "unreadable"
    PARTLY_READ = "partly_read"
    SET_ASIDE = "set_aside"  # settings, truth tables, hidden files, the office twin of a rendition
    GONE = "gone"  # sealed earlier, no longer in the folder


class FileReport(Struct, frozen=True):
    """A file that was not read as a report, why, and what can be done."""

    path: DocPath
    fate: Fate
    what: str
    hint: str = ""


class Excerpt(Struct, frozen=True):
    """Words as people read them, between the words that stand around them."""

    before: str
    words: str
    after: str
    language: str  # ISO 639-1; und = not known
    kind: PassageKind
    cut_before: bool = False  # the passage begins earlier
    cut_after: bool = False  # the passage goes on


class Mark(Struct, frozen=True):
    """Offsets of words, and the words where the source is public."""

    start: int
    end: int
    text: str | None


class Hop(Struct, frozen=True):
    """One speaker of a chain; `name` is None where the speaker is sealed."""

    name: str | None
    kind: SpeakerKind
    identity: Identity
    known_as: str | None = None  # the normal form of a body that is named in several ways

    @property
    def called(self) -> str | None:
        """Give the name that pages and drafts use; tables for programs keep the name as read."""
        return self.known_as or self.name


class Spot(Struct, frozen=True):
    """A place as the words name it (public sources only) and as it was settled."""

    start: int
    end: int
    text: str | None
    name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    region: str | None


class Amount(Struct, frozen=True):
    """A figure with its bounds and what it counts."""

    start: int
    end: int
    text: str | None
    value: int | None
    low: int | None
    high: int | None
    operator: Operator
    unit: Unit
    population: str | None
    place: str | None
    as_of: str | None


class Statement(Struct, frozen=True, kw_only=True):
    """A claim as its owner may see it in plain text.

    `quote` is the rendition between the offsets, `excerpt` the same for people; both are None, and
    `mask` says what kind of thing stands there, where the source is confidential.
    """

    id: ClaimId
    doc: DocPath
    start: int
    end: int
    quote: str | None
    excerpt: Excerpt | None
    mask: str | None
    types: tuple[EventType, ...]
    certainty: Certainty
    polarity: Polarity
    date: str | None
    attribution: tuple[Hop, ...]
    hedges: tuple[Mark, ...]
    places: tuple[Spot, ...]
    quantity: Amount | None
    needs_review: tuple[str, ...]
    because: tuple[str, ...]
    accepted: bool = False  # a person has accepted or corrected it
    told_by: Mark | None = None  # the words that name the nearest speaker


class Sheet(Struct, frozen=True, kw_only=True):
    """What is known of one document; of a confidential one no more than path, reader, language."""

    path: DocPath
    public: bool
    reader: str
    language: str
    statements: int
    digest: Digest | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    capture: Capture | None = None  # how it came; of published documents alone


class Headline(Struct, frozen=True):
    """The counts that stand over the dossier."""

    documents: int
    public: int
    statements: int
    origins: int  # distinct independent voices that weighing has shown
    eyewitnesses: int  # distinct accounts whose nearest speaker saw or underwent it
    families: int  # findings whose voices were weighed
    unsettled: int  # of these, where independence is not established
    review: int  # statements that a person should look at


class Filed(Struct, frozen=True, kw_only=True):
    """What became of a complaint: codes, steps and days, no name and no words."""

    code: FilingId
    recipient: Recipient
    persons: tuple[PersonId, ...]
    steps: tuple[tuple[StepKind, date, Recipient | None], ...]
    due: tuple[Deadline, ...] = ()


class Private(Struct, frozen=True, kw_only=True):
    """What the owner of a case may see in plain text: dossier, tables and drafts draw this."""

    title: str
    headline: Headline
    documents: tuple[Sheet, ...]
    statements: tuple[Statement, ...]
    origins: tuple[Origin, ...]
    figures: tuple[FigureRelation, ...]
    relays: tuple[Relay, ...]
    mutations: tuple[Mutation, ...]
    files: tuple[FileReport, ...]
    with_confidential: bool = False
    legal: Legal | None = None  # None: nobody held the case against the law
    filings: tuple[Filed, ...] = ()
    taken: int = 0  # decisions of a reviewed table that went into the case in this run
    rows: tuple[RowFault, ...] = ()  # rows of that table that could not be taken


class Disclosed(Struct, frozen=True, kw_only=True):
    """A person of concern as one recipient may see them."""

    code: PersonId
    level: Level
    shown: str  # the name, the initials, or the code
    service: str | None = None  # contract, mobilised …; None where it is not opened
    fields: Mapping[str, str] = {}  # what the recipient's form asks for and the person opened
    claims: tuple[ClaimId, ...] = ()  # what `told` holds of them
    authority: str | None = None  # who signed that the group may act, and when; no name
    consent: str | None = None  # who agreed that it goes to this recipient, and when; no name
    to_print: str | None = None  # whether and how far the name may be printed, by whom, when


class Disclosure(Struct, frozen=True, kw_only=True):
    """What a named recipient may see of a case for one purpose; complaints draw this alone.

    `told` has the shape of the owner's view, and holds nothing else than what this recipient may
    see: documents without consent are absent, and add nothing to any count.
    """

    recipient: Recipient
    purpose: Purpose
    told: Private
    persons: tuple[Disclosed, ...] = ()


class Leaving(Struct, frozen=True):
    """One thing that will leave, of whom, and why it may; shown to the owner alone."""

    of: str  # code of a person, or path of a document
    what: str  # name, initials, a field of the form, words, file
    shown: str | None  # as the recipient will read it, where it is a name
    why: str


class Held(Struct, frozen=True):
    """One thing that stays, of whom, and which rule keeps it."""

    of: str
    what: str
    why: str


class Preview(Struct, frozen=True, kw_only=True):
    """A disclosure, and what the owner should read before it leaves."""

    disclosure: Disclosure
    leaving: tuple[Leaving, ...]
    held: tuple[Held, ...]
    words: tuple[Leaving, ...] = ()  # of confidential sources, sentence by sentence
    shown: Mapping[Subject, Level] = {}  # persons and confidential sources, and how far each
