"""Does the ledger know what left, and does it notice when that record is lost?"""

from datetime import UTC, datetime

import pytest

from habeas import custody
from habeas.model.document import Digest
from habeas.model.entry import FaultKind, Found, Output, Released

NOON = datetime(2022, 8, 3, 12, tzinfo=UTC)
SAID, OTHER = Digest("ab" * 32), Digest("cd" * 32)
LEFT = Released("world", (Output("index.html", OTHER),), SAID)


def found(sealed: dict[Digest, Digest | None]) -> Found:
    links = (custody.seal(LEFT, None, NOON),)
    rows = tuple(custody.row(link) for link in links)
    return Found(rows=rows, checkpoint=custody.checkpoint(links), sealed=sealed)


def test_a_release_whose_record_is_there_is_whole() -> None:
    assert custody.judge(found({SAID: SAID})).ok


@pytest.mark.parametrize(
    ("there", "kind"), [(None, FaultKind.RELEASE_MISSING), (OTHER, FaultKind.RELEASE_ALTERED)]
)
def test_a_lost_or_altered_record_of_a_release_is_named_with_its_entry(
    there: Digest | None, kind: FaultKind
) -> None:
    (fault,) = custody.judge(found({SAID: there})).faults
    assert (fault.kind, fault.number) == (kind, 1)


def test_the_records_of_all_releases_are_found_in_their_order() -> None:
    first = custody.seal(LEFT, None, NOON)
    second = custody.seal(Released("world", (), OTHER), first, NOON)
    without = custody.seal(Released("world", ()), second, NOON)
    assert custody.released((first, second, without)) == (SAID, OTHER)
