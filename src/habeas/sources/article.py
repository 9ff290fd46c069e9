"""Which blocks of a page are the article?"""

from collections.abc import Sequence

from msgspec import Struct

from habeas.sources.datelines import is_dateline
from habeas.sources.elements import CELLS, HEADINGS, LISTED
from habeas.sources.furniture import (
    SENTENCE,
    Said,
    furnished,
    link_share,
    outside,
    prose,
    said,
    sums,
)
from habeas.sources.markup import Node
from habeas.sources.page import Block

CORE = 0.85  # share of the prose, and of all words, that the article's element holds
SOLE = 0.5  # share of the prose from which the only <article> of a page is the article
FULL = 120  # letters from which prose that stands before the title is kept
ABOUT = frozenset({"meta", "date"})
LINKED = 0.5  # a block with a larger share of linked letters does not tell where the article is


class Role(Struct, frozen=True):
    """A block: is it in the article, and does it tell of the page rather than of the world?"""

    block: Block
    inside: bool
    meta: bool
    title: bool = False


def roles(page: Sequence[Node], found: Sequence[Block], titles: Sequence[str]) -> list[Role]:
    """Tell the article from the furniture: by structure first, by names second."""
    told = [said(node) for node in page]
    stated = " ".join(titles).casefold()
    letters = [prose(block) for block in found]
    out = outside(page, told, found, letters, stated)
    kept = [(b, n) for b, n in zip(found, letters, strict=True) if not out[b.node]]
    core = _core(page, told, kept)
    inside = _inside(page, core)
    title = _title(page, found, out, stated)
    marks = [inside[block.node] and not out[block.node] for block in found]
    return _trimmed(page, told, found, letters, marks, title=title, core=core)


def _core(page: Sequence[Node], told: Sequence[Said], kept: Sequence[tuple[Block, int]]) -> int:
    """Find the element that holds the article: a named one, else the smallest that holds it."""
    sentences = sums(page, [(block.node, letters) for block, letters in kept])
    chain = [at for at in range(len(page)) if sentences[at] >= CORE * sentences[0] > 0]
    sole = [at for at, node in enumerate(page) if node.name == "article" and sentences[at]]
    if len(sole) == 1 and sentences[sole[0]] >= SOLE * sentences[0]:
        return sole[0]
    named = [at for at in chain if "main" in told[at]]
    articles = [at for at in named if page[at].name == "article"]
    if named:
        return (articles or named)[-1]
    unlinked = [block for block, _ in kept if link_share(block) < LINKED]
    words = sums(page, [(block.node, len(block.words.text)) for block in unlinked])
    return max((at for at in chain if words[at] >= CORE * words[0]), default=0)


def _inside(page: Sequence[Node], core: int) -> list[bool]:
    inside: list[bool] = []
    for at, node in enumerate(page):
        inside.append(at == core or (at > 0 and inside[node.parent]))
    return inside


def _title(page: Sequence[Node], found: Sequence[Block], out: Sequence[bool], stated: str) -> int:
    """Find the heading that the page's data call its title, else the first top one; else -1."""
    heads = [n for n, b in enumerate(found) if page[b.node].name in HEADINGS and not out[b.node]]
    named = [n for n in heads if found[n].words.text.casefold() in stated]
    if named:
        return max(named, key=lambda n: (len(found[n].words.text), -n))
    return next((n for n in heads if page[found[n].node].name == "h1"), -1)


def _trimmed(
    page: Sequence[Node],
    told: Sequence[Said],
    found: Sequence[Block],
    letters: Sequence[int],
    inside: Sequence[bool],
    *,
    title: int,
    core: int,
) -> list[Role]:
    """Drop what stands before the title; mark what follows the last sentence as about the page."""
    sentences = [n for n in range(len(found)) if inside[n] and letters[n]]
    first, last = min(sentences, default=-1), max(sentences, default=len(found))
    furniture = furnished(page, found, letters, title)
    made = []
    for n, block in enumerate(found):
        dated = is_dateline(block.words.text)
        name = page[block.node].name
        # Days over what happened on them are no dateline of the page.
        dateline = dated and not (name == "dt" or (name in HEADINGS and first < n < last))
        early = n < title < last and letters[n] < FULL
        lead = title < n < first and (dateline or letters[n] > 0)
        near = inside[n] or n == title or lead
        kept = near and not furniture[n] and not (early and page[core].name != "article")
        late = n > last and not SENTENCE.search(block.words.text) and not _is_listed(page, block)
        about = not letters[n] and _is_about(told, block)
        made.append(Role(block, kept, early or late or dateline or about, title=n == title))
    return made


def _is_about(told: Sequence[Said], block: Block) -> bool:
    """Tell whether the names of a block, or of the one element with its words, call it data."""
    return bool((told[block.node] | told[block.inner]) & ABOUT)


def _is_listed(page: Sequence[Node], block: Block) -> bool:
    names = {page[block.node].name, page[page[block.node].parent].name}
    return bool(names & (LISTED | CELLS))
