"""Where are the words and sentences of a language that has no engine?"""

import re
from functools import cache
from itertools import pairwise

from habeas.analyzers import Engine
from habeas.text.analysis import Analysis, Sentence, Token
from habeas.text.tables import rows

# A number with its separators, a word with inner apostrophe or hyphen, or one mark.
WORD = re.compile(
    r"\d+(?:[.,\u00a0\u202f]\d+)*|[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*|[^\w\s]|_", re.UNICODE
)
END = re.compile(r"[.!?…]+[\"'”»“)\]]*(?=\s)|\n+")
OPENERS = "«\"'“„‘¿¡([—–-"


def engine(language: str) -> Engine:
    """Make an engine that knows words and sentences only: the lemma is the word in lower case."""
    return lambda texts: [_analysis(language, text) for text in texts]


def _analysis(language: str, text: str) -> Analysis:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for start, end in sentence_bounds(text, language):
        first = len(tokens)
        tokens.extend(
            Token(s, e, text[s:e].casefold(), _tag(text[s]))
            for s, e in word_spans(text, start, end)
        )
        sentences.append(Sentence(first, len(tokens)))
    return Analysis(language, "plain/1", tuple(tokens), tuple(sentences))


def _tag(first: str) -> str:
    if first.isdigit():
        return "NUM"
    return "X" if first.isalpha() else "PUNCT"


def word_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """List the offsets of words and marks between two offsets."""
    return [m.span() for m in WORD.finditer(text, start, end)]


def sentence_bounds(text: str, language: str) -> list[tuple[int, int]]:
    """List the offsets of sentences, white space trimmed.

    >>> text = "Am 25. Juli kam er. Er blieb."
    >>> [text[start:end] for start, end in sentence_bounds(text, "de")]
    ['Am 25. Juli kam er.', 'Er blieb.']
    """
    cuts = [0] + [m.end() for m in END.finditer(text) if _ends(text, m, language)] + [len(text)]
    return [
        (start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
        for start, end in pairwise(cuts)
        if (part := text[start:end]).strip()
    ]


def _ends(text: str, mark: re.Match[str], language: str) -> bool:
    if mark.group()[0] != ".":
        return True
    rest = text[mark.end() :].lstrip()
    if rest and not (
        rest[0].isupper() or rest[0].isdigit() or rest[0] in OPENERS or not rest[0].isalpha()
    ):
        return False
    before = re.split(r"[\s(«„\"“]", text[max(0, mark.start() - 20) : mark.start()])[-1]
    if before.casefold() in _abbreviations(language) or (len(before) == 1 and before.isupper()):
        return False
    # "25. Juli", "1. Die Angehörigen": a German number with a point is an ordinal.
    return not (before.isdigit() and (language == "de" or mark.start() - len(before) == 0))


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(
        row["abbreviation"]
        for row in rows("habeas.analyzers", "abbreviations.csv")
        if row["language"] in {language, "any"}
    )
