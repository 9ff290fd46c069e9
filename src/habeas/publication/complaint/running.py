"""What runs along the head and the foot of every page of a DOCX?"""

from xml.sax.saxutils import quoteattr

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from habeas.publication.complaint.draft import Draft

RED, GREY = RGBColor(0xA0, 0, 0), RGBColor(0x5A, 0x5A, 0x5A)
# Word draws a watermark as a shape that hangs in the header; LibreOffice reads it too.
_WATERMARK = (
    '<w:r {w}><w:rPr><w:noProof/></w:rPr><w:pict xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>'
    '</v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" '
    'style="position:absolute;margin-left:0;margin-top:0;width:480pt;height:60pt;rotation:308;'
    "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#e4e4e4" '
    'stroked="f"><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" '
    "string={text}/></v:shape></w:pict></w:r>"
)


def header(section: Section, draft: Draft) -> None:
    """Name the case, and say across the page that nobody has reviewed it yet."""
    line = section.header.paragraphs[0]
    _said(line, draft.header, GREY)
    if draft.watermark is None:
        return
    _said(line, f"\t\t{draft.watermark}", RED)
    words = _WATERMARK.format(w=nsdecls("w"), text=quoteattr(draft.watermark))
    line._p.append(parse_xml(words))  # noqa: SLF001 - python-docx has no shapes in headers


def footer(section: Section, page: str) -> None:
    """Count the pages with fields, so that they count on."""
    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, rest = page.split("{page}")
    between, after = rest.split("{pages}")
    _said(line, before, GREY)
    _field(line, "PAGE")
    _said(line, between, GREY)
    _field(line, "NUMPAGES")
    _said(line, after, GREY)


def _said(line: Paragraph, text: str, colour: RGBColor) -> None:
    run = line.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), colour


def _field(line: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = line.add_run("1")
    run.font.size, run.font.color.rgb = Pt(9), GREY
    field.append(run._r)  # noqa: SLF001
    line._p.append(field)  # noqa: SLF001
