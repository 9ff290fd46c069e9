"""How do the categories of arbitrary detention stand, and who can be written to?"""

from collections.abc import Sequence

from msgspec import Struct

from habeas.model.addressee import NeedState, Readiness
from habeas.model.law import Category
from habeas.publication.wording import counted, told


class CategoryView(Struct, frozen=True):
    """One of the five categories as the page prints it."""

    number: str
    test: str
    kind: str
    verdict: str
    because: tuple[str, ...]
    rights: tuple[str, ...]
    plead_with: str
    cautions: tuple[str, ...]
    review: str


class AddresseeView(Struct, frozen=True):
    """Whom one can write to, what is missing in the case, and of how many persons all is there."""

    id: str
    name: str
    rule: str
    standing: str
    closed: bool
    there: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]  # what, and its place in the form
    useful: tuple[tuple[str, str], ...]
    persons: tuple[tuple[str, str], ...]  # code, and what is missing
    norms: int
    review: str


def category_view(one: Category) -> CategoryView:
    """Lay out a category with what carries it and what stands against it."""
    return CategoryView(
        number=one.number,
        test=one.test,
        kind=str(one.verdict),
        verdict=told("verdict", one.verdict),
        because=one.because,
        rights=one.rights,
        plead_with=", ".join(one.plead_with),
        cautions=one.cautions,
        review=one.review,
    )


def categories_by_person(found: Sequence[Category]) -> tuple[tuple[str, str], ...]:
    """Say in a line a person how the categories stand on what is told of them alone."""
    lines: dict[str, list[str]] = {}
    for one in found:
        if one.person is not None:
            lines.setdefault(one.person, []).append(f"{one.number} {told('verdict', one.verdict)}")
    return tuple((code, ", ".join(parts)) for code, parts in lines.items())


def addressee_views(readiness: Sequence[Readiness]) -> tuple[AddresseeView, ...]:
    """Lay out each addressee: the case first, then the persons of the register."""
    whole = [one for one in readiness if one.person is None]
    return tuple(_view(one, _persons(one, readiness)) for one in whole)


def _persons(one: Readiness, readiness: Sequence[Readiness]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (other.person, _standing(other))
        for other in readiness
        if other.person is not None and other.addressee.id == one.addressee.id
    )


def _view(one: Readiness, persons: tuple[tuple[str, str], ...]) -> AddresseeView:
    missing = set(one.missing)
    return AddresseeView(
        id=one.addressee.id,
        name=one.addressee.name,
        rule=one.addressee.rule,
        standing=_standing(one),
        closed=bool(one.closed),
        there=tuple(state.need.label for state in one.needs if state.met),
        missing=tuple(map(_named, one.missing)),
        useful=tuple(_named(s) for s in one.needs if not s.met and s not in missing),
        persons=persons,
        norms=len(one.norms),
        review=one.addressee.review,
    )


def _named(state: NeedState) -> tuple[str, str]:
    return (state.need.label, state.need.item)


def _standing(one: Readiness) -> str:
    if one.closed:
        return f"closed: {'; '.join(one.closed)}"
    missing = len(one.missing)
    return counted(missing, "answer missing", "answers missing") if missing else "all is there"
