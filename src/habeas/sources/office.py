"""Which words does an office file hold, as a text that its offsets can point into?

The rendition is sealed with the source: a change here is a new reader version.
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator

import docx
import python_calamine
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from habeas.errors import Broken, Encrypted, UnknownType
from habeas.sources.parcels import OLE, check

PARAGRAPH, TABLE, ROW, CELL, CONTROL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:sdt")
WORDS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
UNREAD = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:pPr"),
        qn("w:rPr"),
        qn("w:instrText"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
DAMAGED = (
    OpcError,
    etree.LxmlError,
    KeyError,
    ValueError,
    AttributeError,
    IndexError,
    TypeError,
    RecursionError,
)


def render_docx(untrusted: bytes) -> str:
    """Write the paragraphs and tables of a DOCX in their order, a line each, cells by tabs."""
    check(untrusted)
    if untrusted.startswith(OLE):
        raise UnknownType("this is an old DOC under another name", hint="save it as DOCX")
    try:
        body = docx.Document(io.BytesIO(untrusted)).element.body
        return "".join(f"{line}\n" for line in _lines(body))
    except DAMAGED as problem:
        raise Broken("the DOCX is damaged", hint="get it again from where it came") from problem


def render_sheets(untrusted: bytes) -> str:
    """Write the sheets of a workbook: a line with its name, then its rows, cells by tabs."""
    check(untrusted)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(untrusted))
        sheets = [
            _sheet(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names
        ]
    except python_calamine.PasswordError as problem:
        raise Encrypted(
            "the workbook asks for a password", hint="save it without a password"
        ) from problem
    except (python_calamine.CalamineError, ValueError, OSError) as problem:
        raise Broken(
            "the workbook is damaged", hint="get it again from where it came"
        ) from problem
    return "\n".join(sheets)


def _lines(body: etree._Element) -> Iterator[str]:
    """List the lines of a body, content controls opened, without recursion."""
    waiting = list(reversed(list(body)))
    while waiting:
        element = waiting.pop()
        if element.tag == PARAGRAPH:
            yield _words(element)
        elif element.tag == TABLE:
            yield from _table(element)
        elif element.tag == CONTROL or element.tag.endswith("}sdtContent"):
            waiting += reversed(list(element))


def _table(table: etree._Element) -> Iterator[str]:
    for line in table.iter(ROW):
        if _holder(line, TABLE) is table:
            cells = (cell for cell in line.iter(CELL) if _holder(cell, ROW) is line)
            yield "\t".join(" ".join(_words(cell).split()) for cell in cells)


def _holder(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _words(element: etree._Element) -> str:
    """Read the words of a paragraph or cell; what was deleted or is a fallback is left out."""
    found: list[str] = []
    waiting = list(reversed(list(element)))
    while waiting:
        one = waiting.pop()
        if one.tag == qn("w:t"):
            found.append(one.text or "")
        elif one.tag in WORDS:
            found.append(WORDS[one.tag])
        elif isinstance(one.tag, str) and one.tag not in UNREAD:
            if one.tag == PARAGRAPH and found:
                found.append("\n")
            waiting += reversed(list(one))
    return "".join(found)


def _sheet(name: str, table: Iterable[Iterable[object]]) -> str:
    lines = ["\t".join(_cell(value) for value in line).rstrip("\t") for line in table]
    return "".join(f"{line}\n" for line in [f"## Sheet: {' '.join(name.split())}", *lines])


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return " ".join(str(value).split())
