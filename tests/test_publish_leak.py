"""A planted leak is caught: the judge of what is published sees protected words in any dress."""

import base64
import html
import json
import shutil
import subprocess
import sys
import urllib.parse
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCORER = ROOT / "tests" / "score" / "score.py"
GOLD = ROOT / "tests" / "gold" / "objectors" / "gold.json"
REPORTS = ROOT / "samples" / "objectors"
SAFE = "<p>Men are held in Bryanka and in Perevalsk, 234 of them, says a newspaper.</p>"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Lay reports and gold together, and perfect claims beside them: nothing is read here."""
    place = tmp_path_factory.mktemp("judged")
    together, out = place / "together", place / "out"
    shutil.copytree(REPORTS, together)
    shutil.copyfile(GOLD, together / "gold.json")
    out.mkdir()
    words = [sys.executable, SCORER, "--export-claims", together, out / "claims.jsonl"]
    subprocess.run(words, check=True, capture_output=True)
    return together, out


def protected() -> str:
    """Choose a protected name that is a name in two words."""
    documents = json.loads(GOLD.read_text(encoding="utf-8"))["documents"]
    spans = [span["text"] for one in documents for span in one.get("protected") or []]
    return next(one for one in spans if len(one.split()) == 2 and one.istitle())


def leaks(case: tuple[Path, Path], public: Path) -> float:
    together, out = case
    words = [sys.executable, SCORER, "--json", "--public", public, together, out]
    told = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return float(json.loads(told.splitlines()[0])["metrics"]["public.leaks"]["value"])


def test_a_safe_report_has_no_leak(case: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(SAFE, encoding="utf-8")
    assert leaks(case, tmp_path) == 0


DRESSES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "in capitals": str.upper,
    "as entities": lambda name: "".join(f"&#{ord(letter)};" for letter in name),
    "in an address": urllib.parse.quote,
    "as base64": lambda name: f"data:x;base64,{base64.b64encode(name.encode()).decode()}",
    "parted by a tag": lambda name: html.escape(name).replace(" ", "</b> <b>"),
}


@pytest.mark.parametrize("dress", DRESSES)
def test_a_planted_name_is_caught(case: tuple[Path, Path], tmp_path: Path, dress: str) -> None:
    planted = DRESSES[dress](protected())
    (tmp_path / "index.html").write_text(f"{SAFE}<p>{planted}</p>", encoding="utf-8")
    assert leaks(case, tmp_path) >= 1


def test_a_name_planted_in_a_packed_file_is_caught(
    case: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(SAFE, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as parcel:
        parcel.writestr("notes.txt", f"Spoke with {protected()} again.")
    assert leaks(case, tmp_path) >= 1


def test_a_name_planted_in_the_name_of_a_file_is_caught(
    case: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(SAFE, encoding="utf-8")
    (tmp_path / f"{protected()}.txt").write_text("A note.", encoding="utf-8")
    assert leaks(case, tmp_path) >= 1
