"""Whom does a number count whose noun no table knows, and where does a new statement begin?"""

import pytest

from habeas.casework.reading import analysed
from habeas.claims import find
from habeas.claims.befalling import suffers
from habeas.model.claim import Claim
from habeas.model.document import DocPath
from habeas.sources import read, settings


def told(language: str, *paragraphs: str) -> list[tuple[str, Claim]]:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    page = f"<html lang='{language}'><body><article>{body}</article></body></html>"
    (document,) = read(DocPath("a.html"), page.encode(), settings(b""))
    claims = find(analysed(document), {})
    return [(document.text[c.start : c.end], c) for c in claims]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("fr", "Quarante dockers sont retenus dans un hangar.", (0, 8)),
        ("es", "Doce pirquineros fueron detenidos en la mina.", (0, 4)),
        ("de", "Dreißig Gleisbauer werden in einer Halle festgehalten.", (0, 7)),
        ("en", "Police arrested 14 trawlermen at the pier.", (16, 18)),
    ],
)
def test_a_kind_of_people_that_no_table_knows_is_people_where_they_are_held(
    language: str, text: str, number: tuple[int, int]
) -> None:
    assert suffers(text, number, language)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("They were held in 3 sheds by the quay.", (18, 19)),
        ("Twelve lanterns hung in the hall.", (0, 6)),
        ("He was beaten with 2 hoses.", (19, 20)),
    ],
)
def test_things_are_no_people(text: str, number: tuple[int, int]) -> None:
    assert not suffers(text, number, "en")


def test_behind_a_semicolon_another_statement_begins() -> None:
    found = told(
        "en", "Sixty men have been locked up in the port; most of them sleep on the bare floor."
    )
    assert [words for words, _ in found] == [
        "Sixty men have been locked up in the port",
        "most of them sleep on the bare floor",
    ]


def test_a_doubt_behind_a_semicolon_is_of_what_stands_before() -> None:
    ((_, claim),) = told("en", "Two men were beaten in the yard; we could not verify this.")
    assert claim.polarity == "unknown"


def test_the_rest_is_held_too() -> None:
    found = told(
        "en", "Two thirds of the men are held in a cold store, the rest in a school near the pier."
    )
    assert found[-1][0] == "the rest in a school near the pier"
    assert "detention" in found[-1][1].types


def test_the_number_of_a_shed_counts_nobody() -> None:
    found = told("fr", "Les hommes sont enfermés dans le hangar 7 du port.")
    assert [claim.quantity for _, claim in found] == [None]


def test_a_column_headed_by_people_counts_them() -> None:
    table = "".join(
        f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (("Pier 3", 41), ("Gate 2", 22))
    )
    page = (
        "<html lang='en'><body><article><h1>Held in the port</h1><p>The men are locked up.</p>"
        f"<table><tr><th>where</th><th>people</th></tr>{table}</table></article></body></html>"
    )
    (document,) = read(DocPath("a.html"), page.encode(), settings(b""))
    counted = [c.quantity.value for c in find(analysed(document), {}) if c.quantity]
    assert counted == [41, 22]
