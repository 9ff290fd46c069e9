"""How are parts and paragraphs of a DOCX numbered so that they count on when somebody edits it?"""

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

# Numbers of our lists, behind those of the template. The right column of a text in two languages
# counts for itself.
HEADINGS, PARAGRAPHS, RIGHT_HEADINGS, RIGHT_PARAGRAPHS = 90, 91, 92, 93
ITEMS = 100

_LEVEL = (
    '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
    '{linked}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
)
_PARTS = (
    ("upperRoman", "Heading1", "%1.", 794, 794),
    ("upperLetter", "Heading2", "%2.", 567, 567),
)
_COUNTED = (
    ("decimal", "ComplaintParagraph", "%1.", 567, 567),
    ("lowerLetter", "ComplaintItem", "(%2)", 1134, 567),
)
_LISTS = {
    HEADINGS: _PARTS,
    PARAGRAPHS: _COUNTED,
    RIGHT_HEADINGS: _PARTS,
    RIGHT_PARAGRAPHS: _COUNTED,
}


def add_numbering(numbering: BaseOxmlElement) -> None:
    """Add lists of several levels for headings and for paragraphs, one pair for each column."""
    for number, levels in _LISTS.items():
        inside = "".join(_level(number, n, level) for n, level in enumerate(levels))
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


def _level(number: int, level: int, how: tuple[str, str, str, int, int]) -> str:
    shape, style, text, left, hanging = how
    linked = f'<w:pStyle w:val="{style}"/>' if number in (HEADINGS, PARAGRAPHS) else ""
    return _LEVEL.format(
        level=level, shape=shape, linked=linked, text=text, left=left, hanging=hanging
    )


def numbered_by(styled: BaseOxmlElement, number: int, level: int) -> None:
    """Let a style count in a list."""
    properties = styled.find(qn("w:pPr"))
    if properties is None:
        properties = styled.get_or_add_pPr()
    properties._add_numPr()  # noqa: SLF001 - puts it where the schema wants it
    counted = properties.find(qn("w:numPr"))
    counted.get_or_add_ilvl().val = level
    counted.get_or_add_numId().val = number


class Items:
    """The lists of items that stand under no numbered paragraph: each begins with (a)."""

    def __init__(self) -> None:
        self.begun = 0
        self._under: int | None = None  # list that goes on; None: the paragraphs' own
        self._fresh = True

    def after(self, *, heading: bool) -> None:
        """Tell what stands before the next item: a heading, or a numbered paragraph."""
        self._fresh, self._under = heading, None

    def counted(self) -> str:
        """Let one item count in its list."""
        if self._fresh:
            self.begun += 1
            self._under, self._fresh = ITEMS + self.begun, False
        return counting(self._under, 1) if self._under is not None else ""

    def lists(self) -> str:
        """Write the lists that were begun, as the part of the numbers holds them."""
        return "".join(
            f'<w:num w:numId="{ITEMS + one}"><w:abstractNumId w:val="{PARAGRAPHS}"/>'
            '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for one in range(1, self.begun + 1)
        )


def counting(number: int, level: int) -> str:
    """Let one paragraph count in a list; list 0 is none."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
