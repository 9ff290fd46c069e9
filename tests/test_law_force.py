"""Nothing may fall between two texts of a law."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.law import deadlines, zones_needed
from habeas.law.deadlines import after
from habeas.law.force import Overlap, crosses, within
from habeas.model.law import Deadline, Legal, Matrix, System
from habeas.model.norm import Days

DAY = timedelta(days=1)
days = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@st.composite
def spans(draw: st.DrawFn) -> Days:
    first, last = sorted((draw(days), draw(days)))
    return Days(draw(st.sampled_from((first, None))), draw(st.sampled_from((last, None))))


@given(spans(), days)
def test_every_fact_falls_under_the_older_or_the_newer_text_of_a_law(
    fact: Days, day: date
) -> None:
    older, newer = within(fact, Days(None, day - DAY)), within(fact, Days(day, None))
    assert {older, newer} in ({Overlap.WHOLE, Overlap.NONE}, {Overlap.PART})
    assert crosses(fact, day) is (newer is Overlap.PART)


@given(spans(), spans())
def test_a_fact_that_surely_falls_into_a_text_keeps_doing_so_when_it_is_narrowed(
    fact: Days, force: Days
) -> None:
    if within(fact, force) is Overlap.WHOLE and fact.first:
        assert within(Days(fact.first, fact.first), force) is Overlap.WHOLE


@given(days, st.integers(0, 200))
def test_a_limit_in_months_ends_within_the_month_that_it_names(day: date, months: int) -> None:
    end = after(day, f"{months} months")
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day <= day.day


RUSSIAN = System("ru", "Russian Federation", "places")
WORLD = System("int", "International instruments", "everywhere")
ZONES = {name: ZoneInfo(name) for name in zones_needed()}


def limits_of(facts: Days) -> Legal:
    return Legal(
        systems=(WORLD, RUSSIAN), facts=facts, matrices=(), readings=(), changes=(), gaps=()
    )


def limits(facts: Days, sent: date = date(2022, 8, 1)) -> dict[str, Deadline]:
    return {one.id: one for one in deadlines(limits_of(facts), sent, ZONES)}


def moment(limit: Deadline) -> str:
    assert limit.ends is not None
    return limit.ends.isoformat()


HELD = Days(date(2022, 7, 2), date(2022, 7, 20))


def test_the_reply_of_a_state_is_due_after_sixty_days_by_the_clock_of_geneva() -> None:
    assert moment(limits(HELD)["UN-WGAD-REPLY"]) == "2022-09-30T23:59:59+02:00"


def test_the_clock_of_geneva_changes_in_winter_and_that_of_moscow_does_not() -> None:
    found = limits(HELD, date(2022, 10, 30))
    assert moment(found["UN-WGAD-REPLY"]) == "2022-12-29T23:59:59+01:00"
    assert moment(found["RU-CPC-3D"]) == "2022-11-02T23:59:59+03:00"


def test_the_urgent_procedure_runs_three_months_from_the_first_day_of_detention() -> None:
    assert moment(limits(HELD)["UN-WGEID-URGENT"]) == "2022-10-02T23:59:59+02:00"


def test_a_limit_whose_first_day_no_statement_tells_has_no_end() -> None:
    unknown = limits(Days(None, date(2022, 7, 20)))["UN-WGEID-URGENT"]
    assert (unknown.ends, unknown.counted_from) == (None, None)


def test_the_european_court_is_closed_to_facts_after_16_september_2022() -> None:
    late = limits(Days(date(2022, 9, 17), date(2022, 10, 1)))["RU-ECHR-4M"]
    assert late.ends is None
    assert "not open" in late.because
    assert limits(HELD)["RU-ECHR-4M"].ends is not None


def test_an_end_on_a_weekend_is_marked() -> None:
    assert limits(HELD, date(2022, 8, 3))["RU-CPC-3D"].weekend  # 6 August 2022, a Saturday


def test_the_limits_of_a_legal_system_are_those_of_its_cases_only() -> None:
    legal = Legal(systems=(WORLD,), facts=HELD, matrices=(), readings=(), changes=(), gaps=())
    found = {one.id for one in deadlines(legal, date(2022, 8, 1), ZONES)}
    assert "UN-WGAD-REPLY" in found
    assert not {one for one in found if one.startswith(("RU-", "NI-"))}


@pytest.mark.parametrize("name", sorted(limits(HELD)))
def test_every_limit_says_how_far_it_was_checked(name: str) -> None:
    assert limits(HELD)[name].review.endswith("no lawyer has confirmed this")


def test_the_urgent_procedure_runs_from_the_day_on_which_this_person_was_taken() -> None:
    own = Matrix(None, 1, (), person="P-001", days=Days(date(2022, 7, 14), None))
    silent = Matrix(None, 0, (), person="P-002")
    legal = Legal(
        systems=(WORLD,), facts=HELD, matrices=(own, silent), readings=(), changes=(), gaps=()
    )
    (first, second) = deadlines(legal, None, ZONES, persons=["P-001", "P-002"])
    assert (first.about, moment(first)) == ("P-001", "2022-10-14T23:59:59+02:00")
    assert (second.about, second.ends) == ("P-002", None)


def test_without_a_step_no_answer_is_awaited() -> None:
    found = {one.id for one in deadlines(limits_of(HELD), None, ZONES)}
    assert "UN-WGEID-URGENT" in found
    assert "UN-WGAD-REPLY" not in found
