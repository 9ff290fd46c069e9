from datetime import date

import pytest
from lawful_worlds import PAGE, WHERE, law_of, report, told, voiced

from habeas.law import Case, assess
from habeas.law.force import Overlap, applies, within
from habeas.law.knowledge import elements, norms, questions
from habeas.model.claim import ClaimId
from habeas.model.document import Digest, DocPath, Document
from habeas.model.law import CaseFact, Legal, Reading, Subject
from habeas.model.norm import Days, ElementId, Role, Truth, Verdict
from habeas.model.weight import Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Polarity,
    Unit,
)

DETENTION = EventType.DETENTION
RUSSIAN = ("int", "ru")


def reading(legal: Legal, norm: str) -> Reading:
    return next(one for one in legal.readings if one.norm.id == norm)


def element(legal: Legal, name: str, place: str | None = None) -> Truth:
    matrix = next(one for one in legal.matrices if one.place == place)
    return next(one.state for one in matrix.elements if one.id == name)


def july(first: int, last: int) -> Days:
    return Days(date(2022, 7, first), date(2022, 7, last))


def in_force(days: Days) -> set[str]:
    return {norm.id for folder in RUSSIAN for norm in norms(folder) if applies(norm, days)}


def test_in_early_july_2022_the_older_texts_and_the_european_convention_are_in_force() -> None:
    found = in_force(july(1, 10))
    # Of these two the table of norms has one that does not bind, and one that habeas added.
    assert len(found - {"CED", "CRC-37"}) == 78
    assert {"RU-CC-286-3-OLD", "RU-CC-332-OLD", "ECHR-5"} <= found
    assert not {"RU-CC-286-3", "RU-CC-286-4", "RU-CC-332-2.1", "RU-231FZ-2024"} & found


def test_facts_across_25_july_2022_are_read_under_both_texts() -> None:
    assert {"RU-CC-286-3-OLD", "RU-CC-286-3", "RU-CC-302-OLD", "RU-CC-302"} <= in_force(
        july(20, 31)
    )
    assert "RU-CC-286-3" not in in_force(july(20, 24))
    assert "RU-CC-286-3-OLD" not in in_force(july(25, 31))


@pytest.mark.parametrize(("day", "held"), [("2022-09-16", True), ("2022-09-17", False)])
def test_the_european_convention_ends_on_16_september_2022(day: str, *, held: bool) -> None:
    only = date.fromisoformat(day)
    assert ("ECHR-3" in in_force(Days(only, only))) is held


@pytest.mark.parametrize(
    ("day", "old", "new"), [("2022-09-23", True, False), ("2022-09-24", False, True)]
)
def test_refusing_becomes_an_offence_on_24_september_2022(
    day: str, *, old: bool, new: bool
) -> None:
    only = date.fromisoformat(day)
    found = in_force(Days(only, only))
    assert ("RU-CC-332-OLD" in found, "RU-CC-332-2.1" in found) == (old, new)


@pytest.mark.parametrize(("day", "held"), [("2024-10-06", False), ("2024-10-07", True)])
def test_a_commander_may_arrest_without_a_court_from_7_october_2024_only(
    day: str, *, held: bool
) -> None:
    only = date.fromisoformat(day)
    assert ("RU-231FZ-2024" in in_force(Days(only, only))) is held


def test_a_fact_without_a_first_day_lies_partly_before_every_text() -> None:
    assert within(Days(None, date(2022, 8, 1)), Days(date(2022, 7, 25), None)) is Overlap.PART


def test_a_norm_is_made_out_when_shown_voices_carry_every_element_at_one_place() -> None:
    found = reading(law_of(told(1), told(2)), "ICCPR-9-1")
    assert found.verdict is Verdict.MADE_OUT, found.because


def test_facts_of_two_places_put_together_make_no_norm_out() -> None:
    bare = report("People are held there, says a released man.")
    held = told(1, page=bare)
    guarded = told(2, EventType.TRANSFER, place="Verkhniy Brod")
    legal = assess(
        Case(
            {bare.path: bare},
            (held, guarded),
            voiced(held, guarded),
            (
                CaseFact(ElementId("E07"), Truth.YES, place="Verkhniy Brod"),
                CaseFact(ElementId("E10"), Truth.YES, place=WHERE),
            ),
        )
    )
    found = reading(legal, "ICCPR-9-1")
    assert found.verdict is Verdict.ARGUABLE
    assert "no single place" in found.because[0]


def test_voices_whose_independence_is_not_shown_leave_a_norm_arguable() -> None:
    nothing = Weighed((), (), (), ())
    assert reading(law_of(told(1), weighed=nothing), "ICCPR-9-1").verdict is Verdict.ARGUABLE


def test_an_allegation_alone_leaves_a_norm_arguable() -> None:
    legal = law_of(told(1, certainty=Certainty.ALLEGED))
    assert reading(legal, "ICCPR-9-1").verdict is Verdict.ARGUABLE


def test_what_nobody_says_is_unknown_and_never_no() -> None:
    legal = law_of(told(1))
    assert element(legal, "E28") is Truth.UNKNOWN
    # That no court ruled is told; so no court ordered disciplinary arrest (E33).
    states = {one.state for m in legal.matrices for one in m.elements if one.id != "E33"}
    assert states <= {Truth.YES, Truth.UNKNOWN}


def test_a_denial_beside_an_account_is_contested_and_a_denial_alone_is_no() -> None:
    denial = told(2, polarity=Polarity.NEGATED, certainty=Certainty.DENIED)
    assert element(law_of(told(1), denial), "E03") is Truth.CONTESTED
    assert element(law_of(denial), "E03") is Truth.NO


def test_that_one_man_was_not_beaten_says_nothing_of_the_others() -> None:
    spared = told(2, EventType.ILL_TREATMENT, polarity=Polarity.NEGATED)
    assert element(law_of(told(1, EventType.ILL_TREATMENT), spared), "E23") is Truth.YES
    assert element(law_of(spared), "E23") is Truth.UNKNOWN


def test_a_commander_who_answers_a_letter_is_no_sign_of_who_holds_people() -> None:
    page = report("The commanders rejected all reports.")
    legal = law_of(told(1, EventType.OFFICIAL_RESPONSE, page=page), pages=[page])
    assert element(legal, "E07") is Truth.UNKNOWN
    assert element(legal, "E20") is Truth.YES


def test_what_could_not_be_verified_says_neither_yes_nor_no() -> None:
    assert element(law_of(told(1, polarity=Polarity.UNKNOWN)), "E03") is Truth.UNKNOWN


def test_a_rule_of_law_is_no_fact() -> None:
    assert element(law_of(told(1, DETENTION, EventType.LEGAL_NORM)), "E10") is Truth.UNKNOWN


def test_the_word_torture_points_to_pain_and_does_not_show_it() -> None:
    legal = law_of(told(1, EventType.TORTURE))
    pain = next(one for one in legal.matrices[0].elements if one.id == "E24")
    assert (pain.state, pain.firm) == (Truth.YES, False)


def test_a_duration_holds_on_its_lower_bound_only() -> None:
    assert element(law_of(told(1, floor=3, unit=Unit.DAYS)), "E06") is Truth.YES
    assert element(law_of(told(1, floor=2, unit=Unit.DAYS)), "E06") is Truth.UNKNOWN


def test_a_court_ruling_that_the_owner_knows_of_excludes_a_norm() -> None:
    bare = report("People are held there, says a released man.")
    ruling = CaseFact(ElementId("E10"), Truth.NO, because="a ruling was shown")
    found = reading(law_of(told(1, page=bare), pages=[bare], facts=(ruling,)), "ICCPR-9-1")
    assert (found.verdict, found.because) == (Verdict.EXCLUDED, ("no judicial decision: no",))


def test_a_norm_that_was_not_in_force_is_excluded() -> None:
    legal = law_of(told(1, date="2022-10-15"))
    found = reading(legal, "ECHR-5")
    assert (found.verdict, found.because[0]) == (
        Verdict.EXCLUDED,
        "not in force on the days of the facts",
    )


def test_dates_that_cross_a_change_print_both_readings_and_make_neither_out() -> None:
    claims = [
        told(n, EventType.DETENTION, EventType.COERCION, date="2022-07-20/2022-07-31")
        for n in range(2)
    ]
    person = CaseFact(ElementId("E01"), Truth.YES, because="named in the vault")
    legal = law_of(*claims, facts=(person,))
    older, newer = reading(legal, "RU-CC-286-3-OLD"), reading(legal, "RU-CC-286-3")
    assert (older.crosses, newer.crosses) == (True, True)
    assert {older.verdict, newer.verdict} == {Verdict.ARGUABLE}
    assert [change.crossed for change in legal.changes] == [2]


def test_articles_that_endanger_the_victim_are_asked_for_by_no_question() -> None:
    legal = law_of(told(1, date="2022-10-15"))
    exposing = {r.norm.id for r in legal.readings if r.norm.role is Role.EXPOSURE}
    assert "RU-CC-332-2.1" in exposing
    assert not exposing & {norm for gap in legal.gaps for norm in gap.norms}
    assert not {"E45", "E46"} & {gap.element for gap in legal.gaps}


def test_what_may_not_be_pleaded_is_excluded_with_its_reason() -> None:
    found = reading(law_of(told(1)), "GC3-4")
    assert (found.verdict, found.because) == (Verdict.EXCLUDED, ("not available: own forces",))


def test_a_second_legal_system_is_a_folder_of_tables() -> None:
    page = report("La policía mantiene al detenido sin orden judicial.", "es")
    claims = [told(n, date="2021-06-15", country="NI", page=page) for n in range(2)]
    legal = law_of(*claims, pages=[page])
    assert [one.folder for one in legal.systems] == ["int", "ni"]
    assert reading(legal, "NI-CONST-33").norm.status == "UNREVIEWED"
    assert not any(one.norm.id.startswith("RU-") for one in legal.readings)


def test_where_no_law_is_packaged_only_the_international_instruments_are_read() -> None:
    assert [one.folder for one in law_of(told(1, country="BY")).systems] == ["int"]


def test_no_lawyer_has_confirmed_a_norm_unless_one_is_named() -> None:
    assert all(n.status and n.reviewed_by is None for f in ("int", "ru", "ni") for n in norms(f))


def test_every_element_that_a_norm_needs_has_a_question() -> None:
    needed = {
        one
        for folder in ("int", "ru", "ni")
        for norm in norms(folder)
        for one in (*norm.required, *norm.any_of, *norm.supporting)
    }
    assert needed <= set(elements()) == set(questions())


def test_what_is_known_elsewhere_is_asked_of_a_place_where_it_is_not() -> None:
    bare = report("People are held there, says a released man.")
    beaten = told(1, DETENTION, EventType.COERCION, page=bare)
    other = told(2, place="Verkhniy Brod", page=bare)
    legal = law_of(beaten, other, pages=[bare])
    asked = {(gap.place, gap.element) for gap in legal.gaps}
    assert ("Verkhniy Brod", "E25") in asked
    assert (WHERE, "E25") not in asked


def test_an_open_end_does_not_say_that_somebody_was_still_held_years_later() -> None:
    undated = Document(
        path=DocPath("docs/list.txt"),
        source=Digest("cd" * 32),
        text=PAGE.text,
        passages=PAGE.passages,
        reader="habeas text 1",
        language="en",
        public=True,
    )
    held = told(1, date="2022-07-02/..", page=undated)
    legal = law_of(held, told(2, date="2022-07-02/2022-07-09", page=undated), pages=[undated])
    assert reading(legal, "RU-231FZ-2024").verdict is Verdict.EXCLUDED
    assert reading(legal, "RU-CC-332-2.1").verdict is Verdict.ARGUABLE  # a warning stays


def test_the_categories_of_a_person_rest_on_what_is_told_of_this_person_alone() -> None:
    bare = report("People are held there, says a released man.")
    mine, other = told(1), told(2, page=bare)
    pages = {PAGE.path: PAGE}
    people = (Subject("P-001", (mine.id,)), Subject("P-002"))
    legal = assess(Case(pages, (mine, other), voiced(mine, other), persons=people))
    found = {(one.person, one.number): one.verdict for one in legal.of_persons}
    assert found["P-001", "I"] is Verdict.MADE_OUT
    assert found["P-002", "I"] is Verdict.MISSING
    assert all(one.person is None for one in legal.categories)


def test_what_is_not_so_of_one_person_says_nothing_of_the_others() -> None:
    ruling = CaseFact(ElementId("E10"), Truth.NO, person="P-002")
    people = (Subject("P-001", (ClaimId("c1"),)), Subject("P-002", (ClaimId("c1"),)))
    legal = assess(
        Case({PAGE.path: PAGE}, (told(1),), voiced(told(1)), facts=(ruling,), persons=people)
    )
    state = {
        (one.person, one.place): next(e.state for e in one.elements if e.id == "E10")
        for one in legal.matrices
    }
    assert state[None, None] is Truth.YES
    assert state["P-001", None] is Truth.YES
    assert state["P-002", None] is Truth.CONTESTED


def test_two_runs_of_days_at_one_place_are_two_episodes() -> None:
    early, late = told(1), told(2, date="2022-09-01/2022-09-05")
    legal = law_of(early, late)
    found = [one.episode for one in legal.matrices if one.episode]
    assert found == ["2022-07-01/2022-07-10", "2022-09-01/2022-09-05"]


def test_held_since_a_day_and_still_held_when_it_was_printed_is_over_48_hours() -> None:
    assert element(law_of(told(1, date="2022-11-20/..")), "E06") is Truth.YES
    assert element(law_of(told(1, date="2022-11-30/..")), "E06") is Truth.UNKNOWN
    assert element(law_of(told(1, date="2022-11-20/2022-11-28")), "E06") is Truth.UNKNOWN


def test_three_places_and_three_origins_are_a_sign_of_a_pattern() -> None:
    where = ("Tarnovka", "Verkhniy Brod", "Zorino")
    claims = [told(n, place=place) for n, place in enumerate(where)]
    assert element(law_of(*claims), "E44") is Truth.YES
    assert element(law_of(*claims[:2]), "E44") is Truth.UNKNOWN


def test_what_a_person_allowed_one_addressee_is_not_allowed_to_another() -> None:
    signed = Subject("P-001", known=frozenset({"wgad:E47", "person.sex"}))
    legal = assess(Case({PAGE.path: PAGE}, (told(1),), voiced(told(1)), persons=(signed,)))
    met = {
        (one.addressee.id, state.need.what): state.met
        for one in legal.readiness
        if one.person == "P-001"
        for state in one.needs
    }
    assert met["wgad", "E47"]
    assert not met["hrc", "E47"]
    assert met["wgad", "person.sex"]


def test_that_somebody_is_held_alone_makes_no_violation_out() -> None:
    bare = report("People are held there, says a released man.")
    legal = law_of(told(1, page=bare), told(2, page=bare), pages=[bare])
    pleaded = {Role.PLEAD, Role.ARGUABLE_ONLY}
    assert not [
        one.norm.id
        for one in legal.readings
        if one.norm.role in pleaded and one.verdict is Verdict.MADE_OUT
    ]
