"""Places in texts: which words are found, and what can they mean?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.claim import PlaceId
from habeas.model.place import PlaceKind
from habeas.text.declension import dictionary_forms, oblique_forms
from habeas.text.gazetteer import Mention, load
from habeas.text.geo import kilometres, near
from habeas.text.scripts import fold, sound


def found(text: str, language: str) -> list[str]:
    return [text[m.start : m.end] for m in load().find(text, language)]


def only(text: str, language: str) -> Mention:
    (mention,) = load().find(text, language)
    return mention


@pytest.mark.parametrize(
    ("text", "language", "town"),
    [
        ("Его увезли в Стаханов", "ru", "gn:692975"),
        ("жители Стаханова", "ru", "gn:692975"),
        ("тримають у Кадіївці", "uk", "gn:692975"),
        ("presos en Stajánov", "es", "gn:692975"),
        ("Gefangene in Stachanow", "de", "gn:692975"),
        ("в Красном Луче", "ru", "gn:704202"),
        ("у Хрустальному", "uk", "gn:704202"),
        ("détenus à Krasni Loutch", "fr", "gn:704202"),
        ("held in Krasnyj Lutsch", "en", "gn:704202"),
        ("в Попасной", "ru", "gn:696566"),
        ("у Попасній", "uk", "gn:696566"),
        ("under Svitlodar’sk", "en", "gn:692093"),
        ("под Светлодарском", "ru", "gn:692093"),
    ],
)
def test_a_town_is_one_town_in_every_language_case_and_time(
    text: str, language: str, town: str
) -> None:
    assert PlaceId(town) in {place.id for place in only(text, language).candidates}


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("jailed in the Lugansk region since July", "en", "Lugansk region"),
        ("presos en la región de Lugansk", "es", "región de Lugansk"),
        ("im Gebiet Luhansk", "de", "Gebiet Luhansk"),
        ("в Луганскую область", "ru", "Луганскую область"),
        ("в Луганской обл.", "ru", "Луганской обл"),
        ("на окупованій Луганщині", "uk", "Луганщині"),
        ("in der Volksrepublik Luhansk", "de", "Volksrepublik Luhansk"),
        ("в разных местах «ЛНР»", "ru", "ЛНР"),
        ("in the Luhansk People's Republic", "en", "Luhansk People's Republic"),
    ],
)
def test_a_region_under_any_name_is_the_region_by_law(
    text: str, language: str, words: str
) -> None:
    mention = only(text, language)
    assert text[mention.start : mention.end] == words
    assert {place.region for place in mention.candidates} == {"UA-09"}
    assert mention.candidates[0].kind is PlaceKind.REGION


def test_regions_of_a_list_share_the_word_region() -> None:
    for text, language in (
        ("в Донецкой и Луганской областях", "ru"),
        ("the Donetsk and Luhansk regions", "en"),
    ):
        kinds = [m.candidates[0].kind for m in load().find(text, language)]
        assert kinds == [PlaceKind.REGION, PlaceKind.REGION]


def test_crimea_is_in_ukraine_by_law() -> None:
    crimea = only("перевезли до Криму", "uk").candidates[0]
    assert (crimea.country, crimea.region) == ("UA", "UA-43")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Российских солдат судят по белорусским законам", "ru"),
        ("In March most men were the same, a nice man said", "en"),
        ("Captain London and Paris Morgan signed", "en"),
        ("The Moscow Times and the Kyiv Independent wrote of it", "en"),
        ("Die Gefangenen bekamen Essen und das Leben war schwer", "de"),
        ("La esperanza es lo último que se pierde", "es"),
        ("Владимир Орлов ждал совета", "ru"),
        ("The Rome Statute and the Geneva Conventions forbid it", "en"),
        ("Того не было", "ru"),
        ("11	Sergey Ivanov	1998", "en"),
        ("El capitán Granada firmó", "es"),
        ("Novaya Gazeta wrote of it", "en"),
        ("in der Nowa Astrachan", "de"),
        ("деревня Нижний Тархан", "ru"),
    ],
)
def test_names_of_persons_outlets_peoples_and_ordinary_words_are_no_places(
    text: str, language: str
) -> None:
    assert found(text, language) == []


def test_a_word_that_fills_a_cell_may_be_a_place() -> None:
    assert "Modelo" in found("6,J. A.,27,Modelo,12/11/2020", "es")
    assert found("El modelo de las actas; Modelo dijo", "es") == []


def test_an_ambiguous_name_gives_several_candidates() -> None:
    assert len({p.region for p in only("held in Pervomaisk", "en").candidates}) > 1


def test_a_country_has_no_point() -> None:
    ukraine = only("в Украине", "ru").candidates[0]
    assert (ukraine.country, ukraine.lat, ukraine.lon) == ("UA", None, None)


def test_a_press_spelling_that_nobody_wrote_down_is_found_by_its_sound() -> None:
    mention = only("sie werden in Sjewersk gefangen gehalten", "de")
    assert {place.name for place in mention.candidates} & {"Siversk"}


def test_an_unknown_identifier_is_no_place() -> None:
    assert load().place(PlaceId("gn:0")) is None


@given(st.text(max_size=60), st.sampled_from(["en", "ru", "uk", "es", "de", "fr", "und"]))
def test_mentions_stand_in_order_inside_any_text(text: str, language: str) -> None:
    mentions = load().find(text, language)
    ends = [0, *(m.end for m in mentions)]
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(end <= m.start for end, m in zip(ends, mentions, strict=False))


@given(st.sampled_from(["брянка", "стаханов", "мариуполь", "бурятия", "попасная"]))
def test_every_case_leads_back_to_the_dictionary_form(name: str) -> None:
    assert all(name in dictionary_forms(form, "und") for form in oblique_forms(name))


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


def test_one_name_sounds_the_same_in_five_presses() -> None:
    spellings = {
        sound("стаханов", "cyrl"),
        sound("stakhanov", "en"),
        sound("stachanow", "de"),
        sound("stajanov", "es"),
        sound("stakhanov", "fr"),
    }
    assert len(spellings) == 1


def test_distance_is_symmetric_and_unknown_without_a_point() -> None:
    assert kilometres(48.5, 38.6, 50.4, 30.5) == kilometres(50.4, 30.5, 48.5, 38.6)
    assert near((48.5, 38.6), (None, None)) is None
