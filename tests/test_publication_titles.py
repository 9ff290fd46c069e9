"""Can two findings be told apart by what they are called?"""

from hypothesis import given
from hypothesis import strategies as st

from habeas.model.public import Tally
from habeas.model.words import EventType, Operator, Polarity, Unit
from habeas.publication.headings import Gist
from habeas.publication.titles import titles

HELD = (EventType.CONDITIONS,)


def told(
    place: str = "", day: str | None = None, figure: int | None = None, speaker: str = ""
) -> Gist:
    counted = figure and Tally(figure, figure, figure, Operator.EXACT, Unit.PERSONS, None)
    places = frozenset({place} if place else ())
    return Gist(HELD, places, day, Polarity.AFFIRMED, counted or None, speaker)


def test_what_is_called_alike_is_told_apart_by_the_place_that_few_of_its_statements_name() -> None:
    first = [told("Lipovka"), told(), told()]
    assert titles([first, [told(), told()]], {}) == (
        "Conditions of detention, Lipovka",
        "Conditions of detention",
    )


def test_a_day_and_then_a_figure_tell_findings_apart() -> None:
    groups = [
        [told(day="../2022-05-03"), told(), told()],
        [told(figure=12), told(), told()],
        [told(), told(), told()],
    ]
    assert titles(groups, {}) == (
        "Conditions of detention, by 3 May 2022",
        "Conditions of detention, 12 people",
        "Conditions of detention",
    )


def test_whoever_says_it_tells_findings_apart_where_nothing_else_does() -> None:
    groups = [[told(speaker="the Lantern Group")], [told(speaker="a relative (sealed)")]]
    assert titles(groups, {}) == (
        "Conditions of detention, told by the Lantern Group",
        "Conditions of detention, told by a relative (sealed)",
    )


def test_findings_of_which_nothing_else_is_told_are_numbered() -> None:
    assert titles([[told()], [told()]], {}) == (
        "Conditions of detention (1 of 2)",
        "Conditions of detention (2 of 2)",
    )


def test_a_heading_that_stands_alone_is_left_as_it_is() -> None:
    groups = [[told("Lipovka", "2022-05-03")], [told("Verby", "2022-05-03")]]
    assert titles(groups, {}) == (
        "Conditions of detention in Lipovka, 3 May 2022",
        "Conditions of detention in Verby, 3 May 2022",
    )


gists = st.builds(
    told,
    place=st.sampled_from(["", "Lipovka", "Verby"]),
    day=st.sampled_from([None, "2022-05", "../2022-05-03"]),
    figure=st.sampled_from([None, 1, 12]),
    speaker=st.sampled_from(["", "a relative", "the Lantern Group"]),
)


@given(st.lists(st.lists(gists, min_size=1, max_size=3), max_size=8))
def test_no_two_findings_are_ever_called_the_same(groups: list[list[Gist]]) -> None:
    found = titles(groups, {})
    assert len(set(found)) == len(groups)
