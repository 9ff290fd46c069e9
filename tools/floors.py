"""Did any measured quality fall below its floor?

    floors.py [CASE ...]          run the main job on the cases that are here, exit 1 under a floor
    floors.py --raise [CASE ...]  the same, then write what got better into tests/floors.json
                                  and docs/quality.md
    floors.py --out CASE=OUT,PUBLIC ...  score what stands there already for CASE

A floor stands a little under the score it was measured at: mending a class of error may cost a
claim or two of one story, and must not be stopped by them. Exactness, leaks and dangerous errors
have no such room. A floor only rises. To lower one, take it out of the file, measure again with
--raise, and give the reason in CHANGELOG.md.
"""

import argparse
import hashlib
import json
import math
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "tests" / "floors.json"
ROOM = 0.02
NO_ROOM = ("exact.", "public.")
DIGITS = 1000  # a floor keeps three digits, rounded towards the lenient side

# The scorer is a folder of scripts that import each other, as it was when the corpus was made.
sys.dont_write_bytecode = True
sys.path[:0] = [str(ROOT / "tests" / "score"), str(ROOT / "tools")]
import quality  # noqa: E402
from metrics import Metric  # noqa: E402

from score import score_folder, under_floor  # noqa: E402

Metrics = dict[str, Metric]
WATCHED = {*quality.MEASURES, "claims.f1", "claims.typed_f1", "polarity.balanced", "score"}


class Record(NamedTuple):
    """The floors of a case, and the digest of the documents on which they were measured."""

    case: str = ""
    floors: dict[str, float] = {}  # noqa: RUF012  never changed: `raised` makes a new one


class Case(NamedTuple):
    """A folder of reports and the folder that holds its gold."""

    reports: Path
    gold: Path

    def digest(self) -> str:
        """Digest all that the score depends on: each report and the gold, by name and bytes."""
        files = {p for p in self.reports.rglob("*") if p.is_file()} | {self.gold / "gold.json"}
        lines = sorted(f"{hashlib.sha256(p.read_bytes()).hexdigest()} {p.name}" for p in files)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def cases() -> dict[str, Case]:
    """Find the shipped cases, and the development corpora where they stand beside the project."""
    beside = (ROOT.parent / "shared" / "corpus").glob("*/gold.json")
    shipped = (ROOT / "tests" / "gold").glob("*/gold.json")
    unseen = (ROOT / "tests" / "cases").glob("*/gold.json")  # reports and gold in one folder
    samples = ROOT / "samples"
    alone = {g.parent.name: Case(g.parent, g.parent) for g in sorted(unseen)}
    return (
        alone
        | {g.parent.name: Case(g.parent, g.parent) for g in sorted(beside)}
        | {g.parent.name: Case(samples / g.parent.name, g.parent) for g in sorted(shipped)}
    )


def habeas(command: str, *words: str | Path) -> None:
    """Run a command as a user would, in a process of its own."""
    asked = [sys.executable, "-I", "-m", "habeas.cli", command, "--passphrase-fd", "0", *words]
    done = subprocess.run(asked, input=b"floors\n", capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"habeas {command} failed: {done.stderr.decode()[-2000:]}")


def measure(case: Case, written: str | None) -> Metrics:
    """Score what stands in `written`, or what the main job writes and publishes now."""
    with tempfile.TemporaryDirectory() as scratch:
        out, _, public = (written or f"{scratch}/out,{scratch}/public").partition(",")
        if not written:
            habeas("dossier", case.reports, "-o", out)
            habeas("publish", out, "-o", public, "--confirm")
        together = Path(scratch) / case.reports.name  # the scorer wants reports and gold in one
        shutil.copytree(case.reports, together)
        shutil.copyfile(case.gold / "gold.json", together / "gold.json")
        return score_folder(together, Path(out), Path(public))[0]


def lenient(metric: Metric, value: float) -> float:
    """Round a score to the lenient side."""
    up = metric.lower_is_better
    scaled = value * DIGITS
    return (math.ceil(scaled - 1e-9) if up else math.floor(scaled + 1e-9)) / DIGITS


def raised(old: dict[str, float], metrics: Metrics) -> dict[str, float]:
    """Keep the better one of each measure, the old floor or the new score."""
    new = dict(old)
    for name, metric in metrics.items():
        if metric.value is not None and (name in WATCHED or name.startswith(NO_ROOM)):
            exact = metric.lower_is_better or name.startswith(NO_ROOM)
            score = lenient(metric, metric.value if exact else max(0.0, metric.value - ROOM))
            better = min if metric.lower_is_better else max
            new[name] = better(old.get(name, score), score)
    return new


def read_floors() -> dict[str, Record]:
    """Read the floors of every case."""
    stored = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return {name: Record(**record) for name, record in stored.items()}


def write_floors(floors: dict[str, Record]) -> None:
    """Write the floors of every case."""
    stored = {name: record._asdict() for name, record in floors.items()}
    FLOORS.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    quality.PAGE.write_text(quality.page(stored), encoding="utf-8")


def failures(name: str, digest: str, record: Record, metrics: Metrics) -> list[str]:
    """List what is wrong: other documents than those measured, or a score under its floor."""
    if record.case not in ("", digest):
        return [
            f"{name}: other documents than its floors were measured on; floors.py --raise {name}"
        ]
    return [f"{name}: {failure}" for failure in under_floor(metrics, record.floors)]


def arguments() -> argparse.Namespace:
    """Read the command line."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("case", nargs="*")
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--out", action="append", default=[], metavar="CASE=OUT,PUBLIC")
    return parser.parse_args()


def main() -> int:
    """Score the cases that were asked for, or all that are here, and compare with the floors."""
    asked = arguments()
    written = dict(pair.split("=", 1) for pair in asked.out)
    floors, here, wrong = read_floors(), cases(), []
    chosen = asked.case or list(written) or list(here)
    for name in chosen:
        case, record = here[name], floors.get(name, Record())
        digest, metrics = case.digest(), measure(case, written.get(name))
        print(
            f"floors: {name} scores {metrics['score'].value}, floor {record.floors.get('score')}"
        )
        if asked.lift:
            old = record.floors if record.case == digest else {}
            floors[name] = Record(digest, raised(old, metrics))
            write_floors(floors)
        else:
            wrong += failures(name, digest, record, metrics)
    print("floors: scored", *chosen, "| not here:", *(floors.keys() - here.keys() or ["none"]))
    for failure in wrong:
        print(f"UNDER FLOOR {failure}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
