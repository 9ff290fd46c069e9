"""What time is it? The one place that asks."""

from datetime import UTC, datetime


def now() -> datetime:
    """Give the time in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
