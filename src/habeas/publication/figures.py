"""Which numbers are told, and which of them may be compared?"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.release import Amount, Private, Statement
from habeas.model.weight import FigureRelation
from habeas.model.words import Relation
from habeas.publication.blocks import Block
from habeas.publication.dates import readable
from habeas.publication.findings import times
from habeas.publication.wording import amount, counted, speaker, told

ONE_NUMBER = {Relation.SAME, Relation.RESTATED}
APART = {Relation.DIFFERENT_POPULATION}
UNFOLDED = 10  # numbers of a cluster that stand open
WARNING = {Relation.CONFLICT, Relation.DIFFERENT_POPULATION, Relation.RETRACTED}


class Sentence(Struct, frozen=True):
    """What one number is to another."""

    text: str
    why: str
    warns: bool


class FigureLine(Struct, frozen=True, kw_only=True):
    """One number, however often it is told."""

    anchor: str
    figure: str
    about: str
    counter: str
    where: str
    when: str
    often: str
    told: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


class FigureCluster(Struct, frozen=True):
    """Numbers that hang together: one repeats, rounds, adds up or updates another."""

    lines: tuple[FigureLine, ...]
    more: tuple[FigureLine, ...]  # those told least often, folded away


class Figures(Struct, frozen=True):
    """All numbers: in clusters, and those that stand alone."""

    clusters: tuple[FigureCluster, ...]
    alone: tuple[FigureLine, ...]


def figures(private: Private, laid: Mapping[ClaimId, Block]) -> Figures:
    """Order the numbers: those that are told most often and hang together first."""
    told_ones = {s.id: (s, s.quantity) for s in private.statements if s.quantity is not None}
    numbers = heads(list(told_ones), private.figures)
    home = {claim: number for number, group in enumerate(numbers) for claim in group}
    said = [amount(told_ones[group[0]][1]) for group in numbers]
    from_here = by_number(private.figures, home)
    sentences = [
        tuple(sentences_of(from_here.get(n, ()), home, said)) for n in range(len(numbers))
    ]
    lines = [
        _line(n, [(*told_ones[claim], laid[claim]) for claim in group], sentences[n])
        for n, group in enumerate(numbers)
    ]
    linked = [
        {home[end] for end in _ends(one) if end in home}
        for one in private.figures
        if one.relation not in APART
    ]
    clusters = joined([[n] for n in range(len(lines))], linked)
    ranked = sorted(clusters, key=lambda c: (-max(len(lines[n].told) for n in c), c[0]))
    drawn = [sorted(c, key=lambda n: (-len(lines[n].told), n)) for c in ranked]
    with_words = [c for c in drawn if any(lines[n].sentences for n in c)]
    return Figures(
        clusters=tuple(
            FigureCluster(
                tuple(lines[n] for n in c[:UNFOLDED]), tuple(lines[n] for n in c[UNFOLDED:])
            )
            for c in with_words
        ),
        alone=tuple(lines[n] for c in drawn if c not in with_words for n in c),
    )


def joined(start: Iterable[Iterable[int]], links: Iterable[Iterable[int]]) -> list[list[int]]:
    """Join groups of numbers that a link holds together.

    >>> joined([[0], [1], [2]], [[0, 2]])
    [[0, 2], [1]]
    """
    groups = [set(group) for group in start]
    for link in (set(one) for one in links):
        touched = [group for group in groups if group & link]
        if touched:
            groups = [group for group in groups if not group & link]
            groups.append(set().union(*touched))
    return sorted(sorted(group) for group in groups)


def _ends(one: FigureRelation) -> tuple[ClaimId, ...]:
    return (one.a, *(one.b if isinstance(one.b, tuple) else (one.b,)))


def heads(order: Sequence[ClaimId], relations: Iterable[FigureRelation]) -> list[list[ClaimId]]:
    """Join the claims that tell one and the same number, the one that others restate first."""
    at = {claim: n for n, claim in enumerate(order)}
    same = [one for one in relations if one.relation in ONE_NUMBER]
    links = [[at[end] for end in _ends(one) if end in at] for one in same]
    restated = {end for one in same for end in _ends(one)[1:]}
    groups = joined([[n] for n in range(len(order))], links)
    return [
        sorted((order[n] for n in group), key=lambda c: (c not in restated, at[c]))
        for group in groups
    ]


def _line(
    number: int,
    members: Sequence[tuple[Statement, Amount, Block]],
    sentences: tuple[Sentence, ...],
) -> FigureLine:
    head, quantity, _ = members[0]
    documents = len({one.doc for one, _, _ in members})
    return FigureLine(
        anchor=f"figure-{number + 1}",
        figure=amount(quantity),
        about=(quantity.population or "").replace("_", " "),
        counter=speaker(head.attribution[0]) if head.attribution else "nobody named",
        where=quantity.place or ", ".join(s.name for s in head.places[:2] if s.name),
        when=readable(quantity.as_of or head.date),
        often=f"told {times(len(members))} in {counted(documents, 'document', 'documents')}",
        told=tuple(block for _, _, block in members),
        sentences=sentences,
    )


def by_number(
    relations: Iterable[FigureRelation], home: Mapping[ClaimId, int]
) -> dict[int, list[FigureRelation]]:
    """List the relations between two numbers, by the number that they speak of."""
    found: dict[int, list[FigureRelation]] = {}
    for one in relations:
        if one.relation not in ONE_NUMBER and all(end in home for end in _ends(one)):
            found.setdefault(home[one.a], []).append(one)
    return found


def sentences_of(
    relations: Iterable[FigureRelation], home: Mapping[ClaimId, int], said: Sequence[str]
) -> list[Sentence]:
    """Say what one number is to others, in one sentence for each relation and reason."""
    found: dict[tuple[Relation, str], list[str]] = {}
    for one in relations:
        # The same sum in another order is the same sum.
        right = " and ".join(sorted({said[home[end]] for end in _ends(one)[1:]}))
        rights = found.setdefault((one.relation, one.why), [])
        if right not in rights:
            rights.append(right)
    return [
        Sentence(f"{told('relation', relation)} {'; '.join(rights)}", why, relation in WARNING)
        for (relation, why), rights in _distinct(found).items()
    ]


def _distinct(
    found: Mapping[tuple[Relation, str], list[str]],
) -> dict[tuple[Relation, str], list[str]]:
    """Drop what was said of the same numbers for another reason before."""
    told_of: set[tuple[Relation, str]] = set()
    kept: dict[tuple[Relation, str], list[str]] = {}
    for (relation, why), rights in found.items():
        new = [right for right in rights if (relation, right) not in told_of]
        told_of |= {(relation, right) for right in new}
        if new:
            kept[relation, why] = new
    return kept
