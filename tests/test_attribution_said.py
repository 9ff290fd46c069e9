"""Invented sentences of other stories: who says it, by whose chain, and how surely?"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from habeas.analyzers import analyze
from habeas.claims import chains
from habeas.claims.cues import find_cues
from habeas.claims.reading import Attributed, Reading, Statement
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run
from habeas.model.words import EventType, Polarity

OUTLET = "The Evening Post"


@dataclass(frozen=True)
class Case:
    language: str
    text: str
    words: str  # the statement
    chain: str  # kinds, nearest first, without the outlet; "name:" before a kind for named ones
    certainty: str
    types: tuple[str, ...] = ("detention",)
    polarity: str = "affirmed"


def reading(
    text: str, language: str, path: str = "a.html", outlet: str | None = OUTLET
) -> Reading:
    passages = tuple(
        Passage(part, (Run(0, len(part), 0, len(part)),), PassageKind.PARAGRAPH, language)
        for part in text.split("\n")
    )
    document = Document(
        DocPath(path), Digest("0" * 64), text, passages, "test", language, outlet=outlet
    )
    return Reading(document, tuple(analyze(language, [p.text for p in passages])))


def attributed(case: Case, read: Reading) -> Attributed:
    at = next(i for i, p in enumerate(read.document.passages) if case.words in p.text)
    start = read.document.passages[at].text.index(case.words)
    types = tuple(EventType(t) for t in case.types)
    statement = Statement(at, start, start + len(case.words), types, Polarity(case.polarity))
    return chains.attribute(read, [statement], aliases={})[0]


def shown(answer: Attributed) -> str:
    hops = [
        f"{s.name}:{s.kind.value}"
        if s.identity.value == "named" and s.kind.value != "document"
        else s.kind.value
        for s in answer.attribution
        if s.name != OUTLET
    ]
    return " < ".join(hops)


CASES = [
    # Belarus, English
    Case(
        "en",
        "More than 1,400 people are held for political reasons, according to "
        "the rights group Vesna.",
        "More than 1,400 people are held for political reasons",
        "Vesna:ngo",
        "reported",
    ),
    Case(
        "en",
        "Guards beat detainees in the yard of the Akrestsina jail, two released men said.",
        "Guards beat detainees in the yard of the Akrestsina jail",
        "victim",
        "reported",
        ("ill_treatment",),
    ),
    Case(
        "en",
        "“They kept us in a cell for four for two weeks. There were fourteen "
        "of us,” said Alena Marozava, a nurse who was arrested in Minsk.",
        "They kept us in a cell for four for two weeks",
        "Alena Marozava:medic",
        "reported",
    ),
    Case(
        "en",
        "The lawyer of the student said that her client was being held without charge.",
        "her client was being held without charge",
        "lawyer",
        "reported",
    ),
    Case(
        "en",
        "The Interior Ministry denied that anyone had been beaten.",
        "The Interior Ministry denied that anyone had been beaten",
        "Interior Ministry:official",
        "denied",
        ("denial", "ill_treatment"),
        "negated",
    ),
    Case(
        "en",
        "Police spokesman Ivan Karol told Reuters that 33 people had been detained.",
        "33 people had been detained",
        "Ivan Karol:official < Reuters:agency",
        "reported",
        ("detention", "count"),
    ),
    Case(
        "en",
        "Relatives say the men have been moved to a camp near Mazyr.",
        "the men have been moved to a camp near Mazyr",
        "relative",
        "reported",
        ("transfer",),
    ),
    Case(
        "en",
        "Five students were allegedly beaten in a police van, a witness said.",
        "Five students were allegedly beaten in a police van",
        "witness",
        "alleged",
        ("ill_treatment",),
    ),
    Case(
        "en",
        "A court in Hrodna sentenced three journalists to four years in prison on Friday.",
        "A court in Hrodna sentenced three journalists to four years in prison",
        "",
        "asserted",
        ("charge",),
    ),
    Case("en", "People say that the prison is full.", "the prison is full", "unknown", "alleged"),
    Case(
        "en",
        "Prisoners complain of cold cells and spoiled food.",
        "Prisoners complain of cold cells and spoiled food",
        "victim",
        "alleged",
        ("conditions",),
    ),
    Case(
        "en",
        "The detainee's sister, who asked not to be named, said he was taken "
        "from his flat at dawn.",
        "he was taken from his flat at dawn",
        "relative",
        "reported",
    ),
    Case(
        "en",
        "Vesna has counted 812 political prisoners, among them 70 women.",
        "Vesna has counted 812 political prisoners",
        "Vesna:ngo",
        "reported",
        ("detention", "count"),
    ),
    # Myanmar, English
    Case(
        "en",
        "Thirty villagers are being held at a monastery, a resident told the Dawn newspaper.",
        "Thirty villagers are being held at a monastery",
        "witness < Dawn:media",
        "reported",
    ),
    Case(
        "en",
        "The men would be held in a military camp outside Mandalay, according "
        "to the newspaper Irra.",
        "The men would be held in a military camp outside Mandalay",
        "Irra:media",
        "alleged",
    ),
    Case(
        "en",
        "The report by the UN working group states that 19 people died in custody.",
        "19 people died in custody",
        "document",
        "reported",
        ("death", "count"),
    ),
    Case(
        "en",
        "The lawyers' association and the prisoners' families said visits had stopped in May.",
        "visits had stopped in May",
        "ngo < relative",
        "reported",
        ("conditions",),
    ),
    Case(
        "en",
        "He was arrested at the airport, his wife said. He has not been seen since.",
        "He has not been seen since",
        "relative",
        "reported",
        ("enforced_disappearance",),
    ),
    # Iran, Russian
    Case(
        "ru",
        "В тюрьме Эвин держат не менее 40 студентов, сообщила правозащитница Нарин Азади.",
        "В тюрьме Эвин держат не менее 40 студентов",
        "Нарин Азади:activist",
        "reported",
    ),
    Case(
        "ru",
        "Как рассказала мать задержанного, его увезли ночью без обуви.",
        "его увезли ночью без обуви",
        "relative",
        "reported",
    ),
    Case(
        "ru",
        "Адвокат Мехди Рахими заявил, что его не пустили к подзащитной.",
        "его не пустили к подзащитной",
        "Мехди Рахими:lawyer",
        "reported",
        ("conditions",),
    ),
    Case(
        "ru",
        "По данным организации «Хенгав», арестованы 120 учителей.",
        "арестованы 120 учителей",
        "Хенгав:ngo",
        "reported",
        ("detention", "count"),
    ),
    Case(
        "ru",
        "Троих рабочих якобы избили на допросе.",
        "Троих рабочих якобы избили на допросе",
        "",
        "alleged",
        ("ill_treatment",),
    ),
    Case(
        "ru",
        "«Нас держали в контейнере пять дней», — вспоминает один из освобождённых.",
        "Нас держали в контейнере пять дней",
        "victim",
        "witnessed",
    ),
    Case(
        "ru",
        "Прокуратура отрицает, что задержанных пытали.",
        "Прокуратура отрицает, что задержанных пытали",
        "official",
        "denied",
        ("denial", "torture"),
        "negated",
    ),
    Case("ru", "Говорят, что в подвале сидят дети.", "в подвале сидят дети", "unknown", "alleged"),
    Case(
        "ru",
        "Родственники сообщили изданию «Рассвет», что заключённых перевели в Карадж.",
        "заключённых перевели в Карадж",
        "relative < Рассвет:media",
        "reported",
        ("transfer",),
    ),
    Case(
        "ru",
        "Арестованные жалуются на холод и побои.",
        "Арестованные жалуются на холод и побои",
        "victim",
        "alleged",
        ("conditions",),
    ),
    Case(
        "ru",
        "В докладе ООН говорится, что без суда содержатся 300 человек.",
        "без суда содержатся 300 человек",
        "document",
        "reported",
        ("detention", "count"),
    ),
    Case(
        "ru",
        "По словам адвокатов, пятерых вывезли из города. Связи с ними нет.",
        "Связи с ними нет",
        "lawyer",
        "reported",
        ("search",),
    ),
    Case(
        "ru",
        "Семьи задержанных вышли на площадь и требуют их освобождения.",
        "Семьи задержанных вышли на площадь и требуют их освобождения",
        "",
        "asserted",
        ("family_action",),
    ),
    Case(
        "ru",
        "Закон запрещает держать человека под стражей дольше двух суток без суда.",
        "Закон запрещает держать человека под стражей дольше двух суток без суда",
        "",
        "asserted",
        ("legal_norm",),
    ),
    # Crimea, Ukrainian
    Case(
        "uk",
        "У СІЗО Сімферополя утримують 15 журналістів, повідомила правозахисниця Оксана Левко.",
        "У СІЗО Сімферополя утримують 15 журналістів",
        "Оксана Левко:activist",
        "reported",
    ),
    Case(
        "uk",
        "За словами дружини затриманого, його забрали з роботи.",
        "його забрали з роботи",
        "relative",
        "reported",
    ),
    Case(
        "uk",
        "Адвокат Семен Гірник заявив, що підзахисного не випускають.",
        "підзахисного не випускають",
        "Семен Гірник:lawyer",
        "reported",
    ),
    Case(
        "uk",
        "Двох рибалок нібито вивезли до Ростова.",
        "Двох рибалок нібито вивезли до Ростова",
        "",
        "alleged",
        ("transfer",),
    ),
    Case("uk", "Кажуть, що їх тримають у гаражі.", "їх тримають у гаражі", "unknown", "alleged"),
    Case(
        "uk",
        "За даними організації «Кримський захист», ув'язнено 180 людей.",
        "ув'язнено 180 людей",
        "Кримський захист:ngo",
        "reported",
        ("detention", "count"),
    ),
    Case(
        "uk",
        "«Мене тримали в підвалі сім днів», — розповідає колишній полонений.",
        "Мене тримали в підвалі сім днів",
        "victim",
        "witnessed",
    ),
    Case(
        "uk",
        "Окупаційна влада заперечує, що людей катують.",
        "Окупаційна влада заперечує, що людей катують",
        "official",
        "denied",
        ("denial", "torture"),
        "negated",
    ),
    Case(
        "uk",
        "В'язні скаржаться на холод.",
        "В'язні скаржаться на холод",
        "victim",
        "alleged",
        ("conditions",),
    ),
    Case(
        "uk",
        "Понад 200 осіб зникли від лютого, пише видання «Маяк».",
        "Понад 200 осіб зникли від лютого",
        "Маяк:media",
        "reported",
        ("enforced_disappearance", "count"),
    ),
    # Venezuela, Spanish
    Case(
        "es",
        "En la cárcel de Tocuyito hay 90 adolescentes detenidos, según la "
        "organización Foro Libre.",
        "En la cárcel de Tocuyito hay 90 adolescentes detenidos",
        "Foro Libre:ngo",
        "reported",
        ("detention", "count"),
    ),
    Case(
        "es",
        "Los detenidos habrían sido trasladados a Caracas.",
        "Los detenidos habrían sido trasladados a Caracas",
        "",
        "alleged",
        ("transfer",),
    ),
    Case(
        "es",
        "La madre de un estudiante dijo que no la dejaron verlo en 40 días.",
        "no la dejaron verlo en 40 días",
        "relative",
        "witnessed",
        ("conditions",),
    ),
    Case(
        "es",
        "El fiscal Tarek Saab afirmó que hay 2.200 investigados.",
        "hay 2.200 investigados",
        "Tarek Saab:official",
        "reported",
        ("charge", "count"),
    ),
    Case(
        "es",
        "Lo golpearon en la patrulla, relató su abogada, Marta Pinto.",
        "Lo golpearon en la patrulla",
        "Marta Pinto:lawyer",
        "reported",
        ("ill_treatment",),
    ),
    Case(
        "es",
        "«Nos encerraron en un baño», cuenta una de las liberadas.",
        "Nos encerraron en un baño",
        "victim",
        "witnessed",
    ),
    Case(
        "es",
        "El Gobierno niega que haya menores presos.",
        "El Gobierno niega que haya menores presos",
        "official",
        "denied",
        ("denial", "detention"),
        "negated",
    ),
    Case(
        "es",
        "Las familias se quejan de la comida podrida.",
        "Las familias se quejan de la comida podrida",
        "relative",
        "alleged",
        ("conditions",),
    ),
    Case(
        "es",
        "Presuntamente fueron torturados en el sótano.",
        "Presuntamente fueron torturados en el sótano",
        "",
        "alleged",
        ("torture",),
    ),
    Case(
        "es",
        "Se dice que hay un preso muerto.",
        "hay un preso muerto",
        "unknown",
        "alleged",
        ("death",),
    ),
    Case(
        "es",
        "De acuerdo con el diario El Faro, 14 maestros siguen presos.",
        "14 maestros siguen presos",
        "El Faro:media",
        "reported",
        ("detention", "count"),
    ),
    # Turkey, German
    Case(
        "de",
        "In Silivri sitzen 30 Anwälte in Haft, teilte die Organisation „Freies Recht“ mit.",
        "In Silivri sitzen 30 Anwälte in Haft",
        "Freies Recht:ngo",
        "reported",
        ("detention", "count"),
    ),
    Case(
        "de",
        "Der Anwalt Mehmet Kaya sagte, sein Mandant sei geschlagen worden.",
        "sein Mandant sei geschlagen worden",
        "Mehmet Kaya:lawyer",
        "reported",
        ("ill_treatment",),
    ),
    Case(
        "de",
        "Angehörigen zufolge wurden die Studenten nach Ankara gebracht.",
        "wurden die Studenten nach Ankara gebracht",
        "relative",
        "reported",
        ("transfer",),
    ),
    Case(
        "de",
        "Die Gefangenen seien ohne Wasser, berichtet eine Ärztin.",
        "Die Gefangenen seien ohne Wasser",
        "medic",
        "reported",
        ("conditions",),
    ),
    Case(
        "de",
        "Angeblich wurden zwei Männer gefoltert.",
        "wurden zwei Männer gefoltert",
        "",
        "alleged",
        ("torture",),
    ),
    Case(
        "de",
        "Das Innenministerium bestreitet, dass Journalisten in Haft sind.",
        "Das Innenministerium bestreitet, dass Journalisten in Haft sind",
        "official",
        "denied",
        ("denial", "detention"),
        "negated",
    ),
    Case(
        "de",
        "„Wir haben meinen Bruder seit Mai nicht gesehen“, sagt die Schwester "
        "eines Festgenommenen.",
        "Wir haben meinen Bruder seit Mai nicht gesehen",
        "relative",
        "witnessed",
        ("search",),
    ),
    Case(
        "de",
        "Laut der Zeitung „Ufuk“ wurden 12 Lehrer entlassen.",
        "wurden 12 Lehrer entlassen",
        "Ufuk:media",
        "reported",
        ("discharge", "count"),
    ),
    Case(
        "de",
        "Nach Angaben von Menschenrechtlern sind 50 Menschen verschwunden.",
        "sind 50 Menschen verschwunden",
        "activist",
        "reported",
        ("enforced_disappearance", "count"),
    ),
    # Chad, French
    Case(
        "fr",
        "Plus de 600 jeunes ont été arrêtés, selon la Ligue des droits.",
        "Plus de 600 jeunes ont été arrêtés",
        "Ligue des droits:ngo",
        "reported",
        ("detention", "count"),
    ),
    Case(
        "fr",
        "Les détenus auraient été transférés à Koro Toro.",
        "Les détenus auraient été transférés à Koro Toro",
        "",
        "alleged",
        ("transfer",),
    ),
    Case(
        "fr",
        "« Mon fils a été pris devant la maison », raconte la mère d'un lycéen.",
        "Mon fils a été pris devant la maison",
        "relative",
        "reported",
    ),
    Case(
        "fr",
        "L'avocat Moussa Abdou a déclaré que dix clients étaient détenus au secret.",
        "dix clients étaient détenus au secret",
        "Moussa Abdou:lawyer",
        "reported",
    ),
    Case(
        "fr",
        "D'après des témoins, les soldats ont tiré.",
        "les soldats ont tiré",
        "witness",
        "reported",
        ("death",),
    ),
    Case(
        "fr",
        "Le gouvernement dément toute torture.",
        "Le gouvernement dément toute torture",
        "official",
        "denied",
        ("denial", "torture"),
        "negated",
    ),
    Case("fr", "On dit que la prison est pleine.", "la prison est pleine", "unknown", "alleged"),
    Case(
        "fr",
        "Les prisonniers se plaignent du manque d'eau.",
        "Les prisonniers se plaignent du manque d'eau",
        "victim",
        "alleged",
        ("conditions",),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.language}: {c.words[:50]}")
def test_a_statement_is_said_by_the_one_whose_words_it_is(case: Case) -> None:
    answer = attributed(case, reading(case.text, case.language))
    hops = shown(answer)
    if ":official" in hops and case.chain == "official":
        hops = "official"
    assert (hops, answer.certainty.value) == (case.chain, case.certainty)
    assert answer.attribution[-1].name == OUTLET


@pytest.mark.parametrize(
    "case",
    [
        Case(
            "en",
            "Her director, Ana Rojas, told reporters that many of them were beaten.",
            "many of them were beaten",
            "Ana Rojas:expert",
            "reported",
            ("ill_treatment",),
        ),
        Case(
            "en",
            "“My son is 16. They put a bag over his head,” said Yelitza Mora.",
            "They put a bag over his head",
            "relative",
            "reported",
            ("ill_treatment",),
        ),
        Case(
            "en",
            "According to a report in the newspaper Al-Nahar, one of them is in hospital.",
            "one of them is in hospital",
            "Al-Nahar:media",
            "reported",
            ("hospitalisation",),
        ),
        Case(
            "ru",
            "В городе задержали 60 человек. Об этом сообщает организация «Хальваш».",
            "В городе задержали 60 человек",
            "Хальваш:ngo",
            "reported",
        ),
        Case(
            "ru",
            "Как стало известно агентству Reuters, двоих раненых вывезли в Керман.",
            "двоих раненых вывезли в Керман",
            "Reuters:agency",
            "reported",
            ("transfer",),
        ),
        Case(
            "de",
            "Das Justizministerium teilte mit, alle Häftlinge würden ärztlich versorgt.",
            "alle Häftlinge würden ärztlich versorgt",
            "Justizministerium:official",
            "reported",
            ("conditions",),
        ),
        Case(
            "fr",
            "« Nous n'avons aucune nouvelle », a déclaré à la presse Mariam Oumar, avocate.",
            "Nous n'avons aucune nouvelle",
            "Mariam Oumar:lawyer",
            "reported",
            ("search",),
        ),
        Case(
            "uk",
            "Правозахисники з організації «Точка опори» задокументували 43 випадки.",
            "задокументували 43 випадки",
            "Точка опори:ngo",
            "reported",
        ),
    ],
    ids=lambda c: f"{c.language}: {c.words[:50]}",
)
def test_a_speaker_is_found_where_the_words_only_point_at_him(case: Case) -> None:
    answer = attributed(case, reading(case.text, case.language))
    assert (shown(answer), answer.certainty.value) == (case.chain, case.certainty)


def _anywhere() -> Iterator[Case]:
    path = Path(__file__).with_name("attribution_sentences.csv")
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x[0] != "#"]
    for row in csv.DictReader(lines, delimiter="|", quoting=csv.QUOTE_NONE):
        types = (row["types"],)
        yield Case(
            row["language"], row["text"], row["words"], row["chain"], row["certainty"], types
        )


@pytest.mark.parametrize("case", list(_anywhere()), ids=lambda c: f"{c.language}: {c.words[:40]}")
def test_a_speaker_is_found_in_any_country(case: Case) -> None:
    answer = attributed(case, reading(case.text, case.language))
    hops = shown(answer)
    if case.chain and ":" not in case.chain:
        hops = " < ".join(h.rsplit(":", 1)[-1] for h in hops.split(" < "))
    assert (hops, answer.certainty.value) == (case.chain, case.certainty)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "A man took his coat and their keys."),
        ("es", "Un hombre tomó su abrigo."),
        ("de", "Ein Mann nahm seine Jacke."),
        ("fr", "Une femme prit son sac."),
        ("ru", "Он взял его куртку."),
        ("uk", "Він узяв його куртку."),
    ],
)
def test_whose_a_thing_is_and_an_article_tie_nothing(language: str, sentence: str) -> None:
    assert find_cues(sentence, language) == ()
