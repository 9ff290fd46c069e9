"""What does a paper call its maker, in the line at its very top?"""

import re

from habeas.model.document import Document, PassageKind

LONGEST = 80  # characters: a longer line is no name
_QUOTED = re.compile(r"[«„“\"]([^«»„“”\"]{3,60})[»“”\"]")


def letterhead(document: Document) -> str | None:
    """Give the name that stands in capitals, or quoted, above everything else in a paper.

    The folder may know the maker by a translation of it: both name one body. A headline in
    capitals is met by nobody's name.

    >>> from habeas.model.document import Digest, DocPath, Passage, Run
    >>> head = Passage("КРЫЛО", (Run(0, 5, 0, 5),), PassageKind.HEADING)
    >>> letterhead(Document(DocPath("a"), Digest("0"), "", (head,), "r", outlet="The Wing"))
    'КРЫЛО'
    """
    first = next(iter(document.passages), None)
    if first is None or first.kind not in {PassageKind.HEADING, PassageKind.TITLE}:
        return None
    words = first.text.strip()
    if document.outlet is None or len(words) > LONGEST or any(c.isdigit() for c in words):
        return None
    quoted = _QUOTED.search(words)
    if words.isupper():
        return words
    return quoted[1] if quoted and first.kind is PassageKind.HEADING else None
