"""How many voices, which figures agree, what did relays change: rules and laws of weighing."""

import random
import re
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from habeas.model.claim import Claim, ClaimId, PlaceMention, Quantity, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run
from habeas.model.weight import Origin, Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    MutationItem,
    NotEstablished,
    Operator,
    OriginStatus,
    Polarity,
    Relation,
    RelayHow,
    SpeakerKind,
    Standing,
    Unit,
)
from habeas.text.tables import rows
from habeas.weighing import weigh
from habeas.weighing.cues import cue
from habeas.weighing.page import page

E = EventType
HELD = (E.DETENTION, E.COUNT)
Case = tuple[list[Document], list[Claim]]


def named(name: str, kind: SpeakerKind = SpeakerKind.MEDIA) -> Speaker:
    return Speaker(name, kind, Identity.NAMED)


def sealed(name: str, kind: SpeakerKind) -> Speaker:
    return Speaker(name, kind, Identity.SEALED)


def document(
    path: str, sentences: Sequence[str], outlet: str | None, day: str | None, *, rows: bool = False
) -> Document:
    text, passages, at = "\n".join(sentences), [], 0
    for sentence in sentences:
        run = Run(0, len(sentence), at, len(sentence))
        kind = PassageKind.ROW if rows else PassageKind.PARAGRAPH
        passages.append(Passage(sentence, (run,), kind))
        at += len(sentence) + 1
    return Document(
        DocPath(path),
        Digest(path),
        text,
        tuple(passages),
        "test 1",
        outlet=outlet,
        published=day,
        public=outlet is not None,
    )


def claim(
    home: Document,
    passage: int,
    types: tuple[EventType, ...],
    chain: Sequence[Speaker],
    *,
    place: str | None = None,
    figure: tuple[str, int, Operator] | None = None,
    unit: Unit = Unit.PERSONS,
    certainty: Certainty = Certainty.REPORTED,
    polarity: Polarity = Polarity.AFFIRMED,
    date: str | None = None,
) -> Claim:
    own = home.passages[passage]
    start = own.runs[0].raw_start
    places: tuple[PlaceMention, ...] = ()
    quantity: Quantity | None = None
    if place:
        at = home.text.index(place, start)
        places = (PlaceMention(at, at + len(place), name=place, country="XX", lat=1.0, lon=1.0),)
    if figure:
        words, value, operator = figure
        at = home.text.index(words, start)
        low, high = _bounds(value, operator)
        quantity = Quantity(at, at + len(words), value, low, high, operator, unit)
    return Claim(
        id=ClaimId(f"{home.path}-{passage}"),
        doc=home.path,
        passage=passage,
        start=start,
        end=start + len(own.text),
        types=types,
        certainty=certainty,
        polarity=polarity,
        date=date,
        attribution=tuple(chain),
        places=places,
        quantity=quantity,
    )


def _bounds(value: int, operator: Operator) -> tuple[int | None, int | None]:
    match operator:
        case Operator.EXACT:
            return value, value
        case Operator.AT_LEAST:
            return value, None
        case Operator.MORE_THAN:
            return value + 1, None
        case _:
            return None, None


def own_count(day: str = "2021-03-01") -> Case:
    home = document(
        "a/count.txt", ["At least 417 people are held in Orlek, Zarnica counted."], "Zarnica", day
    )
    told = claim(
        home,
        0,
        HELD,
        [named("Zarnica")],
        place="Orlek",
        figure=("At least 417", 417, Operator.AT_LEAST),
        certainty=Certainty.ASSERTED,
    )
    return [home], [told]


def echo(number: int, words: str = "417 people are held in Orlek, Zarnica reports.") -> Case:
    outlet = f"Paper{'abcdefghijkl'[number % 12]} {'xyzuvw'[number % 6]}ell"
    home = document(f"b/echo{number}.txt", [words], outlet, f"2021-03-{2 + number % 20:02}")
    told = claim(
        home,
        0,
        HELD,
        [named("Zarnica"), named(outlet)],
        place="Orlek",
        figure=("417", 417, Operator.EXACT),
    )
    return [home], [told]


def together(*cases: Case) -> Case:
    return [d for c in cases for d in c[0]], [x for c in cases for x in c[1]]


def voices(weighed: Weighed) -> int:
    return max((len(o.independent) for o in weighed.origins), default=0)


def released(*, apart: bool = True, path: str = "c/note.txt") -> Case:
    lines = ["He was held in Orlek.", "He and his family have spoken to no journalist."]
    home = document(path, lines[: 1 + apart], None, None)
    him = sealed("released man", SpeakerKind.VICTIM)
    note = named(f"note {path}", SpeakerKind.DOCUMENT)
    told = [
        claim(
            home,
            0,
            (E.DETENTION,),
            [him, note],
            place="Orlek",
            certainty=Certainty.WITNESSED,
            date="2021-02",
        )
    ]
    if apart:
        told.append(
            claim(
                home,
                1,
                (E.FAMILY_ACTION,),
                [him, note],
                certainty=Certainty.WITNESSED,
                polarity=Polarity.NEGATED,
            )
        )
    return [home], told


def relatives() -> Case:
    home = document(
        "d/report.txt", ["People are held in Orlek, relatives say."], "Ridge", "2021-03-05"
    )
    kin = Speaker("relatives", SpeakerKind.RELATIVE, Identity.UNNAMED)
    return [home], [claim(home, 0, (E.DETENTION,), [kin, named("Ridge")], place="Orlek")]


def test_ten_outlets_that_relay_one_count_are_one_origin() -> None:
    weighed = weigh(*together(own_count(), *(echo(n) for n in range(10))))
    (family,) = (
        o
        for o in weighed.origins
        if (len(o.members) == 11 and "figure" in o.family) or "how many" in o.family
    )
    assert family.status is OriginStatus.ESTABLISHED
    assert family.count == 1


def test_a_relay_whose_origin_is_not_held_still_counts_as_that_origin() -> None:
    weighed = weigh(*together(*(echo(n) for n in range(4))))
    assert all(o.count in (1, None) for o in weighed.origins)


def test_a_first_hand_witness_who_stood_apart_is_a_second_voice() -> None:
    weighed = weigh(*together(relatives(), released()))
    (family,) = weighed.origins
    assert (family.status, family.count) == (OriginStatus.ESTABLISHED, 2)


def test_a_witness_who_may_have_spoken_to_the_others_is_not_shown_to_be_independent() -> None:
    weighed = weigh(*together(relatives(), released(apart=False)))
    (family,) = weighed.origins
    assert (family.status, family.count) == (OriginStatus.NOT_ESTABLISHED, None)


def test_unnamed_classes_of_people_in_two_outlets_are_not_two_origins() -> None:
    second = document(
        "d/other.txt", ["People are held in Orlek, activists say."], "Plain", "2021-03-06"
    )
    who = Speaker("activists", SpeakerKind.ACTIVIST, Identity.UNNAMED)
    told = claim(second, 0, (E.DETENTION,), [who, named("Plain")], place="Orlek")
    weighed = weigh(*together(relatives(), ([second], [told])))
    (family,) = weighed.origins
    assert family.count is None


def test_a_mother_who_wrote_with_five_other_families_adds_nothing_to_the_complaint_of_six() -> (
    None
):
    paper = document(
        "e/complaint.txt",
        [
            "Six families turned to us.",
            "They say people are held in Orlek.",
            "We ask to free them.",
        ],
        "Council of Veresk",
        "2021-03-10",
    )
    us, own = named("authors", SpeakerKind.EXPERT), named("complaint", SpeakerKind.DOCUMENT)
    kin = sealed("relatives", SpeakerKind.RELATIVE)
    told = [
        claim(
            paper,
            0,
            (E.COMPLAINT, E.COUNT),
            [us, own],
            figure=("Six", 6, Operator.EXACT),
            unit=Unit.FAMILIES,
        ),
        claim(paper, 1, (E.DETENTION,), [kin, us, own], place="Orlek"),
        claim(paper, 2, (E.COMPLAINT,), [us, own], certainty=Certainty.ASSERTED),
    ]
    note = document(
        "e/mother.txt",
        ["He is held in Orlek.", "She wrote with five more families."],
        None,
        None,
    )
    mother = sealed("mother", SpeakerKind.RELATIVE)
    hers = [
        claim(note, 0, (E.DETENTION,), [mother], place="Orlek", date="2021-03-01"),
        claim(
            note,
            1,
            (E.COMPLAINT, E.COUNT),
            [mother],
            figure=("five", 5, Operator.EXACT),
            unit=Unit.FAMILIES,
            certainty=Certainty.WITNESSED,
        ),
    ]
    weighed = weigh([paper, note], [*told, *hers])
    held = next(o for o in weighed.origins if set(o.members) >= {told[1].id, hers[0].id})
    assert (held.status, held.count) == (OriginStatus.ESTABLISHED, 1)
    assert [(r.source, r.target) for r in weighed.relays if not r.source.startswith("ext:")] == [
        ("e/mother.txt", "e/complaint.txt")
    ]


def relation(weighed: Weighed, one: str, other: str) -> Relation | None:
    met = {frozenset({r.a, r.b}): r.relation for r in weighed.figures if isinstance(r.b, str)}
    return met.get(frozenset({ClaimId(one), ClaimId(other)}))


def test_a_relay_that_keeps_the_figure_restates_it_and_loses_the_bound() -> None:
    weighed = weigh(*together(own_count(), echo(1)))
    assert relation(weighed, "a/count.txt-0", "b/echo1.txt-0") is Relation.RESTATED
    (lost,) = (m for m in weighed.mutations if m.item is MutationItem.OPERATOR)
    assert (lost.was, lost.became) == ("at least", None)


def test_a_rounding_is_no_second_figure() -> None:
    home = document(
        "b/round.txt", ["About 420 are held in Orlek, Zarnica says."], "Dale", "2021-03-03"
    )
    told = claim(
        home,
        0,
        HELD,
        [named("Zarnica"), named("Dale")],
        place="Orlek",
        figure=("About 420", 420, Operator.ABOUT),
    )
    weighed = weigh(*together(own_count(), ([home], [told])))
    assert relation(weighed, "a/count.txt-0", "b/round.txt-0") is Relation.ROUNDED
    assert all(o.count == 1 for o in weighed.origins)


def test_floors_that_overlap_are_no_conflict() -> None:
    home = document("f/ngo.txt", ["More than 400 are held in Orlek."], "Watch", "2021-03-02")
    told = claim(
        home,
        0,
        HELD,
        [named("Watch", SpeakerKind.NGO)],
        place="Orlek",
        figure=("More than 400", 400, Operator.MORE_THAN),
        certainty=Certainty.ASSERTED,
    )
    weighed = weigh(*together(own_count(), ([home], [told])))
    assert Relation.CONFLICT not in {r.relation for r in weighed.figures}


def test_an_official_number_for_the_same_place_below_the_floor_is_a_conflict() -> None:
    home = document(
        "f/office.txt", ["Only 86 are in Orlek, of their free will."], "Office", "2021-03-04"
    )
    told = claim(
        home,
        0,
        (E.DENIAL, E.COUNT),
        [named("Office", SpeakerKind.OFFICIAL)],
        place="Orlek",
        figure=("86", 86, Operator.EXACT),
        certainty=Certainty.ASSERTED,
    )
    weighed = weigh(*together(own_count(), ([home], [told])))
    assert relation(weighed, "a/count.txt-0", "f/office.txt-0") is Relation.CONFLICT


def test_a_sum_explains_its_parts() -> None:
    lines = [
        "In all 417 are known.",
        "Of these 300 were published before.",
        "Another 117 are in Orlek.",
    ]
    home = document("g/sum.txt", lines, "Zarnica", "2021-03-01")
    told = [
        claim(
            home,
            n,
            HELD,
            [named("Zarnica")],
            figure=(str(value), value, Operator.EXACT),
            certainty=Certainty.ASSERTED,
        )
        for n, value in enumerate((417, 300, 117))
    ]
    weighed = weigh([home], told)
    (whole,) = (r for r in weighed.figures if r.relation is Relation.SUM_OF)
    assert (whole.a, whole.b) == (told[0].id, (told[1].id, told[2].id))


def test_a_withdrawn_figure_is_withdrawn_where_it_was_first_given() -> None:
    home = document("h/later.txt", ["Our figure of 417 was wrong."], "Zarnica", "2021-05-01")
    told = claim(
        home,
        0,
        (E.RETRACTION, E.COUNT),
        [named("Zarnica")],
        figure=("417", 417, Operator.EXACT),
        polarity=Polarity.NEGATED,
        certainty=Certainty.ASSERTED,
    )
    weighed = weigh(*together(own_count(), ([home], [told])))
    assert relation(weighed, "h/later.txt-0", "a/count.txt-0") is Relation.RETRACTED


def test_words_of_a_confidential_document_stand_in_no_result() -> None:
    documents, claims = together(own_count(), relatives(), released())
    secret = [d for d in documents if not d.public]
    weighed = weigh(documents, claims)
    shown = (
        " ".join(str(part) for m in weighed.mutations for part in (m.was, m.became))
        + " ".join(f.why for f in weighed.figures)
        + " ".join(
            f"{o.family} {v.name} {v.reason}" for o in weighed.origins for v in o.independent
        )
    )
    assert all(p.text not in shown for d in secret for p in d.passages)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_arrival_changes_nothing(seed: int) -> None:
    documents, claims = together(
        own_count(), relatives(), released(), *(echo(n) for n in range(5))
    )
    chance = random.Random(seed)  # noqa: S311  # a shuffle, not a secret
    mixed, told = list(documents), list(claims)
    chance.shuffle(mixed)
    chance.shuffle(told)
    assert weigh(mixed, told) == weigh(documents, claims)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sets(st.integers(0, 11), max_size=6), st.integers(0, 11))
def test_one_more_relay_never_raises_the_count(relays: set[int], more: int) -> None:
    base = together(own_count(), relatives(), released(), *(echo(n) for n in sorted(relays)))
    with_more = together(base, echo(more)) if more not in relays else base
    assert voices(weigh(*with_more)) <= voices(weigh(*base))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 7))
def test_removing_a_document_never_shows_more_voices(gone: int) -> None:
    documents, claims = together(
        own_count(), relatives(), released(), *(echo(n) for n in range(5))
    )
    kept = [d for at, d in enumerate(documents) if at != gone]
    left = [c for c in claims if c.doc in {d.path for d in kept}]
    assert voices(weigh(kept, left)) <= voices(weigh(documents, claims))


def test_a_translation_is_a_relay_though_it_names_no_source() -> None:
    lines = [
        "417 are held in Orlek.",
        "12 were let go on 3 March.",
        "Families wait in Tolm.",
        "Doctors are not let in.",
    ]
    german = [
        "417 werden in Orlek gehalten.",
        "12 kamen am 3. frei.",
        "Familien warten in Tolm.",
        "Kein Arzt darf hinein.",
    ]
    made: list[Case] = []
    for path, texts, outlet, day in (
        ("t/a.txt", lines, "Zarnica", "2021-03-04"),
        ("t/b.txt", german, "Bote", "2021-03-05"),
    ):
        home = document(path, texts, outlet, day)
        chain = [named(outlet)]
        told = [
            claim(home, 0, HELD, chain, place="Orlek", figure=("417", 417, Operator.EXACT)),
            claim(
                home,
                1,
                (E.RELEASE, E.COUNT),
                chain,
                figure=("12", 12, Operator.EXACT),
                date="2021-03-03",
            ),
            claim(home, 2, (E.FAMILY_ACTION,), chain, place="Tolm"),
            claim(home, 3, (E.CONDITIONS,), chain),
        ]
        made.append(([home], told))
    weighed = weigh(*together(*made))
    assert [(r.source, r.target, r.how, r.explicit) for r in weighed.relays] == [
        ("t/a.txt", "t/b.txt", RelayHow.TRANSLATION, False)
    ]


def test_a_person_can_say_that_two_observers_are_one() -> None:
    documents, claims = together(relatives(), released())
    weighed = weigh(documents, claims, joins=[(claims[0].id, claims[1].id)])
    (family,) = weighed.origins
    assert family.count == 1


def test_a_person_can_say_that_two_claims_do_not_state_the_same() -> None:
    documents, claims = together(relatives(), released())
    assert weigh(documents, claims, splits=[(claims[0].id, claims[1].id)]).origins == ()


def test_an_empty_case_weighs_nothing() -> None:
    assert weigh([], []) == Weighed((), (), (), ())


def test_a_claim_without_speakers_or_figures_is_weighed_without_harm() -> None:
    documents, claims = relatives()
    bare = [replace(c, attribution=(), places=(), date=None) for c in claims]
    assert weigh(documents, bare).origins == ()


@pytest.mark.parametrize(
    "words",
    [
        "He has spoken to no journalist.",
        "С журналистами он не говорил.",
        "Ні з ким більше не говорила.",
        "No ha hablado con ningún periodista.",
        "Er hat mit keinem Journalisten gesprochen.",
        "Il n'a parlé à aucun journaliste.",
    ],
)
def test_a_witness_says_in_many_languages_that_the_press_was_not_told(words: str) -> None:
    assert cue("alone_press", words)


def test_every_table_row_has_its_columns_and_every_cue_is_a_pattern() -> None:
    for table in ("cues.csv", "cores.csv", "roles.csv", "addressees.csv", "letters.csv"):
        for row in rows("habeas.weighing", table):
            assert None not in row
            assert None not in row.values()
    for row in rows("habeas.weighing", "cues.csv"):
        assert re.compile(row["form"])


def test_of_two_pages_of_one_day_the_earlier_hour_is_the_source() -> None:
    late, early = (
        document("x/a.txt", ["x"], "One", "2021-03-04T20:00:00+00:00"),
        document("x/b.txt", ["x"], "Two", "2021-03-04T10:00:00+03:00"),
    )
    assert page(early, []).rank < page(late, []).rank


def test_an_odd_number_without_a_source_comes_from_its_first_counter() -> None:
    home = document("b/bare.txt", ["417 people are held in Orlek."], "Dale", "2021-03-03")
    told = claim(
        home, 0, HELD, [named("Dale")], place="Orlek", figure=("417", 417, Operator.EXACT)
    )
    weighed = weigh(*together(own_count(), ([home], [told])))
    assert [(r.source, r.target, r.explicit) for r in weighed.relays] == [
        ("a/count.txt", "b/bare.txt", False)
    ]
    assert all(o.count == 1 for o in weighed.origins)


def test_two_lawyers_and_their_client_are_not_two_voices() -> None:
    paper = document(
        "d/legal.txt", ["Men are held in Orlek, lawyer Brenn says."], "Ridge", "2021-03-05"
    )
    lawyer = named("Ada Brenn", SpeakerKind.LAWYER)
    told = claim(paper, 0, (E.DETENTION,), [lawyer, named("Ridge")], place="Orlek")
    (family,) = weigh(*together(([paper], [told]), released())).origins
    assert family.count is None


def denial() -> Case:
    words = ["Nobody is held in Orlek."]
    home = document("f/office.txt", words, "Office", "2021-03-09")
    told = claim(
        home,
        0,
        (E.DENIAL, E.DETENTION),
        [named("Office", SpeakerKind.OFFICIAL)],
        place="Orlek",
        certainty=Certainty.DENIED,
        polarity=Polarity.NEGATED,
    )
    return [home], [told]


def withdrawal() -> Case:
    words = ["Zarnica withdraws its figure of 417 for Orlek."]
    home = document("g/sorry.txt", words, "Zarnica", "2021-04-01")
    told = claim(
        home,
        0,
        (E.RETRACTION, E.COUNT),
        [named("Zarnica")],
        place="Orlek",
        figure=("417", 417, Operator.EXACT),
        polarity=Polarity.NEGATED,
    )
    return [home], [told]


def about(weighed: Weighed, member: str) -> Origin:
    return next(one for one in weighed.origins if member in one.members)


def test_what_ten_repeat_of_one_count_stands_on_a_single_origin() -> None:
    one = about(weigh(*together(own_count(), echo(1), echo(2))), "a/count.txt-0")
    assert one.standing is Standing.SINGLE_ORIGIN


def test_two_voices_that_stood_apart_bear_each_other_out() -> None:
    one = about(weigh(*together(relatives(), released())), "c/note.txt-0")
    assert (one.status, one.standing) == (OriginStatus.ESTABLISHED, Standing.CORROBORATED)


def test_where_nothing_shows_independence_nothing_is_verified() -> None:
    one = about(weigh(*together(relatives(), released(apart=False))), "d/report.txt-0")
    assert one.because is NotEstablished.INDEPENDENCE_NOT_SHOWN
    assert one.standing is Standing.UNVERIFIED


def test_a_denial_makes_a_finding_contested_and_never_takes_a_voice_away() -> None:
    with_it = about(weigh(*together(relatives(), released(), denial())), "c/note.txt-0")
    assert with_it.standing is Standing.CONTESTED
    assert with_it.against == ("f/office.txt-0",)
    assert with_it.count == 2


def test_a_withdrawal_takes_all_that_rests_on_the_withdrawn_figure() -> None:
    weighed = weigh(*together(own_count(), echo(1), echo(2), withdrawal()))
    one = about(weighed, "b/echo1.txt-0")
    assert {"a/count.txt-0", "b/echo1.txt-0", "b/echo2.txt-0"} <= set(one.withdrawn)
    assert one.standing is Standing.RETRACTED


def test_a_withdrawal_by_others_takes_nothing_back() -> None:
    (home,), (told,) = withdrawal()
    words = ["Rimmon withdraws the figure of 417 for Orlek."]
    other = document("g/other.txt", words, "Rimmon", "2021-04-01")
    back = claim(
        other,
        0,
        told.types,
        [named("Rimmon")],
        place="Orlek",
        figure=("417", 417, Operator.EXACT),
        polarity=Polarity.NEGATED,
    )
    weighed = weigh(*together(own_count(), echo(1), ([other], [back])))
    assert about(weighed, "b/echo1.txt-0").standing is not Standing.RETRACTED
    assert home.outlet == "Zarnica"


def test_what_a_list_holds_row_by_row_is_documented() -> None:
    rows = ["No. 1, taken in Orlek on 2 March 2021", "No. 2, taken in Orlek on 3 March 2021"]
    home = document("h/list.csv", rows, "Zarnica", "2021-03-20", rows=True)
    told = [
        claim(home, n, HELD, [named("Zarnica")], place="Orlek", date=f"2021-03-0{n + 2}")
        for n in (0, 1)
    ]
    page = document("h/page.txt", ["Two people were taken in Orlek."], "Zarnica", "2021-03-21")
    said = claim(
        page, 0, HELD, [named("Zarnica")], place="Orlek", figure=("Two", 2, Operator.EXACT)
    )
    weighed = weigh([home, page], [*told, said], joins=[(told[0].id, said.id)])
    assert about(weighed, str(told[0].id)).standing is Standing.DOCUMENTED
