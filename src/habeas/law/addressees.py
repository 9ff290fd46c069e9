"""Whom can a document be written to, what does each ask for, and is it there?"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from habeas.law.knowledge import PLEADED, ROOM, defeaters, questions, review
from habeas.model.addressee import Addressee, Need, NeedKind, NeedState, Readiness
from habeas.model.law import ElementState, Reading, System
from habeas.model.norm import ElementId, NormId, Truth, Urgency, Verdict
from habeas.text.tables import folders_with, rows

ANY_FORUM = "*"
KNOWN = "known"
FOR = ":"  # between an addressee and what is answered for it alone
ANSWERS = frozenset({Truth.YES, Truth.NO, Truth.CONTESTED})
OF_A_FORUM = re.compile(r"\s*\(.*?\)")


@cache
def addressees(folder: str) -> tuple[Addressee, ...]:
    """Read the addressees of a folder of law."""
    if folder not in folders_with(ROOM, "addressees.csv"):
        return ()
    return tuple(
        Addressee(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            signer=row["signer"],
            languages=tuple(row["languages"].split()),
            forums=frozenset(part for part in row["forums"].split(";") if part),
            excluded_when=defeaters(row["excluded_when"]),
            rule=row["rule"],
            source=row["source"],
            review=review(row["status"]),
        )
        for row in rows(ROOM, f"{folder}/addressees.csv")
    )


@cache
def needs(folder: str, addressee: str) -> tuple[Need, ...]:
    """Read what an addressee asks for, in the order of its form."""
    return tuple(
        _need(row) for row in rows(ROOM, f"{folder}/needs.csv") if row["addressee"] == addressee
    )


def _need(row: Mapping[str, str]) -> Need:
    label, question, ask, urgency, sealed = _asked(row["need"])
    met = ANSWERS if row["met_by"] == KNOWN else frozenset({Truth(row["met_by"])})
    return Need(
        what=row["need"],
        kind=NeedKind(row["kind"]),
        group=row["group"],
        met_by=met,
        item=row["item"],
        label=label,
        question=question,
        ask=ask,
        urgency=urgency,
        sealed=sealed,
        review=review(row["status"]),
    )


def _asked(what: str) -> tuple[str, str, str, Urgency, bool]:
    field = _fields().get(what)
    if field is None:
        asked = questions()[ElementId(what)]
        return asked.label, asked.question, asked.ask, asked.urgency, False
    words = (field["label"], field["question"], field["ask"])
    return (*words, Urgency(field["urgency"]), field["sealed"] == "yes")


@cache
def _fields() -> dict[str, dict[str, str]]:
    return {row["field"]: row for row in rows(ROOM, "fields.csv")}


def fields() -> tuple[str, ...]:
    """List the facts about persons and filings that forms ask for."""
    return tuple(_fields())


def readiness(
    used: Iterable[System],
    elements: Sequence[ElementState],
    readings: Sequence[Reading],
    *,
    person: str | None = None,
    given: Mapping[str, Truth] | None = None,
) -> tuple[Readiness, ...]:
    """Hold what is known, of the case or of one person, against what each addressee asks for."""
    known, told = {one.id: one for one in elements}, given or {}
    return tuple(
        Readiness(
            addressee=addressee,
            person=person,
            needs=tuple(
                _state(one, known, _answer(told, addressee.id, one.what))
                for one in needs(system.folder, addressee.id)
            ),
            norms=_pleadable(addressee, readings),
            closed=tuple(
                f"{known[element].label}: {state}"
                for element, state in addressee.excluded_when
                if known[element].state is state
            ),
        )
        for system in used
        for addressee in addressees(system.folder)
    )


def _answer(given: Mapping[str, Truth], addressee: str, what: str) -> Truth | None:
    """Find what the register or a filing answers, for this addressee or for all.

    What is answered for some addressees, as a consent, is not answered for the others.
    """
    alone = given.get(f"{addressee}{FOR}{what}")
    if alone is None and any(key.endswith(f"{FOR}{what}") for key in given):
        return Truth.UNKNOWN
    return alone or given.get(what)


def _state(need: Need, known: Mapping[ElementId, ElementState], given: Truth | None) -> NeedState:
    carried = known.get(ElementId(need.what))
    if carried is None or given is not None:
        state = given or Truth.UNKNOWN
        return NeedState(need, state, state in need.met_by, state in ANSWERS, None, "")
    because = "; ".join(carried.because)
    met = carried.state in need.met_by or carried.state is Truth.CONTESTED
    return NeedState(need, carried.state, met, carried.firm, carried.origins, because)


def _pleadable(addressee: Addressee, readings: Iterable[Reading]) -> tuple[NormId, ...]:
    return tuple(
        reading.norm.id
        for reading in readings
        if reading.norm.role in PLEADED
        and reading.verdict is not Verdict.EXCLUDED
        and (ANY_FORUM in addressee.forums or addressee.forums & _forums(reading.norm.forum))
    )


@cache
def _forums(cell: str) -> frozenset[str]:
    """Split the forums of a norm, without what stands in brackets.

    >>> sorted(_forums("HRCttee, WGAD (cat. I)"))
    ['HRCttee', 'WGAD']
    """
    return frozenset(part.strip() for part in re.split("[,;]", OF_A_FORUM.sub("", cell)))
