"""Places of a case: what do ambiguous, misspelt and cut names mean?"""

from collections.abc import Iterator

from msgspec.structs import replace

from habeas.linking import near, settle
from habeas.model.claim import Claim, ClaimId, PlaceMention
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.words import Certainty, Polarity
from habeas.text.gazetteer import load


def document(name: str, text: str, language: str = "en", outlet: str | None = None) -> Document:
    passage = Passage(text=text, runs=(Run(0, len(text), 0, len(text)),), language=language)
    return Document(
        path=DocPath(name),
        source=Digest("0"),
        text=text,
        passages=(passage,),
        reader="test",
        outlet=outlet,
    )


def claim(of: Document) -> Claim:
    (passage,) = of.passages
    places = tuple(
        PlaceMention(m.start, m.end, tuple(p.id for p in m.candidates))
        for m in load().find(of.text, passage.language)
    )
    return Claim(
        id=ClaimId(of.path),
        doc=of.path,
        passage=0,
        start=0,
        end=len(of.text),
        types=(),
        certainty=Certainty.REPORTED,
        polarity=Polarity.AFFIRMED,
        date=None,
        attribution=(),
        places=places,
    )


def places(*documents: Document) -> Iterator[list[tuple[str, str | None, str | None]]]:
    claims = settle(tuple(map(claim, documents)), documents)
    for one, of in zip(claims, documents, strict=True):
        yield [(of.slice(p.start, p.end), p.name, p.country) for p in one.places]


def test_a_region_beside_a_name_decides() -> None:
    (got,) = places(document("a", "They sit in Pervomaisk, Luhansk region."))
    assert got[0] == ("Pervomaisk", "Pervomaisk", "UA")
    (claimed,) = settle(
        (claim(document("a", "They sit in Pervomaisk, Luhansk region.")),),
        (document("a", "They sit in Pervomaisk, Luhansk region."),),
    )
    assert claimed.places[0].region == "UA-09"


def test_an_ambiguous_name_without_evidence_stays_open_and_keeps_its_candidates() -> None:
    one = document("a", "They were held in Springfield.")
    (settled,) = settle((claim(one),), (one,))
    (place,) = settled.places
    assert (place.name, place.lat) == (None, None)
    assert len(place.candidates) > 1
    assert settled.needs_review


def test_the_country_of_the_case_decides_between_namesakes() -> None:
    first = document("a", "En Managua, Nicaragua, y en León hubo redadas.", "es")
    (got,) = places(first)
    assert got[-1][1:] == ("León", "NI")


def test_the_town_is_meant_before_the_region_that_bears_its_name() -> None:
    bare, region = places(
        document("a", "He was seen in Kharkiv."), document("b", "He was seen in Kharkiv region.")
    )
    assert bare[0][1] == "Kharkiv"
    assert region[0][1] == "Kharkiv Oblast"


def test_a_wrong_town_stays_what_its_words_name() -> None:
    right = document("a", "Солдат держат в Брянке Луганской области.", "ru")
    wrong = document("b", "Soldiers are held in Briansk, Lugansk region.")
    _, got = places(right, wrong)
    assert got[0] == ("Briansk", "Bryansk", "RU")


def test_a_cut_name_is_known_from_a_sibling_document() -> None:
    whole = document("a", "Sie sitzen in Popasna, Altschewsk und Krasnyj Lutsch.", "de")
    cut = document("b", "They sit in Popasna, Alchevsk and Krasnyi.")
    _, got = places(whole, cut)
    assert got[-1] == ("Krasnyi", "Khrustalnyi (Krasnyi Luch)", "UA")


def test_a_slip_of_the_pen_is_known_from_the_case_and_asks_for_review() -> None:
    right = document("a", "Солдат держат в Брянке.", "ru")
    slip = document("b", "Бранка;12.07;мать", "ru")
    _, repaired = settle((claim(right), claim(slip)), (right, slip))
    assert repaired.places[0].name == "Bryanka"
    assert repaired.needs_review


def test_a_slip_is_no_place_where_no_place_can_stand() -> None:
    right = document("a", "They are held in Bryanka.")
    person = document("b", "Bryanko said nothing.")
    _, got = places(right, person)
    assert got == []


def test_an_outlet_named_after_a_village_is_no_place() -> None:
    one = document("a", "La Orilla contó que siguen presos en Managua.", "es", outlet="La Orilla")
    (got,) = places(one)
    assert [words for words, _, _ in got] == ["Managua"]


def test_the_order_of_documents_does_not_matter() -> None:
    first = document("a", "They sit in Popasna, Alchevsk and Krasny Luch.")
    second = document("b", "They sit in Popasna and Krasnyi.")
    there = list(places(first, second))
    back = list(places(second, first))
    assert there == back[::-1]


def test_near_asks_for_one_town_or_one_country() -> None:
    country = PlaceMention(0, 1, name="Ukraine", country="UA")
    town = PlaceMention(0, 1, name="Popasna", country="UA", lat=48.63, lon=38.38)
    assert near(country, country)
    assert not near(country, town)


def test_a_place_that_a_person_decided_stays() -> None:
    one = document("a", "They are held in Bryanka.")
    first = claim(one)
    decided = replace(
        first,
        places=(replace(first.places[0], name="Alchevsk", country="UA", lat=48.5, lon=38.8),),
    )
    (settled,) = settle((decided,), (one,))
    assert settled.places == decided.places


def test_settling_twice_changes_nothing() -> None:
    one = document("a", "They are held in Bryanka and in Springfield.")
    once = settle((claim(one),), (one,))
    assert [c.places for c in settle(once, (one,))] == [c.places for c in once]


def test_a_name_of_a_country_and_a_state_follows_the_town_beside_it() -> None:
    state, country = places(
        document("a", "The family lives in Georgia; Atlanta is silent."),
        document("b", "The family lives in Georgia; Tbilisi is silent."),
    )
    assert state[0][2] == "US"
    assert country[0][2] == "GE"
