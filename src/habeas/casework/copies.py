"""Which documents came twice: loose, and in an archive or a mail?"""

from collections import defaultdict
from collections.abc import Sequence

from habeas.model.document import Digest, Document
from habeas.model.release import Fate, FileReport


def once(documents: Sequence[Document]) -> tuple[tuple[Document, ...], tuple[FileReport, ...]]:
    """Keep one document of equal bytes, and name the others: ten copies are one report."""
    same: dict[Digest, list[Document]] = defaultdict(list)
    for document in documents:
        same[document.source].append(document)
    kept = {digest: min(copies, key=_rank) for digest, copies in same.items()}
    others = [document for document in documents if document is not kept[document.source]]
    reports = (
        FileReport(
            other.path,
            Fate.SET_ASIDE,
            f"the same bytes as {kept[other.source].path}, and counted there",
        )
        for other in others
    )
    return tuple(d for d in documents if d is kept[d.source]), tuple(reports)


def _rank(document: Document) -> tuple[bool, bool, int, int, int, str]:
    # A consent given with one copy holds for its words, wherever they lie; then what is known to
    # have been published, the copy of which most is known, the one that needs no unpacking.
    unknown = [document.outlet, document.published, document.url].count(None)
    boxes, path = document.path.count("!"), document.path
    return document.consent is None, not document.public, unknown, boxes, len(path), path
