"""How much processor time do the two complaints add to the main job? At most 1 s.

    ./run python bench/complaint.py [FOLDER]

Builds the dossier of FOLDER (the sample case) once, then drafts, checks and writes five times.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from habeas import casework
from habeas.publication.complaint.composing import compose
from habeas.publication.complaint.letters import printable
from habeas.publication.complaint.office import docx_file
from habeas.publication.complaint.typeset import pdf

SECRET = "for measuring only"  # noqa: S105 - opens nothing
ROOT = Path(__file__).resolve().parents[1]
RUNS, LIMIT = 5, 1.0


def main() -> None:
    """Print the medians and fail above the limit."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "samples" / "objectors"
    with tempfile.TemporaryDirectory() as place:
        private = casework.build_dossier(folder, Path(place) / "out", passphrase=SECRET)
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
    print(f"CPU-seconds: {told}; together {sum(parts):.2f} (limit {LIMIT})")
    sys.exit(sum(parts) > LIMIT)


if __name__ == "__main__":
    main()
