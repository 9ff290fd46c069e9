"""In which order are the facts set out, and what stands behind each group of them?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

from msgspec.structs import replace

from habeas.model.claim import ClaimId
from habeas.model.release import Private, Statement
from habeas.model.weight import Origin
from habeas.model.words import (
    Certainty,
    EventType,
    NotEstablished,
    OriginStatus,
    Relation,
    SpeakerKind,
    Standing,
)
from habeas.publication.complaint.checking import strength
from habeas.publication.complaint.draft import (
    Block,
    Heading,
    Paragraph,
    Part,
    Sentence,
    Style,
    own,
    plain,
    said,
)
from habeas.publication.complaint.romanising import ROOM
from habeas.publication.complaint.sentences import (
    Scene,
    alike,
    fact,
    is_contrary,
    likewise,
    opposes,
)
from habeas.publication.complaint.terms import joined
from habeas.publication.lineage import depth
from habeas.publication.wording import capital
from habeas.text.tables import rows

S = TypeVar("S", bound=str)
HALF = 2  # a place or a number stands in a heading if more than one statement in two has it
MOST = 2  # subjects, or places, in a heading
RIVALS = {Relation.CONFLICT, Relation.RETRACTED}


def facts(private: Private, scene: Scene, sections: Sequence[str] = ()) -> list[Block]:
    """Set out the findings by section, then what stands alone in it; without sections, in all."""
    told = {one.id: one for one in private.statements}
    denials = contrary(private)
    placed = set(denials)
    alone = _alone(private, scene, denials)
    blocks: list[Block] = []
    for section, origins in _by_section(private, told).items():
        if sections and section not in sections:
            continue
        found = list(_findings(private, origins, placed, scene))
        if section in alone:
            found.append(Heading(3, scene.terms.text("further")))
            found.append(Paragraph(Style.NOTE, (plain(scene.terms.text("further_lead")),)))
            found += paragraphs(alone[section], scene, depth(private))
        if found:
            blocks += [Heading(2, scene.terms.told("section", section)), *found]
    return blocks


def gist(private: Private, scene: Scene, most: int) -> list[Block]:
    """Set out the best attested findings, each by the surest statement in it, in one line."""
    told = {one.id: one for one in private.statements}
    denials, depths = contrary(private), depth(private)
    ranked = sorted(private.origins, key=lambda o: (-(o.count or 0), -len(o.members), o.id))
    blocks: list[Block] = []
    for origin in ranked:
        members = [told[c] for c in origin.members if c in told and c not in denials]
        if members and len(blocks) < 2 * most:
            lead = next(paragraphs(members, scene, depths, quoted=False))
            blocks.append(replace(lead, sentences=lead.sentences[:1]))
            blocks.append(Paragraph(Style.NOTE, (Sentence(_origins(origin, scene)),)))
    return blocks


def _findings(
    private: Private, origins: Iterable[Origin], placed: set[ClaimId], scene: Scene
) -> Iterator[Block]:
    """Set out findings; a statement that stands in several is told with the first."""
    told = {one.id: one for one in private.statements}
    denials, depths, rivals = contrary(private), depth(private), _rivals(private)
    warned, titles = False, Counter[str]()
    for origin in origins:
        members = [told[claim] for claim in origin.members if claim in told]
        fresh = [one for one in members if one.id not in placed]
        if fresh:
            placed |= {one.id for one in fresh}
            if _unsettled(origin) and not warned:
                # Said once: those that follow, since settled ones come first, are all like it.
                warned = True
                yield Paragraph(Style.NOTE, (plain(scene.terms.told("origin", "unsettled")),))
            title = _title(origin, members, scene)
            titles[title] += 1
            yield Heading(3, title if titles[title] == 1 else f"{title} ({titles[title]})")
            yield from _standing(origin, members, denials, rivals, scene)
            yield from paragraphs(fresh, scene, depths)


def _alone(
    private: Private, scene: Scene, denials: AbstractSet[ClaimId]
) -> dict[str, list[Statement]]:
    """Find the open statements that belong to no finding, by section."""
    table = _sections()
    found: dict[str, list[Statement]] = {}
    for one in unweighed(private):
        if one.id not in denials and not scene.sealed(one):
            found.setdefault(table[_main([one])], []).append(one)
    return found


def unweighed(private: Private) -> list[Statement]:
    """List the statements that were compared with no others."""
    weighed = {claim for origin in private.origins for claim in origin.members}
    return [one for one in private.statements if one.id not in weighed]


def contrary(private: Private) -> set[ClaimId]:
    """Find the statements that deny, take back, or say no where their family says yes."""
    found = {one.id for one in private.statements if is_contrary(one)}
    told = {one.id: one for one in private.statements}
    for origin in private.origins:
        members = [told[claim] for claim in origin.members if claim in told]
        found |= {one.id for one in members if opposes(one, members)}
    return found


def paragraphs(
    chosen: Sequence[Statement],
    scene: Scene,
    depths: Mapping[str, int],
    *,
    style: Style = Style.NUMBERED,
    quoted: bool = True,
) -> Iterator[Paragraph]:
    """Write one paragraph for all who say the same in the same mood, the surest first."""
    groups: dict[object, list[Statement]] = {}
    for one in sorted(chosen, key=lambda o: (depths.get(o.doc, 0), len(o.attribution))):
        groups.setdefault(alike(one, scene), []).append(one)
    ranked = sorted(groups.values(), key=lambda g: (-strength(g[0].certainty), -len(g)))
    for lead, *rest in ranked:
        sentences = [fact(lead, scene, quoted=quoted)]
        if rest:
            sentences.append(likewise(rest, scene))
        yield Paragraph(style, tuple(sentences), fact=True)


def _title(origin: Origin, members: Sequence[Statement], scene: Scene) -> str:
    """Name the subject, and the voice where there is but one: several may speak of the same."""
    named = subject(members, scene)
    if origin.count != 1 or not origin.independent:
        return named
    voice = "".join(part.text for part in _voice(origin.independent[0].name, scene))
    return f"{named} ({voice})"


def subject(members: Sequence[Statement], scene: Scene) -> str:
    """Name what a group of statements is about, without claiming any of it."""
    terms = scene.terms
    kinds = Counter(kind for one in members for kind in one.types if kind is not EventType.COUNT)
    top: list[str] = [kind for kind, n in _ranked(kinds)[:MOST] if n * HALF >= max(kinds.values())]
    nouns = ", ".join(terms.told("noun", kind) for kind in top or ["count"])
    places = Counter(name for one in members for name in {s.name for s in one.places} if name)
    where = [name for name, n in _ranked(places) if n * HALF > len(members)][:MOST]
    shown = [one.quantity for one in members if one.quantity and not scene.sealed(one)]
    amounts = Counter(map(terms.amount, shown))
    often = [text for text, n in _ranked(amounts)[:1] if n * HALF > len(members)]
    return capital("; ".join([nouns, *([", ".join(where)] if where else []), *often]))


def _ranked(count: Counter[S]) -> list[tuple[S, int]]:
    return sorted(count.items(), key=lambda pair: (-pair[1], str(pair[0])))


def _by_section(private: Private, told: Mapping[ClaimId, Statement]) -> dict[str, list[Origin]]:
    table = _sections()
    found: dict[str, list[Origin]] = {section: [] for section in table.values()}
    for origin in sorted(private.origins, key=lambda o: (-(o.count or 0), -len(o.members), o.id)):
        members = [told[claim] for claim in origin.members if claim in told]
        if members:
            found[table[_main(members)]].append(origin)
    return found


def _sections() -> dict[str, str]:
    return {row["type"]: row["section"] for row in rows(ROOM, "complaint_sections.csv")}


def _main(members: Iterable[Statement]) -> str:
    kinds = Counter(kind for one in members for kind in one.types)
    events = Counter(dict(pair for pair in kinds.items() if pair[0] is not EventType.COUNT))
    return next((kind for kind, _ in _ranked(events or kinds)), "none")


def _rivals(private: Private) -> set[ClaimId]:
    found: set[ClaimId] = set()
    for one in private.figures:
        if one.relation in RIVALS:
            found |= {one.a, *(one.b if isinstance(one.b, tuple) else (one.b,))}
    return found


def _standing(
    origin: Origin,
    members: Sequence[Statement],
    denials: AbstractSet[ClaimId],
    rivals: AbstractSet[ClaimId],
    scene: Scene,
) -> Iterator[Paragraph]:
    """Say how many origins are shown, and what speaks against the group."""
    terms = scene.terms
    sentences = [] if _unsettled(origin) else [Sentence(_origins(origin, scene))]
    against = [one.id for one in members if one.id in denials]
    against += [one for one in origin.against if one in scene.numbers and one not in against]
    contrary_part, figures_part = own(terms.text("contrary")), own(terms.text("figures"))
    told = (
        ("contested", {"refs": scene.ref(*against), "section": contrary_part}, against),
        ("withdrawn", {"refs": scene.ref(*origin.withdrawn)}, origin.withdrawn),
        ("conflict", {"section": figures_part}, [o for o in members if o.id in rivals]),
    )
    sentences += [
        Sentence(terms.fill("origin", key, **fields)) for key, fields, any_ in told if any_
    ]
    if origin.standing is Standing.REFUTED:
        sentences.append(Sentence(own(terms.told("origin", "refuted"))))
    if sentences:
        yield Paragraph(Style.NOTE, tuple(sentences))


def _unsettled(origin: Origin) -> bool:
    return origin.status is OriginStatus.NOT_ESTABLISHED or origin.count is None


def _origins(origin: Origin, scene: Scene) -> tuple[Part, ...]:
    terms = scene.terms
    if origin.status is OriginStatus.NOT_ESTABLISHED or origin.count is None:
        unrecorded = origin.because is NotEstablished.LINEAGE_NOT_RECORDED
        return own(terms.told("origin", "lineage_not_recorded" if unrecorded else "none"))
    voices = [_voice(voice.name, scene) for voice in origin.independent]
    named = joined(voices, f"{terms.told('voice', 'and')} ") or own(
        terms.told("origin", "unnamed")
    )
    key = "single" if origin.count == 1 else "several"
    return terms.fill("origin", key, n=said(terms.number(origin.count)), voices=named)


def _voice(name: str, scene: Scene) -> tuple[Part, ...]:
    known = name in set(SpeakerKind)
    return own(scene.terms.told("kind", name)) if known else said(scene.terms.called(name))


def by_certainty(members: Iterable[Statement]) -> list[tuple[Certainty, tuple[ClaimId, ...]]]:
    """List statements by how surely they are made, the surest first."""
    found: dict[Certainty, list[ClaimId]] = {}
    for one in members:
        found.setdefault(one.certainty, []).append(one.id)
    return [(c, tuple(found[c])) for c in sorted(found, key=lambda c: -strength(c))]
