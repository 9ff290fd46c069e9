"""Is what we hand out what we tested, and does it name nobody's machine?"""

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
# spaCy's own model names are taken on the package index by empty uploads of version 999.9.9.
PLACEHOLDER = re.compile(r"^[a-z]{2}-(core|ent|dep)-[a-z]+-(sm|md|lg|trf)$")
# Hosts of package registries and paths of a machine, written so that this file holds none.
TELLTALE = re.compile(
    r"python[h]osted|pypi\.[o]rg|npm[j]s\.|registry\.[n]pm|deb\.[d]ebian|anaconda\.[o]rg"
    r"|/[w]ork/[a-z]|/[h]ome/[a-z]+/[a-z]|/[t]mp/[a-z]"
)


def tracked() -> list[Path]:
    asked = ["git", "-C", str(ROOT), "ls-files", "-z"]
    listed = subprocess.run(asked, capture_output=True, check=False).stdout.decode()
    if not listed:  # an unpacked sdist
        parts = ("src", "tests", "docs", "tools", "samples")
        return [p for part in parts for p in (ROOT / part).rglob("*") if p.is_file()]
    return [p for name in listed.split("\0") if name and (p := ROOT / name).is_file()]


def pins(lock: Path) -> dict[str, str]:
    return dict(PINNED.findall(lock.read_text(encoding="utf-8")))


def test_no_tracked_file_names_a_registry_or_somebodys_machine() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures and office files
        found += [f"{path.relative_to(ROOT)}: {hit[0]}" for hit in TELLTALE.finditer(text)]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_is_pinned_by_hash(lock: Path) -> None:
    blocks = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
    assert [b.split()[0] for b in blocks if "--hash=sha256:" not in b] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_names_a_placeholder_of_a_language_model(lock: Path) -> None:
    suspect = {n for n, version in pins(lock).items() if version.startswith("999")}
    assert suspect | {n for n in pins(lock) if PLACEHOLDER.match(n)} == set()


def test_users_and_testers_get_the_same_versions() -> None:
    for_use, for_tests = (pins(ROOT / f"requirements{kind}.lock") for kind in ("", "-dev"))
    assert {n: v for n, v in for_use.items() if for_tests.get(n) != v} == {}


def test_every_declared_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=! ]", line)[0] for line in project["dependencies"]}
    assert declared - pins(ROOT / "requirements.lock").keys() == set()


def imports() -> set[str]:
    """List the packages that our code imports and that Python does not bring."""
    found = set()
    for module in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            named += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= {name.split(".")[0] for name in named}
    return found - sys.stdlib_module_names - {"habeas"}


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=! ]", line)[0] for line in project["dependencies"]}
    brought_by = packages_distributions()
    homes = {name: {d.lower().replace("_", "-") for d in brought_by[name]} for name in imports()}
    assert {name: home for name, home in homes.items() if not home & declared} == {}


def test_the_licences_that_are_named_are_there() -> None:
    texts = {
        "LICENSE": "GNU AFFERO GENERAL PUBLIC LICENSE",
        "LICENSES/Apache-2.0.txt": "Apache License",
        "LICENSES/CC0-1.0.txt": "CC0 1.0",
    }
    for name, words in texts.items():
        assert words in (ROOT / name).read_text(encoding="utf-8")


def test_run_says_how_it_is_used_and_what_it_lacks() -> None:
    for words, setting, code, told in (
        ([], {}, 2, "usage: ./run demo"),
        (["demo"], {"PYTHON": "/bin/false"}, 1, "Hint: apt install python3"),
    ):
        asked = ["/bin/sh", str(ROOT / "run"), *words]
        env = os.environ | setting
        done = subprocess.run(asked, env=env, capture_output=True, text=True, check=False)
        assert (done.returncode, told in done.stderr) == (code, True)
