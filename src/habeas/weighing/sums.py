"""Which figures of a document add up to another, and which count some of what it counts?"""

from collections.abc import Iterator, Sequence

from habeas.model.words import EventType, Operator, Relation, Unit
from habeas.weighing.cues import cue
from habeas.weighing.found import Found
from habeas.weighing.page import Page, Said, unit_of

PARTS = 6  # more addends than this fit any number
WINDOW = 12  # figures of one document among which a sum is looked for
LEAST = 10  # below this a sum is chance
BACK = 4  # figures before one, among which its whole is looked for
UNSURE = frozenset({Operator.ABOUT, Operator.DOZENS, Operator.HUNDREDS, Operator.THOUSANDS})


def figures_of(page: Page) -> list[Said]:
    """List the claims of a document that state a figure."""
    return [s for s in page.said if s.claim.quantity and s.claim.quantity.value is not None]


def _countable(said: Said) -> bool:
    quantity = said.claim.quantity
    taken_back = EventType.RETRACTION in said.claim.types or EventType.DENIAL in said.claim.types
    return (
        bool(
            quantity
            and quantity.value
            and quantity.unit in (Unit.PERSONS, Unit.CASES, Unit.NAMES, Unit.FAMILIES)
        )
        and not taken_back
    )


def sums(page: Page, found: Found) -> list[tuple[Said, tuple[Said, ...]]]:
    """Find the figures of a document that are the sum of others that follow them."""
    counted = [s for s in figures_of(page) if _countable(s)]
    made = []
    for at, whole in enumerate(counted):
        if (whole.value or 0) < LEAST:
            continue
        after = [
            s
            for s in counted[at + 1 : at + 1 + WINDOW]
            if unit_of(s) is unit_of(whole) and 0 < (s.value or 0) < (whole.value or 0)
        ]
        parts = _subset(whole.value or 0, after)
        if parts:
            found.compose(
                whole, parts, " + ".join(f"{p.value:,}" for p in parts) + f" = {whole.value:,}"
            )
            made.append((whole, parts))
    return made


def _subset(total: int, parts: Sequence[Said]) -> tuple[Said, ...]:
    """Find the fewest figures, first ones first, that add up; states of a series never do."""
    for size in range(2, min(PARTS, len(parts)) + 1):
        for chosen in _choose(total, parts, size):
            if not _is_series(chosen):
                return chosen
    return ()


def _choose(total: int, parts: Sequence[Said], size: int) -> Iterator[tuple[Said, ...]]:
    if size == 1:
        yield from ((p,) for p in parts if p.value == total)
        return
    for at, part in enumerate(parts):
        if (part.value or 0) < total:
            yield from (
                (part, *rest)
                for rest in _choose(total - (part.value or 0), parts[at + 1 :], size - 1)
            )


def _is_series(parts: Sequence[Said]) -> bool:
    days = {p.last for p in parts}
    return (
        len(days) == len(parts) and len({(p.types, p.near) for p in parts}) == 1 and len(parts) > 1
    )


def parts(page: Page, found: Found) -> None:
    """Find the figures of a document that count some of those another figure of it counts."""
    counted = figures_of(page)
    for at, part in enumerate(counted):
        before = counted[max(0, at - BACK) : at]
        whole, why = _whole(page, part, before, counted[at + 1 : at + 2])
        if whole is None:
            whole, why = _region(part, [s for s in counted[:at] if _holds(s, part)])
        if whole is not None:
            found.say(part, whole, Relation.PART_OF, why)


def _whole(
    page: Page, part: Said, before: Sequence[Said], after: Sequence[Said]
) -> tuple[Said | None, str]:
    larger = [s for s in before if _holds(s, part)]
    marked = cue("part", _lead(page, part))
    if marked and larger and unit_of(part) is Unit.PERSONS:
        return (
            larger[-1],
            f"the words say that it is some of those: “{marked}”"
            if page.document.public
            else "the words say that it is some of those",
        )
    for other in (*after, *reversed(before[-1:])):
        one_more = cue("others", part.words) and other.value == (part.value or 0) + 1
        if one_more and unit_of(other) is unit_of(part) and _same_days(part, other):
            return other, f"{part.value} others and the speaker make {other.value}"
        if (
            _holds(other, part)
            and cue("whole", other.words)
            and part.near
            and part.near == other.near
        ):
            return other, f"{other.value} is the total, {part.value} one place in it"
    if unit_of(part) is Unit.NAMES and larger:
        return larger[-1], "names on a register against an estimate"
    return None, ""


def _region(part: Said, larger: Sequence[Said]) -> tuple[Said | None, str]:
    for whole in larger:
        narrower = part.areas and not set(part.areas) & set(whole.areas) and not whole.spots
        if (
            narrower
            and part.types == whole.types
            and part.claim.attribution == whole.claim.attribution
        ):
            return whole, "one region of what the larger figure counts"
    return None, ""


def _same_days(one: Said, other: Said) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _holds(whole: Said, part: Said) -> bool:
    return (
        whole.claim.quantity is not None
        and whole.claim.quantity.unit in (Unit.PERSONS, Unit.CASES)
        and (whole.value or 0) > (part.value or 0) > 0
        and EventType.RETRACTION not in part.claim.types
        and EventType.DENIAL not in part.claim.types
    )


LEAD = 60  # characters before a claim in which its tie to the one before may stand


def _lead(page: Page, said: Said) -> str:
    """Give a claim's words and what stands just before them in the same sentence."""
    passages = page.document.passages
    if not 0 <= said.claim.passage < len(passages):
        return said.words
    text = passages[said.claim.passage].text
    at = text.find(said.words)
    head = text[max(0, at - LEAD) : at] if at > 0 else ""
    cut = max(head.rfind(mark) for mark in ".!?;")
    tail = text[at + len(said.words) : at + len(said.words) + LEAD // 2] if at >= 0 else ""
    end = min((i for i in (tail.find(mark) for mark in ".!?;,") if i >= 0), default=len(tail))
    return head[cut + 1 :] + said.words + tail[:end]
