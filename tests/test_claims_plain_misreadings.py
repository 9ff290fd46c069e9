"""Do plain words of plain letters keep their meaning? People and towns are invented."""

from datetime import date

import pytest

from habeas.analyzers import analyze
from habeas.claims import figures, find
from habeas.claims.births import is_birth
from habeas.claims.captors import are_captors
from habeas.claims.reading import Reading
from habeas.model.claim import Claim
from habeas.model.document import Cell, Digest, DocPath, Document, Passage, PassageKind, Run
from habeas.model.words import EventType, Operator, Polarity
from habeas.text.dates import find as find_dates
from habeas.text.numbers import find as find_numbers


def told(
    language: str, *texts: str, outlet: str | None = None, public: bool = True
) -> list[tuple[str, Claim]]:
    passages: list[Passage] = []
    at = 0
    for text in texts:
        runs = (Run(0, len(text), at, at + len(text)),)
        passages.append(Passage(text, runs, PassageKind.PARAGRAPH, language))
        at += len(text) + 1
    whole = "\n".join(texts)
    document = Document(
        DocPath("a.txt"), Digest("0" * 64), whole, tuple(passages), "test",
        published="2023-06-20", outlet=outlet, public=public,
    )  # fmt: skip
    reading = Reading(document, tuple(analyze(language, list(texts))))
    return [(whole[c.start : c.end], c) for c in find(reading, {})]


BORN = [
    (
        "en",
        "My brother, Tomas Reyes, born 3 June 1990, was taken away on 14 April 2023 by soldiers.",
    ),
    ("en", "My brother, born in Oruro on 3 June 1990, was taken from his flat on 14 April 2023."),
    ("de", "Mein Bruder, geboren am 3. Juni 1990, wurde am 14. April 2023 in Minsk festgenommen."),
    ("de", "Anna Weber (geb. 3.6.1990) wurde am 14. April 2023 in Minsk festgenommen."),
    ("es", "Mi hermano, nacido el 3 de junio de 1990, fue detenido el 14 de abril de 2023."),
    ("fr", "Mon frère, né le 3 juin 1990, a été arrêté à Conakry le 14 avril 2023."),
    ("ru", "Мой брат, родился 3 июня 1990 года, был задержан в Оше 14 апреля 2023 года."),
    ("ru", "Моего брата, 03.06.1990 г.р., задержали в Оше 14 апреля 2023 года."),
    ("ru", "Моего брата, 3 июня 1990 года рождения, задержали в Оше 14 апреля 2023 года."),
    ("uk", "Мого брата, 03.06.1990 р.н., затримали в Мелітополі 14 квітня 2023 року."),
    ("uk", "Мого брата (народився 3 червня 1990 року) затримали 14 квітня 2023 року."),
]


@pytest.mark.parametrize(("language", "text"), BORN, ids=[t for _, t in BORN])
def test_nobody_is_taken_away_on_the_day_of_his_birth(language: str, text: str) -> None:
    ((_, claim),) = told(language, text)
    assert claim.date == "2023-04-14"


def test_the_day_after_a_birth_is_told_is_no_birth() -> None:
    text = "He, born in 1990, was taken on 14 April 2023."
    births = [is_birth(text, m, "en") for m in find_dates(text, "en", anchor=date(2023, 6, 20))]
    assert births == [True, False]


def test_a_date_a_generation_earlier_is_not_that_of_an_arrest() -> None:
    text = "Police arrested the woman who had run the school from 1995 on 14 April 2023 in Oruro."
    ((_, claim),) = told("en", text)
    assert claim.date == "2023-04-14"


BOUNDED = [
    ("en", "Police arrested not only drivers but also two journalists."),
    ("en", "Not less than 25 miners were detained in Naryn."),
    ("ru", "Спецназ задержал не менее 25 шахтёров, перекрывших дорогу из-за неуплаты пенсий."),
    ("ru", "Милиция задержала не более 25 шахтёров."),
    ("ru", "Задержали не только водителей, но и двух журналистов."),
    ("uk", "Поліція затримала не менше 25 шахтарів, які протестували проти невиплати зарплат."),
    ("uk", "Затримали не лише водіїв, а й двох журналістів."),
    ("es", "La policía detuvo a no menos de 25 mineros en Oruro."),
    ("es", "La policía detuvo no solo a los conductores, sino también a dos periodistas."),
    ("de", "In Minsk wurden nicht weniger als 25 Bergleute festgenommen."),
    ("de", "In Minsk wurden nicht nur Fahrer, sondern auch zwei Ärzte festgenommen."),
    ("fr", "La police a arrêté pas moins de 25 mineurs à Conakry."),
    ("fr", "La police a arrêté non seulement des chauffeurs mais aussi deux journalistes."),
]


@pytest.mark.parametrize(("language", "text"), BOUNDED, ids=[t for _, t in BOUNDED])
def test_a_bound_on_a_number_denies_no_arrest(language: str, text: str) -> None:
    found = told(language, text)
    assert found
    assert all(c.polarity is Polarity.AFFIRMED for _, c in found)
    assert any(EventType.DETENTION in c.types for _, c in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "No miner was detained in Naryn."),
        ("ru", "Шахтёров не задерживали."),
        ("es", "La policía no detuvo a nadie en Oruro."),
    ],
)
def test_a_real_negation_still_denies_it(language: str, text: str) -> None:
    assert any(c.polarity is Polarity.NEGATED for _, c in told(language, text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Нас держали на ногах часа четыре."),
        ("ru", "В камере мы просидели дней десять без воды."),
        ("ru", "Ехали километров двадцать."),
        ("uk", "Нас тримали годин п'ять біля стіни."),
    ],
)
def test_a_unit_before_a_rough_number_measures(language: str, text: str) -> None:
    assert find_numbers(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "За несколько часов двадцать человек увезли.", 20),
        ("ru", "Нас было человек двадцать.", 20),
        ("ru", "Через 6 часов 12 задержанных отпустили.", 12),
    ],
)
def test_people_behind_a_time_are_counted_all_the_same(
    language: str, text: str, value: int
) -> None:
    assert find_numbers(text, language)[-1].value == value


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "They took my husband this morning, five in plain clothes.", "five"),
        ("en", "Six masked men took him from his house.", "Six"),
        ("de", "Mein Mann wurde abgeholt, vier Beamte in Zivil.", "vier"),
        ("es", "Se lo llevaron cuatro policías de paisano.", "cuatro"),
        ("es", "Tres hombres encapuchados lo sacaron de la casa.", "Tres"),
        ("fr", "Quatre hommes en civil ont arrêté mon mari.", "Quatre"),
        ("ru", "Мужа забрали утром, трое в штатском.", "трое"),
        ("uk", "Чоловіка забрали вранці, троє в цивільному.", "троє"),
    ],
)
def test_those_who_come_for_somebody_are_not_those_taken(
    language: str, text: str, number: str
) -> None:
    at = text.index(number)
    assert are_captors(text, (at, at + len(number)), language)
    assert all(claim.quantity is None for _, claim in told(language, text))


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "Six masked men were arrested on Monday.", "Six"),
        ("en", "Four officers were detained in Osh.", "Four"),
        ("ru", "Задержали четверых в масках.", "четверых"),
        ("es", "Cuatro hombres fueron detenidos.", "Cuatro"),
    ],
)
def test_masked_men_who_are_arrested_are_counted(language: str, text: str, number: str) -> None:
    at = text.index(number)
    assert not are_captors(text, (at, at + len(number)), language)


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("en", "The number of detained miners rose from 20 to 27.", 27),
        ("ru", "Число арестованных выросло до 27.", 27),
        ("ru", "Число задержанных выросло с 20 до 27 человек.", 27),
        ("ru", "Число задержанных сократилось до 12.", 12),
        ("uk", "Кількість затриманих зросла до 27.", 27),
        ("es", "El número de detenidos aumentó hasta 27.", 27),
        ("de", "Die Zahl der Festgenommenen stieg auf 27.", 27),
        ("fr", "Le nombre de détenus est monté jusqu'à 27.", 27),
    ],
)
def test_what_a_number_grew_to_is_all_there_is(language: str, text: str, last: int) -> None:
    found = find_numbers(text, language)[-1]
    assert (found.value, found.operator) == (last, Operator.EXACT)


def test_up_to_a_number_is_still_a_bound_where_nothing_grows() -> None:
    assert find_numbers("В камере было до 27 человек.", "ru")[0].operator is Operator.AT_MOST


SPLIT = [
    (
        "en",
        "17 of them are held in the prison in Osh and 9 in detention centre No. 2 in Naryn.",
    ),
    ("en", "Of them, 17 were taken to the jail in Osh, and 9 to remand prison No. 2 in Naryn."),
    ("ru", "17 человек увезли в изолятор в Оше, ещё 9 — в СИЗО № 2 в Нарыне."),
    ("de", "17 sitzen in Osch und 9 in der Haftanstalt Nr. 2 in Naryn."),
    ("es", "17 están detenidos en Oruro y 9 en el penal n.º 2 de La Paz."),
    ("fr", "17 sont détenus à Conakry et 9 dans la prison n° 2 de Kindia."),
]


@pytest.mark.parametrize(("language", "text"), SPLIT, ids=[t for _, t in SPLIT])
def test_two_numbers_at_two_places_are_two_counts_and_a_label_ends_nothing(
    language: str, text: str
) -> None:
    found = told(language, text)
    assert [c.quantity.value for _, c in found if c.quantity] == [17, 9]
    assert found[-1][0].endswith(text.removesuffix(".")[-5:])


OWNED = [
    ("en", "Lawyer Rosa Quispe said that no miner is free.", "The mine's director said no miner"),
    (
        "en",
        "Lawyer Rosa Quispe said that no miner is free.",
        "The director of the mine said no man",
    ),
    ("de", "Anwältin Rosa Quispe sagte, es sei still.", "Der Direktor der Mine sagte, niemand"),
    ("ru", "Адвокат Роза Киспе сказала, что там тихо.", "Директор шахты сказал, что никого"),
    ("es", "La abogada Rosa Quispe dijo que hay calma.", "El director de la mina dijo que nadie"),
]
ENDS = {
    "en": " had been detained.",
    "de": " sei festgenommen worden.",
    "ru": " не задерживали.",
    "es": " fue detenido.",
}


@pytest.mark.parametrize(("language", "first", "second"), OWNED, ids=[t for _, _, t in OWNED])
def test_a_director_of_something_is_not_the_lawyer_before_him(
    language: str, first: str, second: str
) -> None:
    _, claim = told(language, first, second + ENDS[language])[-1]
    assert claim.attribution[0].name != "Rosa Quispe"


def test_the_lawyer_who_was_named_is_still_meant_by_her_calling() -> None:
    _, claim = told(
        "en",
        "Lawyer Rosa Quispe said that she had visited the police station.",
        "The lawyer said that two miners had been beaten.",
    )[-1]
    assert claim.attribution[0].name == "Rosa Quispe"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I am afraid they will dismiss me from the school if they hear that I spoke."),
        ("ru", "Боюсь, что меня уволят из школы, если узнают."),
        ("uk", "Боюся, що мене звільнять зі школи."),
        ("es", "Temo que me despidan de la escuela."),
        ("de", "Ich fürchte, dass sie mich entlassen werden."),
        ("fr", "Je crains qu'on me licencie de l'école."),
    ],
)
def test_what_somebody_is_afraid_of_did_not_happen(language: str, text: str) -> None:
    assert [set(c.types) for _, c in told(language, text)] == [{EventType.THREAT}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I fear that he was beaten in the cell."),
        ("ru", "Боюсь, что его избили в камере."),
    ],
)
def test_a_fear_of_what_was_done_is_of_what_was_done(language: str, text: str) -> None:
    assert any(EventType.ILL_TREATMENT in c.types for _, c in told(language, text))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "ru",
            (
                "Запись беседы 3",
                "Собеседник: Азамат Токтогулов, рабочий рудника, 31 год",
                "Меня задержали 14 июня прямо в забое. Протокол на меня не составляли.",
            ),
        ),
        (
            "en",
            (
                "Interview 3",
                "Source: Tomas Reyes, worker of the mine",
                "I was detained at the pit on 14 June. They beat me in the yard.",
            ),
        ),
    ],
)
def test_who_tells_that_he_was_taken_is_a_victim_and_underwent_it(
    language: str, texts: tuple[str, ...]
) -> None:
    found = [c for _, c in told(language, *texts, public=False)]
    assert {str(c.attribution[0].kind) for c in found} == {"victim"}
    assert str(found[0].certainty) == "witnessed"


def test_a_report_that_nobody_drew_up_against_me_is_no_charge() -> None:
    found = told("ru", "Меня били. Протокол на меня не составляли.")
    charges = [c for _, c in found if EventType.CHARGE in c.types]
    assert [c.polarity for c in charges] == [Polarity.NEGATED]


def test_an_office_that_says_allegedly_of_arrests_denies_them() -> None:
    office = "УВД Ошской области"
    text = "В связи с публикациями о якобы массовых задержаниях шахтёров УВД сообщает следующее."
    _, claim = told("ru", office, text, outlet=office)[-1]
    assert EventType.DENIAL in claim.types
    assert claim.polarity is Polarity.NEGATED


def test_a_page_that_relays_another_puts_it_not_between_itself_and_who_told_it() -> None:
    relayed = "Число арестованных на руднике выросло до 27, сообщил 14 июня «Ошский листок»."
    told_us = "Адвокат Айгуль Сатова рассказала «Нарынскому вестнику», что "
    direct = told_us + "её не пустили к двум подзащитным в СИЗО Оша."
    _, claim = told("ru", relayed, direct, outlet="Нарынский вестник")[-1]
    assert [s.name for s in claim.attribution] == ["Айгуль Сатова", "Нарынский вестник"]


HEARD = {
    "ru": "от двух родственников задержанных, в Нарын перевели уже 12 человек.",
    "en": "from two relatives of detainees, 12 miners were moved to Oruro.",
}


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("ru", f"По сведениям «Ошского вестника» {HEARD['ru']}", "Ошский вестник"),
        ("en", f"According to the Andes Herald, {HEARD['en']}", "Andes Herald"),
    ],
)
def test_whom_an_outlet_heard_speaks_before_it_and_is_not_counted(
    language: str, text: str, outlet: str
) -> None:
    ((_, claim),) = told(language, text, outlet=outlet)
    assert [str(s.kind) for s in claim.attribution] == ["relative", "media"]
    assert claim.quantity is not None
    assert claim.quantity.value == 12


def test_a_lawyer_who_is_refused_access_refuses_nothing() -> None:
    text = "Lawyer Rosa Quispe said she was refused access to three clients in the Oruro prison."
    _, claim = told("en", text)[-1]
    assert EventType.CONDITIONS in claim.types
    assert EventType.REFUSAL not in claim.types


def test_a_bare_number_under_the_head_held_is_a_count_as_of_the_day_beside_it() -> None:
    text, cells = "Oruro jail\t21\t17 March 2023", ((0, 10), (11, 13), (14, 27))
    heads = ("Place", "Held", "As of")
    held = tuple(Cell(h, a, b) for h, (a, b) in zip(heads, cells, strict=True))
    row = Passage(text, (Run(0, len(text), 0, len(text)),), PassageKind.ROW, "en", held)
    document = Document(DocPath("a.docx"), Digest("0" * 64), text, (row,), "test")
    (figure,) = figures.find(Reading(document, tuple(analyze("en", [text]))))
    assert (figure.value, figure.as_of) == (21, "2023-03-17")


def test_who_is_let_go_for_a_signed_letter_complains_of_nothing() -> None:
    text = "Ana Ruiz,Oruro jail,released,signed letter"
    heads, ends = ("Name", "Place", "Status", "Remark"), (8, 19, 28, 42)
    spans = zip((0, 9, 20, 29), ends, strict=True)
    held = tuple(Cell(h, a, b) for h, (a, b) in zip(heads, spans, strict=True))
    row = Passage(text, (Run(0, len(text), 0, len(text)),), PassageKind.ROW, "en", held)
    document = Document(DocPath("a.csv"), Digest("0" * 64), text, (row,), "test")
    (claim,) = find(Reading(document, tuple(analyze("en", [text]))), {})
    assert set(claim.types) == {EventType.DETENTION, EventType.RELEASE}


def test_who_is_taken_from_home_this_evening_is_not_let_go() -> None:
    ((_, claim),) = told("ru", "Мужа забрали сегодня вечером из дома.")
    assert claim.types == (EventType.DETENTION,)


SPOKEN_LAST = [
    (
        "en",
        "Nine men were locked in a barn, said Ada Holm, lawyer of the families, in a talk.",
        "Nine",
    ),
    ("en", "Nine men were locked in a barn, a lawyer for the families said on Monday.", "Nine"),
    ("en", "Nine men were locked in a barn, the aunt of a man who sits there, told us.", "Nine"),
    (
        "de",
        "Neun Männer wurden in einen Keller gesperrt, sagte die Anwältin der Familien.",
        "Neun",
    ),
    ("ru", "Девять человек заперли в сарае, сказала адвокат семей.", "Девять"),
]


@pytest.mark.parametrize(("language", "text", "first"), SPOKEN_LAST)
def test_who_says_it_behind_the_words_is_no_part_of_them(
    language: str, text: str, first: str
) -> None:
    ((words, claim),) = told(language, text, outlet="Tideline")
    assert words.startswith(first)
    assert words == text.split(",", maxsplit=1)[0]
    assert str(claim.attribution[0].kind) in {"lawyer", "relative", "ngo", "activist", "official"}


PAPERS = [
    ("en", "As the Harbour Post reports, nine men are held in a barn.", "Harbour Post"),
    ("ru", "Как сообщает «Северный курьер», девять человек держат в сарае.", "Северный курьер"),
    ("es", "Según informa el Diario del Delta, nueve hombres siguen presos.", "Diario del Delta"),
]


@pytest.mark.parametrize(("language", "text", "name"), PAPERS)
def test_a_paper_named_after_a_messenger_is_no_witness(
    language: str, text: str, name: str
) -> None:
    ((_, claim),) = told(language, text, outlet="Tideline")
    assert (claim.attribution[0].name, str(claim.attribution[0].kind)) == (name, "media")


def test_a_courier_who_speaks_is_a_witness() -> None:
    ((_, claim),) = told("en", "A courier said nine men are held in a barn.", outlet="Tideline")
    assert str(claim.attribution[0].kind) == "witness"


SPOKEN_BEFORE = [
    ("de", "Die Tante eines Mannes, die in Ulm lebt, sagte der Talpost, man habe ihn geschlagen."),
    ("de", "„Man hat ihn in einen Keller gesperrt“, fügte die Tante hinzu."),
    ("es", "Nueve hombres siguen presos, contó a este diario la tía de uno, que vive en Tigre."),
]


@pytest.mark.parametrize(("language", "text"), SPOKEN_BEFORE)
def test_the_aunt_is_the_speaker_not_whom_she_told(language: str, text: str) -> None:
    ((words, claim),) = told(language, text, outlet="Tideline")
    assert str(claim.attribution[0].kind) == "relative"
    assert "Tante" not in words
    assert "tía" not in words


def test_a_compound_with_an_article_may_be_a_paper() -> None:
    ((words, claim),) = told(
        "de", "Wie die Hafenpost berichtet, wurden neun Fischer verhaftet.", outlet="Tideline"
    )
    assert (claim.attribution[0].name, str(claim.attribution[0].kind)) == ("Hafenpost", "media")
    assert words == "wurden neun Fischer verhaftet"


def test_the_parents_who_say_that_others_go_again_do_not_go() -> None:
    text = "Some take back their papers and go to the boats again, the parents of a man said."
    assert {t for _, c in told("en", text) for t in c.types} & {EventType.FAMILY_ACTION} == set()
    german = "Manche ziehen ihr Gesuch zurück und gehen wieder, sagten die Eltern eines Mannes."
    assert {t for _, c in told("de", german) for t in c.types} & {EventType.FAMILY_ACTION} == set()


def test_a_full_name_with_an_article_is_a_body() -> None:
    text = "Según la Mesa Agua Clara, nueve hombres siguen presos."
    ((_, claim),) = told("es", text, outlet="Tideline")
    assert str(claim.attribution[0].kind) == "ngo"


APPOSED = [
    ("en", "According to the families' lawyer, Irma Malo, nine men were locked in a shed."),
    ("es", "Según la abogada de las familias, Irma Malo, nueve hombres siguen presos."),
    ("fr", "Selon l'avocate des familles, Irma Malo, neuf hommes sont en prison."),
]


@pytest.mark.parametrize(("language", "text"), APPOSED)
def test_the_lawyer_of_the_families_speaks_under_her_name(language: str, text: str) -> None:
    ((words, claim),) = told(language, text, outlet="Tideline")
    assert [h.name for h in claim.attribution] == ["Irma Malo", "Tideline"]
    assert "Malo" not in words


def test_who_was_let_go_and_speaks_is_told_of_once() -> None:
    text = "Рибалка, якого відпустили вчора, каже: годували раз на день."
    words = [w for w, _ in told("uk", text, outlet="Tideline")]
    assert len(words) == len(set(words))


def whole(language: str, path: str, *texts: str, consent: str | None = None) -> list[Claim]:
    passages: list[Passage] = []
    at = 0
    for n, text in enumerate(texts):
        kind = PassageKind.TITLE if n == 0 else PassageKind.PARAGRAPH
        passages.append(Passage(text, (Run(0, len(text), at, len(text)),), kind, language))
        at += len(text) + 1
    document = Document(
        DocPath(path), Digest("0" * 64), "\n".join(texts), tuple(passages), "test",
        published="2023-06-20", language=language, consent=consent,
    )  # fmt: skip
    return find(Reading(document, tuple(analyze(language, list(texts)))), {})


NOTES = [
    ("en", "Talk with A.", "Taken by R., by phone, not for publication.", "May be used nameless.",
     "He was held in a barn for nine days. Nobody gave him water."),
    ("ru", "А., третий разговор", "Записала Р., по телефону.", "Не публиковать, согласие есть.",
     "Его держали в сарае девять дней. Воды ему не давали."),
    ("es", "A., segunda charla", "Recogida por R., en persona.", "No publicar; consiente el uso.",
     "Lo tuvieron nueve días preso en un galpón. No le daban agua."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "title", "one", "two", "text"), NOTES)
def test_a_note_that_says_by_whom_and_with_what_leave_it_was_taken_tells_for_one_person(
    language: str, title: str, one: str, two: str, text: str
) -> None:
    found = whole(language, "a.txt", title, one, two, text)
    assert found
    assert {str(c.attribution[0].kind) for c in found} == {"victim"}
    assert {str(c.attribution[-1].kind) for c in found} == {"document"}


def test_the_lawyer_who_signs_speaks_in_a_complaint_that_families_are_named_in() -> None:
    texts = (
        "APPLICATION FOR HABEAS CORPUS",
        "To the court of Tarno. The families of nine men have asked for help.",
        "I, the undersigned, Irma Malo, lawyer, state: nine men are held in a barn.",
    )
    (last,) = [c for c in whole("en", "a.txt", *texts) if "detention" in map(str, c.types)]
    assert [str(h.kind) for h in last.attribution] == ["lawyer", "document"]


OF_OWN_CHILDREN = [
    ("en", "Speaker: Omar N., 41, mason, father of three."),
    ("fr", "Personne entendue : Omar N., 41 ans, maçon, père de trois enfants."),
    ("ru", "Кто говорит: Омар Н., 41 год, каменщик, отец троих детей."),
]


@pytest.mark.parametrize(("language", "line"), OF_OWN_CHILDREN)
def test_a_father_of_three_who_was_held_tells_as_a_victim(language: str, line: str) -> None:
    titles = {"en": "INTERVIEW NOTE 3", "fr": "NOTE D'ENTRETIEN 3", "ru": "ЗАПИСЬ БЕСЕДЫ 3"}
    held = {
        "en": "He was held in a barn for nine days.",
        "fr": "Il a été détenu neuf jours dans un hangar.",
        "ru": "Его держали в сарае девять дней.",
    }
    (claim,) = whole(language, "a.txt", titles[language], line, held[language])
    assert str(claim.attribution[0].kind) == "victim"
