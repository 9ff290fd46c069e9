"""By which clocks are time limits counted?"""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from habeas import law
from habeas.errors import Refused


def zones() -> dict[str, ZoneInfo]:
    """Find the time zones of the bodies that count time limits."""
    try:
        return {name: ZoneInfo(name) for name in law.zones_needed()}
    except ZoneInfoNotFoundError:
        raise Refused(
            "this system has no table of time zones", hint="apt install tzdata"
        ) from None
