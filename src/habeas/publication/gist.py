"""What is the strongest sentence about a figure or a finding that its sources bear out?

Built from fields: the bound, the mood and the number of origins stand in it as they were read.
"""

from collections.abc import Iterable, Mapping, Sequence

from habeas.model.claim import ClaimId
from habeas.model.release import Private, Statement
from habeas.model.weight import Origin, Voice
from habeas.model.words import (
    Certainty,
    EventType,
    NotEstablished,
    OriginStatus,
    Polarity,
    Relation,
    SpeakerKind,
    Standing,
)
from habeas.publication.dates import readable
from habeas.publication.lattice import Lattice, Number
from habeas.publication.sites import is_area, is_holding
from habeas.publication.wording import amount, capital, counted, number, speaker, told

NAMES = 3  # as many places or voices stand in one sentence


class Weighings:
    """Which voices stand behind a statement, by its id."""

    def __init__(self, private: Private) -> None:
        self._of: dict[ClaimId, list[Origin]] = {}
        self.withdrawn = frozenset(c for o in private.origins for c in o.withdrawn)
        for origin in private.origins:
            for member in origin.members:
                self._of.setdefault(member, []).append(origin)

    def behind(self, claims: Sequence[ClaimId]) -> Origin | None:
        """Give the finding that holds most of a figure's statements."""
        held = {o.id: o for claim in claims[:1] for o in self._of.get(claim, ())}
        return max(
            held.values(),
            key=lambda o: (len(set(o.members) & set(claims)), -len(o.members), o.id),
            default=None,
        )


def of_figure(at: int, lattice: Lattice, weighings: Weighings) -> str:
    """Say a figure with its bound, place, day, mood and origins, and what contains it."""
    one = lattice.numbers[at]
    said = [f"{_counted(one)}: {_mood(one.first)}; {_behind(one, weighings)}"]
    said += _against(at, lattice)
    wholes = [_plain(lattice.numbers[n]) for n in lattice.wholes(at)]
    if wholes:
        verb = "contains" if len(wholes) == 1 else "contain"
        said.append(f"not to be added to {_list(wholes)}, which {verb} it")
    return capital("; ".join(said)) + "."


def _counted(one: Number) -> str:
    """Say how many, what happened, where and by when."""
    kinds = [told("type", k) for k in one.first.types if k is not EventType.COUNT]
    place = where(one)
    event = " and ".join(kinds[:2])
    held = bool(event) and is_holding(one.first.types)
    facts = [f"{event} in {place}"] if held and place else [event, place]
    facts.append(when(one))
    known = ", ".join(fact for fact in facts if fact)
    return f"{amount(one.amount)} ({known})" if known else amount(one.amount)


def where(one: Number) -> str:
    """Name the places of a figure; a region is left out where a town in it is named."""
    names = list(dict.fromkeys(s.name for s in one.first.places if s.name))
    towns = [name for name in names if not is_area(name)]
    found = [one.amount.place] if one.amount.place else (towns or names)[:NAMES]
    return _list(found) if found else ""


def when(one: Number) -> str:
    """Say for which time a figure is told, as wide as its words leave it."""
    said = readable(one.first.date)
    if said != "no date given":
        return said
    return f"as of {readable(one.amount.as_of)}" if one.amount.as_of else ""


def _mood(one: Statement) -> str:
    mood = told("certainty", one.certainty).lower()
    negated = one.polarity is Polarity.NEGATED and one.certainty is not Certainty.DENIED
    return f"{mood} not to be so" if negated else mood


def _plain(one: Number) -> str:
    return amount(one.amount)


def _behind(one: Number, weighings: Weighings) -> str:
    origin = weighings.behind(one.claims)
    if origin is None:
        first = teller(one)
        return f"said once, by {first}" if len(one.claims) == 1 else f"said by {first}"
    voices = [v for v in origin.independent if set(v.claims) & set(one.claims)]
    if origin.status is OriginStatus.ESTABLISHED and voices:
        return _origins(voices)
    if one.chained and one.first.attribution:
        # Those who repeat a count add no voice to it, whatever else is told of its town.
        last = speaker(one.first.attribution[-1])
        through = f", in {last}" if last != teller(one) else ""
        unknown = origin.because is NotEstablished.LINEAGE_NOT_RECORDED
        return f"one origin ({teller(one)}{through})" + (", its own source unknown" * unknown)
    return "no origin shown to be independent"


def _origins(voices: Sequence[Voice]) -> str:
    names = _list([named(v.name) for v in voices[:NAMES]])
    if len(voices) == 1:
        return f"one origin ({names})"
    return f"{number(len(voices))} independent origins ({names})"


def named(voice: str) -> str:
    """Call a voice by its name, or by its kind where nothing names it."""
    return told("kind", voice) if voice in set(SpeakerKind) else voice


def _against(at: int, lattice: Lattice) -> list[str]:
    rivals = [
        lattice.numbers[n]
        for t in lattice.at.get(at, ())
        if t.relation is Relation.CONFLICT
        for n in (t.a, *t.b)
        if n != at and not {n, at} & lattice.withdrawn
    ]
    own = lattice.numbers[at].amount.value
    denied = [teller(n) for n in rivals if n.amount.value == own]
    other = [f"{_plain(n)} ({teller(n)})" for n in rivals if n.amount.value != own]
    said = [f"denied by {_list(list(dict.fromkeys(denied)))}"] if denied else []
    if other:
        said.append(f"contradicted by {_list(list(dict.fromkeys(other)))}")
    if at in lattice.withdrawn:
        said.append("withdrawn by its own source")
    elif lattice.withdrawn & set(_under(at, lattice)):
        said.append("rests on a figure that was withdrawn")
    return said


def _under(at: int, lattice: Lattice) -> Iterable[int]:
    return (n for t in lattice.of(at, Relation.SUM_OF) for n in t.b)


def teller(one: Number) -> str:
    """Name the nearest speaker of a figure's first statement."""
    return speaker(one.first.attribution[0]) if one.first.attribution else "nobody named"


def of_finding(origin: Origin, members: Sequence[Statement]) -> str:
    """Say how surely a finding is stated, and on how many origins; its heading says what."""
    standing = [m for m in members if m.id not in origin.withdrawn]
    moods = {m.certainty for m in standing if EventType.RETRACTION not in m.types}
    seen = {m.doc for m in standing if m.certainty is Certainty.WITNESSED}
    best = next((told("certainty", c).lower() for c in Certainty if c in moods), "")
    said = [best] if best else []
    if seen:
        said = [f"witnessed, in {counted(len(seen), 'document', 'documents')}"]
    voices = [v for v in origin.independent if set(v.claims) - set(origin.withdrawn)]
    if origin.standing is Standing.RETRACTED:
        said = ["withdrawn by its own source"]
    elif origin.status is OriginStatus.ESTABLISHED and voices:
        said.append(_origins(voices))
    else:
        said.append("no origin shown to be independent")
    return capital("; ".join(said))


def against(origin: Origin, statements: Mapping[ClaimId, Statement]) -> str:
    """Say who speaks against a finding, and how much of it was taken back."""
    who = [
        speaker(one.attribution[0]) if one.attribution else "nobody named"
        for claim in origin.against
        if (one := statements.get(claim))
    ]
    said = [f"contradicted by {_list(list(dict.fromkeys(who))[:NAMES])}"] if who else []
    if origin.withdrawn and origin.standing is not Standing.RETRACTED:
        said.append(f"{counted(len(origin.withdrawn), 'statement', 'statements')} withdrawn")
    return "; ".join(said)


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
