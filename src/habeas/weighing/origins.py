"""How many independent voices stand behind each family of claims?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

from habeas.model.claim import ClaimId
from habeas.model.weight import Origin, Voice
from habeas.model.words import NotEstablished, OriginStatus, SpeakerKind
from habeas.weighing.page import full_names
from habeas.weighing.roots import Root, Roots
from habeas.weighing.standpoints import PRESS, SAW, saw
from habeas.weighing.verdicts import Family

ID = 10
BETWEEN = frozenset({SpeakerKind.LAWYER, SpeakerKind.ACTIVIST, SpeakerKind.UNKNOWN})


def origins(made: Sequence[Family], roots: Roots) -> tuple[Origin, ...]:
    """Count, for every family, the origins that are shown to be independent."""
    return tuple(_origin(family, roots) for family in made)


def _origin(family: Family, roots: Roots) -> Origin:
    groups: dict[str, list[str]] = defaultdict(list)
    mixed = []
    for member in family.members:
        ups = roots.of(member)
        if len(ups) == 1:
            groups[next(iter(ups))].append(member)
        else:
            mixed.append(member)
    for member in mixed:  # a claim with several sources adds none of its own
        for up in sorted(roots.of(member)):
            groups[up].append(member)
    witnesses = [g for g in sorted(groups) if _is_witness(groups[g], roots)]
    others = [g for g in sorted(groups) if g not in witnesses]
    voices, why = _weigh(groups, witnesses, others, roots)
    return _entry(family, voices, why)


def _is_witness(members: Sequence[str], roots: Roots) -> bool:
    """Tell whether one person's own account stands here, kept apart from those who reported."""
    homes = [roots.home(m) for m in members]
    return any(saw(page, said) and roots.apart_from(page) for page, said in homes)


def _recorded(group: str, roots: Roots) -> list[Root]:
    return [r for r in roots.members(group) if r.recorded]


def _weigh(
    groups: Mapping[str, Sequence[str]],
    witnesses: Sequence[str],
    others: Sequence[str],
    roots: Roots,
) -> tuple[list[Voice], NotEstablished | None]:
    if len(groups) == 1:
        return _single(groups, roots)
    shown = _strangers(witnesses, groups, roots)
    kept_from = [_apart(groups[g], roots) for g in shown]
    apart = [g for g in others if all(_disjoint(g, groups[g], roots, k) for k in kept_from)]
    apart.sort(key=lambda g: (-len(groups[g]), g))
    voices = [
        _voice(g, groups[g], roots, "own experience; had no contact with those who reported")
        for g in shown
    ]
    if shown and apart:
        voices.insert(0, _voice(apart[0], groups[apart[0]], roots, _common(others)))
    if len(voices) > 1:
        return voices, None
    best = voices or [_voice(g, groups[g], roots, "one chain that is recorded") for g in apart[:1]]
    unknown = any(not _recorded(g, roots) for g in groups)
    return (
        best,
        NotEstablished.LINEAGE_NOT_RECORDED if unknown else NotEstablished.INDEPENDENCE_NOT_SHOWN,
    )


def _common(others: Sequence[str]) -> str:
    if len(others) == 1:
        return "every one of these goes back to it"
    return f"one of {len(others)} chains that may share their source: they count once"


def _single(
    groups: Mapping[str, Sequence[str]], roots: Roots
) -> tuple[list[Voice], NotEstablished | None]:
    ((group, members),) = groups.items()
    if not _recorded(group, roots):
        return [], NotEstablished.LINEAGE_NOT_RECORDED
    reason = roots.reason(group) or "every one of these goes back to it"
    return [_voice(group, members, roots, reason)], None


def _apart(members: Sequence[str], roots: Roots) -> frozenset[str]:
    homes = [roots.home(m) for m in members]
    return frozenset().union(*(roots.apart_from(page) for page, said in homes if saw(page, said)))


def _disjoint(group: str, members: Sequence[str], roots: Roots, kept_from: frozenset[str]) -> bool:
    """Tell whether a witness cannot be among those behind an origin.

    Its chain is recorded, does not begin with somebody who may be the witness or speak for
    them, and it came out on a side with which the witness had no contact.
    """
    known = _recorded(group, roots)
    homes = [roots.home(m) for m in members]
    kinds = {h.kind for _, said in homes for h in said.claim.attribution[:1]} - {None}
    go_between = {h.kind for _, said in homes for h in said.claim.attribution} & BETWEEN
    sides = {roots.side(page) for page, _ in homes if not page.witness}
    own = any(r.kind not in SAW | PRESS for r in known)
    reached = "paper" in sides & kept_from or (sides == {"press"} and "press" in kept_from)
    if sides == {"press"} and SpeakerKind.RELATIVE in kinds and "kin" not in kept_from:
        return False  # the witness kept silent; whether their family did, nobody says
    return own and bool(kinds - SAW) and not go_between and reached


def _strangers(
    witnesses: Sequence[str], groups: Mapping[str, Sequence[str]], roots: Roots
) -> list[str]:
    """Keep the witnesses that are surely different people."""
    kept: list[str] = []
    for group in witnesses:
        if not any(_may_be_one(group, other, groups, roots) for other in kept):
            kept.append(group)
    return kept


def _may_be_one(one: str, other: str, groups: Mapping[str, Sequence[str]], roots: Roots) -> bool:
    """Tell whether two notes share a full name: they may be of one person, or of two that met."""
    first, second = (
        {n for m in groups[g] for n in full_names(roots.home(m)[0])} for g in (one, other)
    )
    return not first.isdisjoint(second)


def _voice(group: str, members: Sequence[str], roots: Roots, reason: str) -> Voice:
    known = sorted(
        roots.members(group), key=lambda r: (not r.recorded, r.note is not None, r.name)
    )
    name = known[0].name if known else "source not recorded"
    return Voice(name, tuple(ClaimId(m) for m in sorted(members)), reason)


def _entry(family: Family, voices: Sequence[Voice], why: NotEstablished | None) -> Origin:
    digest = sha256(" ".join(family.members).encode()).hexdigest()[:ID]
    status = OriginStatus.NOT_ESTABLISHED if why else OriginStatus.ESTABLISHED
    return Origin(
        f"o-{digest}",
        family.title,
        tuple(ClaimId(m) for m in family.members),
        status,
        None if why else len(voices),
        why,
        tuple(voices),
    )
