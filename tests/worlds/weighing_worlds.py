"""How is an invented case of a few sentences built, in any language?"""

from collections.abc import Sequence

from msgspec import Struct

from habeas.model.claim import Claim, ClaimId, PlaceMention, Quantity, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    Polarity,
    SpeakerKind,
    Unit,
)

Case = tuple[list[Document], list[Claim]]


class Line(Struct, frozen=True):
    """One sentence of a document, and the claim that it makes."""

    words: str
    types: str = "detention"
    by: Sequence[Speaker] = ()
    town: str | None = None  # its words; `name` where they are not its name
    name: str | None = None
    figure: int | None = None
    operator: Operator = Operator.EXACT
    number: str | None = None  # the words of the figure; its digits if not given
    unit: Unit = Unit.PERSONS
    certainty: Certainty = Certainty.REPORTED
    polarity: Polarity = Polarity.AFFIRMED
    date: str | None = None


def named(name: str, kind: SpeakerKind = SpeakerKind.MEDIA) -> Speaker:
    """Make a speaker who is named."""
    return Speaker(name, kind, Identity.NAMED)


def some(name: str, kind: SpeakerKind) -> Speaker:
    """Make a class of speakers."""
    return Speaker(name, kind, Identity.UNNAMED)


def sealed(name: str, kind: SpeakerKind) -> Speaker:
    """Make a private person."""
    return Speaker(name, kind, Identity.SEALED)


def report(
    path: str,
    lines: Sequence[Line],
    *,
    outlet: str | None = None,
    day: str | None = None,
    language: str = "und",
    rows: bool = False,
) -> Case:
    """Make a document of these lines, and their claims."""
    text = "\n".join(line.words for line in lines)
    passages, claims, at = [], [], 0
    for n, line in enumerate(lines):
        run = Run(0, len(line.words), at, len(line.words))
        kind = PassageKind.ROW if rows else PassageKind.PARAGRAPH
        passages.append(Passage(line.words, (run,), kind))
        claims.append(_claim(path, n, line, at, text))
        at += len(line.words) + 1
    home = Document(
        DocPath(path),
        Digest(path),
        text,
        tuple(passages),
        "test 1",
        language=language,
        outlet=outlet,
        published=day,
        public=outlet is not None,
    )
    return [home], claims


def _claim(path: str, n: int, line: Line, start: int, text: str) -> Claim:
    places: tuple[PlaceMention, ...] = ()
    if line.town:
        at = text.index(line.town, start)
        name = line.name or line.town
        places = (
            PlaceMention(at, at + len(line.town), name=name, country="XX", lat=1.0, lon=1.0),
        )
    return Claim(
        id=ClaimId(f"{path}-{n}"),
        doc=DocPath(path),
        passage=n,
        start=start,
        end=start + len(line.words),
        types=tuple(EventType(t) for t in line.types.split()),
        certainty=line.certainty,
        polarity=line.polarity,
        date=line.date,
        attribution=tuple(line.by),
        places=places,
        quantity=_quantity(line, start, text),
    )


def _quantity(line: Line, start: int, text: str) -> Quantity | None:
    if line.figure is None:
        return None
    words = line.number or str(line.figure)
    at = text.index(words, start)
    value, op = line.figure, line.operator
    low = {Operator.EXACT: value, Operator.AT_LEAST: value, Operator.MORE_THAN: value + 1}.get(op)
    high = value if op is Operator.EXACT else None
    return Quantity(at, at + len(words), value, low, high, op, line.unit)


def together(*cases: Case) -> Case:
    """Put cases into one folder."""
    return [d for c in cases for d in c[0]], [x for c in cases for x in c[1]]
