"""What number do these number words and digits make?"""

import re
from fractions import Fraction
from functools import cache

from msgspec import Struct

from habeas.text.phrases import Piece
from habeas.text.tables import rows

HUNDRED, THOUSAND = 100, 1000
TENS = range(20, 100)
SCORES = {60, 80}  # soixante-dix, quatre-vingt-onze
WHOLE = re.compile(r"\d{1,3}(?:[.,'\u2019\u00a0\u202f\u2009 ]\d{3})+|\d+")
DECIMAL = re.compile(r"(\d+)[.,](\d{1,3})\.?")


class Cardinal(Struct, frozen=True):
    """A number and the pieces it is made of (half-open); `spelled` where no digit is in it."""

    value: Fraction
    first: int
    last: int
    spelled: bool


def read(cut: list[Piece], at: int, language: str) -> Cardinal | None:
    """Read the longest number that starts with this piece; None where there is none."""
    piece = cut[at]
    if piece.code in {"n", "t"}:
        return _digits(cut, at)
    if language == "de" and piece.code == "x":
        value = german(piece.value)
        return Cardinal(Fraction(value), at, at + 1, spelled=True) if value and value > 1 else None
    if piece.code == "A":
        return Cardinal(Fraction(piece.value), at, at + 1, spelled=True)
    if piece.code == "g" and at and cut[at - 1].code in {"O", "o", "r"}:
        return Cardinal(Fraction(piece.value[1:].split("/")[0]), at, at + 1, spelled=True)
    return _words(cut, at) if piece.code == "w" else None


@cache
def _german() -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    """Load the parts of German numbers: values, a pattern for one part, one for a whole word."""
    values = {row["part"]: int(row["value"]) for row in rows("habeas.text", "numbers_german.csv")}
    part = "|".join(sorted(values, key=len, reverse=True))
    return values, re.compile(part), re.compile(rf"(?!und)(?:{part})+?(?:er|en)?")


def german(word: str) -> int | None:
    """Read a German number written as one word; None where it is not one.

    >>> german("zweihundertfünfundzwanzig"), german("dreizehn"), german("viertel")
    (225, 13, None)
    """
    values, part, whole = _german()
    if not whole.fullmatch(word):
        return None
    total = group = 0
    for piece in part.findall(word):
        number = values[piece]
        if number == THOUSAND:
            total, group = total + (group or 1) * THOUSAND, 0
        elif number == HUNDRED:
            group = (group or 1) * HUNDRED
        else:
            group += number
    return total + group


def _digits(cut: list[Piece], at: int) -> Cardinal | None:
    text = cut[at].value
    factor, last = _multiplier(cut, at + 1)
    decimal = DECIMAL.fullmatch(text)
    if decimal and (factor > 1 or not WHOLE.fullmatch(text)):
        value = Fraction(f"{decimal[1]}.{decimal[2]}") * factor
        return Cardinal(value, at, last, spelled=False) if factor > 1 else None
    if not WHOLE.fullmatch(text):
        return None
    return Cardinal(Fraction(re.sub(r"\D", "", text)) * factor, at, last, spelled=False)


def _multiplier(cut: list[Piece], at: int) -> tuple[int, int]:
    """Read thousand, тыс. or mil behind digits."""
    factor = 1
    while at < len(cut) and cut[at].code in {"w", "p", "g"} and cut[at].value.startswith("*"):
        step = int(cut[at].value[1:].split("/")[0])
        if step <= factor:
            break
        factor, at = factor * step, at + 1
    return factor, at


def _words(cut: list[Piece], at: int) -> Cardinal | None:
    """Add up number words while each fits behind the last: two hundred and five, двести сорок."""
    first, total, group = at, Fraction(0), Fraction(0)
    room: float = float("inf")
    last = at
    while at < len(cut):
        step = _step(cut, at, starts=at == first)
        if step is None:
            break
        value, factor, after = step
        if factor > 1:
            if not _can_multiply(factor, group, total, starts=at == first):
                break
            if factor < THOUSAND:
                group, room = max(group, Fraction(1)) * factor, factor
            else:
                total, group, room = total + max(group, Fraction(1)) * factor, Fraction(0), factor
        elif value >= room:
            break
        else:
            group, room = group + value, _room(value)
        at = last = after
    return Cardinal(total + group, first, last, spelled=True) if last > first else None


def _can_multiply(factor: int, group: Fraction, total: Fraction, *, starts: bool) -> bool:
    if factor >= THOUSAND:
        return (group > 0 or starts) and (total == 0 or factor < total)
    return starts or 0 < group < HUNDRED or (group == 0 and total > 0)


def _room(value: Fraction) -> int:
    """Say how large the next word may be at most (not reached)."""
    if value in SCORES:
        return 20
    if value in TENS and value % 10 == 0:
        return 10
    return HUNDRED if value >= HUNDRED and value % HUNDRED == 0 else 0


def _step(cut: list[Piece], at: int, *, starts: bool) -> tuple[Fraction, int, int] | None:
    """Read one number word, over a hyphen or `and` where a number has begun."""
    here = at
    if not starts and cut[at].code in {"-", "&"} and at + 1 < len(cut):
        here = at + 1
    piece = cut[here]
    if piece.code == "i" and (
        starts or (cut[here - 1].code == "w" and cut[here - 1].value.startswith("*1000"))
    ):
        return None
    if piece.code not in {"w", "i", "p", "g"}:
        return None
    if piece.value.startswith("*"):
        return Fraction(0), int(piece.value[1:].split("/")[0]), here + 1
    return Fraction(piece.value), 1, here + 1
