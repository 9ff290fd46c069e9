from msgspec.structs import replace

from habeas.model.release import Amount, Private, Spot, Statement
from habeas.model.weight import Relay
from habeas.model.words import EventType, Operator, Polarity, RelayHow, Unit
from habeas.publication.blocks import blocks
from habeas.publication.chronicle import chronicle
from habeas.publication.figures import figures
from habeas.publication.findings import findings
from habeas.publication.headings import heading
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
