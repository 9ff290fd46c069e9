"""How news and translated pages tell on what they were told, in English and German."""

import pytest

from habeas.analyzers import analyze
from habeas.claims import find
from habeas.claims.reading import Reading
from habeas.model.claim import Claim
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run
from habeas.model.words import SpeakerKind


def claims_of(*texts: str, language: str = "en", path: str = "a.html") -> tuple[Claim, ...]:
    text, passages = "", []
    for part in texts:
        run = (Run(0, len(part), len(text), len(text) + len(part)),)
        passages.append(Passage(part, run, PassageKind.PARAGRAPH, language))
        text += part + "\n\n"
    document = Document(
        DocPath(path),
        Digest("0" * 64),
        text,
        tuple(passages),
        "test",
        language,
        outlet="The Evening Post",
        published="2023-06-10",
        public=True,
    )
    return find(Reading(document, tuple(analyze(language, list(texts)))), {})


def words(claims: tuple[Claim, ...], *texts: str) -> list[str]:
    whole = "".join(part + "\n\n" for part in texts)
    return [whole[c.start : c.end] for c in claims]


def chain(claim: Claim) -> list[str]:
    return [f"{s.name}/{s.kind.value}" for s in claim.attribution]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("LIMA, May 4 (ABC) - Two dockers were detained on Monday.", "Two dockers"),
        ("Lima (ABC) — Two dockers were detained on Monday.", "Two dockers"),
        ("QUITO — Two dockers were detained on Monday.", "Two dockers"),
        ("Two dockers were detained, the sister of one of them said.", "Two dockers"),
    ],
)
def test_neither_dateline_nor_the_words_of_saying_belong_to_what_is_said(
    text: str, said: str
) -> None:
    told = words(claims_of(text), text)[0]
    assert told.startswith(said)
    assert "detained" in told
    assert "said" not in told


def test_a_town_read_as_a_place_once_is_one_in_the_whole_document() -> None:
    texts = (
        "Six men were arrested in Kulsary.",
        "The police of Kulsary have arrested two more men.",
    )
    claims = claims_of(*texts)
    assert [[p.start for p in c.places] != [] for c in claims] == [True, True]


def test_the_outlet_that_was_told_is_a_hop_wherever_it_stands() -> None:
    first = claims_of("Ten men are held, a nurse told the daily Courier on Monday.")[0]
    assert [s.kind.value for s in first.attribution] == ["medic", "media", "media"]
    behind = (
        "Zwei Männer sitzen im Keller. So schildert es die Frau eines Fischers dem Portal „Ufer“."
    )
    second = claims_of(behind, language="de")[0]
    assert chain(second)[1] == "Ufer/media"
    assert second.attribution[0].kind is SpeakerKind.RELATIVE


def test_the_woman_who_goes_on_is_the_one_who_spoke_before() -> None:
    texts = (
        "Ihr Sohn sei verhaftet worden, sagt die Mutter eines Maurers.",
        "Zwei andere habe man geschlagen, erzählt die Frau weiter.",
    )
    claims = claims_of(*texts, language="de")
    assert claims[-1].attribution[0].kind is SpeakerKind.RELATIVE


def test_who_advises_callers_is_an_organisation_and_who_speaks_for_workers_an_activist() -> None:
    body = claims_of("The hotline “Open Door” counted 40 prisoners in June.")[0]
    assert body.attribution[0].kind is SpeakerKind.NGO
    text = "Nach Angaben eines Gewerkschafters wurden zwölf Hafenarbeiter festgenommen."
    person = claims_of(text, language="de")[0]
    assert person.attribution[0].kind is SpeakerKind.ACTIVIST


def test_arrests_count_those_who_were_arrested() -> None:
    claims = claims_of("Police acknowledge 74 arrests.")
    assert claims[0].quantity is not None
    assert claims[0].quantity.value == 74


FIELDS = [
    ("en", "Nine dockers were bussed to the front on Friday.", {"transfer", "return", "count"}),
    ("en", "The office is silent on the accusations.", {"official_response"}),
    ("en", "Police admit 31 arrests.", {"detention", "count"}),
    ("en", "We appeal to the governor to open the camp to doctors.", {"complaint"}),
    ("en", "What became of the two women nobody knows.", {"enforced_disappearance", "count"}),
    ("en", "The total of 90 does not stand.", {"retraction", "count"}),
    ("de", "Die Kommandantur schwieg zu den Anfragen.", {"official_response"}),
    ("de", "Ein Verteidiger sei ihr verwehrt worden.", {"conditions"}),
    ("de", "Ihr fehlten drei Fingernägel.", {"ill_treatment"}),
    ("de", "Zwei Köche seien hinausgeführt worden.", {"transfer", "count"}),
    ("de", "Eine Garage als Zelle kennt kein Gesetz.", {"legal_norm", "legal_opinion"}),
    ("de", "Am Montag ließen sie mich los.", {"release"}),
]


@pytest.mark.parametrize(("language", "text", "types"), FIELDS, ids=[f[1] for f in FIELDS])
def test_fields_of_words_tell_of_their_events(language: str, text: str, types: set[str]) -> None:
    claims = claims_of(text, language=language)
    assert set().union(*(set(c.types) for c in claims)) == types


def test_what_follows_a_corrected_total_goes_on_about_those_counted() -> None:
    text = "40 men were arrested. The number was wrong. It should have read 38."
    claims = claims_of(text)
    assert [set(c.types) for c in claims if c.quantity and c.quantity.value == 38] == [
        {"detention", "count"}
    ]


def test_a_husband_whose_wife_tells_it_speaks_first_and_then_she() -> None:
    texts = (
        "Neun Köche sitzen in Haft, erzählt die Frau eines Kochs dem Sender „Bucht“.",
        "Am Abend habe ihr Mann geflüstert, man habe ihn geschlagen.",
        "Zwei andere seien abgeholt worden, sagt die Frau weiter.",
    )
    claims = claims_of(" ".join(texts[:2]), texts[2], language="de")
    kinds = [[s.kind.value for s in c.attribution] for c in claims]
    assert kinds[1] == ["victim", "relative", "media", "media"]
    assert kinds[2] == ["relative", "media", "media"]


def test_the_one_just_brought_in_tells_what_stands_in_the_konjunktiv() -> None:
    text = (
        "Eine Bäckerin, die zugehört hat, setzt sich dazu. Sie habe gesehen, wie man drei Männer "
        "verprügelt habe."
    )
    claims = claims_of(text, language="de")
    assert claims[-1].attribution[0].kind is SpeakerKind.WITNESS


def test_what_rests_on_the_word_of_others_is_theirs() -> None:
    claim = claims_of("Eleven, if their families are right, were arrested on a ferry.")[0]
    assert claim.attribution[0].kind is SpeakerKind.RELATIVE


def test_behind_a_semicolon_another_counts() -> None:
    text = (
        "Über 90 Menschen sitzen in Haft, meldete die Agentur Merkur; "
        "die Beobachtungsstelle „Wache“ führt inzwischen 120 Verhaftete."
    )
    claims = claims_of(text, language="de")
    assert [c.attribution[0].kind.value for c in claims] == ["agency", "ngo"]


def test_an_hour_the_children_of_a_father_and_what_was_said_before_are_no_figures() -> None:
    quantities = [
        [c.quantity.value for c in claims_of(text, language=language) if c.quantity]
        for language, text in (
            ("de", "Gegen acht kommt ein Wärter und holt die Gefangenen ab."),
            ("en", "A father of four died in custody on Sunday."),
            ("en", "They are held in three cellars instead of five."),
            ("en", "One in five prisoners was beaten."),
        )
    ]
    assert quantities == [[], [], [3], []]


def test_what_became_of_somebody_nobody_knows_stays_open() -> None:
    text = "What became of the two bakers taken from the mill in May we still do not know."
    claim = claims_of(text)[0]
    assert claim.polarity.value == "unknown"
