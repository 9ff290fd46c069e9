"""Does a sealed name ever leave? Registers and consents at random over a whole case: 0 leaks.

    ./run python bench/disclosure.py [FOLDER] [TIMES]

Reads FOLDER (the sample case) once, after sentences about invented persons were added to its texts
and pages, in two scripts and several cases. Each time it registers some of them, gives consents at
random, makes the disclosure to one recipient, and looks in every letter of it for each name that
was not opened: with a search of its own, not with the one that is measured. To show that this
search finds what is there, it counts in how many of the documents the same names stand.
"""

import random
import shutil
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import msgspec

from habeas import find_claims, read
from habeas.errors import Withheld
from habeas.model.claim import Claim
from habeas.model.consent import (
    Consent,
    Level,
    PersonId,
    Purpose,
    Recipient,
    Subject,
    allowed,
    of_person,
)
from habeas.model.document import Document
from habeas.model.person import Field, Person, Register, Risk
from habeas.model.sealed import Sealed
from habeas.model.weight import Weighed
from habeas.protection import Ask, Matter, for_recipient, may_see, subject

ROOT = Path(__file__).resolve().parents[1]
TIMES, PERSONS, SEED = 300, 6, 20221125
TO, FOR = Recipient("wgad"), Purpose.SPECIAL_PROCEDURES
DAY = date(2022, 9, 1)
ANSWER = 0.6  # of those who could be asked
SENTENCES = (
    "{ru_given} {ru_family} сидел в подвале в Брянке с 5 июля 2022 года.",
    "По словам матери, {ru_given_gen} {ru_family_gen} держат в подвале в Брянке без суда.",
    "{en_given} {en_family} was held in a cellar in Bryanka on 5 July 2022, his mother said.",
    "Soldiers told us that {en_family} was beaten in Bryanka on 9 July 2022.",
)
# Forename and surname in Russian, in the genitive, in English; and what no spelling of them lacks.
PEOPLE = (
    ("Игнат Дроздецкий", "Игната Дроздецкого", "Ignat Drozdetsky"),
    ("Ярослав Хвостенко", "Ярослава Хвостенко", "Yaroslav Khvostenko"),
    ("Ефим Щербинин", "Ефима Щербинина", "Yefim Shcherbinin"),
    ("Мирон Чугунов", "Мирона Чугунова", "Miron Chugunov"),
    ("Савва Жуковец", "Саввы Жуковца", "Savva Zhukovets"),
    ("Богдан Цыренов", "Богдана Цыренова", "Bogdan Tsyrenov"),
    ("Назар Ключевой", "Назара Ключевого", "Nazar Klyuchevoy"),
    ("Тихон Рубцовский", "Тихона Рубцовского", "Tikhon Rubtsovsky"),
    ("Евсей Малахитов", "Евсея Малахитова", "Yevsey Malakhitov"),
    ("Лука Безбородько", "Луки Безбородько", "Luka Bezborodko"),
    ("Прохор Шумихин", "Прохора Шумихина", "Prokhor Shumikhin"),
    ("Арсен Гаджимурадов", "Арсена Гаджимурадова", "Arsen Gadzhimuradov"),
)
SEEN = 4  # first letters of a name that stay in every case of it


def main() -> None:
    """Print what was found and fail on a leak."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "samples" / "objectors"
    times = int(sys.argv[2]) if len(sys.argv) > 2 else TIMES  # noqa: PLR2004 - the second word
    chance = random.Random(SEED)  # noqa: S311 - chance for a bench
    documents, claims = _case(folder, chance)
    leaks, there, opened, stopped, spent = 0, 0, 0, 0, []
    for _ in range(times):
        people = _register(documents, chance)
        start = time.process_time()
        try:
            text, asked = _disclosed(documents, claims, people)
        except Withheld:
            stopped += 1
            continue
        spent.append(time.process_time() - start)
        for person in people.persons:
            if person.id in asked and _is_open(person, people):
                opened += 1
                continue
            there += sum(_stands(person, one.text) for one in documents)
            leaks += _stands(person, text)
    print(f"{len(documents)} documents, {len(claims)} statements, {len(PEOPLE)} persons in them")
    print(f"{times} disclosures, {stopped} refused; a name was opened {opened} times")
    print(f"sealed names stood {there} times in a document that was drawn from")
    print(f"sealed names that left: {leaks}; median {statistics.median(spent):.3f} CPU-seconds")
    sys.exit(leaks > 0 or there == 0)


def _case(folder: Path, chance: random.Random) -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """Read a copy of the folder into which sentences about the invented persons were put."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(shutil.copytree(folder, Path(place) / "case"))
        files = sorted(path for path in copy.rglob("*") if path.suffix in {".txt", ".html", ".md"})
        for person in PEOPLE:
            for sentence in SENTENCES:
                _plant(chance.choice(files), sentence.format(**_spelled(person)))
        found = [
            msgspec.structs.replace(
                one, path=str(path.relative_to(copy)), public=path.suffix == ".html"
            )
            for path in files
            for one in read(path)
        ]
    return tuple(found), tuple(claim for document in found for claim in find_claims(document))


def _spelled(person: tuple[str, str, str]) -> dict[str, str]:
    keys = (
        ("ru_given", "ru_family"),
        ("ru_given_gen", "ru_family_gen"),
        ("en_given", "en_family"),
    )
    return {
        key: part
        for pair, name in zip(keys, person, strict=True)
        for key, part in zip(pair, name.split(), strict=True)
    }


def _plant(file: Path, sentence: str) -> None:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".html":
        before, end, after = text.rpartition("</p>")
        text = f"{before}{end}\n<p>{sentence}</p>{after}"
    else:
        text = f"{text.rstrip()}\n\n{sentence}\n"
    file.write_text(text, encoding="utf-8")


def _register(documents: tuple[Document, ...], chance: random.Random) -> Register:
    persons = tuple(
        Person(
            id=PersonId(f"P-{number:03}"),
            risk=Risk.NONE_SEEN,
            sources=(subject(chance.choice(documents)),),
            sealed={Field.GIVEN: Sealed(given), Field.FAMILY: Sealed(family)},
        )
        for number, (name, _, latin) in enumerate(chance.sample(PEOPLE, PERSONS), 1)
        for given, family in [(chance.choice([name, latin])).split()]
    )
    about = [*(of_person(one.id) for one in persons), *map(subject, documents)]
    return Register(
        persons, tuple(_consent(one, chance) for one in about if chance.random() < ANSWER)
    )


def _consent(about: Subject, chance: random.Random) -> Consent:
    return Consent(
        about=about,
        purpose=chance.choice([FOR, FOR, Purpose.PRESS]),
        recipient=chance.choice([TO, TO, Recipient("hrc")]),
        level=chance.choice(list(Level)),
        given=date(2022, 7, chance.randint(1, 28)),
        withdrawn=chance.choice([None, None, None, None, date(2022, 8, 1)]),
    )


def _disclosed(
    documents: tuple[Document, ...], claims: tuple[Claim, ...], people: Register
) -> tuple[str, set[PersonId]]:
    codes = {one.path: f"source-{number}" for number, one in enumerate(documents)}
    asked = tuple(one.id for one in people.persons[: PERSONS // 2])
    ask = Ask(recipient=TO, purpose=FOR, day=DAY, persons=asked, fields=frozenset({"person.name"}))
    kept, told = may_see(documents, claims, people, ask)
    matter = Matter(documents=kept, claims=told, weighed=Weighed((), (), (), ()), title="A case")
    preview = for_recipient(matter, people, ask, everything=documents, codes=codes)
    return msgspec.json.encode(preview.disclosure).decode(), set(asked)


def _is_open(person: Person, people: Register) -> bool:
    answer = allowed(people.consents, of_person(person.id), FOR, TO, day=DAY)
    return answer.level is Level.NAMED


def _stands(person: Person, text: str) -> bool:
    """Look for the beginnings of a name in both scripts; none of them begins another word here."""
    name = " ".join(one.open() for one in person.names())
    (spelled,) = [
        one
        for one in PEOPLE
        if set(name.split()) == set(one[0].split()) or set(name.split()) == set(one[2].split())
    ]
    return any(part[:SEEN] in text for one in spelled for part in one.split()[1:])


if __name__ == "__main__":
    main()
