"""How does a child lock itself in before it reads a byte of the file?

This runs in the child, by its path: nothing of habeas is imported here. It takes its limits and
what to run from its arguments, gives up the network where no bubblewrap did, and lets go.
"""

import contextlib
import ctypes
import fcntl
import os
import resource
import runpy
import sys

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # of <sched.h>
NO_NEW_PRIVILEGES = 38  # of <sys/prctl.h>
REACHING = "loopback"  # the one child that is connected to something


def limit(kind: int, amount: int) -> None:
    """Set a limit, unless a stricter one holds."""
    hard = resource.getrlimit(kind)[1]
    amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(kind, (amount, amount))


def lock(memory: int, seconds: int, written: int) -> None:
    """Bound memory, time and what can be written; no core file, no network, no new rights."""
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_CPU, seconds)
    limit(resource.RLIMIT_FSIZE, written)
    if sys.platform == "linux":
        limit(resource.RLIMIT_AS, memory)
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        # Where the kernel forbids it the child still has no address to send anything to.
        system.unshare(NEW_USER | NEW_NETWORK)


def wait() -> None:
    """Wait until the file is whole: it is locked while somebody fills it."""
    with contextlib.suppress(OSError):  # a pipe has no lock, and says itself where it ends
        fcntl.lockf(sys.stdin.fileno(), fcntl.LOCK_SH)


def reach(rest: list[str], limits: tuple[int, int, int]) -> None:
    """Make the one connection to this machine, and only then lock and read what is to be asked."""
    parser = runpy.run_path(f"{__file__.removesuffix('start.py')}{REACHING}.py")
    connection = parser["connect"](*rest[:2])
    lock(*limits)
    wait()
    parser["main"](connection, *rest)
    sys.stdout.flush()
    os._exit(0)


def main() -> None:
    """Lock, then become the parser or the program."""
    memory, seconds, written = map(int, sys.argv[1:4])
    what, *rest = sys.argv[4:]
    if what == REACHING:
        reach(rest, (memory, seconds, written))
    lock(memory, seconds, written)
    if what == "program":
        wait()
        os.execvp(rest[0], rest)  # noqa: S606  becoming a program is what this file is for
    sys.argv = [what, *rest]
    parser = runpy.run_path(f"{__file__.removesuffix('start.py')}{what}.py")
    wait()  # only now: while the file is put there, the parser is loaded
    parser["main"]()
    sys.stdout.flush()
    os._exit(0)  # nothing is left to tidy up, and somebody waits


if __name__ == "__main__":
    main()
