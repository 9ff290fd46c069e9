"""What a named recipient may see: nothing without consent, nothing beyond it."""

from datetime import date

import msgspec
import pytest

from habeas.errors import ConsentWithdrawn, RetaliationRisk, UnknownPerson
from habeas.model.claim import Claim, ClaimId, PlaceMention, Speaker
from habeas.model.consent import Consent, Level, PersonId, Purpose, Recipient, of_person
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.law import Days, ElementId, ElementState, Legal, Matrix, Truth
from habeas.model.person import Field, Person, Register, Risk, Service
from habeas.model.release import Preview
from habeas.model.sealed import BLOT, Sealed
from habeas.model.weight import Weighed
from habeas.model.words import Certainty, EventType, Identity, Polarity, SpeakerKind
from habeas.protection import Ask, Matter, blotted, for_recipient, may_see, narrowed, subject
from habeas.protection.disclosure_preview import NAME

WGAD = Recipient("wgad")
DAY = date(2022, 9, 1)
P1, P2 = PersonId("P-001"), PersonId("P-002")

RELATIVE = Speaker("mother of a held man", SpeakerKind.RELATIVE, Identity.SEALED)
GAZETTE = Speaker("Harbour Gazette", SpeakerKind.MEDIA, Identity.NAMED)
FREED = Speaker("released man", SpeakerKind.VICTIM, Identity.UNNAMED)


def document(path: str, source: str, *lines: str, public: bool = True) -> Document:
    text, passages = "", []
    for line in lines:
        passages.append(Passage(line, (Run(0, len(line), len(text), len(line)),)))
        text += line + "\n"
    return Document(
        path=DocPath(path),
        source=Digest(source * 32),
        text=text,
        passages=tuple(passages),
        reader="habeas text 1",
        public=public,
        outlet="Harbour Gazette" if public else None,
    )


def claim(number: str, home: Document, words: str, *speakers: Speaker) -> Claim:
    start = home.text.index(words)
    place = next(word for word in ("Tarnovka", "Тарновке") if word in words)
    at = home.text.index(place, start)
    return Claim(
        id=ClaimId(number),
        doc=home.path,
        passage=next(n for n, p in enumerate(home.passages) if words in p.text),
        start=start,
        end=start + len(words),
        types=(EventType.DETENTION,),
        certainty=Certainty.REPORTED,
        polarity=Polarity.AFFIRMED,
        date="2022-07-09",
        attribution=speakers,
        places=(PlaceMention(at, at + len(place), (), "Tarnovka", "UA", 48.51, 38.64),),
    )


PAPER = document(
    "docs/paper.html",
    "ab",
    "Men are held in Tarnovka.",
    "Anton Khoroshilov was held in Tarnovka, his comrades say. It was raining.",
)
TALK = document(
    "talks/mother of Anton.txt",
    "cd",
    "Сына держат в подвале в Тарновке.",
    "Хорошилова видели в Тарновке 9 июля; просят вернуть сына.",
    public=False,
)
CLAIMS = (
    claim("a-1", PAPER, "Men are held in Tarnovka", GAZETTE),
    claim("a-2", PAPER, "Anton Khoroshilov was held in Tarnovka", FREED, GAZETTE),
    claim("t-1", TALK, "Сына держат в подвале в Тарновке", RELATIVE),
    claim("t-2", TALK, "Хорошилова видели в Тарновке 9 июля", RELATIVE),
)


def person(code: PersonId = P1, **more: object) -> Person:
    known = {
        "service": Service.CONTRACT,
        "risk": Risk.NONE_SEEN,
        "sources": (subject(TALK),),
        "sealed": {Field.FAMILY: Sealed("Хорошилов"), Field.GIVEN: Sealed("Антон")},
    }
    return msgspec.structs.replace(Person(id=code), **(known | more))


def consent(about: object, level: Level, **more: object) -> Consent:
    told = subject(about) if isinstance(about, Document) else of_person(PersonId(str(about)))
    plain = Consent(
        about=told,
        purpose=Purpose.SPECIAL_PROCEDURES,
        recipient=WGAD,
        level=level,
        given=date(2022, 7, 17),
    )
    return msgspec.structs.replace(plain, **more)


def shown(
    *consents: Consent,
    persons: tuple[Person, ...] = (person(),),
    ask: tuple[PersonId, ...] = (P1,),
    fields: tuple[str, ...] = ("person.name",),
    legal: Legal | None = None,
) -> Preview:
    register = Register(persons, consents)
    asked = Ask(
        recipient=WGAD,
        purpose=Purpose.SPECIAL_PROCEDURES,
        day=DAY,
        persons=ask,
        fields=frozenset(fields),
    )
    everything = (PAPER, TALK)
    documents, claims = may_see(everything, CLAIMS, register, asked)
    matter = Matter(
        documents=documents,
        claims=claims,
        weighed=Weighed((), (), (), ()),
        title="Men held",
        legal=legal,
    )
    codes = {one.path: f"source-{n}" for n, one in enumerate(everything)}
    return for_recipient(matter, register, asked, everything=everything, codes=codes)


def text(preview: Preview) -> str:
    return msgspec.json.encode(preview.disclosure).decode()


NAMES = ("Khoroshilov", "Хорошилов", "Anton", "Антон")


def names_in(preview: Preview) -> list[str]:
    return [name for name in NAMES if name in text(preview)]


def test_without_any_consent_no_name_and_no_confidential_statement_leaves() -> None:
    preview = shown()
    assert names_in(preview) == []
    assert [one.id for one in preview.disclosure.told.statements] == ["a-1", "a-2"]
    assert preview.disclosure.persons[0].shown == "P-001"
    assert [one.of for one in preview.leaving if one.of in {P1, TALK.path}] == []


def test_a_published_page_that_names_a_sealed_person_loses_these_words() -> None:
    told = {one.id: one for one in shown().disclosure.told.statements}
    assert told["a-2"].quote is None
    assert told["a-2"].mask is not None
    assert told["a-1"].quote == "Men are held in Tarnovka"


def test_consent_to_a_name_opens_that_name_for_that_recipient() -> None:
    preview = shown(consent(P1, Level.NAMED))
    assert preview.disclosure.persons[0].shown == "Хорошилов Антон"
    told = {one.id: one for one in preview.disclosure.told.statements}
    assert told["a-2"].quote == "Anton Khoroshilov was held in Tarnovka"
    assert [(one.of, one.what, one.shown) for one in preview.leaving][:1] == [
        ("P-001", "name", "Хорошилов Антон")
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"recipient": Recipient("hrc")},
        {"purpose": Purpose.PRESS},
        {"given": date(2022, 9, 2)},
        {"until": date(2022, 8, 31)},
        {"condition": "only after release"},
    ],
)
def test_a_consent_to_something_else_opens_nothing(change: dict[str, object]) -> None:
    assert names_in(shown(consent(P1, Level.NAMED, **change))) == []


def test_initials_are_all_that_a_role_opens() -> None:
    preview = shown(consent(P1, Level.ROLE))
    assert preview.disclosure.persons[0].shown == "Х. А."
    assert preview.disclosure.persons[0].service == "contract"
    assert names_in(preview) == []


def test_a_name_stays_sealed_while_nobody_has_weighed_the_risk() -> None:
    preview = shown(consent(P1, Level.NAMED), persons=(person(risk=Risk.UNKNOWN),))
    assert names_in(preview) == []
    assert [one.of for one in preview.held][:1] == ["P-001"]


def test_a_risk_of_retaliation_stops_everything() -> None:
    with pytest.raises(RetaliationRisk):
        shown(consent(P1, Level.NAMED), persons=(person(risk=Risk.YES),))


def test_a_consent_that_was_taken_back_stops_everything() -> None:
    with pytest.raises(ConsentWithdrawn):
        shown(consent(P1, Level.NAMED), consent(P1, Level.NAMED, withdrawn=date(2022, 8, 1)))


def test_a_new_consent_after_a_withdrawal_counts_again() -> None:
    back = consent(P1, Level.NAMED, withdrawn=date(2022, 8, 1))
    again = consent(P1, Level.ROLE, given=date(2022, 8, 20))
    assert shown(back, again).disclosure.persons[0].shown == "Х. А."


def test_nobody_is_made_up_who_is_not_in_the_register() -> None:
    with pytest.raises(UnknownPerson):
        shown(ask=(PersonId("P-009"),))


def test_a_sealed_source_says_when_and_where_but_not_who_or_in_which_words() -> None:
    told = {one.id: one for one in shown(consent(TALK, Level.SEALED)).disclosure.told.statements}
    assert told["t-1"].quote is None
    assert told["t-1"].date == "2022-07"
    assert [spot.name for spot in told["t-1"].places] == ["Tarnovka"]
    assert [(hop.name, hop.kind) for hop in told["t-1"].attribution] == [(None, "unknown")]


def test_a_source_that_allows_its_role_is_quoted_where_it_names_nobody() -> None:
    preview = shown(consent(TALK, Level.ROLE))
    told = {one.id: one for one in preview.disclosure.told.statements}
    assert told["t-1"].quote == "Сына держат в подвале в Тарновке"
    assert told["t-1"].attribution[0].name == RELATIVE.name
    assert told["t-2"].quote is None
    assert names_in(preview) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "My husband was taken to Tarnovka on a Monday"),
        (
            "en",
            "I am afraid they will dismiss me from the school in Tarnovka if they hear I spoke",
        ),
        ("en", "On 13 March I went to the jail in Tarnovka"),
        ("en", "They did not take my parcel in Tarnovka"),
        ("ru", "Я написала прокурору о Тарновке"),
        ("en", "We live in Tarnovka beside the boiler house"),
        ("ru", "Мой муж был в Тарновке всё лето"),
        ("ru", "Боюсь, что после Тарновке меня уволят"),
        ("uk", "Мій чоловік сидів, казали, у Тарновке"),
        ("es", "Mi marido estuvo en Tarnovka todo el verano"),
        ("de", "Mein Mann war den Sommer über in Tarnovka"),
        ("fr", "Mon mari est resté tout l'été à Tarnovka"),
        ("en", "Her son Anton Khoroshilov was kept in Tarnovka"),
        ("pl", "Byli trzymani w piwnicy, Tarnovka"),  # no table of this language: nobody can tell
    ],
)
def test_words_that_tell_who_says_them_stay_with_a_source_that_opened_its_role(
    language: str, words: str
) -> None:
    _, preview = told_by_role(language, words, Level.ROLE)
    (one,) = (one for one in preview.disclosure.told.statements if one.id == "n-1")
    assert (one.quote, one.excerpt) == (None, None)
    assert one.mask is not None
    assert [spot.name for spot in one.places] == ["Tarnovka"]
    assert preview.words == ()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "we were kept in the cellar in Tarnovka and beaten"),
        ("ru", "нас держали в Тарновке в подвале и били"),
        ("es", "nos tuvieron en un sótano en Tarnovka"),
        ("de", "wir wurden in Tarnovka geschlagen"),
        ("fr", "ils nous ont frappés dans la cave à Tarnovka"),
    ],
)
def test_words_of_what_was_suffered_leave_and_are_previewed_sentence_by_sentence(
    language: str, words: str
) -> None:
    talk, preview = told_by_role(language, words, Level.ROLE)
    (one,) = (one for one in preview.disclosure.told.statements if one.id == "n-1")
    assert one.quote == words
    assert [(left.of, left.shown) for left in preview.words] == [(talk.path, words)]


def test_the_sentence_around_a_statement_shows_that_somebody_tells_of_themselves() -> None:
    words = "The children were brought to Tarnovka"
    _, preview = told_by_role("en", words, Level.ROLE, after=". I did not see it myself.")
    (one,) = (one for one in preview.disclosure.told.statements if one.id == "n-1")
    assert one.quote is None


def test_a_preview_blots_names_of_the_register_in_words_that_leave() -> None:
    words = "in the cellar Khoroshilov was beaten, says Tarnovka"
    _, preview = told_by_role("en", words, Level.ROLE)
    assert [left.shown for left in preview.words] == [words]
    blind = blotted(preview, Register((person(),)))
    assert [left.shown for left in blind.words] == [words.replace("Khoroshilov", BLOT)]


def told_by_role(
    language: str, words: str, level: Level, after: str = "."
) -> tuple[Document, Preview]:
    plain = document("talks/new.txt", "ef", words + after, public=False)
    passages = tuple(msgspec.structs.replace(one, language=language) for one in plain.passages)
    talk = msgspec.structs.replace(plain, language=language, passages=passages)
    register = Register((person(sources=()),), (consent(talk, level), consent(P1, Level.NAMED)))
    asked = Ask(recipient=WGAD, purpose=Purpose.SPECIAL_PROCEDURES, day=DAY, persons=(P1,))
    everything = (PAPER, talk)
    told = (*CLAIMS[:2], claim("n-1", talk, words, RELATIVE))
    documents, claims = may_see(everything, told, register, asked)
    matter = Matter(
        documents=documents, claims=claims, weighed=Weighed((), (), (), ()), title="Men held"
    )
    codes = {one.path: f"source-{n}" for n, one in enumerate(everything)}
    return talk, for_recipient(matter, register, asked, everything=everything, codes=codes)


def test_the_path_of_a_confidential_document_is_a_code() -> None:
    preview = shown(consent(TALK, Level.ROLE))
    assert "talks" not in text(preview)
    assert {one.doc for one in preview.disclosure.told.statements} == {PAPER.path, "source-1"}


def test_another_person_of_the_register_stays_sealed_though_they_consented() -> None:
    both = (person(), person(P2, sealed={Field.FAMILY: Sealed("Дроздецкий")}, sources=()))
    preview = shown(consent(P1, Level.NAMED), consent(P2, Level.NAMED), persons=both)
    assert [one.code for one in preview.disclosure.persons] == [P1]


def test_only_fields_that_the_form_asks_for_leave() -> None:
    sealed = {
        Field.FAMILY: Sealed("Хорошилов"),
        Field.BIRTH: Sealed("2001"),
        Field.ADDRESS: Sealed("деревня"),
        Field.CONTACT: Sealed("+7 000 555-01-17"),
    }
    preview = shown(
        consent(P1, Level.NAMED),
        persons=(person(sealed=sealed),),
        fields=("person.name", "person.birth", "person.contact"),
    )
    assert preview.disclosure.persons[0].fields == {
        "person.family_name": "Хорошилов",
        "person.birth": "2001",
    }


def test_what_is_told_of_somebody_at_risk_is_told_to_nobody() -> None:
    endangered = person(P2, risk=Risk.YES, claims=("t-2",), sealed={})
    preview = shown(consent(TALK, Level.ROLE), persons=(person(), endangered))
    assert "t-2" not in {one.id for one in preview.disclosure.told.statements}


def test_every_claim_is_counted_from_what_the_recipient_may_see() -> None:
    assert shown().disclosure.told.headline.statements == len(CLAIMS) - 2


def test_a_fact_cites_what_the_recipient_reads_and_counts_what_stays_sealed() -> None:
    state = ElementState(id=ElementId("E03"), label="held", state=Truth.YES, claims=("a-1", "t-1"))
    legal = Legal(
        systems=(),
        facts=Days(),
        matrices=(Matrix(place=None, statements=2, elements=(state,)),),
        readings=(),
        changes=(),
        gaps=(),
    )
    for level, claims, sealed in (
        (Level.SEALED, ("a-1",), 1),
        (Level.ROLE, ("a-1", "t-1"), 0),
    ):
        seen = shown(consent(TALK, level), legal=legal).disclosure.told.legal
        assert seen is not None
        carried = seen.matrices[0].elements[0]
        assert (carried.claims, carried.sealed) == (claims, sealed)


def test_what_the_register_alone_knows_of_a_sealed_person_stays_with_the_owner() -> None:
    serves = ElementState(
        id=ElementId("E02"), label="serves", state=Truth.YES, because=("said in the register",),
        values=("contract",),
    )  # fmt: skip
    told = ElementState(id=ElementId("E03"), label="held", state=Truth.YES, claims=("a-1",))
    war = ElementState(id=ElementId("E01"), label="war", state=Truth.YES, because=("notorious",))
    legal = Legal(
        systems=(), facts=Days(), readings=(), changes=(), gaps=(),
        matrices=(
            Matrix(place=None, statements=1, elements=(war, told)),
            Matrix(place=None, statements=1, elements=(war, serves, told), person=P1),
        ),
    )  # fmt: skip
    for level, state, values in (
        (Level.SEALED, Truth.UNKNOWN, ()),
        (Level.ROLE, Truth.YES, ("contract",)),
    ):
        seen = shown(consent(P1, level), legal=legal)
        assert seen.disclosure.told.legal
        of_one = seen.disclosure.told.legal.matrices[1].elements
        assert (of_one[1].state, of_one[1].values) == (state, values)
        assert (of_one[0].state, of_one[2].state) == (Truth.YES, Truth.YES)
        assert ("said in the register" in text(seen)) == (level is Level.ROLE)


def test_the_law_concludes_from_a_sealed_person_neither_service_nor_age() -> None:
    child = person(sealed={Field.FAMILY: Sealed("Хорошилов"), Field.GUARDIAN: Sealed("aunt")})
    for level, service, fields in (
        (None, Service.UNKNOWN, {Field.FAMILY}),
        (Level.SEALED, Service.UNKNOWN, {Field.FAMILY}),
        (Level.ROLE, Service.CONTRACT, {Field.FAMILY, Field.GUARDIAN}),
    ):
        agreed = (consent(P1, level),) if level else ()
        register = Register((child, person(PersonId("P-009"))), agreed)
        asked = Ask(
            recipient=WGAD, purpose=Purpose.SPECIAL_PROCEDURES, day=DAY, persons=(P1,),
            fields=frozenset(),
        )  # fmt: skip
        (one,) = narrowed(register, asked).persons
        assert (one.service, set(one.sealed)) == (service, fields)
        assert narrowed(register, asked).consents == agreed


def test_who_agreed_is_told_by_kin_and_day_and_never_of_a_sealed_person() -> None:
    (opened,) = shown(consent(P1, Level.NAMED, by="mother")).disclosure.persons
    assert opened.consent == "mother, 2022-07-17: named"
    assert opened.to_print is None
    (silent,) = shown().disclosure.persons
    assert silent.consent is None


def test_an_exhibit_that_names_somebody_sealed_is_told_before_anybody_annexes_it() -> None:
    (line,) = [one for one in shown(consent(TALK, Level.NAMED)).leaving if one.of == TALK.path]
    assert "NAMES SOMEBODY SEALED" in line.why
    both = shown(consent(TALK, Level.NAMED), consent(P1, Level.NAMED))
    (line,) = [one for one in both.leaving if one.of == TALK.path]
    assert "NAMES SOMEBODY SEALED" not in line.why


@pytest.mark.parametrize(
    ("family", "kept"),
    [
        ("Тарновков", True),  # made of the town's name
        ("Тарновка", False),  # the town's name itself
        ("Tarnovka", False),
    ],
)
def test_a_surname_made_of_a_towns_name_does_not_hide_the_town(family: str, *, kept: bool) -> None:
    named = person(sealed={Field.FAMILY: Sealed(family)}, sources=())
    seen = shown(consent(TALK, Level.ROLE), persons=(named,)).disclosure.told
    told = {one.id: one for one in seen.statements}
    assert (told["a-1"].quote == "Men are held in Tarnovka") is kept
    assert (told["t-1"].quote == "Сына держат в подвале в Тарновке") is kept
    assert [spot.name == "Tarnovka" for spot in told["a-1"].places] == [kept]


def test_a_name_in_the_name_of_an_exhibit_stays_sealed_with_the_person() -> None:
    (sheet,) = [
        one
        for one in shown(consent(TALK, Level.NAMED)).disclosure.told.documents
        if not one.public
    ]
    assert sheet.path == "source-1"  # "mother of Anton"
    assert sheet.digest == TALK.source


def test_a_capital_of_any_alphabet_begins_a_name_in_the_preview() -> None:
    for name in ("Řehoř Šimák", "Łucja Świt", "Ўладзімір Ёсь", "Ann Lee"):
        assert NAME.search(f"with {name} there")
    assert not NAME.search("řekl švec, že ўсё łąka")
