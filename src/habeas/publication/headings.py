"""How is a finding called, in words that its own statements bear out?"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from habeas.model.public import Tally
from habeas.model.release import Amount, Statement
from habeas.model.words import EventType, Polarity
from habeas.publication.dates import is_open, readable
from habeas.publication.sites import is_holding
from habeas.publication.wording import amount, capital, listed, speaker, told

MOST = 2  # kinds of event, or places, in a heading
HALF = 2  # a place or a date stands in a heading if more than one statement in two has it
SHARE = 0.6  # of the statements tell one value: it is the figure of the finding


class Gist(Struct, frozen=True):
    """What a heading needs to know of a statement, private or public."""

    types: tuple[EventType, ...]
    places: frozenset[str]
    date: str | None
    polarity: Polarity
    figure: Amount | Tally | None
    speaker: str = ""  # as it may be shown


def heading(members: Sequence[Statement], family: str, *, dated: bool = True) -> str:
    """Call a finding by its figure, or by what happened, where and when."""
    return entitled([gist(one) for one in members], family, dated=dated)


def gist(one: Statement) -> Gist:
    """Take from a statement what a heading needs."""
    names = frozenset(spot.name for spot in one.places if spot.name)
    who = speaker(one.attribution[0]) if one.attribution else ""
    return Gist(one.types, names, one.date, one.polarity, one.quantity, who)


def entitled(members: Sequence[Gist], family: str = "", *, dated: bool = True) -> str:
    """Call a group of statements by its figure, or by what happened, where and when."""
    figures = [one.figure for one in members if one.figure is not None]
    when = _when(members) if dated else ""
    about = _event(members) + _where(members, family) + when + _denied(members)
    if len(figures) < len(members):
        return capital(about)
    return capital(f"{_figure(figures)}: {about}")


def _figure(figures: Sequence[Amount | Tally]) -> str:
    values = Counter(figure.value for figure in figures)
    value, times = values.most_common(1)[0]
    if times < SHARE * len(figures):
        unit = Counter(figure.unit for figure in figures).most_common(1)[0][0]
        return f"how many {told('unit', unit)}"
    said = Counter(amount(figure) for figure in figures if figure.value == value)
    return min(said, key=lambda text: (-said[text], text))


def _event(members: Sequence[Gist]) -> str:
    kinds = Counter(k for one in members for k in one.types if k is not EventType.COUNT)
    if not kinds:
        return "a count"
    ranked = sorted(kinds.items(), key=lambda k: (-k[1], k[0]))
    kept = [kind for kind, times in ranked[:MOST] if times * HALF >= ranked[0][1]]
    return " and ".join(told("type", kind) for kind in kept)


def _where(members: Sequence[Gist], family: str) -> str:
    places = Counter(name for one in members for name in one.places)
    ranked = sorted(places.items(), key=lambda p: (-p[1], p[0]))
    several = [name for name, times in ranked if times * HALF > len(members)][:MOST]
    # Statements that name many places belong to a finding about one of them.
    named = [name for name, _ in ranked if name in family] or several
    if not named:
        return ""
    held = sum(is_holding(one.types) for one in members) * HALF > len(members)
    return (" in " if held else ", ") + listed(named)


def _denied(members: Sequence[Gist]) -> str:
    negated = sum(one.polarity is Polarity.NEGATED for one in members)
    return " (said not to have happened)" if negated * HALF > len(members) else ""


def _when(members: Sequence[Gist]) -> str:
    dates = Counter(one.date for one in members if one.date and not is_open(one.date))
    if not dates:
        return ""
    date, times = min(dates.items(), key=lambda d: (-d[1], d[0]))
    return f", {readable(date)}" if times * HALF > len(members) else ""
