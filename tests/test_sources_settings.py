"""What the owner says in case.toml is understood whole or refused."""

import pytest

from habeas.errors import BadSettings
from habeas.model.document import DocPath
from habeas.model.settings import Settings
from habeas.sources import is_report, read, settings

TOML = b"""
title = "Nine men"
public = ["docs/*.html", "press/**"]
[files."docs/a.txt"]
outlet = "Bern Watch"
published = 2021-05-03
[aliases]
"Bern Watch" = ["BW", "Wacht Bern"]
"""


def public(path: str, *globs: str) -> bool:
    return read(DocPath(path), b"Nine were held.", Settings(public=globs))[0].public


def test_settings_are_read_as_written() -> None:
    said = settings(TOML)
    assert (said.title, said.public) == ("Nine men", ("docs/*.html", "press/**"))
    assert said.about(DocPath("docs/a.txt")).published == "2021-05-03"
    assert said.aliases["Bern Watch"] == ("BW", "Wacht Bern")


def test_the_owner_says_what_a_column_holds() -> None:
    said = settings('[columns]\n"Позывной" = "person"\n"Яма" = "place"\n'.encode())
    table = "Позывной;Яма;Прочее\nБобр;Брянка;a\nВыдра;Алчевск;b\n".encode()
    (found,) = read(DocPath("a.csv"), table, said)
    row = next(p for p in found.passages if "Бобр" in p.text)
    assert [cell.column for cell in row.cells] == ["name", "place", "Прочее"]
    with pytest.raises(BadSettings, match="of a column"):
        settings(b'[columns]\nhole = "prison"')


def test_a_fault_in_the_settings_is_told_by_its_line() -> None:
    with pytest.raises(BadSettings, match="not TOML, from line 3 on"):
        settings(b'title = "Nine men"\n\npublic = [docs/*.html]\n')
    with pytest.raises(BadSettings, match="not UTF-8"):
        settings('title = "Девять"'.encode("cp1251"))


def test_an_unknown_key_is_refused_and_the_nearest_named() -> None:
    with pytest.raises(BadSettings, match="pubic") as refusal:
        settings(b'pubic = ["*"]')
    assert "public" in refusal.value.hint
    with pytest.raises(BadSettings, match="outlett"):
        settings(b'[files."a.txt"]\noutlett = "x"')


@pytest.mark.parametrize(
    "untrusted",
    [
        b"title = ",
        b"\xff",
        b"title = 3",
        b"public = [3]",
        b'files = "x"',
        b"[files]\na = 1",
        b"[" * 9000,
    ],
)
def test_settings_that_make_no_sense_are_refused(untrusted: bytes) -> None:
    with pytest.raises(BadSettings):
        settings(untrusted)


def test_a_glob_stays_in_its_folder_unless_it_has_two_stars() -> None:
    assert public("docs/a.txt", "docs/*.txt")
    assert not public("docs/secret/a.txt", "docs/*.txt")
    assert public("docs/secret/a.txt", "docs/**/*.txt")
    assert not public("docs/a.txt", "*.txt")
    assert not public("DOCS/a.txt", "docs/*")


def test_a_glob_for_an_office_file_covers_the_text_beside_it() -> None:
    assert public("docs/a.docx.txt", "docs/*.docx")
    assert not public("docs/a.txt", "docs/a")


def test_what_is_no_report_is_set_aside() -> None:
    aside = [
        "gold.json",
        "x/truth.csv",
        "case.toml",
        ".git/config",
        "a/.hidden.txt",
        "~$note.docx",
    ]
    assert [path for path in aside if is_report(DocPath(path))] == []
    assert is_report(DocPath("docs/golden.json"))
