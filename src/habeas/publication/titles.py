"""How are findings told apart whose headings say the same?

By what one has and the other has not: a place, a day, a figure, whoever says it; a number at last.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from habeas.publication.dates import readable
from habeas.publication.headings import Gist, entitled
from habeas.publication.wording import amount

Group = Sequence[Gist]
Clashes = list[list[int]]


def titles(groups: Sequence[Group], families: Mapping[int, str]) -> tuple[str, ...]:
    """Give every group of statements a heading that no other group has."""
    plain = [entitled(group, families.get(at, "")) for at, group in enumerate(groups)]
    told = _told_apart(plain, groups)
    for clash in _clashes(told):
        for number, at in enumerate(clash, start=1):
            told[at] = f"{told[at]} ({number} of {len(clash)})"
    return tuple(told)


def _told_apart(plain: Sequence[str], groups: Sequence[Group]) -> list[str]:
    told = list(plain)
    for detail in (_place, _day, _figure, _speaker):
        for clash in _clashes(told):
            found = {at: detail(groups[at], told[at]) for at in clash}
            if len(set(found.values())) > 1:
                told = [f"{words}{found.get(at, '')}" for at, words in enumerate(told)]
    return told


def _clashes(told: Sequence[str]) -> Clashes:
    """List the places at which the same words stand."""
    alike: dict[str, list[int]] = {}
    for at, words in enumerate(told):
        alike.setdefault(words, []).append(at)
    return [places for places in alike.values() if len(places) > 1]


def _place(group: Group, words: str) -> str:
    return _first((name for one in group for name in sorted(one.places)), words, ", {}")


def _day(group: Group, words: str) -> str:
    return _first((readable(one.date) for one in group if one.date), words, ", {}")


def _figure(group: Group, words: str) -> str:
    figures = (one.figure for one in group)
    return _first((amount(figure) for figure in figures if figure), words, ", {}")


def _speaker(group: Group, words: str) -> str:
    return _first((one.speaker for one in group if one.speaker), words, ", told by {}")


def _first(told: Iterable[str], words: str, form: str) -> str:
    """Take what is told most often, unless the heading has it already."""
    count = Counter(one for one in told if one and one not in words)
    best = min(count, key=lambda one: (-count[one], one), default="")
    return form.format(best) if best else ""
