"""What holds of the law room for any facts whatsoever?"""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from habeas.law import Case, assess
from habeas.law.knowledge import elements
from habeas.model.claim import Claim, ClaimId, PlaceMention, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.law import CaseFact, Legal, Reading
from habeas.model.norm import ElementId, Role, Truth, Verdict
from habeas.model.weight import Origin, Voice, Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    OriginStatus,
    Polarity,
    SpeakerKind,
)

STRENGTH = {Verdict.MADE_OUT: 2, Verdict.ARGUABLE: 1, Verdict.MISSING: 0, Verdict.EXCLUDED: 0}
SENTENCES = (
    "The commander keeps the contract soldiers in a cellar without a court ruling.",
    "They were beaten by the guards.",
    "They had no lawyer and could not call their families.",
    "He was locked up for refusing; nobody told him why.",
    "The ministry denied that anybody is held there.",
    "The court sentenced him to ten days of disciplinary arrest.",
    "They were held without charge and not brought before a judge.",
)
NEVER = {Role.EXPOSURE, Role.DEFENCE, Role.BARRED, Role.FRAME}
VOICES = 7


def page(number: int) -> Document:
    text = SENTENCES[number % len(SENTENCES)]
    return Document(
        path=DocPath(f"docs/{number}.txt"),
        source=Digest(f"{number:02d}" * 32),
        text=text,
        passages=(Passage(text, (Run(0, len(text), 0, len(text)),), "en"),),
        reader="habeas text 1",
        language="en",
        published="2024-12-01",
        public=True,
    )


PAGES = {page(n).path: page(n) for n in range(len(SENTENCES))}
days = st.dates(date(2022, 3, 1), date(2024, 11, 30))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    number = draw(st.integers(0, len(SENTENCES) - 1))
    first, last = sorted((draw(days), draw(days)))
    denial = number == SENTENCES.index("The ministry denied that anybody is held there.")
    kinds = st.sampled_from(
        [
            (EventType.DETENTION,),
            (EventType.DETENTION, EventType.REFUSAL),
            (EventType.ILL_TREATMENT,),
            (EventType.CONDITIONS,),
            (EventType.THREAT, EventType.COERCION),
            (EventType.ENFORCED_DISAPPEARANCE,),
        ]
    )
    place = draw(st.sampled_from(["Tarnovka", "Verkhniy Brod", None]))
    return Claim(
        id=ClaimId(f"c{draw(st.integers(0, 9999))}"),
        doc=DocPath(f"docs/{number}.txt"),
        passage=0,
        start=0,
        end=len(SENTENCES[number]),
        types=(EventType.DENIAL, EventType.DETENTION) if denial else draw(kinds),
        certainty=Certainty.DENIED if denial else draw(st.sampled_from(list(Certainty)[:3])),
        polarity=Polarity.NEGATED if denial else Polarity.AFFIRMED,
        date=draw(st.sampled_from([f"{first}/{last}", str(first), f"../{last}", None])),
        attribution=(
            Speaker(
                f"voice {draw(st.integers(0, VOICES))}", SpeakerKind.OFFICIAL, Identity.UNNAMED
            ),
        ),
        places=(PlaceMention(0, 1, (), place, "UA", 48.5, 38.6, "UA-09"),) if place else (),
    )


facts = st.builds(
    CaseFact,
    element=st.sampled_from(elements()).map(ElementId),
    state=st.sampled_from([Truth.YES, Truth.NO]),
    because=st.just("known"),
    place=st.sampled_from([None, "Tarnovka"]),
)
told = st.lists(claims(), max_size=5, unique_by=lambda claim: claim.id)


def weighed(found: list[Claim]) -> Weighed:
    origins = tuple(
        Origin(
            id=f"o{claim.id}",
            family="told",
            members=(claim.id,),
            status=OriginStatus.ESTABLISHED,
            count=1,
            because=None,
            independent=(Voice(claim.attribution[0].name, (claim.id,), "saw it"),),
        )
        for claim in found
    )
    return Weighed(origins, (), (), ())


def law_of(found: list[Claim], known: list[CaseFact], heard: Weighed | None = None) -> Legal:
    return assess(Case(PAGES, tuple(found), heard or weighed(found), tuple(known)))


def strength(legal: Legal) -> dict[str, int]:
    return {one.norm.id: STRENGTH[one.verdict] for one in legal.readings}


def speaks_for(reading: Reading, fact: CaseFact) -> bool:
    """A fact that the norm needs, in the state that it needs, and that does not defeat it."""
    norm = reading.norm
    needed = {*norm.required, *norm.any_of, *norm.supporting}
    wanted = Truth.NO if fact.element in norm.wants_no else Truth.YES
    defeats = (fact.element, fact.state) in norm.excluded_when
    return fact.element in needed and fact.state is wanted and not defeats


@settings(max_examples=40, deadline=None)
@given(told, st.lists(facts, min_size=1, max_size=8))
def test_removing_a_fact_never_makes_a_norm_stronger(
    found: list[Claim], known: list[CaseFact]
) -> None:
    whole = law_of(found, known)
    before = strength(whole)
    for gone in known:
        after = strength(law_of(found, [one for one in known if one is not gone]))
        stronger = [
            one.norm.id
            for one in whole.readings
            if speaks_for(one, gone) and after.get(one.norm.id, 0) > before[one.norm.id]
        ]
        assert not stronger


@settings(max_examples=40, deadline=None)
@given(told, st.lists(facts, max_size=5))
def test_taking_away_the_voices_or_the_certainty_never_makes_a_norm_stronger(
    found: list[Claim], known: list[CaseFact]
) -> None:
    before = strength(law_of(found, known))
    unheard = strength(law_of(found, known, Weighed((), (), (), ())))
    doubted = [
        one if one.certainty is Certainty.DENIED else replace(one, certainty=Certainty.ALLEGED)
        for one in found
    ]
    alleged = strength(law_of(doubted, known))
    assert all(unheard[norm] <= before[norm] for norm in before)
    assert all(alleged[norm] <= before[norm] for norm in before)


@settings(max_examples=40, deadline=None)
@given(told, st.lists(facts, max_size=8))
def test_no_article_that_endangers_somebody_is_ever_pleaded_or_asked_for(
    found: list[Claim], known: list[CaseFact]
) -> None:
    legal = law_of(found, known)
    never = {one.norm.id for one in legal.readings if one.norm.role in NEVER}
    assert not never & {norm for one in legal.readiness for norm in one.norms}
    assert not never & {norm for gap in legal.gaps for norm in gap.norms}
    assert not never & {one.norm for one in legal.categories if one.verdict != Verdict.EXCLUDED}
    assert not {"E45", "E46"} & {gap.element for gap in legal.gaps}


def plain(legal: Legal) -> list[object]:
    """Everything that is said of the case, whatever the order of the statements that carry it."""
    matrices = [
        replace(
            matrix,
            elements=tuple(
                replace(one, claims=tuple(sorted(one.claims)), against=tuple(sorted(one.against)))
                for one in matrix.elements
            ),
        )
        for matrix in legal.matrices
    ]
    verdicts = [(one.norm.id, one.verdict, one.because, one.crosses) for one in legal.readings]
    rest = [legal.gaps, legal.categories, legal.readiness, legal.changes, legal.cautions]
    return [matrices, verdicts, rest, legal.systems, legal.facts]


@settings(max_examples=40, deadline=None)
@given(told, st.lists(facts, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_statements_and_facts_changes_nothing(
    found: list[Claim], known: list[CaseFact], order: Random
) -> None:
    mixed, shuffled = list(found), list(known)
    order.shuffle(mixed)
    order.shuffle(shuffled)
    assert plain(law_of(found, known)) == plain(law_of(mixed, shuffled))


@settings(max_examples=30, deadline=None)
@given(told)
def test_what_nobody_tells_is_unknown_and_never_no(found: list[Claim]) -> None:
    legal = law_of(found, [])
    for matrix in legal.matrices:
        for one in matrix.elements:
            if one.state is Truth.NO and not one.because:
                assert one.claims


BORDERS = {
    date(2022, 7, 25): {"RU-CC-286-3-OLD", "RU-CC-286-3", "RU-CC-302-OLD", "RU-CC-302"},
    date(2022, 9, 17): {"ECHR-3", "ECHR-5", "ECHR-9", "ECHR-13"},  # the 16th is its last day
    date(2022, 9, 24): {"RU-CC-332-OLD", "RU-CC-332-2.1", "RU-CC-337-OLD", "RU-CC-337-2.1"},
    date(2024, 10, 7): {"RU-231FZ-2024"},
}


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(BORDERS)), st.integers(1, 40), st.integers(0, 40))
def test_facts_across_a_change_of_law_print_both_readings_and_make_neither_out(
    border: date, before: int, after: int
) -> None:
    first, last = border - timedelta(days=before), border + timedelta(days=after)
    claim = Claim(
        id=ClaimId("c1"),
        doc=DocPath("docs/0.txt"),
        passage=0,
        start=0,
        end=len(SENTENCES[0]),
        types=(EventType.DETENTION,),
        certainty=Certainty.WITNESSED,
        polarity=Polarity.AFFIRMED,
        date=f"{first}/{last}",
        attribution=(Speaker("a man", SpeakerKind.VICTIM, Identity.UNNAMED),),
        places=(PlaceMention(0, 1, (), "Tarnovka", "UA", 48.5, 38.6, "UA-09"),),
    )
    everything = [CaseFact(one, Truth.YES) for one in elements() if one not in {"E14", "E33"}]
    found = {one.norm.id: one for one in law_of([claim], everything).readings}
    for norm in BORDERS[border]:
        assert found[norm].crosses
        assert found[norm].verdict is Verdict.ARGUABLE


@pytest.mark.parametrize("border", sorted(BORDERS))
def test_facts_on_one_side_of_a_change_have_one_reading(border: date) -> None:
    for day in (border - timedelta(days=1), border):
        claim = Claim(
            id=ClaimId("c1"),
            doc=DocPath("docs/0.txt"),
            passage=0,
            start=0,
            end=len(SENTENCES[0]),
            types=(EventType.DETENTION,),
            certainty=Certainty.WITNESSED,
            polarity=Polarity.AFFIRMED,
            date=day.isoformat(),
            attribution=(Speaker("a man", SpeakerKind.VICTIM, Identity.UNNAMED),),
            places=(PlaceMention(0, 1, (), "Tarnovka", "UA", 48.5, 38.6, "UA-09"),),
        )
        found = {one.norm.id: one for one in law_of([claim], []).readings}
        assert not any(found[norm].crosses for norm in BORDERS[border])
