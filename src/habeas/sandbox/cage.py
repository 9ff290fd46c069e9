"""How is a child started that can do nothing but read what it is given?

With bubblewrap: no network, no file of the user's, only programs and libraries, read-only, and a
folder in memory. Without it: limits on memory, time and writing, and no network where the kernel
lets the child give it up. What the child writes is read with a limit, and never its errors: they
may hold words of the source.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO

from msgspec import Struct

from habeas.errors import Broken, Encrypted, TooLarge

START = Path(__file__).with_name("inside") / "start.py"
MEBIBYTE = 2**20
LOCKED, DAMAGED = 3, 4  # exit codes of our own children
SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/opt")
PLACES = ("/etc/fonts", "/etc/alternatives", "/etc/libreoffice", "/var/lib/libreoffice",
          "/etc/ld.so.cache", "/var/cache/fontconfig")  # fmt: skip
VARIABLES = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/tmp",  # noqa: S108  the child's own, in memory
    "LC_ALL": "C.UTF-8",
    "OMP_THREAD_LIMIT": "1",
}


class Limits(Struct, frozen=True):
    """What a child may use."""

    seconds: int = 60
    memory: int = 2048 * MEBIBYTE
    written: int = 0  # bytes that it may write into a file
    answer: int = 512 * MEBIBYTE  # bytes that it may say


@cache
def has(program: str) -> bool:
    """Tell whether a program is installed."""
    return shutil.which(program, path=VARIABLES["PATH"]) is not None


def answer(
    what: Sequence[str], untrusted: bytes, limits: Limits, *, reaching: bool = False
) -> bytes:
    """Run a child on a file, and take all that it says."""
    with child(what, untrusted, limits, reaching=reaching) as stream:
        said = stream.read(limits.answer + 1)
    if len(said) > limits.answer:
        raise TooLarge("the file unpacks to too much", hint="split it, or save its text")
    return said


@contextmanager
def child(
    what: Sequence[str],
    untrusted: bytes,
    limits: Limits,
    *,
    shared: Sequence[int] = (),
    reaching: bool = False,
) -> Iterator[IO[bytes]]:
    """Start a child on a file; leaving early ends it, and its failure is the file's fault.

    A `reaching` child keeps the network until it has its one connection, see `inside/start.py`.
    """
    walls = (*_walls(), "--share-net") if reaching and is_walled() else _walls()
    with _given() as stdin:
        running = subprocess.Popen(  # noqa: S603  the command is ours, the file is its input
            [*walls, sys.executable, "-I", str(START), str(limits.memory), str(limits.seconds),
             str(limits.written), *what],
            stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=VARIABLES, pass_fds=shared, start_new_session=True,
        )  # fmt: skip
        if running.stdin is None:
            _fill(stdin, untrusted)
    stdout = _stream(running.stdout)
    _widen(stdout)
    late = threading.Event()
    alarm = threading.Timer(limits.seconds, _end, (running, late))
    feeder = threading.Thread(target=_feed, args=(running.stdin, untrusted), daemon=True)
    alarm.start()
    feeder.start()
    try:
        yield stdout
        if not stdout.closed:  # who closes it has heard all, and does not wait for the end
            stdout.read(1)
            _judge(running.wait(), late=late.is_set())
    finally:
        alarm.cancel()
        running.kill()
        running.wait()
        feeder.join()
        stdout.close()


@contextmanager
def _given() -> Iterator[int]:
    """Make a place where a child can read a file: memory that has no name, else a pipe.

    The memory is locked until the file is in it, so that the child starts while it is filled.
    """
    if not hasattr(os, "memfd_create"):
        yield subprocess.PIPE
        return
    memory = os.memfd_create("source")
    try:
        fcntl.lockf(memory, fcntl.LOCK_EX)
        yield memory
    finally:
        os.close(memory)  # which unlocks it


def _fill(memory: int, untrusted: bytes) -> None:
    left = memoryview(untrusted)
    while left:
        left = left[os.write(memory, left) :]
    os.lseek(memory, 0, os.SEEK_SET)


def _widen(pipe: IO[bytes]) -> None:
    """Let a pipe hold a mebibyte, where the system allows it: fewer turns, half the time."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, MEBIBYTE)


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise Broken("the parser gave no answer", hint="run again")
    return stream


def _feed(stream: IO[bytes] | None, untrusted: bytes) -> None:
    if stream is not None:
        with suppress(OSError), stream as pipe:  # a child that has seen enough hangs up
            pipe.write(untrusted)


def _end(running: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    running.kill()


def _judge(code: int, *, late: bool) -> None:
    """Say what a child's end means for the file."""
    if late:
        raise TooLarge("reading the file took too long", hint="split it, or save its text")
    if code == LOCKED:
        raise Encrypted("the file asks for a password", hint="save it without a password")
    if code == DAMAGED:
        raise Broken("the file is damaged", hint="get it again from where it came")
    if code:
        raise Broken(
            "the parser failed on this file and was stopped",
            hint="get it again, or its text",
        )


@cache
def _walls() -> tuple[str, ...]:
    """Build the walls around a child: bubblewrap's, where it is and works."""
    if not has("bwrap"):
        return ()
    walls = ("bwrap", *_rooms())
    works = subprocess.run(  # noqa: S603
        [*walls, sys.executable, "-I", "-c", ""],
        check=False, stdin=subprocess.DEVNULL, capture_output=True, env=VARIABLES,
    )  # fmt: skip
    return walls if works.returncode == 0 else ()


def is_walled() -> bool:
    """Tell whether children live behind bubblewrap."""
    return bool(_walls())


def _rooms() -> Iterator[str]:
    yield from ("--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL")
    yield from ("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp")  # noqa: S108
    python = {sys.prefix, sys.base_prefix, sysconfig.get_path("purelib"), str(START.parent)}
    own = sorted(place for place in python if not place.startswith(SYSTEM))
    for place in (*SYSTEM, *PLACES):
        here = Path(place)
        if here.is_symlink():
            yield from ("--symlink", str(here.readlink()), place)
        elif here.exists():
            yield from ("--ro-bind", place, place)
    for place in own:
        yield from ("--ro-bind", place, place)
