"""What offices deny, where they stand, and when somebody was let go, as one reads it."""

from habeas.analyzers import analyze
from habeas.claims import find
from habeas.claims.reading import Reading
from habeas.model.claim import Claim
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run
from habeas.model.words import Certainty, EventType, Polarity, SpeakerKind


def claims_of(text: str, language: str, path: str = "a.html") -> tuple[Claim, ...]:
    passage = Passage(text, (Run(0, len(text), 0, len(text)),), PassageKind.PARAGRAPH, language)
    document = Document(
        DocPath(path),
        Digest("0" * 64),
        text,
        (passage,),
        "test",
        language,
        outlet="The Evening Post" if path.endswith(".html") else None,
        published="2023-06-10",
        public=path.endswith(".html"),
    )
    return find(Reading(document, tuple(analyze(language, [text]))), {})


def places(text: str, language: str) -> list[str]:
    return [text[p.start : p.end] for c in claims_of(text, language) for p in c.places]


def test_an_office_that_says_of_an_abuse_that_it_is_not_so_denies_it() -> None:
    claim = claims_of("A ministry spokesman said: “There are no doctors in our custody.”", "en")[
        -1
    ]
    assert claim.certainty is Certainty.DENIED
    assert claim.polarity is Polarity.NEGATED
    assert EventType.DENIAL in claim.types


def test_a_lawyer_who_says_that_it_is_not_so_denies_nothing() -> None:
    claim = claims_of("The women were not beaten, their lawyer said.", "en")[0]
    assert (claim.certainty, claim.polarity) == (Certainty.REPORTED, Polarity.NEGATED)


def test_the_state_of_an_office_is_no_place_of_an_event() -> None:
    assert places("The Interior Ministry of Kenya has detained two men in Nakuru.", "en") == [
        "Nakuru"
    ]
    assert places(
        "El Ministerio del Interior de Bolivia detuvo a dos hombres en Oruro.", "es"
    ) == ["Oruro"]
    assert places("Two men were detained in Kenya.", "en") == ["Kenya"]


def test_who_was_held_until_a_day_was_let_go_on_it() -> None:
    text = "He was held in the school until 16 March. He was released with a fine."
    assert claims_of(text, "en")[-1].date == "2023-03-16"


def test_a_pronoun_means_the_one_whom_the_sentence_before_is_about_and_is_flagged() -> None:
    text = "Los padres escribieron al ministro. Aseguran que sus hijos están retenidos en Oruro."
    claim = claims_of(text, "es")[-1]
    assert claim.attribution[0].kind is SpeakerKind.RELATIVE
    assert claim.needs_review


def test_a_letter_in_which_somebody_speaks_of_himself_is_his_testimony() -> None:
    text = "I was taken on 3 May. They kept me in a cellar. I saw six others. I slept on concrete."
    claim = claims_of(text, "en", path="letter.txt")[0]
    kinds = [s.kind for s in claim.attribution]
    assert kinds == [SpeakerKind.VICTIM, SpeakerKind.DOCUMENT]
    assert claim.certainty is Certainty.WITNESSED


def test_whoever_tells_of_my_husband_is_his_wife_whatever_her_trade() -> None:
    text = "“They took my husband in his socks,” the seamstress Aisha Noor said."
    claim = claims_of(text, "en")[0]
    assert claim.attribution[0].kind is SpeakerKind.RELATIVE
    assert "Noor" not in claim.attribution[0].name
