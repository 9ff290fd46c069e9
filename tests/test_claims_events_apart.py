"""What tells of an event, and what tells of other matters in the same words?"""

import pytest

from habeas.analyzers import analyze
from habeas.claims import find
from habeas.claims.reading import Reading
from habeas.model.claim import Claim
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run


def told(language: str, text: str) -> tuple[Claim, ...]:
    passage = Passage(text, (Run(0, len(text), 0, len(text)),), PassageKind.PARAGRAPH, language)
    page = Document(
        DocPath("a.html"), Digest("0" * 64), text, (passage,), "test", language, outlet="Kestrel"
    )
    return find(Reading(page, tuple(analyze(language, [text]))), {})


def kinds(language: str, text: str) -> set[str]:
    return {kind.value for claim in told(language, text) for kind in claim.types}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The club released its captain before the transfer window closed."),
        ("ru", "Клуб отпустил форварда в аренду до конца сезона."),
        ("uk", "Клуб відпустив нападника в оренду до літа."),
        ("es", "En la telenovela secuestran al heredero en el último capítulo."),
        ("de", "Im Krimi nimmt der Kommissar jeden Sonntag einen Gärtner fest."),
        ("fr", "Battez les œufs, puis laissez reposer la pâte."),
    ],
)
def test_sports_films_and_kitchens_tell_of_no_event(language: str, text: str) -> None:
    assert not told(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine miners are held in the school. Twelve policemen guard the door."),
        ("ru", "Девять шахтёров держат в школе. У дверей дежурят двенадцать полицейских."),
        (
            "de",
            "Neun Bergleute werden im Keller festgehalten. Vor der Tür stehen acht Polizisten.",
        ),
        ("es", "Nueve mineros siguen detenidos en la escuela. En la puerta hay ocho policías."),
    ],
)
def test_those_who_guard_a_door_are_not_among_the_held(language: str, text: str) -> None:
    assert [claim.quantity.value for claim in told(language, text) if claim.quantity] == [9]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "My client has been held without a warrant since May."),
        ("fr", "Il a été arrêté sans que personne ne lui montre de mandat."),
        ("es", "Fueron detenidos sin que nadie les mostrara una orden."),
    ],
)
def test_who_is_held_without_a_paper_is_held(language: str, text: str) -> None:
    (claim,) = told(language, text)
    assert {kind.value for kind in claim.types} == {"detention"}
    assert claim.polarity.value == "affirmed"


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("en", "Nobody forced the teachers to sign.", "negated"),
        ("ru", "Никто не заставлял учителей подписывать показания.", "negated"),
        ("de", "Niemand hat die Lehrer gezwungen, zu unterschreiben.", "negated"),
        ("en", "My brother never came out of there alive.", "affirmed"),
        ("en", "The lawyer cannot tell whether the monks were moved to Sorovo.", "unknown"),
    ],
)
def test_a_mere_not_undoes_an_event_and_whether_leaves_it_open(
    language: str, text: str, polarity: str
) -> None:
    assert {claim.polarity.value for claim in told(language, text)} == {polarity}


def test_a_question_about_somebody_missing_is_a_search_and_other_questions_state_nothing() -> None:
    assert "search" in kinds("en", "Has anyone seen my brother Tomas since Monday?")
    assert not told("en", "Were the miners beaten in the yard?")


def test_a_noun_tells_of_an_event_beside_a_verb_that_mentions_one() -> None:
    assert "release" in kinds("en", "The log notes the release of the deacon.")


def test_parties_that_sign_nothing_refuse_nothing() -> None:
    assert "refusal" not in kinds("en", "The parties signed nothing at the summit.")
    assert "refusal" in kinds("en", "He signed nothing.")
