"""Whose count is a figure, whatever the counter is called in each document?"""

from collections import defaultdict
from collections.abc import Iterable

from habeas.model.claim import Speaker
from habeas.model.words import Certainty, Identity, SpeakerKind
from habeas.weighing.letterhead import letterhead
from habeas.weighing.names import keys, same_name
from habeas.weighing.page import Page, Said
from habeas.weighing.union import Union

PRESS = frozenset({SpeakerKind.MEDIA, SpeakerKind.AGENCY, SpeakerKind.SOCIAL_CHANNEL})


def counter(said: Said) -> Speaker | None:
    """Give who a claim says counted: the nearest speaker that is no paper."""
    hops = said.claim.attribution
    return next((h for h in hops if h.kind is not SpeakerKind.DOCUMENT), None) or (
        hops[0] if hops else None
    )


def official(said: Said) -> bool:
    """Tell whether a figure is the state's own."""
    first = counter(said)
    return first is not None and first.kind is SpeakerKind.OFFICIAL


def own_count(said: Said) -> bool:
    """Tell whether a claim names a counter, and not only the outlet that prints the figure."""
    hops = said.claim.attribution
    first = counter(said)
    if first is None:
        return False
    alone = first.kind in PRESS and len(hops) == 1
    return not alone or said.claim.certainty is Certainty.ASSERTED


class Counters:
    """The counters of a case, each under one key."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._groups = Union[str]()
        pages = list(pages)
        names = {n for p in pages for n in p.names}
        names |= {h.name for p in pages for s in p.said for h in s.claim.attribution if _named(h)}
        shelves: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names):
            for key in sorted(keys(name)):
                _shelve(name, shelves[key], self._groups)
        for page in pages:  # a body that signs in another language than the folder calls it by
            head = letterhead(page.document)
            if head and page.document.outlet:
                self._groups.join(page.document.outlet, head)

    def name(self, name: str) -> str:
        """Give the key of a name."""
        return self._groups.find(name)

    def of(self, page: Page, said: Said) -> str:
        """Give the key of whoever counted a figure."""
        first = counter(said)
        if page.witness is not None and (first is None or not _named(first)):
            return f"note:{page.path}"
        if first is None:
            return self.name(page.names[0]) if page.names else f"page:{page.path}"
        return self.name(first.name) if _named(first) else f"class:{page.path}:{first.kind}"

    def behind(self, page: Page, said: Said) -> frozenset[str]:
        """List the keys of all who pass a figure on, the document's own body among them."""
        hops = {self.name(h.name) for h in said.claim.attribution if _named(h)}
        return frozenset(hops | {self.name(n) for n in page.names})


def _named(hop: Speaker) -> bool:
    return hop.identity is Identity.NAMED and hop.kind is not SpeakerKind.DOCUMENT


def _shelve(name: str, shelf: list[str], groups: Union[str]) -> None:
    """Join a name with the one of a shelf that it means; keep one name of each body there."""
    for other in shelf:
        if same_name(name, other):
            groups.join(other, name)
            return
    shelf.append(name)
