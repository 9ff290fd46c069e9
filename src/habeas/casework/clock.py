"""What time is it? The one place that asks."""

from datetime import UTC, date, datetime
from pathlib import Path


def now() -> datetime:
    """Give the time in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """Give the day where the user is: a step is noted with the day that they live in."""
    return datetime.now(UTC).astimezone().date()


def of_file(path: Path) -> str | None:
    """Give a file's own time in UTC, to the second; None where the disk does not tell."""
    try:
        changed = path.stat(follow_symlinks=False).st_mtime
        return datetime.fromtimestamp(int(changed), UTC).isoformat()
    except (OSError, OverflowError, ValueError):
        return None
