"""What does HanTa see in German: lemma, part of speech, participles and modal verbs?"""

from functools import lru_cache

from HanTa import HanoverTagger

from habeas.analyzers import Engine
from habeas.analyzers.plain import sentence_bounds, word_spans
from habeas.text.analysis import Analysis, Sentence, Token

# STTS tags as HanTa writes them; the part in brackets is the form.
UPOS = {
    "NN": "NOUN", "NNA": "NOUN", "NNI": "NOUN", "NE": "PROPN", "CARD": "NUM", "ART": "DET",
    "ADV": "ADV",
    "APPR": "ADP", "APPRART": "ADP", "APPO": "ADP", "KON": "CCONJ", "KOUS": "SCONJ",
    "KOUI": "SCONJ",
    "PTKNEG": "PART", "PTKVZ": "PART", "PTKZU": "PART", "FM": "X", "TRUNC": "X",
}  # fmt: skip
STEMS = {"VV": "VERB", "VA": "AUX", "VM": "AUX", "ADJ": "ADJ", "P": "PRON", "$": "PUNCT"}
WORDS = 20_000  # that are remembered
FORMS = {"PP": "VerbForm=Part", "INF": "VerbForm=Inf", "FIN": "VerbForm=Fin", "IMP": "Mood=Imp"}


def engine() -> Engine:
    """Load the German word model."""
    tagger = HanoverTagger.HanoverTagger("morphmodel_ger.pgz")
    # What a word can be does not hang on its sentence, and to find it out is nearly all the work.
    tagger.analyze_forward = lru_cache(WORDS)(tagger.analyze_forward)
    tagger._analyze = lru_cache(WORDS)(tagger._analyze)  # noqa: SLF001  # the public one parses anew
    return lambda texts: [_analysis(tagger, text) for text in texts]


def _analysis(tagger: HanoverTagger.HanoverTagger, text: str) -> Analysis:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for start, end in sentence_bounds(text, "de"):
        spans = word_spans(text, start, end)
        first = len(tokens)
        tagged = tagger.tag_sent([text[s:e] for s, e in spans])
        tokens.extend(
            Token(s, e, lemma.casefold(), *_tag(stts))
            for (s, e), (_, lemma, stts) in zip(spans, tagged, strict=True)
        )
        sentences.append(Sentence(first, len(tokens)))
    return Analysis("de", "hanta/ger", tuple(tokens), tuple(sentences))


def _tag(stts: str) -> tuple[str, str]:
    stem, _, form = stts.rstrip(")").partition("(")
    known = UPOS.get(stem) or next((u for s, u in STEMS.items() if stem.startswith(s)), "X")
    return known, FORMS.get(form, "")
