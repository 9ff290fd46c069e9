"""How long do complaints take? Two in a dossier at most 1 CPU-second; a thousand at most 120 s.

    ./run python bench/complaint.py [FOLDER]

Builds the dossier of FOLDER (the sample case) once and measures three things: what the two general
drafts add to the main job; a complaint of the whole case, after start; and a thousand forms for a
thousand persons, each told of by as many statements as stand in one document, on two cores.
"""

import resource
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

import msgspec

from habeas import casework, publication
from habeas.model.consent import Level, PersonId
from habeas.model.release import Disclosed, Private
from habeas.publication.complaint.composing import compose
from habeas.publication.complaint.letters import printable
from habeas.publication.complaint.office import docx_file
from habeas.publication.complaint.typeset import pdf

SECRET = "for measuring only"  # noqa: S105 - opens nothing
ROOT = Path(__file__).resolve().parents[1]
RUNS, CORES, MANY, CHUNK = 5, 2, 1000, 20
LIMIT, ONE, ALL = 1.0, 2.0, 120.0
FORM = "wgad"


def main() -> None:
    """Print what was measured and fail above a limit."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "samples" / "objectors"
    with tempfile.TemporaryDirectory() as place:
        private = casework.build_dossier(folder, Path(place) / "out", passphrase=SECRET)
    kept = [_dossier(private) <= LIMIT, _whole(private) <= ONE, _thousand(private) <= ALL]
    sys.exit(not all(kept))


def _dossier(private: Private) -> float:
    """Measure what the drafts in the dossier cost."""
    runs: list[tuple[float, float, float]] = []
    for _ in range(RUNS):
        start = time.process_time()
        draft = printable(compose(private, "en"))
        composed = time.process_time()
        docx_file(draft)
        written = time.process_time()
        pdf(draft)
        printed = time.process_time()
        runs.append((composed - start, written - composed, printed - written))
    parts = [statistics.median(column) for column in zip(*runs, strict=True)]
    told = ", ".join(
        f"{name} {x:.2f}" for name, x in zip(("draft", "DOCX", "PDF"), parts, strict=True)
    )
    print(f"in the dossier, CPU-seconds: {told}; together {sum(parts):.2f} (limit {LIMIT})")
    return sum(parts)


def _whole(private: Private) -> float:
    """Measure a form of the whole case: every statement, every footnote, both formats."""
    runs: list[tuple[float, float]] = []
    for _ in range(RUNS):
        start, busy = time.perf_counter(), time.process_time()
        publication.draft_complaint(private, occasion=publication.Occasion(addressee=FORM))
        runs.append((time.perf_counter() - start, time.process_time() - busy))
    wall, busy = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"one {FORM} of the whole case: {wall:.2f} s (limit {ONE}), {busy:.2f} CPU-seconds")
    return wall


def _thousand(private: Private) -> float:
    """Measure a thousand forms, one a person, on two cores."""
    homes: dict[str, list[str]] = {}
    for one in private.statements:
        homes.setdefault(one.doc, []).append(one.id)
    told = list(islice(cycle(homes.values()), MANY))
    chunks = [list(enumerate(told))[at : at + CHUNK] for at in range(0, MANY, CHUNK)]
    start = time.perf_counter()
    # Not forked: a copy would wait for threads of the typesetter that it does not have.
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as pool:
        sizes = list(pool.map(partial(_forms, msgspec.json.encode(private)), chunks))
    wall, size = time.perf_counter() - start, sum(sizes) / MANY / 1024
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = spent.ru_utime + spent.ru_stime
    print(f"{MANY} {FORM} in DOCX and PDF on {CORES} cores: {wall:.1f} s (limit {ALL}), ", end="")
    # On a machine that has other work, the wall says more of that work than of this one.
    print(f"{busy:.0f} CPU-seconds, {size:.0f} KB each")
    return wall


def _forms(case: bytes, people: list[tuple[int, list[str]]]) -> int:
    """Write the forms of some persons."""
    private, size = msgspec.json.decode(case, type=Private), 0
    for number, claims in people:
        person = Disclosed(
            code=PersonId(f"P-{number:04}"),
            level=Level.SEALED,
            shown=f"P-{number:04}",
            claims=tuple(claims),
        )
        occasion = publication.Occasion(addressee=FORM, persons=(person,))
        made = publication.draft_complaint(private, occasion=occasion)
        size += sum(map(len, made.files.values()))
    return size


if __name__ == "__main__":
    main()
