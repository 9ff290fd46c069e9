"""By which program and which packaged knowledge were findings made?"""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

import habeas
from habeas.model.document import Digest

READERS = ("analyzers", "claims", "model", "sources", "text")
KEPT = (".py", ".csv", ".pack", ".j2", ".html", ".css", ".json", ".svg", ".txt", ".typ")


@cache
def program() -> str:
    """Name the program and its version."""
    return f"habeas {habeas.__version__}"


@cache
def whole() -> Digest:
    """Digest everything in the package that a finding can depend on."""
    return _digest(tuple(sorted(p.name for p in files("habeas").iterdir() if p.is_dir())))


@cache
def reader() -> Digest:
    """Digest what the claims of a single document depend on, and nothing else."""
    return _digest(READERS)


def _digest(rooms: tuple[str, ...]) -> Digest:
    total = sha256()
    for room in rooms:
        _add(files("habeas").joinpath(room), room, total.update)
    return Digest(total.hexdigest())


def _add(place: Traversable, name: str, update: object) -> None:
    for entry in sorted(place.iterdir(), key=lambda e: e.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__" and not entry.name.startswith("samples"):
                _add(entry, path, update)
        elif entry.name.endswith(KEPT) and callable(update):
            update(path.encode() + b"\0" + sha256(entry.read_bytes()).digest())
