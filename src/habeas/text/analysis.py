"""What does a language engine see in a passage? The one value that every engine speaks."""

from typing import Protocol

from msgspec import Struct


class Token(Struct, frozen=True):
    """A word or mark: offsets in the passage, dictionary form, part of speech, syntactic head.

    `tag` is a Universal POS tag, "X" where the engine has none; `feats` are Universal features
    ("Mood=Cnd|Number=Plur", empty where unknown); `head` is the index of the head token in the
    same Analysis (itself for a root), None where the engine has no parser.
    """

    start: int
    end: int
    lemma: str
    tag: str
    feats: str = ""
    head: int | None = None
    dep: str | None = None


class Sentence(Struct, frozen=True):
    """Token indices of a sentence, half-open."""

    first: int
    last: int


class Analysis(Struct, frozen=True):
    """A passage cut into sentences and tokens by one engine."""

    language: str
    engine: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """List the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]


class Analyze(Protocol):
    """Analyses passages of one language, in order."""

    def __call__(self, language: str, texts: list[str]) -> list[Analysis]:
        """Analyse passages of one language, in order."""
        ...
