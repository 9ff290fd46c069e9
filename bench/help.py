"""How much processor time does `habeas --help` take? At most .3 s: asking must be free."""

import os
import statistics
import subprocess
import sys

ROUNDS, LIMIT = 7, 0.3
COMMAND = [sys.executable, "-I", "-m", "habeas.cli", "--help"]


def cpu_seconds() -> float:
    """Run the command once and add up what its process took."""
    before = os.times()
    subprocess.run(COMMAND, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user - before.children_user
    return spent + after.children_system - before.children_system


if __name__ == "__main__":
    middle = statistics.median(cpu_seconds() for _ in range(ROUNDS))
    print(f"habeas --help: {middle:.2f} s of CPU (median of {ROUNDS}, limit {LIMIT})")
    sys.exit(middle > LIMIT)
