"""Which claims tell of one kind of treatment, in like words or in words for one concept?"""

from collections import defaultdict
from collections.abc import Iterator

from habeas.weighing.cues import cores, marked
from habeas.weighing.eras import eras
from habeas.weighing.happenings import Threads, by_town, denied, is_fact
from habeas.weighing.page import stems
from habeas.weighing.union import Union
from habeas.weighing.verdicts import Family

COMMON = 12  # a word stem of more claims than this says nothing of two of them
SHARED = 2
MOST = 0.6


def by_concept(threads: Threads) -> Iterator[Family]:
    """Put claims together that tell, in any language, of one kind of treatment in one place."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for thread in threads.all:
        own = [m for m in thread if m in threads.first[thread[0]] and m not in threads.rows]
        told = {c for m in own if not denied(threads.said[m]) for c in threads.said[m].told}
        for concept in sorted(told):
            found[concept].append([m for m in thread if m not in threads.rows])
    for concept, groups in sorted(found.items()):
        for era in eras(groups, threads.said, threads.told):
            for group in by_town(era, threads.said, near=False):
                ids = tuple(sorted({m for thread in group for m in thread}))
                yield Family(concept, is_figure=False, members=ids)


def by_words(threads: Threads) -> Iterator[Family]:
    """Put claims together that tell in the same words of the same kind of treatment."""
    said = threads.said
    told = {
        m: stems(said[m].words)
        for t in threads.all
        for m in t
        if m not in threads.rows and marked(said[m].types, "worded") and is_fact(said[m])
    }
    together = Union[str]()
    for (one, other), n in _met(told).items():
        least = min(len(told[one]), len(told[other]))
        if n >= SHARED and n >= MOST * least and cores(said[one].types) & cores(said[other].types):
            together.join(one, other)
    where = {m: t for t in threads.all for m in t}
    for members in together.groups(sorted(told)).values():
        if len(members) > 1:
            whole = {
                m for one in members for m in where[one] if m in told or len(where[one]) < COMMON
            }
            yield Family(
                " and ".join(sorted(cores(said[members[0]].types))),
                is_figure=False,
                members=tuple(sorted(whole)),
            )


def _met(told: dict[str, frozenset[str]]) -> dict[tuple[str, str], int]:
    """Count the rare word stems that two claims share."""
    holders: dict[str, list[str]] = defaultdict(list)
    for member in sorted(told):
        for stem in told[member]:
            holders[stem].append(member)
    met: dict[tuple[str, str], int] = defaultdict(int)
    for members in holders.values():
        if len(members) <= COMMON:
            for at, one in enumerate(members):
                for other in members[at + 1 :]:
                    met[one, other] += 1
    return met
