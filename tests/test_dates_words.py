"""Dates in words and digits, in the languages that habeas reads."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text import edtf
from habeas.text.dates import find

ANCHOR = date(2022, 8, 3)  # a Wednesday

# language, sentence, EDTF, kind
DATED = [
    ("en", "They came on 25 July.", "2022-07-25", "point"),
    ("en", "They came on 25 July 2021.", "2021-07-25", "point"),
    ("en", "They came on July 25, 2021.", "2021-07-25", "point"),
    ("en", "They came on July 25th.", "2022-07-25", "point"),
    ("en", "They came on the 25th of July.", "2022-07-25", "point"),
    ("en", "They came on the fifth of July.", "2022-07-05", "point"),
    ("en", "SAN JOSE, Aug. 28, 2021", "2021-08-28", "point"),
    ("en", "They came on 24 December.", "2021-12-24", "point"),
    ("en", "They came in July.", "2022-07", "point"),
    ("en", "They came in July 2021.", "2021-07", "point"),
    ("en", "In July 22 men came.", "2022-07", "point"),
    ("en", "They came in early July.", "2022-07-01~/2022-07-10~", "point"),
    ("en", "They came in mid-July.", "2022-07-11~/2022-07-20~", "point"),
    ("en", "They came in late May.", "2022-05-21~/2022-05-31~", "point"),
    ("en", "It was as early as the end of March 2022.", "2022-03-21~/2022-03-31~", "point"),
    ("en", "It was at the beginning of February 2021.", "2021-02-01~/2021-02-10~", "point"),
    ("en", "It was at the end of February 2021.", "2021-02-21~/2021-02-28~", "point"),
    ("en", "Since June they are held.", "2022-06/..", "since"),
    ("en", "Since the end of February they are held.", "2022-02-21~/..", "since"),
    ("en", "By 10 July they were held.", "../2022-07-10", "until"),
    ("en", "Until May they were held.", "../2022-05", "until"),
    ("en", "Before August 2022 they were held.", "../2022-07", "before"),
    ("en", "After 10 July they were held.", "2022-07-11~/..", "after"),
    ("en", "From 5 July to 11 July they were held.", "2022-07-05/2022-07-11", "range"),
    ("en", "From 5 to 11 July they were held.", "2022-07-05/2022-07-11", "range"),
    ("en", "Between 3 and 5 July they were held.", "2022-07-03/2022-07-05", "range"),
    ("en", "10 July - 25 July 2022", "2022-07-10/2022-07-25", "range"),
    ("en", "July 10-25, 2022", "2022-07-10/2022-07-25", "range"),
    ("en", "From June to August 2021 they were held.", "2021-06/2021-08", "range"),
    ("en", "It was on 3 or 4 July.", "[2022-07-03,2022-07-04]", "range"),
    ("en", "It was on 3 and 4 July.", "{2022-07-03,2022-07-04}", "range"),
    ("en", "They came yesterday.", "2022-08-02", "relative"),
    ("en", "They came today.", "2022-08-03", "relative"),
    ("en", "They came last week.", "2022-07-25/2022-07-31", "relative"),
    ("en", "They came last month.", "2022-07", "relative"),
    ("en", "They came last year.", "2021", "relative"),
    ("en", "It was reported on Friday.", "2022-07-29", "relative"),
    ("en", "On the night of 18 July he was gone.", "2022-07-18", "point"),
    ("en", "He was taken in 2018.", "2018", "point"),
    ("en", "He was taken in the summer of 2021.", "2021-06/2021-08", "point"),
    ("en", "Last contact 2022-07-03.", "2022-07-03", "point"),
    ("en", "Last contact 9.7.2022.", "2022-07-09", "point"),
    ("en", "Last contact 13/07/22.", "2022-07-13", "point"),
    ("en", "Last contact 02/07/22.", "[2022-02-07,2022-07-02]", "point"),
    ("en", "05.07.", "2022-07-05", "point"),
    ("ru", "Сын подал рапорт 28 июня.", "2022-06-28", "point"),
    ("ru", "2 июля его привезли.", "2022-07-02", "point"),
    ("ru", "Второго июля его привезли.", "2022-07-02", "point"),
    ("ru", "25-го июля его привезли.", "2022-07-25", "point"),
    ("ru", "1 августа 2022\u00a0г., 14:05", "2022-08-01", "point"),
    ("ru", "20 июля 2022 года", "2022-07-20", "point"),
    ("ru", "В июле отказы пошли.", "2022-07", "point"),
    ("ru", "В начале июля сообщали.", "2022-07-01~/2022-07-10~", "point"),
    ("ru", "В середине июля сообщали.", "2022-07-11~/2022-07-20~", "point"),
    ("ru", "Ещё в конце марта 2022 года.", "2022-03-21~/2022-03-31~", "point"),
    ("ru", "нач. июля", "2022-07-01~/2022-07-10~", "point"),
    ("ru", "начало июля", "2022-07-01~/2022-07-10~", "point"),
    ("ru", "С февраля по 20 июля отказались.", "2022-02/2022-07-20", "range"),
    ("ru", "С 5 по 11 июля держали.", "2022-07-05/2022-07-11", "range"),
    ("ru", "5–11 июля держали.", "2022-07-05/2022-07-11", "range"),
    ("ru", "До мая их увольняли.", "../2022-05", "until"),
    ("ru", "С июня людей собирают.", "2022-06/..", "since"),
    ("ru", "С 9 июля связи нет.", "2022-07-09/..", "since"),
    ("ru", "После 10 июля его нет.", "2022-07-11~/..", "after"),
    ("ru", "после 10.07", "2022-07-11~/..", "after"),
    ("ru", "к 10 июля собрали.", "../2022-07-10", "until"),
    ("ru", "Вчера прислали.", "2022-08-02", "relative"),
    ("ru", "Сегодня перевезли.", "2022-08-03", "relative"),
    ("ru", "На прошлой неделе увезли.", "2022-07-25/2022-07-31", "relative"),
    ("ru", "Контракт с осени 2021.", "2021-09/..", "since"),
    ("ru", "Жалоба от 25 июля.", "2022-07-25", "point"),
    ("ru", "02.07.2022", "2022-07-02", "point"),
    ("ru", "18.07", "2022-07-18", "point"),
    ("ru", "Позвонил до 20.07 и пропал.", "../2022-07-20", "until"),
    ("ru", "в 2018 году", "2018", "point"),
    ("uk", "21 липня 2022, 08:15", "2022-07-21", "point"),
    ("uk", "Усього з лютого відмовилися.", "2022-02/..", "since"),
    ("uk", "На початку липня повідомили.", "2022-07-01~/2022-07-10~", "point"),
    ("uk", "Наприкінці березня повідомили.", "2022-03-21~/2022-03-31~", "point"),
    ("uk", "До травня звільняли.", "../2022-05", "until"),
    ("uk", "З 5 до 11 липня тримали.", "2022-07-05/2022-07-11", "range"),
    ("uk", "Учора передзвонили.", "2022-08-02", "relative"),
    ("uk", "Минулого тижня забрали.", "2022-07-25/2022-07-31", "relative"),
    ("uk", "Пʼятого липня забрали.", "2022-07-05", "point"),
    ("es", "El 3 de agosto de 2021.", "2021-08-03", "point"),
    ("es", "El 25 de julio lo detuvieron.", "2022-07-25", "point"),
    ("es", "El primero de julio lo detuvieron.", "2022-07-01", "point"),
    ("es", "A principios de julio informó.", "2022-07-01~/2022-07-10~", "point"),
    ("es", "A mediados de julio informó.", "2022-07-11~/2022-07-20~", "point"),
    ("es", "A finales de marzo de 2022.", "2022-03-21~/2022-03-31~", "point"),
    ("es", "Desde finales de mayo.", "2022-05-21~/..", "since"),
    ("es", "Desde antes de abril de 2018.", "../2018-03", "before"),
    ("es", "Al 25 de julio había 139.", "2022-07-25", "as_of"),
    ("es", "Del 5 al 11 de julio.", "2022-07-05/2022-07-11", "range"),
    ("es", "Hasta julio los tuvieron.", "../2022-07", "until"),
    ("es", "La semana pasada los llevaron.", "2022-07-25/2022-07-31", "relative"),
    ("es", "Ayer los llevaron.", "2022-08-02", "relative"),
    ("es", "12/11/2020", "2020-11-12", "point"),
    ("es", "julio 2021", "2021-07", "point"),
    ("es", "En 2018 lo detuvieron.", "2018", "point"),
    ("de", "Am 2. Juli kam er.", "2022-07-02", "point"),
    ("de", "2. August 2022", "2022-08-02", "point"),
    ("de", "Anfang Juli meldete sie.", "2022-07-01~/2022-07-10~", "point"),
    ("de", "Mitte Juli meldete sie.", "2022-07-11~/2022-07-20~", "point"),
    ("de", "Schon Ende März 2022.", "2022-03-21~/2022-03-31~", "point"),
    ("de", "Seit Februar weigern sie sich.", "2022-02/..", "since"),
    ("de", "Vom 5. bis 11. Juli.", "2022-07-05/2022-07-11", "range"),
    ("de", "Bis Juni wurden sie entlassen.", "../2022-06", "until"),
    ("de", "Vor Juni wurden sie entlassen.", "../2022-05", "before"),
    ("de", "Im Jahr 2018 kam er.", "2018", "point"),
    ("de", "Gestern kam er.", "2022-08-02", "relative"),
    ("de", "Vergangene Woche kam er.", "2022-07-25/2022-07-31", "relative"),
    ("de", "Am fünften Juli kam er.", "2022-07-05", "point"),
    ("fr", "30 août 2021", "2021-08-30", "point"),
    ("fr", "Le 1er juillet il est venu.", "2022-07-01", "point"),
    ("fr", "Début juillet il est venu.", "2022-07-01~/2022-07-10~", "point"),
    ("fr", "À la mi-juillet il est venu.", "2022-07-11~/2022-07-20~", "point"),
    ("fr", "Fin mars il est venu.", "2022-03-21~/2022-03-31~", "point"),
    ("fr", "Depuis février ils refusent.", "2022-02/..", "since"),
    ("fr", "Du 5 au 11 juillet.", "2022-07-05/2022-07-11", "range"),
    ("fr", "Avant avril 2018.", "../2018-03", "before"),
    ("fr", "La semaine dernière il est venu.", "2022-07-25/2022-07-31", "relative"),
    ("fr", "Hier il est venu.", "2022-08-02", "relative"),
    ("fr", "À la fin du mois d’août 2021.", "2021-08-21~/2021-08-31~", "point"),
    ("en", "They came three days ago.", "2022-07-31", "relative"),
    ("en", "They came a week ago.", "2022-07-27~", "relative"),
    ("en", "They came two months ago.", "2022-06~", "relative"),
    ("ru", "Его увезли 3 дня назад.", "2022-07-31", "relative"),
    ("ru", "Его увезли неделю назад.", "2022-07-27~", "relative"),
    ("ru", "Два месяца назад он звонил.", "2022-06~", "relative"),
    ("uk", "Три дні тому забрали.", "2022-07-31", "relative"),
    ("es", "Hace tres días lo llevaron.", "2022-07-31", "relative"),
    ("de", "Vor zwei Wochen kam er.", "2022-07-20~", "relative"),
    ("fr", "Il y a trois jours il est venu.", "2022-07-31", "relative"),
    ("pt", "Em 3 de agosto de 2021.", "2021-08-03", "point"),
    ("pl", "25 lipca 2021 roku", "2021-07-25", "point"),
    ("cs", "25. července 2021", "2021-07-25", "point"),
    ("be", "25 ліпеня 2021 года", "2021-07-25", "point"),
]

NO_DATES = [
    ("en", "They may march with the 25 men."),
    ("en", "About 1.25 of 2022 men in an august hall."),
    ("en", "No. 7, room 12, 61 per cent, version 1.10."),
    ("ru", "Более 200 человек из 22 регионов с майором."),
    ("ru", "Приказ № 25, статья 7."),
    ("es", "Ley 1060, 90 días, tres de ellos."),
    ("de", "Mehr als 200 Männer an 4 Orten."),
    ("fr", "Deux détenus et neuf soldats."),
]


@pytest.mark.parametrize(("language", "text", "when", "kind"), DATED)
def test_words_and_digits_name_a_date(language: str, text: str, when: str, kind: str) -> None:
    assert [(m.edtf, m.kind) for m in find(text, language, anchor=ANCHOR)] == [(when, kind)]


@pytest.mark.parametrize(("language", "text"), NO_DATES)
def test_other_numbers_and_words_name_no_date(language: str, text: str) -> None:
    assert find(text, language, anchor=ANCHOR) == ()


def test_the_next_day_follows_the_date_named_last() -> None:
    found = find("On 25 July they came. The next day she spoke.", "en", anchor=ANCHOR)
    assert [m.edtf for m in found] == ["2022-07-25", "2022-07-26"]


def test_since_then_goes_back_to_the_text_before() -> None:
    (found,) = find(
        "Since then 21 people were held.", "en", anchor=ANCHOR, before=date(2022, 7, 25)
    )
    assert (found.edtf, found.kind) == ("2022-07-25/..", "since")


def test_a_year_that_cannot_be_told_is_left_open() -> None:
    (found,) = find("Они пришли 25 июля.", "ru", anchor=None)
    assert found.edtf is None


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert [m.edtf for m in find("On 31 June 2022.", "en", anchor=ANCHOR)] == [None]


def test_the_words_of_a_date_leave_out_the_preposition_of_place_in_time() -> None:
    text = "Ещё в конце марта 2022 года они отказались."
    (found,) = find(text, "ru", anchor=ANCHOR)
    assert text[found.start : found.end] == "конце марта 2022 года"


@given(st.text(max_size=80), st.sampled_from(["en", "ru", "uk", "es", "de", "fr", "und"]))
def test_any_text_is_searched_without_complaint(text: str, language: str) -> None:
    for mention in find(text, language, anchor=ANCHOR):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.edtf is None or edtf.parse(mention.edtf) is not None


MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_is_read_back_in_every_writing(day: date) -> None:
    writings = [
        ("ru", f"{day.day} {MONTHS.split()[day.month - 1]} {day.year} года"),
        ("uk", f"{day:%d.%m.%Y}"),
        ("es", f"{day:%d/%m/%Y}"),
        ("en", day.isoformat()),
    ]
    for language, text in writings:
        assert [m.edtf for m in find(text, language, anchor=None)] == [day.isoformat()], text


points = st.builds(
    lambda day, size, mark: str(edtf.parse(day.isoformat()[: (4, 7, 10)[size]] + mark)),
    st.dates(min_value=date(1000, 1, 1)),
    st.integers(min_value=0, max_value=2),
    st.sampled_from(["", "~", "?", "%"]),
)
ends = st.one_of(points, st.just(".."))
dates = st.one_of(
    points, st.builds("{}/{}".format, ends, ends), st.builds("[{},{}]".format, points, points)
)


@given(dates)
def test_edtf_is_written_as_it_was_read(text: str) -> None:
    what = edtf.parse(text)
    assert what is None or str(what) == text


@given(dates)
def test_the_first_day_never_follows_the_last(text: str) -> None:
    first, last = edtf.bounds(text)
    assert first is None or last is None or first <= last


@given(points)
def test_every_point_has_bounds(text: str) -> None:
    assert None not in edtf.bounds(text)


@pytest.mark.parametrize(
    "text",
    ["", "2022-13", "2022-02-30", "July", "2022/2021", "../..", "2022/2023/2024", "[2022,x]"],
)
def test_what_is_no_edtf_is_refused(text: str) -> None:
    assert edtf.parse(text) is None
    assert edtf.bounds(text) == (None, None)


BARE = [
    ("en", "On the 9th she was taken.", "2023-06-09"),
    ("en", "On 2 June he came; on the 4th he was gone.", "2023-06-04"),
    ("en", "They have been held since the 28th.", "2023-05-28/.."),
    ("en", "On Tuesday the 6th two were freed.", "2023-06-06"),
    ("en", "On 2 June he came and two days later he was gone.", "2023-06-04"),
    ("de", "Am 1. Juni kamen sie, drei Tage später war er fort.", "2023-06-04"),
    ("es", "El 2 de junio llegó; esa misma noche lo golpearon.", "2023-06-02"),
    ("de", "Am 7. holten sie ihn ab.", "2023-06-07"),
    ("de", "Am Montag, den 5., kam ein Brief.", "2023-06-05"),
    ("es", "El 3 por la noche lo sacaron.", "2023-06-03"),
    ("fr", "Le 4 au matin, on les a emmenés.", "2023-06-04"),
    ("ru", "8-го числа его увезли.", "2023-06-08"),
]


@pytest.mark.parametrize(("language", "text", "day"), BARE, ids=[b[1] for b in BARE])
def test_a_day_without_its_month_is_the_last_such_day(language: str, text: str, day: str) -> None:
    assert find(text, language, anchor=date(2023, 6, 10))[-1].edtf == day


@pytest.mark.parametrize("text", ["on the 5th floor", "the 3rd Brigade", "the 14th century"])
def test_an_ordinal_of_a_thing_is_no_day(text: str) -> None:
    assert find(text, "en", anchor=date(2023, 6, 10)) == ()
