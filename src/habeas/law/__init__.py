"""Which rule applies, and which fact is missing?"""

from habeas.law.addressees import fields
from habeas.law.assess import assess
from habeas.law.deadlines import deadlines, nearest_first, zones_needed
from habeas.law.due import due
from habeas.law.knowledge import Case, closing, elements

__all__ = [
    "Case",
    "assess",
    "closing",
    "deadlines",
    "due",
    "elements",
    "fields",
    "nearest_first",
    "zones_needed",
]
