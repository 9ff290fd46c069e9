"""Which parts of a draft does the program compose, and how do templates ask for them?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from habeas.model.release import Fate, Private, Statement
from habeas.model.words import OriginStatus
from habeas.publication.complaint import tables
from habeas.publication.complaint.basis import (
    categories,
    changes,
    elements,
    nothing,
    provisions,
    unconfirmed,
)
from habeas.publication.complaint.draft import Block, Heading, Kind, Paragraph, Style, Table, plain
from habeas.publication.complaint.facts import contrary, facts, gist, paragraphs, unweighed
from habeas.publication.complaint.form import Sign
from habeas.publication.complaint.matter import Matter
from habeas.publication.complaint.narrowing import around
from habeas.publication.complaint.overview import norms, questions, standing
from habeas.publication.complaint.people import authority, persons
from habeas.publication.complaint.wording import sentence
from habeas.publication.lineage import depth

Composed = Callable[[Matter, Sequence[str]], Iterable[Block]]


def _facts(matter: Matter, sections: Sequence[str]) -> Iterable[Block]:
    return facts(matter.private, matter.scene, sections) or [nothing(matter)]


def _gist(matter: Matter, arguments: Sequence[str]) -> Iterable[Block]:
    most = int(next(iter(arguments), MOST))
    return gist(matter.private, matter.scene, most) or [nothing(matter)]


def _around(matter: Matter, arguments: Sequence[str]) -> Iterator[Block]:
    """Set out what is told of the same places and not of the persons, the best attested first."""
    about = matter.about
    if about is None:
        return
    most = next((int(one) for one in arguments if one.isdecimal()), MOST)
    found = gist(around(matter.whole, about), matter.scene, most)
    if found:
        yield _heading(matter, "around", arguments)
        yield Paragraph(Style.NOTE, (plain(matter.terms.text("around_lead")),))
        yield from found


def _contrary(matter: Matter, arguments: Sequence[str]) -> Iterator[Block]:
    """Set out what speaks against it; with `section` under a heading, with a number the first."""
    private, scene = matter.private, matter.scene
    denials = contrary(private)
    against = [one for one in private.statements if one.id in denials]
    if SECTION in arguments:
        yield _heading(matter, "contrary", arguments)
    if not against:
        yield Paragraph(Style.NUMBERED, (plain(scene.terms.text("contrary_none")),))
    most = next((int(one) for one in arguments if one.isdecimal()), len(against))
    found = list(paragraphs(against, scene, depth(private), quoted=most >= len(against)))
    yield from found[:most]
    if left := len(found[most:]):
        text = scene.terms.text("more_contrary", n=scene.terms.number(left))
        yield Paragraph(Style.NOTE, (plain(text),))


def _figures(matter: Matter, arguments: Sequence[str]) -> Iterable[Block]:
    return _tabled(matter, "figures", arguments, tables.figures(matter.private, matter.scene))


def _chronology(matter: Matter, arguments: Sequence[str]) -> Iterable[Block]:
    table = tables.chronology(matter.private, matter.scene)
    return _tabled(matter, "chronology", arguments, table)


def _places(matter: Matter, arguments: Sequence[str]) -> Iterable[Block]:
    return _tabled(matter, "places", arguments, tables.places(matter.private, matter.scene))


def _sealed(matter: Matter, arguments: Sequence[str]) -> Iterable[Block]:
    private, scene = matter.private, matter.scene
    denials = contrary(private)
    hidden = [one for one in unweighed(private) if scene.sealed(one) and one.id not in denials]
    return _tabled(matter, "sealed_table", arguments, tables.sealed(hidden, scene))


def _changes(matter: Matter, arguments: Sequence[str]) -> Iterable[Block]:
    return _tabled(matter, "changes", arguments, changes(matter))


def _tabled(matter: Matter, title: str, arguments: Sequence[str], table: Table) -> Iterator[Block]:
    """Put a table under a heading of its own; an empty one leaves no heading."""
    if not table.rows:
        return
    yield _heading(matter, title, arguments)
    if matter.terms.has("text", f"{title}_lead"):
        yield Paragraph(Style.NOTE, (plain(matter.terms.text(f"{title}_lead")),))
    yield table


def _heading(matter: Matter, title: str, arguments: Sequence[str]) -> Heading:
    counted = any(line.sign is Sign.PART for line in matter.form.lines)
    level = 2 if SECTION in arguments else 1
    return Heading(level, matter.terms.text(title), numbered=counted)


def _annexes(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    """List the annexes of the form, in their order, with room for those that a person adds."""
    found = [line for line in matter.form.lines if line.sign is Sign.ANNEX]
    rows = [
        ((plain(str(number)),), (sentence(line.text, matter),))
        for number, line in enumerate(found, start=1)
    ]
    more = (plain(matter.terms.text("annexes_more"), Kind.GAP),)
    rows.append(((plain(str(len(rows) + 1)),), more))
    yield tables.tabled(matter.scene, {"number": 8, "annex": 92}, rows)


def _documents(matter: Matter, arguments: Sequence[str]) -> Iterator[Block]:
    yield tables.documents(_used(matter, arguments), matter.scene, matter.occasion.custody)


def _statements(matter: Matter, arguments: Sequence[str]) -> Iterator[Block]:
    yield tables.register(_used(matter, arguments), matter.scene)


def _used(matter: Matter, arguments: Sequence[str]) -> Private:
    """Keep what the draft cites: of other exhibits nobody hears, unless `all` is asked for."""
    if EVERYTHING in arguments:
        return matter.private
    homes, cited = {one.doc for one in matter.used}, {one.id for one in matter.used}
    return replace(
        matter.whole,
        documents=tuple(one for one in matter.whole.documents if one.path in homes),
        statements=tuple(one for one in matter.whole.statements if one.id in cited),
    )


def _missing(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    """List what a person must settle, with how often."""
    used, private, terms = matter.used, matter.private, matter.terms
    sheets = matter.scene.sheets
    counts = {
        "missing_review": sum(not one.accepted for one in used),
        "missing_flagged": sum(bool(one.needs_review) and not one.accepted for one in used),
        "missing_unsettled": sum(
            origin.status is OriginStatus.NOT_ESTABLISHED for origin in private.origins
        ),
        "missing_undated": sum(one.date is None for one in used),
        "missing_places": sum(_unplaced(one) for one in used),
        "missing_sealed": sum(not matter.scene.annexed(sheets[one.doc]) for one in used),
        "missing_unread": sum(
            file.fate in (Fate.UNREADABLE, Fate.PARTLY_READ) for file in private.files
        ),
        "missing_norms": len(unconfirmed(matter)),
    }
    for key, n in counts.items():
        if n:
            text = terms.text(key, n=terms.number(n), all=terms.number(len(used)))
            yield Paragraph(Style.ITEM, (plain(text),))


def _unplaced(one: Statement) -> bool:
    return not any(spot.name for spot in one.places)


def _needs(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    """List what this addressee asks for and the case does not show, and whom to ask."""
    legal, terms = matter.private.legal, matter.terms
    codes: set[str | None] = {one.code for one in matter.occasion.persons} or {None}
    for one in legal.readiness if legal else ():
        if one.addressee.id == matter.form.addressee and one.person in codes:
            for state in one.missing:
                label = terms.law("element", state.need.what, state.need.label)
                item = terms.law("item", state.need.item, state.need.item)
                text = terms.text("need", item=item, what=label)
                if one.person:
                    text = f"{one.person}: {text}"
                yield Paragraph(Style.ITEM, (plain(text),))
    for person in matter.occasion.persons:
        lacking = {"missing_authority": not person.authority, "missing_link": not person.claims}
        for key in (key for key, lacks in lacking.items() if lacks):
            text = terms.text(key, code=person.code)
            yield Paragraph(Style.ITEM, (plain(text),))


def _translator(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    """Leave room for who translated, and for the certificate; name the languages translated."""
    terms = matter.terms
    found = {one.excerpt.language for one in matter.used if one.excerpt}
    foreign = sorted(terms.told("language", code) for code in found - {matter.form.language})
    languages = ", ".join(foreign) or terms.text("no_translation")
    yield Paragraph(Style.PLAIN, (plain(terms.text("translated", languages=languages)),))
    for key in ("translator", "translator_statement"):
        yield Paragraph(Style.PLAIN, (plain(terms.text(key), Kind.GAP),))
    for key in ("translator_name", "translator_sign"):
        yield Paragraph(Style.LINE, (plain(terms.text(key)),))


def _transliteration(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    yield Paragraph(Style.NOTE, (plain(matter.terms.text("transliteration")),))


SECTION, EVERYTHING = "section", "all"
MOST = 6  # findings, where the template gives no number
EARLY: Mapping[str, Composed] = {
    "persons": persons,
    "authority": authority,
    "facts": _facts,
    "gist": _gist,
    "around": _around,
    "contrary": _contrary,
    "figures": _figures,
    "chronology": _chronology,
    "places": _places,
    "sealed": _sealed,
    "elements": elements,
    "provisions": provisions,
    "categories": categories,
    "changes": _changes,
    "annexes": _annexes,
    "transliteration": _transliteration,
    "standing": standing,
    "norms": norms,
    "questions": questions,
}
# These list what the others cite.
LATE: Mapping[str, Composed] = {
    "documents": _documents,
    "statements": _statements,
    "needs": _needs,
    "missing": _missing,
    "translator": _translator,
}
