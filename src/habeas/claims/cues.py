"""Which words of a passage tie a statement to the one who made it?"""

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from habeas.claims.reading import Span
from habeas.claims.scanning import Table, scanned
from habeas.claims.speakers import LANGUAGES
from habeas.claims.spelling import ROOM
from habeas.text.tables import rows_of

SMALL = {  # no ties by themselves
    "that", "aside", "to", "and", "topic", "anaphor", "held", "filed",
    "one_of", "order", "plain_person", "definite", "told_to", "told_outlet",
    "my_kin", "article", "she", "woman", "complement",
    "rejects", "herself", "in_all", "me", "ours", "prep", "det", "we",
    "other", "known_to", "singular", "her", "him", "fem", "saw",
    "nation", "later", "asked_by", "present", "object", "sighted", "relative", "from",
    "her_kin", "dative", "taken", "possessive", "indefinite", "another",
}  # fmt: skip


class Cue(Struct, frozen=True):
    """A word of saying in a passage: what kind, at which level of evidence."""

    start: int
    end: int
    kind: str
    level: str
    vague: bool = False  # with nobody as its subject it means "people say"


@cache
def _ties(language: str) -> tuple[Table, tuple[tuple[str, str], ...]]:
    """Lay out the cues that tie by themselves, with kind and level of each."""
    if language not in LANGUAGES:
        return scanned(()), ()
    kept = [r for r in rows_of(ROOM, "cues", language) if r["cue"] and r["kind"] not in SMALL]
    return scanned([r["cue"] for r in kept]), tuple((r["kind"], r["level"]) for r in kept)


@cache
def table(language: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Read the cues of a language as (expression, kind, level)."""
    if language not in LANGUAGES:
        return ()
    return tuple(
        (
            re.compile(rf"(?<![\w-])(?:{row['cue']})(?![\w-])", re.IGNORECASE),
            row["kind"],
            row["level"],
        )
        for row in rows_of(ROOM, "cues", language)
        if row["cue"]
    )


@cache
def may_leave_out_that(language: str) -> bool:
    """Tell whether a language drops the word before what is said."""
    return any(r["kind"] == "bare" for r in rows_of(ROOM, "cues", language))


@cache
def gap_to_told(language: str) -> re.Pattern[str]:
    """Match the words between a verb of saying and the outlet that was told."""
    parts = [r["cue"] for r in rows_of(ROOM, "cues", language) if r["kind"] == "told_to"]
    return re.compile(rf" (?:{'|'.join(parts)})(?:\w+ )?", re.IGNORECASE)


@cache
def told_lead(language: str) -> re.Pattern[str]:
    """Match the words before an outlet that was told, where they cannot be left out."""
    parts = [r["cue"] for r in rows_of(ROOM, "cues", language) if r["kind"] == "told_outlet"]
    joined = "|".join(parts)
    return re.compile(rf"(?:{joined})(?:\w+ )?" if parts else r"(?!)", re.IGNORECASE)


@cache
def words_of(language: str, kind: str) -> re.Pattern[str]:
    """Join the expressions of one kind ("that", "aside", "to") into one."""
    parts = [r["cue"] for r in rows_of(ROOM, "cues", language) if r["kind"] == kind]
    return re.compile(rf"(?:{'|'.join(parts)})(?![\w-])" if parts else r"(?!)", re.IGNORECASE)


def find_cues(text: str, language: str) -> tuple[Cue, ...]:
    """List the cues of a passage in order; of those that overlap the longest is kept.

    >>> [(c.kind, c.level) for c in find_cues("They deny it, according to the lawyers.", "en")]
    [('deny', 'D'), ('according', 'S')]
    """
    ties, told = _ties(language)
    found = [Cue(*hit.span(), *told[at]) for at, hit in ties.find(text)]
    people_say = {(c.start, c.end) for c in found if c.kind == "vague"}
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.start - c.end, c.kind == "vague", c.start)):
        if all(cue.end <= k.start or cue.start >= k.end for k in kept):
            kept.append(replace(cue, vague=(cue.start, cue.end) in people_say))
    return tuple(sorted(kept, key=lambda c: c.start))


def plain(text: str, language: str, cue: Cue) -> Cue:
    """Read the verb in "dicen que" as a verb with a subject: "los vecinos dicen que"."""
    end = cue.start + len(text[cue.start : cue.end].split(" ", maxsplit=1)[0])
    for pattern, kind, level in table(language):
        hit = pattern.match(text, cue.start) if kind == "say" else None
        if hit and hit.end() <= end:
            return Cue(cue.start, hit.end(), kind, level)
    return Cue(cue.start, end, "count", cue.level)


def strip_marks(span: Span, text: str, marks: str = " ,;:—–-") -> Span:
    """Shrink a span so that it neither begins nor ends with white space or these marks."""
    start, end = span
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end
