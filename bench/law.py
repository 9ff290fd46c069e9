"""How fast is a case held against the law, by statements, places and persons?

    ./run python bench/law.py

First the patterns of facts of `tests/law_patterns/`, each written by hand with what it must give.
Then an invented case: every statement tells of one of forty places, on a day of 2022; every person
of the register has three statements. Prints the seconds of one reading.
"""

import random
import subprocess
import sys
import time
from datetime import date, timedelta

from habeas.law import Case, assess
from habeas.model.claim import Claim, ClaimId, PlaceMention, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.law import Subject
from habeas.model.weight import Origin, Voice, Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    OriginStatus,
    Polarity,
    SpeakerKind,
)

SENTENCES = (
    "The commander keeps the contract soldiers in a cellar without a court ruling.",
    "They were beaten by the guards with rifle butts.",
    "They had no lawyer and could not call their families.",
    "He was locked up for refusing; nobody told him why.",
    "They were held without charge and not brought before a judge.",
)
KINDS = (EventType.DETENTION, EventType.ILL_TREATMENT, EventType.CONDITIONS, EventType.THREAT)
SIZES = ((1_000, 0), (10_000, 0), (1_000, 100), (3_000, 1_000))
PLACES = 40
OWN = 3  # statements of a person
FIRST = date(2022, 3, 1)
DAYS = 300


def pages() -> dict[DocPath, Document]:
    """Write one document a sentence."""
    made = {}
    for number, text in enumerate(SENTENCES):
        path = DocPath(f"docs/{number}.txt")
        passage = Passage(text, (Run(0, len(text), 0, len(text)),), "en")
        digest = Digest(f"{number:02d}" * 32)
        made[path] = Document(path, digest, text, (passage,), "habeas text 1", "en", public=True)
    return made


def claim(number: int, chance: random.Random) -> Claim:
    """Invent one statement."""
    text = chance.randrange(len(SENTENCES))
    first = FIRST + timedelta(days=chance.randrange(DAYS))
    place = f"Place {chance.randrange(PLACES)}"
    return Claim(
        id=ClaimId(f"c{number}"),
        doc=DocPath(f"docs/{text}.txt"),
        passage=0,
        start=0,
        end=len(SENTENCES[text]),
        types=(chance.choice(KINDS),),
        certainty=Certainty.REPORTED,
        polarity=Polarity.AFFIRMED,
        date=f"{first}/{first + timedelta(days=chance.randrange(20))}",
        attribution=(Speaker("a man", SpeakerKind.VICTIM, Identity.UNNAMED),),
        places=(PlaceMention(0, 1, (), place, "UA", 48.5, 38.6, "UA-09"),),
    )


def case(statements: int, persons: int) -> Case:
    """Invent a case of a size."""
    chance = random.Random(20220721)  # noqa: S311 - the same case every time, nothing secret
    claims = tuple(claim(number, chance) for number in range(statements))
    origins = tuple(
        Origin(
            f"o{number}",
            "told",
            (one.id,),
            OriginStatus.ESTABLISHED,
            1,
            None,
            (Voice(f"voice {number % 50}", (one.id,), "saw it"),),
        )
        for number, one in enumerate(claims)
    )
    people = tuple(
        Subject(
            f"P-{number:04}",
            tuple(one.id for one in claims[OWN * number : OWN * number + OWN]),
            known=frozenset({"person.name", "person.birth"}),
        )
        for number in range(persons)
    )
    return Case(pages(), claims, Weighed(origins, (), (), ()), persons=people)


def patterns() -> str:
    """Hold every pattern against what it must give."""
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--no-header", "tests/test_law_patterns.py"],
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip().splitlines()[-1]


def main() -> None:
    """Print how the patterns stand, and the seconds for each size."""
    print("patterns of facts:", patterns())
    assess(case(10, 1))  # tables and expressions are read once
    for statements, persons in SIZES:
        made = case(statements, persons)
        began = time.process_time()
        legal = assess(made)
        spent = time.process_time() - began
        print(
            f"{statements:>6} statements, {persons:>5} persons: {spent:6.2f} s, "
            f"{len(legal.matrices)} columns, {len(legal.gaps)} questions"
        )


if __name__ == "__main__":
    main()
