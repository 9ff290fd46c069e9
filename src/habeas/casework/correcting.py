"""What does a claim say, once a person has corrected it?

A correction names a column of the table and the right cell. The words of a claim are never
corrected: they are the source's. What a person writes about them lies sealed in the case.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from msgspec.structs import replace

from habeas.errors import BadDecision
from habeas.model.claim import Claim, PlaceMention, Quantity, Speaker
from habeas.model.decision import Correction, state
from habeas.model.document import Document
from habeas.model.place import Place, PlaceKind
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    Polarity,
    SpeakerKind,
    Unit,
)
from habeas.text import edtf
from habeas.text.gazetteer import load
from habeas.text.scripts import fold

NOTHING = "none"  # what a reviewer writes to empty a cell that may also be blank
BETWEEN = ";"  # places in one cell
COUNTED = ("value", "low", "high", "operator", "unit")

Cells = Mapping[str, str]  # for each column that can be corrected: what a claim says in it


def cells(claim: Claim, document: Document) -> Cells:
    """Write the columns that can be corrected, as the table of an open source shows them."""
    nearest = claim.attribution[0] if claim.attribution else None
    told = claim.quantity
    return {
        "types": " ".join(claim.types),
        "certainty": str(claim.certainty),
        "polarity": str(claim.polarity),
        "date": claim.date or "",
        "speaker": nearest.name if nearest and nearest.identity is not Identity.SEALED else "",
        "speaker_kind": str(nearest.kind) if nearest else "",
        "via": f"{BETWEEN} ".join(
            hop.name for hop in claim.attribution[1:] if hop.identity is not Identity.SEALED
        ),
        "places": f"{BETWEEN} ".join(_called(place, document) for place in claim.places),
        "value": _digits(told.value if told else None),
        "low": _digits(told.low if told else None),
        "high": _digits(told.high if told else None),
        "operator": str(told.operator) if told else "",
        "unit": str(told.unit) if told else "",
    }


def state_of(claim: Claim) -> str:
    """Digest what a claim says, as the table's column `state` does."""
    kinds = [speaker.kind for speaker in claim.attribution]
    told = claim.quantity
    counted = [told.value, told.low, told.high, told.operator, told.unit] if told else []
    places = [place.name for place in claim.places]
    return state(claim.types, claim.certainty, claim.polarity, claim.date, kinds, places, counted)


def masked_places(claim: Claim) -> str:
    """Write the places as the table of a confidential source shows them: settled names alone."""
    return f"{BETWEEN} ".join(place.name for place in claim.places if place.name)


def corrected(claim: Claim, corrections: Sequence[Correction]) -> Claim:
    """Write corrections into a claim; raises BadDecision where they do not fit together."""
    told = {one.field: one.value for one in corrections}
    made = replace(claim, needs_review=())
    for field, value in told.items():
        if field in FIELDS:
            made = FIELDS[field](made, value)
    if set(told) & set(COUNTED):
        made = replace(made, quantity=_counted(made, told))
    return made


def checked(field: str, cell: str) -> str | None:
    """Check a corrected cell; None where it empties the column."""
    known = VOCABULARY.get(field)
    if known is not None:
        words = cell.split() if field == "types" else [cell]
        if not words or any(word not in list(known) for word in words):
            raise BadDecision(f"its {field} is no word of the format", hint="see docs/glossary.md")
    if cell == NOTHING or not cell:
        return None
    if field == "date" and edtf.parse(cell) is None:
        raise BadDecision("its date is no date in EDTF", hint="write 2022-07-18, or 2022-07")
    if field in {"value", "low", "high"} and not cell.isdecimal():
        raise BadDecision(f"its {field} is no whole number", hint="write digits only")
    if field == "places":
        for name in cell.split(BETWEEN):
            _place(name.strip())
    return cell


def _types(claim: Claim, cell: str | None) -> Claim:
    return replace(claim, types=tuple(map(EventType, (cell or "").split())))


def _certainty(claim: Claim, cell: str | None) -> Claim:
    return replace(claim, certainty=Certainty(cell or ""))


def _polarity(claim: Claim, cell: str | None) -> Claim:
    return replace(claim, polarity=Polarity(cell or ""))


def _date(claim: Claim, cell: str | None) -> Claim:
    return replace(claim, date=cell)


def _speaker(claim: Claim, cell: str | None) -> Claim:
    """Name the nearest speaker, or take a wrong one away; one who is sealed stays sealed."""
    if claim.attribution and claim.attribution[0].identity is Identity.SEALED:
        raise BadDecision("its speaker is sealed, and has no name here", hint="leave it blank")
    if cell is None:
        return replace(claim, attribution=claim.attribution[1:])
    kind = claim.attribution[0].kind if claim.attribution else SpeakerKind.UNKNOWN
    named = Speaker(cell, kind, Identity.NAMED)
    return replace(claim, attribution=(named, *claim.attribution[1:]))


def _speaker_kind(claim: Claim, cell: str | None) -> Claim:
    kind = SpeakerKind(cell or "")
    if not claim.attribution:
        unnamed = Speaker(kind.replace("_", " "), kind, Identity.UNNAMED)
        return replace(claim, attribution=(unnamed,))
    nearest, *others = claim.attribution
    return replace(claim, attribution=(replace(nearest, kind=kind), *others))


def _via(claim: Claim, cell: str | None) -> Claim:
    """Name those who passed it on; a name that was there keeps its kind, another is an outlet."""
    nearest, passing = claim.attribution[:1], claim.attribution[1:]
    if any(hop.identity is Identity.SEALED for hop in passing):
        raise BadDecision("somebody who passed it on is sealed", hint="leave the cell blank")
    if not nearest:
        raise BadDecision("nobody says it, so nobody passes it on", hint="fill in speaker")
    known = {fold(hop.name): hop for hop in passing}
    names = [name.strip() for name in (cell or "").split(BETWEEN) if name.strip()]
    made = [
        known.get(fold(name)) or Speaker(name, SpeakerKind.MEDIA, Identity.NAMED) for name in names
    ]
    return replace(claim, attribution=(*nearest, *made))


def _places(claim: Claim, cell: str | None) -> Claim:
    """Name the places: those that were there keep their words, others stand for the whole."""
    names = [name.strip() for name in (cell or "").split(BETWEEN) if name.strip()]
    left = list(claim.places)
    made = []
    for name in names:
        same = next((p for p in left if p.name and fold(p.name) == fold(name)), None)
        if same is not None:
            left.remove(same)
        made.append((name, same))
    return replace(claim, places=tuple(same or _mention(claim, n, left) for n, same in made))


def _mention(claim: Claim, name: str, left: list[PlaceMention]) -> PlaceMention:
    spot = left.pop(0) if left else PlaceMention(claim.start, claim.end)
    place = _place(name)
    if place is None:
        return PlaceMention(spot.start, spot.end, name=name)
    return PlaceMention(
        spot.start, spot.end, (place.id,), place.name, place.country, place.lat, place.lon,
        place.region,
    )  # fmt: skip


def _place(name: str) -> Place | None:
    """Look a place up by its name, or by name and ISO 3166-2 code; None if nobody knows it."""
    bare, _, code = name.rpartition(",")
    coded = bool(bare) and "-" in code
    wanted = bare.strip() if coded else name
    found = next(
        (m.candidates for m in load().find(wanted, "en") if m.end - m.start == len(wanted)), ()
    )
    inside = [p for p in found if not coded or p.region == code.strip()]
    towns = [p for p in inside if p.kind is PlaceKind.CITY]
    inside = towns if len(towns) == 1 else inside  # and not the region of that name around it
    if len(inside) > 1:
        raise BadDecision(
            "several places bear a name in it", hint="add the region's code, as Bryanka, UA-09"
        )
    return inside[0] if inside else None


def _counted(claim: Claim, told: Mapping[str, str | None]) -> Quantity | None:
    """Put a figure together: what bounded the old number alone bounds the new one."""
    if "value" in told and told["value"] is None:
        return None
    old = claim.quantity or Quantity(
        claim.start, claim.end, None, None, None, Operator.EXACT, Unit.PERSONS
    )
    value = _number(told, "value", old.value)
    exact = old.low == old.high == old.value
    low = _number(told, "low", value if exact else old.low)
    high = _number(told, "high", value if exact else old.high)
    if low is not None and high is not None and low > high:
        raise BadDecision("its lowest is over its highest", hint="correct low and high too")
    return replace(
        old,
        value=value,
        low=low,
        high=high,
        operator=Operator(told.get("operator") or old.operator),
        unit=Unit(told.get("unit") or old.unit),
    )


def _number(told: Mapping[str, str | None], field: str, otherwise: int | None) -> int | None:
    if field not in told:
        return otherwise
    cell = told[field]
    return int(cell) if cell else None


def _called(place: PlaceMention, document: Document) -> str:
    return place.name or document.slice(place.start, place.end)


def _digits(number: int | None) -> str:
    return "" if number is None else str(number)


VOCABULARY: Mapping[str, type[StrEnum]] = {
    "types": EventType,
    "certainty": Certainty,
    "polarity": Polarity,
    "speaker_kind": SpeakerKind,
    "operator": Operator,
    "unit": Unit,
}
FIELDS: Mapping[str, Callable[[Claim, str | None], Claim]] = {
    "types": _types,
    "certainty": _certainty,
    "polarity": _polarity,
    "date": _date,
    "speaker": _speaker,
    "speaker_kind": _speaker_kind,
    "via": _via,
    "places": _places,
}
