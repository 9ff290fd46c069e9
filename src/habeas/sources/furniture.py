"""Which elements of a page are furniture: menus, banners, comments, advertisements?"""

import re
from collections.abc import Sequence
from functools import cache

from habeas.sources.elements import HEADINGS
from habeas.sources.markup import Node
from habeas.sources.page import Block
from habeas.text.tables import rows

GOOD = 60  # letters from which a block with a sentence in it counts as prose
LONG = 160  # letters from which prose ends a stretch of furniture
HALF, LINKED = 0.5, 0.9  # linked shares from which a block is no prose, and is a list of links
MOST, NEARLY_ALL = 0.4, 0.9  # an element with more of the prose is spared, whatever its name
SPARED = frozenset({"body", "html", "main", "article"})
SENTENCE = re.compile(r"[.!?…][\s»”\"’)]|[.!?…]$")
LONGEST_NAMES = 300  # letters of an element's names that are looked at

Said = frozenset[str]


def prose(block: Block) -> int:
    """Count the letters of a block that reads as prose; 0 for captions, menus, lists of links."""
    words = block.words.text
    sentences = len(words) >= GOOD and SENTENCE.search(words)
    return len(words) if sentences and link_share(block) < HALF else 0


def link_share(block: Block) -> float:
    """Tell which share of a block's letters is linked."""
    if not block.links:
        return 0.0
    return sum(end - start for start, end, _ in block.links) / len(block.words.text)


def said(node: Node) -> Said:
    """Collect what an element's tag, role and names say about it: the roles of `roles.csv`."""
    if not node.name:
        return frozenset()
    if not node.attributes:
        role = _roles().get(("tag", node.name))
        return frozenset() if role is None else frozenset({role})
    names = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"
    keys = [("tag", node.name), ("aria", node.attributes.get("role", "").lower())]
    keys += [("word", word) for word in re.split(r"[\s_-]+", names[:LONGEST_NAMES].lower())]
    return frozenset(_roles()[key] for key in keys if key in _roles())


def sums(page: Sequence[Node], amounts: Sequence[tuple[int, int]]) -> list[int]:
    """Add amounts up the tree: every element has what it and all in it hold."""
    total = [0] * len(page)
    for node, amount in amounts:
        total[node] += amount
    for at in range(len(page) - 1, 0, -1):
        total[page[at].parent] += total[at]
    return total


def outside(
    page: Sequence[Node],
    roles: Sequence[Said],
    found: Sequence[Block],
    letters: Sequence[int],
    titles: str,
) -> list[bool]:
    """Tell for every node whether it is furniture, or lies in furniture.

    `letters` are those of each block that reads as prose.
    """
    weight = sums(page, [(b.node, n) for b, n in zip(found, letters, strict=True)])
    titled = sums(page, [(b.node, 1) for b in found if is_title(page, b, titles)])
    alike = _alike(page, weight)
    led = _led(page, found)
    out: list[bool] = []
    for at, node in enumerate(page):
        share = alike.get(_kin(node), weight[at]) / weight[0] if weight[0] else 0.0
        named = _is_furniture(node, roles[at], share) or weight[at] < led.get(at, 0.0) * weight[0]
        out.append(at > 0 and (out[node.parent] or (named and not titled[at])))
    return out


def _kin(node: Node) -> tuple[str, str]:
    return node.name, node.attributes.get("class", "")


def _alike(page: Sequence[Node], weight: Sequence[int]) -> dict[tuple[str, str], int]:
    """Add up the prose of elements of one name and class: a channel's messages are one text."""
    total: dict[tuple[str, str], int] = {}
    for at, node in enumerate(page):
        if weight[at] and node.name and _kin(page[node.parent]) != _kin(node):
            total[_kin(node)] = total.get(_kin(node), 0) + weight[at]
    return total


def _led(page: Sequence[Node], found: Sequence[Block]) -> dict[int, float]:
    """Find the elements that begin with a heading over furniture, and how much they may hold."""
    begins: dict[int, int] = {}
    for n, block in enumerate(found):
        at = block.node
        while at and at not in begins:
            begins[at] = n
            at = page[at].parent
    return {
        at: 1.0 if _begins(found[n]).startswith(_beginnings("all")) else MOST
        for at, n in begins.items()
        if page[found[n].node].name in HEADINGS
        and page[at].name not in SPARED
        and is_filler(found[n])
    }


def furnished(
    page: Sequence[Node], found: Sequence[Block], letters: Sequence[int], title: int
) -> list[bool]:
    """Mark lines that are furniture, and headings that stand over furniture with all below."""
    skipping = ""
    marks = []
    for n, block in enumerate(found):
        name = page[block.node].name
        if name in HEADINGS and (not skipping or name <= skipping):
            skipping = name if is_filler(block) else ""
        if letters[n] >= LONG:
            skipping = ""
        line = (not letters[n] and is_filler(block)) or link_share(block) > LINKED
        marks.append(n != title and (bool(skipping) or line or is_right(block)))
    return marks


def is_title(page: Sequence[Node], block: Block, titles: str) -> bool:
    """Tell whether a block is a top heading, or a heading that the page's data call its title."""
    name = page[block.node].name
    return name == "h1" or (name in HEADINGS and block.words.text.casefold() in titles)


def is_filler(block: Block) -> bool:
    """Tell whether a block begins as furniture begins: read also, 5 comments, subscribe."""
    return _begins(block).startswith(_beginnings())


def _begins(block: Block) -> str:
    return block.words.text.lower().lstrip("0123456789 ")


def is_right(block: Block) -> bool:
    """Tell whether a block is the line about rights at a page's foot, a full sentence as it is."""
    words = block.words.text
    return len(words) <= LONG and words.lower().startswith(_beginnings("prose"))


def _is_furniture(node: Node, roles: Said, share: float) -> bool:
    if node.name in SPARED:
        return False
    if "never" in roles:
        return share <= NEARLY_ALL
    return ("out" in roles or node.name == "header") and share <= MOST


@cache
def _roles() -> dict[tuple[str, str], str]:
    return {(row["kind"], row["word"]): row["role"] for row in rows("habeas.sources", "roles.csv")}


@cache
def _beginnings(reach: str | None = None) -> tuple[str, ...]:
    """List how furniture begins: all of it, or what reaches so far."""
    table = rows("habeas.sources", "fillers.csv")
    return tuple(row["begins"] for row in table if reach in (None, row["reach"]))
