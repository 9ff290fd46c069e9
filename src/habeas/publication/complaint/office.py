"""How is a draft written as DOCX that a lawyer can edit, with nothing in it about who made it?"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from habeas.publication.complaint.cells import PAGE, columns, framed, table
from habeas.publication.complaint.draft import (
    SUBJECTS,
    Beside,
    Block,
    Draft,
    Heading,
    Paragraph,
    Style,
    Table,
    plain,
)
from habeas.publication.complaint.lines import Notes, line
from habeas.publication.complaint.numbering import (
    RIGHT_HEADINGS,
    RIGHT_PARAGRAPHS,
    Items,
    counting,
)
from habeas.publication.complaint.running import footer, footnotes, header
from habeas.publication.complaint.skeleton import TITLE, skeleton

ZIPPED = (1980, 1, 1, 0, 0, 0)
STYLES = {
    Style.PLAIN: "Normal",
    Style.NUMBERED: "ComplaintParagraph",
    Style.ITEM: "ComplaintItem",
    Style.NOTE: "ComplaintNote",
    Style.LINE: "ComplaintLine",
}
LEVELS = {Style.NUMBERED: 0, Style.ITEM: 1}
SMALL = "ComplaintTable"
KEPT = "<w:keepNext/>"  # what is signed stands on the page of the line to sign on
END = "</w:numbering>"
FRESH = "<w:pageBreakBefore/>"


def docx_file(draft: Draft) -> bytes:
    """Write a draft with real styles, numbering, footnotes, header and footer."""
    parts = dict(skeleton(draft.language, draft.size))
    notes, items = Notes(), Items()
    body = "".join(_body(draft, notes, items))
    empty = parts["word/document.xml"].decode()
    at = empty.index("<w:sectPr")  # the properties of the section close the body
    parts["word/document.xml"] = f"{empty[:at]}{body}{empty[at:]}".encode()
    numbers = parts["word/numbering.xml"].decode()
    parts["word/numbering.xml"] = numbers.replace(END, f"{items.lists()}{END}").encode()
    parts["word/footnotes.xml"] = footnotes(notes.texts)
    parts["word/header1.xml"], parts["word/footer1.xml"] = header(draft), footer(draft)
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = core.replace(TITLE, escape(draft.title)).encode()
    return _packed(parts)


def _body(draft: Draft, notes: Notes, items: Items) -> Iterator[str]:
    yield line((plain(draft.title),), "Title", notes)
    if draft.case:
        yield line((plain(draft.case),), "Subtitle", notes)
    for paired, blocks in groupby(draft.blocks, key=lambda block: isinstance(block, Beside)):
        if paired:
            yield _pairs([block for block in blocks if isinstance(block, Beside)], notes)
            yield line((), SMALL, notes)
        else:
            found = list(blocks)
            for block, following in zip(found, (*found[1:], None), strict=True):
                if isinstance(block, Table):
                    yield _tabled(block, notes, following)
                    continue
                extra = KEPT if _is_line(following) else ""
                yield _block(block, notes, extra=extra + _listed(block, items))


def _tabled(block: Table, notes: Notes, following: Block | None) -> str:
    """Write a table; before a title no empty line, which could be alone on a page."""
    room = "" if isinstance(following, Heading) else line((), SMALL, notes)
    return table(block, SMALL, notes) + room


def _listed(block: Block, items: Items) -> str:
    """Let items under no numbered paragraph begin with (a)."""
    if isinstance(block, Heading):
        items.after(heading=True)
    elif isinstance(block, Paragraph) and block.style is Style.NUMBERED:
        items.after(heading=False)
    elif isinstance(block, Paragraph) and block.style is Style.ITEM:
        return items.counted()
    return ""


def _is_line(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.style is Style.LINE


def _block(
    block: Heading | Paragraph | Beside, notes: Notes, *, right: bool = False, extra: str = ""
) -> str:
    if isinstance(block, Heading):
        return _heading(block, notes, right=right)
    if isinstance(block, Paragraph):
        blank = block.style is Style.LINE
        level = LEVELS.get(block.style)
        extra += counting(RIGHT_PARAGRAPHS, level) if right and level is not None else ""
        return line(block.sentences, STYLES[block.style], notes, blank=blank, extra=extra)
    return _pairs([block], notes)


def _heading(block: Heading, notes: Notes, *, right: bool) -> str:
    if not block.text:  # only a new page: no title that an overview would list
        return f"<w:p><w:pPr>{FRESH}</w:pPr></w:p>"
    extra = FRESH if block.new_page else ""
    if not block.numbered:
        extra += counting(0, 0)
    elif right and block.level < SUBJECTS:
        extra += counting(RIGHT_HEADINGS, block.level - 1)
    return line((plain(block.text),), f"Heading{block.level}", notes, extra=extra)


def _pairs(pairs: Sequence[Beside], notes: Notes) -> str:
    """Set two languages side by side in a table without lines."""
    widths = (PAGE // 2, PAGE - PAGE // 2)
    rows = [
        "<w:tr>"
        + columns(
            [_block(pair.left, notes), _block(pair.right, notes, right=True)],
            widths,
        )
        + "</w:tr>"
        for pair in pairs
    ]
    return framed(widths, rows, style="TableNormal")


def _packed(parts: dict[str, bytes]) -> bytes:
    """Sort the members of the archive and give them all one time: same draft, same bytes."""
    out = io.BytesIO()
    first = "[Content_Types].xml"  # readers sniff it
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(parts, key=lambda n: (n != first, n)):
            member = zipfile.ZipInfo(name, ZIPPED)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(member, parts[name])
    return out.getvalue()
