"""What does tesseract read on a picture, in which languages?"""

import math
import re
from collections.abc import Sequence
from functools import cache

from habeas.errors import Broken, UnknownType
from habeas.model.foreign import Line, Sheet
from habeas.sandbox.cage import Limits, answer, has
from habeas.text.tables import rows

SURE = 100.0  # tesseract's scale
OSD = "osd"  # tells script and direction
WORD = "5"  # level of a row that holds a word
POINTS, USUAL_DPI = 72, 200
LIMITS = Limits(seconds=180)
LANGUAGES = re.compile(r"^[a-z]{3}(?:_[a-z]+)?$", re.MULTILINE)
COLUMNS = 12  # of the table that tesseract writes


def languages() -> tuple[str, ...]:
    """List the languages that are installed and that we know, as tesseract calls them."""
    known = (row["code"] for row in rows("habeas.sandbox", "scripts.csv"))
    return tuple(code for code in known if code in _installed())


@cache
def _installed() -> frozenset[str]:
    if not has("tesseract"):
        return frozenset()
    try:
        said = answer(("program", "tesseract", "--list-langs"), b"", Limits(seconds=20))
    except Broken:
        return frozenset()
    return frozenset(LANGUAGES.findall(said.decode("utf-8", "replace")))


@cache
def parser() -> str:
    """Name tesseract and its version."""
    said = answer(("program", "tesseract", "--version"), b"", Limits(seconds=20)).decode()
    return said.partition("\n")[0].strip()


def sheets(picture: bytes, dpi: float | None = None) -> tuple[Sheet, ...]:
    """Read the words of a picture: a sheet a page (a TIFF can hold several)."""
    here = languages()
    if not here:
        raise UnknownType("tesseract, which reads pictures, is not installed", hint=remedy())
    spoken = _spoken(picture, here)
    told = _words(picture, spoken[:1] if _tells(spoken) else spoken, dpi)
    if _tells(spoken) and (own := _language(told, spoken)) != spoken[0]:
        told = _words(picture, (own, spoken[0]), dpi)
    return _sheets(told, POINTS / (dpi or USUAL_DPI))


def _words(picture: bytes, spoken: Sequence[str], dpi: float | None) -> list[str]:
    """Let tesseract write its table of words; the languages are always said."""
    turned = ("--psm", "1") if OSD in _installed() else ()  # photographs lie on their side
    fine = ("--dpi", str(round(dpi))) if dpi else ()
    said = answer(
        ("program", "tesseract", "stdin", "stdout", "-l", "+".join(spoken), *turned, *fine, "tsv"),
        picture,
        LIMITS,
    )
    return said.decode("utf-8", "replace").splitlines()


def _tells(spoken: Sequence[str]) -> bool:
    """Tell whether small words part these languages from each other."""
    return len(spoken) > 1 and all(_small()[code] for code in spoken)


def _language(table: Sequence[str], spoken: Sequence[str]) -> str:
    """Know a language by its small words; the first where nothing is known."""
    words = [line.rpartition("\t")[2].strip(" .,;:!?").lower() for line in table]
    counts = {code: sum(word in _small()[code] for word in words) for code in spoken}
    return max(spoken, key=lambda code: counts[code])


@cache
def _small() -> dict[str, frozenset[str]]:
    table = rows("habeas.sandbox", "scripts.csv")
    return {row["code"]: frozenset(row["words"].split()) for row in table}


def remedy() -> str:
    """Say what to install, so that pictures can be read."""
    packages = " ".join(
        f"tesseract-ocr-{row['code']}" for row in rows("habeas.sandbox", "scripts.csv")
    )
    return f"apt install tesseract-ocr {packages}, or type its words into NAME.jpg.txt beside it"


def _spoken(picture: bytes, here: Sequence[str]) -> tuple[str, ...]:
    """Choose the languages of the picture's script, all that are here where it is unclear."""
    found = _script(picture)
    own = {row["code"] for row in rows("habeas.sandbox", "scripts.csv") if row["script"] == found}
    return tuple(code for code in here if code in own) or tuple(here)


def _script(picture: bytes) -> str:
    if OSD not in _installed():
        return ""
    try:
        command = ("program", "tesseract", "stdin", "stdout", "-l", OSD, "--psm", "0")
        said = answer(command, picture, Limits(seconds=60)).decode("utf-8", "replace")
    except Broken:  # too few letters to tell
        return ""
    hit = re.search(r"^Script: (\w+)", said, re.MULTILINE)
    return hit[1] if hit else ""


def _sheets(table: Sequence[str], scale: float) -> tuple[Sheet, ...]:
    words: dict[str, dict[tuple[str, ...], list[list[str]]]] = {}
    for line in table[1:]:
        cells = line.split("\t")
        if len(cells) == COLUMNS:
            page = words.setdefault(cells[1], {})
            if cells[0] == WORD and cells[11].strip():
                page.setdefault(tuple(cells[2:5]), []).append(cells)
    return tuple(_sheet(page, scale) for page in words.values())


def _sheet(page: dict[tuple[str, ...], list[list[str]]], scale: float) -> Sheet:
    paragraphs = {place[:2]: n for n, place in reversed(list(enumerate(page)))}
    lines = tuple(_line(words, paragraphs[at[:2]], scale) for at, words in page.items())
    sure = [float(word[10]) for words in page.values() for word in words]
    mean = math.fsum(sure) / len(sure) / SURE if sure else None
    return Sheet(lines, scanned=True, sureness=mean)


def _line(words: Sequence[Sequence[str]], paragraph: int, scale: float) -> Line:
    boxes = [[int(cell) * scale for cell in word[6:10]] for word in words]
    return Line(
        " ".join(word[11].strip() for word in words),
        min(left for left, _, _, _ in boxes),
        min(top for _, top, _, _ in boxes),
        max(left + width for left, _, width, _ in boxes),
        max(top + height for _, top, _, height in boxes),
        paragraph,
    )
