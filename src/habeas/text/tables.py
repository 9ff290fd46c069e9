"""Which knowledge is packaged with a room? The one way that a dry room reads its own tables."""

import csv
import io
from functools import cache
from importlib.resources import files


@cache
def packed(package: str, name: str) -> bytes:
    """Read a packaged file of `package` ("habeas.claims") under its `data/` folder."""
    return files(package).joinpath("data", *name.split("/")).read_bytes()


@cache
def rows(package: str, name: str) -> tuple[dict[str, str], ...]:
    """Read a packaged CSV table (UTF-8, header line, `#` lines are comments) as dictionaries."""
    lines = packed(package, name).decode("utf-8").splitlines()
    kept = "\n".join(line for line in lines if line and not line.startswith("#"))
    return tuple(csv.DictReader(io.StringIO(kept)))


def rows_of(package: str, table: str, language: str) -> tuple[dict[str, str], ...]:
    """Read the table `TABLE_LANGUAGE.csv`; an empty one where none is packaged."""
    name = f"{table}_{language}.csv"
    there = files(package).joinpath("data", name).is_file()
    return rows(package, name) if there else ()


@cache
def folders(package: str, name: str = "") -> tuple[str, ...]:
    """List the folders under a room's `data/`: one a language, say."""
    top = files(package).joinpath("data", *[part for part in name.split("/") if part])
    return tuple(sorted(entry.name for entry in top.iterdir() if entry.is_dir()))


@cache
def folders_with(package: str, name: str) -> tuple[str, ...]:
    """List the folders under a room's `data/` that hold a file of this name."""
    top = files(package).joinpath("data")
    return tuple(folder for folder in folders(package) if top.joinpath(folder, name).is_file())


@cache
def names(package: str, folder: str) -> tuple[str, ...]:
    """List the files in a folder under a room's `data/`."""
    top = files(package).joinpath("data", *folder.split("/"))
    return tuple(sorted(entry.name for entry in top.iterdir() if entry.is_file()))
