"""Which statements should a person look at first, and what hangs on each of them?

Not only where the reader doubts: a misreading that nobody doubts does most harm where an origin
stands on it alone, where it names somebody, gives a figure or bears a legal label.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.release import Private, Statement
from habeas.model.words import Identity, OriginStatus, Unit
from habeas.text.tables import rows


class Risk(Struct, frozen=True):
    """One thing that can hang on a statement."""

    words: str
    weight: int
    row: bool  # reason enough to look, even where nothing is doubted
    kinds: frozenset[str]


class Look(Struct, frozen=True):
    """A statement to look at, and what hangs on it."""

    statement: Statement
    weight: int
    risks: tuple[str, ...]


class Standing(Struct, frozen=True):
    """Which statements findings and comparisons of figures stand on."""

    alone: frozenset[ClaimId]
    joined: frozenset[ClaimId]
    compared: frozenset[ClaimId]

    @classmethod
    def of(cls, private: Private) -> "Standing":
        """Look through the findings and the figures of a case."""
        shown = [one for one in private.origins if one.status is OriginStatus.ESTABLISHED]
        voices = [voice.claims for one in shown for voice in one.independent]
        pairs = [
            (one.a, *(one.b if isinstance(one.b, tuple) else (one.b,))) for one in private.figures
        ]
        return cls(
            frozenset(claims[0] for claims in voices if len(claims) == 1),
            frozenset(claim for one in private.origins for claim in one.members),
            frozenset(claim for pair in pairs for claim in pair),
        )


def queue(private: Private) -> tuple[Look, ...]:
    """List the statements that nobody has decided on and that need a look, most at stake first."""
    standing = Standing.of(private)
    found = []
    for one in private.statements:
        risks = [_risks()[name] for name in _found(one, standing)]
        if any(risk.row for risk in risks) and not one.accepted:
            weight = sum(risk.weight for risk in risks)
            found.append(Look(one, weight, tuple(risk.words for risk in risks)))
    return tuple(sorted(found, key=lambda look: -look.weight))


def _found(one: Statement, standing: Standing) -> Iterator[str]:
    """Name what hangs on a statement, in the order of the table."""
    nearest = one.attribution[0] if one.attribution else None
    named = nearest is not None and nearest.identity is Identity.NAMED
    holds: Mapping[str, bool] = {
        "alone": one.id in standing.alone,
        "label": bool(_risks()["label"].kinds & set(one.types)),
        "person": named and nearest is not None and nearest.kind in _risks()["person"].kinds,
        "compared": one.id in standing.compared,
        "figure": one.quantity is not None and one.quantity.unit is not Unit.DAYS,
        "finding": one.id in standing.joined,
        "doubt": bool(one.needs_review),
    }
    return (name for name in _risks() if holds[name])


@cache
def _risks() -> Mapping[str, Risk]:
    return {
        row["risk"]: Risk(
            row["words"], int(row["weight"]), row["row"] == "yes", frozenset(row["kinds"].split())
        )
        for row in rows("habeas.publication", "review_risks.csv")
    }
