"""Which documents hold the running words of an earlier one?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from habeas.model.document import PassageKind
from habeas.weighing.page import Page
from habeas.weighing.reuse import reused

WHOLE = 0.5  # of a document's words that stand in an earlier one: it is a reprint

Running = Mapping[str, Mapping[str, float]]


def reprints(pages: Iterable[Page]) -> Running:
    """Find for every document the earlier ones that share its words, and which part of it.

    Needs no claims and no names: who prints a page anew without a word of its source is found
    by the words alone.
    """
    at = {p.path: p for p in pages}
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for pair in reused((path, _words(page)) for path, page in at.items()):
        ends = ((pair.one, pair.of_one), (pair.other, pair.of_other))
        (source, _), (target, share) = sorted(ends, key=lambda end: at[end[0]].rank)
        found[target][source] = share
    return found


def _words(page: Page) -> str:
    passages = page.document.passages
    return "\n".join(p.text for p in passages if p.kind is not PassageKind.META)
