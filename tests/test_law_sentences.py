"""Does the law room read from a sentence which safeguard is missing, and from no other?"""

import csv
from pathlib import Path

import pytest

from habeas.law import Case
from habeas.law.agency import acts
from habeas.law.evidence import evidence
from habeas.model.claim import Claim, ClaimId, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.norm import Truth
from habeas.model.weight import Weighed
from habeas.model.words import Certainty, EventType, Identity, Polarity, SpeakerKind

TABLE = Path(__file__).parent / "law_sentences.csv"
COMPARED = {*(f"E{number}" for number in range(10, 18)), "E27", "E28", "E33", "E40", "E49"}
HELD_OUT = 39  # of 44 that nobody looked at while the tables were changed


def told() -> list[dict[str, str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


SENTENCES = told()
OPEN = [one for one in SENTENCES if not one["hold"]]


def read(row: dict[str, str]) -> set[str]:
    text = row["text"]
    page = Document(
        path=DocPath("docs/a.txt"),
        source=Digest("ab" * 32),
        text=text,
        passages=(Passage(text, (Run(0, len(text), 0, len(text)),), row["language"]),),
        reader="habeas text 1",
        language=row["language"],
    )
    claim = Claim(
        id=ClaimId("c1"),
        doc=page.path,
        passage=0,
        start=0,
        end=len(text),
        types=tuple(map(EventType, row["types"].split())),
        certainty=Certainty(row["certainty"]),
        polarity=Polarity.AFFIRMED,
        date=None,
        attribution=(Speaker("x", SpeakerKind(row["speaker"]), Identity.UNNAMED),),
    )
    found = evidence(Case({page.path: page}, (claim,), Weighed((), (), (), ())))
    # That conditions are told at all points to E27 without saying which.
    kept = [
        one for one in found if one.element in COMPARED and (one.direct or one.element != "E27")
    ]
    return {one.element + ("" if one.state is Truth.YES else "=no") for one in kept}


@pytest.mark.parametrize("row", OPEN, ids=lambda row: f"{row['language']} {row['text'][:40]}")
def test_a_sentence_carries_the_elements_that_its_words_say(row: dict[str, str]) -> None:
    assert read(row) == set(row["elements"].split())


def test_sentences_that_nobody_looked_at_are_read_as_well_as_before() -> None:
    held = [one for one in SENTENCES if one["hold"]]
    right = sum(read(one) == set(one["elements"].split()) for one in held)
    assert (len(held), right >= HELD_OUT) == (44, True), f"{right} of {len(held)}"


def test_all_six_languages_are_asked() -> None:
    assert {one["language"] for one in SENTENCES} == {"en", "ru", "uk", "de", "es", "fr"}


WHO_ACTS = [
    ("en", "the guards held them for days", True),
    ("en", "he was taken from his home by armed men", True),
    ("en", "soldiers beat him", True),
    ("en", "soldiers kept in a cellar complain", False),
    ("en", "officers held in the camp refused", False),
    ("en", "soldiers threatened with prison", False),
    ("ru", "солдаты держат мальчика в подвале", True),
    ("ru", "его задержала военная полиция", True),
    ("ru", "двое задержаны сотрудниками омон", True),
    ("ru", "солдат держат в подвале", False),
    ("ru", "сотрудников завода задержали", False),
    ("ru", "военнослужащих удерживают без суда", False),
    ("uk", "охоронці били їх прикладами", True),
    ("uk", "його затримали поліцейські", True),
    ("uk", "солдатів тримають у підвалі", False),
    ("de", "er wurde von bewaffneten festgenommen", True),
    ("de", "die wachen schlugen sie", True),
    ("de", "soldaten werden im keller festgehalten", False),
    ("es", "agentes de la policía lo detuvieron en su casa", True),
    ("es", "fue detenido por hombres armados", True),
    ("es", "los militares fueron encerrados en el sótano", False),
    ("fr", "il a été arrêté par des hommes armés", True),
    ("fr", "les gardiens les frappaient", True),
    ("fr", "les soldats sont enfermés dans une cave", False),
]


@pytest.mark.parametrize(("language", "words", "who"), WHO_ACTS)
def test_who_holds_is_an_agent_and_who_is_held_is_none(
    language: str, words: str, *, who: bool
) -> None:
    assert acts(language, words) is who
