"""Of which earlier document is this one a translation, copy or retelling, said or not?"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import Speaker
from habeas.model.document import PassageKind
from habeas.model.words import Identity, RelayHow
from habeas.weighing.alike import Pair, align, likeness
from habeas.weighing.hops import draws_on
from habeas.weighing.names import keys, same_name
from habeas.weighing.page import Page, Said, stems
from habeas.weighing.reprints import WHOLE as REPRINTED
from habeas.weighing.reprints import reprints

_NUMBER = re.compile(r"\d+(?:[., \u00a0\u202f]\d{3})*")
_GROUPED = re.compile(r"[., \u00a0\u202f]")
NEAREST = 16
TRAITS = 3  # rare traits that two documents share before they are compared at all
ODDITY = 2  # a misspelt town counts as so many traits more
PART = 0.5  # of the traits that the nearest shares: who shares less is not compared
COMMON = 60  # a trait of more documents than this is no trait
LARGE = 10  # figures below this are met by chance
COVER = 0.6  # part of a document that must stand in another one
WHOLE = 1.5  # where most of a document agrees, less is asked of each claim
PER_CLAIM = 4  # likeness of two claims that agree in all but little
FEW = 3  # claims that must stand there
SURE = 2.5  # likeness that is asked of each claim where a document makes fewer
HALF = 0.5
WORDS = 0.45  # share of word stems above which two texts are in one language and one wording

NAMED = Identity.NAMED


class Copy(Struct, frozen=True):
    """A document that retells another one as a whole, and which claim became which."""

    source: str
    target: str
    how: RelayHow
    pairs: tuple[Pair, ...]


def _traits(said: Said) -> Iterator[tuple[str, str]]:
    for core in said.cores:
        for spot in said.spots:
            yield core, spot
    for place in said.claim.places:
        if place.name is None:  # a town as no gazetteer spells it: who shares it, shares an error
            yield from (("spelt", f"{spot} {n}") for spot in said.spots for n in range(ODDITY))
    quantity = said.claim.quantity
    if quantity and quantity.value and quantity.value >= LARGE:
        yield str(quantity.unit), str(quantity.value)
    for hop in said.claim.attribution[:1]:
        if hop.identity is Identity.NAMED:
            yield from (("name", f"{key}{sorted(said.types)}") for key in keys(hop.name))


def _shared(pages: Sequence[Page]) -> dict[str, Counter[str]]:
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for p in pages:
        for said in p.said:
            for trait in _traits(said):
                holders[trait].add(p.path)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for paths in holders.values():
        if len(paths) <= COMMON:
            for one in paths:
                shared[one].update(paths - {one})
    return shared


def copies(pages: Sequence[Page]) -> dict[str, Copy]:
    """Find for every document the one that it retells, if it retells one."""
    free = {p.path: p for p in pages if not p.is_list and not p.witness and p.said}
    shared, running = _shared(list(free.values())), reprints(free.values())
    found = {}
    for path in sorted(free):
        printed = running.get(path, {})
        near = dict.fromkeys([*(p.path for p in _near(free, path, shared[path])), *printed])
        best = _best(free[path], [free[o] for o in near], printed)
        if best:
            found[path] = best
    return found


def _near(free: Mapping[str, Page], path: str, shared: Mapping[str, int]) -> list[Page]:
    """List the earlier documents with most traits in common: only those are compared."""
    own = free[path].rank
    before = [o for o, n in shared.items() if n >= TRAITS and free[o].rank < own]
    enough = PART * max((shared[o] for o in before), default=0)
    hops = {h.name for s in free[path].said for h in s.claim.attribution if h.identity is NAMED}
    outlets = {free[o].names for o in before if shared[o] < enough}
    named = {names for names in outlets if any(same_name(h, n) for h in hops for n in names)}
    # An outlet that the document names stays in question, however much more another one shares.
    near = [free[o] for o in before if shared[o] >= enough or free[o].names in named]
    return sorted(near, key=lambda p: (-shared[p.path], p.rank))[:NEAREST]


def _best(target: Page, sources: Sequence[Page], printed: Mapping[str, float]) -> Copy | None:
    best: tuple[float, float, Copy] | None = None
    for source, pairs in _possible(target, sources, printed):
        share = printed.get(source.path, 0.0)
        how = RelayHow.REPOST if share >= REPRINTED else _how(source, pairs)
        entry = (
            round(_fit(source, target, pairs) + 2 * share, 6),
            _time(source),
            Copy(source.path, target.path, how, tuple(pairs)),
        )
        if best is None or entry[:2] > best[:2]:
            best = entry
    return best[2] if best else None


def _possible(
    target: Page, sources: Sequence[Page], printed: Mapping[str, float]
) -> list[tuple[Page, list[Pair]]]:
    """List the documents of which a document can be a retelling.

    Where it names the outlet of one of them, a second retelling of the same page comes into
    question only if it names that outlet too and holds more of the document, or its wording, or
    left out the same statements: two people who shorten a page do not make the same choice.
    """
    found = []
    for source in sources:
        if draws_on(source, target) or _siblings(source, target):
            continue  # which of two is the earlier is not known, but whom they name is
        pairs = align(source.said, target.said, ordered=True, enough=WHOLE)
        enough = max(min(FEW, len(target.said)), COVER * len(target.said))
        claims = len(pairs) >= enough and _sure(target, pairs)
        if claims or printed.get(source.path, 0.0) >= REPRINTED:
            found.append((source, pairs))
    named = [(s, pairs) for s, pairs in found if _share(pairs, s.names) >= HALF]
    if not named:
        return found
    most = max(len(pairs) for _, pairs in named)
    shortened = all(_how(source, pairs) is RelayHow.SUMMARY for source, pairs in named)
    return named + [
        (source, pairs)
        for source, pairs in found
        if _share(pairs, source.names) < HALF
        and _carries(pairs)
        and (
            len(pairs) > most
            or source.path in printed
            or _how(source, pairs) is RelayHow.REPOST
            or (shortened and len(pairs) == most and _how(source, pairs) is RelayHow.TRANSLATION)
        )
    ]


def _siblings(one: Page, other: Page) -> bool:
    """Tell whether two pages of one day both have most of what they say from one third source."""
    if one.rank[:2] != other.rank[:2]:
        return False
    first, second = _source_of(one), _source_of(other)
    return first is not None and second is not None and same_name(first, second)


def _source_of(page: Page) -> str | None:
    """Give the outlet or body that a page names for most of what it says."""
    chains = (s.claim.attribution[:-1] for s in page.said)
    often = Counter(h.name for chain in chains for h in chain if h.identity is NAMED)
    name = min(often, key=lambda n: (-often[n], n), default=None)
    return name if name and often[name] > HALF * len(page.said) else None


def _sure(target: Page, pairs: Sequence[Pair]) -> bool:
    """Tell whether a document of hardly any claims agrees in more than town and kind of event."""
    return len(target.said) >= FEW or all(likeness(p, c) >= SURE for p, c in pairs)


def _share(pairs: Sequence[Pair], names: Sequence[str]) -> float:
    """Give the share of the later claims that name an outlet."""
    named = sum(any(_is(h, names) for h in child.claim.attribution) for _, child in pairs)
    return named / max(1, len(pairs))


def _is(hop: Speaker, names: Sequence[str]) -> bool:
    return hop.identity is Identity.NAMED and any(same_name(hop.name, n) for n in names)


def _carries(pairs: Sequence[Pair]) -> bool:
    """Tell whether the earlier claims name whom the later ones name."""
    carried = 0
    for parent, child in pairs:
        names = [h.name for h in parent.claim.attribution if h.identity is Identity.NAMED]
        carried += any(_is(h, names) for h in child.claim.attribution)
    return carried >= HALF * len(pairs)


def _fit(source: Page, target: Page, pairs: Sequence[Pair]) -> float:
    """Score an ancestor: of several, the nearest is the one from which least was lost."""
    fit = len(pairs) / len(target.said)
    fit += sum(likeness(p, c) for p, c in pairs) / len(target.said) / PER_CLAIM
    if len(pairs) < COVER * len(source.said):
        return fit  # a summary leaves out what it likes: that says nothing of where it is from
    fit += 2 * len(pairs) / (len(target.said) + len(source.said))
    one, other = _numbers(source), _numbers(target)
    return fit + 2 * len(one & other) / max(1, len(one) + len(other))


def _numbers(page: Page) -> frozenset[str]:
    """List the numbers of a text, however its language groups their digits."""
    texts = (p.text for p in page.document.passages if p.kind is not PassageKind.META)
    return frozenset(_GROUPED.sub("", n) for text in texts for n in _NUMBER.findall(text))


def _time(page: Page) -> float:
    return float(page.rank[0].toordinal())


def _how(source: Page, pairs: Sequence[Pair]) -> RelayHow:
    if len(pairs) / len(source.said) < COVER:
        return RelayHow.SUMMARY
    alike = sorted(_wording(p, c) for p, c in pairs)
    return RelayHow.REPOST if alike[len(alike) // 2] >= WORDS else RelayHow.TRANSLATION


def _wording(one: Said, other: Said) -> float:
    first, second = stems(one.words), stems(other.words)
    return len(first & second) / max(1, len(first | second))
