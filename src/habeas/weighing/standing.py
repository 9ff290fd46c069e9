"""How far does a finding carry: who stands behind it, who against it, who took it back?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from habeas.model.claim import ClaimId
from habeas.model.weight import FigureRelation, Origin
from habeas.model.words import EventType, Polarity, Relation, SpeakerKind, Standing
from habeas.weighing.contradictions import denies
from habeas.weighing.cues import cores
from habeas.weighing.lookup import Shelf, published_by
from habeas.weighing.page import Page, Said
from habeas.weighing.relays import Lineage
from habeas.weighing.standpoints import saw
from habeas.weighing.threads import ONE

HALF = 2  # more than one member in two makes what a finding states
Homes = Mapping[str, tuple[Page, Said]]


def stand(
    origins: Sequence[Origin], shelf: Shelf, lineage: Lineage, figures: Sequence[FigureRelation]
) -> tuple[Origin, ...]:
    """Add to each finding what speaks against it, what was taken back, and its standing."""
    homes = {s.id: (p, s) for p in shelf.pages.values() for s in p.said}
    gone = _passed_on(_taken_back(shelf, figures), _ups(homes, lineage, figures))
    against = _conflicts(figures)
    denials = _denials(homes)
    return tuple(_stand(one, homes, gone, against, denials) for one in origins)


def _stand(
    one: Origin,
    homes: Homes,
    gone: frozenset[str],
    against: Mapping[str, set[str]],
    denials: Mapping[tuple[str, str], set[str]],
) -> Origin:
    said = [homes[member] for member in one.members]
    back = tuple(m for m in one.members if m in gone)
    other = set().union(*(against.get(m, set()) for m in one.members if m not in gone))
    other |= set().union(*(denials.get(key, set()) for key in _stated([s for _, s in said])))
    other -= {*one.members, *gone}
    standing = _standing(one, said, back, [homes[claim] for claim in other])
    ids = tuple(ClaimId(claim) for claim in sorted(other))
    return replace(one, standing=standing, against=ids, withdrawn=back)


def _standing(
    one: Origin,
    members: Sequence[tuple[Page, Said]],
    back: Sequence[str],
    against: Sequence[tuple[Page, Said]],
) -> Standing:
    left = {s.id for _, s in members if EventType.RETRACTION not in s.claim.types} - set(back)
    voices = sum(bool(left & set(voice.claims)) for voice in one.independent)
    if back and not left:
        return Standing.RETRACTED
    if against:
        shown = any(_shows(page, said) for page, said in against)
        return Standing.REFUTED if shown and not voices else Standing.CONTESTED
    if one.count is not None and voices > 1:
        return Standing.CORROBORATED
    if any(_papers(page, said) for page, said in members if said.id in left):
        return Standing.DOCUMENTED
    return Standing.SINGLE_ORIGIN if one.count is not None and voices else Standing.UNVERIFIED


def _shows(page: Page, said: Said) -> bool:
    """Tell whether a contradiction is more than a word: its speaker was there, or a paper is."""
    return saw(page, said) or _papers(page, said)


def _papers(page: Page, said: Said) -> bool:
    """Tell whether a claim stands in a list that is held, or was read off a paper."""
    first = said.claim.attribution[:1]
    return page.is_list or bool(
        first and first[0].kind is SpeakerKind.DOCUMENT and said.claim.certainty == "witnessed"
    )


def _stated(members: Sequence[Said]) -> set[tuple[str, str]]:
    """List what most members state to have happened where."""
    often: dict[tuple[str, str], int] = defaultdict(int)
    for said in members:
        for key in _keys(said):
            often[key] += 1
    return {key for key, n in often.items() if n * HALF > len(members)}


def _keys(said: Said) -> Iterator[tuple[str, str]]:
    yield from ((core, spot) for core in cores(said.types) for spot in said.spots)


def _denials(homes: Homes) -> dict[tuple[str, str], set[str]]:
    """Sort denials without a number by what they deny and where."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, said in homes.values():
        negated = said.claim.polarity is Polarity.NEGATED
        if denies(said) and negated and said.claim.quantity is None:
            for key in _keys(said):
                found[key].add(said.id)
    return found


def _conflicts(figures: Iterable[FigureRelation]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in figures:
        if one.relation is Relation.CONFLICT and isinstance(one.b, str):
            found[one.a].add(one.b)
            found[one.b].add(one.a)
    return found


def _taken_back(shelf: Shelf, figures: Iterable[FigureRelation]) -> frozenset[str]:
    """List the claims that their own source withdrew: a figure, or what happened in a town."""
    found = {
        one.b for one in figures if one.relation is Relation.RETRACTED and isinstance(one.b, str)
    }
    for page in shelf.pages.values():
        for back in page.said:
            if EventType.RETRACTION in back.claim.types and back.claim.quantity is None:
                found |= {ClaimId(s.id) for s in _earlier(shelf, page, back) if _meant(back, s)}
    return frozenset(found)


def _earlier(shelf: Shelf, page: Page, back: Said) -> Iterator[Said]:
    yield from page.said[: back.at]
    own = {p.path: p for name in page.names for p in published_by(shelf, name)}
    for _, other in sorted(own.items()):
        if other.rank < page.rank:
            yield from other.said


def _meant(back: Said, said: Said) -> bool:
    kept = EventType.RETRACTION not in said.claim.types
    return kept and bool(set(_keys(back)) & set(_keys(said)))


def _ups(homes: Homes, lineage: Lineage, figures: Iterable[FigureRelation]) -> dict[str, set[str]]:
    """List on which claims each claim rests: those it was relayed from, those it repeats."""
    ups = {child: set(above) for child, above in lineage.parents.items()}
    for one in figures:
        if one.relation not in ONE or not isinstance(one.b, str):
            continue
        if homes[one.a][0].path == homes[one.b][0].path:
            first, again = sorted((one.a, one.b), key=lambda c: homes[c][1].at)
            ups.setdefault(again, {first})
        else:
            ups.setdefault(one.a, {one.b})
    return ups


def _passed_on(gone: frozenset[str], ups: Mapping[str, set[str]]) -> frozenset[str]:
    """Add every claim all of whose sources were taken back: what rests on them falls with them."""
    found = set(gone)
    children: dict[str, list[str]] = defaultdict(list)
    for child in sorted(ups):
        for up in ups[child]:
            children[up].append(child)
    todo = sorted(gone)
    while todo:
        for child in children.get(todo.pop(), []):
            if child not in found and ups[child] <= found:
                found.add(child)
                todo.append(child)
    return frozenset(found)
