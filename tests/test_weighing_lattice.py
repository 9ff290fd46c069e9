"""Do relations hold between figures, and not now and then between claims?"""

from collections.abc import Iterable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from habeas.model.claim import Claim, ClaimId, Quantity
from habeas.model.document import DocPath
from habeas.model.weight import FigureRelation
from habeas.model.words import Certainty, Operator, Polarity, Relation, Unit
from habeas.weighing.eras import eras
from habeas.weighing.lattice import DECIDED, settle, without
from habeas.weighing.page import Said

R = Relation


def said(name: str, value: int, doc: str = "a", date: str | None = None) -> Said:
    quantity = Quantity(0, 1, value, value, value, Operator.EXACT, Unit.PERSONS)
    claim = Claim(
        id=ClaimId(name),
        doc=DocPath(doc),
        passage=0,
        start=0,
        end=1,
        types=(),
        certainty=Certainty.REPORTED,
        polarity=Polarity.AFFIRMED,
        date=date,
        attribution=(),
        quantity=quantity,
    )
    return Said(claim, name, 0, "", frozenset(), frozenset(), (), (), (), None, None)


def tie(a: str, relation: Relation, *b: str) -> FigureRelation:
    right = ClaimId(b[0]) if len(b) == 1 else tuple(ClaimId(one) for one in b)
    return FigureRelation(ClaimId(a), right, relation, "")


def pairs(found: Iterable[FigureRelation]) -> dict[tuple[str, str], Relation]:
    return {(one.a, one.b): one.relation for one in found if isinstance(one.b, str)}


def test_what_is_part_of_a_figure_is_part_of_it_for_those_who_repeat_it() -> None:
    told = {
        s.id: s for s in (said("p", 9), said("p2", 9, "b"), said("w", 90), said("w2", 90, "b"))
    }
    found = pairs(
        settle(
            told,
            [tie("p2", R.RESTATED, "p"), tie("w2", R.RESTATED, "w"), tie("p", R.PART_OF, "w")],
        )
    )
    assert found["p2", "w"] is found["p2", "w2"] is R.PART_OF


def test_a_part_of_a_part_is_part_of_the_whole() -> None:
    told = {s.id: s for s in (said("a", 5), said("b", 50), said("c", 500))}
    found = pairs(settle(told, [tie("a", R.PART_OF, "b"), tie("b", R.PART_OF, "c")]))
    assert found["a", "c"] is R.PART_OF


def test_an_addend_is_part_of_the_sum_and_not_incomparable_with_it() -> None:
    told = {s.id: s for s in (said("w", 30), said("x", 10), said("y", 20))}
    found = pairs(
        settle(told, [tie("w", R.SUM_OF, "x", "y"), tie("w", R.DIFFERENT_POPULATION, "x")])
    )
    assert found["x", "w"] is R.PART_OF
    assert ("w", "x") not in found


def test_figures_of_two_documents_are_not_both_part_and_incomparable() -> None:
    told = {s.id: s for s in (said("p", 9), said("w", 90), said("w2", 90, "b"))}
    found = pairs(
        settle(
            told,
            [
                tie("p", R.PART_OF, "w"),
                tie("w2", R.RESTATED, "w"),
                tie("p", R.DIFFERENT_POPULATION, "w2"),
            ],
        )
    )
    assert R.DIFFERENT_POPULATION not in found.values()


def test_what_one_text_leaves_open_stays_said_of_that_text() -> None:
    told = {
        s.id: s for s in (said("p", 9), said("w", 90), said("p2", 9, "b"), said("w2", 90, "b"))
    }
    open_there = tie("p2", R.DIFFERENT_POPULATION, "w2")
    links = [tie("p2", R.RESTATED, "p"), tie("w2", R.RESTATED, "w"), tie("p", R.PART_OF, "w")]
    assert pairs(settle(told, [*links, open_there]))["p2", "w2"] is R.DIFFERENT_POPULATION


def test_two_claims_of_one_figure_are_not_called_incomparable() -> None:
    told = {s.id: s for s in (said("a", 9), said("b", 9, "b"), said("c", 9, "c"))}
    links = [
        tie("b", R.RESTATED, "a"),
        tie("c", R.RESTATED, "a"),
        tie("b", R.DIFFERENT_POPULATION, "c"),
    ]
    assert pairs(settle(told, links))["b", "c"] is R.RESTATED


def test_what_a_person_split_is_never_joined_again() -> None:
    told = {s.id: s for s in (said("a", 9), said("b", 9, "b"), said("c", 9, "c"))}
    links = [tie("b", R.RESTATED, "a"), tie("c", R.RESTATED, "a"), tie("c", R.RESTATED, "b")]
    found = settle(told, without(links, [("b", "c")]))
    (kept,) = (one for one in found if {one.a, one.b} == {"b", "c"})
    assert (kept.relation, kept.why) == (R.DIFFERENT_POPULATION, DECIDED)


NAMES = "abcdef"
LINKS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from([R.RESTATED, R.PART_OF, R.DIFFERENT_POPULATION]),
        st.sampled_from(NAMES),
    ).filter(lambda link: link[0] != link[2]),
    unique_by=lambda link: frozenset((link[0], link[2])),
)


@given(LINKS)
def test_no_pair_has_two_answers_and_the_order_of_evidence_changes_none(
    links: list[tuple[str, Relation, str]],
) -> None:
    told = {name: said(name, 10 * (n + 1), name) for n, name in enumerate(NAMES)}
    made = [tie(*link) for link in links]
    found = settle(told, made)
    ends = [frozenset((one.a, str(one.b))) for one in found]
    assert len(ends) == len(set(ends))
    assert settle(told, made[::-1]) == found


def test_years_apart_in_one_town_are_two_stretches_of_time() -> None:
    def dated(name: str, year: int) -> Said:
        one = said(name, 1)
        return Said(
            one.claim,
            name,
            0,
            "",
            one.types,
            one.cores,
            (),
            (),
            (),
            date(year, 5, 1),
            date(year, 5, 9),
        )

    told = {s.id: s for s in (dated("a", 2014), dated("b", 2022), said("c", 1))}
    days = {"c": date(2023, 1, 1)}
    assert eras([["a"], ["b"], ["c"]], told, days) == [[["a"]], [["b"], ["c"]]]
    assert eras([["a"], ["c"]], told, days) == [[["a"], ["c"]]]
