"""Which things were joined, directly or through others?"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Union(Generic[K]):
    """Sets that only grow together; the smallest member speaks for its set, whatever came first.

    >>> groups = Union[int](); groups.join(3, 2); groups.join(2, 1); groups.find(3)
    1
    """

    def __init__(self) -> None:
        self._up: dict[K, K] = {}

    def find(self, one: K) -> K:
        """Give the member that speaks for the set of this one."""
        path = []
        while (up := self._up.get(one, one)) != one:
            path.append(one)
            one = up
        for below in path:
            self._up[below] = one
        return one

    def join(self, one: K, other: K) -> None:
        """Join the sets of two members."""
        first, second = sorted((self.find(one), self.find(other)))  # type: ignore[type-var]  # keys are ordered
        if first != second:
            self._up[second] = first

    def groups(self, members: Iterable[K]) -> dict[K, list[K]]:
        """Sort members into their sets."""
        found: dict[K, list[K]] = defaultdict(list)
        for one in members:
            found[self.find(one)].append(one)
        return dict(found)
