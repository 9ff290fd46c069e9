"""What does LibreOffice make of an old office file? Runs in the child, in a folder of memory.

The profile is new each time: no macro, no extension and no history of the user's is there.
"""

import subprocess
import sys
from pathlib import Path

DAMAGED = 4  # exit code
HOME = Path("/tmp")  # noqa: S108  the child's own, in memory


def main() -> None:
    """Convert the file on standard input: endings of both files are the arguments."""
    ending, wanted, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    given = HOME / f"given.{ending}"
    given.write_bytes(sys.stdin.buffer.read())
    profile = f"-env:UserInstallation={(HOME / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", "--convert-to", wanted]
    subprocess.run(  # noqa: S603
        [*command, "--outdir", str(HOME / "out"), str(given)],
        check=False, timeout=seconds, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    saved = HOME / "out" / f"given.{wanted}"
    if not saved.exists():
        sys.exit(DAMAGED)
    sys.stdout.buffer.write(saved.read_bytes())
