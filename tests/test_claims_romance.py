"""What do Spanish and French sentences of the yard, the border and the office tell of?"""

import pytest

from habeas.analyzers import analyze
from habeas.claims import statements
from habeas.claims.figures import find as find_figures
from habeas.claims.reading import Reading, Statement
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run


def stated(text: str, language: str) -> list[Statement]:
    passage = Passage(text, (Run(0, len(text), 0, len(text)),), PassageKind.PARAGRAPH, language)
    document = Document(DocPath("a.txt"), Digest("0" * 64), text, (passage,), "test 1")
    reading = Reading(document, tuple(analyze(language, [text])))
    figures = find_figures(reading)
    return statements.find(reading, lambda _: (), lambda _: figures, lambda _: ())


TOLD = [
    ("es", "Trece jornaleros fueron devueltos a su país por el paso fronterizo.", "return count"),
    ("es", "Al mediodía los soltaron en la orilla, del otro lado de la frontera.", "return"),
    ("es", "Los tuvieron cuatro días en el galpón del puerto.", "detention"),
    ("es", "A las cinco partió un camión con rumbo a la capital.", "transfer"),
    ("es", "Les rompieron la cédula y el permiso de trabajo.", "conditions"),
    ("es", "Ninguno fue presentado ante el juez.", "detention"),
    ("es", "El juez dispuso la libertad de los tejedores.", "official_response"),
    ("fr", "Douze bergers ont été reconduits à la frontière.", "return count"),
    ("fr", "On les a déposés de nuit sur le pont, côté frontière.", "return"),
    ("fr", "Ils ont été gardés trois nuits dans le gymnase du lycée.", "detention"),
    ("fr", "L’usine a mis dehors quarante ouvriers.", "discharge count"),
    ("fr", "Le boulanger a eu la mâchoire cassée.", "ill_treatment"),
]
UNDONE = [
    ("es", "Ningún pescador fue ingresado en la clínica.", "negated"),
    ("es", "El tribunal continúa sin señalar fecha para la vista.", "negated"),
    ("es", "Nadie sabe si el panadero sigue vivo.", "unknown"),
    ("es", "El sargento prometió que iban a liberar a los pastores.", "unknown"),
    ("fr", "Personne n’a été hospitalisé.", "negated"),
    ("fr", "Le tribunal n’a toujours pas fixé de date d’audience.", "negated"),
    ("fr", "On ne sait pas si le tisserand est vivant.", "unknown"),
    ("fr", "Nous n’avons aucune confirmation de ce décès.", "unknown"),
    ("fr", "Le capitaine a juré qu’ils allaient relâcher les pêcheurs.", "unknown"),
]


@pytest.mark.parametrize(("language", "text", "types"), TOLD)
def test_what_is_told_on_the_spot_is_an_event_of_its_kind(
    language: str, text: str, types: str
) -> None:
    found = stated(text, language)
    assert {str(kind) for one in found for kind in one.types} == set(types.split())


@pytest.mark.parametrize(("language", "text", "polarity"), UNDONE)
def test_what_did_not_happen_or_nobody_knows_is_not_said_to_have_happened(
    language: str, text: str, polarity: str
) -> None:
    assert [one.polarity.value for one in stated(text, language)] == [polarity]
