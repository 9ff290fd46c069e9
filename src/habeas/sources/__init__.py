"""Which passages do these bytes hold?"""

from habeas.sources.kinds import Kind, is_report, kind
from habeas.sources.reading import read
from habeas.sources.settings import settings

__all__ = ["Kind", "is_report", "kind", "read", "settings"]
