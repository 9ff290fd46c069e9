"""The engines speak one value, and languages are told apart."""

import pytest

from habeas.analyzers import analyze, detect

SENTENCES = {
    "en": "The guards took him to the cellar. He did not return.",
    "ru": "Охранники увели его в подвал. Он не вернулся.",
    "uk": "Охоронці відвели його в підвал. Він не повернувся.",
    "de": "Am 3. Mai brachten sie ihn in den Keller. Er kehrte nicht zurück.",
    "es": "Los guardias lo llevaron al sótano. No volvió.",
    "fr": "Les gardiens l'ont emmené à la cave. Il n'est pas revenu.",
    "und": "Abc def. Ghi.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_every_engine_cuts_words_and_sentences_at_exact_places(language: str) -> None:
    text = SENTENCES[language]
    (analysis,) = analyze(language, [text])
    assert len(analysis.sentences) == 2
    covered = "".join(text[t.start : t.end] for t in analysis.tokens)
    assert covered == "".join(text.split())


@pytest.mark.parametrize("language", sorted(SENTENCES.keys() - {"und"}))
def test_a_language_is_known_by_its_small_words(language: str) -> None:
    assert detect(SENTENCES[language]) == language


def test_a_passage_alone_is_analysed_as_in_company() -> None:
    texts = [SENTENCES["ru"], "Ещё одно слово.", SENTENCES["ru"]]
    together = analyze("ru", texts)
    assert together == [analyze("ru", [text])[0] for text in texts]


def test_a_russian_place_in_an_oblique_case_has_its_dictionary_form() -> None:
    (analysis,) = analyze("ru", ["Их держат в Брянке."])
    assert "брянка" in [token.lemma for token in analysis.tokens]
