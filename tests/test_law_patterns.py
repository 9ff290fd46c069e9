"""Is every hand-written pattern of facts read as a lawyer would read it?

Each file of `law_patterns/` tells some facts and says, written before the program read them, which
norms are made out, arguable, missing or excluded, which changes of law print both readings, what
is asked for, how the five categories stand and what warns whoever files.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from habeas.law import Case, assess
from habeas.model.claim import Claim, ClaimId, PlaceMention, Quantity, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.law import CaseFact, Legal
from habeas.model.norm import Days, ElementId, Role, Truth, Verdict
from habeas.model.weight import Origin, Voice, Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    OriginStatus,
    Polarity,
    SpeakerKind,
    Unit,
)

HERE = Path(__file__).parent / "law_patterns"
PATTERNS = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in HERE.glob("*.toml")}
Told = dict[str, Any]


def page(number: int, told: Told, published: str | None) -> Document:
    words, language = told["words"], told.get("language", "en")
    return Document(
        path=DocPath(f"docs/{number}.txt"),
        source=Digest(f"{number:02d}" * 32),
        text=words,
        passages=(Passage(words, (Run(0, len(words), 0, len(words)),), language),),
        reader="habeas text 1",
        language=language,
        published=published,
        public=True,
    )


def statement(number: int, told: Told) -> Claim:
    count, unit = told.get("count"), Unit(told.get("unit", "persons"))
    region = told.get("region", "UA-09")
    spot = PlaceMention(
        0, 1, (), told.get("place", "Tarnovka"), told.get("country", "UA"), 48.5, 38.6, region
    )
    return Claim(
        id=ClaimId(f"c{number}"),
        doc=DocPath(f"docs/{number}.txt"),
        passage=0,
        start=0,
        end=len(told["words"]),
        types=tuple(map(EventType, told["types"])),
        certainty=Certainty(told.get("certainty", "reported")),
        polarity=Polarity(told.get("polarity", "affirmed")),
        date=told["date"] or None,
        attribution=(
            Speaker(
                told.get("voice", "a channel"),
                SpeakerKind(told.get("kind", "unknown")),
                Identity.UNNAMED,
            ),
        ),
        places=(spot,),
        quantity=Quantity(0, 1, count, count, count, Operator.EXACT, unit) if count else None,
    )


def voice(number: int, told: Told) -> Origin:
    claim = ClaimId(f"c{number}")
    return Origin(
        id=f"o{number}",
        family="told",
        members=(claim,),
        status=OriginStatus.ESTABLISHED,
        count=1,
        because=None,
        independent=(Voice(told["voice"], (claim,), "saw it"),),
    )


def read(pattern: dict[str, Any]) -> Legal:
    told = list(enumerate(pattern.get("told", ()), start=1))
    pages = [page(number, one, pattern.get("published")) for number, one in told]
    facts = tuple(
        CaseFact(
            ElementId(known["element"]),
            Truth(known["state"]),
            because=known.get("because", "known"),
            value=known.get("value", ""),
        )
        for known in pattern.get("known", ())
    )
    weighed = Weighed(tuple(voice(n, one) for n, one in told if "voice" in one), (), (), ())
    claims = tuple(statement(number, one) for number, one in told)
    return assess(Case({one.path: one for one in pages}, claims, weighed, facts))


@pytest.fixture(scope="module", params=sorted(PATTERNS))
def pattern(request: pytest.FixtureRequest) -> dict[str, Any]:
    return PATTERNS[request.param]


@pytest.fixture(scope="module")
def legal(pattern: dict[str, Any]) -> Legal:
    return read(pattern)


def in_force(legal: Legal, role: Role) -> set[str]:
    return {
        str(one.norm.id)
        for one in legal.readings
        if one.norm.role is role and one.verdict is not Verdict.EXCLUDED
    }


def test_there_are_thirty_patterns_and_each_says_what_it_expects_of_everything() -> None:
    assert len(PATTERNS) >= 30
    said = {"norms", "categories", "warnings", "defences", "changes", "both"}
    assert all(said <= set(one["expect"]) for one in PATTERNS.values())


def test_the_elements_are_read_as_expected(pattern: dict[str, Any], legal: Legal) -> None:
    expected = pattern["expect"]
    known = {str(one.id): one for one in legal.matrices[0].elements}
    wanted = expected.get("elements", {})
    assert {name: known[name].state.value for name in wanted} == wanted
    values = expected.get("values", {})
    assert {name: list(known[name].values) for name in values} == values


def test_the_norms_are_read_as_expected(pattern: dict[str, Any], legal: Legal) -> None:
    wanted = pattern["expect"]["norms"]
    found = {str(one.norm.id): one for one in legal.readings}
    assert {name: found[name].verdict.value for name in wanted} == wanted, [
        (name, found[name].because) for name in wanted if found[name].verdict != wanted[name]
    ]


def test_both_readings_are_printed_where_the_facts_cross_a_change(
    pattern: dict[str, Any], legal: Legal
) -> None:
    expected = pattern["expect"]
    crossing = {
        str(one.norm.id)
        for one in legal.readings
        if one.crosses and one.verdict is not Verdict.EXCLUDED
    }
    assert crossing == set(expected["both"])
    assert [change.day.isoformat() for change in legal.changes] == expected["changes"]


def test_the_categories_stand_as_expected(pattern: dict[str, Any], legal: Legal) -> None:
    expected = pattern["expect"]
    found = {one.number: one for one in legal.categories}
    assert {name: one.verdict.value for name, one in found.items()} == expected["categories"], [
        (one.number, one.because) for one in legal.categories
    ]
    assert all(one.because for one in found.values())
    for number, words in expected.get("cautions", {}).items():
        said = legal.cautions if number == "case" else found[number].cautions
        assert any(words in one for one in said), said
    for number, words in expected.get("rights", {}).items():
        assert any(words in one for one in found[number].rights)
    for number, other in expected.get("plead_with", {}).items():
        assert other in found[number].plead_with


def test_what_endangers_somebody_is_warned_of_and_nothing_else(
    pattern: dict[str, Any], legal: Legal
) -> None:
    expected = pattern["expect"]
    assert in_force(legal, Role.EXPOSURE) == set(expected["warnings"])
    assert in_force(legal, Role.DEFENCE) == set(expected["defences"])
    pleaded = {str(norm) for one in legal.readiness for norm in one.norms}
    assert not pleaded & (set(expected["warnings"]) | set(expected["defences"]))


def test_what_is_missing_is_asked_for(pattern: dict[str, Any], legal: Legal) -> None:
    expected = pattern["expect"]
    asked = {str(gap.element) for gap in legal.gaps if gap.place is None and gap.person is None}
    assert set(expected.get("gaps", ())) <= asked
    assert not set(expected.get("no_gaps", ())) & asked


def test_a_way_is_closed_where_the_facts_close_it(pattern: dict[str, Any], legal: Legal) -> None:
    expected = pattern["expect"]
    closed = {one.addressee.id for one in legal.readiness if one.closed}
    assert set(expected.get("closed", ())) <= closed
    assert not set(expected.get("not_closed", ())) & closed


def test_days_of_the_facts_are_days_and_no_guess(legal: Legal) -> None:
    facts = legal.facts
    assert facts == Days() or facts.last is not None
