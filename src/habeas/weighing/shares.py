"""Which figures of a document count some of those whom another figure of it counts?"""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from habeas.model.words import Relation, Unit
from habeas.weighing.cues import cores, cue
from habeas.weighing.facets import narrowing, who
from habeas.weighing.found import Found
from habeas.weighing.page import Page, Said, surface
from habeas.weighing.tellings import Told

_STOP = re.compile(r"[.!?;]")
BACK = 4  # figures before one, among which its whole is looked for
FAR = 10  # the same for one counter's own figures
FATES = frozenset({"custody", "end"})  # groups of what befalls those who are held
LEAD = 60  # characters before a claim in which its tie to the one before may stand


class Beside(Struct, frozen=True):
    """The figures among which a whole is looked for."""

    head: Sequence[Told]  # the first ones of the document
    before: Sequence[Told]
    after: Sequence[Told]


Why = tuple[Told | None, str]
NONE: Why = (None, "")


def parts(
    told: Sequence[Told], addends: frozenset[str], rows: frozenset[str], found: Found
) -> None:
    """Find the figures of a document that count some of those another figure of it counts.

    `addends` add up to another figure: that is their whole, and they are no whole of each other.
    `rows` are those of a list: "of them", behind it, means those whom the list adds up to.
    """
    within = set(addends)  # figures that are themselves part of another one
    meant: dict[str, Told] = {}  # and what the words say that they are a part of
    plain: list[Told] = []  # the figures so far, but for the rows of lists
    for at, part in enumerate(told):
        before = told[max(0, at - FAR) : at] if part.id in rows else plain[-FAR:]
        beside = Beside(told[: min(at, FAR)], before, told[at + 1 : at + 2])
        if part.id not in rows:
            plain.append(part)
        if part.taken_back:
            continue
        whole, why = _whole(part, beside, within, listed=part.id in addends)
        if whole is not None and _one_sentence(whole, part):
            whole = meant.get(whole.id, whole)  # "of them, 60 here, 34 there": two of the same
        if whole is not None:
            meant[part.id] = whole
            within.add(part.id)
            found.say(part.said, whole.said, Relation.PART_OF, why)


def _one_sentence(one: Told, other: Told) -> bool:
    """Tell whether no sentence ends between two figures."""
    first, last = sorted((one.figure.end, other.figure.end))
    between = surface(one.page, first, last)
    return one.said.claim.passage == other.said.claim.passage and not _STOP.search(between)


def _whole(part: Told, beside: Beside, within: set[str], *, listed: bool) -> Why:
    near = (*beside.after, *reversed(beside.before[-1:]))
    larger = [t for t in beside.before[-BACK:] if _holds(t, part)]
    own = [t for t in beside.before if _holds(t, part) and t.counter == part.counter]
    whole = [t for t in own if t.id not in within]
    told_by = _tellers(part, beside.before)
    ways = (
        _marked(part, _meant(part, larger, within) or own[-1:]),
        _partitive(part, told_by, larger),
        _beside(part, near),
        _on_register(part, [t for t in larger if t.id not in within] or larger),
        NONE if listed else _kind(part, whole),
        NONE if listed else _place(part, whole),
        _region(part, [t for t in (*beside.head, *beside.before) if _holds(t, part)]),
        NONE if listed else _bare(part, whole),
    )
    return next((way for way in ways if way[0] is not None), NONE)


def _meant(part: Told, larger: Sequence[Told], within: set[str]) -> list[Told]:
    """Leave out a town's figure, a part itself, before "of them": a kind of people is of all."""
    if not part.kinds or part.said.spots:
        return list(larger)
    return [t for t in larger if not (t.id in within and t.said.spots)] or list(larger)


def _marked(part: Told, larger: Sequence[Told]) -> Why:
    words = cue("part", _lead(part.page, part.said))
    if not words or not larger or part.unit is not Unit.PERSONS:
        return NONE
    why = "the words say that it is some of those"
    return larger[-1], f"{why}: “{words}”" if part.page.document.public else why


def _partitive(part: Told, own: Sequence[Told], larger: Sequence[Told]) -> Why:
    """Find the whole of "three of the detained": the total, or the speaker's own people."""
    if part.unit is not Unit.PERSONS or not cue("partitive", part.after):
        return NONE
    why = "the number is said to be some of those"
    mine = part.kinds - narrowing(part.kinds)
    if mine:
        return next((t for t in own if t.kinds & mine), next(iter(own), None)), why
    return max(own or larger, key=lambda t: t.value, default=None), why


def _tellers(part: Told, before: Sequence[Told]) -> list[Told]:
    """List the larger figures of the one who tells a figure, or through whom it is told."""
    return [t for t in before if _holds(t, part) and t.counter in part.behind | {part.counter}]


def _beside(part: Told, near: Sequence[Told]) -> Why:
    for other in near:
        one_more = cue("others", part.clause) and other.value == part.value + 1
        if one_more and other.unit is part.unit and _same_days(part, other):
            return other, f"{part.value} others and the speaker make {other.value}"
        total = _holds(other, part) and cue("whole", other.said.words)
        if total and part.said.near and part.said.near == other.said.near:
            return other, f"{other.value} is the total, {part.value} one place in it"
    return NONE


def _on_register(part: Told, larger: Sequence[Told]) -> Why:
    if part.unit is Unit.NAMES and larger:
        return larger[-1], "names on a register against an estimate"
    return NONE


def _kind(part: Told, own: Sequence[Told]) -> Why:
    """Find the counter's figure of which this one is a kind: the minors, those still held."""
    for whole in _latest(own):
        more = part.kinds - whole.kinds if whole.kinds <= part.kinds else frozenset()
        kinds = narrowing(more)
        if kinds and _one_scope(part, whole) and part.acts & whole.acts:
            return whole, f"counts a kind of those people only: {', '.join(sorted(kinds))}"
    return NONE


def _latest(own: Sequence[Told]) -> list[Told]:
    """Order figures: those told of the latest day first, and of these the nearest."""
    near = list(reversed(own))
    return sorted(near, key=lambda t: t.day or date.max, reverse=True)


def _one_scope(part: Told, whole: Told) -> bool:
    """Tell whether a figure lies within the place and the time of another one."""
    placed = not whole.said.spots or set(part.said.near) & set(whole.said.spots)
    return bool(placed) and _within(part, whole)


def _within(part: Told, whole: Told) -> bool:
    """Tell whether a figure may lie in the time of another one.

    A state without a day of its own is told of the day of the text: that says nothing of its end.
    """
    first, last = whole.said.first, whole.said.last
    own = part.said.last
    if own and first and own < first:
        return False
    undated = part.said.first is None and own == part.page.when
    return undated or not (own and last and own > last)


def _place(part: Told, own: Sequence[Told]) -> Why:
    """Find the counter's figure of a wider area that this one, of a town, is a part of."""
    one = part.said
    for whole in _latest(own):
        other = whole.said
        placed = one.spots and not other.spots and one.types == other.types
        if placed and who(whole.kinds) <= part.kinds and _within(part, whole):
            return whole, "one place of what the larger figure counts"
    return NONE


def _region(part: Told, larger: Sequence[Told]) -> Why:
    one = part.said
    for whole in larger:
        other = whole.said
        narrow = one.areas and not set(one.areas) & set(other.areas) and not other.spots
        same = one.claim.attribution == other.claim.attribution
        if narrow and same and one.types == other.types:
            return whole, "one region of what the larger figure counts"
    return NONE


def _bare(part: Told, own: Sequence[Told]) -> Why:
    """Find the total of a counter behind which it goes on counting, without a time of its own.

    "Our register lists 179. Fifty-eight work in the oil fields." Another state of a count has
    another day; another town, another act or "others" begin a count of their own.
    """
    kept_apart = ((kind, part.clause) for kind in ("more", "then", "right"))
    if any(cue(*one) for one in kept_apart) or part.unit is not Unit.PERSONS:
        return NONE
    if part.kinds - narrowing(part.kinds):
        return NONE  # it says whom it counts: police who were hurt are none of the arrested
    for whole in _latest(own)[:1]:
        apart = bool(part.said.spots) and not set(part.said.near) & set(whole.said.near)
        undated = part.said.first is None and part.said.last == part.page.when
        same = undated or _same_days(part, whole)
        same = same or ((begun := part.said.first) is not None and begun == whole.said.first)
        if same and not apart and _befell(part, whole) and whole.unit is Unit.PERSONS:
            return whole, "the counter goes on about those whom the larger figure counts"
    return NONE


def _befell(part: Told, whole: Told) -> bool:
    """Tell whether a figure is of the act of a larger one, or of what became of the held."""
    later = cores(part.said.types, "group") & FATES
    return bool(part.acts & whole.acts) or ("held" in whole.acts and bool(later))


def _same_days(one: Told, other: Told) -> bool:
    return (one.said.first, one.said.last) == (other.said.first, other.said.last)


def _holds(whole: Told, part: Told) -> bool:
    counted = whole.unit in (Unit.PERSONS, Unit.CASES) and not whole.taken_back
    return counted and whole.value > part.value > 0


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
