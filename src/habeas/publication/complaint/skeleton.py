"""Which styles, lists and properties has every DOCX, whatever stands in it?"""

import io
import zipfile
from datetime import UTC, datetime
from functools import cache

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from habeas.publication.complaint.numbering import HEADINGS, PARAGRAPHS, add_numbering, numbered_by

FIXED = datetime(2000, 1, 1, tzinfo=UTC)  # a true time would tell when somebody worked
TITLE = "@title@"
RSID = "}rsid"
# What python-docx brings along in its empty document and nobody needs.
TEMPLATES_OWN = (
    "/extended-properties",
    "/thumbnail",
    "/customXml",
    "/stylesWithEffects",
    "/webSettings",
)
FACE = "Times New Roman"  # has Cyrillic everywhere; LibreOffice has its own of the same widths
TIGHT = 0.92  # of a line, where all must fit one page
NORMAL = 10.5  # points: of most drafts
SMALL = 8.5  # points: of tables and notes
PALE = RGBColor(0x30, 0x30, 0x30)
CODES = {"en": "en-GB", "ru": "ru-RU", "uk": "uk-UA", "es": "es-ES"}


@cache
def skeleton(language: str, size: float) -> dict[str, bytes]:
    """Make the parts of an empty document once a language: python-docx takes its time."""
    book = docx.Document()
    for part in (book.sections[0].header, book.sections[0].footer):
        part.is_linked_to_previous = False
    _scrub(book, language)
    _page(book, dense=size < NORMAL)
    _styles(book, language, size)
    _room_for_notes(book)
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _room_for_notes(book: Document) -> None:
    name, main = PackURI("/word/footnotes.xml"), book.part
    notes = Part(name, CONTENT_TYPE.WML_FOOTNOTES, b"", main.package)
    main.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)


def _scrub(book: Document, language: str) -> None:
    """Leave no trace of a person, a program or a template in the properties."""
    core = book.core_properties
    core.title, core.language = TITLE, language
    core.author = core.last_modified_by = core.comments = core.subject = core.keywords = ""
    core.category = core.content_status = core.identifier = core.version = ""
    core.created = core.modified = core.last_printed = FIXED.replace(tzinfo=None)
    core.revision = 1
    for rels in (book.part.package.rels, book.part.rels):
        for key, link in list(rels.items()):
            if link.reltype.endswith(TEMPLATES_OWN):
                del rels[key]
    parts = (book.settings, book.styles, book.part.numbering_part, book)
    for element in (node for part in parts for node in list(part.element.iter())):
        # Numbers of editing sessions: they tell which documents grew out of which.
        for key in [name for name in element.attrib if RSID in str(name)]:
            del element.attrib[key]
        above = element.getparent()
        if RSID in str(element.tag) and above is not None:
            above.remove(element)


def _page(book: Document, *, dense: bool) -> None:
    section = book.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    top, bottom = (21, 18) if dense else (26, 24)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)


def _styles(book: Document, language: str, size: float) -> None:
    add_numbering(book.part.numbering_part.element)
    for style in book.styles:
        _face(style.element)
    for own in book.styles.element.iter(qn("w:lang")):
        own.set(qn("w:val"), CODES.get(language, language))
    dense = size < NORMAL
    main = size if dense else size + 0.5
    room = min(1.0, (size / NORMAL) ** 2)  # between paragraphs: what is set small must fit a page
    after = round(6 * room)
    normal = _style(book, "Normal", main, after=after)
    if dense:
        normal.paragraph_format.line_spacing = TIGHT
    title = _style(book, "Title", size + (4 if dense else 6), after=round(4 * room), bold=True)
    subtitle = _style(book, "Subtitle", main, after=round(18 * room))
    for made in (title, subtitle):
        made.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for level, more in ((1, 3.5), (2, 1.5), (3, 0.5)):
        above = round(14 * room)
        made = _style(book, f"Heading {level}", size + more, before=above, after=after, bold=True)
        made.paragraph_format.keep_with_next = True
        made.font.italic = level == 3  # noqa: PLR2004 - subjects
        if level < 3:  # noqa: PLR2004
            numbered_by(made.element, HEADINGS, level - 1)
    for name, level in (("Complaint Paragraph", 0), ("Complaint Item", 1)):
        numbered_by(_new(book, name, main, after=after).element, PARAGRAPHS, level)
    note = _new(book, "Complaint Note", size - 0.5, after=after)
    note.paragraph_format.left_indent = Mm(4)
    note.paragraph_format.keep_with_next = True
    note.font.color.rgb = PALE
    line = _new(book, "Complaint Line", main, before=24, after=0)
    line.paragraph_format.keep_with_next = True
    small = min(SMALL, size - 1.5)
    _new(book, "Complaint Table", small, after=0)
    _new(book, "footnote text", small, after=0)
    _raised(book)


def _raised(book: Document) -> None:
    """Let the marks of footnotes stand above the line."""
    mark = book.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True
    book.styles["footnote text"].element.set(qn("w:styleId"), "FootnoteText")


def _face(style: BaseOxmlElement) -> None:
    """Name one typeface: a theme's would be another on every machine."""
    for fonts in style.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FACE)


def _new(book: Document, name: str, size: float, *, before: int = 0, after: int) -> ParagraphStyle:
    style = book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = book.styles["Normal"]
    return _style(book, name, size, before=before, after=after)


def _style(
    book: Document, name: str, size: float, *, before: int = 0, after: int, bold: bool = False
) -> ParagraphStyle:
    style = book.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError("not a style of paragraphs")
    style.font.name, style.font.size, style.font.bold = FACE, Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    for trimming in ("w:pBdr", "w:spacing"):  # the template's own rules and wide letters
        for found in list(style.element.iter(qn(trimming))):
            found.getparent().remove(found)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style
