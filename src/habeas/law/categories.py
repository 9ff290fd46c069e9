"""Under which categories is a detention arbitrary for the UN Working Group, and why?

Source: methods of work of the Working Group on Arbitrary Detention; what each category needs is
a norm of `int/norms.csv`, so it is carried, missing or contested like any other.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from habeas.law.knowledge import EVERYWHERE, ROOM, questions, review
from habeas.law.readings import OPEN
from habeas.model.law import Category, ElementState, Reading
from habeas.model.norm import ElementId, NormId, Role, Truth, Verdict
from habeas.text.tables import rows

SAID = {Truth.YES, Truth.CONTESTED}


def categories(
    readings: Sequence[Reading], elements: Sequence[ElementState]
) -> tuple[Category, ...]:
    """Read the five categories off the norms: what carries each, what stands against it."""
    read = {reading.norm.id: reading for reading in readings}
    known = {one.id: one for one in elements}
    defences = [r for r in readings if r.norm.role is Role.DEFENCE and _open(r)]
    return tuple(
        _category(row, read[NormId(row["norm"])], known, defences)
        for row in rows(ROOM, f"{EVERYWHERE}/categories.csv")
        if row["norm"] in read
    )


@cache
def category_norms() -> frozenset[NormId]:
    """Name the norms that hold the elements of the categories."""
    return frozenset(NormId(row["norm"]) for row in rows(ROOM, f"{EVERYWHERE}/categories.csv"))


def _open(reading: Reading) -> bool:
    return reading.verdict is not Verdict.EXCLUDED


def _category(
    row: Mapping[str, str],
    reading: Reading,
    known: Mapping[ElementId, ElementState],
    defences: Sequence[Reading],
) -> Category:
    number, open_to_it = row["number"], _open(reading)
    cautions = [*_cautions(number, known)] if open_to_it else []
    if number == "I" and open_to_it:
        cautions += [f"the State can invoke {r.norm.instrument}: {r.norm.title}" for r in defences]
    return Category(
        number=number,
        norm=reading.norm.id,
        verdict=reading.verdict,
        test=row["test"],
        because=tuple(_because(reading)),
        carried=tuple(one.id for one in reading.elements if one.state in SAID),
        missing=tuple(one.id for one in reading.elements if one.state in OPEN),
        rights=tuple(_rights(number, known)) if open_to_it else (),
        plead_with=tuple(row["plead_with"].split()) if open_to_it else (),
        cautions=tuple(cautions),
        review=review(row["status"]),
    )


def _because(reading: Reading) -> Iterator[str]:
    """Give the reasons of the verdict, and what carries each element that is told."""
    told = [one for one in reading.elements if _open(reading) and one.state in SAID]
    said = {f"{one.label}: {one.state}" for one in told}  # the same without its number
    yield from (reason for reason in reading.because if reason not in said)
    yield from map(_carried, told)


def _carried(one: ElementState) -> str:
    voices = f"{one.origins} independent" if one.origins else "no independent origin shown"
    known = "; ".join(one.because) if one.because and not one.claims else ""
    return f"{one.label}: {one.state} ({known or voices})"


def _rights(number: str, known: Mapping[ElementId, ElementState]) -> Iterator[str]:
    for row in rows(ROOM, f"{EVERYWHERE}/category_rights.csv"):
        if row["number"] == number and known[ElementId(row["element"])].state in SAID:
            yield row["right"]


def _cautions(number: str, known: Mapping[ElementId, ElementState]) -> Iterator[str]:
    for row in rows(ROOM, f"{EVERYWHERE}/category_cautions.csv"):
        element = ElementId(row["element"])
        if row["number"] == number and known[element].state is Truth(row["state"]):
            yield f"{questions()[element].label}: {row['caution']}"


def cautions(elements: Sequence[ElementState]) -> tuple[str, ...]:
    """Say what a person must know of the whole case before anything is filed."""
    known = {one.id: one for one in elements}
    return tuple(
        row["caution"]
        for row in rows(ROOM, f"{EVERYWHERE}/cautions.csv")
        if known[ElementId(row["element"])].state in {Truth(row["state"]), Truth.CONTESTED}
    )
