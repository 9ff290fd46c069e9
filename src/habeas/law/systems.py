"""Under which legal system is a case read, and which changes of its law do its facts cross?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from habeas.law.force import Overlap, crosses, span, within
from habeas.law.knowledge import EVERYWHERE, Case, limit, of_folders, review
from habeas.model.law import Change, System
from habeas.model.norm import Days

WHOLE = 100  # per cent


def countries(case: Case) -> Counter[str]:
    """Count the statements that name a place in each country."""
    return Counter(
        country
        for claim in case.claims
        for country in {place.country for place in claim.places if place.country}
    )


def systems(case: Case) -> tuple[System, ...]:
    """Choose the folders of law: what holds everywhere, and the State where most places lie."""
    found = countries(case)
    told = [(folder, row, _inside(row, found)) for folder, row in of_folders("system.csv")]
    everywhere = [System(f, row["name"], row["why"]) for f, row, _ in told if f == EVERYWHERE]
    least = limit("home_percent") * found.total()
    homes = [one for one in told if one[2] and one[2] * WHOLE >= least]
    homes.sort(key=lambda one: (-one[2], one[0]))
    return (*everywhere, *(_home(*one, found.total()) for one in homes[:1]))


def _inside(row: Mapping[str, str], found: Mapping[str, int]) -> int:
    return sum(found.get(land, 0) for land in _lands(row))


def _lands(row: Mapping[str, str]) -> set[str]:
    return {*row["countries"].split(), *row["occupies"].split()}


def _home(folder: str, row: Mapping[str, str], inside: int, total: int) -> System:
    why = f"{inside} of {total} named places lie in {', '.join(sorted(_lands(row)))}"
    more = f"; {row['why']}: a person must say whose law governs" if row["why"] else ""
    return System(folder, row["name"], f"{why}{more}")


def changes(
    used: Iterable[System], dated: Sequence[Days], held: Collection[Days]
) -> tuple[Change, ...]:
    """List the days of change that the facts touch, and how many statements lie across them."""
    return tuple(
        change
        for folder, row in of_folders("changes.csv")
        if folder in {system.folder for system in used}
        if (change := _change(row, dated, held))
    )


def _change(
    row: Mapping[str, str], dated: Sequence[Days], held: Collection[Days]
) -> Change | None:
    day = date.fromisoformat(row["day"])
    crossed = sum(crosses(fact, day) for fact in dated)
    undated = sum(crosses(fact, day) for fact in held) - crossed
    sides = {within(fact, Days(day, None)) for fact in dated}
    around = crosses(span(dated), day)
    if not (crossed or (undated and around) or {Overlap.NONE, Overlap.WHOLE} <= sides):
        return None
    return Change(day, row["what"], row["effect"], review(row["status"]), crossed, undated)
