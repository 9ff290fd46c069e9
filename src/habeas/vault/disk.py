"""How is a file written so that it is private, whole, or not there at all?"""

import errno
import os
import resource
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from habeas.errors import DiskFull, Interrupted, Refused

UNABLE = {errno.EINVAL, errno.ENOTSUP, errno.ENOLCK}  # what some network disks answer
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
POLITE = (signal.SIGTERM, signal.SIGHUP)
Handler = Callable[[int, FrameType | None], None] | signal.Handlers
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
PUBLIC_FILE, PUBLIC_FOLDER = 0o644, 0o755


def create(path: Path, data: bytes = b"") -> None:
    """Write a new private file and see it onto the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def settle(folder: Path) -> None:
    """See the names in a folder onto the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in UNABLE:
            raise
    finally:
        os.close(handle)


def make_private(folder: Path) -> None:
    """Close a folder to others, where its disk knows of owners: a memory stick may not."""
    with suppress(PermissionError):
        folder.chmod(PRIVATE_FOLDER)


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn Ctrl-C, a closed terminal and a polite kill into a refusal that cleans up."""
    try:
        # Under nohup a closed terminal is ignored, and stays so.
        heard = (one for one in POLITE if signal.getsignal(one) is signal.SIG_DFL)
        with _signals(dict.fromkeys(heard, _stop)):
            yield
    except KeyboardInterrupt:
        raise Interrupted(
            "stopped; nothing was written", hint="run the same command again"
        ) from None


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what a disk can do to a writer into a refusal."""
    try:
        yield
    except OSError as fault:
        if fault.errno in FULL:
            raise DiskFull(
                "there is no room to write the case; nothing was written",
                hint="free some space, or choose another place for OUT",
            ) from None
        raise Refused(
            f"OUT cannot be used: {os.strerror(fault.errno or errno.EIO).lower()}",
            hint="choose a folder for OUT that you may read and write",
        ) from None


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold them off for the few moments between the commit and the last file of OUT."""
    with _signals(dict.fromkeys((signal.SIGINT, *POLITE), signal.SIG_IGN)):
        yield


@contextmanager
def _signals(handlers: Mapping[signal.Signals, Handler]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # Python hears signals in its main thread only
        return
    usual = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def no_core_dump() -> None:
    """Keep a crash from writing the memory, and the keys in it, to the disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
