"""Which parts of a draft does the program compose, and how do templates ask for them?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from habeas.model.release import Fate, Statement
from habeas.model.words import OriginStatus
from habeas.publication.complaint import tables
from habeas.publication.complaint.basis import (
    categories,
    changes,
    elements,
    provisions,
    unconfirmed,
)
from habeas.publication.complaint.draft import Block, Heading, Paragraph, Style, Table, plain
from habeas.publication.complaint.facts import contrary, facts, gist, paragraphs, unweighed
from habeas.publication.complaint.form import Sign
from habeas.publication.complaint.matter import Matter
from habeas.publication.complaint.people import persons
from habeas.publication.complaint.terms import Terms
from habeas.publication.complaint.wording import sentence
from habeas.publication.lineage import depth

Composed = Callable[[Matter, Sequence[str]], Iterable[Block]]


def _facts(matter: Matter, sections: Sequence[str]) -> Iterable[Block]:
    return facts(matter.private, matter.scene, sections)


def _gist(matter: Matter, arguments: Sequence[str]) -> Iterable[Block]:
    return gist(matter.private, matter.scene, int(next(iter(arguments), "6")))


def _contrary(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    private, scene = matter.private, matter.scene
    denials = contrary(private)
    against = [one for one in private.statements if one.id in denials]
    if not against:
        yield Paragraph(Style.NUMBERED, (plain(scene.terms.text("contrary_none")),))
    yield from paragraphs(against, scene, depth(private))


def _figures(matter: Matter, _: Sequence[str]) -> Iterable[Block]:
    return _tabled(matter.terms, "figures", None, tables.figures(matter.private, matter.scene))


def _chronology(matter: Matter, _: Sequence[str]) -> Iterable[Block]:
    table = tables.chronology(matter.private, matter.scene)
    return _tabled(matter.terms, "chronology", "chronology_lead", table)


def _places(matter: Matter, _: Sequence[str]) -> Iterable[Block]:
    return _tabled(matter.terms, "places", None, tables.places(matter.private, matter.scene))


def _sealed(matter: Matter, _: Sequence[str]) -> Iterable[Block]:
    private, scene = matter.private, matter.scene
    denials = contrary(private)
    hidden = [one for one in unweighed(private) if scene.sealed(one) and one.id not in denials]
    return _tabled(matter.terms, "sealed_table", "sealed_lead", tables.sealed(hidden, scene))


def _tabled(terms: Terms, title: str, lead: str | None, table: Table) -> Iterator[Block]:
    if table.rows:
        yield Heading(1, terms.text(title))
        if lead:
            yield Paragraph(Style.NOTE, (plain(terms.text(lead)),))
        yield table


def _annexes(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    """Name the annexes of the form, in their order."""
    found = [line for line in matter.form.lines if line.sign is Sign.ANNEX]
    for number, line in enumerate(found, start=1):
        title = sentence(line.text, matter).text
        yield Paragraph(Style.PLAIN, (plain(matter.terms.text("annex", n=number, title=title)),))


def _documents(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    yield tables.documents(matter.private, matter.scene, matter.occasion.custody)


def _statements(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    yield tables.register(matter.private, matter.scene)


def _missing(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    """List what a person must settle, with how often."""
    used, private, terms = matter.used, matter.private, matter.terms
    counts = {
        "missing_review": sum(not one.accepted for one in used),
        "missing_flagged": sum(bool(one.needs_review) and not one.accepted for one in used),
        "missing_unsettled": sum(
            origin.status is OriginStatus.NOT_ESTABLISHED for origin in private.origins
        ),
        "missing_undated": sum(one.date is None for one in used),
        "missing_places": sum(_unplaced(one) for one in used),
        "missing_sealed": sum(map(matter.scene.sealed, used)),
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


EARLY: Mapping[str, Composed] = {
    "persons": persons,
    "facts": _facts,
    "gist": _gist,
    "contrary": _contrary,
    "figures": _figures,
    "chronology": _chronology,
    "places": _places,
    "sealed": _sealed,
    "elements": elements,
    "provisions": provisions,
    "categories": categories,
    "changes": changes,
    "annexes": _annexes,
}
# These list what the others cite.
LATE: Mapping[str, Composed] = {
    "documents": _documents,
    "statements": _statements,
    "missing": _missing,
}
