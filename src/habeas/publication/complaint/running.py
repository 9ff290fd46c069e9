"""What runs along the head and the foot of every page of a DOCX?"""

from xml.sax.saxutils import escape, quoteattr

from habeas.publication.complaint.draft import Draft

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RED, GREY, BLACK = "A00000", "5A5A5A", "000000"
# Word draws a watermark as a shape that hangs in the header; LibreOffice reads it too.
_WATERMARK = (
    '<w:r><w:rPr><w:noProof/></w:rPr><w:pict xmlns:v="urn:schemas-microsoft-com:vml" '
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


def header(draft: Draft) -> bytes:
    """Name the case, mark what is privileged, and say that nobody has reviewed it yet."""
    runs = _run(draft.header, GREY)
    if draft.watermark is not None:
        runs += f"<w:r><w:tab/></w:r><w:r><w:tab/></w:r>{_run(draft.watermark, RED)}"
        runs += _WATERMARK.format(text=quoteattr(draft.watermark))
    lines = _paragraph(runs, "Header")
    if draft.marking:
        lines += _paragraph(_run(draft.marking, BLACK, bold=True), "Header")
    return f"{XML}<w:hdr {NAMESPACES}>{lines}</w:hdr>".encode()


def footer(draft: Draft) -> bytes:
    """Count the pages with fields, so that they count on."""
    before, rest = draft.page.split("{page}")
    between, after = rest.split("{pages}")
    runs = f"{_run(before, GREY)}{_field('PAGE')}{_run(between, GREY)}{_field('NUMPAGES')}"
    line = _paragraph(runs + _run(after, GREY), "Footer", '<w:jc w:val="center"/>')
    return f"{XML}<w:ftr {NAMESPACES}>{line}</w:ftr>".encode()


def footnotes(texts: list[str]) -> bytes:
    """Write the notes, behind the two lines that Word wants between text and notes."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" '
        f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for number, (kind, tag) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator")), -1
        )
    )
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    blank = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    for number, text in enumerate(texts, start=1):
        inside = _paragraph(mark + blank + text, "FootnoteText")
        lines += f'<w:footnote w:id="{number}">{inside}</w:footnote>'
    return f"{XML}<w:footnotes {NAMESPACES}>{lines}</w:footnotes>".encode()


def _paragraph(runs: str, style: str, extra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{runs}</w:p>'


def _run(text: str, colour: str, *, bold: bool = False) -> str:
    shape = f'{"<w:b/>" if bold else ""}<w:color w:val="{colour}"/><w:sz w:val="18"/>'
    return f'<w:r><w:rPr>{shape}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr="{name}">{_run("1", GREY)}</w:fldSimple>'
