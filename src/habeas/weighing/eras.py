"""Did what is told of one town happen in one stretch of time, or years apart?"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from habeas.weighing.page import Said

FAR = timedelta(days=180)  # what lies so far apart, and is dated on both sides, is not one event


def eras(
    threads: Sequence[Sequence[str]], said: Mapping[str, Said], told: Mapping[str, date | None]
) -> list[list[Sequence[str]]]:
    """Part threads of claims where their days leave a gap; those without a day follow the rest.

    `told` is the day of each claim's document: what it tells lies before it. A thread without
    days of its own goes with the latest stretch that had begun when it was told.
    """
    spans = [(span, n) for n, thread in enumerate(threads) if (span := _span(thread, said))]
    groups: list[list[int]] = []
    ends: list[tuple[date, date]] = []
    for (first, last), n in sorted(spans):
        if ends and first - ends[-1][1] <= FAR:
            groups[-1].append(n)
            ends[-1] = (ends[-1][0], max(ends[-1][1], last))
        else:
            groups.append([n])
            ends.append((first, last))
    if len(groups) <= 1:
        return [list(threads)]
    dated = {n for group in groups for n in group}
    for n, thread in enumerate(threads):
        if n not in dated:
            groups[_home(_known(thread, said, told), ends)].append(n)
    return [[threads[n] for n in sorted(group)] for group in groups]


def _span(thread: Sequence[str], said: Mapping[str, Said]) -> tuple[date, date] | None:
    days = [(s.first, s.last) for m in thread if (s := said[m]).first and s.last]
    firsts = [first for first, _ in days if first]
    lasts = [last for _, last in days if last]
    return (min(firsts), max(lasts)) if firsts and lasts else None


def _known(
    thread: Sequence[str], said: Mapping[str, Said], told: Mapping[str, date | None]
) -> date:
    """Give the first day by which a thread without days of its own had happened."""
    days = [said[m].last or told.get(m) for m in thread]
    return min((day for day in days if day), default=date.max)


def _home(day: date, ends: Sequence[tuple[date, date]]) -> int:
    begun = [n for n, (first, _) in enumerate(ends) if first <= day]
    return begun[-1] if begun else 0
