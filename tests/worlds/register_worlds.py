"""A register of invented persons, filled row by row as a reviewer would fill its tables."""

from pathlib import Path

from habeas.casework import take_people

SECRET = "six words for this one test"  # noqa: S105 - opens invented cases


def take(out: Path, *rows: dict[str, str]) -> None:
    """Take rows into the register of a case, each by a table that is gone afterwards."""
    for row in rows:
        table = out.parent / "table.csv"
        table.write_text(",".join(row) + "\n" + ",".join(row.values()), encoding="utf-8")
        take_people(out, [table], passphrase=SECRET)
        table.unlink()
