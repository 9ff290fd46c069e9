"""What does a page say of its own publication: title, outlet, day, language, address?"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from habeas.sources.article import Role
from habeas.sources.datelines import days, is_dateline
from habeas.sources.entities import decoded
from habeas.sources.mapping import fold
from habeas.sources.markup import Node
from habeas.text.atlas import load_atlas
from habeas.text.scripts import fold as folded
from habeas.text.tables import rows

DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "publishdate",
    "sailthru.date",
    "parsely-pub-date",
    "og:updated_time",
    "article:modified_time",
)
SUFFIX = re.compile(r"\s(?P<mark>[|–—·-])\s+(?P<name>[^|–—]{2,40})$")
QUOTES = ' «»“”„"'
OWNER = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*©)?\s*(?:\d{4}(?:\s*[-–—]\s*\d{4})?,?\s*)?"
    r"([^\W\d_][^|.,;·\n©]{1,60}?)(?:\s*[|.,;·©]|\s+\d{4}|$)",
    re.IGNORECASE,
)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?")

BYLINE = 120  # characters: a longer line is a sentence
BYLINE_PIECE = re.compile(r"\s*(?:[|·•—–]|(?<=\w)\.)\s+")

NATIVE = ("og:", "article:", "twitter:", "dc.", "parsely-")  # data for those who link to a page


class Imprint(Struct, frozen=True):
    """What a page says of itself; None where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


def imprint(text: str, page: Sequence[Node], parts: Sequence[Role]) -> Imprint:
    """Read title, outlet, day, language and address of a page, best witness first."""
    metas = _metas(page)
    linked = _linked_data(text, page)
    shown = _title_tag(text, page)
    heading = next((p.block.words.text for p in parts if p.title), None)
    native = bool(linked) or any(key.startswith(NATIVE) for key in metas)
    stated = metas.get("og:site_name") or linked.get("publisher")
    suffix = _suffix(shown or "", parts, native=native)
    return Imprint(
        title=metas.get("og:title") or heading or shown,
        outlet=_outlet(stated or suffix, shown or "", parts),
        published=_published(page, metas, linked, parts),
        language=_language(page),
        url=_address(page) or metas.get("og:url"),
    )


def titles(text: str, page: Sequence[Node]) -> tuple[str, ...]:
    """List what the page's data call its title."""
    stated = (_metas(page).get("og:title"), _title_tag(text, page))
    return tuple(title for title in stated if title)


def _metas(page: Sequence[Node]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in page:
        if node.name == "meta":
            said = node.attributes
            key = said.get("property") or said.get("name") or said.get("itemprop") or ""
            if said.get("content", "").strip():
                found.setdefault(key.lower(), " ".join(said["content"].split()))
    return found


def _raw_text(text: str, page: Sequence[Node], name: str) -> Iterator[tuple[Node, str]]:
    for node in page[1:]:
        if not node.name and page[node.parent].name == name:
            yield page[node.parent], text[node.start : node.end]


def _title_tag(text: str, page: Sequence[Node]) -> str | None:
    for node in page:
        if not node.name and page[node.parent].name == "title":
            return fold(decoded(text, node.start, node.end)).text or None
    return None


def _linked_data(text: str, page: Sequence[Node]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node, words in _raw_text(text, page, "script"):
        if "ld+json" in node.attributes.get("type", ""):
            for key, value in _facts(words):
                found.setdefault(key, value)
    return found


def _facts(words: str) -> Iterator[tuple[str, str]]:
    try:
        value = json.loads(words)
    except (ValueError, RecursionError):
        return
    waiting = [value]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, Mapping):
            waiting += one.get("@graph", []) if isinstance(one.get("@graph"), list) else []
            publisher = one.get("publisher")
            name = publisher.get("name") if isinstance(publisher, Mapping) else publisher
            for key, fact in (("published", one.get("datePublished")), ("publisher", name)):
                if isinstance(fact, str) and fact.strip():
                    yield key, fact.strip()


def _published(
    page: Sequence[Node],
    metas: Mapping[str, str],
    linked: Mapping[str, str],
    parts: Sequence[Role],
) -> str | None:
    stated = [
        metas.get("article:published_time"),
        linked.get("published"),
        *(metas.get(key) for key in DATES),
    ]
    stated += [node.attributes.get("datetime") for node in page if node.name == "time"]
    for words in stated:
        iso = ISO.match(words or "")
        if iso:
            return iso.group()
    lines = [p.block.words.text for p in parts if p.inside and is_dateline(p.block.words.text)]
    return next((day.iso for line in lines for day in days(line)), None)


def _outlet(named: str | None, shown: str, parts: Sequence[Role]) -> str | None:
    """Name the outlet: as the page's data or its title's end do, else its footer; no program."""
    owner = next(_owners(parts), None)
    if owner and (named is None or _abbreviates(named, owner)):
        named = owner
    named = named or _first_quoted(shown, parts) or next(_bylines(parts), None)
    return None if (named or "").casefold() in _programs() else named


def _suffix(shown: str, parts: Sequence[Role], *, native: bool) -> str | None:
    """Read the outlet at a title's end; after a dash only on pages made to be published.

    Such a page carries data for those who link to it, or furniture around its article.
    """
    hit = SUFFIX.search(shown)
    if not hit:
        return None
    named = hit["name"].strip(QUOTES)
    sure = native or hit["mark"] == "|" or not all(part.inside for part in parts)
    return named if sure else None


@cache
def _programs() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("habeas.sources", "not_outlets.csv"))


def _owners(parts: Sequence[Role]) -> Iterator[str]:
    for part in parts:
        hit = OWNER.search(part.block.words.text[:400]) if not part.inside or part.meta else None
        if hit:
            yield hit[1].strip(' «»“”„"')


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether a word of capitals is made of a name's initials.

    >>> _abbreviates("WM en español", "Weltfunk Meridian"), _abbreviates("Granki", "Verstka")
    (True, False)
    """
    initials = "".join(word[0] for word in re.findall(r"\w+", name)).casefold()
    return len(initials) > 1 and short.casefold().split()[:1] == [initials]


def _first_quoted(shown: str, parts: Sequence[Role]) -> str | None:
    """Read the outlet that a title names first (`«X»: ...`), if the furniture names it too."""
    hit = re.match(r"[«“„\"]([^»”“\"]{2,40})[»”“\"]:", shown)
    furniture = (p.block.words.text for p in parts if not p.inside)
    return hit[1] if hit and any(hit[1] in words for words in furniture) else None


def _bylines(parts: Sequence[Role]) -> Iterator[str]:
    """Read the outlet that a line with the day names before the town: "El Faro, Ceuta, 2 May"."""
    for part in parts:
        words = part.block.words.text
        if len(words) > BYLINE or not any(days(words)):
            continue
        for piece in BYLINE_PIECE.split(words):
            name, *rest = (one.strip() for one in piece.split(","))
            towns = [at for at, one in enumerate(rest) if load_atlas().named(folded(one))]
            dated = bool(towns) and any(c.isdigit() for c in " ".join(rest[towns[0] + 1 :]))
            if dated and name[:1].isupper() and not load_atlas().named(folded(name)):
                yield name


def _language(page: Sequence[Node]) -> str | None:
    declared = next(
        (
            n.attributes.get("lang") or n.attributes.get("xml:lang")
            for n in page
            if n.name == "html"
        ),
        None,
    )
    code = re.split("[-_]", (declared or "").strip().lower(), maxsplit=1)[0]
    return code if code.isascii() and code.isalpha() and len(code) in {2, 3} else None


def _address(page: Sequence[Node]) -> str | None:
    for node in page:
        if node.name == "link" and "canonical" in node.attributes.get("rel", "").lower():
            return node.attributes.get("href") or None
    return None
