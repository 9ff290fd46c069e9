"""Does a figure, held against all that was printed before, give a few people away?"""

from collections.abc import Iterable, Sequence

from habeas.model.public import Cell, PublicClaim, Release
from habeas.protection.limits import counts_people, limit


def cells(release: Release) -> tuple[Cell, ...]:
    """List the numbers of people that a release prints, for the releases after it."""
    names = {place.id: place.name for place in release.places}
    found = (cell(claim, names) for claim in release.claims)
    return tuple(sorted({one for one in found if one}, key=lambda one: (one.key, one.value)))


def cell(claim: PublicClaim, names: dict[str, str]) -> Cell | None:
    """Say what a figure counts: whose count, of what, where, doing what."""
    figure, speaker = claim.figure, claim.speaker
    if figure is None or figure.value is None or not counts_people(figure.unit):
        return None
    counter = (speaker.body or speaker.kind).casefold() if speaker else ""
    where = " ".join(sorted(names[place] for place in claim.places))
    return Cell((counter, figure.unit, where, " ".join(sorted(claim.types))), figure.value)


def differing(
    claims: Sequence[PublicClaim], names: dict[str, str], earlier: Iterable[Cell]
) -> frozenset[str]:
    """Find the figures that differ from an earlier printed one by 1 to less than a smallest cell.

    What was printed stays printed: of two such figures the one that is not yet out is held back.
    """
    printed: dict[tuple[str, ...], set[int]] = {}
    for one in earlier:
        printed.setdefault(one.key, set()).add(one.value)
    kept_back = set()
    for claim in claims:
        counted = cell(claim, names)
        if counted is None:
            continue
        values = printed.setdefault(counted.key, set())
        if counted.value not in values and _near(counted.value) & values:
            kept_back.add(claim.id)
        else:
            values.add(counted.value)
    return frozenset(kept_back)


def _near(value: int) -> set[int]:
    """List the values that differ by fewer than a smallest cell."""
    return set(range(value - limit("smallest_cell") + 1, value + limit("smallest_cell")))
