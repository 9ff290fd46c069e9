"""Do the documents name what there is, and all there is?"""

import enum
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

import habeas
from habeas.cli.main import COMMANDS, door
from habeas.model import words
from habeas.sources import settings

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"^(?:\./run habeas|\./run(?= demo)|habeas) (.+)$")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
HEAVIEST_PICTURE = 300_000
context = click.Context(door)


def command(name: str) -> click.Command:
    found = door.get_command(context, name)
    assert found is not None, f"no command {name}"
    return found


def options(of: click.Command) -> set[str]:
    shown = [p for p in of.params if isinstance(p, click.Option) and not p.hidden]
    return {word for option in shown for word in option.opts}


def calls(page: Path) -> list[list[str]]:
    """Find the calls of habeas in a page: lines of its examples, and what stands in backticks."""
    text = page.read_text(encoding="utf-8")
    lines = [line.strip() for block in FENCE.findall(text) for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    return [shlex.split(found[1]) for line in lines if (found := CALL.match(line))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_names_commands_and_options_that_exist(page: Path) -> None:
    for name, *rest in calls(page):
        if name.startswith("-") or name == "COMMAND":
            continue
        known = options(command(name)) | {"--help", "-h"}
        assert [word for word in rest if word.startswith("-") and word not in known] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = page.split(f"## `habeas {name}", 1)[1].split("\n## ", 1)[0]
    assert [option for option in options(command(name)) if f"`{option}" not in section] == []


def test_every_command_shows_an_example_in_its_help() -> None:
    without = [name for name in COMMANDS if "Example" not in (command(name).help or "")]
    assert without == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_glossary_knows_every_word_of_the_vocabulary() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    kinds = [k for k in vars(words).values() if isinstance(k, enum.EnumMeta) and k.__members__]
    assert [m.value for k in kinds for m in k if f"`{m.value}`" not in page] == []


def test_no_picture_is_heavy() -> None:
    pictures = (ROOT / "docs" / "images").glob("*")
    assert [p.name for p in pictures if p.stat().st_size > HEAVIEST_PICTURE] == []


def test_the_changelog_tells_of_this_version() -> None:
    page = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {habeas.__version__} (" in page


def test_the_examples_for_programs_run(tmp_path: Path) -> None:
    report = ROOT / "samples" / "objectors" / "docs" / "07-en-balticdesk.md"
    (tmp_path / "reports").mkdir()
    shutil.copyfile(report, tmp_path / "reports" / report.name)
    shutil.copyfile(report, tmp_path / "report.html")
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "dossier" / "dossier.html").exists()


def test_the_page_for_programs_names_the_whole_front() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    used = set(re.findall(r"habeas\.([a-z_]+)\(", page))
    assert used == set(habeas.__all__)


def test_the_settings_that_the_tutorial_shows_are_understood() -> None:
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    said = settings(block.encode())
    assert said.public
    assert said.files
    assert said.aliases


@pytest.mark.parametrize("folder", ["docs", "docs/decisions"])
def test_every_page_is_found_from_the_index_beside_it(folder: str) -> None:
    index = (ROOT / folder / "index.md").read_text(encoding="utf-8")
    pages = [page.name for page in (ROOT / folder).glob("*.md") if page.name != "index.md"]
    assert [name for name in pages if f"]({name})" not in index] == []
