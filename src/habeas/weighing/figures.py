"""What are two figures to each other?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from habeas.model.claim import Quantity
from habeas.model.weight import FigureRelation
from habeas.model.words import Certainty, EventType, Polarity, Relation, Unit
from habeas.weighing.alike import rounds
from habeas.weighing.cues import cores, cue
from habeas.weighing.found import Found
from habeas.weighing.hops import odd
from habeas.weighing.lookup import Shelf, published_by
from habeas.weighing.page import Page, Said
from habeas.weighing.relays import Lineage
from habeas.weighing.series import retracted, series
from habeas.weighing.sums import figures_of, parts, sums

DAYS = timedelta(
    days=14
)  # figures of one place may differ by more than this many days without being rivals
RIVALS = 3  # the largest counts of a kind are those that a reader would take another one for
COUNT = 10  # from here on a figure is a count that may be taken for another one


def relate(shelf: Shelf, lineage: Lineage) -> tuple[FigureRelation, ...]:
    """Say of the figures of a case what they are to each other."""
    found = Found()
    pages = sorted(shelf.pages.values(), key=lambda p: p.rank)
    said = {s.claim.id: s for p in pages for s in p.said}
    for page in pages:
        retracted(page, _earlier(shelf, page), found)
    _relayed(said, lineage.parents, found)
    made = [s for p in pages if not p.is_list for s in sums(p, found)]
    for page in pages:
        if not page.is_list:
            _repeated(page, found)
            parts(page, found)
            series(page, found)
    _more_families(said, lineage, found)
    _in_sums(said, lineage.parents, made, found)
    _denied(shelf, pages, found)
    _rivals(pages, lineage, found)
    return found.all()


def _earlier(shelf: Shelf, page: Page) -> list[Page]:
    """List the earlier documents of the same body: only those can it take back."""
    own = {p.path: p for n in page.names for p in published_by(shelf, n)}
    return sorted(
        (p for p in own.values() if p.rank < page.rank and not p.is_list), key=lambda p: p.rank
    )


def inside(value: int, bounds: Quantity) -> bool:
    """Tell whether a number is one that a figure with its bounds allows."""
    if bounds.low is None and bounds.high is None:
        return value == bounds.value
    return (bounds.low is None or bounds.low <= value) and (
        bounds.high is None or value <= bounds.high
    )


def relayed_as(child: Quantity, parent: Quantity) -> Relation | None:
    """Tell what a relay made of a figure: kept it, or a vaguer form of it."""
    if child.unit is not parent.unit or child.value is None or parent.value is None:
        return None
    if child.value == parent.value:
        kept = child.operator is parent.operator or inside(child.value, parent)
        return Relation.RESTATED if kept else Relation.ROUNDED
    return Relation.ROUNDED if rounds(child, parent) else None


def _ancestors(parents: Mapping[str, Sequence[str]], one: str) -> list[str]:
    seen: list[str] = []
    todo = list(parents.get(one, ()))
    while todo:
        up = todo.pop(0)
        if up not in seen:
            seen.append(up)
            todo += parents.get(up, ())
    return seen


def _relayed(said: Mapping[str, Said], parents: Mapping[str, Sequence[str]], found: Found) -> None:
    for child in sorted(parents):
        below = said[child].claim.quantity
        if below is None or said[child].types & {"denial", "retraction"} - set().union(
            *(said[u].types for u in parents[child])
        ):
            continue
        for up in _ancestors(parents, child):
            above = said[up].claim.quantity
            relation = relayed_as(below, above) if above else None
            if relation is Relation.RESTATED:
                found.say(said[child], said[up], relation, "the relay keeps the figure")
            elif relation is Relation.ROUNDED:
                found.say(
                    said[child],
                    said[up],
                    relation,
                    f"{below.value:,} is a vaguer form of {above.value:,}"
                    if above and above.value
                    else "rounded",
                )


def _repeated(page: Page, found: Found) -> None:
    """Tie the same figure, said twice in one document."""
    seen: dict[tuple[str, int], list[Said]] = defaultdict(list)
    for said in figures_of(page):
        quantity = said.claim.quantity
        if quantity is None or not quantity.value or "retraction" in said.types:
            continue
        for first in seen[str(quantity.unit), quantity.value]:
            if _one_subject(first, said):
                found.say(
                    said, first, Relation.SAME, "the same figure, said twice in one document"
                )
        seen[str(quantity.unit), quantity.value].append(said)


def _one_subject(one: Said, other: Said) -> bool:
    places = set(one.near + one.areas) & set(other.near + other.areas)
    bare = not (one.near + one.areas) or not (other.near + other.areas)
    kind = bool(one.cores & other.cores) or bool(places)
    return kind and (bool(places) or (bare and (one.value or 0) >= COUNT))


def _more_families(said: Mapping[str, Said], lineage: Lineage, found: Found) -> None:
    for bond in lineage.bonds:
        if not bond.party:
            continue
        one, other = (said[i] for i in bond.claims)
        if one.value and other.value == one.value + 1:
            found.say(
                one,
                other,
                Relation.PART_OF,
                f"{one.value} others and the speaker's own make {other.value}",
            )


def _in_sums(
    said: Mapping[str, Said],
    parents: Mapping[str, Sequence[str]],
    made: Sequence[tuple[Said, tuple[Said, ...]]],
    found: Found,
) -> None:
    """Carry `part of` on: what is part of an addend is part of the sum, also where it was first said."""
    wholes = {p.claim.id: whole for whole, addends in made for p in addends}
    for relation in found.all():
        if relation.relation is not Relation.PART_OF or isinstance(relation.b, tuple):
            continue
        whole = wholes.get(relation.b)
        if whole is None:
            continue
        for one in (relation.a, *_ancestors(parents, relation.a)):
            found.say(said[one], whole, Relation.PART_OF, "part of an addend of this sum")


def _denies(said: Said) -> bool:
    return EventType.DENIAL in said.claim.types or said.claim.certainty is Certainty.DENIED


def _custody(said: Said) -> frozenset[str]:
    return cores(said.types, "group") or frozenset({"custody"} if _denies(said) else ())


def _denied(shelf: Shelf, pages: Sequence[Page], found: Found) -> None:
    """Set a denial against the figure that it denies, or against the counts of the place that it speaks of."""
    by_town: dict[str, list[tuple[Page, Said]]] = defaultdict(list)
    by_value: dict[tuple[str, int], list[tuple[Page, Said]]] = defaultdict(list)
    for page in pages:
        for said in figures_of(page):
            quantity = said.claim.quantity
            if quantity and quantity.value and not _denies(said):
                by_value[str(quantity.unit), quantity.value].append((page, said))
                if quantity.unit is Unit.PERSONS and "custody" in _custody(said):
                    for spot in said.near:
                        by_town[spot].append((page, said))
    for page in pages:
        for said in figures_of(page):
            if _denies(said):
                _against(page, said, by_town, by_value, found)


def _against(
    page: Page,
    said: Said,
    by_town: Mapping[str, Sequence[tuple[Page, Said]]],
    by_value: Mapping[tuple[str, int], Sequence[tuple[Page, Said]]],
    found: Found,
) -> None:
    quantity = said.claim.quantity
    if quantity is None or not quantity.value:
        return
    if said.claim.polarity is Polarity.NEGATED:
        for other, target in by_value.get((str(quantity.unit), quantity.value), ()):
            if other.path != page.path and not _echo(target, other):
                found.say(said, target, Relation.CONFLICT, f"denies the figure {quantity.value:,}")
        return
    for spot in said.near:
        for other, target in by_town[spot]:
            if (
                other.path != page.path
                and not target.types & {"release"}
                and _incompatible(said, target)
                and _meet(page, other)
            ):
                found.say(
                    said,
                    target,
                    Relation.CONFLICT,
                    f"{said.value} against {target.value} in the same place at the same time",
                )


def _echo(said: Said, page: Page) -> bool:
    """Tell whether a figure is only passed on by the document that it stands in."""
    return (
        bool(said.claim.attribution)
        and said.claim.certainty is not Certainty.ASSERTED
        and page.is_list
    )


def _incompatible(one: Said, other: Said) -> bool:
    first, second = one.claim.quantity, other.claim.quantity
    if (
        first is None
        or second is None
        or first.unit is not second.unit
        or first.high is None
        or second.low is None
    ):
        return False
    return first.high < second.low


def _meet(one: Page, other: Page) -> bool:
    return one.when is None or other.when is None or abs(one.when - other.when) <= DAYS


def _headline(page: Page, said: Said, lineage: Lineage) -> bool:
    quantity = said.claim.quantity
    return bool(
        quantity
        and quantity.unit is Unit.PERSONS
        and (quantity.value or 0) >= COUNT
        and said.claim.id not in lineage.parents
        and not page.is_list
        and "retraction" not in said.types
    )


def _rivals(pages: Sequence[Page], lineage: Lineage, found: Found) -> None:
    """Say of figures that a reader might set against each other that they count different people."""
    _rivals_inside(pages, found)
    _by_chance(pages, lineage, found)
    groups: dict[str, list[tuple[Page, Said]]] = defaultdict(list)
    for page in pages:
        for said in figures_of(page):
            if _headline(page, said, lineage):
                for group in cores(said.types, "group"):
                    groups[group].append((page, said))
    _two_parts(pages, found)
    for counts in groups.values():
        largest = sorted(counts, key=lambda pair: (-(pair[1].value or 0), pair[1].claim.id))
        for home, said in counts:
            for other, target in [c for c in largest if c[0].path != home.path][:RIVALS]:
                _apart(home, said, other, target, found)


def _rivals_inside(pages: Sequence[Page], found: Found) -> None:
    for page in pages:
        counts = [
            s
            for s in figures_of(page)
            if (s.value or 0) >= COUNT and _is_people(s) and not page.is_list
        ]
        for at, one in enumerate(counts):
            for other in counts[at + 1 : at + 1 + RIVALS]:
                _inside(one, other, found)


def _is_people(said: Said) -> bool:
    return (
        said.claim.quantity is not None
        and said.claim.quantity.unit is Unit.PERSONS
        and "retraction" not in said.types
    )


def _inside(one: Said, other: Said, found: Found) -> None:
    if found.knows(one, other) or not one.claim.attribution or not other.claim.attribution:
        return
    small, large = sorted((one, other), key=lambda s: (s.value or 0, s.claim.id))
    if one.claim.attribution[0].name == other.claim.attribution[0].name:
        return
    if (
        small.types == large.types
        and small.areas
        and not large.near
        and cue("nation", large.words)
    ):
        found.say(
            small,
            large,
            Relation.PART_OF,
            "one region's count inside a count of the whole country",
        )
    elif one.near and one.near == other.near and one.types == other.types:
        _contradict(one, other, found)
    else:
        found.say(
            small,
            large,
            Relation.DIFFERENT_POPULATION,
            "two counters, and the text does not say that they count the same people",
        )


def _contradict(one: Said, other: Said, found: Found) -> None:
    first, second = one.claim.quantity, other.claim.quantity
    exact = (
        first
        and second
        and first.low == first.high == first.value
        and second.low == second.high == second.value
    )
    if (
        exact
        and first
        and second
        and first.value != second.value
        and _near_days(one.last, other.last)
    ):
        found.say(
            one,
            other,
            Relation.CONFLICT,
            f"{first.value} and {second.value} for the same place within days",
        )


def _near_days(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= timedelta(days=3)


def _by_chance(pages: Sequence[Page], lineage: Lineage, found: Found) -> None:
    """Tell equal figures of two documents that no relay ties: the same event, or chance."""
    equal: dict[tuple[str, int], list[tuple[Page, Said]]] = defaultdict(list)
    for page in pages:
        for said in figures_of(page):
            quantity = said.claim.quantity
            if (
                quantity
                and quantity.value
                and quantity.value > 1
                and not page.is_list
                and "retraction" not in said.types
                and not _denies(said)
            ):
                if said.claim.id not in lineage.parents and quantity.unit is Unit.PERSONS:
                    equal[str(quantity.unit), quantity.value].append((page, said))
    for holders in equal.values():
        for at, (home, one) in enumerate(holders):
            for other_home, other in holders[at + 1 : at + 1 + RIVALS]:
                if home.path != other_home.path:
                    _equal(one, other, found)


def _equal(one: Said, other: Said, found: Found) -> None:
    same_day = one.first is not None and one.first == one.last == other.first == other.last
    towns = set(one.near) & set(other.near)
    if one.cores & other.cores and (same_day or towns):
        found.say(
            one,
            other,
            Relation.SAME,
            "the same number of people in the same event; no relay is shown",
        )
    elif not odd(one):
        found.say(
            one,
            other,
            Relation.DIFFERENT_POPULATION,
            "equal numbers, but not shown to count the same people",
        )


def _apart(home: Page, said: Said, other: Page, target: Said, found: Found) -> None:
    if found.knows(said, target) or _denies(said) or _denies(target):
        return
    towns = set(said.near) & set(target.near)
    if towns and said.types == target.types and not _smaller(said, target):
        return
    why = (
        "different places or different counters"
        if not towns
        else "two parts of one place, seen by two people"
    )
    found.say(said, target, Relation.DIFFERENT_POPULATION, why)


def _two_parts(pages: Sequence[Page], found: Found) -> None:
    """Say of two parts of one place, seen by two people, that they are not one figure."""
    inside_ = {r.a for r in found.all() if r.relation is Relation.PART_OF}
    seen: dict[tuple[str, frozenset[str]], list[tuple[Page, Said]]] = defaultdict(list)
    for page in pages:
        for said in figures_of(page):
            if said.claim.id in inside_ and said.near:
                seen[said.near[0], said.types].append((page, said))
    for here in seen.values():
        for (home, one), (other_home, other) in zip(here, here[1:], strict=False):
            if home.path != other_home.path:
                found.say(
                    one,
                    other,
                    Relation.DIFFERENT_POPULATION,
                    "two parts of one place, seen by two people",
                )


def _smaller(one: Said, other: Said) -> bool:
    small, large = sorted((one.value or 0, other.value or 0))
    return large >= 2 * small
