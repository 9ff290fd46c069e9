"""Is everything in OUT as it was written?"""

from pathlib import Path

from habeas import custody
from habeas.model.entry import Report
from habeas.model.sealed import Sealed
from habeas.vault import evidence


def verify(out: Path, *, passphrase: str) -> Report:
    """Check the ledger, every sealed source and every derived file, and name what is damaged."""
    gathered = evidence.gather(out, Sealed(passphrase))
    return custody.judge(gathered.found)
