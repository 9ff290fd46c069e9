"""How is one statement laid out: its words, its chain, its certainty, its origin?"""

from collections import Counter
from typing import Self

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.document import DocPath, PassageKind
from habeas.model.release import Excerpt, Private, Sheet, Statement
from habeas.model.words import Certainty, OriginStatus, Polarity
from habeas.publication.dates import readable
from habeas.publication.why import Why, why
from habeas.publication.wording import amount, counted, explained, speaker, told

RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "ckb", "ps"}
SHORT = 190  # characters of a quotation in its closed state


class Block(Struct, frozen=True, kw_only=True):
    """A statement as the page prints it."""

    id: ClaimId
    number: str  # of the document and of the statement in it
    anchor: str
    doc: DocPath
    outlet: str
    start: int
    end: int
    excerpt: Excerpt | None
    short: str | None
    direction: str
    mask: str | None
    types: tuple[tuple[str, str], ...]  # word, explanation
    certainty: Certainty
    certainty_word: str
    certainty_note: str
    polarity_note: str
    when: str
    edtf: str | None
    where: tuple[str, ...]
    figure: str | None
    chain: tuple[str, ...]
    nearest: str
    hedges: tuple[str, ...]
    sealed_hedges: int
    badge: str | None
    review: tuple[str, ...]
    why: tuple[Why, ...]


class Origins(Struct, frozen=True):
    """Which findings each statement belongs to, as words beside it."""

    badges: dict[ClaimId, str]

    @classmethod
    def of(cls, private: Private) -> Self:
        """Word the number of voices behind each statement that was weighed."""
        found: dict[ClaimId, str] = {}
        for origin in private.origins:
            for member in origin.members:
                found.setdefault(member, badge(origin.status, origin.count, len(origin.members)))
        return cls(found)


def badge(status: OriginStatus, count: int | None, members: int) -> str:
    """Say how many independent voices and how many statements there are.

    >>> badge(OriginStatus.ESTABLISHED, 1, 10)
    '1 origin, 9 repeats'
    """
    if status is OriginStatus.NOT_ESTABLISHED or count is None:
        return "independence not established"
    repeats = max(members - count, 0)
    return f"{counted(count, 'origin', 'origins')}, {counted(repeats, 'repeat', 'repeats')}"


class Names(Struct, frozen=True):
    """How documents and statements are called on the page."""

    outlets: dict[str, str]
    numbers: dict[ClaimId, str]

    @classmethod
    def of(cls, private: Private) -> Self:
        """Give a number to each document, and to each statement in it.

        A statement's id holds digits of its document's digest: it is printed once, not read.
        """
        order = {sheet.path: n for n, sheet in enumerate(private.documents, start=1)}
        told_in: Counter[DocPath] = Counter()
        numbers = {}
        for one in private.statements:
            told_in[one.doc] += 1
            numbers[one.id] = f"{order.get(one.doc, 0)}.{told_in[one.doc]}"
        return cls(outlets_of(private), numbers)


def block(statement: Statement, origins: Origins, names: Names) -> Block:
    """Lay out one statement."""
    excerpt = statement.excerpt
    return Block(
        id=statement.id,
        number=names.numbers[statement.id],
        anchor=anchor(statement.id),
        doc=statement.doc,
        outlet=names.outlets.get(statement.doc, statement.doc),
        start=statement.start,
        end=statement.end,
        excerpt=excerpt,
        short=_shortened(excerpt) if excerpt else None,
        direction="rtl" if excerpt and excerpt.language in RIGHT_TO_LEFT else "ltr",
        mask=statement.mask,
        types=tuple((told("type", t), explained("type", t)) for t in statement.types),
        certainty=statement.certainty,
        certainty_word=told("certainty", statement.certainty),
        certainty_note=explained("certainty", statement.certainty),
        polarity_note=_polarity(statement.polarity),
        when=readable(statement.date),
        edtf=statement.date,
        where=_where(statement),
        figure=amount(statement.quantity) if statement.quantity else None,
        chain=tuple(map(speaker, statement.attribution)) or ("nobody named",),
        nearest=speaker(statement.attribution[0]) if statement.attribution else "nobody named",
        hedges=tuple(mark.text for mark in statement.hedges if mark.text),
        sealed_hedges=sum(mark.text is None for mark in statement.hedges),
        badge=origins.badges.get(statement.id),
        review=statement.needs_review,
        why=why(statement),
    )


def anchor(claim: str) -> str:
    """Make an id for the page out of a claim's id.

    >>> anchor("docs/a b.html#3")
    's-docs-a-b-html-3'
    """
    return "s-" + "".join(c if c.isalnum() and c.isascii() else "-" for c in claim)


def _polarity(polarity: Polarity) -> str:
    return "" if polarity is Polarity.AFFIRMED else told("polarity", polarity)


def _where(statement: Statement) -> tuple[str, ...]:
    names: list[str] = []
    for spot in statement.places:
        name = spot.name or (f"“{spot.text}” (not resolved)" if spot.text else "not resolved")
        if name not in names:
            names.append(name)
    return tuple(names)


def _shortened(excerpt: Excerpt) -> str:
    words = " ".join(excerpt.words.split())
    if excerpt.kind is PassageKind.ROW:
        words = words.replace(" ; ", " · ")
    return words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0] + " …"


def outlets_of(private: Private) -> dict[str, str]:
    """Name each document by its outlet, with language and day where one outlet has several."""
    names: dict[str, str] = {sheet.path: sheet.outlet or sheet.path for sheet in private.documents}
    for told_more in (_in_language, _of_day, _at_path):
        often = Counter(name.casefold() for name in names.values())
        for sheet in private.documents:
            if often[names[sheet.path].casefold()] > 1:
                names[sheet.path] = told_more(names[sheet.path], sheet)
    return names


def _in_language(name: str, sheet: Sheet) -> str:
    return f"{name}, {told('language', sheet.language)}"


def _of_day(name: str, sheet: Sheet) -> str:
    return f"{name}, {readable(sheet.published)}" if sheet.published else name


def _at_path(name: str, sheet: Sheet) -> str:
    return f"{name}, {sheet.path}"


def blocks(private: Private) -> dict[ClaimId, Block]:
    """Lay out all statements, in their order, by id."""
    origins, names = Origins.of(private), Names.of(private)
    return {one.id: block(one, origins, names) for one in private.statements}
