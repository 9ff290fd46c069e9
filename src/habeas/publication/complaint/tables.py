"""What do the tables of the draft list: times, places, figures, documents, statements?"""

from collections.abc import Iterable, Mapping, Sequence

from habeas.model.claim import ClaimId
from habeas.model.document import DocPath
from habeas.model.release import Private, Sheet, Statement
from habeas.model.weight import FigureRelation
from habeas.model.words import EventType, Relation, SpeakerKind
from habeas.publication.complaint.draft import Cell, Kind, Part, Sentence, Table, own, said
from habeas.publication.complaint.evidence import grouped, kept_how
from habeas.publication.complaint.facts import by_certainty
from habeas.publication.complaint.occasion import Custody
from habeas.publication.complaint.sentences import Scene, certain, chain, fields, hedged, what
from habeas.publication.complaint.terms import joined
from habeas.publication.dates import bounds, is_open
from habeas.publication.sites import sites

SHOWN = (
    Relation.CONFLICT,
    Relation.RETRACTED,
    Relation.DIFFERENT_POPULATION,
    Relation.SUM_OF,
    Relation.PART_OF,
    Relation.LATER_IN_SERIES,
)  # the warnings first; what merely repeats or rounds a number stands with the facts


def chronology(private: Private, scene: Scene) -> Table:
    """Order the statements that have a first day of their own."""
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for one in private.statements:
        if one.date and not is_open(one.date):
            names = ", ".join(dict.fromkeys(s.name for s in one.places if s.name))
            kind = next((k for k in one.types if k is not EventType.COUNT), EventType.COUNT)
            groups.setdefault((one.date, kind, one.polarity, names), []).append(one)
    ordered = sorted(groups.items(), key=lambda group: (*bounds(group[0][0]), group[0]))
    terms = scene.terms
    lines = [
        (
            _cell(said(terms.date(date) or "")),
            _cell(terms.fill("polarity", polarity, what=own(terms.told("noun", kind)))),
            _cell(said(names)),
            surely(members, scene),
        )
        for (date, kind, polarity, names), members in ordered
    ]
    return tabled(scene, {"when": 22, "what": 24, "place": 20, "how": 34}, lines)


def sealed(members: Iterable[Statement], scene: Scene) -> Table:
    """List statements of confidential sources: kind of source, subject, place and time alone."""
    groups: dict[tuple[tuple[Part, ...], ...], list[Statement]] = {}
    for one in members:
        about = (*what(one, scene.terms), *fields(one, scene), *hedged(one, scene, "hedged_item"))
        groups.setdefault((chain(one, scene), about), []).append(one)
    lines = [
        (_cell(source), _cell(about), surely(found, scene))
        for (source, about), found in groups.items()
    ]
    return tabled(scene, {"source": 36, "what": 40, "how": 24}, lines)


def places(private: Private, scene: Scene) -> Table:
    """List the places named, the best attested first."""
    told = {one.id: one for one in private.statements}
    lines = []
    for site in sites(private):
        days = (site.first, site.last)
        span = "/".join(day or ".." for day in days) if any(days) else None
        lines.append(
            (
                _cell(said(site.name)),
                _cell(said(site.country or "")),
                _cell(said(scene.terms.date(span) or scene.terms.text("not_given"))),
                surely([told[claim] for claim in site.statements], scene),
            )
        )
    return tabled(scene, {"place": 22, "country": 10, "first_last": 24, "how": 44}, lines)


def figures(private: Private, scene: Scene) -> Table:
    """Set out the figures that conflict, are taken back, add up or cannot be compared."""
    told = {one.id: one for one in private.statements}
    groups: dict[tuple[int, str], tuple[set[ClaimId], dict[str, set[ClaimId]]]] = {}
    for one in private.figures:
        ends = _ends(one)
        if not _tellable(one.relation, [told[end] for end in ends if end in told], scene):
            continue
        left, right = (_said(claims, told, scene) for claims in (ends[:1], ends[1:]))
        mine, others = groups.setdefault((SHOWN.index(one.relation), left), (set(), {}))
        mine |= set(ends[:1])
        others.setdefault(right, set()).update(ends[1:])
    lines = [
        (
            _amount(left, mine, told, scene),
            _cell(own(scene.terms.told("relation", SHOWN[at]))),
            tuple(
                s for right in sorted(others) for s in _amount(right, others[right], told, scene)
            ),
        )
        for (at, left), (mine, others) in sorted(groups.items())
    ]
    return tabled(scene, {"figure": 34, "relation": 24, "other": 42}, lines)


def _tellable(relation: Relation, ends: Sequence[Statement], scene: Scene) -> bool:
    """Tell whether a relation is of use: of sealed figures only that they conflict is."""
    rivals = relation in (Relation.CONFLICT, Relation.RETRACTED)
    return relation in SHOWN and len(ends) > 1 and (rivals or not any(map(scene.sealed, ends)))


def _amount(
    text: str, claims: Iterable[ClaimId], told: Mapping[ClaimId, Statement], scene: Scene
) -> Cell:
    members = sorted((told[claim] for claim in claims), key=lambda one: (one.doc, one.start))
    return tuple(
        Sentence((Part(Kind.SAID, f"{text}: "), *line.parts), line.claims)
        for line in surely(members, scene)
    )


def _said(claims: Iterable[ClaimId], told: Mapping[ClaimId, Statement], scene: Scene) -> str:
    hidden = scene.terms.told("figure", "sealed")
    found = [(told[c].quantity, scene.sealed(told[c])) for c in claims if c in told]
    texts = [hidden if sealed or q is None else scene.terms.amount(q) for q, sealed in found]
    return ", ".join(sorted(set(texts)))


def _ends(one: FigureRelation) -> tuple[ClaimId, ...]:
    return (one.a, *(one.b if isinstance(one.b, tuple) else (one.b,)))


def documents(
    private: Private, scene: Scene, custody: Mapping[DocPath, Custody] | None = None
) -> Table:
    """List the documents with what fixes them; of a confidential one no more than its number."""
    kept, terms = custody or {}, scene.terms
    lines = [
        (
            _cell(said(str(scene.exhibits[sheet.path]))),
            _cell(_named(sheet, scene)),
            _cell(own(terms.told("language", sheet.language)) if scene.annexed(sheet) else ()),
            _cell(_published(sheet, scene) if scene.annexed(sheet) else ()),
            (
                *_cell(_fixed(sheet, scene)),
                *kept_how(kept.get(sheet.path), sheet, scene),
            ),
        )
        for sheet in _in_order(private, scene)
    ]
    widths = {"number": 5, "document": 29, "language": 14, "published": 18, "digest": 34}
    return tabled(scene, widths, lines)


def _in_order(private: Private, scene: Scene) -> list[Sheet]:
    return sorted(private.documents, key=lambda sheet: scene.exhibits[sheet.path])


def _named(sheet: Sheet, scene: Scene) -> tuple[Part, ...]:
    if not scene.annexed(sheet):
        return own(scene.terms.text("sealed_document"))
    names = [name for name in (sheet.outlet, sheet.title, scene.file(sheet)) if name]
    told = [said(name) for name in dict.fromkeys(names)]
    return joined(told, ". ") if told else own(scene.terms.told("kind", SpeakerKind.DOCUMENT))


def _published(sheet: Sheet, scene: Scene) -> tuple[Part, ...]:
    day = (sheet.published or "").partition("T")[0]
    return said(scene.terms.date(day) or "") if day else own(scene.terms.text("not_given"))


def _fixed(sheet: Sheet, scene: Scene) -> tuple[Part, ...]:
    if not scene.annexed(sheet) or sheet.digest is None:
        return own(scene.terms.text("sealed"))
    parts = [said(grouped(sheet.digest)), *([said(sheet.url)] if sheet.url else [])]
    return joined(parts, " ")


def register(private: Private, scene: Scene) -> Table:
    """List where each statement stands, document by document."""
    homes: dict[str, list[Statement]] = {}
    for one in private.statements:
        homes.setdefault(one.doc, []).append(one)
    lines = []
    for sheet in _in_order(private, scene):
        found = homes.get(sheet.path, [])
        if found:
            accepted = [scene.ref(one.id) for one in found if one.accepted]
            lines.append(
                (
                    _cell(said(str(scene.exhibits[sheet.path]))),
                    _cell(joined([_stands(one, scene) for one in found], ", ")),
                    _cell(joined(accepted, " ") or own(scene.terms.text("no"))),
                )
            )
    return tabled(scene, {"number": 8, "characters": 70, "accepted": 22}, lines)


def _stands(one: Statement, scene: Scene) -> tuple[Part, ...]:
    if scene.sealed(one):
        return scene.ref(one.id)
    return (*scene.ref(one.id), *said(f"\xa0{one.start}–{one.end}"))


def surely(members: Iterable[Statement], scene: Scene) -> Cell:
    """Cite statements by how surely they are made, a line each."""
    return tuple(certain(c, claims, scene) for c, claims in by_certainty(members))


def few(members: Sequence[Statement], scene: Scene, most: int) -> Cell:
    """Cite statements by how surely they are made; of many only some, and how many more."""
    lines = []
    for certainty, claims in by_certainty(members):
        line = certain(certainty, claims[:most], scene)
        left = len(claims) - most
        if left > 0:
            more = scene.terms.fill("state", "and_more", n=said(scene.terms.number(left)))
            line = Sentence((*line.parts, *own(" "), *more), claims)
        lines.append(line)
    return tuple(lines)


def _cell(parts: tuple[Part, ...]) -> Cell:
    return (Sentence(parts),) if parts else ()


def tabled(scene: Scene, columns: dict[str, int], lines: Iterable[tuple[Cell, ...]]) -> Table:
    """Make a table whose columns are worded in the language of the draft."""
    heads = tuple(scene.terms.told("column", key) for key in columns)
    return Table(heads, tuple(columns.values()), tuple(lines))
