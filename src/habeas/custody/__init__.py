"""Was it altered?

`seal` chains an entry, `arrivals` says which entries an update of FOLDER makes, `decisions` reads
what people decided, `trusted` refuses a broken ledger before it is continued, and `judge` names
every fault in what the vault found on the disk. Nothing here touches a disk, a key or a clock.
"""

from habeas.custody.chain import checkpoint, row, seal
from habeas.custody.judging import judge, trusted
from habeas.custody.reading import (
    arrivals,
    decisions,
    last_derived,
    present,
    recorded,
    records,
    released,
)

__all__ = [
    "arrivals",
    "checkpoint",
    "decisions",
    "judge",
    "last_derived",
    "present",
    "recorded",
    "records",
    "released",
    "row",
    "seal",
    "trusted",
]
