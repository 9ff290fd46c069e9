"""Which words must never be printed by accident?"""

from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")
BLOT = "█████"


class Sealed(Generic[T]):
    """A value that prints as a blot; only `open` shows it.

    It is no msgspec or dataclass value on purpose: nothing that walks over fields can write it.

    >>> name = Sealed("the witness")
    >>> name, f"{name}", name.open()
    (█████, '█████', 'the witness')
    """

    __slots__ = ("_value",)
    _value: T

    def __init__(self, value: T) -> None:
        object.__setattr__(self, "_value", value)

    def open(self) -> T:
        """Show the value: every call is a place where a name can escape."""
        return self._value

    def __repr__(self) -> str:
        return BLOT

    def __format__(self, layout: str) -> str:
        return BLOT

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and bool(self._value == other._value)

    def __hash__(self) -> int:
        return hash((Sealed, self._value))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a sealed value does not change")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a sealed value is not copied, pickled or sent")
