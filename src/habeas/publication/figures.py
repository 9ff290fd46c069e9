"""Which numbers are told, and which of them may be compared?"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.release import Private, Statement
from habeas.model.words import Relation
from habeas.publication.blocks import Block
from habeas.publication.findings import times
from habeas.publication.gist import Weighings, behind, of_figure
from habeas.publication.knots import Tie, joined
from habeas.publication.lattice import UNDATED, Lattice, lattice
from habeas.publication.lattice_picture import Pictures, pictures
from habeas.publication.wording import amount, counted, listed, told

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
    drawn = clusters(known)
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
    head = members[0][0]
    documents = len({said.doc for said, _ in members})
    also = {amount(s.quantity) for s, _ in members if s.quantity} - {one.shown}
    population = head.quantity.population if head.quantity else None
    return FigureLine(
        anchor=f"figure-{number + 1}",
        figure=one.shown,
        about=(population or "").replace("_", " "),
        counter=one.teller,
        where=one.where,
        when=one.when or UNDATED,
        often=f"told {times(len(members))} in {counted(documents, 'document', 'documents')}",
        strongest=of_figure(number, known, behind(one, weighings)),
        also=tuple(sorted(also)),
        withdrawn=number in known.knots.withdrawn,
        told=tuple(block for _, block in members),
        sentences=sentences(number, known),
    )


def sentences(number: int, known: Lattice) -> tuple[Sentence, ...]:
    """Say what one figure is to others; what is said of both is said once, unless it warns."""
    ties = known.knots.at.get(number, ())
    found = [_sentence(t, t.b, known, told("relation", t.relation)) for t in ties if t.a == number]
    found += [
        _sentence(t, (t.a,), known, told("relation_back", t.relation))
        for t in ties
        if number in t.b and t.relation in MUTUAL
    ]
    return tuple(found)


def _sentence(tie: Tie, others: Sequence[int], known: Lattice, words: str) -> Sentence:
    why = [tie.why] if tie.why else []
    if tie.relation is Relation.CONFLICT and known.knots.withdrawn & set(others):
        why.append("since withdrawn")
    if tie.open_in:
        documents = counted(len(tie.open_in), "document leaves", "documents leave")
        why.append(f"{documents} it open whether they count the same people")
    rights = listed([known.numbers[n].shown for n in others])
    return Sentence(f"{words} {rights}", "; ".join(why), tie.relation in WARNING)


def clusters(known: Lattice) -> list[list[int]]:
    """List the figures that hang together, those that are told most often first."""
    linked = [[t.a, *t.b] for t in known.knots.ties if t.relation not in APART]
    size = [len(one.claims) for one in known.numbers]
    ranked = sorted(
        joined([[n] for n in range(len(size))], linked),
        key=lambda c: (-max(size[n] for n in c), c[0]),
    )
    return [sorted(c, key=lambda n: (-size[n], n)) for c in ranked]
