"""How surely do two claims, one of them in a later document, state the same thing?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from habeas.model.words import Identity
from habeas.weighing.names import same_name
from habeas.weighing.page import Said
from habeas.weighing.rounding import rounds

# Weights, set on the sample cases: what a relay keeps (types, figures, towns) counts most, what
# it loses first (speakers, dates) least.
TYPES, FIGURE, ROUNDED, OTHER_FIGURE, NO_FIGURE, NEW_FIGURE = 2.0, 3.0, 2.0, -3.0, -0.6, -2.0
TOWNS, OTHER_TOWNS, AREAS, SPEAKER, KIND = 2.0, -0.8, 0.5, 0.7, 0.3
STANCE, POLARITY, SAME_DAY, OTHER_DAY, ORDER = -4.0, -0.7, 0.8, -0.5, 0.6
ENOUGH = 1.8
CONCEPT = 1.0  # both tell of one kind of treatment, in whatever language
ARTICLES = 20_000  # pairs of claims up to which two documents are compared claim by claim
BLOCK = 20  # claims with one trait of a long list that are looked at
STANCES = frozenset(
    {"denial", "retraction"}
)  # who denies a statement or takes it back does not pass it on


def share(one: Iterable[str], other: Iterable[str]) -> float:
    """Give the share of the shorter list that the longer one holds too."""
    first, second = set(one), set(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _figures(parent: Said, child: Said) -> float:
    one, other = parent.claim.quantity, child.claim.quantity
    if one is None or other is None:
        # A relay may drop a figure; where it has one that its source lacks, it is from elsewhere.
        return 0.0 if one is other else NO_FIGURE if other is None else NEW_FIGURE
    if one.unit != other.unit:
        return OTHER_FIGURE
    if one.value == other.value:
        return FIGURE
    return ROUNDED if rounds(other, one) else OTHER_FIGURE


def _places(parent: Said, child: Said) -> float:
    towns = share(parent.near if not parent.spots else parent.spots, child.spots or child.near)
    score = TOWNS * towns if towns else 0.0
    if parent.spots and child.spots and not towns:
        score += OTHER_TOWNS
    return score + AREAS * bool(set(parent.areas) & set(child.areas))


def _speakers(parent: Said, child: Said) -> float:
    if not parent.claim.attribution or not child.claim.attribution:
        return 0.0
    one, other = parent.claim.attribution[0], child.claim.attribution[0]
    if one.identity is Identity.NAMED and same_name(one.name, other.name):
        return SPEAKER
    return KIND if one.kind is other.kind else 0.0


def _days(parent: Said, child: Said) -> float:
    if parent.first and child.first and parent.last and child.last:
        if (parent.first, parent.last) == (child.first, child.last):
            return SAME_DAY
        return OTHER_DAY if parent.last < child.first or child.last < parent.first else 0.0
    return 0.0


def likeness(parent: Said, child: Said) -> float:
    """Score how much two claims have in common."""
    if parent.types or child.types:
        both = len(parent.types & child.types) / len(parent.types | child.types)
    else:
        both = 1.0
    score = TYPES * both + _figures(parent, child) + _places(parent, child)
    score += _speakers(parent, child) + _days(parent, child)
    score += CONCEPT * share(parent.told, child.told)
    if parent.types & STANCES != child.types & STANCES:
        score += STANCE
    if parent.claim.polarity != child.claim.polarity:
        score += POLARITY
    return score


Pair = tuple[Said, Said]


def _candidates(parents: Sequence[Said], children: Sequence[Said]) -> Iterator[Pair]:
    """List the pairs worth a look: of two long lists only those with a trait in common."""
    if len(parents) * len(children) <= ARTICLES:
        yield from (pair for pair in product(parents, children) if meet(*pair))
        return
    holders: dict[object, list[Said]] = defaultdict(list)
    for p in parents:
        for trait in _traits(p):
            holders[trait].append(p)
    for c in children:
        near = {p.at: p for trait in _traits(c) for p in holders[trait][:BLOCK]}
        yield from ((near[at], c) for at in sorted(near))


def meet(parent: Said, child: Said) -> bool:
    """Tell whether two claims have any of what relays keep: a kind of event, a figure, a town."""
    if not parent.types.isdisjoint(child.types) or not (parent.types or child.types):
        return True
    if parent.value is not None and parent.value == child.value:
        return True
    return not set(parent.spots or parent.near).isdisjoint(child.spots or child.near)


def _traits(said: Said) -> Iterator[object]:
    for spot in said.spots:
        yield spot, said.first, said.last
    if said.value:
        yield said.value


def align(
    parents: Sequence[Said], children: Sequence[Said], *, ordered: bool, enough: float = ENOUGH
) -> list[Pair]:
    """Pair the claims of two documents, best first; a translation keeps their order."""
    scored = []
    for p, c in _candidates(parents, children):
        score = likeness(p, c)
        if ordered:
            score -= ORDER * abs(p.at / max(1, len(parents)) - c.at / max(1, len(children)))
        if score >= enough:
            scored.append((-score, p.at, c.at, p, c))
    taken: set[tuple[str, str]] = set()
    pairs = []
    for _, _, _, p, c in sorted(scored, key=lambda s: s[:3]):
        if ("p", p.id) not in taken and ("c", c.id) not in taken:
            taken |= {("p", p.id), ("c", c.id)}
            pairs.append((p, c))
    return sorted(pairs, key=lambda pair: (pair[1].at, pair[0].at))
