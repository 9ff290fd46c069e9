"""Does what a person decided about two statements stay, through the whole program and a rerun?"""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from habeas import casework
from habeas.cli.demo import PASSPHRASE

PAGE = """<html><head><title>Held in Bryanka</title>
<meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="2022-07-2{day}"></head>
<body><article><p>{words}</p></article></body></html>"""
FIRST = "About 90 men are held in Bryanka, relatives said on 20 July 2022."
SECOND = "On 21 July 2022 relatives said that about 90 men were being held in Bryanka."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for day, (outlet, words) in enumerate((("Ridge", FIRST), ("Valley Post", SECOND)), 1):
        page = PAGE.format(outlet=outlet, day=day, words=words)
        (folder / f"{day}.html").write_text(page, encoding="utf-8")
    return folder


def build(reports: Path, out: Path, table: Path | None = None) -> None:
    casework.build_dossier(
        reports, out, passphrase=PASSPHRASE, public=("*.html",), decisions=table
    )


def together(out: Path, pair: Iterable[str]) -> list[dict[str, object]]:
    """List the findings that hold both statements."""
    found = json.loads((out / "origins.json").read_text(encoding="utf-8"))
    return [one for one in found if set(pair) <= set(one["members"])]


def decide(table: Path, kind: str, pair: tuple[str, str]) -> Path:
    row = f"{pair[0]},{kind},R1,{pair[1]},they told me so\n"
    table.write_text("id,decision,by,with,reason\n" + row, encoding="utf-8")
    return table


def counted(out: Path) -> tuple[str, str]:
    lines = (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    told = [one for one in map(json.loads, lines) if one["quantity"]]
    first, second = (next(c["id"] for c in told if c["doc"] == f"{n}.html") for n in (1, 2))
    return first, second


def test_statements_that_a_person_split_stay_apart_in_every_rerun(
    reports: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    build(reports, out)
    pair = counted(out)
    assert together(out, pair)
    build(reports, out, decide(tmp_path / "table.csv", "split", pair))
    assert not together(out, pair)
    build(reports, out)
    assert not together(out, pair)
    figures = json.loads((out / "figures.json").read_text(encoding="utf-8"))
    said = {one["relation"] for one in figures if {one["a"], one["b"]} == set(pair)}
    assert not said & {"same", "restated", "rounded"}


def test_statements_that_a_person_joined_are_one_finding_of_one_origin(
    reports: Path, tmp_path: Path
) -> None:
    other = PAGE.format(outlet="Hill News", day=3, words="A soldier was beaten in Perevalsk.")
    (reports / "3.html").write_text(other, encoding="utf-8")
    out = tmp_path / "out"
    build(reports, out)
    lines = (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    last = next(c["id"] for c in map(json.loads, lines) if c["doc"] == "3.html")
    pair = (counted(out)[0], last)
    assert not together(out, pair)
    build(reports, out, decide(tmp_path / "table.csv", "join", pair))
    build(reports, out)
    assert together(out, pair)
