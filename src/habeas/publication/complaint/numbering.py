"""How are parts and paragraphs of a DOCX numbered so that they count on when somebody edits it?"""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

HEADINGS, PARAGRAPHS = 90, 91  # numbers of our two lists, behind those of the template

_LEVEL = (
    '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
    '<w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
)
_LISTS = {
    HEADINGS: (
        ("upperRoman", "Heading1", "%1.", 794, 794),
        ("upperLetter", "Heading2", "%2.", 567, 567),
    ),
    PARAGRAPHS: (
        ("decimal", "ComplaintParagraph", "%1.", 567, 567),
        ("lowerLetter", "ComplaintItem", "(%2)", 1134, 567),
    ),
}


def add_numbering(numbering: BaseOxmlElement) -> None:
    """Add a list of several levels for headings, and one for paragraphs."""
    for number, levels in _LISTS.items():
        inside = "".join(
            _LEVEL.format(
                level=level, shape=shape, style=style, text=text, left=left, hanging=hanging
            )
            for level, (shape, style, text, left, hanging) in enumerate(levels)
        )
        # The schema wants every definition before the first list.
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="multilevel"/>{inside}</w:abstractNum>'
            ),
        )
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{number}"/></w:num>'
            )
        )


def numbered_by(styled: BaseOxmlElement, number: int, level: int) -> None:
    """Let a style, or one paragraph, count in a list; list 0 is none."""
    properties = styled.find(qn("w:pPr"))
    if properties is None:
        properties = styled.get_or_add_pPr()
    properties._add_numPr()  # noqa: SLF001 - puts it where the schema wants it
    counted = properties.find(qn("w:numPr"))
    counted.get_or_add_ilvl().val = level
    counted.get_or_add_numId().val = number
