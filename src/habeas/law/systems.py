"""Under which legal system is a case read, and which changes of its law do its facts cross?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from habeas.law.force import Overlap, crosses, span, within
from habeas.law.knowledge import EVERYWHERE, ROOM, Case, limit, review
from habeas.model.law import Change, System
from habeas.model.norm import Days
from habeas.text.tables import folders_with, rows

WHOLE = 100  # per cent


def countries(case: Case) -> Counter[str]:
    """Count the statements that name a place in each country."""
    return Counter(
        country
        for claim in case.claims
        for country in {place.country for place in claim.places if place.country}
    )


def systems(case: Case) -> tuple[System, ...]:
    """Choose the folders of law: what holds everywhere, and the State where the places lie."""
    found = countries(case)
    total = found.total()
    everywhere = System(EVERYWHERE, "International instruments", "they hold for every State")
    for row in rows(ROOM, "systems.csv"):
        lands = {*row["countries"].split(), *row["occupies"].split()}
        inside = sum(found[land] for land in lands)
        if inside and inside * WHOLE >= limit("home_percent") * total:
            why = f"{inside} of {total} named places lie in {', '.join(sorted(lands))}"
            more = f"; {row['why']}: a person must say whose law governs" if row["why"] else ""
            return (everywhere, System(row["folder"], row["name"], f"{why}{more}"))
    return (everywhere,)


def changes(
    used: Iterable[System], dated: Sequence[Days], held: Collection[Days]
) -> tuple[Change, ...]:
    """List the days of change that the facts touch, and how many statements lie across them."""
    return tuple(
        change
        for system in used
        if system.folder in folders_with(ROOM, "changes.csv")
        for row in rows(ROOM, f"{system.folder}/changes.csv")
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
