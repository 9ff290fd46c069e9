"""How is a template filled with a case?"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from habeas.errors import BadSettings
from habeas.model.release import Statement
from habeas.publication.complaint.answers import questionnaire
from habeas.publication.complaint.draft import Block, Heading, Style
from habeas.publication.complaint.form import HINT, Line, Sign
from habeas.publication.complaint.matter import Matter
from habeas.publication.complaint.parts import EARLY, LATE
from habeas.publication.complaint.wording import paragraph, sentence

STYLES = {
    Sign.PLAIN: Style.PLAIN,
    Sign.NUMBERED: Style.NUMBERED,
    Sign.ITEM: Style.ITEM,
    Sign.NOTE: Style.NOTE,
    Sign.LINE: Style.LINE,
}
HEADINGS = {Sign.PART: 1, Sign.OPENING: 1, Sign.ANNEX: 1, Sign.WORKING: 1, Sign.SECTION: 2}
NUMBERED = {Sign.PART, Sign.SECTION}
FRESH = {Sign.WORKING}  # begin on a page of their own; so does the first annex

Drawn = list[tuple[Line, tuple[Block, ...] | None]]


def drawn(matter: Matter) -> Drawn:
    """Draw all parts that do not list what the others cite; those stay None."""
    made: Drawn = []
    lines = list(matter.form.lines)
    annexes = 0
    while lines:
        line = lines.pop(0)
        if line.sign is Sign.FIELD:
            fields = [line]
            while lines and lines[0].sign is Sign.FIELD:
                fields.append(lines.pop(0))
            made.append((line, (questionnaire(fields, matter),)))
            continue
        annexes += line.sign is Sign.ANNEX
        made.append((line, None if _late(line) else tuple(_blocks(line, matter, annexes))))
    return made


def completed(made: Drawn, matter: Matter, used: Iterable[Statement]) -> tuple[Block, ...]:
    """Add the parts that list what the draft cites."""
    known = replace(matter, used=tuple(used))
    return tuple(
        block
        for line, blocks in made
        for block in (tuple(_composed(line, known)) if blocks is None else blocks)
    )


def _blocks(line: Line, matter: Matter, annexes: int) -> Iterator[Block]:
    if line.sign is Sign.COMPOSED:
        yield from _composed(line, matter)
    elif line.sign in HEADINGS:
        text = sentence(line.text, matter).text
        if line.sign is Sign.ANNEX:
            text = matter.terms.text("annex", n=annexes, title=text)
        fresh = line.sign in FRESH or (line.sign is Sign.ANNEX and annexes == 1)
        yield Heading(HEADINGS[line.sign], text, numbered=line.sign in NUMBERED, new_page=fresh)
    else:
        yield paragraph(STYLES[line.sign], line.text, matter)


def _late(line: Line) -> bool:
    return line.sign is Sign.COMPOSED and line.text.split()[0] in LATE


def _composed(line: Line, matter: Matter) -> Iterable[Block]:
    name, *arguments = line.text.split()
    part = EARLY.get(name) or LATE.get(name)
    if part is None:
        raise BadSettings(f"line {line.number} of a template asks for no known part", hint=HINT)
    return part(matter, arguments)
