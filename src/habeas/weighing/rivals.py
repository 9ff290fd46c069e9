"""Which figures look like rivals, and do they count the same people?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise

from habeas.model.words import Identity, Polarity, Relation, Unit
from habeas.weighing.contradictions import denies
from habeas.weighing.counters import counter
from habeas.weighing.cues import cores, cue
from habeas.weighing.facets import exclude
from habeas.weighing.found import Found
from habeas.weighing.hops import odd
from habeas.weighing.tellings import Told, people

RIVALS = 3  # the largest counts of a kind are those that a reader would take another one for
COUNT = 10  # from here on a figure is a count that may be taken for another one
TWICE = 2
ANSWERS = ("custody",)  # a number by which an office answers is read beside those of the held
Relays = frozenset[tuple[str, str]]  # documents: who was passed on, and by whom
RELAYED = "the same figure of the same place, in a document that passes the other one on"
APART = "different places, people or counters: neither bounds the other"
COUNTERS = "two counters, and the text does not say that they count the same people"


def rivals(
    pages: Sequence[Sequence[Told]], taken: frozenset[str], passed: Relays, found: Found
) -> None:
    """Say of figures that look like rivals whether they count the same people.

    `pages` are the figures of each document that is no list, in the order of its text; `taken`
    are those taken over from another document, `passed` the documents and who passed them on.
    """
    above = _above(found)
    for told in pages:
        _inside(told, above, found)
    own = [t for told in pages for t in people(told) if _open(t) and t.id not in taken]
    _equals(own, passed, found)
    counted = [t for t in own if "retraction" not in t.said.types]
    _two_parts(counted, found)
    _largest(counted, found)


def _open(one: Told) -> bool:
    gone = "retraction" in one.said.types and one.said.claim.polarity is Polarity.NEGATED
    negated = denies(one.said) and one.said.claim.polarity is not Polarity.AFFIRMED
    return bool(one.value) and not gone and not negated


def _above(found: Found) -> Mapping[str, set[str]]:
    """Give the wholes that each figure is said to be a part of."""
    above: dict[str, set[str]] = defaultdict(set)
    for one in found.of(Relation.PART_OF):
        above[one.a].add(str(one.b))
    return above


def _under(one: Told, other: Told, above: Mapping[str, set[str]]) -> bool:
    """Tell whether one figure is part of the other, or of a part of it."""
    seen, todo = set[str](), [one.id]
    while todo:
        new = above.get(todo.pop(), set()) - seen
        seen |= new
        todo += new
    return other.id in seen


def _inside(told: Sequence[Told], above: Mapping[str, set[str]], found: Found) -> None:
    near = [t for t in people(told) if t.value >= COUNT and "retraction" not in t.said.types]
    for at, one in enumerate(near):
        for other in _beside(near, at):
            if one.said.claim.attribution and other.said.claim.attribution:
                if _under(one, other, above) or _under(other, one, above):
                    continue
                if one.counter == other.counter:
                    _one_counter(one, other, found)
                else:
                    _two_counters(told, one, other, found)


def _beside(near: Sequence[Told], at: int) -> list[Told]:
    """List the figures set beside one: the next ones, and the largest of the page."""
    after = list(near[at + 1 : at + 1 + RIVALS])
    largest = sorted(near, key=lambda t: (-t.value, t.said.at))[:TWICE]
    return [*after, *(t for t in largest if t not in after and t is not near[at])]


def _one_counter(one: Told, other: Told, found: Found) -> None:
    """Say of two figures of one counter whom each counts, where their words part them."""
    why = _difference(one, other)
    if why and not denies(one.said) and not denies(other.said):
        found.say(one.said, other.said, Relation.DIFFERENT_POPULATION, why)


def _difference(one: Told, other: Told) -> str | None:
    """Say in what two figures differ: the act, the kind of people, the town."""
    mine, theirs = one.acts, other.acts
    if mine and theirs and mine != theirs:
        return f"not of one act: {_words(mine)} and {_words(theirs)}"
    if exclude(one.kinds, other.kinds):
        return f"not of one kind of people: {_words(one.kinds)} and {_words(other.kinds)}"
    if one.said.spots and other.said.spots and not set(one.said.spots) & set(other.said.spots):
        return "not in one place"
    return None


def _words(kinds: Iterable[str]) -> str:
    return ", ".join(sorted(kinds))


def _two_counters(told: Sequence[Told], one: Told, other: Told, found: Found) -> None:
    small, large = sorted((one, other), key=lambda t: (t.value, t.id))
    alike = small.said.types == large.said.types
    region = small.said.areas and not large.said.spots
    if alike and region and _of_country(told, large):
        why = "one region's count inside a count of the whole country"
        found.say(small.said, large.said, Relation.PART_OF, why)
    elif one.said.near and one.said.near == other.said.near and alike:
        return  # two looks at one place: a contradiction, or nothing that can be said
    elif not denies(one.said) and not denies(other.said):
        found.say(small.said, large.said, Relation.DIFFERENT_POPULATION, COUNTERS)


def _of_country(told: Sequence[Told], one: Told) -> bool:
    passage = one.said.claim.passage
    regions = any(t.said.claim.passage == passage and t.unit is Unit.REGIONS for t in told)
    return regions or cue("nation", one.said.words) is not None


def _equals(own: Sequence[Told], passed: Relays, found: Found) -> None:
    """Tell equal figures of two documents: one counter, one event, or chance."""
    equal: dict[int, list[Told]] = defaultdict(list)
    for one in own:
        if one.value > 1:
            equal[one.value].append(one)
    for holders in equal.values():
        for at, one in enumerate(holders):
            for other in holders[at + 1 : at + 1 + RIVALS]:
                if one.page.path != other.page.path:
                    _equal(one, other, passed, found)


def _equal(one: Told, other: Told, passed: Relays, found: Found) -> None:
    mine, theirs = one.said, other.said
    same_day = mine.first is not None and mine.first == mine.last == theirs.first == theirs.last
    shared = bool(mine.cores & theirs.cores)
    groups = (_groups(one), _groups(other))
    near = same_day or bool(set(mine.near) & set(theirs.near))
    body = _one_body(one, other)
    tied = shared and (near or body)
    if tied and (one.page.path, other.page.path) in passed and _names(other, one):
        found.say(theirs, mine, Relation.RESTATED, RELAYED)
    elif tied and (other.page.path, one.page.path) in passed and _names(one, other):
        found.say(mine, theirs, Relation.RESTATED, RELAYED)
    elif body and (groups[0] & groups[1] or not all(groups)):
        _passed_on(one, other, "the same figure of the same counter", found)
    elif shared and near and one.official and other.official:
        _passed_on(one, other, "the same figure of the state, in the same place", found)
    elif shared and near:
        why = "the same number of people in the same event; no relay is shown"
        found.say(mine, theirs, Relation.SAME, why)
    elif not odd(mine) or not shared:
        why = "equal numbers, but not shown to count the same people"
        found.say(mine, theirs, Relation.DIFFERENT_POPULATION, why)


def _names(relay: Told, source: Told) -> bool:
    """Tell whether a figure is told as that of a body that the other one names, too."""
    return bool(relay.behind & source.behind)


def _passed_on(one: Told, other: Told, why: str, found: Found) -> None:
    """Tell a body's own figure, and one who passes it on, from two who tell the same."""
    for own, relay in ((one, other), (other, one)):
        itself = len(own.said.claim.attribution) == 1 < len(relay.said.claim.attribution)
        if itself and own.page.rank <= relay.page.rank:
            found.say(relay.said, own.said, Relation.RESTATED, why)
    found.say(one.said, other.said, Relation.SAME, why)


def _one_body(one: Told, other: Told) -> bool:
    first, second = counter(one.said), counter(other.said)
    named = first and second and first.identity is Identity.NAMED is second.identity
    return bool(named) and one.counter == other.counter


def _parts(found: Found) -> frozenset[str]:
    return frozenset(r.a for r in found.of(Relation.PART_OF))


def _two_parts(own: Sequence[Told], found: Found) -> None:
    """Say of two parts of one place, seen by two people, that they are not one figure."""
    part = _parts(found)
    seen: dict[tuple[str, frozenset[str]], list[Told]] = defaultdict(list)
    for one in own:
        if one.id in part and one.said.near:
            seen[one.said.near[0], one.said.types].append(one)
    for here in seen.values():
        for one, other in pairwise(here):
            if one.page.path != other.page.path:
                why = "two parts of one place, seen by two people"
                found.say(one.said, other.said, Relation.DIFFERENT_POPULATION, why)


def _largest(own: Sequence[Told], found: Found) -> None:
    """Set each count beside the largest ones of its kind in other documents."""
    older = {r.b for r in found.of(Relation.LATER_IN_SERIES)}
    hidden = _parts(found) | _again(own, found) | {b for b in older if isinstance(b, str)}
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in own:
        if one.value >= COUNT and one.id not in hidden:
            for group in sorted(_groups(one) or ANSWERS * one.official):
                groups[group].append(one)
    for counts in groups.values():
        largest = sorted(counts, key=lambda t: (-t.value, t.id))
        for one in counts:
            others = (t for t in largest if t.page.path != one.page.path)
            for other in islice(others, RIVALS):
                _apart(one, other, found)


def _groups(one: Told) -> frozenset[str]:
    return cores(one.said.types, "group")


def _again(own: Sequence[Told], found: Found) -> frozenset[str]:
    """List the claims that repeat a figure of their own document."""
    at = {t.id: (t.page.path, t.said.at) for t in own}
    pairs = [(r.a, str(r.b)) for r in found.of(Relation.SAME)]
    known = (p for p in pairs if p[0] in at and p[1] in at)
    twice = [p for p in known if at[p[0]][0] == at[p[1]][0]]
    return frozenset(max(p, key=lambda c: (at[c][1], c)) for p in twice)


def _apart(one: Told, other: Told, found: Found) -> None:
    """Part two counts, unless they may be two looks at one place."""
    small, large = sorted((one.value, other.value))
    if not (set(one.said.near) & set(other.said.near) and large < TWICE * small):
        found.say(one.said, other.said, Relation.DIFFERENT_POPULATION, APART)
