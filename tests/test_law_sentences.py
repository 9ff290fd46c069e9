"""Does the law room read from a sentence which safeguard is missing, and from no other?"""

import csv
from pathlib import Path

import pytest

from habeas.law import Case
from habeas.law.evidence import evidence
from habeas.model.claim import Claim, ClaimId, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.norm import Truth
from habeas.model.weight import Weighed
from habeas.model.words import Certainty, EventType, Identity, Polarity, SpeakerKind

TABLE = Path(__file__).parent / "law_sentences.csv"
COMPARED = {*(f"E{number}" for number in range(10, 18)), "E27", "E28", "E33", "E40", "E49"}
HELD_OUT = 37  # of 44 that nobody looked at while the tables were changed


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
