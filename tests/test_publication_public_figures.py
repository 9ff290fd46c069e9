"""What does the public report say of figures: the strongest sentence, and what may be compared?"""

import csv
import io
import re

from msgspec.structs import replace

from habeas.model.claim import ClaimId
from habeas.model.public import (
    PublicClaim,
    PublicFinding,
    PublicPlace,
    PublicSource,
    PublicSpeaker,
    Release,
    Tally,
)
from habeas.model.weight import FigureRelation
from habeas.model.words import (
    Certainty,
    EventType,
    Operator,
    OriginStatus,
    Polarity,
    Relation,
    SpeakerKind,
    Unit,
)
from habeas.publication.lattice_picture import pictures
from habeas.publication.public_figures import PublicNumber, public_lattice, public_numbers
from habeas.publication.public_files import figures_table
from habeas.publication.public_page import public_page

R = Relation
FLOOR, EXACT = Operator.AT_LEAST, Operator.EXACT
WATCH = PublicSpeaker(SpeakerKind.NGO, "Orlek Watch")
OFFICE = PublicSpeaker(SpeakerKind.OFFICIAL, "Harbour Office")
TOWN = PublicPlace("L1", "Orlek", "XX", None, 1.0, 1.0, area=False)


def counts(
    name: str, value: int, operator: Operator, *, source: str = "S1", by: PublicSpeaker = WATCH
) -> PublicClaim:
    high = value if operator is EXACT else None
    return PublicClaim(
        id=ClaimId(name),
        source=source,
        types=(EventType.DETENTION, EventType.COUNT),
        certainty=Certainty.REPORTED,
        polarity=Polarity.AFFIRMED,
        date="../2021-07",
        places=("L1",),
        speaker=by,
        figure=Tally(value, value, high, operator, Unit.PERSONS, "2021-07"),
    )


def tie(a: str, relation: Relation, *b: str) -> FigureRelation:
    right = ClaimId(b[0]) if len(b) == 1 else tuple(ClaimId(one) for one in b)
    return FigureRelation(ClaimId(a), right, relation, "")


WHOLE = counts("P1", 1793, FLOOR)
ECHO = counts("P2", 1800, Operator.ABOUT, source="S2")
PART = counts("P3", 234, FLOOR)
LESS = counts("P4", 86, EXACT, source="S2", by=OFFICE)
RELEASE = Release(
    title="Held in Orlek",
    sources=(
        PublicSource("S1", "Orlek Watch", "2021-07-20", None, "en"),
        PublicSource("S2", "Kurier", "2021-07-28", None, "pl"),
    ),
    places=(TOWN,),
    claims=(WHOLE, ECHO, PART, LESS),
    findings=(
        PublicFinding("F1", (PART.id, LESS.id), OriginStatus.NOT_ESTABLISHED, None, None),
        PublicFinding("F2", (WHOLE.id, ECHO.id), OriginStatus.ESTABLISHED, 1, None),
    ),
    figures=(
        tie("P2", R.ROUNDED, "P1"),
        tie("P3", R.PART_OF, "P1"),
        tie("P3", R.CONFLICT, "P4"),
        tie("P1", R.DIFFERENT_POPULATION, "P4"),
    ),
)


def numbers(release: Release = RELEASE) -> dict[str, PublicNumber]:
    return {one.figure: one for one in public_numbers(release)}


def test_a_rounded_figure_is_no_second_number_in_the_public_report_either() -> None:
    found = numbers()
    assert set(found) == {"at least 1,793 people", "at least 234 people", "86 people"}
    assert found["at least 1,793 people"].claims == ("P1", "P2")


def test_the_public_sentence_says_bound_origin_rival_and_what_it_is_not_added_to() -> None:
    assert numbers()["at least 234 people"].strongest == (
        "At least 234 people (detention in Orlek, by July 2021): reported; "
        "one origin (Orlek Watch); contradicted by 86 people (Harbour Office); "
        "not to be added to at least 1,793 people, which contains it."
    )


def test_an_established_number_of_origins_is_said_without_their_names() -> None:
    assert numbers()["at least 1,793 people"].strongest.endswith("reported; one origin.")


def test_a_figure_that_was_taken_back_is_said_to_be_withdrawn() -> None:
    back = replace(RELEASE, figures=(*RELEASE.figures, tie("P4", R.RETRACTED, "P3")))
    assert "withdrawn by its own source" in numbers(back)["at least 234 people"].strongest


def test_figures_that_no_reader_would_compare_are_not_held_against_each_other() -> None:
    elsewhere = replace(LESS, places=())
    apart = replace(RELEASE, claims=(WHOLE, ECHO, PART, elsewhere), figures=RELEASE.figures[-1:])
    said = [s.text for one in public_numbers(apart) for s in one.sentences]
    assert not any("86" in text for text in said)


def test_the_strongest_sentence_stands_on_the_page_and_the_relations_in_the_table() -> None:
    page = public_page(RELEASE)
    for one in public_numbers(RELEASE):
        assert one.strongest in page
    rows = list(csv.DictReader(io.StringIO(figures_table(RELEASE).decode("utf-8-sig"))))
    told = {figure: one.strongest for figure, one in numbers().items()}
    assert {row["figure"]: row["sentence"] for row in rows} == told


def test_the_order_of_statements_and_relations_changes_no_sentence() -> None:
    turned = replace(RELEASE, claims=RELEASE.claims[::-1], figures=RELEASE.figures[::-1])
    before = {f: one.strongest for f, one in numbers().items()}
    assert {f: one.strongest for f, one in numbers(turned).items()} == before


def test_a_number_that_is_only_denied_is_not_drawn_as_one_that_is_told() -> None:
    denial = replace(
        LESS,
        types=(EventType.DENIAL, EventType.COUNT),
        certainty=Certainty.DENIED,
        polarity=Polarity.NEGATED,
    )
    known = public_lattice(replace(RELEASE, claims=(WHOLE, ECHO, PART, denial)))
    assert [one.stance for one in known.numbers] == ["", "", "denied by"]
    drawn = pictures(known, range(len(known.numbers)), 1)
    assert drawn is not None
    assert "denied by Harbour Office" in drawn.wide


def test_what_adds_up_to_a_figure_stands_together_under_it() -> None:
    parts = [counts(f"P{n}", value, EXACT) for n, value in ((5, 70), (6, 60), (7, 50), (8, 40))]
    whole = counts("P9", 110, EXACT)
    sums = (tie("P9", R.SUM_OF, "P5", "P8"), tie("P9", R.SUM_OF, "P6", "P7"))
    inside = tuple(tie(p.id, R.PART_OF, "P9") for p in parts)
    known = public_lattice(replace(RELEASE, claims=(whole, *parts), figures=(*sums, *inside)))
    drawn = pictures(known, range(len(known.numbers)), 1)
    assert drawn is not None
    assert re.findall(r">(\d+) people<", drawn.tall) == ["110", "70", "40", "60", "50"]


def test_the_public_page_draws_how_figures_hang_together_for_eyes_and_for_readers() -> None:
    page = public_page(RELEASE)
    assert page.count('class="picture"') == 1
    assert "How these figures hang together" in page
    assert "The list below says the same in words" in page
