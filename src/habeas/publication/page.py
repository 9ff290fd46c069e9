"""How does the whole case read on one page?"""

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from habeas.model.release import Fate, Private, Sheet
from habeas.publication.bars import bars
from habeas.publication.blocks import Block, blocks
from habeas.publication.chronicle import chronicle
from habeas.publication.figures import figures
from habeas.publication.filings import filing_views
from habeas.publication.findings import findings, grouped
from habeas.publication.gaps import legal_view
from habeas.publication.graph import graph
from habeas.publication.lineage import changes, lineage
from habeas.publication.maps import maps
from habeas.publication.queue import queue
from habeas.publication.sites import sites
from habeas.publication.templates import environment
from habeas.text.tables import packed

ROOM = "habeas.publication"
LEAD = 60  # statements that open a page without findings
PARTS = (
    "dossier.html",
    "shared.html",
    "statement.html",
    "sections.html",
    "legal.html",
    "filings.html",
)


def dossier(private: Private, *, language: str = "en") -> str:
    """Write the page: self-contained, for a browser without network and without scripts."""
    page = environment(language, PARTS).get_template("dossier.html")
    return page.render(**_views(private), language=language)


def _views(private: Private) -> dict[str, object]:
    laid = blocks(private)
    found = findings(private, laid)
    places = sites(private)
    lead = [] if found else list(laid.values())[:LEAD]
    placed = (
        {one.id for one in lead}
        | {one.id for f in found for v in f.voices for one in v.claims}
        | {one.id for f in found for one in f.others}
    )
    return {
        "private": private,
        "headline": private.headline,
        "css": Markup(packed(ROOM, "dossier.css").decode()),  # noqa: S704 - our own file
        "lead": lead,
        "groups": grouped(found),
        "bars": bars(found),
        "sites": places,
        "maps": maps(places),
        "chronicle": chronicle(private, laid),
        "figures": figures(private, laid),
        "forest": lineage(private),
        "graph": graph(private),
        "changes": changes(private),
        "law": legal_view(private, laid),
        "filings": filing_views(private.filings),
        "review": _review(laid.values()),
        "queued": len(queue(private)),
        "by_document": _by_document(private, laid.values()),
        "first_seen": placed,
        "unread": [f for f in private.files if f.fate is not Fate.SET_ASIDE],
        "aside": [f for f in private.files if f.fate is Fate.SET_ASIDE],
        "certainties": Counter(one.certainty for one in laid.values()),
        "sealed": sum(one.mask is not None for one in laid.values()),
    }


def _review(laid: Iterable[Block]) -> list[tuple[str, list[Block]]]:
    """Group what a person should look at by reason, the most frequent first."""
    reasons: dict[str, list[Block]] = {}
    for one in laid:
        for reason in one.review:
            reasons.setdefault(reason, []).append(one)
    return sorted(reasons.items(), key=lambda r: (-len(r[1]), r[0]))


def _by_document(private: Private, laid: Iterable[Block]) -> list[tuple[Sheet, list[Block]]]:
    told_in: dict[str, list[Block]] = {}
    for one in laid:
        told_in.setdefault(one.doc, []).append(one)
    return [(sheet, told_in.get(sheet.path, [])) for sheet in private.documents]
