"""What does a document claim, and where exactly does it say so?"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from habeas.claims import (
    again,
    chains,
    feared,
    figures,
    frames,
    gate,
    statements,
    table_rows,
    when,
)
from habeas.claims.figures import Figure
from habeas.claims.offers import offers
from habeas.claims.proposing import Offer, Proposer
from habeas.claims.reading import Attributed, Frame, Reading, Span, Statement
from habeas.claims.singles import singles
from habeas.claims.whereabouts import places_of
from habeas.model.claim import Claim, ClaimId, PlaceMention, Quantity
from habeas.model.document import PassageKind
from habeas.model.place import PlaceKind
from habeas.model.words import Certainty, EventType, Polarity
from habeas.text.gazetteer import Mention, load

T = TypeVar("T")
NEGATED = Polarity.NEGATED
POINTS = frozenset({PlaceKind.CITY, PlaceKind.SITE})
ONE = "one person brought in"
OPENING = 3  # letters before the person: an article or none
ID_DIGITS = 8  # of the source's digest: enough to keep the claims of a case apart


class Mentions(Struct, frozen=True):
    """What stands in each passage: frames of speech, figures, names of places.

    Frames and places are looked for when somebody asks: most pages state nothing.
    """

    frames: Callable[[int], Sequence[Frame]]
    figures: Mapping[int, Sequence[Figure]]
    places: Callable[[int], Sequence[Mention]]


class Found(Struct, frozen=True):
    """The claims of a document, and each of them as it is laid out for a proposer."""

    claims: tuple[Claim, ...]
    offers: tuple[Offer, ...]


def find(
    reading: Reading, aliases: Mapping[str, str], proposers: Sequence[Proposer] = ()
) -> tuple[Claim, ...]:
    """Find the claims of a document, in the order in which they stand there.

    What proposers say of what the rules read goes through the gate.
    """
    seen = _mentions(reading)
    stated, attributed = _read(reading, seen, aliases)
    if proposers:
        laid = offers(reading, stated, attributed, aliases)
        attributed = gate.all_passed(proposers, laid, attributed)
    return _claims(reading, seen, stated, attributed)


def offered(reading: Reading, aliases: Mapping[str, str]) -> Found:
    """Find the claims as the rules read them, with what a proposer would be shown of each."""
    seen = _mentions(reading)
    stated, attributed = _read(reading, seen, aliases)
    return Found(
        _claims(reading, seen, stated, attributed),
        offers(reading, stated, attributed, aliases),
    )


def _read(
    reading: Reading, seen: Mentions, aliases: Mapping[str, str]
) -> tuple[list[Statement], tuple[Attributed, ...]]:
    counted = _of({at: _numbers(found) for at, found in seen.figures.items()})
    stated = [
        *statements.find(reading, seen.frames, counted, lambda at: _points(seen.places(at))),
        *table_rows.find(reading, counted),
    ]
    stated = [feared.as_threat(reading, one) for one in stated]
    stated.sort(key=lambda s: (s.passage, s.start, s.end, s.types))
    return stated, chains.attribute(reading, stated, aliases=aliases)


def _claims(
    reading: Reading, seen: Mentions, stated: Sequence[Statement], attributed: Sequence[Attributed]
) -> tuple[Claim, ...]:
    drafts = zip(stated, attributed, strict=True)
    return _numbered([_claim(reading, seen, s, a) for s, a in drafts])


def _mentions(reading: Reading) -> Mentions:
    passages = reading.document.passages
    told = {at for at, passage in enumerate(passages) if passage.kind is not PassageKind.META}
    counted: dict[int, list[Figure]] = {}
    for figure in (*figures.find(reading), *singles(reading)):
        counted.setdefault(figure.passage, []).append(figure)

    @cache
    def found() -> Mapping[int, Sequence[Mention]]:
        places = {at: load().find(passages[at].text, reading.analyses[at].language) for at in told}
        return again.with_repeated([passage.text for passage in passages], places)

    return Mentions(
        lambda at: frames.find(reading, at) if at in told else (),
        counted,
        lambda at: found().get(at, ()),
    )


def _of(found: Mapping[int, Sequence[T]]) -> Callable[[int], Sequence[T]]:
    return lambda at: found.get(at, ())


def _numbers(found: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in found if figure.because != ONE]


def _points(found: Sequence[Mention]) -> list[Span]:
    return [(m.start, m.end) for m in found if any(c.kind in POINTS for c in m.candidates)]


def _claim(
    reading: Reading, seen: Mentions, statement: Statement, attributed: Attributed
) -> Claim:
    document = reading.document
    passage = document.passages[statement.passage]
    start, end = passage.raw(statement.start, statement.end)
    statement = _denied(statement, attributed)
    date, why = when.event_date(reading, statement)
    return Claim(
        id=ClaimId(f"{document.source[:ID_DIGITS]}-{start}-{end}"),
        doc=document.path,
        passage=statement.passage,
        start=start,
        end=end,
        types=statement.types,
        certainty=attributed.certainty,
        polarity=statement.polarity,
        date=date,
        attribution=attributed.attribution,
        hedges=attributed.hedges,
        places=_places(reading, seen.places(statement.passage), statement),
        quantity=_quantity(reading, seen.figures.get(statement.passage, ()), statement),
        needs_review=attributed.needs_review,
        because=(*statement.because, *attributed.because, f"date: {why}"),
    )


def _denied(statement: Statement, attributed: Attributed) -> Statement:
    """Say of what somebody denies that it is a denial, and that it did not happen by his words."""
    if attributed.certainty is not Certainty.DENIED:
        return statement
    if EventType.DENIAL in statement.types and len(statement.types) > 1:
        return statement
    types = tuple(sorted({*statement.types, EventType.DENIAL}))
    unsure = statement.polarity is Polarity.UNKNOWN
    return replace(statement, types=types, polarity=Polarity.UNKNOWN if unsure else NEGATED)


def _places(
    reading: Reading, found: Sequence[Mention], statement: Statement
) -> tuple[PlaceMention, ...]:
    passage = reading.document.passages[statement.passage]
    return tuple(
        PlaceMention(*passage.raw(m.start, m.end), tuple(place.id for place in m.candidates))
        for m in places_of(reading, found, statement)
    )


def _quantity(reading: Reading, found: Sequence[Figure], statement: Statement) -> Quantity | None:
    passage = reading.document.passages[statement.passage]
    # "a soldier who is held": a statement that opens with one person is about one.
    wanted = statement.quantity
    figure = next(
        (f for f in found if (f.start, f.end) == wanted or (not wanted and _opens(f, statement))),
        None,
    )
    if figure is None:
        return None
    return Quantity(
        *passage.raw(figure.start, figure.end),
        figure.value,
        figure.low,
        figure.high,
        figure.operator,
        figure.unit,
        figure.population,
        figure.place,
        figure.as_of,
    )


def _opens(figure: Figure, statement: Statement) -> bool:
    return figure.because == ONE and 0 <= figure.start - statement.start <= OPENING


def _numbered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give claims that share their words different ids, in order."""
    times: dict[ClaimId, int] = {}
    out: list[Claim] = []
    for claim in claims:
        times[claim.id] = times.get(claim.id, 0) + 1
        number = times[claim.id]
        same = claim if number == 1 else replace(claim, id=ClaimId(f"{claim.id}-{number}"))
        out.append(same)
    return tuple(out)
