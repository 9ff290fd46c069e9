"""Is the sample weighed as people weighed it, and without an echo when its claims are worn?"""

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from habeas import weighing

ROOT = Path(__file__).parents[1]
GOAL = {
    "origins.pairs_matched": 0.90,
    "origins.count_exact": 0.90,
    "origins.not_established": 0.65,
    "figures.matched": 0.92,
    "relays.f1": 0.88,
    "mutations.recall": 0.60,
}


def loaded(name: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(path.parent))
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return loaded("bench_weighing", ROOT / "bench" / "weighing.py", monkeypatch)


@pytest.fixture
def scorer(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return loaded("score", ROOT / "tests" / "score" / "score.py", monkeypatch)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    shutil.copytree(ROOT / "samples" / "objectors", folder)
    shutil.copy(ROOT / "tests" / "gold" / "objectors" / "gold.json", folder)
    return folder


def measured(
    case: Path, bench: ModuleType, scorer: ModuleType, seed: int | None = None
) -> dict[str, float]:
    out = case.parent / "out"
    out.mkdir()
    target = out / "claims.jsonl"
    scorer.export_claims(case, target)
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    if seed is not None:
        lines = bench.worn(lines, seed)
        target.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    read = bench.documents(case)
    found = weighing.weigh(read, bench.claims(lines, read))
    for name in ("origins", "figures", "relays", "mutations"):
        (out / f"{name}.json").write_bytes(msgspec.json.encode(getattr(found, name)))
    metrics, _ = scorer.score_folder(case, out)
    return {name: metric.value or 0.0 for name, metric in metrics.items()}


def test_perfect_claims_are_weighed_as_people_weighed_them(
    case: Path, bench: ModuleType, scorer: ModuleType
) -> None:
    got = measured(case, bench, scorer)
    assert {name: got[name] for name, least in GOAL.items() if got[name] < least} == {}
    assert got["origins.echo_errors"] == got["figures.false_conflicts"] == 0


@pytest.mark.parametrize("seed", range(1, 5))
def test_worn_claims_make_no_echo_a_witness_and_no_two_figures_rivals(
    seed: int, case: Path, bench: ModuleType, scorer: ModuleType
) -> None:
    got = measured(case, bench, scorer, seed)
    assert got["origins.echo_errors"] == got["figures.false_conflicts"] == 0
