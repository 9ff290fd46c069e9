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
    Relation,
    SpeakerKind,
    Standing,
)
from habeas.publication.lattice import Lattice, Number
from habeas.publication.wording import capital, counted, listed, number, speaker, told

NAMES = 3  # as many voices stand in one sentence
NOT_SHOWN = "no origin shown to be independent"


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


def of_figure(at: int, lattice: Lattice, behind: str) -> str:
    """Say a figure with its bound, place, day, mood and origins, and what contains it."""
    one = lattice.numbers[at]
    said = [f"{one.counted}: {one.mood}; {behind}", *_against(at, lattice)]
    wholes = [lattice.numbers[n].shown for n in lattice.knots.wholes(at)]
    if wholes:
        verb = "contains" if len(wholes) == 1 else "contain"
        said.append(f"not to be added to {listed(wholes)}, which {verb} it")
    return capital("; ".join(said)) + "."


def behind(one: Number, weighings: Weighings) -> str:
    """Say how many origins a figure has, and who its teller is where that is not shown."""
    origin = weighings.behind(one.claims)
    if origin is None:
        return f"said once, by {one.teller}" if len(one.claims) == 1 else f"said by {one.teller}"
    voices = [v for v in origin.independent if set(v.claims) & set(one.claims)]
    if origin.status is OriginStatus.ESTABLISHED and voices:
        return _origins(voices)
    if one.chained:
        # Those who repeat a count add no voice to it, whatever else is told of its town.
        through = f", in {one.through}" if one.through else ""
        unknown = origin.because is NotEstablished.LINEAGE_NOT_RECORDED
        return f"one origin ({one.teller}{through})" + (", its own source unknown" * unknown)
    return NOT_SHOWN


def _origins(voices: Sequence[Voice]) -> str:
    names = listed([named(v.name) for v in voices[:NAMES]])
    if len(voices) == 1:
        return f"one origin ({names})"
    return f"{number(len(voices))} independent origins ({names})"


def named(voice: str) -> str:
    """Call a voice by its name, or by its kind where nothing names it."""
    return told("kind", voice) if voice in set(SpeakerKind) else voice


def _against(at: int, lattice: Lattice) -> list[str]:
    knots, own = lattice.knots, lattice.numbers[at]
    rivals = [
        lattice.numbers[n]
        for t in knots.at.get(at, ())
        if t.relation is Relation.CONFLICT
        for n in (t.a, *t.b)
        if n != at and not {n, at} & knots.withdrawn
    ]
    denied = [n.teller for n in rivals if n.value == own.value]
    other = [f"{n.shown} ({n.teller})" for n in rivals if n.value != own.value]
    said = [f"denied by {listed(list(dict.fromkeys(denied)))}"] if denied else []
    if other:
        said.append(f"contradicted by {listed(list(dict.fromkeys(other)))}")
    if at in knots.withdrawn:
        said.append("withdrawn by its own source")
    elif knots.withdrawn & set(_under(at, lattice)):
        said.append("rests on a figure that was withdrawn")
    return said


def _under(at: int, lattice: Lattice) -> Iterable[int]:
    return (n for t in lattice.knots.of(at, Relation.SUM_OF) for n in t.b)


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
        said.append(NOT_SHOWN)
    return capital("; ".join(said))


def against(origin: Origin, statements: Mapping[ClaimId, Statement]) -> str:
    """Say who speaks against a finding, and how much of it was taken back."""
    who = [
        speaker(one.attribution[0]) if one.attribution else "nobody named"
        for claim in origin.against
        if (one := statements.get(claim))
    ]
    said = [f"contradicted by {listed(list(dict.fromkeys(who))[:NAMES])}"] if who else []
    if origin.withdrawn and origin.standing is not Standing.RETRACTED:
        said.append(f"{counted(len(origin.withdrawn), 'statement', 'statements')} withdrawn")
    return "; ".join(said)
