"""Which lines of a text are its letterhead, its title, its dateline, its headings?

Prose tells itself: it ends its sentences. Lines before the first prose that end none are the head.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.document import Passage, PassageKind
from habeas.sources.datelines import days, is_dateline, labelled

HEAD = 12  # lines that a head can have
LONGEST = 120  # letters that a line of a head, or a heading, can have
PROSE = 80  # letters from which a line with a full sentence is prose
SENTENCE = re.compile(r"[.!?…:;][»”\"’)]*$")
FIRST = re.compile(r"(.{1,100}?)[.!?](?:\s|$)")
NUMBERED = re.compile(r"\d+[.)]\s")
LOOSE = frozenset({PassageKind.PARAGRAPH, PassageKind.ITEM})


class Head(Struct, frozen=True):
    """What a text's head says, and its passages with the head told from the prose."""

    passages: tuple[Passage, ...]
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    consent: str | None = None


def read_head(passages: Sequence[Passage]) -> Head:
    """Tell letterhead, title, dateline, consent and headings from prose."""
    size = _head_size(passages)
    if size > 1 and not any(_is_about(p.text, n) for n, p in enumerate(passages[:size])):
        size = (
            1  # lines without a day, a consent, a contact are no letterhead: one title is enough
        )
    told = [_told(p, n, size, passages) for n, p in enumerate(passages)]
    head = told[:size]
    titles = [p.text for p in told if p.kind is PassageKind.TITLE]
    names = [p.text for p in head if p.kind is PassageKind.HEADING]
    dated = [
        p.text for p in told[: max(size, HEAD // 2)] if p.kind is PassageKind.META and not p.cells
    ]
    consents = [p.text.partition(":")[2].strip() for p in head if labelled(p.text) == "consent"]
    return Head(
        tuple(_titled(told, size)),
        title=titles[0] if titles else names[-1] if names else None,
        outlet=names[0] if len(names) > 1 and dated and names[0].isupper() else None,
        published=_published(dated, passages),
        consent=next(iter(consents), None),
    )


def _head_size(passages: Sequence[Passage]) -> int:
    """Count the passages before the first prose; none where less follows than stands before."""
    for n, passage in enumerate(passages[: HEAD + 1]):
        if passage.kind in LOOSE and _is_prose(passage.text):
            return n if _letters(passages[:n]) <= _letters(passages[n:]) else 0
        if passage.kind in {PassageKind.ROW, PassageKind.MESSAGE}:
            return 0
    return 0


def _letters(passages: Sequence[Passage]) -> int:
    return sum(len(passage.text) for passage in passages)


def _is_prose(words: str) -> bool:
    if is_dateline(words) or labelled(words) or _opens_with_day(words):
        return False
    return bool(SENTENCE.search(words)) and (len(words) >= PROSE or words[-1] in ".!?…")


def _told(passage: Passage, n: int, size: int, passages: Sequence[Passage]) -> Passage:
    if passage.kind not in LOOSE:
        return passage
    words = passage.text
    contact = len(words) <= LONGEST and labelled(words) == "imprint"
    if contact or is_dateline(words) or (n < size and _is_about(words, n)):
        return replace(passage, kind=PassageKind.META)
    if words.startswith("## Sheet: ") or (
        n < size and len(words) <= LONGEST and not NUMBERED.match(words)
    ):
        return replace(passage, kind=PassageKind.HEADING)
    if passage.kind is PassageKind.PARAGRAPH and _is_heading(words, passages[n + 1 : n + 2]):
        return replace(passage, kind=PassageKind.HEADING)
    return passage


def _is_about(words: str, n: int) -> bool:
    """Tell whether a line of a head is about the report: its day, its consent, its contact."""
    return is_dateline(words) or bool(labelled(words)) or (n > 0 and _opens_with_day(words))


def _opens_with_day(words: str) -> bool:
    """Tell whether the first sentence is a dateline, or the line begins with a day and a comma."""
    if len(words) > LONGEST + LONGEST // 2:
        return False
    first = FIRST.match(words)
    day = next(days(words), None)
    return bool(first and is_dateline(first[1])) or bool(
        day and day.start == 0 and words[day.end : day.end + 1] == ","
    )


def _is_heading(words: str, following: Sequence[Passage]) -> bool:
    """Tell whether a short line without a sentence's end or a number stands over prose."""
    short = (
        len(words) <= LONGEST * 2 // 3 and not SENTENCE.search(words) and words[-1] not in ",-–—"
    )
    plain = (
        not any(letter.isdigit() for letter in words)
        and not words[:1].islower()
        and "\t" not in words
    )
    over = any(len(p.text) >= PROSE and _is_prose(p.text) and not p.cells for p in following)
    return short and plain and over


def _titled(told: Sequence[Passage], size: int) -> list[Passage]:
    """Make the last line of a head that names something the title."""
    named = [n for n in range(size) if told[n].kind is PassageKind.HEADING]
    if not named or any(p.kind is PassageKind.TITLE for p in told):
        return list(told)
    return [
        replace(p, kind=PassageKind.TITLE) if n == named[-1] else p for n, p in enumerate(told)
    ]


def _published(dated: Sequence[str], passages: Sequence[Passage]) -> str | None:
    """Read the day of the first dateline; without one, the only day in the lines over a table."""
    for words in dated:
        for day in days(words):
            return day.iso
    tables = [n for n, p in enumerate(passages[:HEAD]) if p.cells]
    over = [day.iso for p in passages[: tables[0]] for day in days(p.text)] if tables else []
    return over[0] if len(set(over)) == 1 else None
