"""Which numbers are told, and which of them may be compared?"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.release import Private, Statement
from habeas.model.weight import FigureRelation
from habeas.model.words import Relation
from habeas.publication.blocks import Block, blocks
from habeas.publication.dates import readable
from habeas.publication.wording import amount, counted, explained, speaker, told

ONE_NUMBER = {Relation.SAME, Relation.RESTATED}


class FigureLine(Struct, frozen=True, kw_only=True):
    """One number, however often it is told."""

    anchor: str
    figure: str
    value: int
    population: str
    counter: str
    where: str
    when: str
    told: tuple[Block, ...]
    documents: int
    relations: tuple[str, ...]
    warnings: tuple[str, ...]


def figures(private: Private) -> tuple[FigureLine, ...]:
    """List the numbers that have a relation to another, then all other counts, the largest first."""
    counted_ones = {s.id: s for s in private.statements if s.quantity is not None}
    groups = _groups(counted_ones, private.figures)
    names = {claim: n for n, group in enumerate(groups) for claim in group}
    lines = [_line(n, groups, names, counted_ones, private) for n in range(len(groups))]
    return tuple(sorted(lines, key=lambda x: (not x.relations and not x.warnings, -x.value)))


def _groups(
    told_ones: dict[ClaimId, Statement], relations: Iterable[FigureRelation]
) -> list[tuple[ClaimId, ...]]:
    """Join the claims that tell one and the same number."""
    leader = {claim: claim for claim in told_ones}

    def find(claim: ClaimId) -> ClaimId:
        while leader[claim] != claim:
            claim = leader[claim]
        return claim

    for one in relations:
        if one.relation in ONE_NUMBER and not isinstance(one.b, tuple):
            if one.a in leader and one.b in leader:
                leader[find(one.a)] = find(one.b)
    groups: dict[ClaimId, list[ClaimId]] = {}
    for claim in told_ones:
        groups.setdefault(find(claim), []).append(claim)
    # The claim that others go back to speaks for its group.
    return [(head, *(c for c in group if c != head)) for head, group in groups.items()]


def _line(
    number: int,
    groups: Sequence[tuple[ClaimId, ...]],
    names: dict[ClaimId, int],
    told_ones: dict[ClaimId, Statement],
    private: Private,
) -> FigureLine:
    members = [told_ones[claim] for claim in groups[number]]
    head = members[0]
    quantity = head.quantity
    if quantity is None:  # pragma: no cover - only statements with a figure are grouped
        raise AssertionError
    said = {n: amount(q) for n, g in enumerate(groups) if (q := told_ones[g[0]].quantity)}
    sentences = _sentences(number, names, said, private.figures)
    return FigureLine(
        anchor=f"figure-{number + 1}",
        figure=amount(quantity),
        value=quantity.value or quantity.low or 0,
        population=(quantity.population or "").replace("_", " "),
        counter=_counter(head),
        where=quantity.place or ", ".join(s.name for s in head.places[:2] if s.name),
        when=readable(quantity.as_of or head.date),
        told=blocks(private, members),
        documents=len({one.doc for one in members}),
        relations=tuple(text for text, warns in sentences if not warns),
        warnings=tuple(text for text, warns in sentences if warns),
    )


def _counter(statement: Statement) -> str:
    return speaker(statement.attribution[0]) if statement.attribution else "nobody named"


WARNING = {Relation.CONFLICT, Relation.DIFFERENT_POPULATION, Relation.RETRACTED}


def _sentences(
    number: int,
    names: dict[ClaimId, int],
    said: dict[int, str],
    relations: Iterable[FigureRelation],
) -> list[tuple[str, bool]]:
    found: dict[str, bool] = {}
    for one in relations:
        others = one.b if isinstance(one.b, tuple) else (one.b,)
        ends = [names[b] for b in others if b in names]
        if names.get(one.a) != number or len(ends) != len(others) or one.relation in ONE_NUMBER:
            continue
        right = " and ".join(said[end] for end in ends)
        why = f" ({one.why})" if one.why else ""
        sentence = f"{told('relation', one.relation)} {right}{why}"
        same = f"{told('relation', one.relation)} {right}"
        if not any(key.startswith(same) for key in found):
            found[sentence] = one.relation in WARNING
    return list(found.items())


def summary(lines: Sequence[FigureLine]) -> str:
    """Say how many numbers there are and how often they are told."""
    told_times = sum(len(line.told) for line in lines)
    return (
        f"{counted(len(lines), 'number', 'numbers')}, told {told_times} times. "
        f"{explained('relation', 'rounded').capitalize()}; no averages are made."
    )
