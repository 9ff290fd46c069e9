"""What a folder can hold, and what of it is taken."""

import io
import os
import socket
from pathlib import Path

import pytest

from habeas.errors import FolderOverlap, NothingToRead, TooLarge, Unreadable
from habeas.vault import folder
from habeas.vault.folder import Why


def aside(place: Path, **limits: int) -> dict[str, Why]:
    return {one.path: one.why for one in folder.walk(place, **limits).aside}


def paths(place: Path) -> list[str]:
    return [file.path for file in folder.walk(place).files]


def test_files_are_listed_by_path_whatever_the_order_of_the_disk(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", "a/b/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert paths(tmp_path) == ["a.txt", "a/b/c.txt", "a/z.txt", "b.txt"]


def test_what_is_no_plain_file_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(b"x")
    (tmp_path / ".hidden").write_bytes(b"x")
    (tmp_path / ".git").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "sock"))
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "again").symlink_to("report.txt")
    (tmp_path / "out").symlink_to("/etc/hostname")
    (tmp_path / "nothing").symlink_to("missing")
    assert paths(tmp_path) == ["report.txt"]
    assert aside(tmp_path) == {
        ".hidden": Why.HIDDEN,
        ".git": Why.HIDDEN,
        "pipe": Why.SPECIAL,
        "sock": Why.SPECIAL,
        "loop": Why.LINK,
        "self": Why.BROKEN_LINK,
        "again": Why.LINK,
        "out": Why.LINK_OUT,
        "nothing": Why.BROKEN_LINK,
    }


def test_a_folder_given_by_a_link_is_walked(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_bytes(b"x")
    (tmp_path / "way").symlink_to("real")
    assert paths(tmp_path / "way") == ["a.txt"]


def test_a_name_that_is_no_utf8_is_shown_spelled_out_and_can_be_opened(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"words")
    (file,) = folder.walk(tmp_path).files
    assert file.path == "caf\\xe9.txt"
    with folder.take(file) as stream:
        assert stream.read() == b"words"


def test_names_that_steer_a_terminal_are_spelled_out_and_stay_apart(tmp_path: Path) -> None:
    for name in ("a\nb", "a\\x0ab", "evil\u202etxt"):
        (tmp_path / name).write_bytes(name.encode())
    assert sorted(paths(tmp_path)) == ["a\\x0ab", "a\\x0ab (2)", "evil\\u202etxt"]


def test_a_file_over_the_limit_is_named_and_not_taken(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(bytes(11))
    (tmp_path / "small").write_bytes(bytes(10))
    assert aside(tmp_path, max_file=10) == {"big": Why.TOO_LARGE}


def test_a_stream_that_grows_over_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge):
        folder.digest(io.BytesIO(bytes(11)), limit=10)


def test_a_very_deep_tree_is_ordinary(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(60):
        os.mkdir("d" * 100, dir_fd=here)
        below = os.open("d" * 100, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    (tmp_path / "a.txt").write_bytes(b"x")
    walked = folder.walk(tmp_path)
    assert [file.path for file in walked.files] == ["a.txt"]
    assert [one.why for one in walked.aside] == [Why.FORBIDDEN]


def test_a_file_that_became_something_else_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (file,) = folder.walk(tmp_path).files
    (tmp_path / "a").unlink()
    (tmp_path / "a").symlink_to("/etc/hostname")
    with pytest.raises(Unreadable):
        folder.take(file)
    (tmp_path / "a").unlink()
    os.mkfifo(tmp_path / "a")
    with pytest.raises(Unreadable):
        folder.take(file)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        folder.walk(tmp_path / "missing")


def test_out_and_folder_must_not_lie_inside_each_other(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "way").symlink_to("in/deep")
    reports = tmp_path / "in"
    for out in (
        reports,
        reports / "new" / "out",
        tmp_path / "way" / "out",
        tmp_path,
        tmp_path / "in/.",
    ):
        with pytest.raises(FolderOverlap):
            folder.apart(reports, out)
    with pytest.raises(FolderOverlap):
        folder.apart(tmp_path / "way", reports)
    folder.apart(reports, tmp_path / "in-beside")
    folder.apart(reports, tmp_path / "other" / "out")
