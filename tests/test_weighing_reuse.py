"""Which documents hold the same running words?"""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from habeas.weighing.reuse import reused

REPORT = (
    "On Tuesday the wardens brought eleven dockers to the old grain store and took their "
    "telephones and papers away. Nobody read them a charge. A woman who sells bread at the gate "
    "heard them sing at night, and on the third day two vans drove off to the north."
)
WORDS = st.lists(st.sampled_from(["der", "net", "kai", "sol", "mir"]), min_size=20, max_size=60)


def test_a_reprint_with_an_own_lead_shares_its_words_with_the_report() -> None:
    reprint = "Our colleagues write today, and we print it as it came: " + REPORT
    (found,) = reused([("report", REPORT), ("reprint", reprint)])
    assert (found.one, found.other) == ("report", "reprint") or found.one == "reprint"
    assert max(found.of_one, found.of_other) == 1.0


def test_a_quoted_half_is_found_in_both_directions() -> None:
    half = REPORT.split(". A woman", maxsplit=1)[0]
    longer = half + ". What followed is not known to us, and the harbour master would not say."
    (found,) = reused([("a", REPORT), ("b", longer)])
    assert 0.2 < found.of_one < 1
    assert 0.3 < found.of_other < 1


def test_two_reports_of_one_event_in_own_words_share_nothing() -> None:
    other = (
        "Eleven men from the docks have been in the grain store since Tuesday; their phones are "
        "gone, no charge was read, and a bread seller says that she heard singing."
    )
    assert reused([("a", REPORT), ("b", other)]) == ()


def test_a_footer_of_a_hundred_pages_makes_no_pairs() -> None:
    footer = " Subscribe to our letter and support the work of this desk in hard times."
    pages = [(f"{n}", " ".join(f"w{n}x{k}" for k in range(90)) + footer) for n in range(100)]
    assert reused(pages) == ()


def test_letters_with_and_without_accents_are_the_same_words() -> None:
    plain = REPORT.replace("e", "é").upper()
    assert len(reused([("a", REPORT), ("b", plain)])) == 1


def test_the_order_of_documents_does_not_matter() -> None:
    texts = [("a", REPORT), ("b", REPORT[40:]), ("c", REPORT[:150])]
    assert len({reused(order) for order in permutations(texts)}) == 1


@given(WORDS, WORDS, WORDS)
def test_twenty_copied_words_are_found_whatever_stands_around_them(
    before: list[str], run: list[str], after: list[str]
) -> None:
    shared = " ".join(f"{w}{at}" for at, w in enumerate(run))
    longer = " ".join([*before, shared, *after])
    found = reused([("a", shared), ("b", longer)])
    assert len(found) == 1
    assert found[0].of_one == 1.0
