"""Where does one statement end inside a sentence and another begin?"""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from habeas.claims.lexicon import STRONG, Hit, lexicon
from habeas.text.analysis import Analysis, Sentence, Token
from habeas.text.tables import rows

BREAKS = frozenset(",;:—–(")
SHORT = 2  # a piece of so few words is a member of a list, not a clause


class Piece(Struct, frozen=True):
    """Words between two marks: indices of tokens, the opening word, the events they tell of."""

    first: int
    last: int
    opener: str
    hits: tuple[Hit, ...] = ()

    @property
    def types(self) -> frozenset[str]:
        """Name the events whose predicate stands here."""
        return frozenset(hit.label for hit in self.hits if hit.strength == STRONG)


def clauses(analysis: Analysis, sentence: Sentence, text: str) -> tuple[tuple[Piece, ...], ...]:
    """Group the pieces of a sentence into clauses that state one thing each."""
    tokens = analysis.tokens
    words = [text[t.start : t.end].casefold() for t in analysis.words(sentence)]
    hits = list(lexicon("events", analysis.language).find(words))
    pieces = list(_pieces(tokens, sentence, words, analysis.language))
    filled = [_fill(piece, hits, sentence.first) for piece in pieces]
    return tuple(tuple(group) for group in _groups(filled, analysis.language))


def _pieces(
    tokens: Sequence[Token], sentence: Sentence, words: list[str], language: str
) -> Iterator[Piece]:
    coordinate = openers(language, "split")
    first = sentence.first
    for at in range(sentence.first, sentence.last):
        word = words[at - sentence.first]
        if at > first and (word in BREAKS or word in coordinate):
            yield Piece(first, at, words[first - sentence.first])
            first = at + 1 if word in BREAKS else at
    if first < sentence.last:
        yield Piece(first, sentence.last, words[first - sentence.first])


def _fill(piece: Piece, hits: Sequence[Hit], base: int) -> Piece:
    # A pattern that crosses a comma belongs where its predicate, its first word, stands.
    own = tuple(hit for hit in hits if piece.first <= base + hit.words[0] < piece.last)
    return Piece(piece.first, piece.last, piece.opener, own)


def _groups(pieces: Sequence[Piece], language: str) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        if group and _begins(group, piece, language):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _begins(group: Sequence[Piece], piece: Piece, language: str) -> bool:
    before = frozenset(t for p in group for t in p.types)
    if not before or not piece.types or piece.last - piece.first <= SHORT:
        return False
    if piece.opener in openers(language, "join"):
        return False
    if before & piece.types:
        return False
    return not any((a, b) in _episodes() for a in before for b in piece.types)


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
