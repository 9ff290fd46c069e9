"""What do slovnet (Russian syntax) and pymorphy (Russian, Ukrainian words) see?"""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import pymorphy3
import razdel
from navec import Navec
from slovnet import Morph, Syntax
from threadpoolctl import ThreadpoolController

from habeas.analyzers import Engine
from habeas.analyzers.plain import sentence_bounds
from habeas.text.analysis import Analysis, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

# OpenCorpora grammemes of pymorphy as Universal POS tags.
UPOS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADJ", "VERB": "VERB", "INFN": "VERB",
    "PRTF": "VERB", "PRTS": "VERB", "GRND": "VERB", "NUMR": "NUM", "ADVB": "ADV", "NPRO": "PRON",
    "PRED": "ADV", "PREP": "ADP", "CONJ": "CCONJ", "PRCL": "PART", "INTJ": "INTJ",
}  # fmt: skip
FEATS = {
    "nomn": "Case=Nom", "gent": "Case=Gen", "datv": "Case=Dat", "accs": "Case=Acc",
    "ablt": "Case=Ins", "loct": "Case=Loc", "sing": "Number=Sing", "plur": "Number=Plur",
    "past": "Tense=Past", "pres": "Tense=Pres", "futr": "Tense=Fut", "impr": "Mood=Imp",
    "INFN": "VerbForm=Inf", "PRTF": "VerbForm=Part", "PRTS": "VerbForm=Part",
    "GRND": "VerbForm=Conv",
}  # fmt: skip
Words = list["razdel.substring.Substring"]


def engine(language: str) -> Engine:
    """Load the engine of one language: Russian has a parser, Ukrainian words alone."""
    if language == "ru":
        return _Russian().analyses
    return lambda texts: [_ukrainian(text) for text in texts]


@cache
def _dictionary(language: str) -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang=language)


@cache
def _word(language: str, word: str) -> tuple[str, str, str]:
    if not any(c.isalnum() for c in word):
        return word, "PUNCT", ""
    if word[0].isdigit():
        return word, "NUM", ""
    best = _dictionary(language).parse(word)[0]
    feats = "|".join(FEATS[g] for g in FEATS if g in best.tag.grammemes)
    tag = "PROPN" if word[0].isupper() and {"Geox", "Name", "Surn"} & best.tag.grammemes else None
    return best.normal_form, tag or UPOS.get(best.tag.POS or "", "X"), feats


@cache
def _lemma(word: str, tag: str) -> str:
    # The tagger knows the part of speech from the sentence; the dictionary knows the forms.
    parses = _dictionary("ru").parse(word)
    fitting = [p for p in parses if UPOS.get(p.tag.POS or "") == tag]
    return str((fitting or parses)[0].normal_form)


class _Russian:
    """Holds the loaded models of the Russian engine."""

    def __init__(self) -> None:
        data = files("natasha").joinpath("data")
        vectors = Navec.load(str(data.joinpath("emb", "navec_news_v1_1B_250K_300d_100q.tar")))
        self._morph = Morph.load(str(data.joinpath("model", "slovnet_morph_news_v1.tar")))
        self._syntax = Syntax.load(str(data.joinpath("model", "slovnet_syntax_news_v1.tar")))
        self._morph.navec(vectors)
        self._syntax.navec(vectors)
        self._threads = ThreadpoolController()

    def analyses(self, texts: list[str]) -> list[Analysis]:
        """Analyse passages: all their sentences go through the models in one batch."""
        cut = [_cut(text, "ru") for text in texts]
        sentences = [[word.text for word in words] for passage in cut for words in passage]
        # The matrices are small: several threads would wait for each other longer than they work.
        with self._threads.limit(limits=1, user_api="blas"):
            marks = zip(self._morph.map(sentences), self._syntax.map(sentences), strict=True)
            return [self._join(passage, marks) for passage in cut]

    def _join(self, passage: list[Words], marks: "Iterator[tuple[object, object]]") -> Analysis:
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for words in passage:
            morph, syntax = next(marks)
            first = len(tokens)
            for word, m, s in zip(words, morph.tokens, syntax.tokens, strict=True):  # type: ignore[attr-defined]  # slovnet is untyped
                head = first + (int(s.head_id) if s.head_id != "0" else int(s.id)) - 1
                feats = "|".join(f"{k}={v}" for k, v in sorted(m.feats.items()))
                lemma = _lemma(word.text, m.pos)
                tokens.append(Token(word.start, word.stop, lemma, m.pos, feats, head, s.rel))
            sentences.append(Sentence(first, len(tokens)))
        return Analysis("ru", "slovnet/news-v1+pymorphy3", tuple(tokens), tuple(sentences))


def _cut(text: str, language: str) -> list[Words]:
    return [
        [_shift(word, start) for word in razdel.tokenize(text[start:end])]
        for start, end in sentence_bounds(text, language)
    ]


def _shift(word: "razdel.substring.Substring", by: int) -> "razdel.substring.Substring":
    return razdel.substring.Substring(word.start + by, word.stop + by, word.text)


def _ukrainian(text: str) -> Analysis:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for words in _cut(text, "uk"):
        first = len(tokens)
        tokens.extend(Token(w.start, w.stop, *_word("uk", w.text)) for w in words)
        sentences.append(Sentence(first, len(tokens)))
    return Analysis("uk", "pymorphy3/uk", tuple(tokens), tuple(sentences))
