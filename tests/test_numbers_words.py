"""Number words, digits and the words that bound them, in six languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.words import Operator
from habeas.text.cardinals import german
from habeas.text.numbers import NumberMention, bounds, find

# language, sentence, the words of the count, value, low, high, operator
COUNTS = [
    ("en", "They hold 1,793 men.", "1,793", 1793, 1793, 1793, "exact"),
    ("en", "They hold 1.793 men.", "1.793", 1793, 1793, 1793, "exact"),
    ("en", "They hold 1 793 men.", "1 793", 1793, 1793, 1793, "exact"),
    ("en", "They hold 1\u00a0793 men.", "1\u00a0793", 1793, 1793, 1793, "exact"),
    ("en", "They hold 1\u202f793 men.", "1\u202f793", 1793, 1793, 1793, "exact"),
    ("en", "They hold 1.8 thousand men.", "1.8 thousand", 1800, 1800, 1800, "exact"),
    ("en", "They hold 2 million people.", "2 million", 2000000, 2000000, 2000000, "exact"),
    ("en", "They hold two hundred and five men.", "two hundred and five", 205, 205, 205, "exact"),
    ("en", "Forty-two men were held.", "Forty-two", 42, 42, 42, "exact"),
    ("en", "A hundred men were held.", "A hundred", 100, 100, 100, "exact"),
    (
        "en",
        "Two thousand three hundred men were held.",
        "Two thousand three hundred",
        2300,
        2300,
        2300,
        "exact",
    ),
    ("en", "At least nine men were held.", "At least nine", 9, 9, None, "at_least"),
    ("en", "No fewer than 30 men were held.", "No fewer than 30", 30, 30, None, "at_least"),
    (
        "en",
        "At least another 234 men were held.",
        "At least another 234",
        234,
        234,
        None,
        "at_least",
    ),
    ("en", "More than 200 men were held.", "More than 200", 200, 201, None, "more_than"),
    ("en", "Over 80 men were held.", "Over 80", 80, 81, None, "more_than"),
    ("en", "Fewer than 40 men were held.", "Fewer than 40", 40, None, 39, "less_than"),
    ("en", "Up to 90 men were held.", "Up to 90", 90, None, 90, "at_most"),
    ("en", "No more than 12 men were held.", "No more than 12", 12, None, 12, "at_most"),
    ("en", "Around 500 men were held.", "Around 500", 500, None, None, "about"),
    ("en", "Some 500 men were held.", "Some 500", 500, None, None, "about"),
    ("en", "An estimated 500 men were held.", "An estimated 500", 500, None, None, "about"),
    ("en", "Nearly 140 men were held.", "Nearly 140", 140, None, 140, "nearly"),
    ("en", "There were 500 or so.", "500 or so", 500, None, None, "about"),
    ("en", "There were 300 or more.", "300 or more", 300, 300, None, "at_least"),
    ("en", "There were 300+ men.", "300+", 300, 301, None, "more_than"),
    ("en", "There were 20-30 men.", "20-30", None, 20, 30, "range"),
    ("en", "There were 20–30 men.", "20–30", None, 20, 30, "range"),
    ("en", "Between 20 and 30 men were held.", "Between 20 and 30", None, 20, 30, "range"),
    ("en", "Two or three men were held.", "Two or three", None, 2, 3, "range"),
    ("en", "Dozens of men were held.", "Dozens", None, None, None, "dozens"),
    ("en", "Several hundred men were held.", "Several hundred", None, None, None, "hundreds"),
    (
        "en",
        "Tens of thousands of men were held.",
        "Tens of thousands",
        None,
        None,
        None,
        "thousands",
    ),
    ("en", "Two dozen men were held.", "Two dozen", 24, 24, 24, "exact"),
    ("en", "Not one man was held.", "Not one", 0, 0, 0, "exact"),
    ("ru", "Держат 1793 человека.", "1793", 1793, 1793, 1793, "exact"),
    ("ru", "Держат двести сорок человек.", "двести сорок", 240, 240, 240, "exact"),
    ("ru", "Держат двадцать одного человека.", "двадцать одного", 21, 21, 21, "exact"),
    (
        "ru",
        "Держат сто двадцать пять тысяч человек.",
        "сто двадцать пять тысяч",
        125000,
        125000,
        125000,
        "exact",
    ),
    ("ru", "Держат полторы тысячи человек.", "полторы тысячи", 1500, 1500, 1500, "exact"),
    ("ru", "Держат 1,8 тыс. человек.", "1,8 тыс", 1800, 1800, 1800, "exact"),
    ("ru", "Родные шести солдат.", "шести", 6, 6, 6, "exact"),
    ("ru", "Двоих увели.", "Двоих", 2, 2, 2, "exact"),
    ("ru", "Восьмерых отпустили.", "Восьмерых", 8, 8, 8, "exact"),
    ("ru", "С пятью солдатами.", "пятью", 5, 5, 5, "exact"),
    ("ru", "Не менее 40 человек.", "Не менее 40", 40, 40, None, "at_least"),
    ("ru", "Не меньше сорока.", "Не меньше сорока", 40, 40, None, "at_least"),
    ("ru", "По меньшей мере 17 человек.", "По меньшей мере 17", 17, 17, None, "at_least"),
    ("ru", "Как минимум 17 человек.", "Как минимум 17", 17, 17, None, "at_least"),
    ("ru", "Более 200 человек.", "Более 200", 200, 201, None, "more_than"),
    ("ru", "Свыше двухсот человек.", "Свыше двухсот", 200, 201, None, "more_than"),
    ("ru", "Двести с лишним человек.", "Двести с лишним", 200, 201, None, "more_than"),
    ("ru", "Около 500 человек.", "Около 500", 500, None, None, "about"),
    ("ru", "Порядка 500 человек.", "Порядка 500", 500, None, None, "about"),
    ("ru", "Почти 140 человек.", "Почти 140", 140, None, 140, "nearly"),
    ("ru", "До 90 человек.", "До 90", 90, None, 90, "at_most"),
    ("ru", "Не более 90 человек.", "Не более 90", 90, None, 90, "at_most"),
    ("ru", "Менее 30 человек.", "Менее 30", 30, None, 29, "less_than"),
    ("ru", "Звонили человек пять.", "человек пять", 5, None, None, "about"),
    ("ru", "Было солдат двадцать.", "солдат двадцать", 20, None, None, "about"),
    ("ru", "От 20 до 30 солдат.", "От 20 до 30", None, 20, 30, "range"),
    ("ru", "15-20 человек.", "15-20", None, 15, 20, "range"),
    ("ru", "Два или три солдата.", "Два или три", None, 2, 3, "range"),
    ("ru", "Десятки солдат.", "Десятки", None, None, None, "dozens"),
    ("ru", "Несколько сотен солдат.", "Несколько сотен", None, None, None, "hundreds"),
    ("ru", "Нет ни одного солдата.", "ни одного", 0, 0, 0, "exact"),
    ("ru", "Увезли 5-ти солдат.", "5-ти", 5, 5, 5, "exact"),
    ("uk", "Близько 1,8 тисячі солдатів.", "Близько 1,8 тисячі", 1800, None, None, "about"),
    ("uk", "Понад 230 із них.", "Понад 230", 230, 231, None, "more_than"),
    ("uk", "Родини шістьох військових.", "шістьох", 6, 6, 6, "exact"),
    ("uk", "Щонайменше 1793 військові.", "Щонайменше 1793", 1793, 1793, None, "at_least"),
    ("uk", "Не менше ніж сорок осіб.", "Не менше ніж сорок", 40, 40, None, "at_least"),
    ("uk", "Майже двісті осіб.", "Майже двісті", 200, None, 200, "nearly"),
    ("uk", "Пʼятьох забрали.", "Пʼятьох", 5, 5, 5, "exact"),
    ("uk", "П'ятнадцять осіб.", "П'ятнадцять", 15, 15, 15, "exact"),
    ("uk", "Більш як сто осіб.", "Більш як сто", 100, 101, None, "more_than"),
    ("uk", "Кілька десятків осіб.", "Кілька десятків", None, None, None, "dozens"),
    ("uk", "Від 20 до 30 осіб.", "Від 20 до 30", None, 20, 30, "range"),
    ("es", "Hay 1.793 soldados.", "1.793", 1793, 1793, 1793, "exact"),
    ("es", "Hay 1,793 soldados.", "1,793", 1793, 1793, 1793, "exact"),
    ("es", "Hay dos mil soldados.", "dos mil", 2000, 2000, 2000, "exact"),
    ("es", "Hay treinta y dos presos.", "treinta y dos", 32, 32, 32, "exact"),
    ("es", "Hay ciento treinta y nueve presos.", "ciento treinta y nueve", 139, 139, 139, "exact"),
    ("es", "Hay veintiún presos.", "veintiún", 21, 21, 21, "exact"),
    ("es", "Diez de ellas.", "Diez", 10, 10, 10, "exact"),
    ("es", "Al menos nueve presos.", "Al menos nueve", 9, 9, None, "at_least"),
    ("es", "Por lo menos 20 presos.", "Por lo menos 20", 20, 20, None, "at_least"),
    ("es", "Más de doscientas mujeres.", "Más de doscientas", 200, 201, None, "more_than"),
    ("es", "Menos de 48 presos.", "Menos de 48", 48, None, 47, "less_than"),
    ("es", "Unos 500 soldados.", "Unos 500", 500, None, None, "about"),
    ("es", "Alrededor de 500 soldados.", "Alrededor de 500", 500, None, None, "about"),
    ("es", "Casi 140 presos.", "Casi 140", 140, None, 140, "nearly"),
    ("es", "Hasta 90 presos.", "Hasta 90", 90, None, 90, "at_most"),
    ("es", "Entre 20 y 30 presos.", "Entre 20 y 30", None, 20, 30, "range"),
    ("es", "Dos o tres presos.", "Dos o tres", None, 2, 3, "range"),
    ("es", "Veinte o más presos.", "Veinte o más", 20, 20, None, "at_least"),
    ("es", "Decenas de presos.", "Decenas", None, None, None, "dozens"),
    ("es", "Centenares de presos.", "Centenares", None, None, None, "hundreds"),
    ("es", "Una veintena de presos.", "Una veintena", 20, None, None, "about"),
    ("de", "Es sind 1.793 Soldaten.", "1.793", 1793, 1793, 1793, "exact"),
    ("de", "Es sind zweihundertfünfzig Soldaten.", "zweihundertfünfzig", 250, 250, 250, "exact"),
    ("de", "Es sind einundzwanzig Soldaten.", "einundzwanzig", 21, 21, 21, "exact"),
    ("de", "Mindestens 1793 Soldaten.", "Mindestens 1793", 1793, 1793, None, "at_least"),
    ("de", "Mehr als 200 Soldaten.", "Mehr als 200", 200, 201, None, "more_than"),
    ("de", "Weniger als 30 Soldaten.", "Weniger als 30", 30, None, 29, "less_than"),
    ("de", "Rund 500 Soldaten.", "Rund 500", 500, None, None, "about"),
    ("de", "Etwa hundert Soldaten.", "Etwa hundert", 100, None, None, "about"),
    ("de", "Knapp hundert Soldaten.", "Knapp hundert", 100, None, 100, "nearly"),
    ("de", "Bis zu 90 Soldaten.", "Bis zu 90", 90, None, 90, "at_most"),
    ("de", "Zwischen 20 und 30 Soldaten.", "Zwischen 20 und 30", None, 20, 30, "range"),
    ("de", "Zwei oder drei Soldaten.", "Zwei oder drei", None, 2, 3, "range"),
    ("de", "Dutzende Soldaten.", "Dutzende", None, None, None, "dozens"),
    ("de", "Mehrere Hundert Soldaten.", "Mehrere Hundert", None, None, None, "hundreds"),
    ("fr", "Quelque 140 détenus.", "Quelque 140", 140, None, None, "about"),
    ("fr", "Environ 500 soldats.", "Environ 500", 500, None, None, "about"),
    ("fr", "Au moins neuf soldats.", "Au moins neuf", 9, 9, None, "at_least"),
    ("fr", "Plus de 200 soldats.", "Plus de 200", 200, 201, None, "more_than"),
    ("fr", "Moins de 48 soldats.", "Moins de 48", 48, None, 47, "less_than"),
    ("fr", "Près de 300 soldats.", "Près de 300", 300, None, 300, "nearly"),
    ("fr", "Jusqu’à 50 soldats.", "Jusqu’à 50", 50, None, 50, "at_most"),
    ("fr", "Quatre-vingt-douze soldats.", "Quatre-vingt-douze", 92, 92, 92, "exact"),
    ("fr", "Soixante et onze soldats.", "Soixante et onze", 71, 71, 71, "exact"),
    ("fr", "Deux cent trente-quatre soldats.", "Deux cent trente-quatre", 234, 234, 234, "exact"),
    ("fr", "Une centaine de soldats.", "Une centaine", 100, None, None, "about"),
    ("fr", "Des dizaines de soldats.", "Des dizaines", None, None, None, "dozens"),
    ("fr", "Entre 20 et 30 soldats.", "Entre 20 et 30", None, 20, 30, "range"),
]

NO_COUNTS = [
    ("en", "On 25 July 2022 the article said so."),
    ("en", "Articles 127 and 286 of the code."),
    ("en", "The 90-day term under Law 1060."),
    ("en", "Issue 29 of the weekly."),
    ("en", "It was +33 at 8:20 PM."),
    ("en", "A man aged 44, who paid $20."),
    ("en", "Storage stands at 61 per cent."),
    ("en", "At five in the morning, for 20 minutes."),
    ("en", "He lost some eleven kilos in 48 hours."),
    ("en", "Call +7 000 555-01-17 today."),
    ("en", "3. He was taken away."),
    ("en", "See https://granki.example/1793 there."),
    ("en", "Record L-001 was closed."),
    ("en", "The third and the fifteenth came."),
    ("en", "One of them came."),
    ("ru", "25 июля 2022 г., 14:05"),
    ("ru", "Статьи 127 и 286 кодекса."),
    ("ru", "Приложение № 1 и запись № 07."),
    ("ru", "Ей 52 года, сыну 21 год."),
    ("ru", "Сегодня +33, генератор 2 кВт."),
    ("ru", "Он говорил четыре минуты, свыше 48 часов."),
    ("ru", "тел. +7 000 555-01-17"),
    ("ru", "1. К заявителям обратились."),
    ("ru", "Один из них ушёл."),
    ("uk", "Закон 1060 і стаття 22."),
    ("uk", "Йому 44 роки, було 31°."),
    ("uk", "21 липня 2022, 08:15"),
    ("es", "La Ley 1060, artículo 22."),
    ("es", "Nota de prensa 112-2021"),
    ("es", "Tiene 44 años y esperó 48 horas."),
    ("es", "Galería 300 y el 60 por ciento."),
    ("de", "Artikel 22, Gesetz Nr. 1060."),
    ("de", "Am 2. August 2022 um 9:30 Uhr."),
    ("de", "75 Jahre und 2 Monate."),
    ("fr", "L'article 22 et la loi 1060."),
    ("fr", "Le 30 août 2021 à 8 heures."),
    ("fr", "Il a 44 ans et 60 % de chances."),
]


def words(text: str, found: tuple[NumberMention, ...]) -> list[str]:
    return [text[m.start : m.end] for m in found]


@pytest.mark.parametrize(("language", "text", "said", "value", "low", "high", "operator"), COUNTS)
def test_a_count_is_read_with_the_words_that_bound_it(
    language: str,
    text: str,
    said: str,
    value: int | None,
    low: int | None,
    high: int | None,
    operator: str,
) -> None:
    found = find(text, language)
    assert words(text, found) == [said]
    (it,) = found
    assert (it.value, it.low, it.high, it.operator) == (value, low, high, operator)


@pytest.mark.parametrize(("language", "text"), NO_COUNTS)
def test_dates_labels_ages_measures_and_telephone_numbers_are_no_counts(
    language: str, text: str
) -> None:
    assert words(text, find(text, language)) == []


def test_a_bound_on_one_number_does_not_reach_the_next() -> None:
    found = find("Не менее 40 солдат и 12 женщин.", "ru")
    assert [(m.value, m.operator) for m in found] == [
        (40, Operator.AT_LEAST),
        (12, Operator.EXACT),
    ]


def test_numbers_side_by_side_are_not_added_up() -> None:
    assert [
        m.value for m in find("In groups of two three men walked, twenty two others ran.", "en")
    ] == [2, 3, 22]


@given(st.integers(min_value=2, max_value=999_999))
def test_a_number_in_digits_is_read_as_it_stands(number: int) -> None:
    for text in (
        f"{number:,}",
        f"{number:_}".replace("_", "\u00a0"),
        f"{number:,}".replace(",", "."),
    ):
        assert [m.value for m in find(f"{text} солдат", "ru")] == [number], text


@given(st.sampled_from(list(Operator)), st.integers(min_value=1, max_value=10_000))
def test_bounds_never_exclude_each_other(operator: Operator, value: int) -> None:
    low, high = bounds(operator, value)
    assert low is None or high is None or low <= high


@given(st.text(max_size=80), st.sampled_from(["en", "ru", "uk", "es", "de", "fr", "und"]))
def test_any_text_is_read_without_complaint_and_every_count_lies_in_it(
    text: str, language: str
) -> None:
    for mention in find(text, language):
        assert 0 <= mention.start < mention.end <= len(text)


@given(st.integers(min_value=2, max_value=9), st.integers(min_value=2, max_value=9))
def test_german_numbers_are_read_from_the_middle(unit: int, ten: int) -> None:
    units = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
    tens = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
    assert german(f"{units[unit]}und{tens[ten - 2]}") == 10 * ten + unit
