"""In whose voice does a document speak that says so in an unusual place?"""

from habeas.casework.reading import analysed, with_languages
from habeas.claims.voice import Genre, Voice, voice
from habeas.model.document import DocPath
from habeas.model.words import Identity, SpeakerKind
from habeas.sources import read, settings


def heard(name: str, text: str) -> Voice:
    (document,) = read(DocPath(name), text.encode(), settings(b""))
    return voice(analysed(with_languages(document)))


def test_whom_a_complaint_is_addressed_to_does_not_speak_in_it() -> None:
    found = heard(
        "plainte.txt",
        "Nantes, le 2 mai 2021\n\nÀ Monsieur le Procureur de la République\n\nPLAINTE\n"
        "déposée par Maître Odile Kerbrat, pour le compte des familles de trois marins\n\n"
        "1. Les trois marins sont enfermés depuis le 28 avril.\n",
    )
    assert found.genre is Genre.COMPLAINT
    assert found.base[0].kind is SpeakerKind.LAWYER


def test_a_letter_is_not_written_by_its_addressee() -> None:
    found = heard("carta.txt", "Al señor gobernador de la provincia\n\nMi hermano fue detenido.\n")
    assert all(speaker.kind is not SpeakerKind.OFFICIAL for speaker in found.base)


def test_a_headline_is_no_body() -> None:
    found = heard(
        "a.html",
        "<html lang='es'><body><article><h1>Naciones Unidas pide ver a los presos</h1>"
        "<p>Los presos siguen encerrados en el puerto.</p></article></body></html>",
    )
    assert found.genre is Genre.NEWS
    assert all(s.kind is not SpeakerKind.INTERNATIONAL_BODY for s in found.base)


def test_a_man_whose_wife_is_described_tells_as_himself() -> None:
    found = heard(
        "nota.txt",
        "NOTA DE ENTREVISTA 9\n3 de mayo de 2021, en persona\nCONSENTIMIENTO: ninguno\n\n"
        "Habla: Ramiro Toledano Ruiz, 40 años, calderero. Su mujer cose\n\n"
        "Lo encerraron el lunes en un almacén.\n",
    )
    assert found.teller is not None
    assert found.teller.kind is SpeakerKind.VICTIM
    assert found.teller.identity is Identity.SEALED
