"""Can the programs of others read what is handed on?"""

import csv
import io
import json
import re

import pytest

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
from habeas.model.words import (
    Certainty,
    EventType,
    Operator,
    OriginStatus,
    Polarity,
    SpeakerKind,
    Unit,
)
from habeas.publication import handed

CLAIM = PublicClaim(
    id=ClaimId("P1"),
    source="S1",
    types=(EventType.DETENTION, EventType.COUNT),
    certainty=Certainty.ALLEGED,
    polarity=Polarity.AFFIRMED,
    date="2022-07~/2022-08",
    places=("L1", "L2"),
    speaker=PublicSpeaker(SpeakerKind.NGO, "Harbour Foundation"),
    figure=Tally(47, 47, None, Operator.AT_LEAST, Unit.PERSONS, "2022-08-01"),
)
MADE = Release(
    title="Men held in Bryanka",
    sources=(
        PublicSource("S1", "Harbour | Gazette", "2022-08-01", "https://gazette.example/a", "en"),
        PublicSource("S2", None, None, None, "und"),
    ),
    places=(
        PublicPlace("L1", "Bryanka", "UA", "UA-09", 48.5, 38.6, area=False),
        PublicPlace("L2", "Donbas", "UA", None, None, None, area=True),
    ),
    claims=(CLAIM,),
    findings=(PublicFinding("F1", (ClaimId("P1"),), OriginStatus.ESTABLISHED, 1, None),),
    figures=(),
)
# The parts of FollowTheMoney 4 that are used, as its schemata document them.
SCHEMATA = {
    "Document": {"title", "publisher", "publishedAt", "sourceUrl"},
    "Address": {"name", "full", "country", "latitude", "longitude"},
    "Event": {"name", "startDate", "endDate", "location", "addressEntity", "keywords", "notes"},
    "Documentation": {"document", "entity", "role"},
}
FTM_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def entities() -> list[dict[str, object]]:
    lines = handed(MADE, "ftm")["entities.ftm.json"].splitlines()
    return [json.loads(line) for line in lines]


def of(schema: str) -> list[dict[str, list[str]]]:
    return [one["properties"] for one in entities() if one["schema"] == schema]  # type: ignore[misc]


def test_followthemoney_gets_its_own_schemata_and_never_a_person() -> None:
    found = entities()
    assert {one["schema"] for one in found} == set(SCHEMATA)
    for one in found:
        properties = one["properties"]
        assert isinstance(properties, dict)
        assert set(properties) <= SCHEMATA[str(one["schema"])]
        assert all(isinstance(v, str) and v for values in properties.values() for v in values)


def test_an_interval_keeps_both_ends_and_its_doubt_stands_in_a_note() -> None:
    (event,) = of("Event")
    assert (event["startDate"], event["endDate"]) == (["2022-07"], ["2022-08"])
    assert all(FTM_DATE.fullmatch(day) for day in event["startDate"] + event["endDate"])
    assert "EDTF: 2022-07~/2022-08" in event["notes"]


def test_every_event_is_tied_to_the_document_that_tells_it() -> None:
    ids = {one["id"] for one in entities()}
    (tie,) = of("Documentation")
    assert set(tie["document"] + tie["entity"]) <= ids
    assert len(ids) == len(entities())


def table() -> dict[str, str]:
    text = handed(MADE, "uwazi")["uwazi.csv"].decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    return row


def test_uwazi_gets_a_title_plain_headers_and_bars_between_values() -> None:
    row = table()
    assert row["title"].startswith("P1: ")
    assert all(re.fullmatch(r"[a-z_]+", header) for header in row)
    assert row["types"] == "detention|a count"
    assert row["places"] == "Bryanka|Donbas"
    assert row["geolocation"] == "48.5|38.6"


def test_uwazi_gets_a_range_as_it_imports_one_and_the_edtf_beside_it() -> None:
    row = table()
    assert row["period"] == "2022/07/01:2022/08/31"
    assert row["edtf"] == "2022-07~/2022-08"


def test_a_bar_in_the_name_of_an_outlet_does_not_break_a_link() -> None:
    assert table()["link"] == "Harbour / Gazette|https://gazette.example/a"


def test_geojson_gives_longitude_first_and_says_how_exact_it_is() -> None:
    told = json.loads(handed(MADE, "geojson")["sites.geojson"])
    (feature,) = told["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [38.6, 48.5]}
    assert feature["properties"]["precision_km"] == 11


def test_csl_gives_outlet_day_and_address_and_no_title() -> None:
    first, second = json.loads(handed(MADE, "csl")["sources.csl.json"])
    assert first["type"] == "webpage"
    assert first["issued"] == {"date-parts": [[2022, 8, 1]]}
    assert first["URL"] == "https://gazette.example/a"
    assert "title" not in first
    assert second == {"id": "S2", "type": "document"}


@pytest.mark.parametrize("partner", ["ftm", "uwazi", "geojson", "csl"])
def test_the_same_release_gives_the_same_bytes(partner: str) -> None:
    assert handed(MADE, partner) == handed(MADE, partner)
