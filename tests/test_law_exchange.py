"""Can a partner who works with events, acts and persons read the case, and learn no name?"""

import json
from datetime import date
from typing import Any

import pytest
from lawful_worlds import report, told
from msgspec.structs import replace

from habeas.law import Case, assess
from habeas.model.claim import ClaimId, Speaker
from habeas.model.consent import PersonId, Recipient
from habeas.model.filing import FilingId, StepKind
from habeas.model.law import CaseFact, Subject
from habeas.model.norm import ElementId, Truth
from habeas.model.public import (
    PublicClaim,
    PublicFinding,
    PublicPlace,
    PublicSource,
    PublicSpeaker,
    Release,
)
from habeas.model.release import Filed, Private
from habeas.model.weight import Origin, Voice, Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    OriginStatus,
    Polarity,
    SpeakerKind,
    Standing,
)
from habeas.protection import for_owner
from habeas.publication import gap_files, handed

NEWS = "The guards hold Osip Verlanov in a cellar without a court ruling, his mother said."
TALK = "They beat my son Osip and let no lawyer in."


MOTHER = Speaker("mother", SpeakerKind.RELATIVE, Identity.UNNAMED)


news = report(NEWS, path="docs/a.txt", published="2022-08-01")
talk = report(TALK, path="talks/b.txt", published=None)
CLAIMS = tuple(
    told(n, kind, page=page, date=days, certainty=Certainty.REPORTED, speaker=MOTHER)
    for n, (kind, page, days) in enumerate(
        (
            (EventType.DETENTION, news, "2022-07-01/2022-07-09"),
            (EventType.DETENTION, news, "2022-09-01/2022-09-09"),
            (EventType.ILL_TREATMENT, talk, "2022-07-05"),
        ),
        1,
    )
)


@pytest.fixture(scope="module")
def private() -> Private:
    weighed = Weighed(
        (
            Origin(
                id="o1",
                family="held",
                members=(ClaimId("c1"),),
                status=OriginStatus.ESTABLISHED,
                count=1,
                because=None,
                independent=(Voice("his mother", (ClaimId("c1"),), "saw it"),),
            ),
        ),
        (),
        (),
        (),
    )
    person = Subject(
        "P-001", (ClaimId("c1"),), (CaseFact(ElementId("E01"), Truth.YES, because="sealed"),)
    )
    both = (news, talk)
    legal = assess(Case({one.path: one for one in both}, CLAIMS, weighed, persons=(person,)))
    filed = Filed(
        code=FilingId("F-001"),
        recipient=Recipient("wgad"),
        persons=(PersonId("P-001"),),
        steps=(
            (StepKind.FILED, date(2022, 10, 1), None),
            (StepKind.REPLY, date(2022, 12, 1), None),
        ),
    )
    return for_owner(both, CLAIMS, weighed, title="Case", legal=legal, filings=(filed,))


@pytest.fixture(scope="module")
def records(private: Private) -> dict[str, Any]:
    found = json.loads(gap_files(private)["esf.json"])
    assert isinstance(found, dict)
    return found


def test_the_case_and_each_run_of_days_at_a_place_are_events(records: dict[str, Any]) -> None:
    events = records["events"]
    assert [one["number"] for one in events] == ["EV-000", "EV-001", "EV-002"]
    assert [one["edtf"] for one in events[1:]] == [
        "2022-07-01/2022-07-09",
        "2022-09-01/2022-09-09",
    ]
    assert [one["other"] for one in records["chain"]] == ["EV-001", "EV-002"]


def test_codes_have_twelve_digits_and_an_act_names_its_statements(records: dict[str, Any]) -> None:
    held = next(one for one in records["acts"] if one["number"] == "EV-001-E03")
    assert held["type"] == {
        "list": "4",
        "code": "030102000000",
        "label": "detention, imprisonment",
    }
    assert held["said"][0]["claim"] == "c1"
    assert held["said"][0]["certainty"] == "reported"
    codes = [one["type"]["code"] for one in records["acts"]]
    assert all(len(code) == 12 and code.isdigit() for code in codes)


def test_a_person_is_a_code_and_a_confidential_statement_a_number(
    records: dict[str, Any], private: Private
) -> None:
    people = {one["number"]: one for one in records["persons"]}
    assert people["P-001"]["name"] == "P-001"
    assert people["P-001"]["confidentiality"] == "sealed"
    beaten = next(one for one in records["acts"] if one["number"] == "EV-000-E23")
    assert (beaten["said"], beaten["sealed"]) == ([], 1)
    whole = gap_files(private)["esf.json"].decode()
    assert not [word for word in ("Osip", "Verlanov", "talks/b.txt", "c3") if word in whole]


def test_a_filing_and_its_answer_are_interventions(records: dict[str, Any]) -> None:
    found = [(one["party"], one["day"]) for one in records["interventions"]]
    assert found == [("wgad", "2022-10-01"), ("wgad", "2022-12-01")]
    assert records["interventions"][0]["type"]["list"] == "20"
    assert records["interventions"][1]["response"]["list"] == "27"


MADE = Release(
    title="Men held in Tarnovka",
    sources=(PublicSource("S1", "Gazette", "2022-08-01", "https://gazette.example/a", "en"),),
    places=(PublicPlace("L1", "Tarnovka", "UA", "UA-09", 48.5, 38.6, area=False),),
    claims=(
        PublicClaim(
            id=ClaimId("P1"),
            source="S1",
            types=(EventType.DETENTION, EventType.REFUSAL),
            certainty=Certainty.ALLEGED,
            polarity=Polarity.AFFIRMED,
            date="2022-07",
            places=("L1",),
            speaker=PublicSpeaker(SpeakerKind.NGO, "Harbour Foundation"),
            figure=None,
        ),
    ),
    findings=(
        PublicFinding(
            "F1", (ClaimId("P1"),), OriginStatus.ESTABLISHED, 1, None, Standing.SINGLE_ORIGIN
        ),
    ),
    figures=(),
)


def test_a_release_has_groups_and_never_a_person() -> None:
    found = json.loads(handed(MADE, "esf")["events.esf.json"])
    assert [one["name"] for one in found["persons"]] == ["people concerned"]
    assert found["persons"][0]["unit"]["code"] == "030000000000"
    assert found["acts"][0]["victims"] == ["G-F1"]
    assert "edtf" in found["acts"][0]
    assert found["involvements"] == []


def test_a_public_event_says_how_far_it_carries_and_who_tells_it() -> None:
    found = json.loads(handed(MADE, "esf")["events.esf.json"])
    event = found["events"][0]
    assert (event["first"], event["last"]) == ("2022-07", "2022-07")
    assert event["status"]["label"] == "possible"
    assert found["acts"][0]["said"][0]["certainty"] == "alleged"
    assert found["information"][0]["connection"]["code"] == "040400000000"


def test_what_the_standard_has_no_near_term_for_is_left_out_not_forced() -> None:
    found = json.loads(handed(MADE, "esf")["events.esf.json"])
    assert [one["what"] for one in found["acts"]] == ["detention"]  # a refusal is no act of it


def test_a_statement_that_nothing_repeats_is_an_event_of_no_shown_origin() -> None:
    found = json.loads(handed(replace(MADE, findings=()), "esf")["events.esf.json"])
    assert [(one["number"], one["origins"]) for one in found["events"]] == [("P1", None)]
    assert found["events"][0]["status"]["label"] == "unknown"
    assert [one["what"] for one in found["acts"]] == ["detention"]
