"""Who are the persons concerned, as far as the recipient may know?"""

from collections.abc import Iterator, Sequence

from habeas.publication.complaint.draft import (
    Block,
    Kind,
    Paragraph,
    Sentence,
    Style,
    own,
    plain,
    said,
)
from habeas.publication.complaint.matter import Matter
from habeas.publication.complaint.tables import tabled


def persons(matter: Matter, _: Sequence[str]) -> Iterator[Block]:
    """List the persons by their codes; names only where they were opened for this recipient."""
    terms, codes = matter.terms, matter.occasion.codes
    if not codes:
        yield Paragraph(Style.PLAIN, (plain(terms.text("persons_gap"), Kind.GAP),))
        return
    lines = [
        ((Sentence(said(code)),), (Sentence(own(terms.text("sealed_identity"))),))
        for code in codes
    ]
    yield tabled(matter.scene, {"code": 20, "person": 80}, lines)
