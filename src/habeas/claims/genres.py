"""Which marks of a genre does a document bear?"""

import re
from functools import cache

from habeas.claims.spelling import ROOM
from habeas.model.document import Document, PassageKind
from habeas.text.tables import rows

HEAD = 6  # passages in which a document says what it is
PAGES = (".html", ".htm", ".warc", ".wacz")
TURN = re.compile(r"[*_]*(?P<who>[^\W\d_][^:.!?\n]{0,40}?)[*_]*:[*_]*\s+\S")
TURNS = 2
LAST = 3  # passages at the end, where a paper is signed
LINE = 60  # characters that a heading has at most


@cache
def patterns(genre: str, part: str) -> re.Pattern[str]:
    """Join the words of all languages that mark a part of a genre."""
    found = [
        r["pattern"] for r in rows(ROOM, "genres.csv") if (r["genre"], r["part"]) == (genre, part)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)


def head(document: Document) -> list[str]:
    """List the first texts of a document."""
    return [p.text for p in document.passages[:HEAD]]


def says(document: Document, genre: str, *, capitals: bool = False) -> bool:
    """Tell whether a title or heading near the top names the genre."""
    lines = [
        p.text
        for p in document.passages[:HEAD]
        if p.kind in {PassageKind.TITLE, PassageKind.HEADING, PassageKind.META}
    ]
    if document.title:
        lines.append(document.title)
    first = document.passages[0].text if document.passages else ""
    if len(first) <= LINE and not first.endswith(".") and patterns(genre, "title").match(first):
        lines.append(first)  # a heading that nothing marks as one
    starts = [patterns(genre, "title").search(line[:80]) for line in lines]
    return any(
        hit and (not capitals or hit.start() <= 1 or hit.group().isupper()) for hit in starts
    )


def is_complaint(document: Document) -> bool:
    """Tell a complaint by its heading in capitals (or alone) and by those it is from."""
    if str(document.path).casefold().endswith(PAGES):
        return False
    filed = bool(filers(document))
    if not (filed or is_addressed(document)):
        return False
    lines = [line for p in document.passages[: HEAD + 2] for line in p.text.split("\n")]
    starts = [
        m for line in lines if (m := patterns("complaint", "title").match(line.lstrip(" #*[")))
    ]
    if filed and starts:
        return True
    return any(m.group().isupper() or m.end() == len(m.string) for m in starts) or says(
        document, "complaint", capitals=True
    )


def filers(document: Document) -> list[str]:
    """List the texts at the top and the end in which the one who files speaks of himself."""
    texts = [p.text for p in document.passages]
    ends = [*texts[: HEAD + 2], *texts[max(HEAD + 2, len(texts) - LAST) :]]
    return [text for text in ends if patterns("complaint", "filer").search(text)]


def is_interview(document: Document) -> bool:
    """Tell an interview by its questions and its introduction."""
    asked = [p for p in document.passages if p.text.rstrip(" *_").endswith("?")]
    intro = "\n".join(head(document))
    return len(asked) >= TURNS and bool(patterns("interview", "title").search(intro))


def is_addressed(document: Document) -> bool:
    """Tell whether the top of a document says whom it is from."""
    authors = re.compile(
        rf"^\W*{patterns('complaint', 'authors').pattern}[\s:]", re.IGNORECASE | re.MULTILINE
    )
    return any(authors.search(p.text) or " от " in p.text for p in document.passages[: HEAD + 2])


def turns(document: Document) -> list[str]:
    """List the questions of a document in which at least two have labelled turns."""
    asked = [
        p.text
        for p in document.passages
        if TURN.match(p.text) and p.text.rstrip(" *_").endswith("?")
    ]
    said = {m.group("who").casefold() for p in document.passages if (m := TURN.match(p.text))}
    return asked if len(said) >= TURNS else []
