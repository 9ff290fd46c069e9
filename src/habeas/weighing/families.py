"""Which claims state the same thing?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from habeas.model.weight import FigureRelation
from habeas.model.words import Certainty, EventType, Polarity, Unit
from habeas.weighing.bonds import told_twice
from habeas.weighing.cues import cores, marked
from habeas.weighing.eras import eras
from habeas.weighing.page import Page, Said, stems, unit_of
from habeas.weighing.relays import Lineage
from habeas.weighing.threads import beginnings, inner_parts, threads_of
from habeas.weighing.union import Union
from habeas.weighing.verdicts import Family, distinct, joined, parted

SIZE = 1.6  # figures of one place within this ratio may be estimates of one number
COUNT = 10
COMMON = 12  # a word stem of more claims than this says nothing of two of them
SHARED = 2
MOST = 0.6
LISTED = frozenset(
    {"vanished", "died"}
)  # what a row of a list tells of one person is an event of its own


def families(
    pages: Sequence[Page],
    lineage: Lineage,
    figures: Sequence[FigureRelation],
    splits: Iterable[tuple[str, str]],
    joins: Iterable[tuple[str, str]] = (),
) -> list[Family]:
    """Put the claims of a case together that state the same fact or the same figure."""
    said = {s.id: s for p in pages for s in p.said}
    rows = frozenset(s.id for p in pages if p.is_list for s in p.said)
    threads = threads_of(said, lineage, figures)
    days = {s.id: p.when for p in pages for s in p.said}
    first = beginnings(threads, lineage)
    made = [
        *_by_figure(said, threads, rows, first, inner_parts(said, figures), days),
        *_by_fact(said, threads, rows, first, days),
        *_by_words(said, threads, rows),
    ]
    made += _told(pages, lineage)
    made += _bare(said, threads, made)
    return distinct(parted(joined(made, joins, said), splits))


def _fact(said: Said) -> bool:
    against = said.claim.certainty is Certainty.DENIED or EventType.DENIAL in said.claim.types
    return (
        said.claim.polarity is Polarity.AFFIRMED
        and not against
        and EventType.RETRACTION not in said.claim.types
    )


def _keys(said: Said, *, listed: bool) -> Iterator[tuple[str, str]]:
    if not _fact(said):
        return
    if not listed:
        for core in marked(said.types, "placed"):
            yield from ((core, f"in {spot}") for spot in _held(said))
        for core in marked(said.types, "alone"):
            yield from ((core, f"in {spot}") for spot in said.spots)
            if not said.spots:
                yield core, ""
    for core in marked(said.types, "dated"):
        known = said.last and (said.first is not None or core in LISTED)
        if known and (not listed or core in LISTED):
            yield core, f"on {said.last}"


def _held(said: Said) -> tuple[str, ...]:
    """List the towns in which a claim says that people were held.

    A move shows where they had been; that they are kept where it ended is for those to say
    who saw them there.
    """
    moved = "transfer" in said.types and "detention" not in said.types
    return said.spots[:1] if moved else said.spots


def _by_fact(
    said: Mapping[str, Said],
    threads: Sequence[Sequence[str]],
    rows: frozenset[str],
    first: Mapping[str, frozenset[str]],
    days: Mapping[str, date | None],
) -> Iterator[Family]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    home = {m: n for n, thread in enumerate(threads) for m in thread}
    for thread in threads:
        own = [m for m in thread if m in first[thread[0]]]
        keys = {k for m in own for k in _keys(said[m], listed=m in rows)}
        for key in sorted(keys or {k for m in thread for k in _keys(said[m], listed=m in rows)}):
            found[key].update(m for m in thread if m not in rows or key[1].startswith("on "))
    _merge_lone(found)
    for (core, where), members in sorted(found.items()):
        kept: dict[int, list[str]] = defaultdict(list)
        for member in sorted(members):
            kept[home[member]].append(member)
        for era in eras(list(kept.values()), said, days):
            ids = tuple(sorted(m for thread in era for m in thread))
            yield Family(f"{core} {where}".strip(), is_figure=False, members=ids)


def _by_figure(
    said: Mapping[str, Said],
    threads: Sequence[Sequence[str]],
    rows: frozenset[str],
    first: Mapping[str, frozenset[str]],
    inner: frozenset[str],
    days: Mapping[str, date | None],
) -> Iterator[Family]:
    placed: dict[tuple[str, str, Unit], list[tuple[int, list[str]]]] = defaultdict(list)
    for thread in threads:
        counted = [
            m
            for m in thread
            if said[m].claim.quantity and m not in rows and "retraction" not in said[m].types
        ]
        if not counted:
            continue
        one = said[counted[0]]
        own = [m for m in counted if m in first[thread[0]]]
        towns = _towns(said, own) or _towns(said, counted)
        value = max(said[m].value or 0 for m in counted)
        if towns and value >= COUNT and not inner & set(own):
            for key in sorted(towns):
                placed[key].append((value, counted))
        elif len(counted) > 1:
            yield Family(
                f"the figure {one.value} ({unit_of(one)})",
                is_figure=True,
                members=tuple(counted),
            )
    for (core, spot, unit), counts in sorted(placed.items()):
        apart = eras([counted for _, counted in counts], said, days)
        values = {c[0]: value for value, c in counts}
        sized = ([(values[next(iter(c))], list(c)) for c in era] for era in apart)
        for members in (group for era in sized for group in _sizes(era)):
            yield Family(
                f"how many {unit} {core} in {spot}", is_figure=True, members=tuple(sorted(members))
            )


def _merge_lone(found: dict[tuple[str, str], set[str]]) -> None:
    """Join what is told of a rare event with and without a town, where no second town is named."""
    for core in sorted({core for core, where in found if not where}):
        placed = [key for key in found if key[0] == core and key[1].startswith("in ")]
        if len(placed) == 1:
            found[core, ""] |= found.pop(placed[0])


def _towns(said: Mapping[str, Said], members: Sequence[str]) -> set[tuple[str, str, Unit]]:
    return {
        (core, spot, quantity.unit)
        for m in members
        if (quantity := said[m].claim.quantity) and _fact(said[m])
        for core in marked(said[m].types, "placed")
        for spot in said[m].near
    }


def _sizes(counts: Sequence[tuple[int, list[str]]]) -> Iterator[set[str]]:
    group: set[str] = set()
    last = 0
    for value, members in sorted(counts, key=lambda c: (c[0], c[1])):
        if group and value > SIZE * last:
            yield group
            group = set()
        group |= set(members)
        last = value
    if group:
        yield group


def _by_words(
    said: Mapping[str, Said], threads: Sequence[Sequence[str]], rows: frozenset[str]
) -> Iterator[Family]:
    """Put claims together that tell in the same words of the same kind of treatment."""
    told = {
        m: stems(said[m].words)
        for t in threads
        for m in t
        if m not in rows and marked(said[m].types, "worded") and _fact(said[m])
    }
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
    together = Union[str]()
    for (one, other), n in met.items():
        least = min(len(told[one]), len(told[other]))
        if n >= SHARED and n >= MOST * least and cores(said[one].types) & cores(said[other].types):
            together.join(one, other)
    where = {m: t for t in threads for m in t}
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


def _told(pages: Sequence[Page], lineage: Lineage) -> Iterator[Family]:
    """Put together what one person told twice."""
    at = {p.path: p for p in pages}
    for bond in lineage.bonds:
        pairs = told_twice(at[bond.note], at[bond.document], bond)
        if pairs:
            told = {s.id for pair in pairs for s in pair}
            yield Family(
                "what one person told twice", is_figure=False, members=tuple(sorted(told))
            )


def _bare(
    said: Mapping[str, Said], threads: Sequence[Sequence[str]], made: Sequence[Family]
) -> Iterator[Family]:
    """Give a thread of relays that no fact or figure took up a family of its own."""
    held = [set(f.members) for f in made]
    by_member: dict[str, list[set[str]]] = defaultdict(list)
    for group in held:
        for member in group:
            by_member[member].append(group)
    for thread in threads:
        inside = [g for g in by_member.get(thread[0], []) if set(thread) <= g]
        if len(thread) > 1 and (not inside or max(len(said[m].spots) for m in thread) > 1):
            towns = sorted({s for m in thread for s in said[m].spots})
            core = " and ".join(
                sorted(set().union(*(said[m].types for m in thread[:1])) or {"count"})
            )
            yield Family(
                f"{core} in {', '.join(towns)}" if towns else core,
                is_figure=False,
                members=tuple(thread),
            )
