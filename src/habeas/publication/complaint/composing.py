"""What stands in a draft complaint, from the addressee to the last annex?"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from habeas.model.release import Fate, Private, Statement
from habeas.model.words import OriginStatus
from habeas.publication.complaint import tables
from habeas.publication.complaint.checking import check, cited
from habeas.publication.complaint.draft import (
    Block,
    Draft,
    Heading,
    Kind,
    Paragraph,
    Style,
    Table,
    plain,
)
from habeas.publication.complaint.facts import contrary, facts, paragraphs, unweighed
from habeas.publication.complaint.sentences import Scene
from habeas.publication.complaint.terms import Terms
from habeas.publication.lineage import depth


def compose(private: Private, language: str) -> Draft:
    """Draft the complaint, and refuse it if a sentence of it may not stand."""
    terms = Terms.of(language)
    scene = Scene.of(private, terms)
    told = {one.id: one for one in private.statements}
    draft = Draft(
        title=terms.text("title"),
        case=terms.text("case", title=private.title),
        language=language,
        watermark=terms.text("watermark"),
        header=terms.text("header", title=private.title),
        page=terms.told("text", "page"),
        unlettered=terms.text("unlettered"),
        blocks=(*_opening(terms), *_body(private, scene)),
    )
    check(draft, told, scene)
    used = [told[claim] for claim in sorted(cited(draft))]
    blocks = (*draft.blocks, *_closing(private, used, scene))
    watermark = None if _accepted(used) else draft.watermark
    return replace(draft, blocks=blocks, watermark=watermark)


def _accepted(used: Sequence[Statement]) -> bool:
    return bool(used) and all(one.accepted for one in used)


def _opening(terms: Terms) -> Iterable[Block]:
    """Leave room for who asks whom for whom, and say how the rest is to be read."""
    for part, gaps in (
        ("addressee", ["addressee_gap"]),
        ("applicant", ["applicant_gap", "authority_gap"]),
        ("persons", ["persons_gap"]),
    ):
        yield Heading(1, terms.text(part), numbered=False)
        yield from (_gap(terms, gap) for gap in gaps)
    yield Heading(1, terms.text("about"))
    for key in ("about_refs", "about_mood", "about_headings", "about_origins"):
        yield _paragraph(Style.NUMBERED, terms.text(key))
    candour = terms.text("about_candour", section=terms.text("contrary"))
    yield _paragraph(Style.NUMBERED, candour)
    yield _paragraph(Style.NUMBERED, terms.text("about_sealed"))


def _body(private: Private, scene: Scene) -> Iterable[Block]:
    """Set out what was said: facts, what speaks against them, figures, times, places."""
    terms, depths = scene.terms, depth(private)
    yield Heading(1, terms.text("facts"))
    yield from facts(private, scene)
    denials = contrary(private)
    yield Heading(1, terms.text("contrary"))
    against = [one for one in private.statements if one.id in denials]
    if not against:
        yield _paragraph(Style.NUMBERED, terms.text("contrary_none"))
    yield from paragraphs(against, scene, depths)
    for title, lead, table in (
        ("figures", None, tables.figures(private, scene)),
        ("chronology", "chronology_lead", tables.chronology(private, scene)),
        ("places", None, tables.places(private, scene)),
    ):
        yield from _tabled(terms, title, lead, table)
    hidden = [one for one in unweighed(private) if scene.sealed(one) and one.id not in denials]
    yield from _tabled(terms, "sealed_table", "sealed_lead", tables.sealed(hidden, scene))


def _tabled(terms: Terms, title: str, lead: str | None, table: Table) -> Iterable[Block]:
    if table.rows:
        yield Heading(1, terms.text(title))
        if lead:
            yield _paragraph(Style.NOTE, terms.text(lead))
        yield table


def _closing(private: Private, used: Sequence[Statement], scene: Scene) -> Iterable[Block]:
    """Leave room for law and requests, add the annexes, and say at last what is missing."""
    terms = scene.terms
    for part in ("qualification", "requests"):
        yield Heading(1, terms.text(part))
        yield _gap(terms, f"{part}_gap")
    yield Heading(1, terms.text("signature"), numbered=False)
    for key in ("signature_place", "signature_name", "signature_line"):
        yield _paragraph(Style.LINE, terms.text(key))
    yield Heading(1, terms.text("annexes"), numbered=False)
    annexes = {
        "annex_documents": tables.documents(private, scene),
        "annex_statements": tables.register(private, scene),
    }
    for annex in annexes:
        yield _paragraph(Style.PLAIN, terms.text(annex))
    for annex, table in annexes.items():
        first = annex == "annex_documents"
        yield Heading(1, terms.text(annex), numbered=False, new_page=first)
        yield _paragraph(Style.NOTE, terms.text(f"{annex}_lead"))
        yield table
    yield Heading(1, terms.text("missing"), numbered=False, new_page=True)
    yield _paragraph(Style.NOTE, terms.text("missing_lead"))
    yield from (_paragraph(Style.ITEM, line) for line in _missing(private, used, scene))


def _missing(private: Private, used: Sequence[Statement], scene: Scene) -> Iterable[str]:
    """List what a person must settle, with how often."""
    counts = {
        "missing_review": sum(not one.accepted for one in used),
        "missing_flagged": sum(bool(one.needs_review) and not one.accepted for one in used),
        "missing_unsettled": sum(
            origin.status is OriginStatus.NOT_ESTABLISHED for origin in private.origins
        ),
        "missing_undated": sum(one.date is None for one in used),
        "missing_places": sum(_unplaced(one) for one in used),
        "missing_sealed": sum(map(scene.sealed, used)),
        "missing_unread": sum(
            file.fate in (Fate.UNREADABLE, Fate.PARTLY_READ) for file in private.files
        ),
    }
    yield scene.terms.text("missing_names")
    yield scene.terms.text("missing_consent")
    for key, n in counts.items():
        if n:
            yield scene.terms.text(key, n=scene.terms.number(n), all=scene.terms.number(len(used)))


def _unplaced(one: Statement) -> bool:
    return not any(spot.name for spot in one.places)


def _paragraph(style: Style, text: str) -> Paragraph:
    return Paragraph(style, (plain(text),))


def _gap(terms: Terms, key: str) -> Paragraph:
    return Paragraph(Style.PLAIN, (plain(terms.text(key), Kind.GAP),))
