"""How is a table written into a DOCX, in milliseconds where python-docx takes seconds?"""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from habeas.publication.complaint.draft import Cell, Kind, Part, Sentence, Table

PAGE = 9070  # twentieths of a point between the margins


def table(told: Table, style: str) -> BaseOxmlElement:
    """Write a table whose lines have a style; its heads come again on every page."""
    widths = [PAGE * share // sum(told.widths) for share in told.widths]
    made = OxmlElement("w:tbl")
    made.append(_properties())
    grid = OxmlElement("w:tblGrid")
    for width in widths:
        grid.append(_element("w:gridCol", w=str(width)))
    made.append(grid)
    head = tuple((Sentence((Part(Kind.OWN, text),)),) for text in told.header)
    made.append(_row(head, widths, style, head=True))
    for row in told.rows:
        made.append(_row(row, widths, style))
    return made


def _properties() -> BaseOxmlElement:
    properties = OxmlElement("w:tblPr")
    properties.append(_element("w:tblStyle", val="TableGrid"))
    properties.append(_element("w:tblW", w=str(PAGE), type="dxa"))
    properties.append(_element("w:tblLayout", type="fixed"))
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(_element(f"w:{side}", w="60", type="dxa"))
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
        properties.append(_element("w:tcW", w=str(width), type="dxa"))
        made.append(properties)
        for sentence in cell or (Sentence(()),):
            made.append(_line(sentence, style, bold=head))
        row.append(made)
    return row


def _line(sentence: Sentence, style: str, *, bold: bool) -> BaseOxmlElement:
    line = OxmlElement("w:p")
    properties = OxmlElement("w:pPr")
    properties.append(_element("w:pStyle", val=style))
    line.append(properties)
    for part in sentence.parts:
        run = OxmlElement("w:r")
        if bold:
            shape = OxmlElement("w:rPr")
            shape.append(OxmlElement("w:b"))
            run.append(shape)
        text = OxmlElement("w:t")
        text.text = part.text
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)
        line.append(run)
    return line


def _element(tag: str, **values: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made
