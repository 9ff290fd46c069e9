"""What does a relayed claim say otherwise than the one it was taken from?"""

import re
from collections.abc import Iterable, Iterator

from habeas.model.claim import PlaceMention, Speaker
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    MutationItem,
    Operator,
    SpeakerKind,
    Unit,
)
from habeas.weighing.cues import addressee, cue
from habeas.weighing.details import day, details, population, status
from habeas.weighing.names import bones, latin, same_name, same_word
from habeas.weighing.page import STEM, Page, Said, around, is_wide, place_key, surface
from habeas.weighing.sides import Change, worded

BOUNDS = frozenset({Operator.AT_LEAST, Operator.MORE_THAN, Operator.AT_MOST, Operator.LESS_THAN})
_HISS = re.compile(r"(?:tsch|dsch|sch|zh|sh|tch|ch|cz|sz|rz|ts|tz|dz|[zcsjžšč])+")
SHARED = 3  # letters that the cases of one name share


def changes(
    source: Page, target: Page, parent: Said, child: Said, *, own: frozenset[str], whole: bool
) -> Iterator[Change]:
    """Compare a claim with the one it was relayed from, item by item."""
    yield from _figure(source, target, parent, child)
    yield from _event(parent, child)
    yield from status(parent, child)
    yield from population(parent, child)
    yield from _mood(source, target, parent, child)
    yield from day(parent, child)
    yield from _places(source, target, parent, child, whole=whole)
    yield from _speaker(source, target, parent, child, own)
    yield from _reach(source, target, parent, child)
    yield from details(parent, child)
    yield from _addressee(source, target, parent, child)


def _figure(source: Page, target: Page, parent: Said, child: Said) -> Iterator[Change]:
    one, other = parent.claim.quantity, child.claim.quantity
    if one is None:
        return
    was = surface(source, one.start, one.end)
    if other is None:
        yield Change(MutationItem.FIGURE, was, None)
        return
    became = surface(target, other.start, other.end)
    if one.value != other.value:
        yield Change(MutationItem.FIGURE, was, became)
    both = one.operator in BOUNDS and other.operator in BOUNDS
    if (one.operator, other.operator) == (Operator.AT_LEAST, Operator.EXACT):
        # The number stands, and only the word for its bound is gone.
        yield Change(MutationItem.OPERATOR, str(one.operator).replace("_", " "), None)
    elif one.operator is not other.operator and (one.value == other.value or both):
        yield Change(MutationItem.OPERATOR, was, became)


def _event(parent: Said, child: Said) -> Iterator[Change]:
    if parent.claim.polarity != child.claim.polarity:
        yield worded(MutationItem.POLARITY, parent, child)
    if parent.cores and child.cores and not parent.cores & child.cores:
        yield worded(MutationItem.EVENT_TYPE, parent, child)
        if parent.value is not None and parent.value == child.value:
            yield worded(MutationItem.POPULATION, parent, child)


def _mood(source: Page, target: Page, parent: Said, child: Said) -> Iterator[Change]:
    one, other = parent.claim.certainty, child.claim.certainty
    alleged = (one is Certainty.ALLEGED, other is Certainty.ALLEGED)
    if alleged[0] != alleged[1] and Certainty.DENIED not in (one, other):
        yield Change(MutationItem.MODALITY, _hedge(source, parent), _hedge(target, child))
    elif alleged == (True, True) and cue("would", child.words) and not cue("would", parent.words):
        # The hearsay mood of another language reads as a hypothesis in English.
        yield Change(MutationItem.MODALITY, _hedge(source, parent), cue("would", child.words))


def _hedge(page: Page, said: Said) -> str:
    """Give the word that carries the mood; hedges of what is not hearsay mark something else."""
    hedges = [surface(page, h.start, h.end) for h in said.claim.hedges]
    alleged = said.claim.certainty is Certainty.ALLEGED
    return hedges[0] if hedges and alleged else str(said.claim.certainty)


def _places(
    source: Page, target: Page, parent: Said, child: Said, *, whole: bool
) -> Iterator[Change]:
    """Find places under another name, places that stand for others, and places that are gone."""
    mine = {place_key(p, surface(source, p.start, p.end)): p for p in parent.claim.places}
    theirs = {place_key(p, surface(target, p.start, p.end)): p for p in child.claim.places}
    kept = [
        (_surface(source, mine[k]), _surface(target, theirs[k]), k) for k in mine if k in theirs
    ]
    other = [(w, b) for w, b, k in kept if _respelled(w, b, town=k in parent.spots)]
    if other:
        yield Change(
            MutationItem.PLACE, _listed(w for w, _ in other), _listed(b for _, b in other)
        )
    towns = [k for k in mine if k not in theirs and k in parent.spots]
    new = [k for k in theirs if k not in mine and k in child.spots]
    areas = [k for k in mine if k not in theirs and k in parent.areas and whole and not theirs]
    gone = towns or areas
    if gone:
        became = _listed(_surface(target, theirs[k]) for k in new) if towns and new else None
        yield Change(MutationItem.PLACE, _listed(_surface(source, mine[k]) for k in gone), became)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _surface(page: Page, place: PlaceMention) -> str:
    return surface(page, place.start, place.end)


def _respelled(was: str, became: str, *, town: bool) -> bool:
    """Tell whether a town goes by another name or part of its name, or a region by a town's."""
    one, other = _proper(was), _proper(became)
    if not town:
        return is_wide(was) and not is_wide(became)
    shared = any(_akin(a, b) for a in one for b in other)
    return not shared or len(other) < len(one)


def _proper(name: str) -> list[str]:
    """List the words of a name; "the city of" is none of them."""
    words = name.split()
    return [latin(word) for word in words if word[:1].isupper()] or [latin(w) for w in words]


def _akin(one: str, other: str) -> bool:
    alike = same_word(one, other) or bones(one) == bones(other)
    return alike or one[:SHARED] == other[:SHARED] or bool(_hissed(one) & _hissed(other))


def _hissed(word: str) -> frozenset[str]:
    """Reduce a name to consonants, and every way to write sh, zh, ch and ts to one letter.

    A German ch is another sound than that of other languages: both readings are given.

    >>> bool(_hissed("zhlobine") & _hissed("schlobin"))
    True
    """
    readings = (word, re.sub(r"(?<![ts])ch", "kh", word))
    return frozenset(bones(_HISS.sub("s", one))[:STEM] for one in readings)


PERSONS = frozenset(
    {SpeakerKind.LAWYER, SpeakerKind.ACTIVIST, SpeakerKind.EXPERT, SpeakerKind.MEDIC}
)


def _speaker(
    source: Page, target: Page, parent: Said, child: Said, own: frozenset[str]
) -> Iterator[Change]:
    """Find the observer, or the outlet itself, that the relay no longer names."""
    observers = [h for h in parent.claim.attribution if h.name not in own]
    hops = child.claim.attribution
    first = next((h for h in hops if not any(same_name(h.name, n) for n in target.names)), None)
    became = first.name if first and not _left_over(first, source, parent) else None
    if observers:
        if not any(_kept(observers[0], h) for h in hops):
            person = observers[0].kind in PERSONS and observers[0].identity is Identity.NAMED
            unnamed = person and any(h.kind is observers[0].kind for h in hops)
            item = MutationItem.PERSON_NAME if unnamed else MutationItem.ATTRIBUTION
            yield Change(item, observers[0].name, became)
    elif source.names and not _named(source, target, child, own):
        yield Change(MutationItem.ATTRIBUTION, source.names[0], became)


def _left_over(first: Speaker, source: Page, parent: Said) -> bool:
    """Tell whether a speaker was there before: then the observer is lost and not replaced."""
    if first.kind is SpeakerKind.UNKNOWN and first.identity is not Identity.NAMED:
        return True
    before = [*source.names, *(h.name for h in parent.claim.attribution[1:])]
    return any(same_name(first.name, name) for name in before)


def _named(source: Page, target: Page, child: Said, own: frozenset[str]) -> bool:
    """Tell whether a claim, or its document as a whole, still names where it is from."""
    mine = {*source.names, *own}
    hops = {h.name for h in child.claim.attribution} | set(target.names)
    others = {h.name for s in target.said for h in s.claim.attribution}
    if any(same_name(n, h) for n in mine for h in hops):
        return True
    # An outlet that is named nowhere is one loss of the document, not one of each claim.
    return not any(same_name(n, h) for n in mine for h in others) and child.claim.quantity is None


def _kept(one: Speaker, other: Speaker) -> bool:
    if one.identity is Identity.NAMED and one.kind is not SpeakerKind.DOCUMENT:
        return same_name(one.name, other.name)
    return one.kind is other.kind


def _reach(source: Page, target: Page, parent: Said, child: Said) -> Iterator[Change]:
    if parent.claim.quantity is None or child.claim.quantity is None:
        return
    nation = cue("nation", parent.words)
    if nation and not cue("nation", around(target, child)):
        yield Change(MutationItem.POPULATION, nation, None)
    more = (
        cue("more", around(source, parent)) if parent.claim.quantity.unit is Unit.SITES else None
    )
    if more and not cue("more", around(target, child)):
        yield worded(MutationItem.SCOPE, parent, child)


def _addressee(source: Page, target: Page, parent: Said, child: Said) -> Iterator[Change]:
    if EventType.COMPLAINT not in parent.claim.types or parent.claim.quantity is not None:
        return
    one, other = addressee(parent.words), addressee(child.words)
    one = one or addressee(around(source, parent))
    other = other or addressee(around(target, child))
    if one and (other is None or one[0] != other[0]):
        yield Change(MutationItem.ADDRESSEE, one[1], other[1] if other else None)
