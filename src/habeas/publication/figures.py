"""Which numbers are told, and which of them may be compared?"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.release import Private, Statement
from habeas.model.weight import FigureRelation
from habeas.model.words import Relation
from habeas.publication.blocks import Block
from habeas.publication.findings import times
from habeas.publication.gist import Weighings, of_figure, when, where
from habeas.publication.lattice import Lattice, Tie, joined, lattice
from habeas.publication.lattice_picture import Pictures, pictures
from habeas.publication.wording import amount, counted, speaker, told

__all__ = [
    "FigureLine",
    "Figures",
    "Sentence",
    "by_number",
    "figures",
    "heads",
    "joined",
    "sentences_of",
]

ONE_NUMBER = {Relation.SAME, Relation.RESTATED}
APART = {Relation.DIFFERENT_POPULATION}
MUTUAL = {Relation.CONFLICT, Relation.RETRACTED}  # said on both lines
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
    strongest: str
    also: tuple[str, ...]  # how relays round it
    withdrawn: bool
    told: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


class FigureCluster(Struct, frozen=True):
    """Numbers that hang together: one repeats, rounds, adds up or updates another."""

    lines: tuple[FigureLine, ...]
    more: tuple[FigureLine, ...]  # those told least often, folded away
    picture: Pictures | None


class Figures(Struct, frozen=True):
    """All numbers: in clusters, and those that stand alone."""

    clusters: tuple[FigureCluster, ...]
    alone: tuple[FigureLine, ...]


def figures(private: Private, laid: Mapping[ClaimId, Block]) -> Figures:
    """Order the numbers: those that are told most often and hang together first."""
    known = lattice(private)
    weighings = Weighings(private)
    statements = {s.id: s for s in private.statements}
    lines = [
        _line(n, known, weighings, [(statements[c], laid[c]) for c in one.claims])
        for n, one in enumerate(known.numbers)
    ]
    linked = [[t.a, *t.b] for t in known.ties if t.relation not in APART]
    ranked = sorted(
        joined([[n] for n in range(len(lines))], linked),
        key=lambda c: (-max(len(lines[n].told) for n in c), c[0]),
    )
    drawn = [sorted(c, key=lambda n: (-len(lines[n].told), n)) for c in ranked]
    with_words = [c for c in drawn if any(lines[n].sentences for n in c)]
    return Figures(
        clusters=tuple(
            _cluster([lines[n] for n in c], pictures(known, c, number))
            for number, c in enumerate(with_words, 1)
        ),
        alone=tuple(lines[n] for c in drawn if c not in with_words for n in c),
    )


def _cluster(lines: Sequence[FigureLine], picture: Pictures | None) -> FigureCluster:
    return FigureCluster(tuple(lines[:UNFOLDED]), tuple(lines[UNFOLDED:]), picture)


def _line(
    number: int,
    known: Lattice,
    weighings: Weighings,
    members: Sequence[tuple[Statement, Block]],
) -> FigureLine:
    one = known.numbers[number]
    head, quantity = one.first, one.amount
    documents = len({said.doc for said, _ in members})
    also = {amount(s.quantity) for s, _ in members if s.quantity} - {amount(quantity)}
    return FigureLine(
        anchor=f"figure-{number + 1}",
        figure=amount(quantity),
        about=(quantity.population or "").replace("_", " "),
        counter=speaker(head.attribution[0]) if head.attribution else "nobody named",
        where=where(one),
        when=when(one) or "no date given",
        often=f"told {times(len(members))} in {counted(documents, 'document', 'documents')}",
        strongest=of_figure(number, known, weighings),
        also=tuple(sorted(also)),
        withdrawn=number in known.withdrawn,
        told=tuple(block for _, block in members),
        sentences=tuple(_said(number, known)),
    )


def _said(number: int, known: Lattice) -> list[Sentence]:
    """Say what one figure is to others; what is said of both is said once, unless it warns."""
    ties = known.at.get(number, ())
    found = [_sentence(t, t.b, known, told("relation", t.relation)) for t in ties if t.a == number]
    found += [
        _sentence(t, (t.a,), known, told("relation_back", t.relation))
        for t in ties
        if number in t.b and t.relation in MUTUAL
    ]
    return found


def _sentence(tie: Tie, others: Sequence[int], known: Lattice, words: str) -> Sentence:
    rights = " and ".join(amount(known.numbers[n].amount) for n in others)
    why = tie.why
    if tie.relation is Relation.CONFLICT and known.withdrawn & set(others):
        why = f"{why}; since withdrawn"
    if tie.open_in:
        documents = counted(len(tie.open_in), "document leaves", "documents leave")
        why = f"{why}; {documents} it open whether they count the same people"
    return Sentence(f"{words} {rights}", why, tie.relation in WARNING)


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
