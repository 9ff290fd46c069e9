"""Which claims state the same thing?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.model.weight import FigureRelation
from habeas.model.words import Relation, Unit
from habeas.weighing.accounts import retold
from habeas.weighing.cues import marked
from habeas.weighing.eras import eras
from habeas.weighing.happenings import COUNT, SIZE, Threads, happenings, is_fact
from habeas.weighing.page import Page, Said, unit_of
from habeas.weighing.relays import Lineage
from habeas.weighing.threads import beginnings, inner_parts, threads_of
from habeas.weighing.verdicts import Family, distinct, joined, parted
from habeas.weighing.wordings import by_concept, by_words


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
    all_ = threads_of(said, lineage, figures)
    first = beginnings(all_, lineage)
    days = {s.id: p.when for p in pages for s in p.said}
    threads = Threads(said, all_, first, rows, days, _rivals(figures))
    made = [
        *_by_figure(threads, inner_parts(said, figures)),
        *happenings(threads),
        *by_concept(threads),
        *by_words(threads),
        *retold(pages, lineage, threads),
    ]
    made += _bare(said, all_, made)
    return distinct(parted(joined(made, joins, said), splits))


def _rivals(figures: Iterable[FigureRelation]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in figures:
        if one.relation is Relation.CONFLICT and isinstance(one.b, str):
            found[one.a].add(one.b)
            found[one.b].add(one.a)
    return {claim: frozenset(against) for claim, against in found.items()}


def _by_figure(threads: Threads, inner: frozenset[str]) -> Iterator[Family]:
    said = threads.said
    placed: dict[tuple[str, str, Unit], list[tuple[int, list[str]]]] = defaultdict(list)
    for thread in threads.all:
        counted = [
            m
            for m in thread
            if said[m].claim.quantity
            and m not in threads.rows
            and "retraction" not in said[m].types
        ]
        if not counted:
            continue
        one = said[counted[0]]
        own = [m for m in counted if m in threads.first[thread[0]]]
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
        apart = eras([counted for _, counted in counts], said, threads.told)
        values = {c[0]: value for value, c in counts}
        sized = ([(values[next(iter(c))], list(c)) for c in era] for era in apart)
        for members in (group for era in sized for group in _sizes(era)):
            yield Family(
                f"how many {unit} {core} in {spot}", is_figure=True, members=tuple(sorted(members))
            )


def _towns(said: Mapping[str, Said], members: Sequence[str]) -> set[tuple[str, str, Unit]]:
    return {
        (core, spot, quantity.unit)
        for m in members
        if (quantity := said[m].claim.quantity) and is_fact(said[m])
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
        whole = set(thread)
        inside = [g for g in by_member.get(thread[0], []) if whole <= g]
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
