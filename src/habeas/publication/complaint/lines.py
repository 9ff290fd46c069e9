"""How is a paragraph written into a DOCX, in microseconds where python-docx takes milliseconds?"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from habeas.publication.complaint.draft import Kind, Part, Sentence

SHAPES = {Kind.REF: '<w:color w:val="464646"/>', Kind.GAP: '<w:highlight w:val="yellow"/>'}
ROOM_TO_WRITE = Part(Kind.OWN, " " + "_" * 50)
BETWEEN = Part(Kind.OWN, " ")


class Notes:
    """The footnotes of one document, in order; a number is given once."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def cite(self, note: Sequence[Part]) -> str:
        """Keep a note and give the mark that stands in the text for it."""
        if not note:
            return ""
        self.texts.append("".join(map(run, note)))
        number = len(self.texts)
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )


def line(
    sentences: Sequence[Sentence],
    style: str,
    notes: Notes,
    *,
    bold: bool = False,
    blank: bool = False,
    extra: str = "",
) -> str:
    """Write sentences as one paragraph of a style; `blank` leaves room to write on."""
    runs: list[str] = []
    for number, sentence in enumerate(sentences):
        if number:
            runs.append(run(BETWEEN))
        runs += [run(part, bold=bold) for part in sentence.parts]
        runs.append(notes.cite(sentence.note))
    if blank:
        runs.append(run(ROOM_TO_WRITE))
    return f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/>{extra}</w:pPr>{''.join(runs)}</w:p>"


def run(part: Part, *, bold: bool = False) -> str:
    """Write a stretch of text; references are grey, gaps are marked."""
    shape = ("<w:b/>" if bold else "") + SHAPES.get(part.kind, "")
    properties = f"<w:rPr>{shape}</w:rPr>" if shape else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(part.text)}</w:t></w:r>'
