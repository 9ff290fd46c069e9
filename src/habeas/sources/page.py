"""Which blocks of words does a page show, and what is each of them?"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from habeas.sources.elements import BLOCKS, HEADINGS, UNSHOWN
from habeas.sources.entities import decoded
from habeas.sources.mapping import Mapped, extent, fold, join, unit, within
from habeas.sources.markup import Node

BOLD = frozenset({"b", "strong"})
UNFOLDS = HEADINGS | {"summary", "dt"}  # a button in one of these is its words
BLANK = re.compile(r"\n[ \t\r]*+\n\s*+")
ENDS = '.!?…:;»”"'


class Block(Struct, frozen=True):
    """Words that stand together on a page, and the element that holds them."""

    node: int
    words: Mapped
    emphasis: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    inner: int = 0  # the innermost element around all its words


class Piece(Struct, frozen=True):
    """A text of the page: its words, and the elements that matter around it."""

    block: int
    words: Mapped
    inner: int = 0
    bold: bool = False
    address: str | None = None
    ends_line: bool = False


def shown(page: Sequence[Node]) -> list[bool]:
    """Tell for every node whether a reader sees it."""
    seen: list[bool] = []
    for at, node in enumerate(page):
        seen.append(at == 0 or (seen[node.parent] and not _hides(node)))
    return seen


def blocks(text: str, page: Sequence[Node], seen: Sequence[bool]) -> Iterator[Block]:
    """List the blocks of words that are shown, in page order."""
    holder = _holders(page)
    link = _inherited(page, frozenset({"a"}))
    bold = _inherited(page, BOLD)
    pieces: list[Piece] = []
    for at, node in enumerate(page):
        if not seen[at]:
            continue
        if holder[at] == at or (pieces and pieces[-1].block != holder[at] and not node.name):
            yield from _block(pieces)
            pieces = []
        if node.name == "br":
            pieces.append(Piece(holder[at], unit("\n", node.start, node.end), ends_line=True))
        elif node.name == "img" and pieces:  # words before and after a picture do not touch
            pieces.append(Piece(holder[at], unit(" ", node.start, node.end)))
        elif not node.name:
            address = page[link[at]].attributes.get("href", "") if link[at] else None
            kept = page[holder[at]].name == "pre"
            for start, end in _stretches(text, node) if kept else [(node.start, node.end)]:
                if start > node.start:
                    yield from _block(pieces)
                    pieces = []
                words = decoded(text, start, end)
                pieces.append(Piece(holder[at], words, node.parent, bool(bold[at]), address))
    yield from _block(pieces)


def _stretches(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """Cut a text whose line ends are shown at its blank lines."""
    start = node.start
    for gap in BLANK.finditer(text, node.start, node.end):
        yield start, gap.start()
        start = gap.end()
    yield start, node.end


def _block(pieces: Sequence[Piece]) -> Iterator[Block]:
    start = 0
    for at, piece in enumerate(pieces):
        if piece.ends_line and _breaks(pieces[start:at]):
            yield from _whole(pieces[start:at])
            start = at + 1
    yield from _whole(pieces[start:])


def _breaks(before: Sequence[Piece]) -> bool:
    """Tell whether a line break ends a paragraph: after a sentence, or twice in a row."""
    for piece in reversed(before):
        words = piece.words.text.rstrip()
        if piece.ends_line or words:
            return piece.ends_line or words[-1] in ENDS
    return True


def _whole(pieces: Sequence[Piece]) -> Iterator[Block]:
    words = fold(join([piece.words for piece in pieces]))
    if not words.text:
        return
    spans = [(p, within(words, *extent(p.words))) for p in pieces if p.words.text]
    bold = tuple(at for p, at in spans if at and p.bold)
    links = tuple((*at, p.address) for p, at in spans if at and p.address is not None)
    inner = {p.inner for p in pieces if not p.words.text.isspace()}
    yield Block(pieces[0].block, words, bold, links, inner.pop() if len(inner) == 1 else 0)


def _holders(page: Sequence[Node]) -> list[int]:
    """Find for every node the block around it; a button is one, unless it unfolds a section."""
    holder: list[int] = []
    for at, node in enumerate(page):
        around = holder[node.parent] if at else 0
        own = node.name in BLOCKS or (node.name == "button" and page[around].name not in UNFOLDS)
        holder.append(at if own else around)
    return holder


def _inherited(page: Sequence[Node], names: frozenset[str]) -> list[int]:
    """Find for every node the nearest element of these names around it (itself too); 0 if none."""
    nearest: list[int] = []
    for at, node in enumerate(page):
        nearest.append(at if node.name in names else nearest[node.parent] if at else 0)
    return nearest


def _hides(node: Node) -> bool:
    style = node.attributes.get("style", "").replace(" ", "").lower()
    return (
        node.name in UNSHOWN
        or "hidden" in node.attributes
        or node.attributes.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )
