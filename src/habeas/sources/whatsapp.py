"""Which messages does a WhatsApp export hold, who sent them, and when?

Its lines carry no year-month-day order of their own. Three things can prove one: a number over
twelve, dots, and the order of the messages; where nothing does, a message has no time.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from habeas.model.document import Message, Passage, PassageKind
from habeas.sources.mapping import fold, plain
from habeas.text.tables import rows

UNSEEN = "\u200e\u200f\u202a-\u202e\ufeff"
DAY = r"(?P<a>\d{1,4})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{2,4})"
TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
HALF = r"(?:[\s\u202f]?(?P<half>[AaPp])\.?[\s\u202f]?[Mm]\.?)?"
STAMP = rf"{DAY},?[ \u00a0\u202f]{{1,2}}{TIME}{HALF}"
HEAD = re.compile(
    rf"^[{UNSEEN}]*(?:\[{STAMP}\][ ]|{STAMP.replace('?P<', '?P<o_').replace('?P=', '?P=o_')}"
    rf"[ ][-–][ ])(?:(?P<who>[^:\r\n]{{1,80}}):[ \t](?!//)|(?=[^\r\n]))",
    re.MULTILINE,
)
FEWEST = 3  # messages by which an export is known
FIRST = 2_000  # characters among which they begin
NOON, MONTHS, CENTURY, FOUR = 12, 12, 2000, 4
ORDERS = ("dmy", "mdy", "ymd")


class Head(Struct, frozen=True):
    """The head of a message: where it stands, its numbers, its sender."""

    start: int
    end: int
    numbers: tuple[int, int, int]
    time: tuple[int, int, int]
    dotted: bool
    who: str | None


def is_export(text: str) -> bool:
    """Tell whether a text is a WhatsApp export: several heads, the first near the top."""
    heads = HEAD.finditer(text)
    first = next(heads, None)
    if first is None or first.start() > FIRST:
        return False
    return sum(1 for _ in zip(range(FEWEST - 1), heads, strict=False)) >= FEWEST - 1


def passages(text: str) -> tuple[Passage, ...]:
    """Read every message; what WhatsApp itself says is no message."""
    heads = list(_heads(text))
    order = _order(heads)
    ends = [*(head.start for head in heads[1:]), len(text)]
    found = (_passage(text, head, end, n, order) for n, (head, end) in
             enumerate(zip(heads, ends, strict=True), 1))  # fmt: skip
    return tuple(passage for passage in found if passage)


def _heads(text: str) -> Iterator[Head]:
    for hit in HEAD.finditer(text):
        told = {key.removeprefix("o_"): value for key, value in hit.groupdict().items() if value}
        hour = int(told["hour"])
        if half := told.get("half"):
            hour = hour % NOON + (NOON if half in "pP" else 0)
        yield Head(
            hit.start(),
            hit.end(),
            (int(told["a"]), int(told["b"]), int(told["c"])),
            (hour, int(told["minute"]), int(told.get("second", 0))),
            told["mark"] == ".",
            told.get("who"),
        )


def _order(heads: Sequence[Head]) -> str | None:
    """Find the one order of day, month and year in which the messages make sense."""
    possible = [order for order in ORDERS if all(_at(head, order) for head in heads)]
    if len(possible) > 1 and all(head.dotted for head in heads):
        possible = [order for order in possible if order != "mdy"]
    if len(possible) > 1:
        possible = [order for order in possible if _rises([_at(h, order) for h in heads])]
    return possible[0] if len(possible) == 1 else None


def _rises(stamps: Sequence[dt.datetime | None]) -> bool:
    days = [stamp.date() for stamp in stamps if stamp]
    return all(later >= earlier for earlier, later in pairwise(days))


def _at(head: Head, order: str) -> dt.datetime | None:
    told = dict(zip(order, head.numbers, strict=True))
    if order == "ymd" and told["y"] < CENTURY // 2:
        return None
    year = told["y"] + (CENTURY if told["y"] < CENTURY // 20 else 0)
    try:
        return dt.datetime(year, told["m"], told["d"], *head.time)  # noqa: DTZ001  as the phone says
    except ValueError:
        return None


def _passage(text: str, head: Head, end: int, number: int, order: str | None) -> Passage | None:
    stamp = _at(head, order) if order else None
    at = stamp.isoformat() if stamp else None
    words = text[head.end : end]
    edited = next((m for m in _written("edited") if words.rstrip().endswith(m)), None)
    if edited:
        words = words[: words.rindex(edited)]
    mapped = fold(plain(words, head.end))
    if not mapped.text:
        return None
    notice = head.who is None or mapped.text.rstrip(".") in _written("notice")
    return Passage(
        mapped.text,
        mapped.runs,
        PassageKind.META if notice else PassageKind.MESSAGE,
        message=Message(str(number), at, _name(head.who), edited="unknown" if edited else None),
    )


def _name(who: str | None) -> str | None:
    return fold(plain(who, 0)).text.lstrip("~ ") if who else None


@cache
def _written(kind: str) -> frozenset[str]:
    table = rows("habeas.sources", "whatsapp.csv")
    return frozenset(row["words"] for row in table if row["kind"] == kind)
