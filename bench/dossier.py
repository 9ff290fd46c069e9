"""How much time and memory does the main job take? Whole process, models loaded, median of runs.

    ./run python bench/dossier.py [FOLDER] [--runs 3]

Limits: 12 CPU-seconds and 900 MB on the sample case; exits 1 above them.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CPU_SECONDS, MEGABYTES = 12.0, 900.0


def once(folder: Path) -> tuple[float, float]:
    """Run the main job in a fresh process and folder; give CPU-seconds and peak megabytes."""
    with tempfile.TemporaryDirectory() as place:
        secret = Path(place) / "secret"
        secret.write_text("for measuring only\n", encoding="utf-8")
        secret.chmod(0o600)
        command = [sys.executable, "-m", "habeas.cli", "dossier", str(folder)]
        command += ["-o", str(Path(place) / "out"), "--passphrase-file", str(secret)]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        if status:
            sys.exit("the main job failed")
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print the medians and fail above the limits."""
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("folder", nargs="?", type=Path, default=ROOT / "samples" / "objectors")
    told.add_argument("--runs", type=int, default=3)
    given = told.parse_args()
    runs = [once(given.folder) for _ in range(given.runs)]
    cpu, memory = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"CPU-seconds {cpu:.2f} (limit {CPU_SECONDS}), MB {memory:.0f} (limit {MEGABYTES})")
    sys.exit(cpu > CPU_SECONDS or memory > MEGABYTES)


if __name__ == "__main__":
    main()
