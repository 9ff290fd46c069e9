"""Which knowledge is packaged with a room? The one way that a dry room reads its own tables."""

import csv
import io
from functools import cache
from importlib.resources import files

TEXT = "habeas.text"
LANGUAGES = "languages"  # a folder in it adds a language: its tables are named ROOM.TABLE.csv


@cache
def packed(package: str, name: str) -> bytes:
    """Read a packaged file of `package` ("habeas.claims") under its `data/` folder."""
    return files(package).joinpath("data", *name.split("/")).read_bytes()


@cache
def rows(package: str, name: str) -> tuple[dict[str, str], ...]:
    """Read a packaged CSV table (UTF-8, header line, `#` lines are comments) as dictionaries.

    What the folder of a language adds to the table follows, with the language in its column.
    """
    added = (
        row | {"language": language}
        for language in folders(TEXT, LANGUAGES)
        for row in _added(package, name, language)
    )
    return (*_read(packed(package, name)), *added)


def _read(table: bytes) -> tuple[dict[str, str], ...]:
    lines = table.decode("utf-8").splitlines()
    kept = "\n".join(line for line in lines if line and not line.startswith("#"))
    return tuple(csv.DictReader(io.StringIO(kept)))


def _added(package: str, name: str, language: str) -> tuple[dict[str, str], ...]:
    own = f"{package.removeprefix('habeas.')}.{name}"
    if own not in names(TEXT, f"{LANGUAGES}/{language}"):
        return ()
    return _read(packed(TEXT, f"{LANGUAGES}/{language}/{own}"))


@cache
def rows_of(package: str, table: str, language: str) -> tuple[dict[str, str], ...]:
    """Read the table `TABLE_LANGUAGE.csv`, or that of the language's folder; empty without."""
    name = f"{table}_{language}.csv"
    if files(package).joinpath("data", name).is_file():
        return rows(package, name)
    if language not in folders(TEXT, LANGUAGES):
        return ()
    return _added(package, f"{table}.csv", language)


@cache
def languages_with(package: str, table: str) -> tuple[str, ...]:
    """List the languages that have a table of their own, those of folders last.

    >>> languages_with("habeas.claims", "speakers")[:6]
    ('de', 'en', 'es', 'fr', 'ru', 'uk')
    """
    top = files(package).joinpath("data")
    known = (entry.name.removesuffix(".csv") for entry in top.iterdir() if entry.is_file())
    own = sorted(name.rpartition("_")[2] for name in known if name.rpartition("_")[0] == table)
    more = [each for each in folders(TEXT, LANGUAGES) if _added(package, f"{table}.csv", each)]
    return (*own, *(each for each in more if each not in own))


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
