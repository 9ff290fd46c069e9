"""Which figures contradict each other, and which only look as if they did?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise

from habeas.model.words import Certainty, EventType, Identity, Polarity, Relation, Unit
from habeas.weighing.cues import cores, cue
from habeas.weighing.found import Found
from habeas.weighing.hops import odd
from habeas.weighing.names import same_name
from habeas.weighing.page import Page, Said, unit_of
from habeas.weighing.relays import Lineage
from habeas.weighing.sums import figures_of

DAYS = timedelta(
    days=14
)  # figures of one place may differ by more than this many days without being rivals
CLOSE = timedelta(days=3)
RIVALS = 3  # the largest counts of a kind are those that a reader would take another one for
COUNT = 10  # from here on a figure is a count that may be taken for another one
TWICE = 2

Held = tuple[Page, Said]


def denies(said: Said) -> bool:
    """Tell whether a claim says that something is not so."""
    return EventType.DENIAL in said.claim.types or said.claim.certainty is Certainty.DENIED


def _counts(pages: Sequence[Page]) -> Iterator[Held]:
    for page in pages:
        if not page.is_list:
            yield from (
                (page, s) for s in figures_of(page) if "retraction" not in s.types and s.value
            )


def denied(pages: Sequence[Page], cited: frozenset[str], found: Found) -> None:
    """Set a denial against the figure that it denies, or the counts of its place."""
    by_town: dict[str, list[Held]] = defaultdict(list)
    by_value: dict[tuple[str, int], list[Held]] = defaultdict(list)
    own = [(p, s) for p, s in _counts(pages) if s.id not in cited]
    for page, said in own:
        if not denies(said):
            by_value[str(unit_of(said)), said.value or 0].append((page, said))
            if unit_of(said) is Unit.PERSONS and "custody" in cores(said.types, "group"):
                for spot in said.near:
                    by_town[spot].append((page, said))
    for page, said in own:
        if denies(said) and said.claim.polarity is Polarity.NEGATED:
            for _, target in _others(page, by_value[str(unit_of(said)), said.value or 0]):
                found.say(said, target, Relation.CONFLICT, f"denies the figure {said.value:,}")
        elif denies(said) and said.spots:
            against = (h for spot in said.spots for h in _others(page, by_town[spot]))
            for other, target in against:
                if _incompatible(said, target) and _meet(page, other):
                    why = f"{said.value} against {target.value} in the same place at the same time"
                    found.say(said, target, Relation.CONFLICT, why)


def _others(page: Page, held: Sequence[Held]) -> list[Held]:
    return [(p, s) for p, s in held if p.path != page.path]


def _incompatible(one: Said, other: Said) -> bool:
    """Tell whether no number lies in both bounds; floors that overlap are no conflict."""
    first, second = one.claim.quantity, other.claim.quantity
    if first is None or second is None or first.unit is not second.unit:
        return False
    return first.high is not None and second.low is not None and first.high < second.low


def _meet(one: Page, other: Page) -> bool:
    return one.when is None or other.when is None or abs(one.when - other.when) <= DAYS


def rivals(pages: Sequence[Page], lineage: Lineage, found: Found) -> None:
    """Say of figures that look like rivals whether they count the same people."""
    for page in pages:
        if not page.is_list:
            _inside(page, found)
    own = [(p, s) for p, s in _counts(pages) if s.id not in lineage.parents and not denies(s)]
    _equals(own, found)
    _two_parts(own, found)
    _largest(own, found)


def _inside(page: Page, found: Found) -> None:
    people = [
        s for _, s in _counts([page]) if unit_of(s) is Unit.PERSONS and (s.value or 0) >= COUNT
    ]
    for at, one in enumerate(people):
        for other in _beside(people, at):
            if one.claim.attribution and other.claim.attribution and not _one_counter(one, other):
                _two_counters(page, one, other, found)


def _beside(people: Sequence[Said], at: int) -> list[Said]:
    """List the figures set beside one: the next ones, and the largest of the page."""
    near = list(people[at + 1 : at + 1 + RIVALS])
    largest = sorted(people, key=lambda s: (-(s.value or 0), s.at))[:TWICE]
    return [*near, *(s for s in largest if s not in near and s is not people[at])]


def _one_counter(one: Said, other: Said) -> bool:
    return one.claim.attribution[0].name == other.claim.attribution[0].name


def _two_counters(page: Page, one: Said, other: Said, found: Found) -> None:
    small, large = sorted((one, other), key=lambda s: (s.value or 0, s.id))
    apart = "two counters, and the text does not say that they count the same people"
    if small.types == large.types and small.areas and not large.spots and _of_country(page, large):
        why = "one region's count inside a count of the whole country"
        found.say(small, large, Relation.PART_OF, why)
    elif one.near and one.near == other.near and one.types == other.types:
        _contradict(one, other, found)
    elif not denies(one) and not denies(other):
        found.say(small, large, Relation.DIFFERENT_POPULATION, apart)


def _of_country(page: Page, said: Said) -> bool:
    regions = any(
        s.claim.passage == said.claim.passage and unit_of(s) is Unit.REGIONS for s in page.said
    )
    return regions or cue("nation", said.words) is not None


def _contradict(one: Said, other: Said, found: Found) -> None:
    """Set an exact figure against another one that is only rumoured, of one place and one time."""
    exact = [q for s in (one, other) if (q := s.claim.quantity) and q.low == q.high == q.value]
    unsure = any(s.claim.certainty is Certainty.ALLEGED for s in (one, other))
    if (
        unsure
        and len(exact) == TWICE
        and one.value != other.value
        and _close(one.last, other.last)
    ):
        why = f"{one.value} and {other.value} for the same place within days"
        found.say(one, other, Relation.CONFLICT, why)


def _close(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= CLOSE


def _equals(own: Sequence[Held], found: Found) -> None:
    """Tell equal figures of two documents: one counter, one event, or chance."""
    equal: dict[int, list[Held]] = defaultdict(list)
    for page, said in own:
        if unit_of(said) is Unit.PERSONS and (said.value or 0) > 1:
            equal[said.value or 0].append((page, said))
    for holders in equal.values():
        for at, (home, one) in enumerate(holders):
            for other_home, other in holders[at + 1 : at + 1 + RIVALS]:
                if home.path != other_home.path:
                    _equal(one, other, found)


def _equal(one: Said, other: Said, found: Found) -> None:
    same_day = one.first is not None and one.first == one.last == other.first == other.last
    shared = bool(one.cores & other.cores)
    if _same_named(one, other) and cores(one.types, "group") & cores(other.types, "group"):
        found.say(one, other, Relation.SAME, "the same figure of the same counter")
    elif shared and (same_day or set(one.near) & set(other.near)):
        why = "the same number of people in the same event; no relay is shown"
        found.say(one, other, Relation.SAME, why)
    elif shared and not odd(one):
        why = "equal numbers, but not shown to count the same people"
        found.say(one, other, Relation.DIFFERENT_POPULATION, why)


def _same_named(one: Said, other: Said) -> bool:
    first, second = one.claim.attribution[:1], other.claim.attribution[:1]
    return bool(
        first
        and second
        and first[0].identity is Identity.NAMED is second[0].identity
        and same_name(first[0].name, second[0].name)
    )


def _parts(found: Found) -> frozenset[str]:
    return frozenset(r.a for r in found.all() if r.relation is Relation.PART_OF)


def _two_parts(own: Sequence[Held], found: Found) -> None:
    """Say of two parts of one place, seen by two people, that they are not one figure."""
    part = _parts(found)
    seen: dict[tuple[str, frozenset[str]], list[Held]] = defaultdict(list)
    for page, said in own:
        if said.id in part and said.near:
            seen[said.near[0], said.types].append((page, said))
    for here in seen.values():
        for (home, one), (other_home, other) in pairwise(here):
            if home.path != other_home.path:
                why = "two parts of one place, seen by two people"
                found.say(one, other, Relation.DIFFERENT_POPULATION, why)


def _largest(own: Sequence[Held], found: Found) -> None:
    """Set each count beside the largest ones of its kind in other documents."""
    older = {r.b for r in found.all() if r.relation is Relation.LATER_IN_SERIES}
    order = {said.id: said.at for _, said in own}
    home_of = {said.id: page.path for page, said in own}
    twice = [
        r
        for r in found.all()
        if r.relation is Relation.SAME
        and isinstance(r.b, str)
        and home_of.get(r.a) == home_of.get(r.b)
    ]
    again = {max(r.a, str(r.b), key=lambda c: (order.get(c, -1), c)) for r in twice}
    hidden = _parts(found) | again | {b for b in older if isinstance(b, str)}
    groups: dict[str, list[Held]] = defaultdict(list)
    for page, said in own:
        if unit_of(said) is Unit.PERSONS and (said.value or 0) >= COUNT and said.id not in hidden:
            for group in sorted(cores(said.types, "group")):
                groups[group].append((page, said))
    for counts in groups.values():
        largest = sorted(counts, key=lambda held: (-(held[1].value or 0), held[1].id))
        for home, said in counts:
            others = (target for page, target in largest if page.path != home.path)
            for target in islice(others, RIVALS):
                _apart(said, target, found)


def _apart(one: Said, other: Said, found: Found) -> None:
    """Part two counts, unless they may be two looks at one place."""
    sizes = sorted((one.value or 0, other.value or 0))
    if set(one.near) & set(other.near) and sizes[1] < TWICE * sizes[0]:
        return
    why = "different places, people or counters: neither bounds the other"
    found.say(one, other, Relation.DIFFERENT_POPULATION, why)
