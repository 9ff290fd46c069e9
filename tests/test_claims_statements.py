"""Which words state that something happened: reports about other countries, all invented."""

import pytest

from habeas.analyzers import analyze
from habeas.claims import statements
from habeas.claims.figures import find as find_figures
from habeas.claims.reading import Reading, Statement
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run
from habeas.model.words import Polarity


def stated(text: str, language: str) -> list[tuple[Statement, str]]:
    passage = Passage(text, (Run(0, len(text), 0, len(text)),), PassageKind.PARAGRAPH, language)
    document = Document(DocPath("a.txt"), Digest("0" * 64), text, (passage,), "test 1")
    reading = Reading(document, tuple(analyze(language, [text])))
    figures = find_figures(reading)
    found = statements.find(reading, lambda _: (), lambda _: figures, lambda _: ())
    return [(one, text[one.start : one.end]) for one in found]


TOLD = [
    ("en", "Police arrested three students in Minsk on Monday.", {"detention", "count"}),
    ("en", "The guards beat him with cables in the corridor.", {"ill_treatment"}),
    ("en", "Nobody has seen the journalist again since that night.", {"enforced_disappearance"}),
    ("en", "The court released eleven prisoners under an amnesty.", {"release", "count"}),
    ("en", "Her lawyer was never allowed to see her alone.", {"conditions"}),
    ("en", "The ministry denied that there were political prisoners.", {"denial", "detention"}),
    ("ru", "В Бресте задержали двух журналистов.", {"detention", "count"}),
    ("ru", "Его избили в коридоре отделения.", {"ill_treatment"}),
    ("ru", "После этого он пропал без вести.", {"enforced_disappearance"}),
    ("ru", "Командиры отклонили все рапорты.", {"official_response"}),
    ("uk", "У Мелітополі затримали вчительку.", {"detention"}),
    ("uk", "Активіста катували струмом.", {"torture"}),
    ("es", "La policía detuvo a cuatro estudiantes en Caracas.", {"detention", "count"}),
    ("es", "Lo golpearon en la celda.", {"ill_treatment"}),
    ("es", "El fiscal rechazó la solicitud de los familiares.", {"official_response"}),
    ("de", "In Minsk wurden zwei Ärzte festgenommen.", {"detention", "count"}),
    ("de", "Er wurde mit Stöcken geschlagen.", {"ill_treatment"}),
    ("fr", "La police a arrêté cinq avocats à Téhéran.", {"detention", "count"}),
    ("fr", "Il a été torturé pendant trois nuits.", {"torture"}),
]


@pytest.mark.parametrize(("language", "text", "types"), TOLD, ids=[t[1] for t in TOLD])
def test_a_sentence_tells_of_the_events_that_its_words_name(
    language: str, text: str, types: set[str]
) -> None:
    found = stated(text, language)
    assert set().union(*(set(one.types) for one, _ in found)) == types


SILENT = [
    ("en", "The film festival opens on Friday with twelve new productions."),
    ("en", "Were they arrested?"),
    ("ru", "Погода в регионе улучшится к выходным."),
    ("es", "El presidente inauguró la feria del libro."),
    ("de", "Der Verein feiert am Samstag sein Sommerfest."),
    ("fr", "Le marché ouvre chaque matin sur la place."),
]


@pytest.mark.parametrize(("language", "text"), SILENT, ids=[s[1] for s in SILENT])
def test_news_of_other_things_and_questions_state_nothing(language: str, text: str) -> None:
    assert stated(text, language) == []


DENIED = [
    ("en", "None of the men was returned to his unit.", Polarity.NEGATED),
    ("en", "We do not know whether he is alive.", Polarity.UNKNOWN),
    ("en", "They are not allowed to leave the country.", Polarity.AFFIRMED),
    ("ru", "Никого из них не вернули домой.", Polarity.NEGATED),
    ("es", "No les han presentado cargos.", Polarity.NEGATED),
]


@pytest.mark.parametrize(("language", "text", "polarity"), DENIED, ids=[d[1] for d in DENIED])
def test_polarity_asks_whether_the_event_took_place(
    language: str, text: str, polarity: Polarity
) -> None:
    assert [one.polarity for one, _ in stated(text, language)] == [polarity]


def test_two_predicates_of_different_kinds_are_two_statements() -> None:
    found = stated("The officers rejected the requests, and the men were beaten at night.", "en")
    assert [set(one.types) for one, _ in found] == [{"official_response"}, {"ill_treatment"}]


def test_who_is_meant_is_not_a_statement_of_its_own() -> None:
    found = stated("The men who had refused to shoot were held in a cellar.", "en")
    assert [set(one.types) for one, _ in found] == [{"detention"}]


def test_law_is_no_event() -> None:
    found = stated("Nobody may be detained for more than 48 hours without a court decision.", "en")
    assert [set(one.types) for one, _ in found] == [{"legal_norm"}]


def test_the_words_of_a_statement_bear_no_white_space_or_marks_at_their_ends() -> None:
    for language, text, _ in TOLD:
        for _, words in stated(text, language):
            assert words == words.strip(" ,;:.")
