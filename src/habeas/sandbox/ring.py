"""How do a child's pages come back without being pushed through a pipe?

A ring of memory that both hold: the child puts a page in and says where, we copy it out and say
how far we are. A pipe of that much costs as much as unpacking does. The child cannot make the ring
smaller, and what it does to the words in it harms only its own file.
"""

import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from habeas.errors import Broken

if hasattr(os, "memfd_create"):
    import fcntl

MEBIBYTE = 2**20
SIZE = 16 * MEBIBYTE  # small, so that it stays in the processor's own memory
HEAD = 4096  # bytes before the ring: how many were taken out, as eight of them


class Ring(Struct, frozen=True):
    """The memory, our count in it, and the number under which the child inherits it."""

    file: int
    memory: memoryview
    taken: memoryview

    def take(self, begin: int, size: int) -> bytes:
        """Copy out what the child put in at a place; what stood before it may be written over."""
        at = begin % SIZE
        if begin < 0 or not 0 <= size <= SIZE - at:
            raise Broken("the parser failed on this file", hint="get it again, or its text")
        copied = bytes(self.memory[HEAD + at : HEAD + at + size])
        self.taken[0] = begin + size
        return copied


@contextmanager
def ring() -> Iterator[Ring | None]:
    """Make a ring, for as long as it is needed; None where the system has no such memory."""
    if not hasattr(os, "memfd_create"):
        yield None
        return
    file = os.memfd_create("ring", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        os.ftruncate(file, HEAD + SIZE)
        fcntl.fcntl(file, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW)
        with (
            mmap.mmap(file, HEAD + SIZE) as memory,
            memoryview(memory) as whole,
            whole[:HEAD] as head,
            head.cast("Q") as taken,
        ):
            yield Ring(file, whole, taken)
    finally:
        os.close(file)
