"""What do the owner's settings add to a document, and is it public?"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from habeas.model.document import Cell, DocPath, Document
from habeas.model.settings import Settings
from habeas.text.tables import rows


def settle(
    found: Document, settings: Settings, *, box: DocPath | None = None, mailed: bool = False
) -> Document:
    """Let the owner's words win over the file's, and mark as public only what is known to be.

    What is said of a box (an archive, a mail) about consent and publicity holds for what is in it;
    a page that came by mail is not public by itself: whoever sent it may have been trusted.
    """
    said = settings.about(found.path)
    around = settings.about(box) if box else said
    known = is_public(found.path, settings) or bool(box and is_public(box, settings))
    outlet = said.outlet or found.outlet
    published = said.published or found.published
    language = said.language or found.language
    page = found.reader.startswith("habeas html") and not mailed
    return replace(
        found,
        outlet=outlet,
        published=published,
        url=said.url or found.url,
        language=language,
        consent=said.consent or around.consent or found.consent,
        public=known or bool(page and outlet and published),
        passages=tuple(
            replace(p, language=language, cells=_called(p.cells, settings)) for p in found.passages
        ),
    )


def _called(cells: tuple[Cell, ...], settings: Settings) -> tuple[Cell, ...]:
    """Call columns by what the owner says that they hold."""
    if not settings.columns:
        return cells
    heads = [(cell.column or "").casefold().strip() for cell in cells]
    said = [_heads().get(settings.columns.get(head, "")) for head in heads]
    return tuple(
        replace(cell, column=word or cell.column) for cell, word in zip(cells, said, strict=True)
    )


@cache
def _heads() -> dict[str, str]:
    """Map the owner's words to the heads under which the readers of lists know a column."""
    return {row["word"]: row["head"] for row in rows("habeas.sources", "column_words.csv")}


def is_public(path: DocPath, settings: Settings) -> bool:
    """Tell whether the settings call a path public; a glob for `a.docx` covers `a.docx.txt`.

    >>> is_public(DocPath("docs/a.docx.txt"), Settings(public=("docs/*.docx",)))
    True
    """
    return is_named(path, settings.public)


def is_named(path: DocPath, globs: Sequence[str]) -> bool:
    """Tell whether globs name a path.

    >>> is_named(DocPath("notes/1/a.txt"), ["notes/*"]), is_named(DocPath("a.txt"), ["**"])
    (False, True)
    """
    original = path.removesuffix(".txt")
    paths = {path, original if "." in original.rpartition("/")[2] else path}
    return any(_pattern(glob).fullmatch(one) for glob in globs for one in paths)


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    """Translate a glob: `*` and `?` stay inside a folder, `**` crosses folders."""
    parts = re.split(r"(\*\*/?|\*|\?)", glob)
    marks = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(marks.get(part) or re.escape(part) for part in parts), re.DOTALL)
