"""Which sources of a case are not in its folder, and still to be fetched?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import Speaker
from habeas.model.weight import Relay
from habeas.model.words import Identity, RelayHow, SpeakerKind
from habeas.weighing.edges import NAMES
from habeas.weighing.hops import forwarded_from
from habeas.weighing.lookup import Shelf, published_by, spoken_by
from habeas.weighing.names import keys, same_name
from habeas.weighing.page import Page, Said
from habeas.weighing.union import Union

PRIVATE = frozenset(
    {SpeakerKind.RELATIVE, SpeakerKind.VICTIM, SpeakerKind.WITNESS, SpeakerKind.MEDIC}
)
PRESS = frozenset({SpeakerKind.MEDIA, SpeakerKind.AGENCY, SpeakerKind.SOCIAL_CHANNEL})
PAPER = SpeakerKind.DOCUMENT
EXT = "ext:"


class Missing(Struct, frozen=True):
    """A document took something from a source that is not in the folder."""

    target: str
    said: str  # the claim that has it from there
    name: str
    named: bool
    how: RelayHow
    value: int | None  # the figure that it gave


def missing(
    shelf: Shelf, inherited: frozenset[str], whole: Mapping[str, str]
) -> tuple[Missing, ...]:
    """List what documents have from sources that are not in the folder.

    `inherited` are claims whose source is held; `whole` are documents that retell another one.
    """
    return tuple(
        one
        for path in sorted(shelf.pages)
        if not shelf.pages[path].is_list
        for one in _missing(shelf, shelf.pages[path], inherited, whole)
    )


def outside(found: Sequence[Missing]) -> tuple[Relay, ...]:
    """List the sources that lie outside the folder, each under one name wherever it is met."""
    shown = one_name(found)
    taken: dict[tuple[str, str], list[Missing]] = defaultdict(list)
    for one in found:
        taken[EXT + shown.get(one.name, one.name), one.target].append(one)
    return tuple(
        Relay(name, target, _what(every), every[0].how, explicit=True, because=NAMES)
        for (name, target), every in sorted(taken.items())
    )


def _what(every: Sequence[Missing]) -> str:
    figures = sorted({one.value for one in every if one.value})
    if figures:
        return f"the figure{'s'[: len(figures) > 1]} {', '.join(map(str, figures))}"
    return "one statement" if len(every) == 1 else f"{len(every)} statements"


def _missing(
    shelf: Shelf, page: Page, inherited: frozenset[str], whole: Mapping[str, str]
) -> Iterator[Missing]:
    above = _speakers(shelf.pages[whole[page.path]]) if page.path in whole else []
    for said in page.said:
        if said.id in inherited:
            continue
        forwarded = forwarded_from(page, said)
        if forwarded:
            yield Missing(
                page.path, said.id, forwarded, named=True, how=RelayHow.REPOST, value=said.value
            )
            continue
        hop = _nearest(page, said)
        if hop and _is_outside(shelf, hop) and not any(_alike(hop, a) for a in above):
            yield _as_missing(page, said, hop)


def _nearest(page: Page, said: Said) -> Speaker | None:
    """Give who spoke to a document's author: of a chain the last one that is not its own voice."""
    own = (*page.names, *page.keepers, *page.persons)
    others = [h for h in said.claim.attribution if not any(same_name(h.name, n) for n in own)]
    if page.witness:  # a note takes down one person; whom they heard it from stays with them
        others = [h for h in others if (h.name, h.kind) == (page.witness.name, page.witness.kind)]
    return others[-1] if others else None


def _is_outside(shelf: Shelf, hop: Speaker) -> bool:
    """Tell whether nothing of a speaker is held in the folder."""
    if hop.kind is SpeakerKind.UNKNOWN:
        return False
    if hop.identity is Identity.NAMED:
        return not (published_by(shelf, hop.name) or spoken_by(shelf, hop.name))
    return hop.identity is Identity.SEALED or hop.kind in PRIVATE | PRESS or hop.kind is PAPER


def _speakers(page: Page) -> list[Speaker]:
    return list(dict.fromkeys(hop for s in page.said for hop in s.claim.attribution))


def _alike(one: Speaker, other: Speaker) -> bool:
    if one.identity is not other.identity:
        return False
    named = one.identity is Identity.NAMED
    return same_name(one.name, other.name) if named else one.kind is other.kind


def _as_missing(page: Page, said: Said, hop: Speaker) -> Missing:
    named = hop.identity is Identity.NAMED
    shown = page.document.public or hop.kind in PRESS
    name = hop.name.removeprefix("other ") if shown else f"{hop.kind} (confidential)"
    return Missing(page.path, said.id, name, named and shown, _how(page, said, hop), said.value)


def _how(page: Page, said: Said, hop: Speaker) -> RelayHow:
    if page.witness or hop.kind is PAPER:
        return RelayHow.SUMMARY
    if said.claim.quantity is not None:
        named = hop.identity is Identity.NAMED
        return RelayHow.CITATION if named else RelayHow.SUMMARY
    return RelayHow.QUOTATION


def one_name(found: Iterable[Missing]) -> dict[str, str]:
    """Choose one name for a source that several documents spell each in their own way."""
    often = Counter(one.name for one in found if one.named)
    shelves: dict[str, list[str]] = defaultdict(list)
    for name in sorted(often):
        for key in keys(name):
            shelves[key].append(name)
    joined = Union[str]()
    for near in shelves.values():
        for at, one in enumerate(near):
            for other in near[at + 1 :]:
                if same_name(one, other):
                    joined.join(one, other)
    shown: dict[str, str] = {}
    for group in joined.groups(sorted(often)).values():
        best = min(group, key=lambda name: (-often[name], -len(name), name))
        shown |= dict.fromkeys(group, best)
    return shown
