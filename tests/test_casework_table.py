"""A reviewed table comes back row by row: what fits is taken, what does not is told."""

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from habeas import protection, publication
from habeas.casework import correcting, deciding
from habeas.casework.table import Taken, read_table
from habeas.errors import BadDecision
from habeas.linking import settle
from habeas.model.claim import Claim, ClaimId, PlaceId, PlaceMention, Quantity, Speaker
from habeas.model.decision import Anchor, Correction, Decision, DecisionKind
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.weight import Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    Polarity,
    SpeakerKind,
    Unit,
)

TEXT = "Granki says that guards held at least 40 men in Bryanka on 3 July 2022. They were freed."
AT = datetime(2022, 8, 1, tzinfo=UTC)
BRYANKA = PlaceId("gn:710229")


def document(*, public: bool = True) -> Document:
    whole = Passage(TEXT, (Run(0, len(TEXT), 0, len(TEXT)),))
    return Document(DocPath("a.txt"), Digest("a" * 64), TEXT, (whole,), "test", public=public)


def place(words: str) -> PlaceMention:
    start = TEXT.index(words)
    return PlaceMention(
        start, start + len(words), name="Brianka", country="UA", lat=48.5, lon=38.6
    )


def claim(**changed: object) -> Claim:
    held = Claim(
        id=ClaimId("aaa-0-70"), doc=DocPath("a.txt"), passage=0, start=0, end=70,
        types=(EventType.DETENTION,), certainty=Certainty.REPORTED, polarity=Polarity.AFFIRMED,
        date="2022-07-03",
        attribution=(Speaker("Granki", SpeakerKind.NGO, Identity.NAMED, 0, 6),),
        places=(place("Bryanka"),),
        quantity=Quantity(28, 39, 40, 40, None, Operator.AT_LEAST, Unit.PERSONS),
        needs_review=("speaker: carried",),
    )  # fmt: skip
    return replace(held, **changed)


def table_of(*claims: Claim, public: bool = True) -> list[dict[str, str]]:
    """Write the review table of a case, as its owner gets it."""
    nothing = Weighed((), (), (), ())
    private = protection.for_owner([document(public=public)], claims, nothing, title="")
    told = publication.review_csv(private).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(told, newline="")))


def saved(rows: list[dict[str, str]], *, comma: str = ",") -> bytes:
    made = io.StringIO()
    writer = csv.DictWriter(made, list(rows[0]), delimiter=comma)
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue().encode("utf-8-sig")


def taken(
    rows: list[dict[str, str]], *found: Claim, public: bool = True, comma: str = ","
) -> Taken:
    return read_table(saved(rows, comma=comma), found, found, [document(public=public)], AT)


def signed(row: Mapping[str, str], decision: str, **cells: str) -> dict[str, str]:
    return {**row, "decision": decision, "by": "R1", **cells}


def after(told: Taken, *found: Claim) -> Claim:
    (one,) = deciding.corrected(found, told.decisions, [document()])
    return one


CORRECTED: tuple[tuple[dict[str, str], dict[str, object]], ...] = (
    ({"types": "detention release"}, {"types": (EventType.DETENTION, EventType.RELEASE)}),
    ({"certainty": "alleged"}, {"certainty": Certainty.ALLEGED}),
    ({"polarity": "negated"}, {"polarity": Polarity.NEGATED}),
    ({"date": "2022-07"}, {"date": "2022-07"}),
    ({"date": "none"}, {"date": None}),
)


@pytest.mark.parametrize(("cells", "expected"), CORRECTED)
def test_a_corrected_cell_comes_back_as_the_value_of_the_claim(
    cells: dict[str, str], expected: dict[str, object]
) -> None:
    (row,) = table_of(claim())
    told = taken([signed(row, "correct", **cells)], claim())
    assert told.faults == ()
    assert after(told, claim()) == claim(needs_review=(), **expected)


def test_the_nearest_speaker_can_be_corrected_by_name_and_by_kind() -> None:
    (row,) = table_of(claim())
    told = taken([signed(row, "correct", speaker="Quay Watch", speaker_kind="media")], claim())
    (speaker,) = after(told, claim()).attribution
    assert speaker == Speaker("Quay Watch", SpeakerKind.MEDIA, Identity.NAMED)
    gone = taken([signed(row, "correct", speaker="none")], claim())
    assert after(gone, claim()).attribution == ()


def test_who_passed_it_on_can_be_corrected_and_whoever_stays_keeps_his_kind() -> None:
    chain = (
        ("Granki", SpeakerKind.NGO),
        ("Quay Watch", SpeakerKind.NGO),
        ("Post", SpeakerKind.MEDIA),
    )
    relayed = claim(attribution=tuple(Speaker(*one, Identity.NAMED) for one in chain))
    (row,) = table_of(relayed)
    assert row["via"] == "Quay Watch; Post"
    told = taken([signed(row, "correct", via="Quay Watch; Tide Wire")], relayed)
    assert [(hop.name, hop.kind) for hop in after(told, relayed).attribution] == [
        ("Granki", SpeakerKind.NGO),
        ("Quay Watch", SpeakerKind.NGO),
        ("Tide Wire", SpeakerKind.MEDIA),
    ]
    none = taken([signed(row, "correct", via="none")], relayed)
    assert len(after(none, relayed).attribution) == 1


def test_a_sealed_voice_on_the_way_is_not_taken_out_by_a_table() -> None:
    chain = (
        ("Granki", SpeakerKind.NGO, Identity.NAMED),
        ("son", SpeakerKind.VICTIM, Identity.SEALED),
    )
    relayed = claim(attribution=tuple(Speaker(*one) for one in chain))
    (row,) = table_of(relayed)
    assert row["via"] == ""
    assert taken([signed(row, "correct", via="Post")], relayed).decisions == ()


def test_a_figure_can_be_given_to_a_statement_that_was_read_without_one() -> None:
    bare = claim(quantity=None)
    (row,) = table_of(bare)
    told = taken([signed(row, "correct", value="40", operator="at_least")], bare)
    quantity = after(told, bare).quantity
    assert quantity is not None
    assert (quantity.value, quantity.operator) == (40, Operator.AT_LEAST)


def test_a_sealed_speaker_gets_no_name_by_a_table() -> None:
    mother = claim(attribution=(Speaker("mother", SpeakerKind.RELATIVE, Identity.SEALED),))
    (row,) = table_of(mother)
    assert row["speaker"] == ""
    told = taken([signed(row, "correct", speaker="Vera")], mother)
    assert told.decisions == ()
    assert [fault.row for fault in told.faults] == [2]
    assert "Vera" not in told.faults[0].what + told.faults[0].hint


def test_a_place_can_be_corrected_and_stays_where_its_words_stand() -> None:
    (row,) = table_of(claim())
    told = taken([signed(row, "correct", places="Alchevsk")], claim())
    (spot,) = settle((after(told, claim()),), (document(),))[0].places
    assert (spot.name, spot.country, spot.region) == ("Alchevsk", "UA", "UA-09")
    assert TEXT[spot.start : spot.end] == "Bryanka"
    both = taken([signed(row, "correct", places=f"{row['places']}; Alchevsk")], claim())
    assert [p.name for p in after(both, claim()).places] == [row["places"], "Alchevsk"]
    none = taken([signed(row, "correct", places="none")], claim())
    assert after(none, claim()).places == ()


def test_a_place_that_nobody_knows_has_a_name_and_no_point() -> None:
    (row,) = table_of(claim())
    told = taken([signed(row, "correct", places="Zarnitsa Camp")], claim())
    (spot,) = after(told, claim()).places
    assert (spot.name, spot.lat) == ("Zarnitsa Camp", None)


@pytest.mark.parametrize(
    ("cells", "figure"),
    [
        ({"value": "50", "low": "50"}, (50, 50, None, Operator.AT_LEAST, Unit.PERSONS)),
        ({"unit": "families"}, (40, 40, None, Operator.AT_LEAST, Unit.FAMILIES)),
        ({"operator": "exact", "high": "40"}, (40, 40, 40, Operator.EXACT, Unit.PERSONS)),
    ],
)
def test_a_figure_can_be_corrected(cells: dict[str, str], figure: tuple[object, ...]) -> None:
    (row,) = table_of(claim())
    made = after(taken([signed(row, "correct", **cells)], claim()), claim()).quantity
    assert made is not None
    assert (made.value, made.low, made.high, made.operator, made.unit) == figure


def test_a_new_number_moves_the_bounds_that_were_the_old_one() -> None:
    exact = claim(quantity=Quantity(0, 2, 40, 40, 40, Operator.EXACT, Unit.PERSONS))
    (row,) = table_of(exact)
    made = after(taken([signed(row, "correct", value="41")], exact), exact).quantity
    assert made is not None
    assert (made.value, made.low, made.high) == (41, 41, 41)


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"quantity": None, "places": (), "date": None, "attribution": ()},
        {"places": (PlaceMention(48, 55), place("Bryanka"))},
        {"attribution": (Speaker("Vera", SpeakerKind.RELATIVE, Identity.UNNAMED),)},
    ],
)
def test_a_table_that_comes_back_as_it_went_corrects_nothing(
    changed: dict[str, object], *, public: bool
) -> None:
    one = claim(**changed)
    (row,) = table_of(one, public=public)
    told = taken([signed(row, "correct")], one, public=public)
    assert told.decisions == ()
    assert [fault.what for fault in told.faults] == ["nothing in it was corrected"]
    assert len(taken([signed(row, "accept")], one, public=public).decisions) == 1


def test_the_words_of_a_confidential_source_come_back_blank_and_change_nothing() -> None:
    (row,) = table_of(claim(), public=False)
    told = taken([signed(row, "correct", certainty="alleged")], claim(), public=False)
    assert [one.field for one in told.decisions[0].corrections] == ["certainty"]


def test_a_day_that_a_spreadsheet_writes_its_way_is_the_same_day() -> None:
    (row,) = table_of(claim())
    for day in ("03.07.2022", "7/3/2022"):
        assert len(taken([signed(row, "accept", date=day)], claim()).decisions) == 1
        told = taken([signed(row, "correct", date=day, polarity="negated")], claim())
        assert [one.field for one in told.decisions[0].corrections] == ["polarity"]


def test_tables_saved_with_semicolons_or_tabs_are_read() -> None:
    (row,) = table_of(claim())
    for comma in (";", "\t"):
        assert len(taken([signed(row, "accept")], claim(), comma=comma).decisions) == 1


SPOILT = [
    {"decision": "perhaps"},
    {"by": ""},
    {"id": "aaa-7-9"},
    {"document": "b.txt"},
    {"decision": "accept", "certainty": "alleged"},
    {"decision": "correct", "certainty": "surely"},
    {"decision": "correct", "date": "a while ago"},
    {"decision": "correct", "value": "many"},
    {"decision": "correct", "low": "50", "high": "3"},
    {"decision": "correct"},
    {"decision": "join"},
    {"decision": "split", "with": "aaa-9-9"},
]


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_bad_row_is_told_by_its_number_and_the_good_ones_are_taken(
    spoilt: dict[str, str],
) -> None:
    other = claim(id=ClaimId("aaa-72-88"), start=72, end=88)
    rows = table_of(claim(), other)
    bad = signed(rows[0], "accept") | spoilt
    told = taken([bad, signed(rows[1], "reject")], claim(), other)
    assert [one.claims for one in told.decisions] == [(other.id,)]
    assert [fault.row for fault in told.faults] == [2]
    said = told.faults[0].what + told.faults[0].hint
    assert not any(word in said for word in ("Granki", "Bryanka", "perhaps", "surely", "aaa-"))


def later(told: Taken, *found: Claim) -> tuple[Claim, ...]:
    return deciding.corrected(found, told.decisions, [document()])


def test_a_row_of_an_older_table_undoes_nobodys_correction() -> None:
    (row,) = table_of(claim())
    first = taken([signed(row, "correct", certainty="alleged")], claim())
    now = later(first, claim())
    for decision, cells in (("correct", {"polarity": "negated"}), ("accept", {})):
        told = read_table(
            saved([signed(row, decision, by="R2", **cells)]), [claim()], now, [document()], AT
        )
        assert told.decisions == ()
        assert "has changed since" in told.faults[0].what
    (newest,) = table_of(*(replace(one, needs_review=("look",)) for one in now))
    told = read_table(
        saved([signed(newest, "correct", polarity="negated")]), [claim()], now, [document()], AT
    )
    assert [one.field for one in told.decisions[0].corrections] == ["polarity"]


def test_a_correction_can_be_undone_with_the_newest_table() -> None:
    (row,) = table_of(claim())
    first = taken([signed(row, "correct", certainty="alleged")], claim())
    now = later(first, claim())
    (newest,) = table_of(*(replace(one, needs_review=("look",)) for one in now))
    back = read_table(
        saved([signed(newest, "correct", certainty="reported")]), [claim()], now, [document()], AT
    )
    assert later(back, *now) == (claim(needs_review=()),)


def test_a_table_without_the_mark_leaves_what_others_corrected() -> None:
    (row,) = table_of(claim())
    first = taken([signed(row, "correct", certainty="alleged")], claim())
    old = {**signed(row, "correct", polarity="negated"), "state": ""}
    told = read_table(saved([old]), [claim()], later(first, claim()), [document()], AT)
    assert [one.field for one in told.decisions[0].corrections] == ["polarity"]


@pytest.mark.parametrize(
    ("decision", "cells"),
    [("accept", {}), ("reject", {}), ("correct", {"certainty": "alleged", "places": "none"})],
)
def test_the_same_table_given_twice_decides_once_and_complains_of_nothing(
    decision: str, cells: dict[str, str]
) -> None:
    (row,) = table_of(claim())
    table = saved([signed(row, decision, **cells)])
    first = read_table(table, [claim()], [claim()], [document()], AT)
    now = later(first, claim())
    again = read_table(table, [claim()], now, [document()], AT, first.decisions)
    assert (len(first.decisions), again) == (1, Taken(()))


def test_what_somebody_rejected_is_not_accepted_by_an_older_table() -> None:
    (row,) = table_of(claim())
    told = read_table(saved([signed(row, "accept", by="R2")]), [claim()], [], [document()], AT)
    assert told.decisions == ()
    assert "rejected" in told.faults[0].what
    bare = {"id": row["id"], "decision": "accept", "by": "R2"}
    assert len(read_table(saved([bare]), [claim()], [], [document()], AT).decisions) == 1


def test_rows_that_contradict_each_other_are_both_told_and_neither_is_taken() -> None:
    other = claim(id=ClaimId("aaa-72-88"), start=72, end=88)
    first, second = table_of(claim(), other)
    rows = [signed(first, "accept"), signed(second, "accept"), signed(first, "reject")]
    told = taken(rows, claim(), other)
    assert [one.claims for one in told.decisions] == [(other.id,)]
    assert [(fault.row, fault.what) for fault in told.faults] == [
        (2, "row 4 says otherwise about the same"),
        (4, "row 2 says otherwise about the same"),
    ]


def test_rows_that_say_the_same_decide_once() -> None:
    (row,) = table_of(claim())
    told = taken([signed(row, "accept"), signed(row, "accept")], claim())
    assert (len(told.decisions), told.faults) == (1, ())


def test_a_row_with_more_cells_than_columns_is_told() -> None:
    told = read_table(
        b"id,decision,by\naaa-0-70,accept,R1,more,still more\n",
        [claim()], [claim()], [document()], AT,
    )  # fmt: skip
    assert [fault.row for fault in told.faults] == [2]


@pytest.mark.parametrize("table", ["id,verdict\n", "id;decision\n", "\n"])
def test_a_table_without_its_columns_is_refused_as_a_whole(table: str) -> None:
    with pytest.raises(BadDecision):
        read_table(table.encode(), [claim()], [claim()], [document()], AT)
    with pytest.raises(BadDecision, match="UTF-8"):
        read_table("id,decision,by\nявор".encode("cp1251"), [claim()], [claim()], [document()], AT)


def test_what_was_decided_leaves_the_table_of_what_to_review() -> None:
    (row,) = table_of(claim())
    for told in (
        taken([signed(row, "accept")], claim()),
        taken([signed(row, "correct", certainty="alleged")], claim()),
    ):
        assert table_of(after(told, claim())) == []
    rejected = taken([signed(row, "reject")], claim())
    assert deciding.corrected([claim()], rejected.decisions, [document()]) == ()


def test_a_claim_that_was_accepted_is_not_asked_about_again_by_a_later_rule() -> None:
    doubted = claim(needs_review=("place: several are possible",))
    (settled,) = deciding.reviewed([doubted], frozenset({doubted.id}))
    assert settled.needs_review == ()


def test_a_reader_that_changed_its_mind_can_take_a_rejection_back() -> None:
    kinds = (DecisionKind.REJECT, DecisionKind.ACCEPT)
    told = [Decision(kind=k, by="R1", at="", reason="", claims=(claim().id,)) for k in kinds]
    assert deciding.corrected([claim()], told, [document()]) == (claim(needs_review=()),)


def joined(*claims: Claim) -> Decision:
    anchors = tuple(Anchor(document().source, one.start, one.end) for one in claims)
    ids = tuple(one.id for one in claims)
    return Decision(kind=DecisionKind.JOIN, by="R1", at="", reason="", claims=ids, anchors=anchors)


def test_what_people_joined_is_found_again_when_a_newer_reader_names_it_otherwise() -> None:
    other = claim(id=ClaimId("aaa-72-88"), start=72, end=88)
    decision = joined(claim(), other)
    named = replace(claim(), id=ClaimId("aaa-0-70-2"))
    moved = replace(other, id=ClaimId("aaa-72-87"), end=87)
    pairs = deciding.pairs([decision], DecisionKind.JOIN, [named, moved], [document()])
    assert pairs == (("aaa-0-70-2", "aaa-72-87"),)
    far = replace(other, id=ClaimId("aaa-76-80"), start=76, end=80)
    assert deciding.pairs([decision], DecisionKind.JOIN, [named, far], [document()]) == ()


def test_a_correction_that_no_longer_fits_is_shown_and_breaks_nothing() -> None:
    sealed = claim(attribution=(Speaker("mother", SpeakerKind.RELATIVE, Identity.SEALED),))
    decision = Decision(
        kind=DecisionKind.CORRECT, by="R1", at="", reason="", claims=(sealed.id,),
        corrections=(Correction("speaker", "Quay Watch"),),
    )  # fmt: skip
    (left,) = deciding.corrected([sealed], [decision], [document()])
    assert left.attribution == sealed.attribution
    (asked,) = deciding.reviewed([left], frozenset({left.id}))
    assert deciding.FITS_NOT in asked.needs_review


def test_an_ambiguous_place_is_refused_and_a_region_decides() -> None:
    with pytest.raises(BadDecision, match="several places"):
        correcting.checked("places", "Krasne")
    assert correcting.checked("places", "Luhansk, UA-09") == "Luhansk, UA-09"


def test_a_workbook_given_as_a_table_is_called_one() -> None:
    with pytest.raises(BadDecision, match="workbook") as refusal:
        read_table(b"PK\x03\x04 and more", (), (), (), AT)
    assert "CSV" in refusal.value.hint
