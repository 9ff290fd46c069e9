"""Where do the expressions of a table stand in a text, in one walk over its words?"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

KEY = 4  # letters of a word by which the expressions are looked up that may begin with it
WORD = re.compile(r"(?<![\w-])\w")
BEHIND = re.compile(r"(?:\(\?<[!=][^()|]*\))+")  # what must or must not stand before: no letters
LETTERS = re.compile(r"[^\W_]+")
REPEATED = ("?", "*", "+", "{")


class Table(Struct, frozen=True):
    """The expressions of a table, known by the first letters that a match can begin with.

    Those whose beginning cannot be told are `loose`: they are looked for in the whole text.
    """

    patterns: tuple[re.Pattern[str], ...]
    loose: tuple[int, ...]
    by_start: Mapping[str, tuple[int, ...]]

    def find(self, text: str) -> list[tuple[int, re.Match[str]]]:
        """Find what each expression matches, as if each were looked for by itself.

        >>> table = scanned(["says?", "said"])
        >>> [(at, hit.group()) for at, hit in table.find("He said: say it")]
        [(0, 'say'), (1, 'said')]
        """
        found = [(at, hit) for at in self.loose for hit in self.patterns[at].finditer(text)]
        ends: dict[int, int] = {}
        folded = _folded(text)
        for word in WORD.finditer(text):
            start = word.start()
            for at in self._candidates(folded[start : start + KEY]):
                hit = self.patterns[at].match(text, start) if start >= ends.get(at, 0) else None
                if hit:
                    ends[at] = hit.end()
                    found.append((at, hit))
        return sorted(found, key=lambda one: (one[0], one[1].start()))

    def _candidates(self, opening: str) -> tuple[int, ...]:
        for size in range(len(opening), 0, -1):
            known = self.by_start.get(opening[:size])
            if known is not None:
                return known
        return ()


def scanned(expressions: Sequence[str], *, any_case: bool = True) -> Table:
    """Compile expressions, each to stand between the borders of words, and sort them."""
    case = re.IGNORECASE if any_case else re.NOFLAG
    patterns = tuple(re.compile(rf"(?<![\w-])(?:{one})(?![\w-])", case) for one in expressions)
    loose: list[int] = []
    by_start: dict[str, set[int]] = {}
    for at, expression in enumerate(expressions):
        starts = beginnings(expression)
        if starts is None:
            loose.append(at)
        for start in starts or ():
            by_start.setdefault(start, set()).add(at)
    # The longest beginning that is known holds what the shorter ones do.
    whole = {
        start: tuple(
            sorted(
                {at for size in range(len(start)) for at in by_start.get(start[: size + 1], ())}
            )
        )
        for start in by_start
    }
    return Table(patterns, tuple(loose), whole)


def beginnings(expression: str) -> frozenset[str] | None:
    r"""List the letters, folded and few, that matches can begin with; None if they are unknown.

    >>> sorted(beginnings("(?<!be )den(?:y|ied)|rejects?")), beginnings(r"\w+ said")
    (['den', 'reje'], None)
    """
    found: set[str] = set()
    for part in _parted(expression):
        own = part[behind.end() :] if (behind := BEHIND.match(part)) else part
        opened = _opening(own)
        if opened is None:
            return None
        found |= opened
    return frozenset(found)


def _opening(part: str) -> frozenset[str] | None:
    if part.startswith("(?:"):
        return _of_group(part, _closing(part))
    letters = LETTERS.match(part)
    if letters is None:
        return None
    plain = letters.group()
    if part[letters.end() : letters.end() + 1] in REPEATED:
        plain = plain[:-1]  # the last letter may be missing
    return frozenset({_folded(plain)[:KEY]}) if plain else None


def _of_group(part: str, end: int) -> frozenset[str] | None:
    inner, behind = beginnings(part[len("(?:") : end]), part[end + 1 :]
    if not behind.startswith(REPEATED):
        return inner
    rest = _opening(behind[1:]) if behind.startswith("?") else None
    return inner | rest if inner and rest else None


def _parted(expression: str) -> Iterator[str]:
    """Part an expression at the bars that stand in no group."""
    depth, first = 0, 0
    for at, mark in _marks(expression):
        depth += (mark in "([") - (mark in ")]")
        if mark == "|" and not depth:
            yield expression[first:at]
            first = at + 1
    yield expression[first:]


def _closing(part: str) -> int:
    depth = 0
    for at, mark in _marks(part):
        depth += (mark in "([") - (mark in ")]")
        if not depth:
            return at
    return len(part)


def _marks(expression: str) -> Iterator[tuple[int, str]]:
    """Give the marks that group and part, none of those that are escaped or in a class."""
    at, inside = 0, False
    while at < len(expression):
        mark = expression[at]
        if mark == "\\":
            at += 1
        elif inside:
            inside = mark != "]"
            if not inside:
                yield at, mark
        elif mark in "()[|":
            inside = mark == "["
            yield at, mark
        at += 1


def _folded(text: str) -> str:
    """Write a text without case, letter by letter, as broadly as expressions that ignore case."""
    whole = text.casefold()
    if len(whole) != len(text):
        whole = "".join(letter.casefold()[:1] for letter in text)
    return whole.replace("ı", "i")
