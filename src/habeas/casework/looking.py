"""What do single files claim, for somebody who only wants to look?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from habeas import protection, publication
from habeas.casework import proposers
from habeas.casework.flow import find_claims, read
from habeas.model.weight import Weighed


def claims_of(files: Sequence[Path], scorer: Path | None = None) -> Iterator[str]:
    """Print the claims of single files, one JSON object a line; nothing is written."""
    beside = proposers.of_file(scorer)
    for path in files:
        documents = read(path)
        found = tuple(
            one for document in documents for one in find_claims(document, beside=beside)
        )
        nothing = Weighed((), (), (), ())
        private = protection.for_owner(documents, found, nothing, title="", with_confidential=True)
        lines = publication.machine_files(private)["claims.jsonl"].decode()
        yield from lines.splitlines()
