"""Where does one statement end inside a sentence and another begin?"""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from habeas.claims.lexicon import STRONG, Hit, lexicon
from habeas.claims.polarity import undenying
from habeas.claims.reading import Frame, Span
from habeas.model.words import EventType, Polarity
from habeas.text.analysis import Analysis, Sentence
from habeas.text.tables import rows

BREAKS = frozenset(",;:—–(")
FIRM = frozenset(";:")
# Slavic participles that open a piece stand for a relative clause.
PARTICIPLES = frozenset({"ru", "uk"})
RELATIVE = frozenset({"relcl", "acl", "acl:relcl"})
PREDICATES = frozenset({"VERB", "AUX"})
CLIMB = 8  # heads to climb from a word to the clause that holds it
WITHOUT = frozenset({EventType.DENIAL.value})
HEAD = 4  # words at the head of a piece among which a word for a share stands
SHORT = 2  # a piece of so few words is a member of a list, not a clause


class Piece(Struct, frozen=True):
    """Words between two marks: token indices, the mark before, the events told of.

    `aside` are events of a clause that only says who is meant ("those who refused").
    """

    first: int
    last: int
    mark: str
    opener: str
    hits: tuple[Hit, ...] = ()
    aside: tuple[Hit, ...] = ()
    counts: bool = False  # a figure stands in it, or a share of those counted before
    share: bool = False  # "the rest in Beni": part of those just told of
    anew: bool = False  # a sentence of its own but for the mark before it

    @property
    def types(self) -> frozenset[str]:
        """Name the events whose predicate stands here."""
        return frozenset(hit.label for hit in self.hits if hit.strength == STRONG)


def clauses(
    analysis: Analysis,
    sentence: Sentence,
    text: str,
    figures: Sequence[Span],
    frames: Sequence[Frame] = (),
) -> tuple[tuple[Piece, ...], ...]:
    """Group the pieces of a sentence into clauses that state one thing each."""
    words = [text[t.start : t.end].casefold() for t in analysis.words(sentence)]
    found = lexicon("events", analysis.language).find(undenying(words, analysis.language))
    hits = [hit for hit in found if not _of_speaker(analysis, sentence, hit, frames)]
    kept = [
        hit
        for at, hit in enumerate(hits)
        if not any(
            # Of two rows that stand for each other the one that the table names first stays.
            _replaces(other, hit) and not (at < n and _replaces(hit, other))
            for n, other in enumerate(hits)
        )
    ]
    pieces = [
        _fill(piece, kept, sentence.first, analysis, words, figures)
        for piece in _pieces(analysis, sentence, words)
    ]
    return tuple(tuple(group) for group in _groups(pieces))


def _of_speaker(analysis: Analysis, sentence: Sentence, hit: Hit, frames: Sequence[Frame]) -> bool:
    """Tell words of a speaker that meet words of what is said: "they go again, the parents say".

    A verb of saying may be part of an event itself: a demand, a threat.
    """
    at = [analysis.tokens[sentence.first + word].start for word in hit.words]
    for frame in frames:
        if frame.source is None or frame.shell is None:
            continue
        low, high = frame.source
        cue = any(frame.cue[0] <= word < frame.cue[1] for word in at)
        speaks = any(low <= word < high for word in at)
        if speaks and not cue and any(a <= word < b for word in at for a, b in frame.content):
            return True
    return False


def _replaces(over: Hit, hit: Hit) -> bool:
    # "can be punished for calls to release": what stands between the words of the one is its part.
    inside = min(over.words) - 1 <= hit.words[0] <= max(over.words) + 1
    return inside and hit.label in over.over and over.label != hit.label


def _pieces(analysis: Analysis, sentence: Sentence, words: list[str]) -> Iterator[Piece]:
    first, mark = sentence.first, ""
    for at in range(sentence.first + 1, sentence.last):
        word = words[at - sentence.first]
        if not _cuts(analysis, sentence, words, at):
            continue
        if at > first:
            yield Piece(first, at, mark, words[first - sentence.first])
        kept = mark if at == first else ""  # ", and": the comma before the conjunction counts
        first, mark = (at + 1, word) if word in BREAKS else (at, kept)
    if first < sentence.last:
        yield Piece(first, sentence.last, mark, words[first - sentence.first])


def _cuts(analysis: Analysis, sentence: Sentence, words: list[str], at: int) -> bool:
    word = words[at - sentence.first]
    if word in BREAKS:
        return True
    following = words[at - sentence.first + 1] if at + 1 < sentence.last else ""
    purpose = openers(analysis.language, "cut")
    if word in purpose or f"{word}_{following}" in purpose:
        return True
    if word not in openers(analysis.language, "split"):
        return False
    # "in cellars and camps held" is one clause: both sides of a conjunction need a predicate.
    return _predicate(analysis, sentence.first, at) and _predicate(analysis, at, sentence.last)


def _predicate(analysis: Analysis, first: int, last: int) -> bool:
    tags = {token.tag for token in analysis.tokens[first:last]} - {"PUNCT", "NUM"}
    return bool(tags & PREDICATES) or tags <= {"X"}


def _fill(
    piece: Piece,
    hits: Sequence[Hit],
    base: int,
    analysis: Analysis,
    words: Sequence[str],
    figures: Sequence[Span],
) -> Piece:
    # A pattern that crosses a comma belongs where its predicate, its first word, stands.
    own = [hit for hit in hits if piece.first <= base + hit.words[0] < piece.last]
    behind = _is_background(piece, analysis)
    aside = [hit for hit in own if behind or _in_relative(analysis, base + hit.words[0])]
    start, end = analysis.tokens[piece.first].start, analysis.tokens[piece.last - 1].end
    said = words[piece.first - base : piece.last - base]
    share = not own and _is_share(piece, said, analysis)
    return Piece(
        piece.first,
        piece.last,
        piece.mark,
        piece.opener,
        tuple(hit for hit in own if hit not in aside),
        tuple(aside),
        share or any(start <= figure[0] and figure[1] <= end for figure in figures),
        share,
        piece.mark == ";" and _is_anew(piece, said, analysis),
    )


def _is_anew(piece: Piece, words: Sequence[str], analysis: Analysis) -> bool:
    """Tell a piece with a verb of its own that does not doubt what was said before."""
    verbs = {t.tag for t in analysis.tokens[piece.first : piece.last]} & PREDICATES
    doubts = lexicon("polarity", analysis.language).find(words)
    return bool(verbs) and not any(hit.label == Polarity.UNKNOWN for hit in doubts)


def _is_share(piece: Piece, words: Sequence[str], analysis: Analysis) -> bool:
    """Tell "the rest in the north": a share at the head of a piece that has no verb of its own."""
    tags = {token.tag for token in analysis.tokens[piece.first : piece.last]}
    known = openers(analysis.language, "share")
    return (
        piece.last - piece.first > SHORT
        and not tags & PREDICATES
        and any(word in known for word in words[:HEAD])
    )


def _is_background(piece: Piece, analysis: Analysis) -> bool:
    if piece.opener in openers(analysis.language, "join") | openers(analysis.language, "cut"):
        return True
    # "the boat, seized in May, ..."; at the head of a sentence "the arrested" are who it is about.
    opening = analysis.tokens[piece.first]
    return (
        piece.mark == "," and "VerbForm=Part" in opening.feats and analysis.language in PARTICIPLES
    )


def _in_relative(analysis: Analysis, at: int) -> bool:
    for _ in range(CLIMB):
        token = analysis.tokens[at]
        if token.dep in RELATIVE:
            return True
        if token.head is None or token.head == at:
            return False
        at = token.head
    return False


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        if group and _begins(group, piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _begins(group: Sequence[Piece], piece: Piece) -> bool:
    before = frozenset(t for p in group for t in p.types)
    if piece.last - piece.first <= SHORT and not piece.anew:
        return False
    if piece.share or (piece.counts and any(p.counts for p in group) and not piece.aside):
        return True
    if piece.anew and any(p.types or p.counts for p in group):
        return True
    if not before or not piece.types:
        return False
    if any((a, b) in _episodes() for a in before for b in piece.types):
        return False
    if before <= WITHOUT and piece.mark == ",":
        return False  # "they deny that they used force": what is denied is part of the denial
    return piece.mark in FIRM or not before & piece.types


@cache
def openers(language: str, kind: str) -> frozenset[str]:
    """List the words that open a clause of this kind."""
    return frozenset(
        word
        for row in rows("habeas.claims", "clauses.csv")
        if row["language"] == language and row["kind"] == kind
        for word in row["words"].split()
    )


@cache
def _episodes() -> frozenset[tuple[str, str]]:
    return frozenset((r["first"], r["second"]) for r in rows("habeas.claims", "episodes.csv"))
