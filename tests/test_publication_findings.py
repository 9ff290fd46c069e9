from msgspec.structs import replace

from habeas.model.release import Amount, Private, Spot, Statement
from habeas.model.weight import FigureRelation, Relay
from habeas.model.words import (
    EventType,
    Operator,
    Polarity,
    Relation,
    RelayHow,
    Standing,
    Unit,
)
from habeas.publication.blocks import blocks
from habeas.publication.chronicle import chronicle
from habeas.publication.figures import figures
from habeas.publication.findings import findings
from habeas.publication.headings import heading
from habeas.publication.lattice import lattice
from habeas.publication.lattice_picture import pictures
from habeas.publication.lineage import depth, lineage
from habeas.publication.sites import sites


def said(private: Private, number: str) -> Statement:
    return next(one for one in private.statements if one.id == number)


def count(value: int) -> Amount:
    return Amount(
        0, 1, None, value, value, None, Operator.AT_LEAST, Unit.PERSONS, None, None, None
    )


def test_a_finding_is_called_by_what_happened_and_where(harbour: Private) -> None:
    assert heading([said(harbour, "a-1"), said(harbour, "b-1")], "") == "Detention in Tarnovka"


def test_a_finding_about_one_of_many_places_is_called_by_that_place(harbour: Private) -> None:
    one = said(harbour, "a-1")
    other = Spot(0, 1, None, "Verby", "UA", 48.5, 38.6, None)
    both = replace(one, places=(*one.places, other))
    assert heading([both, both], "held in Verby") == "Detention in Verby"


def test_a_finding_whose_statements_all_tell_one_figure_is_called_by_it(harbour: Private) -> None:
    members = [said(harbour, "a-2"), said(harbour, "b-2")]
    assert heading(members, "").startswith(("40 people", "At least 40 people"))


def test_a_finding_of_rival_figures_asks_how_many(harbour: Private) -> None:
    one = said(harbour, "a-2")
    members = [replace(one, quantity=count(40)), replace(one, quantity=count(90))]
    assert heading(members, "").startswith("How many people: detention in Tarnovka")


def test_a_finding_that_says_that_nothing_happened_says_so(harbour: Private) -> None:
    denied = replace(said(harbour, "a-1"), polarity=Polarity.NEGATED, types=(EventType.RELEASE,))
    assert heading([denied], "") == "Release in Tarnovka (said not to have happened)"


def test_the_words_that_stand_for_a_finding_are_those_nearest_to_their_origin(
    harbour: Private,
) -> None:
    first = findings(harbour, blocks(harbour))[0]
    assert first.quoted is not None
    assert first.quoted.id == "a-1"


def test_a_finding_known_only_under_seal_is_not_quoted(harbour: Private) -> None:
    sealed = replace(
        harbour,
        origins=(replace(harbour.origins[0], members=(said(harbour, "e-1").id,)),),
    )
    (only,) = findings(sealed, blocks(sealed))
    assert only.quoted is None


def test_an_event_without_a_first_day_stands_on_no_day_of_the_timeline(harbour: Private) -> None:
    told = chronicle(harbour, blocks(harbour))
    shown = {b.id for m in told.months for e in (*m.open, *m.sealed) for b in e.blocks}
    assert "a-1" not in shown
    assert told.states == 1
    assert "e-1" in {b.id for m in told.months for e in m.sealed for b in e.blocks}


def test_figures_of_different_people_never_stand_in_one_cluster(harbour: Private) -> None:
    found = figures(harbour, blocks(harbour))
    clusters = [{line.figure for line in c.lines} for c in found.clusters]
    assert {"at least 40 people", "3 people"} in clusters
    assert "150 people" in {line.figure for line in found.alone}


def test_every_figure_is_printed_and_every_telling_of_it(harbour: Private) -> None:
    found = figures(harbour, blocks(harbour))
    lines = [line for c in found.clusters for line in (*c.lines, *c.more)] + list(found.alone)
    told = sorted(block.id for line in lines for block in line.told)
    assert told == sorted(s.id for s in harbour.statements if s.quantity)


def test_documents_that_draw_on_one_another_in_a_circle_do_not_hang_the_page(
    harbour: Private,
) -> None:
    circle = replace(
        harbour,
        relays=(
            Relay("ext:x", "docs/c-far.txt", "", RelayHow.SUMMARY, explicit=False),
            Relay("docs/c-far.txt", "docs/d-arabic.txt", "", RelayHow.SUMMARY, explicit=False),
            Relay("docs/d-arabic.txt", "docs/c-far.txt", "", RelayHow.SUMMARY, explicit=False),
        ),
    )
    (root,) = lineage(circle)
    assert root.branches[0].branches[0].branches[0].again
    assert depth(circle)["docs/d-arabic.txt"] >= 1


def test_a_place_where_people_are_held_comes_before_one_that_is_only_named(
    harbour: Private,
) -> None:
    found = sites(harbour)
    assert found[0].name == "Tarnovka"
    assert [site.number for site in found] == list(range(1, len(found) + 1))
    area = next(site for site in found if site.name == "Luhansk Oblast")
    assert area.area


def test_the_strongest_sentence_keeps_bound_mood_and_origin(harbour: Private) -> None:
    found = figures(harbour, blocks(harbour))
    lines = {line.figure: line.strongest for c in found.clusters for line in c.lines}
    whole = lines["at least 40 people"]
    assert whole.startswith("At least 40 people (detention in Tarnovka, 1 July to 1 August 2022)")
    assert "asserted; one origin (Harbour Group)" in whole
    assert "not to be added to at least 40 people, which contains it" in lines["3 people"]


def test_a_finding_says_how_surely_and_by_how_many_voices(harbour: Private) -> None:
    first = findings(harbour, blocks(harbour))[0]
    assert first.strongest == (
        "Witnessed, in 1 document; 2 independent origins (a family and a released man)"
    )


def test_a_finding_shows_who_speaks_against_it_and_what_was_taken_back(harbour: Private) -> None:
    one = replace(
        harbour.origins[0],
        standing=Standing.CONTESTED,
        against=(said(harbour, "a-4").id,),
        withdrawn=(said(harbour, "b-1").id,),
    )
    (shown,) = findings(replace(harbour, origins=(one,)), blocks(harbour))
    assert shown.against == "contradicted by the <i>office</i>; 1 statement withdrawn"
    assert [b.id for b in (*shown.contrary, *shown.withdrawn)] == ["a-4", "b-1"]
    assert (shown.standing, shown.grade) == ("contested", "F3")


def test_a_figure_that_its_source_took_back_is_struck_out_and_contradicts_nothing(
    harbour: Private,
) -> None:
    back = FigureRelation(
        said(harbour, "c-1").id, said(harbour, "a-2").id, Relation.RETRACTED, "taken back"
    )
    found = figures(replace(harbour, figures=(back,)), blocks(harbour))
    line = next(line for c in found.clusters for line in c.lines if line.anchor == "figure-1")
    assert line.withdrawn
    assert "withdrawn by its own source" in line.strongest


def test_what_is_part_of_a_part_is_drawn_under_its_nearest_whole(harbour: Private) -> None:
    ids = [said(harbour, n).id for n in ("a-3", "a-2", "c-1")]
    links = [(0, 1), (1, 2), (0, 2)]
    part = Relation.PART_OF
    relations = tuple(FigureRelation(ids[a], ids[b], part, "") for a, b in links)
    known = lattice(replace(harbour, figures=relations))
    at = {one.claims[0]: n for n, one in enumerate(known.numbers)}
    assert {(t.a, t.b[0]) for t in known.knots.ties} == {
        (at[ids[0]], at[ids[1]]),
        (at[ids[1]], at[ids[2]]),
    }
    assert known.knots.wholes(at[ids[0]]) == (at[ids[1]], at[ids[2]])
    picture = pictures(known, range(len(known.numbers)), 1)
    assert picture is not None
    assert picture.tall.count("<circle") == 3
