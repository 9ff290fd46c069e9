"""Which blocks of a page are the article, and which are furniture?"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from habeas.sources.datelines import is_dateline
from habeas.sources.markup import Node
from habeas.sources.page import HEADINGS, Block
from habeas.text.tables import rows

GOOD = 60  # letters from which a block with a sentence in it counts as prose
MOST = 0.4  # an element that holds more of the prose than this is no furniture, whatever its name
LINKED = 0.9  # a block with a larger share of linked letters is a list of links
TABULAR = frozenset({"li", "td", "th"})
CORE = 0.85  # share of the prose that the article's element holds
SENTENCE = re.compile(r"[.!?…][\s»”\"’)]|[.!?…]$")


class Role(Struct, frozen=True):
    """What a block is on its page: part of the article, and a fact about the page rather than text."""

    block: Block
    inside: bool
    meta: bool


def roles(page: Sequence[Node], found: Sequence[Block]) -> list[Role]:
    """Tell the article from the furniture, by structure first and names second."""
    weight = _sums(page, [(b.node, _prose(b)) for b in found])
    said = [_said(node) for node in page]
    titled = _sums(page, [(b.node, 1) for b in found if page[b.node].name == "h1"])
    out = _out(page, said, weight, titled)
    prose = _sums(page, [(b.node, _prose(b)) for b in found if not out[b.node]])
    core = _core(page, said, prose)
    inside = _inside(page, core)
    return _trimmed(page, said, found, [inside[b.node] and not out[b.node] for b in found], core)


def link_share(block: Block) -> float:
    """Tell which share of a block's letters is linked."""
    return sum(end - start for start, end, _ in block.links) / len(block.words.text)


def _prose(block: Block) -> int:
    words = block.words.text
    return (
        len(words)
        if len(words) >= GOOD and SENTENCE.search(words) and link_share(block) < 0.5
        else 0
    )


@cache
def _table() -> dict[tuple[str, str], str]:
    return {(row["kind"], row["word"]): row["role"] for row in rows("habeas.sources", "roles.csv")}


@cache
def _fillers() -> tuple[str, ...]:
    return tuple(row["begins"] for row in rows("habeas.sources", "fillers.csv"))


def _said(node: Node) -> frozenset[str]:
    """Collect what an element's tag, role and names say about it."""
    if not node.name:
        return frozenset()
    names = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"[:300].lower()
    keys = [("tag", node.name), ("aria", node.attributes.get("role", "").lower())]
    keys += [("word", word) for word in re.split(r"[\s_-]+", names)]
    return frozenset(_table()[key] for key in keys if key in _table())


def _sums(page: Sequence[Node], amounts: Sequence[tuple[int, int]]) -> list[int]:
    total = [0] * len(page)
    for node, amount in amounts:
        total[node] += amount
    for at in range(len(page) - 1, 0, -1):
        total[page[at].parent] += total[at]
    return total


def _out(
    page: Sequence[Node],
    said: Sequence[frozenset[str]],
    weight: Sequence[int],
    titled: Sequence[int],
) -> list[bool]:
    out: list[bool] = []
    for at, node in enumerate(page):
        furniture = "out" in said[at] or (node.name == "header" and not titled[at])
        spared = (
            node.name in {"body", "html", "main", "article"}
            or titled[at]
            or weight[at] > MOST * weight[0]
        )
        out.append(at > 0 and (out[node.parent] or (furniture and not spared)))
    return out


def _core(page: Sequence[Node], said: Sequence[frozenset[str]], prose: Sequence[int]) -> int:
    """Find the element that holds the article: a named one, else the smallest that holds the prose."""
    named = [
        at for at in range(len(page)) if "main" in said[at] and prose[at] >= CORE * prose[0] > 0
    ]
    articles = [at for at in named if page[at].name == "article"]
    if articles or named:
        return (articles or named)[-1]
    return max((at for at in range(len(page)) if prose[at] >= CORE * prose[0] > 0), default=0)


def _inside(page: Sequence[Node], core: int) -> list[bool]:
    inside: list[bool] = []
    for at, node in enumerate(page):
        inside.append(at == core or (at > 0 and inside[node.parent]))
    return inside


def _trimmed(
    page: Sequence[Node],
    said: Sequence[frozenset[str]],
    found: Sequence[Block],
    inside: Sequence[bool],
    core: int,
) -> list[Role]:
    """Mark what stands before the title and after the last sentence as facts about the page."""
    title = next((n for n, b in enumerate(found) if page[b.node].name == "h1"), -1)
    prose = [n for n, b in enumerate(found) if inside[n] and _prose(b)]
    last = max(prose, default=len(found))
    furnished = _furnished(page, found)
    made = []
    for n, block in enumerate(found):
        early = n < title < last
        kept = (
            (inside[n] or n == title)
            and not furnished[n]
            and not (early and page[core].name != "article")
        )
        late = (
            n > last
            and not SENTENCE.search(block.words.text)
            and page[block.node].name not in TABULAR
        )
        made.append(Role(block, kept, early or late or _is_meta(said[block.node], block)))
    return made


def _furnished(page: Sequence[Node], found: Sequence[Block]) -> list[bool]:
    """Mark headings that stand over furniture with all that follows, and lines that are furniture."""
    skipping = ""
    marks = []
    for block in found:
        name = page[block.node].name
        if name in HEADINGS and (not skipping or name <= skipping):
            skipping = name if _filler(block) else ""
        marks.append(
            bool(skipping) or (not _prose(block) and _filler(block)) or link_share(block) > LINKED
        )
    return marks


def _filler(block: Block) -> bool:
    return block.words.text.lower().startswith(_fillers())


def _is_meta(said: frozenset[str], block: Block) -> bool:
    return is_dateline(block.words.text) or (bool(said & {"meta", "date"}) and not _prose(block))
