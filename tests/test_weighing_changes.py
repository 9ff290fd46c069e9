"""What did a relay lose or change: a day, a status, a name, a kind of people, a statement?"""

import pytest
from msgspec.structs import replace
from weighing_worlds import Case, Line, named, report, some, together

from habeas.model.weight import Mutation
from habeas.model.words import (
    Certainty,
    MutationItem,
    Operator,
    Polarity,
    SpeakerKind,
    Unit,
)
from habeas.weighing import weigh

I = MutationItem  # noqa: E741  # the items are the subject of every test here
K = SpeakerKind
SOURCE, RELAY = named("Zarnica"), named("Le Phare")
LAWYER = named("Ines Roa", K.LAWYER)

TOLD = (
    Line(
        "Police detained 312 people in Veresk.", "detention count", (SOURCE,), "Veresk", figure=312
    ),
    Line("Of them 47 are held in Orlek.", "detention count", (SOURCE,), "Orlek", figure=47),
    Line("No lawyer was let in, says Ines Roa.", "conditions", (LAWYER, SOURCE)),
    Line("The mayor resigned on 4 May.", "official_response", (SOURCE,), date="2021-05-04"),
)
RETOLD = (
    Line(
        "La police a arrêté 312 personnes à Veresk.",
        "detention count",
        (SOURCE, RELAY),
        "Veresk",
        figure=312,
    ),
    Line(
        "Parmi elles, 47 sont détenues à Orlek.",
        "detention count",
        (SOURCE, RELAY),
        "Orlek",
        figure=47,
    ),
    Line("Aucun avocat n'a pu entrer, dit Ines Roa.", "conditions", (LAWYER, SOURCE, RELAY)),
    Line(
        "Le maire a démissionné le 4 mai.", "official_response", (SOURCE, RELAY), date="2021-05-04"
    ),
)


def case(told: tuple[Line, ...], retold: tuple[Line, ...]) -> Case:
    return together(
        report("a.txt", told, outlet="Zarnica", day="2021-05-10", language="en"),
        report("b.txt", retold, outlet="Le Phare", day="2021-05-12", language="fr"),
    )


def changed(told: tuple[Line, ...] = TOLD, retold: tuple[Line, ...] = RETOLD) -> list[Mutation]:
    return list(weigh(*case(told, retold)).mutations)


def of(item: MutationItem, found: list[Mutation]) -> list[tuple[str | None, str | None]]:
    return [(m.was, m.became) for m in found if m.item is item]


def told(at: int, **other: object) -> tuple[Line, ...]:
    return (*TOLD[:at], replace(TOLD[at], **other), *TOLD[at + 1 :])


def retold(at: int, **other: object) -> tuple[Line, ...]:
    return (*RETOLD[:at], replace(RETOLD[at], **other), *RETOLD[at + 1 :])


def test_a_faithful_relay_changes_nothing() -> None:
    assert changed() == []


def test_a_day_that_is_no_longer_named_is_lost() -> None:
    found = changed(retold=retold(3, date="../2021-05-12"))
    assert of(I.DATE, found) == [("2021-05-04", None)]


def test_the_day_on_which_a_count_begins_may_become_vague() -> None:
    found = changed(told(0, date="2021-03-04/2021-05-01"), retold(0, date="2021-03~/2021-05-12"))
    assert of(I.DATE, found) == [("2021-03-04/2021-05-01", "2021-03~/2021-05-12")]


@pytest.mark.parametrize(
    ("was", "became"),
    [
        ("They are charged with treason.", "Ils font l'objet d'une enquête pour trahison."),
        ("47 were convicted of extremism.", "47 sont accusés d'extrémisme."),
    ],
)
def test_another_stage_before_the_law_is_a_changed_status(was: str, became: str) -> None:
    source = told(1, types="detention charge count", words=f"47 in Orlek: {was}")
    relay = retold(1, types="detention charge count", words=f"47 à Orlek : {became}")
    assert len(of(I.STATUS, changed(source, relay))) == 1


def test_a_lawyer_who_loses_her_name_is_a_lost_name() -> None:
    nobody = some("une avocate", K.LAWYER)
    found = changed(retold=retold(2, by=(nobody, SOURCE, RELAY)))
    assert of(I.PERSON_NAME, found) == [("Ines Roa", "une avocate")]


def test_minors_who_became_people_are_another_population() -> None:
    found = changed(told(1, words="47 minors are held in Orlek."))
    assert len(of(I.POPULATION, found)) == 1


@pytest.mark.parametrize(
    ("was", "became"),
    [("Жлобине", "Schlobin"), ("Чернухине", "Tschernuchin"), ("Жёлтом", "Zholtom")],
)
def test_a_town_in_the_letters_of_another_language_is_no_change(was: str, became: str) -> None:
    source = told(0, words=f"В {was} задержали 312 человек.", town=was, name="Town")
    relay = retold(0, words=f"À {became}, 312 personnes arrêtées.", town=became, name="Town")
    assert of(I.PLACE, changed(source, relay)) == []


def test_a_statement_that_is_left_out_is_told_with_its_words() -> None:
    found = changed(retold=RETOLD[:3])
    assert of(I.EVENT_TYPE, found) == [("The mayor resigned on 4 May.", None)]


def test_what_an_excerpt_leaves_out_is_no_loss() -> None:
    more = tuple(replace(TOLD[3], words=f"Remark {n}.", date=None) for n in range(9))
    assert of(I.EVENT_TYPE, changed(TOLD[:3] + more, RETOLD[:3])) == []


@pytest.mark.parametrize(
    "remark",
    [
        "The real number may be higher.",
        "На самом деле задержанных больше.",
        "El número real puede ser mayor.",
        "Die tatsächliche Zahl liegt höher.",
    ],
)
def test_a_floor_that_is_left_out_is_a_lost_bound(remark: str) -> None:
    line = Line(remark, "detention count", (SOURCE,))
    assert of(I.OPERATOR, changed((*TOLD, line))) == [(remark, None)]


def test_who_could_not_verify_and_whose_relay_does_not_say_so_lost_a_doubt() -> None:
    found = changed(told(2, polarity=Polarity.UNKNOWN))
    assert len(of(I.POLARITY, found)) == 1


def test_a_speaker_who_is_lost_in_three_statements_is_told_once() -> None:
    nobody = tuple(replace(line, by=(RELAY,)) for line in RETOLD)
    assert len(of(I.ATTRIBUTION, changed(retold=nobody))) <= len({"Zarnica", "Ines Roa"})


def test_a_rounding_is_told_with_both_wordings() -> None:
    words = "La police a arrêté plus de 300 personnes à Veresk."
    relay = retold(0, words=words, figure=300, number="plus de 300", operator=Operator.MORE_THAN)
    assert of(I.FIGURE, changed(retold=relay)) == [("312", "plus de 300")]


def test_an_allegation_that_became_a_fact_lost_its_mood() -> None:
    found = changed(told(2, certainty=Certainty.ALLEGED))
    assert len(of(I.MODALITY, found)) == 1


def of_the_absent(path: str, outlet: str, day: str, lines: tuple[Line, ...]) -> Case:
    by = named("Zarnica"), named(outlet)
    told = [replace(line, by=by) for line in lines]
    return report(path, told, outlet=outlet, day=day)


SIX = Line(
    "Six families spoke, says Zarnica.",
    "complaint count",
    figure=6,
    number="Six",
    unit=Unit.FAMILIES,
)


def test_what_a_sibling_shows_of_a_source_that_nobody_holds_is_lost_in_the_other() -> None:
    german = of_the_absent("a.txt", "Warte", "2021-05-10", (TOLD[0], TOLD[1], SIX))
    spanish = of_the_absent(
        "b.txt", "La Vega", "2021-05-10", (TOLD[0], replace(TOLD[1], figure=None))
    )
    found = weigh(*together(german, spanish)).mutations
    lost = {(m.source, m.target, m.was) for m in found if m.became is None}
    assert ("ext:Zarnica", "b.txt", "Six") in lost
    assert ("ext:Zarnica", "b.txt-1", "47") in lost


def test_one_relay_alone_of_an_absent_source_shows_no_loss() -> None:
    assert weigh(*of_the_absent("a.txt", "Warte", "2021-05-10", TOLD)).mutations == ()
