"""Where does every tag and every text of a page begin and end?

A tokenizer that survives any tag soup, in one pass. Nodes are a flat list in page order; each
knows its parent, so nothing here or later recurses.
"""

import html
import re
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from habeas.errors import TooLarge
from habeas.sources.elements import BLOCKS, RAW, VOID, WALLS

OPENING = re.compile(r"<(?=[A-Za-z/!?])")
NAME = re.compile(r"[A-Za-z][^\s/>]*")
ATTRIBUTE = re.compile(r"([^\s/>=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*))?")
TAG_END = re.compile(r"[^>\"']*+(?:\"[^\"]*+\"[^>\"']*+|'[^']*+'[^>\"']*+)*+>")
RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
CLOSES = {  # a start tag, and the open elements that it ends by itself
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
PARAGRAPH, NOTHING = frozenset({"p"}), frozenset[str]()
LOOK_BACK = (
    40  # open elements that an implied end looks through: a page nests less, an attack more
)
MOST_NODES = 500_000
MOST_ATTRIBUTES = 200  # of one element


class Node(Struct, frozen=True):
    """An element (with a name) or a text (without): where it stands, and which node holds it."""

    name: str  # lower case, "" for a text
    start: int
    end: int  # of the start tag, or of the text
    parent: int
    attributes: Mapping[str, str] = {}


def nodes(text: str) -> tuple[Node, ...]:
    """List the elements and texts of a page, in order; node 0 is the page.

    >>> [(node.name, node.parent) for node in nodes("<p>a<p>b")]
    [('#page', 0), ('p', 0), ('', 1), ('p', 0), ('', 3)]
    """
    tree = _Tree(text)
    at = 0
    while at < len(text):
        mark = OPENING.search(text, at)
        here = mark.start() if mark else len(text)
        if here > at:
            tree.add(Node("", at, here, tree.open[-1]))
        at = tree.tag(here) if mark else here
    return tuple(tree.nodes)


class _Tree:
    """The nodes found so far and the elements still open, while one page is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.nodes = [Node("#page", 0, 0, 0)]
        self.open = [0]
        self.names: Counter[str] = Counter()
        self.quotes = True  # until one is found that nothing closes

    def add(self, node: Node) -> None:
        self.nodes.append(node)
        if len(self.nodes) > MOST_NODES:
            raise TooLarge("the page has too many elements", hint="save only its article")

    def tag(self, here: int) -> int:
        """Read the tag or comment that begins at `here`; tell where it ends."""
        if self.text.startswith("<!--", here):
            return self._after("-->", here + 4)
        closing = self.text[here + 1] == "/"
        name = NAME.match(self.text, here + 1 + closing)
        if not name:
            return self._after(">", here)
        end = self._end(name.end())
        word = name.group().lower()
        if closing:
            self._close(word)
            return end
        return self._start(word, here, name.end(), end)

    def _start(self, word: str, here: int, named: int, end: int) -> int:
        self._imply(word)
        self.add(Node(word, here, end, self.open[-1], self._attributes(named, end - 1)))
        if word in VOID:
            return end
        if word in RAW_ENDS:
            stop = RAW_ENDS[word].search(self.text, end)
            close = stop.start() if stop else len(self.text)
            self.add(Node("", end, close, len(self.nodes) - 1))
            return self._after(">", close)
        self.open.append(len(self.nodes) - 1)
        self.names[word] += 1
        return end

    def _attributes(self, start: int, end: int) -> dict[str, str]:
        found: dict[str, str] = {}
        for hit in ATTRIBUTE.finditer(self.text, start, end):
            value = (hit[2] or "").strip("\"'")
            found.setdefault(hit[1].lower(), html.unescape(value) if "&" in value else value)
            if len(found) > MOST_ATTRIBUTES:
                break
        return found

    def _imply(self, word: str) -> None:
        """Close what a start tag ends by itself: a paragraph before a block, a cell by a cell."""
        closes = CLOSES.get(word, PARAGRAPH if word in BLOCKS else NOTHING)
        if not any(self.names[name] for name in closes):
            return
        last = None
        for depth in range(len(self.open) - 1, max(0, len(self.open) - LOOK_BACK), -1):
            name = self.nodes[self.open[depth]].name
            if name in closes:
                last = depth
            elif name in WALLS or (closes is PARAGRAPH and name in BLOCKS):
                break
        if last is not None:
            self._pop_to(last)

    def _close(self, word: str) -> None:
        if self.names[word] > 0:
            depth = len(self.open) - 1
            while self.nodes[self.open[depth]].name != word:
                depth -= 1
            self._pop_to(depth)

    def _pop_to(self, depth: int) -> None:
        for node in self.open[depth:]:
            self.names[self.nodes[node].name] -= 1
        del self.open[depth:]

    def _end(self, at: int) -> int:
        """Find a tag's end, `>` in quotes left out while quotes can be trusted."""
        hit = TAG_END.match(self.text, at) if self.quotes else None
        self.quotes = self.quotes and hit is not None
        return hit.end() if hit else self._after(">", at)

    def _after(self, mark: str, start: int) -> int:
        at = self.text.find(mark, start)
        return len(self.text) if at < 0 else at + len(mark)
