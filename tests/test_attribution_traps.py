"""Does the reader fall into fewer traps than it ever did?"""

import importlib.util
import sys
import tomllib
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
FLOORS: dict[str, dict[str, dict[str, float]]] = tomllib.loads(
    (ROOT / "tests" / "traps" / "floors.toml").read_text(encoding="utf-8")
)
CEILINGS = {"silent", "asked"}
PARTS = [(group, part) for group, parts in FLOORS.items() for part in parts]


@cache
def traps() -> ModuleType:
    spec = importlib.util.spec_from_file_location("traps", ROOT / "bench" / "traps.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = found
    spec.loader.exec_module(found)
    return found


@cache
def answers(group: str) -> tuple[Any, ...]:
    return tuple(traps().answer(trap) for trap in traps().traps(group))


def test_every_group_of_languages_has_two_hundred_texts_and_a_part_that_is_not_mended_on() -> None:
    for group in FLOORS:
        found = traps().traps(group)
        assert len({(one.language, one.text) for one in found}) >= 200
        assert {one.part for one in found} == {"mend", "hold"}


@pytest.mark.parametrize(("group", "part"), PARTS)
def test_no_share_of_right_answers_falls_below_its_floor(group: str, part: str) -> None:
    shares = traps().measured([one for one in answers(group) if one.trap.part == part])
    low = {
        question: (shares[question], floor)
        for question, floor in FLOORS[group][part].items()
        if (shares[question] > floor if question in CEILINGS else shares[question] < floor)
    }
    assert not low


@pytest.mark.parametrize("group", list(FLOORS))
def test_whatever_is_found_is_cut_out_of_the_text(group: str) -> None:
    for one in answers(group):
        if one.claim is not None:
            assert one.claim.end > one.claim.start
            assert one.trap.words == "" or one.right
