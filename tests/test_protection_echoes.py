from hypothesis import given
from hypothesis import strategies as st

from habeas.model.document import Digest, DocPath, Document
from habeas.protection.echoes import SEALED, Sealing


def note(text: str) -> Document:
    return Document(DocPath("n.txt"), Digest("0" * 64), text, (), "r")


def sealing(confidential: str, *shown: str) -> Sealing:
    return Sealing.of([note(confidential)], shown)


def test_a_name_is_heard_in_another_script_and_another_case() -> None:
    kept = sealing("Мы видели Осипа Верланова у ворот.")
    assert kept.gives_away("said by Osip Verlanov")
    assert kept.gives_away("со слов Осипу")


def test_a_name_that_a_published_page_prints_gives_nobody_away() -> None:
    assert not sealing("Losev told me.", "Arkady Losev said so.").gives_away("Losev repeats it")


def test_plain_words_of_a_reason_are_no_names() -> None:
    kept = sealing("The families met in July. Nobody came.")
    assert kept.veil("all families name the same date in July") != SEALED


def test_four_words_in_a_row_from_a_confidential_source_are_its_words() -> None:
    kept = sealing("we slept on wet concrete all week")
    assert kept.veil("they slept on wet concrete all night") == SEALED
    assert kept.veil("they slept on concrete") != SEALED


@given(
    st.text(alphabet="abcdeАБВГДабвгд ", max_size=40), st.text(alphabet="abcdАБВГ ", max_size=40)
)
def test_what_has_been_published_word_for_word_is_never_sealed(text: str, other: str) -> None:
    assert not Sealing.of([note(text), note(other)], [text, other]).gives_away(text)
