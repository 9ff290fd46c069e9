"""Is a language that is one folder of tables read as the others are?"""

import pytest

from habeas.casework.reading import analysed
from habeas.claims import find
from habeas.model.claim import Claim
from habeas.model.document import DocPath
from habeas.model.words import Certainty, EventType, Polarity, SpeakerKind
from habeas.sources import read, settings
from habeas.text.declension import dictionary_forms
from habeas.text.tables import folders, languages_with, rows

PAGE = """<html lang="{}"><head><title>{}</title>
<meta property="og:site_name" content="{}">
<meta property="article:published_time" content="2023-05-10"></head><body><article>
<h1>{}</h1><p>{}</p></article></body></html>"""
PAGES = {
    "pl": ("Dokerzy w magazynie", "Głos Portu"),
    "cs": ("Dokaři ve skladu", "Hlas přístavu"),
    "pt": ("Estivadores num armazém", "Voz do Cais"),
    "be": ("Докеры на складзе", "Голас порта"),
}


def told(sentence: str, language: str = "pl") -> list[tuple[Claim, str]]:
    title, outlet = PAGES[language]
    page = PAGE.format(language, title, outlet, title, sentence).encode()
    (document,) = read(DocPath("a.html"), page, settings(b""), None)
    found = find(analysed(document), {})
    return [(c, document.text[c.start : c.end]) for c in found]


def first(sentence: str, language: str = "pl") -> Claim:
    (claim, _) = told(sentence, language)[0]
    return claim


def test_a_folder_adds_its_rows_to_a_table_of_all_languages() -> None:
    assert "pl" in folders("habeas.text", "languages")
    assert "pl" in languages_with("habeas.claims", "cues")
    assert any(r["language"] == "pl" for r in rows("habeas.claims", "figures_nouns.csv"))


def test_a_foundation_is_the_first_speaker_of_what_it_reported() -> None:
    claim = first(
        "Co najmniej 37 dokerów przetrzymywano w magazynie od 3 maja, "
        "poinformowała fundacja Otwarte Drzwi."
    )
    assert claim.attribution[0].name == "Otwarte Drzwi"
    assert claim.attribution[0].kind is SpeakerKind.NGO
    assert claim.date is not None
    assert claim.date.startswith("2023-05-03")


def test_a_floor_is_a_floor_and_tens_are_tens() -> None:
    floor = first("Co najmniej 37 więźniów przetrzymywano w piwnicy, podał portal Echo Niemna.")
    assert floor.quantity is not None
    assert (floor.quantity.value, floor.quantity.low, floor.quantity.high) == (37, 37, None)
    tens = first("Zatrzymano kilkadziesiąt osób, podał portal Echo Niemna.")
    assert tens.quantity is not None
    assert tens.quantity.value is None


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Dwunastu mężczyzn rzekomo wywieziono do lasu, mówią krewni.", Certainty.ALLEGED),
        ("Zdaniem krewnych strażnicy bili zatrzymanych pałkami.", Certainty.REPORTED),
    ],
)
def test_hearsay_keeps_its_level(sentence: str, certainty: Certainty) -> None:
    assert first(sentence).certainty is certainty


def test_a_word_of_hearsay_is_a_hedge_of_what_the_page_says() -> None:
    (claim, words), *_ = told("Podobno dwunastu mężczyzn wywieziono do lasu.")
    (hedge,) = claim.hedges
    assert words[hedge.start - claim.start : hedge.end - claim.start] == "Podobno"


def test_a_denial_negates_what_it_denies() -> None:
    claims = told("Rzecznik prokuratury zaprzeczył, jakoby w mieście kogokolwiek przetrzymywano.")
    assert any(EventType.DENIAL in c.types and c.polarity is Polarity.NEGATED for c, _ in claims)


def test_a_wife_who_speaks_in_quotation_marks_is_sealed() -> None:
    claim = first("„Mojego męża zabrali z domu 4 maja” – powiedziała żona dokera.")
    assert claim.attribution[0].kind is SpeakerKind.RELATIVE
    assert claim.attribution[0].identity == "sealed"
    assert claim.date == "2023-05-04"


def test_towns_are_known_in_their_cases() -> None:
    assert "grodno" in dictionary_forms("grodnie", "pl")
    claim = first("Dokerów przetrzymywano w Grodnie, podał portal Echo Niemna.")
    assert ["gn:627904" in p.candidates for p in claim.places] == [True]
    assert dictionary_forms("grodnie", "en") == ()


@pytest.mark.parametrize("language", PAGES)
def test_a_folder_has_every_table_that_statements_need(language: str) -> None:
    for table in ("cues", "speakers", "hedges", "events", "polarity"):
        assert language in languages_with("habeas.claims", table)


@pytest.mark.parametrize(
    ("language", "sentence", "name", "kind"),
    [
        (
            "cs",
            "Nejméně 37 mužů drží ve skladu od 3. května, uvedla nadace „Otevřené dveře“.",
            "Otevřené dveře",
            SpeakerKind.NGO,
        ),
        (
            "pt",
            (
                "Pelo menos 37 homens estão trancados num armazém desde 3 de maio, "
                "informou a fundação Portas Abertas."
            ),
            "Portas Abertas",
            SpeakerKind.NGO,
        ),
        (
            "be",
            (
                "Не менш за 37 мужчын трымаюць на складзе з 3 траўня, "
                "паведаміў фонд «Адчыненыя дзверы»."
            ),
            "Адчыненыя дзверы",
            SpeakerKind.NGO,
        ),
    ],
)
def test_a_count_has_its_speaker_its_floor_and_its_first_day(
    language: str, sentence: str, name: str, kind: SpeakerKind
) -> None:
    claim = first(sentence, language)
    assert claim.attribution[0].name == name
    assert claim.attribution[0].kind is kind
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.value, claim.quantity.high) == (37, 37, None)
    assert claim.date is not None
    assert claim.date.startswith("2023-05-03")


@pytest.mark.parametrize(
    ("language", "sentence", "word", "certainty"),
    [
        ("cs", "Dvanáct mužů údajně odvezli do lesa.", "údajně", Certainty.ALLEGED),
        ("pt", "Supostamente, doze homens foram levados para a mata.", "Supostamente", None),
        ("be", "Дванаццаць мужчын нібыта вывезлі ў лес.", "нібыта", Certainty.ALLEGED),
    ],
)
def test_a_word_of_doubt_is_a_hedge_in_every_folder(
    language: str, sentence: str, word: str, certainty: Certainty | None
) -> None:
    (claim, words), *_ = told(sentence, language)
    hedges = [words[h.start - claim.start : h.end - claim.start] for h in claim.hedges]
    assert word in hedges
    assert claim.certainty is (certainty or Certainty.ALLEGED)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("cs", "Mluvčí prokuratury popřel, že by ve městě kohokoli drželi."),
        ("pt", "O porta-voz da procuradoria negou que alguém esteja detido na cidade."),
        ("be", "Прадстаўнік пракуратуры абверг, што ў горадзе кагосьці ўтрымліваюць."),
    ],
)
def test_who_denies_says_that_it_did_not_happen(language: str, sentence: str) -> None:
    claims = [claim for claim, _ in told(sentence, language)]
    denied = [c for c in claims if EventType.DENIAL in c.types]
    assert denied
    assert all(c.polarity is Polarity.NEGATED for c in denied)
    assert denied[0].attribution[0].kind is SpeakerKind.OFFICIAL


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("cs", "„Mého muže sebrali doma 4. května,“ řekla manželka dokaře."),
        ("pt", "“Levaram meu marido de casa no dia 4 de maio”, disse a esposa do estivador."),
        ("be", "«Майго мужа забралі з дому 4 траўня», — сказала жонка докера."),
    ],
)
def test_a_relative_in_quotation_marks_is_sealed_and_the_day_is_kept(
    language: str, sentence: str
) -> None:
    claim = first(sentence, language)
    assert claim.attribution[0].kind is SpeakerKind.RELATIVE
    assert claim.attribution[0].identity == "sealed"
    assert claim.date == "2023-05-04"


def test_czech_towns_are_known_in_their_cases() -> None:
    assert "ostrava" in dictionary_forms("ostrave", "cs")
    claim = first("Muže drželi v Ostravě, uvedl server Hlas Labe.", "cs")
    assert claim.places
