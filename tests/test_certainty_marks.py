"""How surely do invented sentences of six languages say it?"""

import pytest

from habeas.claims import hedging, segments


@pytest.mark.parametrize(
    ("language", "text", "levels"),
    [
        ("en", "The men would be held in a camp.", "M"),
        ("en", "If they were free, they would be home.", ""),
        ("en", "They said they would be home soon.", ""),
        ("en", "At least 40 were allegedly beaten.", "NA"),
        ("es", "Los presos estarían en Tocorón.", "M"),
        ("es", "Si pudieran, estarían en casa.", ""),
        ("es", "Dos niños habrían sido golpeados.", "M"),
        ("fr", "Les étudiants seraient détenus.", "M"),
        ("fr", "Deux garçons auraient été frappés.", "M"),
        ("de", "Die Männer seien in Haft.", "K"),
        ("de", "Angeblich sind es 40.", "A"),
        ("ru", "Их якобы отпустили.", "A"),
        ("ru", "Около 40 человек, вероятно, увезли.", "NI"),
        ("uk", "Їх нібито відпустили.", "A"),
        ("xx", "Anything at all.", ""),
    ],
)
def test_the_mood_of_a_sentence_is_kept_as_it_was_read(
    language: str, text: str, levels: str
) -> None:
    found = hedging.marks(text, language, (0, len(text)))
    assert "".join(m.level for m in found) == levels


def test_a_quotation_over_several_sentences_is_one_sentence() -> None:
    text = "„Er war hier. Er war krank“, sagte sie. Dann ging er."
    quotes = segments.quotations(text)
    assert len(segments.sentences(text, quotes)) == 2


def test_a_mark_that_never_closes_quotes_nothing() -> None:
    assert segments.quotations("He said “no and left.") == ()
