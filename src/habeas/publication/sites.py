"""Which places do the statements name, and how well is each attested?"""

from collections.abc import Iterable, Sequence
from html import unescape

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.release import Private, Spot, Statement
from habeas.model.words import EventType, OriginStatus, Polarity
from habeas.publication.dates import FIRST, LAST, bounds
from habeas.text.tables import rows

ROOM = "habeas.publication"
QUOTES = "\"'«»„“”‘’"


class Site(Struct, frozen=True):
    """A place with the statements about it; without a point where it is not resolved."""

    number: int
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    area: bool
    spellings: tuple[str, ...]
    statements: tuple[ClaimId, ...]
    held: int  # statements of holding people there
    voices: int | None  # independent voices of weighed findings, None: not weighed
    first: str | None
    last: str | None


def sites(private: Private) -> tuple[Site, ...]:
    """Group the places of all statements, the best attested first."""
    groups: dict[tuple[str, str], list[tuple[Statement, Spot]]] = {}
    for statement in private.statements:
        for spot in statement.places:
            if spot.name:
                groups.setdefault((spot.name, spot.country or ""), []).append((statement, spot))
    voices = _voices(private)
    ranked = sorted(groups.items(), key=lambda g: (-_weight(g[1]), -len(g[1]), g[0]))
    return tuple(_site(n, group, voices) for n, (_, group) in enumerate(ranked, start=1))


def _weight(group: Sequence[tuple[Statement, Spot]]) -> int:
    return len({statement.id for statement, _ in group if _holds(statement)})


def _holds(statement: Statement) -> bool:
    return is_holding(statement.types) and statement.polarity is not Polarity.NEGATED


def is_holding(types: Iterable[EventType]) -> bool:
    """Tell whether a statement of these types says that people are held or treated so.

    Who denies that anybody is held, or threatens with it, names no place where people are held.

    >>> is_holding([EventType.DETENTION]), is_holding([EventType.DENIAL, EventType.DETENTION])
    (True, False)
    """
    kinds = {row["type"] for row in rows(ROOM, "holding_types.csv")}
    told = set(types)
    return bool(kinds & told) and not told & {EventType.DENIAL, EventType.THREAT}


def _voices(private: Private) -> dict[ClaimId, set[str]]:
    found: dict[ClaimId, set[str]] = {}
    for origin in private.origins:
        if origin.status is OriginStatus.ESTABLISHED:
            for voice in origin.independent:
                for claim in voice.claims:
                    found.setdefault(claim, set()).add(voice.name)
    return found


def _site(
    number: int,
    group: Sequence[tuple[Statement, Spot]],
    voices: dict[ClaimId, set[str]],
) -> Site:
    spot = next((spot for _, spot in group if spot.lat is not None), group[0][1])
    told = {statement.id: statement for statement, _ in group}
    heard = [voices[claim] for claim in told if claim in voices]
    first, last = _range(told.values())
    return Site(
        number=number,
        name=spot.name or "",
        country=spot.country,
        lat=spot.lat,
        lon=spot.lon,
        area=is_area(spot.name or ""),
        spellings=_spellings([s.text for _, s in group if s.text], spot.name or ""),
        statements=tuple(told),
        held=sum(_holds(statement) for statement in told.values()),
        voices=len(set().union(*heard)) if heard else None,
        first=first,
        last=last,
    )


def _spellings(texts: Iterable[str], name: str) -> tuple[str, ...]:
    """List how the sources spell a place, entities read and quotation marks left out."""
    plain = {" ".join(unescape(text).split()).strip(QUOTES) for text in texts}
    return tuple(sorted(plain - {name, ""}))


def _range(told: Iterable[Statement]) -> tuple[str | None, str | None]:
    return days_between(statement.date for statement in told)


def days_between(dates: Iterable[str | None]) -> tuple[str | None, str | None]:
    """Give the first and the last day that some dates allow; None where nothing bounds them."""
    days = [bounds(date) for date in dates if date]
    firsts = [low for low, _ in days if low != FIRST]
    lasts = [high for _, high in days if high != LAST]
    return min(firsts, default=None), max(lasts, default=None)


def is_area(name: str) -> bool:
    """Tell whether a place name says of itself that it is an area.

    >>> is_area("Luhansk Oblast"), is_area("Bryanka")
    (True, False)
    """
    words = {word.casefold() for word in name.split()}
    return bool(words & {row["word"] for row in rows(ROOM, "area_words.csv")})
