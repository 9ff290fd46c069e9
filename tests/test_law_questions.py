"""Do the questions follow from what the case tells: who is held, and by whom?"""

import pytest
from lawful_worlds import NOBODY, law_of, report, told

from habeas.model.claim import Speaker
from habeas.model.law import CaseFact, Gap, Legal, Subject
from habeas.model.norm import ElementId, Truth, Verdict
from habeas.model.words import Identity, SpeakerKind

KIN = Speaker("a sister", SpeakerKind.RELATIVE, Identity.SEALED)
OF_SERVICE = {"E02", "E19", "E20", "E22", "E33"}
STUDENTS = (
    "Police took nine students from the dormitory in Lipovka on 3 May 2022.",
    "The students are held in the basement of the college in Lipovka.",
)
CONTRACT = (
    "Six contract soldiers are held in a cellar in Lipovka since 3 July 2022.",
    "The commander beat them in Lipovka so that they go back to the front.",
)
CHECKPOINT = (
    "Russian soldiers keep 40 villagers in the school in Lipovka on 3 May 2022.",
    "The villagers were kept in the boiler house in Lipovka.",
    "Eight families were held in the school gym in Lipovka.",
)


def case(sentences: tuple[str, ...], *facts: CaseFact, persons: tuple[Subject, ...] = ()) -> Legal:
    pages = [report(words, path=f"{n}.txt") for n, words in enumerate(sentences)]
    claims = [told(n, page=page, place="Lipovka", speaker=KIN) for n, page in enumerate(pages)]
    return law_of(*claims, pages=pages, facts=facts, persons=persons, weighed=NOBODY)


def asked(legal: Legal, person: str | None = None) -> dict[str, Gap]:
    return {gap.element: gap for gap in legal.gaps if gap.place is None and gap.person == person}


@pytest.mark.parametrize("sentences", [STUDENTS, CHECKPOINT])
def test_of_civilians_nobody_asks_for_a_unit_a_rank_or_a_report(
    sentences: tuple[str, ...],
) -> None:
    legal = case(sentences)
    assert not OF_SERVICE & {gap.element for gap in legal.gaps}
    assert legal.unasked >= OF_SERVICE
    said = " ".join(gap.question for gap in legal.gaps)
    assert "year of birth or place of origin" in said
    assert not any(word in said for word in ("unit", "rank", "garrison", "Contract", "refusal"))


def test_of_soldiers_who_are_held_service_is_asked() -> None:
    legal = case(CONTRACT)
    assert "garrison" in asked(legal)["E33"].question
    assert "unit" in asked(legal)["E01"].question
    assert not legal.unasked


def test_soldiers_who_hold_people_make_nobody_a_serviceman() -> None:
    whole = case(CHECKPOINT).matrices[0]
    serves = next(one for one in whole.elements if one.id == "E02")
    assert serves.state is Truth.UNKNOWN


def test_one_person_who_serves_is_asked_otherwise_than_one_who_does_not() -> None:
    serves, free = (
        Subject(code, facts=(CaseFact(ElementId("E02"), state, person=code),))
        for code, state in (("P-001", Truth.YES), ("P-002", Truth.NO))
    )
    legal = case(CONTRACT, persons=(serves, free))
    assert "E33" in asked(legal, "P-001")
    assert not OF_SERVICE & set(asked(legal, "P-002"))


def test_who_knows_that_the_held_are_civilians_is_asked_nothing_of_service() -> None:
    civil = CaseFact(ElementId("E02"), Truth.NO)
    assert not OF_SERVICE & {gap.element for gap in case(CONTRACT, civil).gaps}


def test_a_law_of_service_is_not_pleaded_for_people_who_do_not_serve() -> None:
    of_court = {str(r.norm.id): r.verdict for r in case(STUDENTS).readings}
    assert of_court["RU-199FZ"] is Verdict.MISSING
