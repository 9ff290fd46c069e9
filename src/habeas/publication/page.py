"""How does the whole case read on one page?"""

from collections import Counter
from collections.abc import Iterable

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from habeas.errors import BadSettings
from habeas.model.release import Fate, Private, Sheet
from habeas.publication import atlas
from habeas.publication.backdrop import country
from habeas.publication.bars import bars
from habeas.publication.blocks import Block, blocks
from habeas.publication.chronicle import chronicle
from habeas.publication.dates import readable
from habeas.publication.figures import figures
from habeas.publication.findings import findings, grouped
from habeas.publication.lineage import changes, lineage
from habeas.publication.sites import Site, sites
from habeas.publication.wording import capital, counted, explained, number, told
from habeas.text.tables import folders, packed

ROOM = "habeas.publication"
LEAD = 60  # statements that open a page without findings
PARTS = ("dossier.html", "statement.html", "sections.html")


def dossier(private: Private, *, language: str = "en") -> str:
    """Write the page: self-contained, for a browser without network and without scripts."""
    page = _environment(language).get_template("dossier.html")
    return page.render(**_views(private), language=language)


def _environment(language: str) -> Environment:
    if language not in folders(ROOM):
        raise BadSettings(
            "the page does not exist in this language", hint=f"choose one of {folders(ROOM)}"
        )
    parts = {name: packed(ROOM, f"{language}/{name}").decode() for name in PARTS}
    made = Environment(
        loader=DictLoader(parts),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["readable"] = readable
    made.filters["number"] = number
    made.filters["ucfirst"] = capital
    made.globals["country"] = country
    made.globals["told"] = told
    made.globals["explained"] = explained
    made.globals["counted"] = counted
    return made


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
        "maps": _maps(places),
        "chronicle": chronicle(private, laid),
        "figures": figures(private, laid),
        "forest": lineage(private),
        "changes": changes(private),
        "review": _review(laid.values()),
        "by_document": _by_document(private, laid.values()),
        "first_seen": placed,
        "unread": [f for f in private.files if f.fate is not Fate.SET_ASIDE],
        "aside": [f for f in private.files if f.fate is Fate.SET_ASIDE],
        "certainties": Counter(one.certainty for one in laid.values()),
        "sealed": sum(one.mask is not None for one in laid.values()),
    }


def _maps(places: tuple[Site, ...]) -> list[dict[str, object]]:
    """Draw the sites that lie together, and, where others lie far off, all of them."""
    near = atlas.cluster(places)
    far = atlas.drawable(places)
    if not near:
        return []
    drawn = [_map(near, "Where the statements say people are held", "near", quiet=False)]
    if any(not site.area for site in far if site not in near):
        drawn.append(_map(far, "All places named", "far", quiet=True))
    return drawn


def _map(places: tuple[Site, ...], title: str, name: str, *, quiet: bool) -> dict[str, object]:
    def made(kind: str, size: tuple[int, int]) -> Markup:
        svg = atlas.draw(places, size=size, title=title, name=f"map-{name}-{kind}", quiet=quiet)
        return Markup(svg)  # noqa: S704 - names are escaped where they are drawn

    disputed = any(place.country in {"UA", "RU"} for place in places)
    return {
        "title": title,
        "disputed": disputed,
        "wide": made("wide", (760, 480)),
        "tall": made("tall", (340, 360)),
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
