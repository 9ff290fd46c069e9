"""Which element does a statement carry, for or against, and how directly?"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from habeas.law.agency import acts
from habeas.law.force import days_of, printed_on
from habeas.law.knowledge import ROOM, Case, limit
from habeas.law.lacking import lacks, negated, tells
from habeas.law.phrases import body
from habeas.model.claim import Claim, ClaimId, PlaceMention
from habeas.model.document import Document
from habeas.model.norm import Days, ElementId, Truth
from habeas.model.words import Certainty, EventType, Polarity, SpeakerKind, Unit
from habeas.text import edtf
from habeas.text.tables import rows

DIRECT = "direct"
OPEN_END = ".."  # in EDTF: it goes on
AGENT = ElementId("E07")  # of a State
SERVES = ElementId("E02")
# A rule tells what ought to be, and an opinion what to call it: neither is a fact.
NO_FACT = frozenset({EventType.LEGAL_NORM, EventType.RETRACTION, EventType.RENAMING})
UNSURE = frozenset({Certainty.ALLEGED})


class Evidence(Struct, frozen=True):
    """A statement that speaks for one state of an element."""

    element: ElementId
    state: Truth
    claim: ClaimId
    direct: bool  # it tells the element itself, and as more than an allegation
    days: Days
    places: frozenset[str]
    value: str = ""  # which kind of it, where an element has kinds


class Sign(Struct, frozen=True):
    """What one rule finds in a statement."""

    element: ElementId
    state: Truth
    direct: bool
    value: str = ""


class Cue(Struct, frozen=True):
    """Words that carry an element."""

    sign: Sign
    pattern: re.Pattern[str]
    turned: re.Pattern[str] | None  # what takes it back, where it speaks against an element

    def found(self, words: str) -> bool:
        """Tell whether the words stand there, and no negative before them."""
        turned = self.turned is not None and self.turned.search(words)
        return bool(self.pattern.search(words)) and not turned


def evidence(case: Case) -> tuple[Evidence, ...]:
    """List what every statement says of every element."""
    withdrawn = {claim for origin in case.weighed.origins for claim in origin.withdrawn}
    return tuple(
        one
        for claim in case.claims
        if claim.id not in withdrawn and not NO_FACT & set(claim.types)
        for one in _of_claim(claim, case.documents.get(claim.doc))
    )


def _of_claim(claim: Claim, document: Document | None) -> Iterator[Evidence]:
    days = days_of(claim, document)
    places = frozenset(name for place in claim.places if (name := _site(place)))
    found: dict[tuple[ElementId, Truth, str], bool] = {}
    for sign in (*_by_type(claim, document), *_by_words(claim, document)):
        key = (sign.element, sign.state, sign.value)
        found[key] = found.get(key, False) or sign.direct
    sure = claim.certainty not in UNSURE and EventType.LEGAL_OPINION not in claim.types
    for (element, state, value), direct in found.items():
        yield Evidence(element, state, claim.id, direct and sure, days, places, value)


def _denies(claim: Claim) -> bool:
    """Tell whether somebody denies what others say; a plain negative tells of one person."""
    return claim.certainty is Certainty.DENIED or EventType.DENIAL in claim.types


def _by_type(claim: Claim, document: Document | None) -> Iterator[Sign]:
    told = set(claim.types)
    for row in rows(ROOM, "evidence.csv"):
        kinds = set(row["types"].split())
        state = row[_column(claim)] if claim.polarity is not Polarity.UNKNOWN else ""
        # What somebody affirms to answer others ("they all have visits") tells no grievance.
        answer = claim.certainty is Certainty.DENIED and EventType.DENIAL not in kinds
        if answer and claim.polarity is Polarity.AFFIRMED:
            continue
        if state and kinds <= told and _meets(claim, row["needs"], document):
            yield Sign(ElementId(row["element"]), Truth(state), row["weight"] == DIRECT)


def _column(claim: Claim) -> str:
    if claim.polarity is Polarity.AFFIRMED:
        return "state"
    return "denied" if _denies(claim) else "negated"


def _by_words(claim: Claim, document: Document | None) -> Iterator[Sign]:
    """Find the words of an element; in a denial they carry nothing, since nobody said them so."""
    if document is None or claim.polarity is Polarity.UNKNOWN:
        return
    language, words = _words(claim, document)
    if _denies(claim):
        yield from _against(claim, language, words)
        return
    speaker = claim.attribution[0].kind.value if claim.attribution else ""
    for element in lacks(language, words, speaker):
        yield Sign(element, Truth.YES, direct=True)
    if claim.polarity is Polarity.AFFIRMED:
        found = [c.sign for c in _cues(language) if _fits(c, claim) and c.found(words)]
        if _kinds(AGENT, claim) and acts(language, words):
            yield Sign(AGENT, Truth.YES, direct=True)
            # The soldiers of such a statement are those who hold people, not those who are held.
            found = [one for one in found if one.direct or one.element != SERVES]
        yield from found


def _against(claim: Claim, language: str, words: str) -> Iterator[Sign]:
    """Find what a denial says to be there: visits, a doctor, a free will."""
    if claim.polarity is not Polarity.AFFIRMED:
        return
    for element in tells(language, words):
        yield Sign(element, Truth.NO, direct=True)
    for cue in _cues(language):
        if cue.sign.state is Truth.NO and _fits(cue, claim) and cue.found(words):
            yield cue.sign


def _fits(cue: Cue, claim: Claim) -> bool:
    """Tell whether the words of an element count on a statement of these types."""
    return _kinds(cue.sign.element, claim)


def _kinds(element: ElementId, claim: Claim) -> bool:
    kinds = _cue_types().get(element)
    return kinds is None or bool(kinds & set(claim.types))


@cache
def _cue_types() -> dict[ElementId, frozenset[str]]:
    table = rows(ROOM, "cue_types.csv")
    return {ElementId(row["element"]): frozenset(row["types"].split()) for row in table}


def _words(claim: Claim, document: Document) -> tuple[str, str]:
    passage = document.passages[claim.passage]
    bounds = passage.within(claim.start, claim.end)
    text = passage.text[slice(*bounds)] if bounds else ""
    language = passage.language if passage.language != "und" else document.language
    return language, " ".join(text.casefold().replace("’", "'").split())


@cache
def _cues(language: str) -> tuple[Cue, ...]:
    return tuple(
        Cue(
            Sign(
                ElementId(row["element"]),
                Truth(row["state"] or Truth.YES),
                row["weight"] == DIRECT,
                row["value"],
            ),
            re.compile(body(row["stem"])),
            negated(language, row["stem"]) if row["state"] == Truth.NO else None,
        )
        for row in rows(ROOM, "cues.csv")
        if row["language"] == language
    )


def _site(place: PlaceMention) -> str | None:
    """Name a place that is narrow enough to be visited: a country or a region is none."""
    words = set((place.name or "").casefold().split())
    if place.lat is None or place.region is None or words & _area_words():
        return None
    return place.name


@cache
def _area_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows(ROOM, "areas.csv"))


def _meets(claim: Claim, needs: str, document: Document | None) -> bool:
    """Tell whether a statement has what a row of the table asks for."""
    if needs == "place":
        return any(_site(place) for place in claim.places)
    if needs == "start":
        return edtf.bounds(claim.date)[0] is not None
    if needs == "since":
        return _so_far(claim, document) >= limit("over_48h_days")
    if needs == "days":
        return _floor(claim, Unit.DAYS) >= limit("over_48h_days")
    if needs == "official":
        return bool(claim.attribution) and claim.attribution[0].kind is SpeakerKind.OFFICIAL
    if needs == "persons":
        return _floor(claim, Unit.PERSONS) >= limit("persons_two")
    return True


def _so_far(claim: Claim, document: Document | None) -> int:
    """Count the days for which somebody who is held since a day was held when that was printed.

    The lower bound: from the last day on which it can have begun.
    """
    start, _, end = (claim.date or "").partition("/")
    begun = edtf.bounds(start)[1] if end == OPEN_END else None
    printed = printed_on(document)
    return (printed - begun).days if begun and printed else 0


def _floor(claim: Claim, unit: Unit) -> int:
    told = claim.quantity
    return (told.low or 0) if told is not None and told.unit is unit else 0
