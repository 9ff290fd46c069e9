"""Where does every value of a JSON file stand?"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from habeas.errors import Broken
from habeas.sources.mapping import Mapped, edit, plain

TOKEN = re.compile(r'[{}\[\],:]|"(?>[^"\\]+|\\.)*+"|[^\s{}\[\],:"]+', re.DOTALL)
ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL
)
DEEPEST = 64


class Words(Struct, frozen=True):
    """A string or number: where it stands, quotation marks left out, and whether it had them."""

    start: int
    end: int
    quoted: bool


Value: TypeAlias = "Words | Mapping[str, Value] | tuple[Value, ...] | None"


def located(text: str) -> Value:
    """Read a JSON text as values that know where they stand.

    >>> located('{"a": ["b"]}')["a"][0]
    Words(start=8, end=9, quoted=True)
    """
    try:
        json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as problem:
        raise Broken("the file is not whole JSON", hint="export it again") from problem
    tokens = TOKEN.finditer(text, 1 if text.startswith("\ufeff") else 0)
    return _value(next(tokens), tokens, 0)


def read(text: str, words: Words) -> Mapped:
    """Read a string: every escape is one unit that stands for its character."""
    inner = plain(text[words.start : words.end], words.start)
    return edit(inner, ((*m.span(), _unescaped(m.group())) for m in ESCAPE.finditer(inner.text)))


def _value(token: re.Match[str], tokens: Iterator[re.Match[str]], depth: int) -> Value:
    if depth > DEEPEST:
        raise Broken("the file nests deeper than any chat does", hint="export it again")
    if token.group() == "{":
        return _members(tokens, depth)
    if token.group() == "[":
        return _elements(tokens, depth)
    quoted = token.group()[0] == '"'
    return Words(token.start() + quoted, token.end() - quoted, quoted)


def _members(tokens: Iterator[re.Match[str]], depth: int) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    for token in tokens:
        if token.group() == "}":
            return found
        if token.group() != ",":
            next(tokens)
            value = _value(next(tokens), tokens, depth + 1)
            found.setdefault(str(json.loads(token.group())), value)
    return found


def _elements(tokens: Iterator[re.Match[str]], depth: int) -> tuple[Value, ...]:
    found: list[Value] = []
    for token in tokens:
        if token.group() == "]":
            break
        if token.group() != ",":
            found.append(_value(token, tokens, depth + 1))
    return tuple(found)


def _unescaped(words: str) -> str:
    letter = str(json.loads(f'"{words}"'))
    return "\ufffd" if "\ud800" <= letter <= "\udfff" else letter
