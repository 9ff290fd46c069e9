"""Can a floor sink without anybody noticing?"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def floors() -> ModuleType:
    spec = importlib.util.spec_from_file_location("floors", ROOT / "tools" / "floors.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    before = sys.path[:]
    spec.loader.exec_module(found)
    sys.path[:] = before
    return found


def test_a_floor_rises_with_a_better_score_and_never_falls(floors: ModuleType) -> None:
    good, bad = floors.Metric(0.81239, 1, 1), floors.Metric(0.4, 1, 1)
    assert floors.raised({"claims.f1": 0.7}, {"claims.f1": good}) == {"claims.f1": 0.792}
    assert floors.raised({"claims.f1": 0.7}, {"claims.f1": bad}) == {"claims.f1": 0.7}


def test_what_may_never_go_wrong_has_no_room(floors: ModuleType) -> None:
    assert floors.raised({}, {"exact.quotes": floors.Metric(1.0, 9, 9)}) == {"exact.quotes": 1.0}


def test_the_ceiling_of_an_error_count_only_sinks(floors: ModuleType) -> None:
    more, fewer = (floors.Metric(n, n, 9, lower_is_better=True) for n in (3, 1))
    assert floors.raised({"origins.echo_errors": 2}, {"origins.echo_errors": more}) == {
        "origins.echo_errors": 2
    }
    assert floors.raised({"origins.echo_errors": 2}, {"origins.echo_errors": fewer}) == {
        "origins.echo_errors": 1
    }


def test_floors_of_other_documents_count_for_nothing(floors: ModuleType) -> None:
    record = floors.Record("digest of another case", {"claims.f1": 0.1})
    assert floors.failures("objectors", "digest of this case", record, {}) != []


def test_a_measure_that_is_no_longer_taken_is_a_fall(floors: ModuleType) -> None:
    record = floors.Record("digest", {"claims.f1": 0.1})
    assert floors.failures("objectors", "digest", record, {}) != []


def test_the_page_on_quality_says_what_was_measured(floors: ModuleType) -> None:
    measured = {name: record._asdict() for name, record in floors.read_floors().items()}
    page = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert measured
    assert floors.quality.page(measured) == page
