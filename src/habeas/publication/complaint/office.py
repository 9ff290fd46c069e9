"""How is a draft written as DOCX that a lawyer can edit, with nothing in it about who made it?"""

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from habeas.publication.complaint.cells import table
from habeas.publication.complaint.draft import Draft, Heading, Style, Table
from habeas.publication.complaint.lines import line
from habeas.publication.complaint.numbering import HEADINGS, PARAGRAPHS, add_numbering, numbered_by
from habeas.publication.complaint.running import footer, header

FIXED = datetime(2000, 1, 1, tzinfo=UTC)  # a true time would tell when somebody worked
ZIPPED = (1980, 1, 1, 0, 0, 0)
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
PALE = RGBColor(0x30, 0x30, 0x30)
STYLES = {
    Style.PLAIN: "Normal",
    Style.NUMBERED: "ComplaintParagraph",
    Style.ITEM: "ComplaintItem",
    Style.NOTE: "ComplaintNote",
    Style.LINE: "ComplaintLine",
}
SMALL = "ComplaintTable"


def docx_file(draft: Draft) -> bytes:
    """Write a draft with real styles, numbering, header and footer."""
    book = docx.Document()
    _scrub(book, draft)
    _page(book)
    _styles(book, draft.language)
    header(book.sections[0], draft)
    footer(book.sections[0], draft.page)
    book.add_paragraph(draft.title, style="Title")
    book.add_paragraph(draft.case, style="Subtitle")
    end = book.element.body[-1]  # the properties of the section close the body
    for block in draft.blocks:
        if isinstance(block, Heading):
            _heading(book, block)
        elif isinstance(block, Table):
            end.addprevious(table(block, SMALL))
            end.addprevious(line((), SMALL))
        else:
            blank = block.style is Style.LINE
            end.addprevious(line(block.sentences, STYLES[block.style], blank=blank))
    made = io.BytesIO()
    book.save(made)
    return _normal(made.getvalue())


def _scrub(book: Document, draft: Draft) -> None:
    """Leave no trace of a person, a program or a template in the properties."""
    core = book.core_properties
    core.title, core.language = draft.title, draft.language
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


def _page(book: Document) -> None:
    section = book.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(26), Mm(24)


def _styles(book: Document, language: str) -> None:
    add_numbering(book.part.numbering_part.element)
    for style in book.styles:
        _face(style.element)
    _language(book, language)
    _style(book, "Normal", 11, after=6)
    _style(book, "Title", 17, after=4, bold=True)
    _style(book, "Subtitle", 11, after=18)
    for level, size in ((1, 14), (2, 12), (3, 11)):
        made = _style(book, f"Heading {level}", size, before=14, after=6, bold=True)
        made.paragraph_format.keep_with_next = True
        made.font.italic = level == 3  # noqa: PLR2004 - subjects
        if level < 3:  # noqa: PLR2004
            numbered_by(made.element, HEADINGS, level - 1)
    for name, level in (("Complaint Paragraph", 0), ("Complaint Item", 1)):
        numbered_by(_new(book, name, 11, after=6).element, PARAGRAPHS, level)
    note = _new(book, "Complaint Note", 10, after=6)
    note.paragraph_format.left_indent = Mm(4)
    note.paragraph_format.keep_with_next = True
    note.font.color.rgb = PALE
    line = _new(book, "Complaint Line", 11, before=24, after=0)
    line.paragraph_format.keep_with_next = True
    _new(book, "Complaint Table", 8.5, after=0)


def _face(style: BaseOxmlElement) -> None:
    """Name one typeface: a theme's would be another on every machine."""
    for fonts in style.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FACE)


def _language(book: Document, language: str) -> None:
    code = {"en": "en-GB", "ru": "ru-RU"}.get(language, language)
    for own in book.styles.element.iter(qn("w:lang")):
        own.set(qn("w:val"), code)


def _new(book: Document, name: str, size: float, *, before: int = 0, after: int) -> ParagraphStyle:
    style = book.styles.add_style(name, 1)
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


def _heading(book: Document, block: Heading) -> None:
    made = book.add_paragraph(block.text, style=f"Heading {block.level}")
    made.paragraph_format.page_break_before = block.new_page or None
    if not block.numbered:
        numbered_by(made._p, 0, 0)  # noqa: SLF001 - python-docx has no numbering of its own


def _normal(made: bytes) -> bytes:
    """Sort the members of the archive and give them all one time: same draft, same bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        first = "[Content_Types].xml"  # readers sniff it
        for name in sorted(old.namelist(), key=lambda n: (n != first, n)):
            member = zipfile.ZipInfo(name, ZIPPED)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(member, old.read(name))
    return out.getvalue()
