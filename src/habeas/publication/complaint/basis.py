"""On which norms does a draft rely, how far does each go, and which facts carry it?"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from habeas.model.claim import ClaimId
from habeas.model.law import Days, ElementState, Norm, NormId, Reading, Role, Truth, Verdict
from habeas.publication.complaint.bearing import facts_known, of_persons
from habeas.publication.complaint.draft import (
    Block,
    Cell,
    Kind,
    Paragraph,
    Part,
    Sentence,
    Style,
    Table,
    own,
    plain,
    said,
)
from habeas.publication.complaint.matter import Matter
from habeas.publication.complaint.tables import few, tabled
from habeas.publication.wording import capital

# What endangers a victim is a warning to the user, what is barred is not available: neither is
# ever pleaded, whatever a template asks for.
PLEADED = (Role.PLEAD, Role.PROCEDURE, Role.ARGUABLE_ONLY)
FEW = 4  # statements of each certainty cited in an answer; all of them stand in the table of facts
STANDS = (Verdict.MADE_OUT, Verdict.ARGUABLE)
STATES = {
    "told": (Truth.YES, Truth.NO),
    "contested": (Truth.CONTESTED,),
    "unknown": (Truth.UNKNOWN,),
}


def relied_on(matter: Matter, prefixes: Sequence[str] = ()) -> list[Reading]:
    """List the norms that may be pleaded here: made out first, then arguable."""
    legal = matter.private.legal
    wanted = tuple(prefixes) or matter.form.norms
    found = [
        _of_these_persons(one, matter)
        for one in (legal.readings if legal and wanted else ())
        if one.norm.role in PLEADED and one.norm.id.startswith(wanted)
    ]
    return sorted(
        (one for one in found if one.verdict in STANDS), key=lambda one: STANDS.index(one.verdict)
    )


def unconfirmed(matter: Matter) -> list[NormId]:
    """List the norms that the draft pleads and no lawyer has confirmed."""
    asks = any(line.text.split()[:1] == ["provisions"] for line in matter.form.lines)
    return [one.norm.id for one in relied_on(matter) if asks and one.norm.reviewed_by is None]


def _of_these_persons(reading: Reading, matter: Matter) -> Reading:
    """Take out what is told of others; what nothing then carries is unknown, and weaker."""
    if matter.about is None:
        return reading
    states = tuple(of_persons(one, matter) for one in reading.elements)
    if states == reading.elements or reading.verdict not in STANDS:
        return replace(reading, elements=states)
    known = {one.id for one in states if one.state is not Truth.UNKNOWN}
    verdict = Verdict.ARGUABLE if known.issuperset(reading.norm.required) else Verdict.MISSING
    return replace(reading, elements=states, verdict=verdict)


def _known(readings: Sequence[Reading]) -> dict[str, tuple[int, ElementState]]:
    """Give numbers to the facts that the norms need, in the order of their ids."""
    found: dict[str, ElementState] = {}
    for reading in readings:
        for one in reading.elements:
            found.setdefault(one.id, one)
    return {key: (number, found[key]) for number, key in enumerate(sorted(found), start=1)}


def elements(matter: Matter, arguments: Sequence[str]) -> Iterator[Block]:
    """Set out the facts that the norms need, with the statements that carry each."""
    readings = relied_on(matter, arguments)
    lines = [
        (
            _cell(said(str(number))),
            _cell(own(called(one, matter))),
            state_of(one, matter),
            carried(one, matter),
        )
        for number, one in _known(readings).values()
    ]
    if lines:
        yield tabled(matter.scene, {"number": 6, "fact": 34, "state": 22, "how": 38}, lines)
    else:
        yield nothing(matter)


def nothing(matter: Matter) -> Paragraph:
    """Say under a title that there is nothing: a blank would look forgotten."""
    return Paragraph(Style.NOTE, (plain(matter.terms.text("nothing")),))


def state_of(one: ElementState, matter: Matter) -> Cell:
    """Say what is known of a fact, and by how many independent origins."""
    terms = matter.terms
    parts = own(terms.told("state", one.state))
    if one.state is Truth.UNKNOWN:
        return _cell(parts)
    if not one.claims and not one.sealed:
        return _cell((*parts, *own(f"; {terms.told('state', 'notorious')}")))
    if one.origins:
        count = terms.fill("state", "origins", n=said(terms.number(one.origins)))
    else:
        count = own(terms.told("state", "not_established"))
    return _cell((*parts, *own("; "), *count))


def carried(one: ElementState, matter: Matter, most: int | None = None) -> Cell:
    """Cite what carries a fact and what speaks against it, each by how surely it is told."""
    lines = list(_cited(one.claims, matter, most))
    for line in _cited(one.against, matter, most):
        parts = (*own(f"{matter.terms.told('state', 'against')}: "), *line.parts)
        lines.append(Sentence(parts, line.claims))
    if one.sealed + one.sealed_against:
        n = said(matter.terms.number(one.sealed + one.sealed_against))
        lines.append(Sentence(matter.terms.fill("state", "sealed", n=n)))
    return tuple(lines)


def _cited(claims: Sequence[ClaimId], matter: Matter, most: int | None) -> Cell:
    found = [matter.told[claim] for claim in claims if claim in matter.told]
    return few(found, matter.scene, most or len(found))


def provisions(matter: Matter, arguments: Sequence[str]) -> Iterator[Block]:
    """Plead norm by norm: how far it goes, on which facts, in force when, reviewed by whom."""
    readings = relied_on(matter, arguments)
    numbers = {key: number for key, (number, _) in _known(readings).items()}
    if not readings:
        yield Paragraph(Style.PLAIN, (plain(matter.terms.text("law_gap"), Kind.GAP),))
    for reading in readings:
        yield Paragraph(Style.NUMBERED, tuple(_pleaded(reading, numbers, matter)))
    if matter.occasion.responsible and unconfirmed(matter):
        name = said(matter.occasion.responsible)
        yield Paragraph(
            Style.NOTE, (Sentence(matter.terms.fill("law", "responsible", name=name)),)
        )


def _pleaded(reading: Reading, numbers: dict[str, int], matter: Matter) -> Iterator[Sentence]:
    terms, norm = matter.terms, reading.norm
    yield Sentence(named(norm, matter))
    yield Sentence(own(terms.told("law", reading.verdict)))
    for key, states in STATES.items():
        found = [numbers[one.id] for one in reading.elements if one.state in states]
        if found:
            facts = said(", ".join(map(str, sorted(found))))
            yield Sentence(terms.fill("law", key, facts=facts))
    if reading.crosses:
        yield Sentence(terms.fill("law", "crosses", force=said(_days(norm.force, matter))))
    yield Sentence(own(reviewed(norm, matter)))


def categories(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    """Say of each category of arbitrary detention how far it goes, on which facts, and why."""
    terms, legal = matter.terms, matter.private.legal
    states = {one.id: one for one in facts_known(matter)}
    if legal is None or not legal.categories:
        yield nothing(matter)
    for one in legal.categories if legal else ():
        test = own(terms.law("category", one.number, one.test))
        lead = Sentence(terms.fill("law", "category", n=own(one.number), test=test))
        verdict = Sentence(own(terms.told("law", one.verdict)))
        yield Paragraph(Style.NUMBERED, (lead, verdict))
        for element in one.carried:
            if element in states:
                yield Paragraph(Style.ITEM, _because(states[element], matter))
        names = [terms.law("element", e, states[e].label) for e in one.missing if e in states]
        if names:
            missing = terms.fill("law", "missing", facts=own("; ".join(names)))
            yield Paragraph(Style.ITEM, (Sentence(missing),))


def _because(one: ElementState, matter: Matter) -> tuple[Sentence, ...]:
    (state,) = state_of(one, matter)
    named = Sentence((*own(f"{capital(called(one, matter))}: "), *state.parts))
    *before, last = (named, *carried(one, matter, FEW))
    return (*(_ended(line, ";") for line in before), _ended(last, "."))


def _ended(line: Sentence, mark: str) -> Sentence:
    return replace(line, parts=(*line.parts, *own(mark)))


def changes(matter: Matter) -> Table:
    """List the days on which the law changed while the facts lay on either side, or may have.

    Where nothing is pleaded, no change of it matters.
    """
    legal = matter.private.legal if relied_on(matter) else None
    lines = [
        (
            _cell(said(matter.terms.date(one.day.isoformat()) or "")),
            _cell(own(matter.terms.law("change", one.day.isoformat(), one.what))),
            _cell(own(matter.terms.law("effect", one.day.isoformat(), one.effect))),
        )
        for one in (legal.changes if legal else ())
        if one.crossed or one.undated
    ]
    return tabled(matter.scene, {"when": 20, "change": 36, "effect": 44}, lines)


def named(norm: Norm, matter: Matter, *, short: bool = False) -> tuple[Part, ...]:
    """Name a norm by instrument and article, with what it says unless it is to be short."""
    terms = matter.terms
    name = terms.law("instrument", norm.instrument, norm.instrument)
    article = "" if norm.article == "-" else terms.law("article", norm.id, norm.article)
    if short:
        brief = terms.law("instrument_short", norm.instrument, name)
        return own(" ".join(filter(None, (brief, article))))
    title = terms.law("title", norm.id, norm.title)
    key = "named" if article else "named_whole"
    fields = {"instrument": own(name), "article": own(article), "title": own(title)}
    return terms.fill("law", key, **fields)


def called(one: ElementState, matter: Matter) -> str:
    """Call an element in the language of the draft."""
    return matter.terms.law("element", one.id, one.label)


def reviewed(norm: Norm, matter: Matter) -> str:
    """Say how far the text was compared with a source, and that no lawyer confirmed it."""
    terms = matter.terms
    seen = terms.told("review", norm.status.partition(" ")[0])
    by = norm.reviewed_by
    who = terms.text("reviewed_by", name=by) if by else terms.text("reviewed_by_nobody")
    return terms.text("review", seen=seen, who=who)


def _days(days: Days, matter: Matter) -> str:
    first, last = (day.isoformat() if day else ".." for day in (days.first, days.last))
    return matter.terms.date(f"{first}/{last}") or ""


def _cell(parts: tuple[Part, ...]) -> Cell:
    return (Sentence(parts),)


def answered(element: str, matter: Matter) -> Cell:
    """Answer a question by what is known of an element; nothing known is no answer."""
    one = next((state for state in facts_known(matter) if state.id == element), None)
    if one is None or one.state is Truth.UNKNOWN:
        return ()
    (state,) = state_of(one, matter)
    named = Sentence((*own(f"{capital(called(one, matter))}: "), *state.parts))
    return (named, *carried(one, matter, FEW))
