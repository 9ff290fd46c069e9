"""How is one statement put into a sentence that claims no more than it does?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from babel import Locale
from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.document import DocPath
from habeas.model.release import Amount, Hop, Private, Sheet, Spot, Statement
from habeas.model.words import Certainty, EventType, Identity, Polarity, SpeakerKind
from habeas.publication.blocks import Names
from habeas.publication.complaint.draft import Kind, Part, Sentence, own, said
from habeas.publication.complaint.occasion import EVERYBODY, Exhibits, Occasion
from habeas.publication.complaint.terms import Terms, joined
from habeas.text.scripts import is_cyrillic

LONG = 420  # characters of a quotation; what follows is read in the source


class Scene(Struct, frozen=True):
    """The words of the draft's language, and how documents and statements are cited."""

    terms: Terms
    numbers: Mapping[ClaimId, str]
    sheets: dict[DocPath, Sheet]
    exhibits: Mapping[DocPath, int]
    notes: bool = False  # say at the foot of the page where a statement stands
    disclosed: bool = False  # what is shown was opened for this recipient

    @classmethod
    def of(
        cls,
        private: Private,
        terms: Terms,
        occasion: Occasion = EVERYBODY,
        *,
        notes: bool = False,
    ) -> Self:
        """Take the numbers that were given once; without them, the dossier's."""
        sheets = {sheet.path: sheet for sheet in private.documents}
        given = occasion.exhibits or Exhibits(
            {path: number for number, path in enumerate(sheets, start=1)},
            Names.of(private).numbers,
        )
        return cls(terms, given.statements, sheets, given.documents, notes, occasion.disclosed)

    def sealed(self, one: Statement) -> bool:
        """Tell whether a statement's source is confidential: a draft is made to be handed on.

        The owner's view may hold words that are for the owner alone; a disclosure holds only what
        this recipient may read.
        """
        opened = self.disclosed and one.quote is not None
        return not (self.sheets[one.doc].public or opened)

    def file(self, sheet: Sheet) -> str | None:
        """Give the path of a document to its owner; an addressee has no use for it."""
        return None if self.disclosed else sheet.path

    def annexed(self, sheet: Sheet) -> bool:
        """Tell whether a document itself goes with the draft."""
        return sheet.public or (self.disclosed and sheet.digest is not None)

    def ref(self, *claims: ClaimId) -> tuple[Part, ...]:
        """Cite statements by their numbers."""
        refs = [(Part(Kind.REF, f"[{self.numbers[claim]}]"),) for claim in claims]
        return joined(refs, " ")


def fact(one: Statement, scene: Scene, *, quoted: bool = True) -> Sentence:
    """State who says that what happened, in the mood in which it was said."""
    head = scene.terms.fill(
        "mood",
        one.certainty,
        chain=chain(one, scene),
        what=(*what(one, scene.terms), *fields(one, scene)),
        ref=scene.ref(one.id),
    )
    tail = [hedged(one, scene), _quoted(one, scene) if quoted else (), _flagged(one, scene)]
    parts = [head, *(part for part in tail if part)]
    return Sentence(joined(parts, " "), (one.id,), cited([one], scene))


def likewise(rest: Sequence[Statement], scene: Scene) -> Sentence:
    """Name the others who say the same, with the same certainty, each with the whole chain."""
    items = [
        (*chain(one, scene), *own(" "), *scene.ref(one.id), *hedged(one, scene, "hedged_item"))
        for one in rest
    ]
    between = f"{scene.terms.told('hop', 'and')} "
    parts = scene.terms.fill("likewise", rest[0].certainty, items=joined(items, between))
    return Sentence(parts, tuple(one.id for one in rest), cited(rest, scene))


def cited(members: Sequence[Statement], scene: Scene) -> tuple[Part, ...]:
    """Say for the foot of the page where statements stand; of a sealed one no more than that."""
    if not scene.notes:
        return ()
    homes: dict[DocPath, list[Statement]] = {}
    for one in members:
        homes.setdefault(one.doc, []).append(one)
    return joined([_home(scene.sheets[doc], found, scene) for doc, found in homes.items()], "; ")


def _home(sheet: Sheet, found: Sequence[Statement], scene: Scene) -> tuple[Part, ...]:
    refs = scene.ref(*(one.id for one in found))
    if not scene.annexed(sheet):
        return (*refs, *own(f" {scene.terms.text('sealed_document')}"))
    day = scene.terms.date((sheet.published or "").partition("T")[0])
    name = sheet.outlet or scene.file(sheet)
    known = (name and scene.terms.spelt(name), sheet.title, day)
    names = [said(name) for name in dict.fromkeys(known) if name]
    spans = ", ".join(f"{one.start}–{one.end}" for one in found)
    place = scene.terms.fill("text", "characters_at", spans=said(spans))
    return (*refs, *own(" "), *joined([*names, place], ", "))


def alike(one: Statement, scene: Scene) -> tuple[object, ...]:
    """Say in what two statements must agree to share a sentence."""
    sealed = scene.sealed(one)
    nearest = one.attribution[0] if one.attribution else None
    figure = one.quantity if one.quantity and not sealed else None
    return (
        sealed,
        one.certainty,
        one.polarity,
        frozenset(one.types),
        nearest and (nearest.kind, nearest.identity),
        figure and (figure.value, figure.low, figure.high, figure.operator, figure.unit),
        tuple(sorted({spot.name or "" for spot in one.places})),
        one.date if sealed else None,
    )


def chain(one: Statement, scene: Scene) -> tuple[Part, ...]:
    """Name who says it and all who passed it on, nearest speaker first."""
    terms, sealed = scene.terms, scene.sealed(one)
    if not one.attribution:
        return own(terms.told("speaker", "nobody"))
    nearest, *passing = one.attribution
    parts = list(_speaker(nearest, terms, sealed=sealed))
    for hop in passing:
        how = "written" if hop.kind is SpeakerKind.DOCUMENT else "said"
        parts += terms.fill("hop", how, speaker=_speaker(hop, terms, sealed=sealed))
    return tuple(parts)


def _speaker(hop: Hop, terms: Terms, *, sealed: bool) -> tuple[Part, ...]:
    kind = own(terms.told("kind", hop.kind))
    if sealed or hop.called is None or hop.identity is Identity.SEALED:
        person = hop.identity is not Identity.NAMED
        return terms.fill("speaker", "sealed" if person else "sealed_body", kind=kind)
    name = said(terms.called(hop.called))
    key = "document" if hop.kind is SpeakerKind.DOCUMENT else hop.identity
    return terms.fill("speaker", key, kind=kind, name=name)


def what(one: Statement, terms: Terms) -> tuple[Part, ...]:
    """Say what is said to have happened, or not to have happened."""
    denied = one.certainty is Certainty.DENIED
    # A number says least of what happened, and that a denial denies is said by its mood.
    said_already = {EventType.COUNT, EventType.DENIAL} if denied else {EventType.COUNT}
    kinds = [kind for kind in one.types if kind not in said_already]
    if denied and not kinds:
        return own(terms.told("rejected", "bare"))
    if len(kinds) > 1:
        nouns = joined([own(terms.told("noun", kind)) for kind in kinds], ", ")
        return terms.fill("rejected" if denied else "several", one.polarity, what=nouns)
    first = next(iter(kinds or one.types), "none")
    happened = own(terms.told("event", first))
    return terms.fill("rejected" if denied else "polarity", one.polarity, what=happened)


def fields(one: Statement, scene: Scene) -> tuple[Part, ...]:
    """Add place, time and number, as far as they are known and not sealed."""
    terms, sealed = scene.terms, scene.sealed(one)
    spots = joined([spot(place, terms) for place in _distinct(one.places, sealed=sealed)], ", ")
    told = (
        ("place", spots),
        ("time", said(when) if (when := terms.date(one.date)) else ()),
        ("figure", figure(one.quantity, terms) if one.quantity and not sealed else ()),
    )
    return tuple(p for key, value in told if value for p in terms.fill("field", key, value=value))


def figure(amount: Amount, terms: Terms) -> tuple[Part, ...]:
    """Read out a figure."""
    return said(terms.amount(amount))


def spot(place: Spot, terms: Terms) -> tuple[Part, ...]:
    """Name a place as settled; where its letters are not the reader's, as the source spells it."""
    if place.name is None:
        return terms.fill("field", "unresolved", value=said(place.text or terms.text("sealed")))
    spelt = terms.has("field", "spelt") and place.text and is_cyrillic(place.text)
    if spelt and place.text and not _country(place, terms):
        words = (Part(Kind.QUOTE, " ".join(place.text.split())),)
        return terms.fill("field", "spelt", value=said(place.name), words=words)
    return said(_country(place, terms) or place.name)


def _country(place: Spot, terms: Terms) -> str | None:
    """Find a country's name in the language of the draft; None where the place is no country."""
    if not place.country or Locale("en").territories.get(place.country) != place.name:
        return None
    return Locale(terms.language).territories.get(place.country)


def _distinct(places: Iterable[Spot], *, sealed: bool) -> list[Spot]:
    kept: dict[str, Spot] = {}
    for place in places:
        kept.setdefault(place.name or place.text or "", place)
    return [place for place in kept.values() if place.name or not sealed]


def hedged(one: Statement, scene: Scene, key: str = "hedged") -> tuple[Part, ...]:
    """Repeat the words with which the source doubts or softens what it says."""
    if not one.hedges:
        return ()
    words = doubts(one, scene)
    if not words:
        return own(scene.terms.told("text", f"{key}_sealed"))
    marks = joined([_in_quotes(text, scene.terms) for text in words], ", ")
    return scene.terms.fill("text", key, hedges=marks)


def doubts(one: Statement, scene: Scene) -> tuple[str, ...]:
    """List the words of doubt that may be shown, each once."""
    if scene.sealed(one):
        return ()
    return tuple(dict.fromkeys(" ".join(m.text.split()) for m in one.hedges if m.text))


def _in_quotes(words: str, terms: Terms) -> tuple[Part, ...]:
    return terms.fill("text", "quote", words=(Part(Kind.QUOTE, words),))


def _quoted(one: Statement, scene: Scene) -> tuple[Part, ...]:
    if scene.sealed(one) or one.excerpt is None:
        return ()
    language = own(scene.terms.told("language", one.excerpt.language))
    words = _in_quotes(_short(one.excerpt.words, scene.terms), scene.terms)
    return scene.terms.fill("text", "quoted", language=language, words=words)


def _short(words: str, terms: Terms) -> str:
    line = " ".join(words.split())
    if len(line) <= LONG:
        return line
    return f"{line[:LONG].rsplit(' ', 1)[0]} {terms.text('cut')}"


def _flagged(one: Statement, scene: Scene) -> tuple[Part, ...]:
    if not one.needs_review or one.accepted:
        return ()
    if scene.sealed(one):
        return own(scene.terms.text("flagged_sealed"))
    reasons = said("; ".join(one.needs_review))
    return scene.terms.fill("text", "flagged", reasons=reasons)


def certain(one: Certainty, claims: Sequence[ClaimId], scene: Scene) -> Sentence:
    """Say of a list of statements how surely they are made: one line of a table."""
    parts = (*own(f"{scene.terms.told('short', one)} "), *scene.ref(*claims))
    return Sentence(parts, tuple(claims))


def is_contrary(one: Statement) -> bool:
    """Tell whether a statement rejects or takes back what was said."""
    contrary = {EventType.DENIAL, EventType.RETRACTION}
    return one.certainty is Certainty.DENIED or bool(contrary & set(one.types))


def opposes(one: Statement, others: Iterable[Statement]) -> bool:
    """Tell whether a statement says no where the others say yes."""
    told = [other.polarity for other in others if other.polarity is not Polarity.UNKNOWN]
    yes = sum(polarity is Polarity.AFFIRMED for polarity in told)
    return one.polarity is Polarity.NEGATED and yes * 2 > len(told)
