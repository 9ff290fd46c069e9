"""What may the world see, and what gives somebody away?"""

import re

import msgspec
import pytest

from habeas.errors import WouldGiveAway
from habeas.model.claim import Claim, ClaimId, PlaceMention, Quantity, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run
from habeas.model.public import Cell, Offer, Release
from habeas.model.weight import FigureRelation, Origin, Voice, Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    OriginStatus,
    Polarity,
    Relation,
    SpeakerKind,
    Unit,
)
from habeas.protection import cells, check_leaving, for_world, open_texts
from habeas.publication import own_words, public_files
from habeas.text.gazetteer import load

PAGE = (
    "Harbour Gazette. Relatives say that men are held in Bryanka. "
    "At least 47 men, says the Harbour Foundation. Three men were moved to Alchevsk."
)
NOTE = "My son Osip Verlanov of Nizhny Ugol, +7 000 555-01-17, slept on wet concrete all week."
BRYANKA = next(m.candidates[0] for m in load().find("Bryanka", "en"))
NOTHING = Weighed((), (), (), ())

group = Speaker("Harbour Foundation", SpeakerKind.NGO, Identity.NAMED)
reporter = Speaker("Ivan Petrov", SpeakerKind.OFFICIAL, Identity.NAMED)
mother = Speaker("mother", SpeakerKind.RELATIVE, Identity.SEALED)
relatives = Speaker("relatives", SpeakerKind.RELATIVE, Identity.UNNAMED)


def document(
    path: str, text: str, *, public: bool = True, outlet: str | None = "Harbour Gazette",
    kind: PassageKind = PassageKind.PARAGRAPH, url: str | None = None,
) -> Document:  # fmt: skip
    whole = Passage(text=text, runs=(Run(0, len(text), 0, len(text)),), kind=kind)
    return Document(
        DocPath(path), Digest("ab" * 32), text, (whole,), "habeas text 1", "en",
        outlet=outlet, published="2022-08-01T10:30", public=public, url=url,
    )  # fmt: skip


page = document("docs/page.html", PAGE)
note = document("talks/07.txt", NOTE, public=False)


def claim(
    number: str, *speakers: Speaker, home: Document = page,
    types: tuple[EventType, ...] = (EventType.DETENTION,), count: int | None = None,
    date: str | None = "2022-07-09", certainty: Certainty = Certainty.REPORTED,
    place: PlaceMention | None = None,
) -> Claim:  # fmt: skip
    at = PlaceMention(0, 1, (BRYANKA.id,), BRYANKA.name, "UA", BRYANKA.lat, BRYANKA.lon, "UA-09")
    return Claim(
        id=ClaimId(number), doc=home.path, passage=0, start=0, end=len(home.text), types=types,
        certainty=certainty, polarity=Polarity.AFFIRMED, date=date,
        attribution=speakers, places=(place or at,),
        quantity=None if count is None else Quantity(
            0, 2, count, count, count, Operator.EXACT, Unit.PERSONS, "the men of Osip", "here",
            "2022-07-31",
        ),
    )  # fmt: skip


def offer(
    *claims: Claim, weighed: Weighed = NOTHING, published: tuple[Document, ...] = (page,),
    earlier: tuple[Cell, ...] = (), title: str = "Men held in Bryanka",
) -> Offer:  # fmt: skip
    return for_world(
        published, claims, weighed, confidential=(note,), title=title, earlier=earlier
    )


def release(*claims: Claim, **more: object) -> Release:
    return offer(*claims, **more).release  # type: ignore[arg-type]


def everything(value: object) -> str:
    return msgspec.json.encode(value).decode()


def test_a_release_holds_facts_and_not_one_word_of_a_document() -> None:
    told = everything(release(claim("c1", group, count=47)))
    assert "Bryanka" in told
    assert "47" in told
    for word in ("says the", "men of Osip", "docs/page.html", "c1", "At least"):
        assert word not in told


def test_a_person_is_never_named_and_a_body_is() -> None:
    first, second = release(claim("c1", group), claim("c2", reporter)).claims
    assert (first.speaker and first.speaker.body) == "Harbour Foundation"
    assert second.speaker is not None
    assert second.speaker.body is None


def test_a_person_taken_for_a_body_by_the_reader_is_not_named() -> None:
    misread = Speaker("Maria Soto", SpeakerKind.NGO, Identity.NAMED)
    assert "Soto" not in everything(release(claim("c1", misread)))


def test_a_body_that_bears_the_name_of_a_person_who_speaks_is_not_named() -> None:
    bearer = Speaker("Petrov Foundation", SpeakerKind.NGO, Identity.NAMED)
    assert "Petrov" not in everything(release(claim("c1", bearer), claim("c2", reporter)))


def test_what_a_sealed_speaker_says_is_left_out_wherever_she_stands_in_the_chain() -> None:
    assert release(claim("c1", mother, group), claim("c2", group, mother)).claims == ()


@pytest.mark.parametrize("kind", [EventType.THREAT, EventType.SEARCH, EventType.FAMILY_ACTION])
def test_what_points_at_relatives_or_searchers_is_left_out(kind: EventType) -> None:
    assert release(claim("c1", group, types=(EventType.DETENTION, kind))).claims == ()


def test_a_figure_of_few_people_is_left_out_with_its_statement() -> None:
    kept = release(claim("c1", group, count=9), claim("c2", group, count=10)).claims
    assert [one.figure.value for one in kept if one.figure] == [10]


def test_the_story_of_one_person_is_left_out() -> None:
    freed = Speaker("a released man", SpeakerKind.VICTIM, Identity.UNNAMED)
    own = claim("c1", freed, certainty=Certainty.WITNESSED)
    retold = claim("c2", freed, certainty=Certainty.ALLEGED)
    dead = claim("c3", group, types=(EventType.DEATH,))
    seen = claim("c4", relatives, certainty=Certainty.WITNESSED)
    assert release(own, retold, dead, seen).claims == ()


def test_a_row_of_a_list_is_one_person_unless_it_counts() -> None:
    table = document("docs/list.csv", PAGE, kind=PassageKind.ROW)
    rows = claim("c1", group, home=table), claim("c2", group, home=table, count=40)
    assert len(release(*rows, published=(table,)).claims) == 1


def test_a_day_is_widened_to_its_month_and_a_point_to_eleven_kilometres() -> None:
    told = release(claim("c1", group, date="2022-07-02/2022-07-09"))
    assert told.claims[0].date == "2022-07"
    assert told.places[0].lat == round(BRYANKA.lat or 0, 1)
    assert "2022-07-0" not in everything(told.claims)


def test_a_figure_keeps_its_day_only_where_that_is_the_day_of_publication() -> None:
    (told,) = release(claim("c1", group, count=47)).claims
    assert told.figure is not None
    assert told.figure.as_of == "2022-07"


def test_a_place_that_the_gazetteer_does_not_know_is_left_out() -> None:
    hut = PlaceMention(0, 1, (), "the hut of the Verlanovs", "UA", 48.5, 38.6)
    told = offer(claim("c1", group, place=hut))
    assert told.release.places == ()
    assert any("gazetteer" in one.why for one in told.withheld)


def test_a_name_planted_in_the_name_of_a_place_is_caught_by_the_first_gate() -> None:
    planted = PlaceMention(0, 1, (BRYANKA.id,), "Осип Верланов", "UA", 48.5, 38.6)
    told = release(claim("c1", group, place=planted))
    assert "Верланов" not in everything(told)


def test_a_telephone_planted_in_an_outlet_is_caught_by_the_first_gate() -> None:
    bad = document("docs/bad.html", PAGE, outlet="Gazette 7 000 5550117")
    told = offer(claim("c1", group, home=bad), published=(bad,))
    assert [one.outlet for one in told.release.sources] == [None]
    assert any("only confidential documents hold" in one.why for one in told.withheld)


def test_a_name_in_an_address_is_caught_even_when_it_is_escaped() -> None:
    bad = document(
        "docs/bad.html", PAGE,
        url="https://gazette.example/%D0%92%D0%B5%D1%80%D0%BB%D0%B0%D0%BD%D0%BE%D0%B2",
    )  # fmt: skip
    assert [one.url for one in release(published=(bad,)).sources] == [None]


def test_a_title_that_would_give_somebody_away_is_replaced() -> None:
    assert release(title="The case of Osip Verlanov").title == "Register of unlawful detention"


def leave(made: Release, *claims: Claim, more: str = "") -> None:
    files = public_files(made)
    files["claims.csv"] += more.encode()
    check_leaving(files, (note,), [*open_texts((page,), claims), *own_words(made)])


@pytest.mark.parametrize(
    "planted",
    [
        "Osip",
        "<i>Осипа</i> видели",
        "Верлановой",
        "Ver<b>lan</b>ov",
        r"\u0412\u0435\u0440\u043b\u0430\u043d\u043e\u0432",
        "%D0%92%D0%B5%D1%80%D0%BB%D0%B0%D0%BD%D0%BE%D0%B2",
        "&#86;erlanov",
        "tel. 5550117",
        "7(000)555 01 17",
        "slept on wet concrete all",
    ],
)
def test_the_second_gate_reads_bytes_and_finds_what_the_first_was_not_asked(planted: str) -> None:
    one = claim("c1", group, count=47)
    leave(release(one), one)
    with pytest.raises(WouldGiveAway):
        leave(release(one), one, more=planted)


def test_a_name_planted_in_a_release_after_the_first_gate_is_caught_by_the_second() -> None:
    one = claim("c1", group, count=47)
    made = release(one)
    planted = msgspec.structs.replace(
        made, places=(msgspec.structs.replace(made.places[0], name="Осип Верланов"),)
    )
    with pytest.raises(WouldGiveAway, match="a name") as refusal:
        leave(planted, one)
    assert "Верланов" not in str(refusal.value)


def test_a_telephone_planted_in_an_outlet_is_caught_by_the_second_gate() -> None:
    made = release(claim("c1", group))
    source = msgspec.structs.replace(made.sources[0], outlet="Gazette, +7 (000) 555-01-17")
    with pytest.raises(WouldGiveAway, match="a number"):
        leave(msgspec.structs.replace(made, sources=(source,)))


def test_the_files_of_an_honest_release_pass_the_second_gate() -> None:
    told = claim("c1", group, count=47), claim("c2", relatives)
    leave(release(*told), *told)


def test_a_later_release_keeps_back_the_figure_that_would_single_out_one_new_person() -> None:
    july = release(claim("c1", group, count=47))
    august = offer(claim("c1", group, count=48), earlier=cells(july))
    assert august.release.claims == ()
    assert any("differ" in one.why for one in august.withheld)


def test_the_same_figure_may_be_printed_again_and_a_much_larger_one_too() -> None:
    july = cells(release(claim("c1", group, count=47)))
    again = release(claim("c1", group, count=47), claim("c2", group, count=90), earlier=july)
    assert [one.figure.value for one in again.claims if one.figure] == [47, 90]


def test_two_near_figures_of_one_counter_do_not_leave_in_one_release_either() -> None:
    told = release(claim("c1", group, count=47), claim("c2", group, count=48))
    assert [one.figure.value for one in told.claims if one.figure] == [47]


def test_a_finding_counts_only_the_voices_whose_statements_are_told() -> None:
    family = Origin(
        "o1", "Osip Verlanov is held", (ClaimId("c1"), ClaimId("c2")),
        OriginStatus.ESTABLISHED, 2, None,
        (Voice("a", (ClaimId("c1"),), "x"), Voice("Verlanova", (ClaimId("c2"),), "y")),
    )  # fmt: skip
    weighed = Weighed((family,), (), (), ())
    told = release(claim("c1", group), claim("c2", mother), weighed=weighed)
    assert [(one.members, one.count) for one in told.findings] == [((ClaimId("P1"),), 1)]
    assert "Verlanov" not in everything(told)


def test_of_a_relation_of_figures_the_reason_in_words_stays_behind() -> None:
    relation = FigureRelation(ClaimId("c2"), ClaimId("c1"), Relation.PART_OF, "as Osip said")
    weighed = Weighed((), (relation,), (), ())
    two = claim("c1", group, count=470), claim("c2", group, count=47)
    assert release(*two, weighed=weighed).figures == (
        FigureRelation(ClaimId("P2"), ClaimId("P1"), Relation.PART_OF, ""),
    )


def test_numbers_of_statements_do_not_tell_how_many_were_held_back() -> None:
    told = release(claim("c0", mother), claim("c1", group), claim("c2", mother))
    assert re.findall(r'"id":"P\d+"', everything(told)) == ['"id":"P1"']


def test_a_confidential_document_that_shares_no_name_changes_not_one_byte() -> None:
    told = claim("c1", group, count=470), claim("c2", relatives), claim("c3", reporter, count=47)
    alone = for_world((page,), told, NOTHING, confidential=(), title="Men held in Bryanka")
    assert everything(release(*told)) == everything(alone.release)


def test_the_order_in_which_things_arrive_changes_nothing() -> None:
    two = claim("c1", group, count=470), claim("c2", group, count=47)
    assert release(*two) == release(*reversed(two))


def test_words_of_every_part_of_the_page_are_known_to_the_gate() -> None:
    text = "Let me go, he begged."
    said = Passage(text, (Run(0, len(text), 0, len(text)),))
    letter = Document(DocPath("note.txt"), Digest("0" * 64), text, (said,), "test")
    page = b"<script>let shown = 1</script>"
    check_leaving({"index.html": page}, (letter,), own_words(release()))
