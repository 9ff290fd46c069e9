"""Which events do everyday words tell of: sentences about other countries, all invented."""

import pytest

from habeas.analyzers import analyze
from habeas.claims import find, statements
from habeas.claims.figures import find as find_figures
from habeas.claims.lexicon import lexicon
from habeas.claims.reading import Reading, Statement
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run


def read(text: str, language: str) -> Reading:
    passage = Passage(text, (Run(0, len(text), 0, len(text)),), PassageKind.PARAGRAPH, language)
    document = Document(DocPath("a.txt"), Digest("0" * 64), text, (passage,), "test 1")
    return Reading(document, tuple(analyze(language, [text])))


def stated(text: str, language: str) -> list[tuple[Statement, str]]:
    reading = read(text, language)
    figures = find_figures(reading)
    found = statements.find(reading, lambda _: (), lambda _: figures, lambda _: ())
    return [(one, text[one.start : one.end]) for one in found]


TOLD = [
    ("en", "They are kept in a disused school with their coats on.", {"detention"}),
    ("en", "My uncle slept on bare boards.", {"conditions"}),
    ("en", "His belt and his glasses were taken.", {"conditions"}),
    ("en", "The boy was slapped twice in the yard.", {"ill_treatment"}),
    ("en", "Her complaint was shelved in May.", {"official_response"}),
    ("en", "The drivers would not unload the lorries.", {"refusal"}),
    ("en", "He was driven to the prison at Novi.", {"detention", "transfer"}),
    ("fr", "Mon cousin dort sur le carrelage.", {"conditions"}),
    ("fr", "On ne lui a montré aucun mandat.", {"detention"}),
    ("fr", "Il a été giflé et aspergé d’eau froide.", {"ill_treatment"}),
    ("fr", "La plainte a été classée sans suite.", {"official_response"}),
    ("fr", "Nul ne les a revus depuis.", {"enforced_disappearance"}),
    ("es", "Lo pillaron de madrugada los soldados.", {"detention"}),
    ("es", "Le dieron una bofetada delante de todos.", {"ill_treatment"}),
    ("es", "Duermen en el suelo, sobre cartones.", {"conditions"}),
    ("es", "La queja fue archivada en mayo.", {"official_response"}),
    ("de", "Sie schlafen auf Pappe.", {"conditions"}),
    ("de", "Der Junge wurde geohrfeigt.", {"ill_treatment"}),
    ("de", "Man brachte sie auf die Wache.", {"detention", "transfer"}),
    ("de", "Die Beschwerde wurde abgeheftet.", {"official_response"}),
    ("ru", "Его раздели догола.", {"ill_treatment"}),
    ("ru", "Жалобу положили под сукно.", {"official_response"}),
    ("uk", "Його роздягли догола.", {"ill_treatment"}),
    ("uk", "Сплять на бетоні, по черзі.", {"conditions"}),
]


@pytest.mark.parametrize(("language", "text", "types"), TOLD, ids=[t[1] for t in TOLD])
def test_everyday_words_tell_of_an_event(language: str, text: str, types: set[str]) -> None:
    found = stated(text, language)
    assert set().union(*(set(one.types) for one, _ in found)) == types


QUIET = [
    ("en", "40 containers went missing in the storm."),
    ("en", "Our 5,100 subscribers read this edition."),
    ("fr", "Nos 900 abonnés nous suivent depuis dix ans."),
    ("es", "Un perro desapareció en la feria."),
    ("de", "Zwei Container sind verschwunden."),
    ("ru", "Наш канал читают 9 тысяч рыбаков."),
]


@pytest.mark.parametrize(("language", "text"), QUIET, ids=[t[1] for t in QUIET])
def test_a_thing_that_is_lost_and_a_reader_that_is_counted_are_no_event(
    language: str, text: str
) -> None:
    assert stated(text, language) == []


def test_no_pattern_reaches_over_a_semicolon() -> None:
    events = lexicon("events", "es")
    together = ["pide", "la", "visita", "de", "un", "abogado"]
    apart = ["pide", "perdón", ";", "no", "tuvo", "abogado"]
    assert "complaint" in {hit.label for hit in events.find(together)}
    assert "complaint" not in {hit.label for hit in events.find(apart)}


def test_a_statement_lies_where_its_own_words_stand() -> None:
    text = (
        "« Personne n’a montré de mandat, ni à lui ni à moi », raconte une tante qui élève des "
        "abeilles et ne veut pas que l’on donne son nom."
    )
    told = [text[one.start : one.end] for one in find(read(text, "fr"), {})]
    assert told
    assert all("mandat" in one for one in told)


def test_what_a_body_threatens_in_an_aside_is_told_without_a_day() -> None:
    text = (
        "Le directeur n’a reçu aucun avocat, et la préfecture, qui se réserve le droit de "
        "poursuivre les auteurs de fausses nouvelles, n’a pas répondu."
    )
    told = {
        kind for one, words in stated(text, "fr") if "poursuivre" in words for kind in one.types
    }
    assert "threat" in told
