"""How much does checking a case cost beside `sha256sum` over the same bytes?

    ./run python bench/verify.py [MEGABYTES] [FILES] [ENTRIES]

Prints CPU seconds. The goal is a ratio of 1.2 for many bytes; opening with the passphrase is shown
apart, since it is meant to cost something. Entries are decisions, chained and read back.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from habeas import custody
from habeas.custody.chain import seal_all
from habeas.model.document import Digest
from habeas.model.entry import Decided, Found
from habeas.model.sealed import Sealed
from habeas.vault import case, evidence, folder, keys

SECRET = Sealed("six random words of my own")
NOON = datetime(2022, 7, 12, 12, tzinfo=UTC)


def children() -> float:
    """Tell the CPU seconds of all children so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def build(place: Path, megabytes: int, files: int) -> tuple[Path, Path]:
    """Make a case of random files."""
    reports, out = place / "reports", place / "out"
    reports.mkdir()
    for number in range(files):
        (reports / f"{number:06}.bin").write_bytes(os.urandom(megabytes * 1_000_000 // files))
    begun = time.process_time()
    with case.open_or_create(out, SECRET, custody) as held:
        got = [held.receive(file) for file in folder.walk(reports).files]
        held.add(*custody.arrivals(held.links, {r.file: (r.source, r.size) for r in got}))
        held.finish({}, case.Step("bench", Digest("0" * 64)), at=NOON)
    print(f"sealing            {time.process_time() - begun:7.3f} s")
    return reports, out


def main(megabytes: int, files: int, entries: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        reports, out = build(Path(place), megabytes, files)
        begun = time.process_time()
        opened = keys.unlock(out / "case.habeas", SECRET)
        print(f"passphrase         {time.process_time() - begun:7.3f} s")
        begun = time.process_time()
        report = custody.judge(evidence.collect(out, opened).found)
        verifying = time.process_time() - begun
        names = sorted(str(path) for path in reports.iterdir())
        before = children()
        subprocess.run(["sha256sum", *names], check=True, stdout=subprocess.DEVNULL)
        hashing = children() - before
    print(f"verifying          {verifying:7.3f} s, ok {report.ok}, {report.sources} sources")
    print(f"sha256sum          {hashing:7.3f} s")
    print(f"ratio              {verifying / hashing:7.2f}")
    links = seal_all([Decided(Digest(f"{n:064x}")) for n in range(entries)], None, NOON)
    rows = tuple(custody.row(link) for link in links)
    begun = time.process_time()
    custody.judge(Found(rows=rows, checkpoint=custody.checkpoint(links)))
    chain = time.process_time() - begun
    print(f"chain              {entries / chain / 1000:7.0f} thousand entries a second")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [1000, 100, 50_000][len(given) :]))
