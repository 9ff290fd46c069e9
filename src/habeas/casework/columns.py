"""Which columns of a list did nobody understand?"""

from collections.abc import Iterator, Sequence

from habeas.claims.unread import unread_columns
from habeas.model.document import Document
from habeas.model.release import Fate, FileReport

HINT = "say in case.toml under [columns] what they hold, or read them yourself"


def unread(documents: Sequence[Document]) -> Iterator[FileReport]:
    """Name the columns of lists of people that no rule read; those of sealed ones by number."""
    for document in documents:
        columns = unread_columns(document)
        if columns:
            named = document.public and document.consent is None
            told = ", ".join(name if named else str(at) for at, name in columns)
            what = "column" if len(columns) == 1 else "columns"
            number = "" if named else "number "
            yield FileReport(
                document.path,
                Fate.PARTLY_READ,
                f"nobody understood its {what} {number}{told}",
                HINT,
            )
