"""How does a plain-text template say what goes to an addressee, in which order and words?

A template is a head of `key: value` lines, an empty line, and a body in which the first signs of
a line say what it is:

    = Facts              a part, numbered        == Refusal        a section in it
    =- Addressee         a part, not numbered    =^ Documents      an annex, on a new page
    =! What is missing   a page to be taken out before filing
    + We ask you …       a numbered paragraph    * to visit …      an item (a), (b) under it
    > Dates are …        a note                  _ Signature:      a line to be written on
    ? Date of arrest | when detention            an item of a questionnaire, and what answers it
    @ facts              a part that the program composes
    # …                  for whoever reads the template; never printed

Everything else is a paragraph. Lines that follow a paragraph, a numbered one, an item or a note go
on with it. `[[…]]` is a gap that a person fills, `{persons}` a value of the case.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from habeas.errors import BadSettings

HINT = "compare it with a packaged template; docs/templates.md lists the signs"
_KEY = re.compile(r"([a-z]+):(?: (.*))?$")


class Sign(StrEnum):
    """What a line of a template is."""

    PART = "="
    OPENING = "=-"  # a part without a number
    ANNEX = "=^"
    WORKING = "=!"  # to be taken out before filing
    SECTION = "=="
    NUMBERED = "+"
    ITEM = "*"
    NOTE = ">"
    LINE = "_"
    FIELD = "?"
    COMPOSED = "@"
    PLAIN = ""


FLOWING = {Sign.PLAIN, Sign.NUMBERED, Sign.ITEM, Sign.NOTE}


class Line(Struct, frozen=True):
    """One line of a template with its number, so that a refusal can point to it."""

    sign: Sign
    text: str
    number: int


class Form(Struct, frozen=True, kw_only=True):
    """What goes to one addressee in one language."""

    addressee: str
    recipient: str  # who will read it: to whom names must have been opened
    language: str
    title: str
    subtitle: str
    marking: str
    norms: tuple[str, ...]  # which norms may be pleaded here: the beginnings of their ids
    alone: bool  # one form a person
    filed: bool  # it opens something that is followed until it is answered
    notes: bool  # citations at the foot of the page
    size: float
    lines: tuple[Line, ...]

    @property
    def fields(self) -> frozenset[str]:
        """List what the form asks of a person: nothing else is opened for it."""
        asking = (line for line in self.lines if line.sign in (Sign.FIELD, Sign.COMPOSED))
        return frozenset(
            word for line in asking for word in line.text.split() if word.startswith(ABOUT)
        )

    @property
    def states(self) -> bool:
        """Tell whether the form says anything of the case at all, or is only to be signed."""
        asked = [line.text for line in self.lines if line.sign is Sign.FIELD]
        answers = {
            part.split()[0] for text in asked for part in text.split("|")[1:] if part.strip()
        }
        composed = any(line.sign is Sign.COMPOSED for line in self.lines)
        return composed or not answers <= BLANK


BLANK = {"text", "field", "consent"}  # sources of answers that state no fact
ABOUT = ("person.", "deprivation.")
KEYS = {
    "recipient": "",
    "title": "",
    "subtitle": "{case}",
    "marking": "",
    "norms": "",
    "persons": "several",
    "filed": "yes",
    "footnotes": "no",
    "size": "10.5",
}
YES = {"yes", "one"}


def form(untrusted: str, addressee: str, language: str) -> Form:
    r"""Read a template.

    >>> form("title: Letter\n\n= Facts\n@ facts\n", "somebody", "en").lines[0].text
    'Facts'
    """
    lines = untrusted.removeprefix("\ufeff").splitlines()
    end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    head = KEYS | dict(_keys(lines[:end]))
    try:
        return Form(
            addressee=addressee,
            recipient=head["recipient"] or addressee,
            language=language,
            title=head["title"],
            subtitle=head["subtitle"],
            marking=head["marking"],
            norms=tuple(head["norms"].split()),
            alone=head["persons"] in YES,
            filed=head["filed"] in YES,
            notes=head["footnotes"] in YES,
            size=float(head["size"]),
            lines=tuple(_lines(lines[end:], end)),
        )
    except ValueError:
        raise BadSettings("the size of a template is no number", hint=HINT) from None


def _keys(lines: list[str]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            continue
        found = _KEY.match(line)
        if found is None or found[1] not in KEYS:
            raise BadSettings(f"line {number} of a template's head cannot be read", hint=HINT)
        yield found[1], (found[2] or "").strip()


def _lines(lines: list[str], before: int) -> Iterator[Line]:
    """Join what belongs together; an empty line ends a paragraph."""
    held: list[str] = []
    begun, sign = 0, Sign.PLAIN
    for number, line in enumerate([*lines, ""], start=before + 1):
        text = line.strip()
        opens = _sign(text)
        ends = opens is not Sign.PLAIN or text.startswith("#") or sign not in FLOWING
        if held and (ends or not text):
            yield Line(sign, " ".join(held), begun)
            held = []
        if not text or text.startswith("#"):
            continue
        if not held:
            begun, sign = number, opens
        held.append(text.removeprefix(opens).strip())


def _sign(text: str) -> Sign:
    """Tell what a line is; the longest sign counts."""
    found = [sign for sign in Sign if sign and text.startswith(f"{sign} ")]
    return max(found, key=len, default=Sign.PLAIN)
