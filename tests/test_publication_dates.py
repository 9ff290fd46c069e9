import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.publication.dates import bounds, readable


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2022", "2022"),
        ("2022-07", "July 2022"),
        ("2022-07-09", "9 July 2022"),
        ("2022-07-09T14:00:00+03:00", "9 July 2022"),
        ("2022-07?", "perhaps July 2022"),
        ("2022-07-09/2022-07-09", "9 July 2022"),
        ("2022-03-21~/2022-03-31~", "about 21–31 March 2022"),
        ("2021-12-30/2022-01-02", "30 December 2021 to 2 January 2022"),
        ("2022-02-24/2022-07-20", "24 February to 20 July 2022"),
        ("2022-07-02/..", "from 2 July 2022"),
        ("../..", "no date given"),
        (None, "no date given"),
        ("[2022-07-01,2022-07-03]", "[2022-07-01,2022-07-03]"),
    ],
)
def test_a_date_is_read_out_as_wide_as_it_is(edtf: str | None, said: str) -> None:
    assert readable(edtf) == said


@given(st.dates(), st.dates())
def test_the_first_day_of_an_interval_never_comes_after_its_last(a, b) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    low, high = sorted((a, b))
    assert bounds(f"{low}/{high}") == (str(low), str(high))
