"""Which statements are about a number, and which words are those of each number?"""

import re
from collections.abc import Iterator, Sequence

from habeas.claims.edges import strip
from habeas.claims.figures import Figure
from habeas.claims.reading import Span, Statement
from habeas.model.words import EventType, Unit

COUNTED = frozenset(
    {Unit.PERSONS, Unit.FAMILIES, Unit.SITES, Unit.REGIONS, Unit.CASES, Unit.NAMES}
)
LEFT_OUT = re.compile(r"\s+[—–]\s+(?=[^\W\d])")  # "9 — в Нарыне": the dash stands for the verb
NUMBERED = re.compile(r"\.\s?\d")  # Nr. 2
LIST = 2  # so many places are a list


def with_figures(
    stated: Statement, figures: Sequence[Figure], places: Sequence[Span], text: str
) -> Iterator[Statement]:
    """Make one statement for each figure that the words of a statement hold."""
    if not figures:
        yield stated
        return
    listed = [p for p in places if stated.start <= p[0] and p[1] <= stated.end]
    main = _main(stated, figures)
    if main.unit is Unit.SITES and len(listed) >= LIST:
        # "four more places: A, B and C": the list is one claim, its number another.
        yield stated
        yield _counting(stated, main, _up_to(listed[0][0], stated, main, text))
        figures = [figure for figure in figures if figure is not main]
    for figure in figures:
        if figure is main:
            yield _counting(stated, figure, (stated.start, stated.end))
        elif figure.unit in COUNTED:
            yield _counting(stated, figure, _phrase(figure, stated, figures, text))


def _main(stated: Statement, figures: Sequence[Figure]) -> Figure:
    persons = [f for f in figures if f.unit is Unit.PERSONS] or list(figures)
    if not stated.triggers:
        return persons[0]
    return min(persons, key=lambda f: min(abs(f.start - t[0]) for t in stated.triggers))


def _counting(stated: Statement, figure: Figure, span: Span) -> Statement:
    types = set(stated.types)
    if figure.unit in COUNTED:
        types.add(EventType.COUNT)
    return Statement(
        stated.passage,
        *span,
        tuple(sorted(types)),
        stated.polarity,
        stated.triggers,
        (figure.start, figure.end),
        stated.because,
    )


def _up_to(first: int, stated: Statement, figure: Figure, text: str) -> Span:
    # The number of a list claims what stands before the list, its predicate included.
    told = max([figure.end, *(t[1] for t in stated.triggers[:1] if t[1] <= first)])
    marks = [i for i in range(told, stated.end) if text[i] in ",;:—–("]
    end = min([*marks, first if first > figure.end else stated.end])
    return strip(text, stated.start, end)


def _to_the_mark(text: str, end: int, last: int) -> int:
    """Find the mark that ends the words of a figure: no dash for a verb, no point of "Nr. 2"."""
    dash = LEFT_OUT.match(text, end, last)
    end = dash.end() if dash else end
    while end < last and text[end] not in ",;:—–).":
        end += 1
        label = NUMBERED.match(text, end, last)
        end = label.end() if label else end
    return end


def _phrase(figure: Figure, stated: Statement, others: Sequence[Figure], text: str) -> Span:
    # A second figure claims the words around it, up to the marks that part it from the first.
    start, end = figure.start, figure.end
    while (
        start > stated.start
        and text[start - 1] not in ",;:—–(."
        and not any(o is not figure and o.end == start for o in others)
    ):
        start -= 1
    last = figure.noun[1] if figure.noun and figure.noun[1] > end else stated.end
    end = _to_the_mark(text, end, last)
    for other in others:
        if other is not figure and start < other.end <= figure.start:
            start = figure.start
        if other is not figure and figure.end <= other.start < end:
            end = other.start
    return strip(text, start, end)
