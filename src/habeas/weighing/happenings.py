"""What is told to have happened where, and on which day?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from habeas.model.words import Certainty, EventType, Polarity, Unit
from habeas.weighing.cues import cue, marked
from habeas.weighing.eras import eras
from habeas.weighing.page import Said, unit_of
from habeas.weighing.union import Union
from habeas.weighing.verdicts import Family

TAKEN = "taken"  # an arrest: a moment; to be held is a state
LISTED = frozenset(
    {"vanished", "died"}
)  # what a row of a list tells of one person is an event of its own
COUNT = 10  # below this two figures agree by chance
SIZE = 1.6  # figures of one place within this ratio may be estimates of one number
DAY = timedelta(days=1)


class Threads(Struct, frozen=True):
    """The claims of a case, and which of them are one statement on its way."""

    said: Mapping[str, Said]
    all: Sequence[Sequence[str]]
    first: Mapping[str, frozenset[str]]  # the claims with which each thread begins
    rows: frozenset[str]  # claims of lists
    told: Mapping[str, date | None]  # the day of each claim's document
    rivals: Mapping[str, frozenset[str]] = {}  # claims whose figures contradict each other


def denied(said: Said) -> bool:
    """Tell whether a claim says that something is not so, or takes it back."""
    claim = said.claim
    against = claim.certainty is Certainty.DENIED or EventType.DENIAL in claim.types
    back = EventType.RETRACTION in claim.types
    return against or back or claim.polarity is Polarity.NEGATED


def is_fact(said: Said) -> bool:
    """Tell whether a claim states that something is so."""
    return said.claim.polarity is Polarity.AFFIRMED and not denied(said)


def is_arrest(said: Said) -> bool:
    """Tell whether a claim tells how people were taken on a day, not that they are held."""
    if "detention" not in said.types or said.types & {"transfer", "conditions"}:
        return False
    if said.first is None or said.first != said.last or cue("kept", said.words):
        return False
    # So many on one day, and nobody is said to be taken: a head count of those who are held.
    return _size(said) < COUNT or cue("taken", said.words) is not None


def is_tally(said: Said) -> bool:
    """Tell whether a claim counts those taken in a stretch of time: not who is held at its end."""
    closed = said.first is not None and said.last is not None and said.first != said.last
    counts = unit_of(said) is Unit.PERSONS and (said.value or 0) > 1
    moved = bool(said.types & {"transfer", "conditions"})
    return closed and counts and not moved and not cue("kept", said.words)


def keys(said: Said, *, listed: bool) -> Iterator[tuple[str, str]]:
    """List under which headings a claim is told: a town, a day."""
    if not is_fact(said):
        return
    if not listed:
        yield from _placed(said)
        for core in marked(said.types, "alone"):
            yield from ((core, f"in {spot}") for spot in said.spots)
            if not said.spots:
                yield core, ""
        if is_arrest(said):
            yield TAKEN, f"on {said.first}"
    for core in marked(said.types, "dated"):
        known = said.last and (said.first is not None or core in LISTED)
        if known and (not listed or core in LISTED):
            yield core, f"on {said.last}"


def _placed(said: Said) -> Iterator[tuple[str, str]]:
    if is_arrest(said) or is_tally(said):
        return
    for core in marked(said.types, "placed"):
        yield from ((core, f"in {spot}") for spot in _held(said))


def _held(said: Said) -> tuple[str, ...]:
    """List the towns in which a claim says that people were held.

    A move shows where they had been; that they are kept where it ended is for those to say
    who saw them there.
    """
    moved = "transfer" in said.types and "detention" not in said.types
    return said.spots[:1] if moved else said.spots


def happenings(threads: Threads) -> Iterator[Family]:
    """Put together what is told of one town, or of one day."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    home = {m: n for n, thread in enumerate(threads.all) for m in thread}
    for thread in threads.all:
        for key in sorted(_headings(threads, thread)):
            found[key].update(
                m for m in thread if m not in threads.rows or key[1].startswith("on ")
            )
    _merge_lone(found)
    for (core, where), members in sorted(found.items()):
        kept: dict[int, list[str]] = defaultdict(list)
        for member in sorted(members):
            kept[home[member]].append(member)
        for era in eras(list(kept.values()), threads.said, threads.told):
            for group in _apart(core, era, threads):
                ids = tuple(sorted(m for thread in group for m in thread))
                yield Family(f"{core} {where}".strip(), is_figure=False, members=ids)


def _headings(threads: Threads, thread: Sequence[str]) -> set[tuple[str, str]]:
    """List the headings of a thread: those of its first claims; relays may err about places."""
    own = [m for m in thread if m in threads.first[thread[0]]]
    counted = any(is_tally(threads.said[m]) or is_arrest(threads.said[m]) for m in own)
    return _keys(threads, own) or (set() if counted else _keys(threads, thread))


def _keys(threads: Threads, members: Sequence[str]) -> set[tuple[str, str]]:
    said, listed = threads.said, threads.rows
    return {k for m in members for k in keys(said[m], listed=m in listed)}


def _merge_lone(found: dict[tuple[str, str], set[str]]) -> None:
    """Join what is told of a rare event with and without a town, where no second town is named."""
    for core in sorted({core for core, where in found if not where}):
        placed = [key for key in found if key[0] == core and key[1].startswith("in ")]
        if len(placed) == 1:
            found[core, ""] |= found.pop(placed[0])


def _apart(core: str, era: Sequence[Sequence[str]], threads: Threads) -> list[list[Sequence[str]]]:
    """Part what cannot be one: arrests in two towns, counts that contradict each other."""
    if core == TAKEN:
        return by_town(era, threads.said)
    left = _compatible(era, threads.rivals)
    numbers = [max((_size(threads.said[m]) for m in t), default=0) for t in left]
    counted = sorted(n for n in numbers if n >= COUNT)
    if counted and len(counted) == len(left) and counted[-1] > SIZE * counted[0]:
        return []  # nothing but counts of different size: each is a figure of its own
    return [left]


def _size(said: Said) -> int:
    """Give how many are held: who counts those treated in one way does not count all."""
    if "conditions" in said.types:
        return 0
    return (said.value or 0) if unit_of(said) is Unit.PERSONS else 0


def _compatible(
    era: Sequence[Sequence[str]], rivals: Mapping[str, frozenset[str]]
) -> list[Sequence[str]]:
    """Leave out figures that contradict what more claims state: they are findings of their own."""
    kept: list[Sequence[str]] = []
    against: set[str] = set()
    for thread in sorted(era, key=lambda t: (-len(t), list(t))):
        if not against & set(thread):
            kept.append(thread)
            against.update(*(rivals.get(m, ()) for m in thread))
    return kept


def by_town(
    groups: Sequence[Sequence[str]], said: Mapping[str, Said], *, near: bool = True
) -> list[list[Sequence[str]]]:
    """Part threads that name different towns; those that name none go with the only town.

    With `near` the town counts that was named just before a statement without any.
    """
    joined = Union[str]()
    spots = [_spots(thread, said, near=near) for thread in groups]
    for names in spots:
        for name in names[1:]:
            joined.join(names[0], name)
    parts: dict[str, list[Sequence[str]]] = defaultdict(list)
    for thread, names in zip(groups, spots, strict=True):
        parts[joined.find(names[0]) if names else ""].append(thread)
    bare = parts.pop("", [])
    if len(parts) == 1:
        return [[*next(iter(parts.values())), *bare]]
    return [*(parts[name] for name in sorted(parts)), *([bare] if bare else [])]


def _spots(thread: Sequence[str], said: Mapping[str, Said], *, near: bool) -> list[str]:
    named = {spot for m in thread for spot in said[m].spots}
    return sorted(named or {spot for m in thread for spot in said[m].near if near})
