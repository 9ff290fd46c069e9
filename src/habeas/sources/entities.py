"""Which characters do the entities of a page stand for?"""

import html
import re
from html.entities import html5

from habeas.sources.mapping import Mapped, join, plain, unit

ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
LONGEST_BARE = 7  # "&" and the longest name that may stand without a semicolon


def decoded(text: str, start: int, end: int) -> Mapped:
    r"""Read a stretch of a page: entities become the characters that they stand for.

    >>> decoded("a&nbsp;&lt b", 0, 12).text
    'a\xa0< b'
    """
    if text.find("&", start, end) < 0:
        return plain(text[start:end], start)
    parts: list[Mapped] = []
    at = start
    for mark in ENTITY.finditer(text, start, end):
        parts += (plain(text[at : mark.start()], at), entity(mark.group(), mark.start()))
        at = mark.end()
    return join([*parts, plain(text[at:end], at)])


def entity(words: str, start: int) -> Mapped:
    """Read an entity; one that the standard does not know stands as it is written."""
    if words[1] == "#" or words[1:] in html5:
        return unit(html.unescape(words), start, start + len(words))
    sizes = range(min(len(words), LONGEST_BARE), 2, -1)
    known = next((size for size in sizes if words[1:size] in html5), 0)
    if not known:
        return plain(words, start)
    head = unit(html5[words[1:known]], start, start + known)
    return join([head, plain(words[known:], start + known)])
