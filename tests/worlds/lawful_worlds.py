"""Invented pages, statements and voices that the tests of the law room share."""

from collections.abc import Sequence

from habeas.law import Case, assess
from habeas.model.claim import Claim, ClaimId, PlaceMention, Quantity, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.law import CaseFact, Legal, Subject
from habeas.model.weight import Origin, Voice, Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    OriginStatus,
    Polarity,
    SpeakerKind,
    Unit,
)

WHERE = "Tarnovka"
FREED = Speaker("a released man", SpeakerKind.VICTIM, Identity.UNNAMED)
NOBODY = Weighed((), (), (), ())


def report(
    text: str,
    language: str = "en",
    *,
    path: str = "docs/page.txt",
    published: str | None = "2022-12-01",
) -> Document:
    """Make a page of one passage; without a day of publication it is confidential."""
    return Document(
        path=DocPath(path),
        source=Digest("ab" * 32),
        text=text,
        passages=(Passage(text, (Run(0, len(text), 0, len(text)),), language=language),),
        reader="habeas text 1",
        language=language,
        published=published,
        public=published is not None,
    )


PAGE = report("The commander keeps the soldiers in a cellar without a court ruling.")


def told(
    number: int,
    *types: EventType,
    page: Document = PAGE,
    date: str | None = "2022-07-01/2022-07-10",
    polarity: Polarity = Polarity.AFFIRMED,
    certainty: Certainty = Certainty.WITNESSED,
    place: str | None = WHERE,
    country: str = "UA",
    floor: int | None = None,
    unit: Unit = Unit.PERSONS,
    speaker: Speaker = FREED,
) -> Claim:
    """Make a statement of the whole page."""
    quantity = Quantity(0, 1, floor, floor, floor, Operator.EXACT, unit) if floor else None
    spot = PlaceMention(0, 1, (), place, country, 48.5, 38.6, f"{country}-09")
    return Claim(
        id=ClaimId(f"c{number}"),
        doc=page.path,
        passage=0,
        start=0,
        end=len(page.text),
        types=types or (EventType.DETENTION,),
        certainty=certainty,
        polarity=polarity,
        date=date,
        attribution=(speaker,),
        places=(spot,) if place else (),
        quantity=quantity,
    )


def voiced(*claims: Claim, name: str = "voice {}") -> Weighed:
    """Let every statement be a voice of its own."""
    origins = [
        Origin(
            id=f"o{n}",
            family="held",
            members=(claim.id,),
            status=OriginStatus.ESTABLISHED,
            count=1,
            because=None,
            independent=(Voice(name.format(n), (claim.id,), "saw it"),),
        )
        for n, claim in enumerate(claims)
    ]
    return Weighed(tuple(origins), (), (), ())


def law_of(
    *claims: Claim,
    pages: Sequence[Document] = (PAGE,),
    facts: tuple[CaseFact, ...] = (),
    persons: tuple[Subject, ...] = (),
    weighed: Weighed | None = None,
) -> Legal:
    """Hold statements against the law, each as a voice of its own unless they are weighed."""
    heard = voiced(*claims) if weighed is None else weighed
    return assess(Case({page.path: page for page in pages}, claims, heard, facts, persons))
