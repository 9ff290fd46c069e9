"""How is a paragraph written into a DOCX, in microseconds where python-docx takes milliseconds?"""

from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from habeas.publication.complaint.draft import Kind, Part, Sentence

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SHAPES = {Kind.REF: ("w:color", "464646"), Kind.GAP: ("w:highlight", "yellow")}


def line(
    sentences: Sequence[Sentence], style: str, *, bold: bool = False, blank: bool = False
) -> BaseOxmlElement:
    """Write sentences as one paragraph of a style; `blank` leaves room to write on."""
    made = OxmlElement("w:p")
    properties = OxmlElement("w:pPr")
    properties.append(element("w:pStyle", val=style))
    made.append(properties)
    for number, sentence in enumerate(sentences):
        if number:
            made.append(_run(Part(Kind.OWN, " ")))
        for part in sentence.parts:
            made.append(_run(part, bold=bold))
    if blank:
        made.append(_run(Part(Kind.OWN, " " + "_" * 50)))
    return made


def _run(part: Part, *, bold: bool = False) -> BaseOxmlElement:
    run = OxmlElement("w:r")
    if bold or part.kind in SHAPES:
        properties = OxmlElement("w:rPr")
        if bold:
            properties.append(OxmlElement("w:b"))
        if part.kind in SHAPES:
            tag, value = SHAPES[part.kind]
            properties.append(element(tag, val=value))
        run.append(properties)
    text = OxmlElement("w:t")
    text.text = part.text
    text.set(SPACE, "preserve")
    run.append(text)
    return run


def element(tag: str, **values: str) -> BaseOxmlElement:
    """Make an element with attributes of its own namespace."""
    made = OxmlElement(tag)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made
