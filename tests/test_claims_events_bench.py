"""Does the reader find as many events as it ever did, in sentences that no table was made for?"""

import importlib.util
import sys
import tomllib
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from habeas.model.words import EventType

ROOT = Path(__file__).parents[1]
FLOORS: dict[str, dict[str, dict[str, float]]] = tomllib.loads(
    (ROOT / "tests" / "events" / "floors.toml").read_text(encoding="utf-8")
)


@cache
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("events", ROOT / "bench" / "events.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = found
    spec.loader.exec_module(found)
    return found


@cache
def answers(language: str) -> tuple[Any, ...]:
    return tuple(bench().answer(told) for told in bench().sentences(language))


@pytest.mark.parametrize("language", list(FLOORS))
def test_every_language_tells_of_every_event_and_of_other_matters(language: str) -> None:
    told = bench().sentences(language)
    kinds = {one.type for one in told}
    assert kinds == {"-", *EventType}
    assert {one.part for one in told} == {"mend", "hold"}
    assert all(one.words == "-" or one.text.count(one.words) == 1 for one in told)


@pytest.mark.parametrize("part", ["mend", "hold"])
@pytest.mark.parametrize("language", list(FLOORS))
def test_no_share_of_events_read_rightly_falls_below_its_floor(language: str, part: str) -> None:
    shares = bench().measured([one for one in answers(language) if one.told.part == part])
    low = {
        question: (shares[question], floor)
        for question, floor in FLOORS[language][part].items()
        if shares[question] < floor
    }
    assert not low
