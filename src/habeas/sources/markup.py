"""Where does every tag and every text of a page begin and end?

A tokenizer that survives any tag soup, in one pass. Nodes are a flat list in page order; each knows
its parent, so nothing here or later recurses.
"""

import html
import re
from collections import Counter
from collections.abc import Mapping
from html.entities import html5

from msgspec import Struct

from habeas.errors import TooLarge
from habeas.sources.mapping import Mapped, join, plain, unit

OPENING = re.compile(r"<(?=[A-Za-z/!?])")
NAME = re.compile(r"[A-Za-z][^\s/>]*")
ATTRIBUTE = re.compile(r"([^\s/>=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*))?")
TAG_END = re.compile(r"[^>\"']*+(?:\"[^\"]*+\"[^>\"']*+|'[^']*+'[^>\"']*+)*+>")
ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
RAW = {
    name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
CLOSES = {
    "li": frozenset({"li"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    "tbody": frozenset({"thead", "tbody", "tr", "td", "th"}),
    "tfoot": frozenset({"thead", "tbody", "tr", "td", "th"}),
    "body": frozenset({"head"}),
}
BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)
WALLS = frozenset(
    {"table", "ul", "ol", "dl", "body", "html", "article", "section", "main", "select"}
)
LOOK_BACK = (
    40  # open elements that an implied end tag looks through: a page nests less, an attack more
)
MOST_NODES = 2_000_000


class Node(Struct, frozen=True):
    """An element (with a name) or a text (without): where it stands, and which node holds it."""

    name: str  # lower case, "" for a text
    start: int
    end: int  # of the start tag, or of the text
    parent: int
    attributes: Mapping[str, str] = {}


def nodes(text: str) -> tuple[Node, ...]:
    """List the elements and texts of a page, in order; node 0 is the page."""
    found = [Node("#page", 0, 0, 0)]
    open_ = [0]
    names: Counter[str] = Counter()
    at, quotes = 0, True
    while at < len(text):
        mark = OPENING.search(text, at)
        here = mark.start() if mark else len(text)
        if here > at:
            found.append(Node("", at, here, open_[-1]))
        if not mark:
            break
        at, quotes = _tag(text, here, found, open_, names, quotes=quotes)
        if len(found) > MOST_NODES:
            raise TooLarge("the page has too many elements", hint="save only its article")
    return tuple(found)


def decoded(text: str, start: int, end: int) -> Mapped:
    """Read a stretch of a page: entities become the characters that they stand for.

    >>> decoded("a&nbsp;&lt b", 0, 12).text
    'a\\xa0< b'
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
    if words[1] != "#" and words[1:] not in html5:
        known = next((n for n in range(min(len(words), 7), 2, -1) if words[1:n] in html5), 0)
        if not known:
            return plain(words, start)
        head = unit(html5[words[1:known]], start, start + known)
        return join([head, plain(words[known:], start + known)])
    return unit(html.unescape(words), start, start + len(words))


def _tag(
    text: str, here: int, found: list[Node], open_: list[int], names: Counter[str], *, quotes: bool
) -> tuple[int, bool]:
    if text.startswith("<!--", here):
        return _after(text, "-->", here + 4), quotes
    if text[here + 1] in "!?":
        return _after(text, ">", here), quotes
    closing = text[here + 1] == "/"
    name = NAME.match(text, here + 1 + closing)
    if not name:
        return _after(text, ">", here), quotes
    ended = TAG_END.match(text, name.end()) if quotes else None
    end = ended.end() if ended else _after(text, ">", name.end())
    quotes = quotes and ended is not None
    if closing:
        _close(name.group().lower(), found, open_, names)
        return end, quotes
    return _open(text, name, here, end, found, open_, names), quotes


def _open(
    text: str,
    name: re.Match[str],
    here: int,
    end: int,
    found: list[Node],
    open_: list[int],
    names: Counter[str],
) -> int:
    word = name.group().lower()
    _imply(word, found, open_, names)
    pairs = ATTRIBUTE.findall(text, name.end(), end - 1)
    attributes = {key.lower(): html.unescape(value.strip("\"'")) for key, value in reversed(pairs)}
    found.append(Node(word, here, end, open_[-1], attributes))
    if word in VOID:
        return end
    if word in RAW:
        stop = RAW[word].search(text, end)
        close = stop.start() if stop else len(text)
        found.append(Node("", end, close, len(found) - 1))
        return _after(text, ">", close) if stop else close
    open_.append(len(found) - 1)
    names[word] += 1
    return end


def _imply(word: str, found: list[Node], open_: list[int], names: Counter[str]) -> None:
    """Close what a start tag closes by itself: a paragraph before a block, a cell before a cell."""
    closes = CLOSES.get(word, frozenset({"p"}) if word in BLOCKS else frozenset())
    if not any(names[name] for name in closes):
        return
    last = None
    for depth in range(len(open_) - 1, max(0, len(open_) - LOOK_BACK), -1):
        name = found[open_[depth]].name
        if name in closes:
            last = depth
        elif name in WALLS or (
            name in BLOCKS and name != "p" and word in BLOCKS and "p" in closes
        ):
            break
    if last is not None:
        _pop_to(last, found, open_, names)


def _close(name: str, found: list[Node], open_: list[int], names: Counter[str]) -> None:
    if names[name]:
        depth = len(open_) - 1
        while found[open_[depth]].name != name:
            depth -= 1
        _pop_to(depth, found, open_, names)


def _pop_to(depth: int, found: list[Node], open_: list[int], names: Counter[str]) -> None:
    for node in open_[depth:]:
        names[found[node].name] -= 1
    del open_[depth:]


def _after(text: str, mark: str, start: int) -> int:
    at = text.find(mark, start)
    return len(text) if at < 0 else at + len(mark)
