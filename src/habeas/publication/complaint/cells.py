"""How is a table written into a DOCX, in milliseconds where python-docx takes seconds?"""

from docx.oxml import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from habeas.publication.complaint.draft import Cell, Kind, Part, Sentence, Table
from habeas.publication.complaint.lines import element, line

PAGE = 9070  # twentieths of a point between the margins


def table(told: Table, style: str) -> BaseOxmlElement:
    """Write a table whose lines have a style; its heads come again on every page."""
    widths = [PAGE * share // sum(told.widths) for share in told.widths]
    made = OxmlElement("w:tbl")
    made.append(_properties())
    grid = OxmlElement("w:tblGrid")
    for width in widths:
        grid.append(element("w:gridCol", w=str(width)))
    made.append(grid)
    head = tuple((Sentence((Part(Kind.OWN, text),)),) for text in told.header)
    made.append(_row(head, widths, style, head=True))
    for row in told.rows:
        made.append(_row(row, widths, style))
    return made


def _properties() -> BaseOxmlElement:
    properties = OxmlElement("w:tblPr")
    properties.append(element("w:tblStyle", val="TableGrid"))
    properties.append(element("w:tblW", w=str(PAGE), type="dxa"))
    properties.append(element("w:tblLayout", type="fixed"))
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(element(f"w:{side}", w="60", type="dxa"))
    properties.append(margins)
    return properties


def _row(
    cells: tuple[Cell, ...], widths: list[int], style: str, *, head: bool = False
) -> BaseOxmlElement:
    row = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for cell, width in zip(cells, widths, strict=True):
        made = OxmlElement("w:tc")
        properties = OxmlElement("w:tcPr")
        properties.append(element("w:tcW", w=str(width), type="dxa"))
        made.append(properties)
        for sentence in cell or (Sentence(()),):
            made.append(line((sentence,), style, bold=head))
        row.append(made)
    return row
