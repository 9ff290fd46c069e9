"""Does each draft still have the shape that was looked at, page by page, in both formats?

The outlines are read back from the DOCX of the invented case: style and beginning of each line,
columns of each table. They were reviewed beside the rendered pages; a change of shape shows here.
"""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from habeas.model.release import Private
from habeas.publication.complaint import addressees, draft_complaint
from habeas.publication.complaint.occasion import Occasion

OUTLINES = Path(__file__).parent / "outlines"
BEGINNING = 60


def outline(made: bytes) -> Iterator[str]:
    for block in docx.Document(io.BytesIO(made)).iter_inner_content():
        if isinstance(block, Table):
            head = " | ".join(cell.text for cell in block.rows[0].cells)
            yield f"  table of {len(block.rows) - 1}: {head}"
        elif isinstance(block, Paragraph) and block.text:
            style = block.style.name if block.style else ""
            yield f"{style}: {block.text[:BEGINNING].rstrip()}"


REVIEWED = sorted(path.stem.rpartition("-") for path in OUTLINES.glob("*.txt"))


def test_every_addressee_was_reviewed_in_two_languages() -> None:
    for to in addressees():
        assert len([one for one in REVIEWED if one[0] == to]) == 2


@pytest.mark.parametrize(("to", "_", "language"), REVIEWED)
def test_a_draft_has_the_shape_that_was_reviewed(
    harbour: Private, to: str, _: str, language: str
) -> None:
    made = draft_complaint(harbour, language=language, occasion=Occasion(addressee=to)).files
    reviewed = (OUTLINES / f"{to}-{language}.txt").read_text(encoding="utf-8")
    assert "\n".join(outline(made["complaint.docx"])) + "\n" == reviewed
    page = "".join(
        "".join(sheet.get_textpage().get_text_bounded().split())
        for sheet in pypdfium2.PdfDocument(made["complaint.pdf"])
    )
    titles = [line.partition(": ")[2] for line in reviewed.splitlines() if line[:7] == "Heading"]
    assert titles or to == "authority-to-act"  # one page to sign
    assert all("".join(title.split()) in page for title in titles)
