"""Through which held document did a claim come, as its words or its data say?"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct

from habeas.model.claim import Speaker
from habeas.model.words import EventType, Identity, RelayHow, SpeakerKind
from habeas.weighing.alike import ENOUGH, STANCES, align, likeness, meet
from habeas.weighing.lookup import Shelf, named_inside, published_by, spoken_by, with_figure
from habeas.weighing.names import same_name
from habeas.weighing.page import Page, Said, messages

LATEST = 40
COMMON = 60  # claims that state one number: more, and it is met by chance
HALF = 0.5
SLACK = timedelta(days=7)
PRESS = frozenset({SpeakerKind.MEDIA, SpeakerKind.AGENCY, SpeakerKind.SOCIAL_CHANNEL})
ODD = 100  # a figure from here on that is not round is nobody's chance hit
ROUND = 50


class Way(Struct, frozen=True):
    """A claim of one document came from another one."""

    source: str
    said: Said
    how: RelayHow
    named: bool  # the words name the source


def before(source: Page, target: Page) -> bool:
    """Tell whether a document can have taken something from another one."""
    if source.path == target.path:
        return False
    if source.when is None or target.when is None:
        return not draws_on(source, target)
    # A document without a date was written some time after the last day that it speaks of.
    known = target.document.published or messages(target.document)
    slack = timedelta(0) if known else SLACK
    return source.when <= target.when + slack


def draws_on(page: Page, other: Page) -> bool:
    """Tell whether a document names another one's outlet for most of what it says.

    Which of two is the earlier may not be known; which of them names the other is.
    """
    chains = (s.claim.attribution[:-1] for s in page.said)
    often = Counter(h.name for chain in chains for h in chain if h.identity is Identity.NAMED)
    own = {name for name in often if any(same_name(name, n) for n in other.names)}
    return bool(own) and sum(often[name] for name in own) >= HALF * len(page.said)


def odd(said: Said) -> bool:
    """Tell whether a figure is one that two counters do not hit by chance."""
    value = said.value
    return bool(value and value >= ODD and value % ROUND)


def _best(sources: Sequence[Page], said: Said) -> Page | None:
    """Choose the document that says it most alike; the latest among equals."""

    def fit(source: Page) -> tuple[float, tuple[object, ...]]:
        near = (likeness(s, said) for s in source.said if meet(s, said))
        return max(near, default=0.0), source.rank

    # Of an outlet's thousand pages the last ones, and those with the same figure, are looked at.
    recent = sorted(sources, key=lambda p: p.rank)[-LATEST:]
    equal = [p for p in sources if said.value and any(s.value == said.value for s in p.said)]
    return max([*recent, *equal[:LATEST]], key=fit, default=None)


def _originals(shelf: Shelf, found: Sequence[Page], whole: str | None) -> list[Page]:
    """Leave out translations of what is there too: a name means the original."""
    paths = {p.path for p in found}
    return [p for p in found if p.path == whole or shelf.copied.get(p.path) not in paths]


def _own(page: Page, hop: Speaker) -> bool:
    own = (*page.names, *page.keepers)  # who keeps a list speaks in each of its rows
    return hop.name in own or any(same_name(hop.name, name) for name in own)


def _of_body(
    shelf: Shelf, target: Page, hop: Speaker, said: Said, whole: str | None
) -> Way | None:
    found = [p for p in published_by(shelf, hop.name) if before(p, target) and not p.witness]
    if not target.is_list:
        found = [p for p in found if not p.is_list]
    found = _originals(shelf, found, whole)
    # An outlet's page that the whole document retells is the one that its name means.
    retold = [p for p in found if p.path == whole]
    source = _best(retold or found, said)
    how = RelayHow.SUMMARY if hop.kind is SpeakerKind.DOCUMENT else RelayHow.CITATION
    return Way(source.path, said, how, named=True) if source else None


def _of_person(shelf: Shelf, target: Page, hop: Speaker, said: Said) -> Way | None:
    found = [p for p in spoken_by(shelf, hop.name) if before(p, target) and not p.witness]
    # Two pages quote one person: that one of them, without a date, is the earlier, nothing shows.
    found = [p for p in found if p.when is not None or target.when is None]
    source = _best(_originals(shelf, found, None), said)
    return Way(source.path, said, RelayHow.QUOTATION, named=True) if source else None


def way(shelf: Shelf, target: Page, said: Said, whole: str | None = None) -> Way | None:
    """Find the held document next above a claim, from the outlet's end of its chain."""
    if forwarded_from(target, said):
        return _forwarded(shelf, target, said) or _behind(shelf, target, said)
    for hop in reversed(said.claim.attribution):
        if hop.identity is not Identity.NAMED or _own(target, hop):
            continue
        found = _of_body(shelf, target, hop, said, whole)
        if found is None and hop.kind is not SpeakerKind.DOCUMENT:
            found = _of_person(shelf, target, hop, said)
        if found:
            return found
    return _mentioned(shelf, target, said)


def forwarded_from(page: Page, said: Said) -> str | None:
    """Give the channel or person that a message was forwarded from, as its data say."""
    passages = page.document.passages
    known = 0 <= said.claim.passage < len(passages)
    message = passages[said.claim.passage].message if known else None
    return message.forwarded_from if message else None


def _says(source: Said, said: Said) -> bool:
    same = said.value is None or source.value == said.value
    return same and likeness(source, said) >= ENOUGH


def _forwarded(shelf: Shelf, target: Page, said: Said) -> Way | None:
    name = forwarded_from(target, said) or ""
    found = [p for p in published_by(shelf, name) if before(p, target)]
    # A page of the same body that does not say it is not what was forwarded.
    saying = [p for p in found if any(_says(s, said) for s in p.said)]
    source = _best(saying, said)
    return Way(source.path, said, RelayHow.REPOST, named=True) if source else None


def _behind(shelf: Shelf, target: Page, said: Said) -> Way | None:
    """Find what a forwarded message names, where whom it was forwarded from is not held.

    Channels bear other names than their bodies; the body that the words name said it, if it did.
    """
    for hop in reversed(said.claim.attribution):
        if hop.identity is not Identity.NAMED or _own(target, hop):
            continue
        found = [p for p in published_by(shelf, hop.name) if before(p, target) and not p.is_list]
        source = _best([p for p in found if any(_says(s, said) for s in p.said)], said)
        if source:
            return Way(source.path, said, RelayHow.CITATION, named=True)
    return None


def _mentioned(shelf: Shelf, target: Page, said: Said) -> Way | None:
    """Find a figure that the words ascribe to an outlet, or one too odd to be a second count."""
    if not said.value:
        return None
    named = [
        source
        for source in named_inside(shelf, said.words)
        if any(_states(there, said) for there in source.said) and _citable(source, target)
    ]
    found = named or _odd_elsewhere(shelf, target, said)
    source = min(found, key=lambda p: p.rank, default=None)
    if source is None:
        return None
    return Way(source.path, said, RelayHow.CITATION, named=bool(named))


def _states(there: Said, said: Said) -> bool:
    one, other = there.claim.quantity, said.claim.quantity
    same = one is not None and other is not None and one.unit is other.unit
    return same and there.value == said.value and not there.types & STANCES


def _citable(source: Page, target: Page) -> bool:
    """Tell whether a page is an earlier one of others: no list, no note."""
    if source.is_list or source.witness or not before(source, target):
        return False
    own = any(same_name(a, b) for a in source.names for b in target.names)
    return source.rank <= target.rank and not own


def _odd_elsewhere(shelf: Shelf, target: Page, said: Said) -> list[Page]:
    """List the earlier pages with a figure of nobody, that only few have and none by chance."""
    hops = said.claim.attribution
    bare = all(_own(target, h) and h.kind in PRESS for h in hops)
    unknown = bare or any(h.kind is SpeakerKind.UNKNOWN for h in hops)
    there = with_figure(shelf, said) if unknown and odd(said) else []
    if len(there) > COMMON:
        return []
    return [p for p, s in there if not s.types & STANCES and _citable(p, target)]


def paper(shelf: Shelf, target: Page, taken: frozenset[str]) -> list[Way]:
    """Find the paper that a page cites without a name we know, by what it cites of it."""
    cited: dict[str, list[Said]] = {}
    for said in target.said:
        for hop in said.claim.attribution:
            if hop.kind is SpeakerKind.DOCUMENT and not _own(target, hop):
                cited.setdefault(hop.name, []).append(said)
    ways: list[Way] = []
    for name in sorted(cited):
        open_ = [s for s in cited[name] if s.id not in taken]
        source = _paper(shelf, target, open_)
        if source:
            ways += [Way(source.path, s, RelayHow.SUMMARY, named=True) for s in open_]
    return ways


TWO = 2  # one claim in common with a complaint may be chance


def _paper(shelf: Shelf, target: Page, cited: Sequence[Said]) -> Page | None:
    best: tuple[int, float, tuple[object, ...], Page] | None = None
    for source in shelf.pages.values():
        if source.is_list or source.witness or source.path in shelf.copied:
            continue
        if not before(source, target) or not is_paper(source):
            continue
        pairs = align(source.said, cited, ordered=False, enough=ENOUGH)
        fit = sum(likeness(p, c) for p, c in pairs)
        entry = (len(pairs), fit, source.rank, source)
        if len(pairs) >= TWO and (best is None or entry[:2] > best[:2]):
            best = entry
    return best[3] if best else None


def is_paper(page: Page) -> bool:
    """Tell whether a document is itself a paper that others cite: a complaint, a letter."""
    last = [s.claim.attribution[-1].kind for s in page.said if s.claim.attribution]
    press = sum(kind in PRESS for kind in last) * 2 > len(last)
    filed = sum(EventType.COMPLAINT in s.claim.types for s in page.said)
    own = last.count(SpeakerKind.DOCUMENT) * 2 > len(last)
    return bool(last) and not press and (own or filed >= TWO)
