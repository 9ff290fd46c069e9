"""What does the user need to know when a dossier has been written?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from habeas.cli.telling import file_line, sentence
from habeas.model.release import Fate, FileReport, Headline, Private

FATES = {
    Fate.UNREADABLE: "Not read",
    Fate.PARTLY_READ: "Read in part",
    Fate.GONE: "Gone from the folder, still sealed in the case",
    Fate.SET_ASIDE: "Set aside, not read as reports",
}


def report_lines(private: Private, folder: Path, out: Path) -> Iterator[str]:
    """Tell what was read and found, what was not read, what to open, and what lies open."""
    yield count_line(private.headline)
    yield from _sealed_lines(private)
    yield from _decision_lines(private)
    for fate, title in FATES.items():
        yield from _file_lines(title, [file for file in private.files if file.fate is fate])
    yield f"Open {out / 'dossier.html'} in a browser; it needs no network."
    yield ""
    yield "Readable by whoever holds this disk, because habeas does not encrypt it:"
    yield from (f"  {line}" for line in _open_lines(private, folder, out))


def count_line(headline: Headline) -> str:
    """Say how much stands behind the dossier, and how much of it is not established."""
    parts = [
        counted(headline.documents, "document"),
        counted(headline.statements, "statement"),
        counted(headline.origins, "origin"),
        counted(headline.eyewitnesses, "eye-witness", "eye-witnesses"),
    ]
    return f"{', '.join(parts)}; {counted(headline.review, 'statement')} to review."


def counted(number: int, one: str, many: str | None = None) -> str:
    """Put a noun behind its number.

    >>> counted(1, "document"), counted(0, "eye-witness", "eye-witnesses")
    ('1 document', '0 eye-witnesses')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def as_json(private: Private, out: Path) -> str:
    """Give the counts and the fate of each file to a program."""
    told = {
        "out": str(out),
        "headline": private.headline,
        "files": private.files,
        "taken": private.taken,
        "rows": private.rows,
    }
    return msgspec.json.encode(told).decode()


def _sealed_lines(private: Private) -> Iterator[str]:
    sealed = private.headline.documents - private.headline.public
    if sealed and not private.with_confidential:
        told = counted(sealed, "document is confidential", "documents are confidential")
        yield f"{told}: their words are in case.habeas only."
        yield "  Hint: Name what was published in case.toml, or with --public."


def _decision_lines(private: Private) -> Iterator[str]:
    """Tell what became of a reviewed table, row by row where a row was not taken."""
    if private.taken or private.rows:
        rows = counted(len(private.rows), "row was", "rows were")
        yield f"{counted(private.taken, 'decision')} went into the case, {rows} not taken."
    for row in private.rows:
        yield f"  Row {row.row}: {sentence(row.what)} Hint: {sentence(row.hint)}"


def _file_lines(title: str, files: Sequence[FileReport]) -> Iterator[str]:
    if files:
        yield f"{title}:"
    yield from (file_line(file.path, file.what, file.hint) for file in files)


def _open_lines(private: Private, folder: Path, out: Path) -> Iterator[str]:
    sealed = private.headline.documents > private.headline.public
    names = "names of files, of confidential ones too" if sealed else "names of files"
    public = f"words of public sources, {names}"
    words = "all words that were read" if private.with_confidential else public
    yield f"{folder} (your reports themselves)"
    if (folder / "case.toml").exists():
        yield f"{folder / 'case.toml'} (your settings)"
    yield f"{out} ({words}; all else is in case.habeas, encrypted)"
    if sealed:
        yield "If a file is named after a person: rename it in FOLDER, and run habeas again."
