"""Which passages do these bytes hold?"""

from habeas.sources.foreign import Foreign
from habeas.sources.kinds import Kind, is_report, kind
from habeas.sources.opening import Opened, open_all
from habeas.sources.publicity import is_named
from habeas.sources.reading import read
from habeas.sources.settings import settings

__all__ = [
    "Foreign",
    "Kind",
    "Opened",
    "is_named",
    "is_report",
    "kind",
    "open_all",
    "read",
    "settings",
]
