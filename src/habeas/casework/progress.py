"""How does a long step tell that it goes on?"""

from typing import Protocol


class Progress(Protocol):
    """Hears of each step; never of a name, a path or a word of a source."""

    def __call__(self, step: str, done: int, total: int, /) -> None:
        """Hear that `done` of `total` are done."""
        ...


def silent(_step: str, _done: int, _total: int, /) -> None:
    """Tell nobody."""
