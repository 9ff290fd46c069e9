"""Which time limits begin with a step of a filing?"""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo

from habeas.law.deadlines import END_OF_DAY, SATURDAY, after
from habeas.law.knowledge import of_folders, review
from habeas.model.law import Deadline


def due(addressee: str, step: str, day: date, zones: Mapping[str, tzinfo]) -> tuple[Deadline, ...]:
    """Compute the time limits that a step before an addressee sets running, the nearest first.

    Nothing is computed for a step that the table does not name: no limit is known, not none.
    """
    wanted = [
        row["deadline"]
        for _, row in of_folders("steps.csv")
        if row["addressee"] == addressee and row["step"] == step
    ]
    found = [
        _deadline(row, day, zones[row["zone"]])
        for _, row in of_folders("deadlines.csv")
        if row["id"] in wanted
    ]
    return tuple(sorted(found, key=lambda one: (one.ends and one.ends.timestamp(), one.id)))


def _deadline(row: Mapping[str, str], day: date, zone: tzinfo) -> Deadline:
    last = after(day, row["span"])
    return Deadline(
        id=row["id"],
        title=row["title"],
        who_acts=row["who_acts"],
        counted_from=day,
        ends=datetime.combine(last, END_OF_DAY, zone),
        weekend=last.weekday() >= SATURDAY,
        because=f"{row['span'].replace('days ', 'days and ')} from {day}",
        source=row["source"],
        review=review(row["status"]),
    )
