"""Sentences about many countries: is each place found and settled, and nothing else?"""

from collections import Counter
from csv import DictReader
from pathlib import Path

import pytest

from habeas.linking import settle
from habeas.model.claim import Claim, ClaimId, PlaceMention
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.words import Certainty, Polarity
from habeas.text.gazetteer import load

TABLES = ("places_sentences.csv", "places_unseen.csv", "places_later.csv")
RECALL, PRECISION, SETTLED = 0.95, 0.95, 0.92


def rows(name: str) -> list[dict[str, str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return list(DictReader(line for line in lines if not line.startswith("#")))


def settled(text: str, language: str) -> dict[str, tuple[str, str]]:
    passage = Passage(text=text, runs=(Run(0, len(text), 0, len(text)),), language=language)
    document = Document(
        path=DocPath("a.txt"), source=Digest("0"), text=text, passages=(passage,), reader="test"
    )
    places = tuple(
        PlaceMention(m.start, m.end, tuple(p.id for p in m.candidates))
        for m in load().find(text, language)
    )
    claim = Claim(
        id=ClaimId("c"),
        doc=document.path,
        passage=0,
        start=0,
        end=len(text),
        types=(),
        certainty=Certainty.REPORTED,
        polarity=Polarity.AFFIRMED,
        date=None,
        attribution=(),
        places=places,
    )
    (claim,) = settle((claim,), (document,))
    return {text[p.start : p.end]: (p.name or "", p.country or "") for p in claim.places}


@pytest.mark.parametrize("table", TABLES)
def test_places_of_many_countries_are_found_and_settled(table: str) -> None:
    count: Counter[str] = Counter()
    for row in rows(table):
        got = settled(row["text"], row["language"])
        count["found"] += len(got)
        for wanted in filter(None, (row["places"] or "").split("|")):
            words, name, country = (*wanted.split("="), "")[:3]
            name, _, country = name.rpartition("/")
            count["wanted"] += 1
            hit = next((w for w in got if w in words or words in w), None)
            if hit is not None:
                count["met"] += 1
                was, where = got.pop(hit)
                count["right"] += where == country and (name in was or was in name)
    assert count["met"] / count["wanted"] >= RECALL
    assert count["met"] / count["found"] >= PRECISION
    assert count["right"] / count["wanted"] >= SETTLED
