"""Which invented case do the tests of protection, pages and tables share?"""

from collections.abc import Sequence

import pytest

from habeas import law
from habeas.model.claim import Claim, ClaimId, Hedge, PlaceMention, Quantity, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.release import Fate, FileReport, Private
from habeas.model.weight import FigureRelation, Mutation, Origin, Relay, Voice, Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    MutationItem,
    NotEstablished,
    Operator,
    OriginStatus,
    Polarity,
    Relation,
    RelayHow,
    SpeakerKind,
    Unit,
)
from habeas.protection import for_owner

PLACES = {
    "Tarnovka": ("Tarnovka", 48.51, 38.64),
    "Тарновке": ("Tarnovka", 48.51, 38.64),
    "Verby": ("Verby", 48.57, 38.66),
    "Farhaven": ("Farhaven", 51.83, 107.58),
    "Luhansk Oblast": ("Luhansk Oblast", 48.92, 39.02),
}
RELATIVE = Speaker("mother of a held man", SpeakerKind.RELATIVE, Identity.SEALED)
GROUP = Speaker("Harbour Group", SpeakerKind.NGO, Identity.NAMED)
GAZETTE = Speaker("Harbour Gazette", SpeakerKind.MEDIA, Identity.NAMED)
FREED = Speaker("released man", SpeakerKind.VICTIM, Identity.UNNAMED)
OFFICE = Speaker("the <i>office</i>", SpeakerKind.OFFICIAL, Identity.NAMED)


def document(path: str, language: str, *lines: str, public: bool = True) -> Document:
    """Make a document whose passages are its lines."""
    text, passages = "", []
    for line in lines:
        whole = Run(0, len(line), len(text), len(line))
        passages.append(Passage(text=line, runs=(whole,), language=language))
        text += line + "\n"
    return Document(
        path=DocPath(path),
        source=Digest("ab" * 32),
        text=text,
        passages=tuple(passages),
        reader="habeas text 1",
        language=language,
        title=lines[0][:60],
        outlet="Harbour Gazette" if public else None,
        published="2022-08-01" if public else None,
        public=public,
    )


def claim(
    number: str,
    home: Document,
    words: str,
    *speakers: Speaker,
    certainty: Certainty = Certainty.REPORTED,
    date: str | None = None,
    figure: tuple[str, int, Operator] | None = None,
    review: Sequence[str] = (),
) -> Claim:
    """Make a claim of words in a document."""
    start = home.text.index(words)
    told = [name for name in PLACES if name in words]
    return Claim(
        id=ClaimId(number),
        doc=home.path,
        passage=next(n for n, p in enumerate(home.passages) if words in p.text),
        start=start,
        end=start + len(words),
        types=(EventType.DETENTION,),
        certainty=certainty,
        polarity=Polarity.AFFIRMED,
        date=date,
        attribution=speakers,
        hedges=(Hedge(start, start + 3),),
        places=tuple(_place(home, start, name) for name in told),
        quantity=_quantity(home, start, figure) if figure else None,
        needs_review=tuple(review),
    )


def _place(home: Document, start: int, word: str) -> PlaceMention:
    at = home.text.index(word, start)
    name, lat, lon = PLACES[word]
    return PlaceMention(at, at + len(word), (), name, "UA", lat, lon)


def _quantity(home: Document, start: int, figure: tuple[str, int, Operator]) -> Quantity:
    word, value, operator = figure
    at = home.text.index(word, start)
    return Quantity(at, at + len(word), value, value, None, operator, Unit.PERSONS, "men_held")


def _documents() -> tuple[Document, ...]:
    return (
        document(
            "docs/a-gazette.html",
            "en",
            "The cellar <script>alert(1)</script> of Tarnovka",
            "Relatives say that men are held in Tarnovka without trial. It was raining.",
            "The Harbour Group has counted at least 40 men in Tarnovka since July.",
            "=2+3 men were moved to Verby on 9 July.",
            "The office says that nobody is held.",
        ),
        document(
            "docs/b-gazette-ru.html",
            "ru",
            "Подвал в Тарновке",
            "Родные говорят, что людей держат в Тарновке без суда.",
            "Насчитали 40 человек в Тарновке.",
        ),
        document("docs/c-far.txt", "en", "150 came home to Farhaven in Luhansk Oblast."),
        document("docs/d-arabic.txt", "ar", "قال رجل إنه احتجز هناك."),
        document(
            "talks/07.txt",
            "en",
            "My son Osip was kept in the boiler house in Tarnovka.",
            public=False,
        ),
    )


def _claims(a: Document, b: Document, c: Document, d: Document, e: Document) -> tuple[Claim, ...]:
    at_least, exact = Operator.AT_LEAST, Operator.EXACT
    seen, own = Certainty.WITNESSED, Certainty.ASSERTED
    return (
        claim("a-1", a, "men are held in Tarnovka", RELATIVE, GAZETTE, date="../2022-08-01"),
        claim(
            "a-2", a, "at least 40 men in Tarnovka", GROUP, GAZETTE,
            certainty=own, date="2022-07-01/2022-08-01", figure=("40", 40, at_least),
        ),
        claim(
            "a-3", a, "=2+3 men were moved to Verby", FREED, GAZETTE,
            certainty=seen, date="2022-07-09", figure=("3", 3, exact),
            review=["carried attribution"],
        ),
        claim("a-4", a, "nobody is held", OFFICE, GAZETTE, certainty=Certainty.DENIED),
        claim("b-1", b, "людей держат в Тарновке", RELATIVE, GAZETTE, date="2022-07~"),
        claim("b-2", b, "40 человек в Тарновке", GROUP, GAZETTE, figure=("40", 40, exact)),
        claim(
            "c-1", c, "150 came home to Farhaven in Luhansk Oblast", GROUP,
            certainty=own, date="2022-07-09", figure=("150", 150, exact),
        ),
        claim("d-1", d, "احتجز هناك", FREED, certainty=seen, date="2022-06/.."),
        claim(
            "e-1", e, "Osip was kept in the boiler house in Tarnovka", RELATIVE,
            date="2022-07-02/..",
            review=["carried attribution", "place with two meanings"],
        ),
    )  # fmt: skip


def _ids(*numbers: str) -> tuple[ClaimId, ...]:
    return tuple(ClaimId(number) for number in numbers)


WEIGHED = Weighed(
    origins=(
        Origin(
            "o1", "men are held in Tarnovka", _ids("a-1", "b-1", "e-1", "d-1"),
            OriginStatus.ESTABLISHED, 2, None,
            (
                Voice("a family", _ids("a-1", "b-1", "e-1"), "the page and its translation"),
                Voice("a released man", _ids("d-1"), "own experience"),
            ),
        ),
        Origin(
            "o2", "40 men counted", _ids("a-2", "b-2"), OriginStatus.ESTABLISHED, 1, None,
            (Voice("Harbour Group", _ids("a-2", "b-2"), "its own count"),),
        ),
        Origin(
            "o3", "men moved to Verby", _ids("a-3"), OriginStatus.NOT_ESTABLISHED, None,
            NotEstablished.LINEAGE_NOT_RECORDED, (),
        ),
    ),
    figures=(
        FigureRelation(ClaimId("b-2"), ClaimId("a-2"), Relation.RESTATED, "a translation"),
        FigureRelation(ClaimId("c-1"), ClaimId("a-2"), Relation.DIFFERENT_POPULATION, "other men"),
        FigureRelation(ClaimId("a-3"), ClaimId("a-2"), Relation.PART_OF, "three of them"),
    ),
    relays=(
        Relay(
            "docs/a-gazette.html", "docs/b-gazette-ru.html", "all", RelayHow.TRANSLATION,
            explicit=False,
        ),
        Relay("ext:old-paper", "docs/a-gazette.html", "a count", RelayHow.CITATION, explicit=True),
    ),
    mutations=(
        Mutation("a-2", "b-2", MutationItem.OPERATOR, "at least", None),
        Mutation("a-2", "b-2", MutationItem.PLACE, "Tarnovka", "<b>Tarnow</b>"),
    ),
)  # fmt: skip

FILES = (
    FileReport(DocPath("scan.pdf"), Fate.UNREADABLE, "the file asks for a password", "unlock it"),
    FileReport(DocPath("case.toml"), Fate.SET_ASIDE, "settings"),
)


@pytest.fixture(scope="session")
def harbour() -> Private:
    """Make the private view of an invented case: five documents, three findings, one talk."""
    documents = _documents()
    return for_owner(
        documents, _claims(*documents), WEIGHED, title="Men held in Tarnovka", reports=FILES
    )


@pytest.fixture(scope="session")
def judged() -> Private:
    """Make the same view of the case after it was held against the law."""
    documents = _documents()
    claims = _claims(*documents)
    legal = law.assess(law.Case({one.path: one for one in documents}, claims, WEIGHED))
    return for_owner(documents, claims, WEIGHED, title="Men held in Tarnovka", legal=legal)


@pytest.fixture(scope="session")
def empty() -> Private:
    """Make the private view of a case in which nothing was found."""
    return for_owner((), (), Weighed((), (), (), ()), title="Nothing")
