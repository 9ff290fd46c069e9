"""Which events do Russian and Ukrainian sentences tell of: other countries, all invented."""

import pytest

from habeas.analyzers import analyze
from habeas.claims import statements
from habeas.claims.figures import find as find_figures
from habeas.claims.reading import Reading, Statement
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run
from habeas.model.words import Polarity


def stated(text: str, language: str) -> list[Statement]:
    passage = Passage(text, (Run(0, len(text), 0, len(text)),), PassageKind.PARAGRAPH, language)
    document = Document(DocPath("a.txt"), Digest("0" * 64), text, (passage,), "test 1")
    reading = Reading(document, tuple(analyze(language, [text])))
    figures = find_figures(reading)
    return statements.find(reading, lambda _: (), lambda _: figures, lambda _: ())


# What is told, in one word or a few joined by "+", then the sentence.
TOLD_RU = """
detention|Вечером у метро его скрутили и затолкали в серый бус.
detention|Корреспондента радио забрали прямо из редакции люди в масках.
detention|Студентку увезли с лекции на глазах у группы.
detention|Он уже третью неделю сидит в СИЗО Алматы.
detention|Суд дал ему пятнадцать суток за плакат.
detention|Пастор баптистов остаётся под стражей до мая.
detention|Беженцев держат в ангаре у аэропорта без объяснений.
detention|Поэта посадили на восемь лет за стихи.
detention|Трое суток его продержали в подвале комендатуры.
detention|Дезертира бросили в яму за казармой.
detention|Суд продлил арест редактору на два месяца.
detention|Паломников похитили по дороге в Иерусалим.
detention+count|Двоих пограничников взяли в плен под Степанакертом.
detention+hospitalisation|Художницу насильно поместили в психиатрическую больницу.
detention|Жену фермера взяли в заложники.
detention|Священника арестовали сразу после службы.
detention+count|За решёткой остаются одиннадцать шахтёров.
detention|В Тбилиси силовики хватали прохожих на проспекте.
detention|Мигрантов содержат в спецприёмнике на окраине Тюмени.
detention|Моего брата забрали ночью, в чём был.
detention+transfer|После допроса всех отвезли в изолятор.
refusal|Сержант отказался стрелять по демонстрантам.
refusal|Резервисты отказываются ехать на границу.
refusal|Призывник просил заменить службу альтернативной гражданской службой.
refusal|Рядовой дезертировал из части в Бельцах.
refusal|Солдаты бросили оружие и ушли к реке.
refusal|Иеговисты отказались от присяги.
movement_restriction|Профессора не выпустили из страны.
movement_restriction|С него взяли подписку о невыезде.
movement_restriction|Блогер второй месяц находится под домашним арестом.
movement_restriction|Правозащитницу сняли с рейса в Вильнюс.
movement_restriction|У туркменских студентов отобрали паспорта.
movement_restriction|Курсантам запретили покидать территорию училища.
transfer|Осуждённого этапировали в Мордовию.
detention+transfer|Журналиста перевели в колонию строгого режима.
transfer|Таджикских рабочих депортировали на родину.
transfer|Уйгура выдали властям Китая.
transfer|Мужчин отправили на передовую без подготовки.
transfer|Детей из интерната вывезли в соседнюю область.
coercion|Его заставили записать покаянное видео.
coercion|Учителя вынудили подписать заявление.
coercion|Следователи выбивали из него признание.
coercion|На общину оказывали давление.
coercion|Студентов принуждают вступать в отряд.
coercion|Мужчин насильно мобилизовали на рынке.
coercion|Полицейские склоняли её к сотрудничеству.
threat|Матери угрожали лишением родительских прав.
threat|Ему пообещали посадить сына.
threat|Ректор предупредил активистов об отчислении.
threat|Нам сказали: молчите, а то сядете следом.
ill_treatment|Конвоиры избили его дубинками.
ill_treatment|В автозаке их ставили на колени и оскорбляли.
ill_treatment|Надзиратель ударил заключённого по лицу.
ill_treatment|На теле нашли гематомы, сломано ребро.
ill_treatment|Против толпы применили слезоточивый газ.
ill_treatment|Солдата травили собаками.
torture|Пленного пытали током.
ill_treatment|Ему надевали на голову пакет.
ill_treatment|Его подвешивали за руки к потолку.
torture|В отделе активиста подвергли пыткам.
conditions|Адвоката к подзащитному не пускают.
conditions|У матери не приняли передачу.
conditions|В камере на шесть коек спят по очереди.
conditions|Больному диабетом не дают инсулин.
conditions|Дочь с тех пор не видела отца.
conditions|Заключённый объявил голодовку.
conditions|Поэта перевели в карцер.
conditions|Свидания с родными запрещены.
conditions|Кормят один раз в день.
withdrawal|Рабочий отозвал своё заявление.
withdrawal|Свидетель отказался от показаний.
release|Фотографа отпустили под подписку.
release|Геолога освободили в зале суда.
release|Пастор вышел на свободу.
release|Президент помиловал рыбака.
release+count|Обменяли сорок пленных.
release|Суд оправдал учительницу.
return|Моряка вернули в часть.
complaint|Защитник обжаловал арест.
complaint|Семья подала жалобу в прокуратуру.
complaint|Отец пожаловался в Комитет ООН.
complaint|Община требует освободить проповедника.
official_response|Прокуратура отказала в возбуждении дела.
official_response|Министерство не ответило на запрос.
official_response|Суд отклонил апелляцию.
official_response|В полиции отказались от комментариев.
publication_reprisal|Сайт газеты заблокировали.
publication_reprisal|Издание признали нежелательной организацией.
publication_reprisal|Преподавателя оштрафовали за репост.
family_action|Матери призывников вышли на площадь.
family_action|Родственники пикетировали военкомат.
family_action|Жёны моряков записали видеообращение.
discharge+publication_reprisal|Врача уволили за интервью.
discharge+count|Отчислили двенадцать студентов.
discharge|Офицера разжаловали.
death|Правозащитник скончался в камере.
death|Арестованного нашли мёртвым.
death|Фермера застрелили у дома.
death|Матери выдали тело сына.
charge|Редактору предъявили обвинение в шпионаже.
charge|На волонтёра завели уголовное дело.
charge|Проповеднику вменяют экстремизм.
charge|Блогера приговорили к шести годам колонии.
charge|Её признали виновной.
charge|Протестующих судят за хулиганство.
enforced_disappearance|Журналист пропал в Ашхабаде.
enforced_disappearance|Фермера увезли в неизвестном направлении.
search|Его местонахождение неизвестно.
search|Курсант не выходит на связь.
search|Жена ищет его по больницам и моргам.
hospitalisation|Голодающий попал в реанимацию.
retraction|Мы ошиблись: в сообщении неверно назвали число.
denial+torture|Министр опроверг сообщения о пытках.
legal_norm|За это грозит до десяти лет.
legal_norm|Конституция запрещает держать человека без суда.
legal_opinion|Это грубое нарушение закона.
detention+transfer+count|Полиция Бишкека за ночь доставила в участки 27 демонстрантов.
detention|Правозащитника взяли у подъезда и увезли в отдел.
detention|Студентов винтили прямо у входа в библиотеку.
detention|Экс-депутат отбывает наказание в женской колонии.
detention|Имама удерживают в неизвестном месте.
detention|Нас закрыли в спортзале школы.
detention|Суд оставил художника под арестом.
detention|Солдат заперли в казарме.
charge+detention|По обвинению в клевете он провёл в тюрьме четыре года.
detention+count|Под арестом находятся 14 преподавателей.
detention+count|Число политзаключённых достигло 1400 человек.
refusal|Казах, призванный из запаса, наотрез отказался брать автомат.
refusal|Экипаж отказался выходить в море.
refusal|Пехотинцы не стали выполнять приказ.
movement_restriction|Адвокату запретили выезд за границу.
movement_restriction|Беженку развернули на границе.
movement_restriction|Семью не пропустили через пункт пропуска.
transfer|Осуждённых развезли по колониям.
transfer|Журналиста экстрадировали из Грузии.
transfer|Мигрантов выслали за пределы страны.
transfer|Призывников отправили на фронт.
coercion|Монахинь вынуждают покинуть обитель.
coercion+threat|Под угрозой увольнения врачи подписали отказ.
coercion|У него требовали пароль от телефона.
threat|Дочери пригрозили тюрьмой.
threat|Офицер сказал, что иначе нас расстреляют.
threat|За домом журналистки следят.
ill_treatment|Шахтёра пинали ногами.
ill_treatment|Женщину раздели догола.
ill_treatment|Охрана издевалась над больными.
ill_treatment|Ему сломали челюсть.
torture|На допросах применяли пытки.
ill_treatment|Его душили пакетом.
conditions|Письма до заключённого не доходят.
conditions|Ему отказано в медицинской помощи.
conditions|В бараке крысы и плесень.
conditions|Прогулки отменили, свет не выключают.
conditions|С защитником ему видеться не разрешают.
conditions|Осуждённый третью неделю голодает.
release|Всех задержанных к утру отпустили.
release+count|Из плена вернулись четверо моряков.
release|Учёный вышел под залог.
release|С фермера сняли обвинения.
complaint|Адвокат подал апелляцию на приговор.
complaint|Вдова обратилась в прокуратуру.
complaint|Журналисты требуют расследования.
official_response|Следственный комитет начал проверку.
official_response|Омбудсмен не ответил на обращение.
publication_reprisal|Журналистку оштрафовали за публикацию.
publication_reprisal|Телеканал лишили лицензии.
family_action|Отец вышел на одиночный пикет.
discharge|Профессор потерял работу: контракт расторгли.
discharge|Студентку исключили из института.
death|Подследственный покончил с собой в камере.
death|Тело студента нашли в реке.
death+ill_treatment|Солдат умер от побоев.
charge|Активистке вменяют организацию беспорядков.
charge|Полиция составила протокол на прихожанку.
charge|Бывшего мэра признали виновным в измене.
charge|Пилота объявили в розыск.
enforced_disappearance+count|Двух рыбаков никто не видел с марта.
search|Связь с моряками потеряна.
search|О судьбе рыбаков ничего не известно.
hospitalisation+ill_treatment|Избитого студента увезли на скорой.
denial|Тюремное ведомство назвало сообщения фейком.
"""
TOLD_UK = """
detention|Увечері біля ринку його скрутили та заштовхали в бус.
detention|Журналістку забрали просто з редакції.
detention|Він третій тиждень сидить у СІЗО Мінська.
detention|Суд дав йому п'ятнадцять діб арешту.
detention|Священник залишається під вартою.
detention|Рибалок захопили в полон.
detention|Студента заарештували в Тегерані.
detention|Біженців тримають в ангарі без пояснень.
detention|Лікаря кинули до підвалу.
detention|Редактора викрали невідомі.
detention+count|За ґратами лишаються семеро шахтарів.
detention|Мого сина забрали вночі.
refusal|Сержант відмовився стріляти.
refusal|Солдати кинули зброю.
refusal|Резервісти відмовляються їхати на кордон.
movement_restriction|Професора не випустили з країни.
movement_restriction|Блогер перебуває під домашнім арештом.
movement_restriction|Правозахисницю зняли з рейсу.
transfer|Засудженого етапували до Сибіру.
transfer|Робітників депортували на батьківщину.
transfer|Дітей вивезли до сусідньої області.
transfer|Чоловіків кинули на передову.
coercion|Його змусили записати вибачення.
coercion|Учителів примушують підписувати контракти.
coercion|Слідчі вибивали зізнання.
threat|Матері погрожували.
threat|Йому пообіцяли посадити брата.
ill_treatment|Конвоїри побили його кийками.
ill_treatment|Наглядач ударив в'язня по обличчю.
ill_treatment|Їх ставили на коліна.
torture|Полоненого катували струмом.
ill_treatment|Йому надягали на голову пакет.
conditions|Адвоката не пускають.
conditions|У матері не прийняли передачу.
conditions|У камері сплять по черзі.
conditions|Хворому не дають ліків.
conditions|Ув'язнений оголосив голодування.
withdrawal|Робітник відкликав заяву.
release|Фотографа відпустили.
release|Учителька вийшла на волю.
release+count|Обміняли сорок полонених.
return|Моряка повернули до частини.
complaint|Захисник оскаржив арешт.
complaint|Родина подала скаргу до прокуратури.
official_response|Прокуратура відмовила у відкритті справи.
official_response|Суд відхилив апеляцію.
publication_reprisal|Сайт заблокували.
publication_reprisal|Викладача оштрафували за допис.
family_action|Матері вийшли на площу.
discharge|Лікарку звільнили з роботи.
discharge|Студентів відрахували.
death|Правозахисник помер у камері.
death|Фермера застрелили.
charge|Редактору висунули обвинувачення.
charge|На волонтера відкрили провадження.
charge|Блогера засудили до шести років.
enforced_disappearance|Журналіст зник у Маріуполі.
search|Його місцеперебування невідоме.
search|Дружина шукає його по лікарнях.
hospitalisation|В'язень потрапив до реанімації.
denial+torture|Міністр спростував повідомлення про катування.
legal_norm|За це загрожує до десяти років.
legal_opinion|Це грубе порушення закону.
detention+transfer+count|Поліція доставила до відділків 27 демонстрантів.
detention|Активіста схопили на вулиці.
detention|Священника утримують у підвалі.
detention+count|Під вартою перебувають 14 викладачів.
charge|Кримського татарина засудили.
movement_restriction|Адвокату заборонили виїзд.
transfer|В'язнів розвезли по колоніях.
coercion|Монахинь змушують залишити обитель.
threat|Доньці пригрозили в'язницею.
ill_treatment|Йому зламали щелепу.
ill_treatment|Його душили пакетом.
conditions|Листи до в'язня не доходять.
conditions|У бараці щури.
release|Учений вийшов під заставу.
release|Із полону повернулися моряки.
complaint|Адвокат подав апеляцію.
family_action|Батько вийшов на пікет.
discharge|Студентку виключили з інституту.
death|Тіло студента знайшли в річці.
charge|Активістці закидають організацію заворушень.
search|Про долю рибалок нічого не відомо.
"""


def rows(table: str, language: str) -> list[tuple[str, str, str]]:
    return [(language, *line.split("|", 1)) for line in table.strip().split("\n")]  # type: ignore[misc]


TOLD = rows(TOLD_RU, "ru") + rows(TOLD_UK, "uk")


@pytest.mark.parametrize(("language", "types", "text"), TOLD, ids=[t[2] for t in TOLD])
def test_words_of_newsrooms_and_relatives_tell_of_what_was_done(
    language: str, types: str, text: str
) -> None:
    found = {str(kind) for one in stated(text, language) for kind in one.types}
    assert found == set(types.split("+"))


SILENT = """
ru|Вратарь взял мяч и отдал передачу защитнику.
ru|Нападающий пробил мимо ворот на пятой минуте.
ru|Рейс в Стамбул задержали на три часа.
ru|Команда вернула себе лидерство в чемпионате.
ru|В выходные ожидается мокрый снег и сильный ветер.
ru|Мороз удержится до конца недели.
ru|Банк заключил договор с поставщиком.
ru|Фильм об узнике замка выйдет в прокат осенью.
ru|Роман писателя перевели на английский язык.
ru|Передача о садоводстве выходит по субботам.
ru|Парламент принял бюджет на следующий год.
ru|Президент подписал указ о праздниках.
ru|Артистка вернулась на сцену после долгого перерыва.
ru|Подпишитесь на нашу рассылку и получите скидку.
ru|Компания освободила помещение на первом этаже.
ru|Альбом группы выпустили в мае.
ru|Здравствуйте, спасибо за ваше письмо.
ru|Курс доллара удерживается выше ста рублей.
ru|Рабочие закрыли крышу новым шифером.
ru|Археологи нашли на берегу древнюю монету.
ru|Туристы взяли билеты до Самарканда.
ru|Он пытался открыть окно.
ru|Музей приглашает на лекцию о Средневековье.
ru|Магазин закрыт на ремонт.
ru|Тренер назвал состав на матч.
ru|Мы посадили яблони за домом.
uk|Воротар узяв м'яч і віддав передачу захиснику.
uk|Рейс до Варшави затримали на годину.
uk|У вихідні очікується дощ.
uk|Банк уклав угоду з постачальником.
uk|Роман переклали англійською мовою.
uk|Парламент ухвалив бюджет.
uk|Підпишіться на нашу розсилку.
uk|Альбом гурту випустили в травні.
uk|Дякуємо за ваш лист.
uk|Музей запрошує на лекцію.
uk|Крамниця зачинена на ремонт.
uk|Тренер назвав склад на матч.
uk|Ми посадили яблуні за хатою.
uk|Артистка повернулася на сцену.
"""
QUIET = [tuple(line.split("|", 1)) for line in SILENT.strip().split("\n")]


@pytest.mark.parametrize(("language", "text"), QUIET, ids=[q[1] for q in QUIET])
def test_sport_weather_trade_and_art_state_nothing(language: str, text: str) -> None:
    assert [one.types for one in stated(text, language)] == []


SCOPED = """
ru|negated|Никого из шахтёров не отпустили.
ru|negated|Его не били.
ru|negated|Никаких пыток нет.
ru|negated|Обвинений ему не предъявили.
ru|negated|Давления на студентов не оказывается.
ru|negated|Сообщения о похищении врача вымышлены.
ru|negated|Солдата не вернули домой.
ru|unknown|Били ли рыбака, неизвестно.
ru|affirmed|Адвоката к нему не пустили.
ru|affirmed|Ему не дают лекарств.
ru|affirmed|Из страны их не выпускают.
ru|affirmed|Его арестовали, но не сказали за что.
uk|negated|Нікого з шахтарів не відпустили.
uk|negated|Його не били.
uk|negated|Обвинувачень йому не висунули.
uk|affirmed|Адвоката до нього не пустили.
uk|affirmed|З країни їх не випускають.
"""
WHETHER = [tuple(line.split("|", 2)) for line in SCOPED.strip().split("\n")]


@pytest.mark.parametrize(("language", "polarity", "text"), WHETHER, ids=[w[2] for w in WHETHER])
def test_a_negation_reaches_its_own_predicate_alone(
    language: str, polarity: str, text: str
) -> None:
    found = stated(text, language)
    assert [one.polarity for one in found] == [Polarity(polarity)]


def test_a_doubt_beside_a_statement_is_a_doubt_of_it() -> None:
    (one,) = stated("Монахов заставляют подписывать бумаги. Подтвердить это не удалось.", "ru")
    assert one.polarity is Polarity.UNKNOWN


def test_a_relative_clause_with_its_own_day_is_news() -> None:
    text = "22-летняя художница, которую задержали 3 мая, лежит в больнице."
    assert {str(kind) for one in stated(text, "ru") for kind in one.types} == {
        "detention",
        "hospitalisation",
    }


REFUTED = """
ru|ill_treatment|Побоев ни у кого из доставленных шахтёров не обнаружено.
ru|ill_treatment|Физическая сила к паломникам не применялась.
ru|detention|Рассказы о тайных тюрьмах являются выдумкой.
ru|conditions|Защитники допускаются в колонию беспрепятственно.
uk|ill_treatment|Тілесних ушкоджень у жодного зі студентів не виявлено.
uk|ill_treatment|Фізична сила до рибалок не застосовувалась.
uk|detention|Розповіді про таємні тюрми є вигадкою.
uk|conditions|Адвокати допускаються до колонії безперешкодно.
"""
REJECTIONS = [tuple(line.split("|", 2)) for line in REFUTED.strip().split("\n")]


@pytest.mark.parametrize(("language", "kind", "text"), REJECTIONS, ids=[r[2] for r in REJECTIONS])
def test_who_rejects_something_denies_it_and_names_what_it_is(
    language: str, kind: str, text: str
) -> None:
    (one,) = stated(text, language)
    assert {str(told) for told in one.types} == {"denial", kind}


def test_two_words_behind_a_semicolon_are_told_of_for_themselves() -> None:
    text = "Ночью моряков били шлангами; двоих увели, назад их не привели; пекаря отпустили."
    kinds = [{str(kind) for kind in one.types} for one in stated(text, "ru")]
    assert kinds[0] == {"ill_treatment"}
    assert {"enforced_disappearance"} <= kinds[1]
    assert kinds[-1] == {"release"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Случайных людей среди них нет."),
        ("ru", "Посторонних в колонне не было, ни одного."),
        ("uk", "Випадкових перехожих серед них немає."),
    ],
)
def test_who_says_that_no_bystander_is_among_them_denies_it(language: str, text: str) -> None:
    (one,) = stated(text, language)
    assert "denial" in {str(kind) for kind in one.types}
    assert one.polarity is Polarity.NEGATED
