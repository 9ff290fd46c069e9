"""What a number counts, in sentences of six languages."""

import pytest

from habeas.analyzers import plain
from habeas.claims import figures
from habeas.claims.reading import Reading
from habeas.claims.singles import singles
from habeas.model.document import Cell, Digest, DocPath, Document, Passage, PassageKind, Run

# language, sentence, (value, unit) of every figure
COUNTED: list[tuple[str, str, list[tuple[int | None, str]]]] = [
    (
        "en",
        "Police detained 43 protesters in Minsk and 12 more in Grodno.",
        [(43, "persons"), (12, "persons")],
    ),
    (
        "en",
        "Of the 27 students arrested, nine were released on Tuesday.",
        [(27, "persons"), (9, "persons")],
    ),
    (
        "en",
        "The group has documented 118 cases of enforced disappearance since January.",
        [(118, "cases")],
    ),
    (
        "en",
        "Relatives of eleven prisoners filed 14 complaints with the ombudsman.",
        [(11, "families"), (14, "complaints")],
    ),
    ("en", "Thirty-one of them are women.", [(31, "persons")]),
    ("en", "The lawyer submitted five requests, all refused.", [(5, "requests")]),
    ("en", "The list contains 64 names.", [(64, "names")]),
    (
        "en",
        "Prisoners are kept in at least six prisons across four regions.",
        [(6, "sites"), (4, "regions")],
    ),
    ("en", "The 19-year-old was fined 500 dollars and lost 7 kilos.", []),
    ("en", "Two buses and 14 vans left for Rostov.", []),
    ("en", "The ministry said 1,204 people had been freed.", [(1204, "persons")]),
    ("en", "The toll has risen to 56.", [(56, "persons")]),
    ("en", "A total of 212 were counted.", [(212, "persons")]),
    ("en", "Hundreds of men were rounded up.", [(None, "persons")]),
    ("en", "Between 40 and 50 families have left the village.", [(None, "families")]),
    ("en", "The court sentenced him to 12 years in prison.", []),
    ("en", "It was the third arrest in 2 months.", []),
    ("en", "He called twice; on 3 occasions nobody answered.", []),
    ("en", "The newspaper has 12,000 readers and 40 reporters.", []),
    ("en", "More than half of the 90 men held there are from Tuva.", [(90, "persons")]),
    ("en", "All 23 were beaten.", [(23, "persons")]),
    (
        "en",
        "Some 30 political prisoners remain behind bars, down from 45 in May.",
        [(30, "persons"), (45, "persons")],
    ),
    ("en", "Fewer than 10 soldiers of the 3rd brigade refused.", [(10, "persons")]),
    ("en", "They shared one toilet between 60 inmates.", [(60, "persons")]),
    ("en", "The 112 refusers were held by 8 guards.", [(112, "persons"), (8, "persons")]),
    ("en", "Around 70 per cent of the 300 conscripts refused.", [(300, "persons")]),
    ("ru", "В колонии № 19 содержат 133 отказника.", [(133, "persons")]),
    ("ru", "Задержали 43 протестующих, 12 из них отпустили.", [(43, "persons"), (12, "persons")]),
    (
        "ru",
        "Семьи одиннадцати заключённых подали 14 жалоб.",
        [(11, "families"), (14, "complaints")],
    ),
    ("ru", "В списке 64 имени, ещё 5 фамилий проверяют.", [(64, "names"), (5, "names")]),
    ("ru", "Её держали 17 суток в трёх разных отделениях.", [(17, "days"), (3, "sites")]),
    ("ru", "Адвокат направил пять запросов.", [(5, "requests")]),
    ("ru", "Пленных держат как минимум в шести местах.", [(6, "sites")]),
    ("ru", "Из 90 мобилизованных 30 отказались ехать.", [(90, "persons"), (30, "persons")]),
    ("ru", "Известно о 118 случаях исчезновений.", [(118, "cases")]),
    ("ru", "Число задержанных выросло до 56 человек.", [(56, "persons")]),
    ("ru", "Их было около сотни.", [(100, "persons")]),
    ("ru", "Десятки родителей приехали в часть.", [(None, "persons")]),
    ("ru", "Его приговорили к 12 годам колонии.", []),
    ("ru", "Солдаты 64-й бригады прошли 20 километров.", []),
    ("ru", "Привезли два автобуса и 14 машин.", []),
    ("ru", "Всего задержаны 212 человек.", [(212, "persons")]),
    ("ru", "Их там человек сорок.", [(40, "persons")]),
    ("ru", "Ранены трое военных, двое погибли.", [(3, "persons"), (2, "persons")]),
    ("ru", "Суд оштрафовал его на 30 000 рублей.", []),
    ("ru", "Газету читают 12 000 подписчиков.", []),
    ("uk", "У колонії тримають 133 відмовників.", [(133, "persons")]),
    ("uk", "Родини одинадцяти полонених подали 14 скарг.", [(11, "families"), (14, "complaints")]),
    ("uk", "З них 12 звільнили.", [(12, "persons")]),
    ("uk", "Затримали щонайменше 43 людини у п'яти містах.", [(43, "persons"), (5, "sites")]),
    ("uk", "Відомо про 118 випадків зникнень.", [(118, "cases")]),
    ("uk", "Його засудили до 12 років.", []),
    ("uk", "Їх протримали 17 днів.", [(17, "days")]),
    ("uk", "Двоє військових загинули.", [(2, "persons")]),
    (
        "es",
        "La policía detuvo a 43 manifestantes y a 12 periodistas.",
        [(43, "persons"), (12, "persons")],
    ),
    (
        "es",
        "Las familias de once presos presentaron 14 denuncias.",
        [(11, "families"), (14, "complaints")],
    ),
    (
        "es",
        "De los 27 estudiantes detenidos, nueve fueron liberados.",
        [(27, "persons"), (9, "persons")],
    ),
    ("es", "Se documentaron 118 casos de desaparición forzada.", [(118, "cases")]),
    ("es", "Treinta y una son mujeres.", [(31, "persons")]),
    ("es", "Estuvo 17 días en tres comisarías.", [(17, "days"), (3, "sites")]),
    (
        "es",
        "Hay presos en al menos seis cárceles de cuatro departamentos.",
        [(6, "sites"), (4, "regions")],
    ),
    ("es", "Lo condenaron a 12 años de prisión.", []),
    ("es", "Llegaron dos camiones y 14 patrullas.", []),
    ("es", "Cientos de hombres fueron llevados.", [(None, "persons")]),
    ("es", "La lista incluye 64 nombres.", [(64, "names")]),
    ("es", "El número de detenidos subió a 56.", [(56, "persons")]),
    (
        "de",
        "Die Polizei nahm 43 Demonstranten fest, zwölf von ihnen kamen frei.",
        [(43, "persons"), (12, "persons")],
    ),
    (
        "de",
        "Angehörige von elf Gefangenen reichten 14 Beschwerden ein.",
        [(11, "families"), (14, "complaints")],
    ),
    ("de", "Sie saß 17 Tage in Haft.", [(17, "days")]),
    ("de", "Es gibt 118 Fälle von Verschwindenlassen.", [(118, "cases")]),
    ("de", "Er wurde zu 12 Jahren Haft verurteilt.", []),
    ("de", "Rund 70 Soldaten der 3. Brigade weigerten sich.", [(70, "persons")]),
    ("de", "Hunderte Männer wurden verschleppt.", [(None, "persons")]),
    (
        "de",
        "In sechs Gefängnissen in vier Regionen sitzen Verweigerer.",
        [(6, "sites"), (4, "regions")],
    ),
    ("de", "Die Liste enthält 64 Namen.", [(64, "names")]),
    (
        "fr",
        "La police a arrêté 43 manifestants, dont douze femmes.",
        [(43, "persons"), (12, "persons")],
    ),
    (
        "fr",
        "Les familles de onze détenus ont déposé 14 plaintes.",
        [(11, "families"), (14, "complaints")],
    ),
    ("fr", "Il a passé 17 jours en prison.", [(17, "days")]),
    ("fr", "Il y a 118 cas de disparition forcée.", [(118, "cases")]),
    ("fr", "Des centaines d'hommes ont été emmenés.", [(None, "persons")]),
    ("fr", "Il a été condamné à 12 ans de prison.", []),
    ("fr", "Neuf d'entre eux sont libres.", [(9, "persons")]),
    ("fr", "La liste compte 64 noms.", [(64, "names")]),
    ("en", "Her brother is one of 38 villagers missing since 4 May.", [(38, "persons")]),
    ("en", "Only 3 of the 61 have seen a lawyer.", [(3, "persons")]),
    ("en", "As many as 400 internally displaced people were turned back.", [(400, "persons")]),
    ("en", "Nine out of ten detainees were beaten.", []),
    ("en", "On the 40th day of the strike, 16 workers were arrested.", [(16, "persons")]),
    ("en", "The committee's tally stood at 5,082 on 1 March.", [(5082, "persons")]),
    ("en", "Twenty-two-year-old Ali was held with 30 other men.", [(30, "persons")]),
    (
        "en",
        "He spent two nights in a pit with about a dozen others.",
        [(2, "days"), (12, "persons")],
    ),
    ("en", "The unit lost 12 tanks.", []),
    ("en", "A further 17 soldiers are said to be in a basement in Rovenky.", [(17, "persons")]),
    ("en", "Some 1.2 million refugees crossed.", [(1200000, "persons")]),
    ("en", "The number of political prisoners doubled to 1,500.", [(1500, "persons")]),
    (
        "en",
        "There are said to be 80, perhaps 90, men in the camp.",
        [(80, "persons"), (90, "persons")],
    ),
    ("en", "No one knows how many, but not fewer than 60.", [(60, "persons")]),
    ("en", "In 14 of the 25 cases no warrant was shown.", [(14, "cases")]),
    ("en", "Four localities are named: A, B, C and D.", [(4, "sites")]),
    ("en", "Two of her three sons were drafted.", [(2, "persons")]),
    ("en", "The Hague, 12 May 2023. Ref. 44/2023.", []),
    (
        "en",
        "Over the past 10 days, 6 women and 2 children were freed.",
        [(10, "days"), (6, "persons"), (2, "persons")],
    ),
    ("en", "Between 15 and 20 of them signed.", [(None, "persons")]),
    ("ru", "В подвале сидели порядка ста пятидесяти мобилизованных из Тувы.", [(150, "persons")]),
    ("ru", "По данным матерей, пропали ещё как минимум девятнадцать ребят.", [(19, "persons")]),
    ("ru", "Всего таких семей больше тридцати.", [(30, "families")]),
    ("ru", "Называлась цифра в 300 человек.", [(300, "persons")]),
    ("ru", "Военный суд рассмотрел 64 дела об отказе.", [(64, "cases")]),
    ("ru", "Его избивали трое, двое держали.", [(3, "persons"), (2, "persons")]),
    (
        "ru",
        "Нас было двадцать два человека в камере на восемь мест.",
        [(22, "persons"), (8, "sites")],
    ),
    ("ru", "В 5 регионах объявили розыск 200 уклонистов.", [(5, "regions"), (200, "persons")]),
    ("ru", "Отказались 8 из 12.", [(8, "persons")]),
    ("ru", "За два месяца поступило более 1500 обращений.", [(1500, "complaints")]),
    ("ru", "Мать говорит, что с ним в комнате ещё пятнадцать.", [(15, "persons")]),
    ("ru", "Заплатили 50 тысяч рублей, ехали 14 часов.", []),
    ("ru", "Тысячи людей вышли на улицы.", [(None, "persons")]),
    ("ru", "Свыше тысячи человек задержаны.", [(1000, "persons")]),
    ("uk", "У підвалі сиділи близько ста п'ятдесяти мобілізованих.", [(150, "persons")]),
    ("uk", "Ідеться про понад тисячу військових.", [(1000, "persons")]),
    ("uk", "Кількість затриманих зросла до 56.", [(56, "persons")]),
    ("uk", "Тримали їх у чотирьох селах двох областей.", [(4, "sites"), (2, "regions")]),
    ("uk", "За два місяці надійшло 1500 звернень.", [(1500, "complaints")]),
    ("uk", "Семеро відмовилися, двоє зникли.", [(7, "persons"), (2, "persons")]),
    ("es", "En el sótano había cerca de ciento cincuenta reclutas.", [(150, "persons")]),
    ("es", "De ellos, 17 fueron identificados por sus madres.", [(17, "persons")]),
    ("es", "Suman ya 1.200 los detenidos, según el colectivo.", [(1200, "persons")]),
    ("es", "La cifra llega a 300.", [(300, "persons")]),
    ("es", "Unas 40 familias huyeron de la comunidad.", [(40, "families")]),
    ("es", "Pagó 500 dólares y viajó 14 horas en dos autobuses.", []),
    ("es", "Por lo menos otras seis mujeres siguen desaparecidas.", [(6, "persons")]),
    ("es", "Presentó tres recursos de amparo.", [(3, "requests")]),
    (
        "es",
        "Más de un centenar de jóvenes fueron capturados en 3 municipios.",
        [(100, "persons"), (3, "regions")],
    ),
    ("de", "Im Keller saßen etwa hundertfünfzig Einberufene.", [(150, "persons")]),
    ("de", "Davon seien 17 von Angehörigen erkannt worden.", [(17, "persons")]),
    ("de", "Die Zahl der Gefangenen stieg auf 56.", [(56, "persons")]),
    ("de", "Mehr als tausend Menschen wurden festgenommen.", [(1000, "persons")]),
    ("de", "Nach Angaben der Mütter fehlen weitere 19 Jungen.", [(19, "persons")]),
    ("de", "Sie zahlte 500 Euro und fuhr 14 Stunden.", []),
    ("de", "Er teilte die Zelle mit sieben anderen.", [(7, "persons")]),
    ("fr", "Dans la cave se trouvaient près de cent cinquante conscrits.", [(150, "persons")]),
    ("fr", "Parmi eux, 17 ont été reconnus par leurs mères.", [(17, "persons")]),
    ("fr", "Le nombre de détenus est passé à 56.", [(56, "persons")]),
    (
        "fr",
        "Plus d'un millier de personnes ont été arrêtées dans 4 villes.",
        [(1000, "persons"), (4, "sites")],
    ),
    ("fr", "Elle a payé 500 euros et voyagé 14 heures.", []),
    ("fr", "Il partageait sa cellule avec sept autres.", [(7, "persons")]),
]


def reading(language: str, text: str, *cells: tuple[str, str]) -> Reading:
    """Put one passage, or one row of a table, into a document of 3 August 2022."""
    kind, held = PassageKind.PARAGRAPH, []
    if cells:
        kind, text = PassageKind.ROW, ""
        for head, words in cells:
            text += " | " if text else ""
            held.append(Cell(head, len(text), len(text) + len(words)))
            text += words
    passage = Passage(text, (Run(0, len(text), 0, len(text)),), kind, language, tuple(held))
    document = Document(
        DocPath("a.txt"), Digest("0" * 64), text, (passage,), "test", published="2022-08-03"
    )
    return Reading(document, tuple(plain.engine(language)([text])))


@pytest.mark.parametrize(("language", "text", "expected"), COUNTED)
def test_a_number_is_tied_to_what_it_counts(
    language: str, text: str, expected: list[tuple[int | None, str]]
) -> None:
    found = figures.find(reading(language, text))
    assert [(f.value, f.unit) for f in found] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Relatives of six men wrote to us."),
        ("ru", "Поводом стали обращения родственников шести военнослужащих."),
        ("uk", "До них звернулися родини шістьох військових."),
        ("es", "Escribieron los familiares de seis soldados."),
        ("de", "Angehörige von sechs Soldaten schrieben uns."),
        ("fr", "Les familles de six soldats ont écrit."),
    ],
)
def test_the_kin_of_six_men_are_six_families(language: str, text: str) -> None:
    assert [(f.value, f.unit) for f in figures.find(reading(language, text))] == [(6, "families")]


@pytest.mark.parametrize(
    "text",
    ["Petrov, 44, said so.", "People under 30 fled.", "Future45 paid.", "Two to three years."],
)
def test_ages_terms_and_names_with_digits_are_no_figures(text: str) -> None:
    assert figures.find(reading("en", text)) == ()


def test_a_source_beside_a_count_does_not_make_it_a_count_of_families() -> None:
    (found,) = figures.find(
        reading("en", "According to the relatives, some 200 men are kept there.")
    )
    assert (found.value, found.unit) == (200, "persons")


def test_so_many_times_asked_are_so_many_requests() -> None:
    (found,) = figures.find(reading("en", "His lawyer has asked four times to see him."))
    assert (found.value, found.unit) == (4, "requests")


def test_two_of_the_six_is_one_figure() -> None:
    found = figures.find(reading("ru", "Двое из шести военнослужащих отозвали рапорты."))
    assert [f.value for f in found] == [2]


def test_each_of_the_six_gives_no_figure() -> None:
    assert figures.find(reading("en", "Tell the families where each of the six men is.")) == ()


def test_nobody_is_no_figure_but_not_one_soldier_is_zero() -> None:
    assert figures.find(reading("ru", "Ни один из подавших рапорт не вернулся.")) == ()
    (none,) = figures.find(reading("ru", "Нет ни одного военнослужащего без документов."))
    assert none.value == 0


def test_a_figure_is_of_the_day_that_its_sentence_names() -> None:
    (found,) = figures.find(reading("es", "Al 25 de julio había 139 personas presas."))
    assert found.as_of == "2022-07-25"


def test_a_figure_without_a_day_is_of_the_day_of_the_text() -> None:
    (found,) = figures.find(reading("es", "Hay 139 personas presas."))
    assert found.as_of == "2022-08-03"


def test_a_cell_under_a_head_that_counts_is_a_figure() -> None:
    (found,) = figures.find(reading("ru", "", ("Регион", "Тыва"), ("Отказов", "не менее 40")))
    assert (found.value, found.operator, found.unit) == (40, "at_least", "persons")


def test_ids_ages_and_telephones_of_a_list_of_persons_are_no_figures() -> None:
    row = reading("en", "", ("No.", "7"), ("Name", "A. B."), ("Age", "22"), ("Held at", "Bryanka"))
    assert figures.find(row) == ()


def test_the_total_of_a_list_is_a_figure_of_persons() -> None:
    (found,) = figures.find(reading("en", "", ("No.", "Total"), ("Name", "19")))
    assert (found.value, found.unit) == (19, "persons")


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The parents of a soldier who is held in Rovenky wrote.", "a soldier"),
        ("es", "Los padres de un soldado preso en Rovenky.", "un soldado"),
        ("de", "Die Eltern eines Soldaten, der in Rovenky festsitzt.", "eines Soldaten"),
        ("fr", "Les parents d'un soldat détenu à Rovenky.", "un soldat"),
        ("ru", "Родители солдата, которого держат в Ровеньках.", "солдата"),
        ("uk", "Батьки солдата, якого тримають у Ровеньках.", "солдата"),
    ],
)
def test_a_person_brought_in_with_a_relative_clause_is_exactly_one(
    language: str, text: str, words: str
) -> None:
    (found,) = singles(reading(language, text))
    assert (text[found.start : found.end], found.value, found.high) == (words, 1, 1)


def test_a_soldier_spoken_of_in_general_is_no_figure() -> None:
    assert singles(reading("en", "A soldier cannot be detained without a trial.")) == ()
