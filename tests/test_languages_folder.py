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

PAGE = """<html lang="pl"><head><title>Dokerzy w magazynie</title>
<meta property="og:site_name" content="Głos Portu">
<meta property="article:published_time" content="2023-05-10"></head><body><article>
<h1>Dokerzy w magazynie</h1>{}</article></body></html>"""


def told(sentence: str) -> list[tuple[Claim, str]]:
    page = PAGE.format(f"<p>{sentence}</p>").encode()
    (document,) = read(DocPath("a.html"), page, settings(b""), None)
    found = find(analysed(document), {})
    return [(c, document.text[c.start : c.end]) for c in found]


def first(sentence: str) -> Claim:
    (claim, _) = told(sentence)[0]
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
