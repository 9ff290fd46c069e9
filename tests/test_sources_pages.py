"""Fifty pages of different build are read as their makers know them; every letter leads back."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from habeas.model.document import DocPath, Document
from habeas.model.settings import Settings
from habeas.sources import read

BENCH = Path(__file__).parents[1] / "bench"
BLANK = re.compile(r"\s")
MEAN, WORST = 0.99, 0.95
sys.path.insert(0, str(BENCH))
import maintext  # noqa: E402  the bench is no package
import page_templates  # noqa: E402

MADE = [(name, page) for name, _, page in page_templates.pages()]
SAMPLES = Path(__file__).parents[1] / "samples" / "objectors"


def misplaced(found: Document) -> Sequence[str]:
    """List the letters of passages that do not stand where their map says."""
    wrong = []
    for passage in found.passages:
        for run in passage.runs:
            told = passage.text[run.start : run.start + run.length]
            there = found.text[run.raw_start : run.raw_start + run.raw_length]
            if run.length == run.raw_length and BLANK.sub(" ", told) != BLANK.sub(" ", there):
                wrong.append(f"{told!r} is not {there!r}")
    return wrong


def test_there_are_fifty_of_them() -> None:
    assert len(MADE) == len({name for name, _ in MADE}) == 50


def test_the_text_is_told_from_what_stands_around_it() -> None:
    scores = {name: maintext.f1(page, maintext.ours(page.html)) for name, page in MADE}
    assert sum(scores.values()) / len(scores) >= MEAN
    assert {name: score for name, score in scores.items() if score < WORST} == {}


@pytest.mark.parametrize("name", [name for name, _ in MADE])
def test_every_letter_of_a_page_leads_back_to_the_file(name: str) -> None:
    page = dict(MADE)[name]
    assert misplaced(read(DocPath("a.html"), page.html.encode(), Settings())[0]) == []


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.html")), ids=lambda path: path.name)
def test_every_letter_of_the_sample_leads_back_to_the_file(path: Path) -> None:
    assert misplaced(read(DocPath(path.name), path.read_bytes(), Settings())[0]) == []
