"""Who are the persons concerned, as far as the recipient may know, and who let us act for them?"""

from collections.abc import Iterator, Sequence

from habeas.model.release import Disclosed
from habeas.publication.complaint.draft import (
    Block,
    Cell,
    Kind,
    Paragraph,
    Part,
    Sentence,
    Style,
    own,
    plain,
    said,
)
from habeas.publication.complaint.matter import Matter
from habeas.publication.complaint.tables import tabled
from habeas.publication.complaint.wording import shown

CODE = "person.code"


def persons(matter: Matter, fields: Sequence[str]) -> Iterator[Block]:
    """List the persons by their codes, with the fields asked for as far as they were opened."""
    terms, people = matter.terms, matter.occasion.persons
    if not people:
        yield Paragraph(Style.PLAIN, (plain(terms.text("persons_gap"), Kind.GAP),))
        return
    lines = [((Sentence(said(one.code)),), tuple(_known(one, fields, matter))) for one in people]
    yield tabled(matter.scene, {"code": 16, "person": 84}, lines)


def _known(one: Disclosed, fields: Sequence[str], matter: Matter) -> Iterator[Sentence]:
    terms = matter.terms
    if one.shown == one.code:
        yield Sentence(own(terms.text("sealed_identity")))
    else:
        yield Sentence(said(shown(one, terms)))
    if one.service:
        yield Sentence(_labelled("service", own(terms.told("service", one.service)), matter))
    for field in fields:
        if field in one.fields:
            yield Sentence(_labelled(field, said(terms.spelt(one.fields[field])), matter))


def _labelled(key: str, value: tuple[Part, ...], matter: Matter) -> tuple[Part, ...]:
    return (*own(f"{matter.terms.told('person', key)}: "), *value)


def authority(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    """Say for each person who let us act; without that nothing can be filed, and it is said."""
    terms, people = matter.terms, matter.occasion.persons
    for one in people:
        if one.authority:
            parts = terms.fill("text", "authority", code=said(one.code), by=said(one.authority))
            yield Paragraph(Style.PLAIN, (Sentence(parts),))
        else:
            gap = terms.text("authority_missing", code=one.code)
            yield Paragraph(Style.PLAIN, (plain(gap, Kind.GAP),))
    if not people:
        yield Paragraph(Style.PLAIN, (plain(terms.text("authority_gap"), Kind.GAP),))


def opened(matter: Matter, fields: Sequence[str]) -> Cell:
    """Answer an item of a form by fields of the persons, as far as they are open."""
    lines = []
    for one in matter.occasion.persons:
        values = [str(one.code)] if CODE in fields else []
        values += [matter.terms.spelt(one.fields[f]) for f in fields if f in one.fields]
        if values:
            lines.append(Sentence(said(" ".join(values))))
    if lines and list(fields) == [CODE]:
        lines.append(Sentence(own(matter.terms.text("sealed_identity"))))
    return tuple(lines)
