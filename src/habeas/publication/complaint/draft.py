"""What is a draft made of, before anybody decides between DOCX and PDF?"""

from enum import StrEnum

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.norm import NormId


class Kind(StrEnum):
    """Whose words a part of a sentence holds."""

    OWN = "own"  # ours, from the packaged table of a language
    SAID = "said"  # a name, a place, a date, a number: values of the case
    QUOTE = "quote"  # the source's own words
    REF = "ref"  # [3.12]
    GAP = "gap"  # to be completed by a person


class Part(Struct, frozen=True):
    """A stretch of a sentence and whose words they are."""

    kind: Kind
    text: str


class Sentence(Struct, frozen=True):
    """Words with the claims that they rest on; only a sentence of fact has claims."""

    parts: tuple[Part, ...]
    claims: tuple[ClaimId, ...] = ()
    note: tuple[Part, ...] = ()  # at the foot of the page

    @property
    def text(self) -> str:
        """Read the whole sentence."""
        return "".join(part.text for part in self.parts)

    @property
    def own(self) -> str:
        """Read our own words alone: in them a certainty is claimed."""
        return " ".join(part.text for part in self.parts if part.kind is Kind.OWN).casefold()


class Style(StrEnum):
    """How a paragraph stands on the page."""

    PLAIN = "plain"
    NUMBERED = "numbered"  # 1. 2. 3. through the whole draft
    ITEM = "item"  # (a) (b) (c) under a numbered one
    NOTE = "note"  # what we say about the sources
    LINE = "line"  # to be written on


SUBJECTS = 3  # the level of headings that name a subject, and are never numbered


class Heading(Struct, frozen=True, tag="heading"):
    """A title: of a part (1), of a section in it (2), of a subject (3, never numbered)."""

    level: int
    text: str
    numbered: bool = True
    new_page: bool = False


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """Sentences that stand together."""

    style: Style
    sentences: tuple[Sentence, ...]
    fact: bool = False  # every sentence of it must cite a claim


Cell = tuple[Sentence, ...]


class Table(Struct, frozen=True, tag="table"):
    """Rows under column heads; `widths` are shares of the page."""

    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Beside(Struct, frozen=True, tag="beside"):
    """The same block in two languages, side by side; each side counts its own paragraphs."""

    left: Heading | Paragraph
    right: Heading | Paragraph


Block = Heading | Paragraph | Table | Beside


class Draft(Struct, frozen=True, kw_only=True):
    """A complaint as it will be printed, in either format."""

    title: str
    case: str
    language: str
    watermark: str | None  # None: a person has accepted every claim that it uses
    header: str
    page: str  # with {page} and {pages}
    unlettered: str  # stands for letters that the typeface of the PDF lacks
    claims: tuple[ClaimId, ...] = ()  # on which it rests
    unconfirmed: tuple[NormId, ...] = ()  # norms that it pleads and no lawyer has confirmed
    marking: str = ""  # privileged, confidential: on every page
    size: float = 10.5  # points
    blocks: tuple[Block, ...]


def said(text: str) -> tuple[Part, ...]:
    """Make a value of the case part of a sentence."""
    return (Part(Kind.SAID, text),)


def own(text: str) -> tuple[Part, ...]:
    """Make our own words part of a sentence."""
    return (Part(Kind.OWN, text),)


def plain(text: str, kind: Kind = Kind.OWN) -> Sentence:
    """Make a sentence that states no fact of the case."""
    return Sentence((Part(kind, text),))
