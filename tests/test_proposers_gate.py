"""Whatever a proposer says: nothing becomes surer, no hedge goes, no word is made up."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proposer_worlds import REPORT, RUSSIAN, Liar, reading

from habeas import claims
from habeas.claims import gate
from habeas.claims.find import Found
from habeas.claims.proposing import Proposal, Weight
from habeas.claims.reading import Attributed, Reading
from habeas.model.claim import Claim
from habeas.model.words import Certainty

STRENGTH = ["alleged", "reported", "asserted", "witnessed"]
TEXTS = {"en": REPORT, "ru": RUSSIAN}


@cache
def read(language: str) -> tuple[Reading, Found]:
    one = reading(TEXTS[language], language)
    return one, claims.offered(one, {})


def with_liar(language: str, *said: Proposal) -> tuple[Claim, ...]:
    return claims.find(read(language)[0], {}, [Liar(said)])


NUMBERS = st.integers(-(10**6), 10**6) | st.integers(-1, 12)


@st.composite
def lies(draw: st.DrawFn, language: str) -> Proposal:
    spans = [o.span for offer in read(language)[1].offers for o in offer.options]
    speaker = draw(st.none() | st.sampled_from(spans) | st.tuples(NUMBERS, NUMBERS))
    return Proposal(
        of=draw(NUMBERS),
        speaker=speaker,
        certainty=draw(st.none() | st.sampled_from([*Certainty]) | st.text(max_size=12)),
        doubt=draw(st.booleans()),
        because=tuple(
            Weight(draw(st.text(max_size=30) | st.just("genre=news")), draw(NUMBERS))
            for _ in range(draw(st.integers(0, 5)))
        ),
    )


def not_surer(new: Claim, old: Claim) -> bool:
    if "denied" in {new.certainty, old.certainty}:
        return new.certainty == old.certainty
    return STRENGTH.index(new.certainty) <= STRENGTH.index(old.certainty)


@pytest.mark.parametrize("language", TEXTS)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_liar_can_only_flag_lower_and_choose_among_those_who_stand_there(
    language: str, data: st.DataObject
) -> None:
    one, found = read(language)
    said = data.draw(st.lists(lies(language), max_size=12))
    told = with_liar(language, *said)
    assert len(told) == len(found.claims)
    for new, old, offer in zip(told, found.claims, found.offers, strict=True):
        untouched = ("id", "doc", "passage", "start", "end", "types", "polarity", "date")
        for field in (*untouched, "hedges", "places", "quantity"):
            assert getattr(new, field) == getattr(old, field), field
        assert not_surer(new, old)
        assert new.needs_review[: len(old.needs_review)] == old.needs_review
        assert new.because[: len(old.because) - 1] == old.because[:-1]
        named = {s for o in offer.options for s in o.speakers} | {*old.attribution}
        assert {*new.attribution} <= named
        assert {(s.name, s.kind) for s in old.attribution} <= {
            (s.name, s.kind) for s in new.attribution
        }
        if new != old:
            assert len(new.needs_review) > len(old.needs_review), "nothing changes in silence"
    assert one.document.text == TEXTS[language]


@settings(max_examples=60, deadline=None)
@given(st.lists(lies("en"), max_size=8))
def test_what_may_not_stand_is_counted(said: list[Proposal]) -> None:
    offers = read("en")[1].offers
    before = tuple(Attributed(o.chain, o.certainty, (), o.review) for o in offers)
    through = gate.passed("local model", offers, before, said)
    strangers = sum(not 0 <= one.of < len(offers) for one in said)
    assert through.refused.get(gate.UNKNOWN_STATEMENT, 0) == strangers
    assert len(through.attributed) == len(offers)


def test_a_proposer_that_says_nothing_changes_nothing() -> None:
    one, found = read("en")
    assert claims.find(one, {}, [Liar([])]) == claims.find(one, {}) == found.claims


def test_words_of_a_proposer_never_reach_a_claim() -> None:
    words = Weight("he surely confessed to everything", 9)
    told = with_liar("en", Proposal(0, doubt=True, because=(words,)))
    assert told[0].needs_review[-1] == "local model: is this a statement?"
    assert "confessed" not in repr(told)


def test_what_was_witnessed_by_one_is_only_reported_by_another() -> None:
    offers = read("en")[1].offers
    at = next(i for i, o in enumerate(offers) if len(o.options) > 1)
    other = next(o for o in offers[at].options if o != offers[at].chosen)
    sure = Attributed(offers[at].chain, Certainty.WITNESSED)
    before = [sure if i == at else Attributed(o.chain, o.certainty) for i, o in enumerate(offers)]
    said = [Proposal(at, speaker=other.span, certainty="witnessed")]
    after = gate.passed("scorer", offers, before, said).attributed[at]
    assert after.attribution[0].kind == other.speakers[0].kind
    assert after.certainty == "reported"
    assert after.needs_review == ("scorer: another first speaker than the rules read",)


def test_nobody_makes_a_denial_or_takes_one_away() -> None:
    offers = read("en")[1].offers
    denied = [Attributed(o.chain, Certainty.DENIED) for o in offers]
    alleged = [Attributed(o.chain, Certainty.ALLEGED) for o in offers]
    for before, wanted in ((denied, "alleged"), (alleged, "denied")):
        through = gate.passed("scorer", offers, before, [Proposal(0, certainty=wanted)])
        assert through.attributed[0] == before[0]
        assert through.refused == {gate.STRONGER: 1}
