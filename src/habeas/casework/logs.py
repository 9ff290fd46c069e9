"""What do logs of capture programs say of the sources of the case?"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from habeas.casework.intake import Intake
from habeas.model.capture import Capture
from habeas.model.document import Digest
from habeas.model.release import Fate, FileReport
from habeas.sources.captured import Logged, logged

HINT = "add the files that it speaks of, or look at those that are here: they may be other bytes"


def joined(received: Intake) -> Intake:
    """Add address and time of a log to the sources whose digest it gives; name what is missing."""
    logs = [(one.path, logged(one)) for one in received.documents]
    told = {one.digest: one for _, lines in logs for one in lines}
    captures = received.captures
    reports = tuple(
        FileReport(
            path,
            Fate.PARTLY_READ,
            f"of {len(lines)} digests that it gives, {missing} belong to no file of the case",
            HINT,
        )
        for path, lines in logs
        if (missing := sum(one.digest not in captures for one in lines))
    )
    return replace(
        received, captures=dict(_told(captures, told)), files=(*received.files, *reports)
    )


def _told(
    captures: Mapping[Digest, Capture], told: Mapping[Digest, Logged]
) -> Iterator[tuple[Digest, Capture]]:
    for digest, capture in captures.items():
        log = told.get(digest)
        if log is None:
            yield digest, capture
        else:
            yield digest, replace(capture, url=capture.url or log.url, at=capture.at or log.at)
