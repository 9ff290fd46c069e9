"""Does one walk over a text find what each expression of a table finds by itself?"""

import re

from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.scanning import beginnings, scanned

EXPRESSIONS = (
    r"sa(?:y|id)|says?",
    r"(?<!was )den(?:y|ied)",
    r"(?:the )?sisters?",
    r"\w+-year-old",
    r"İstanbul|kreis\w*",
    r"мат(?:ь|ери)|мам\w+",
    r"in (?:his|her) words|in",
)
WORDS = st.sampled_from(
    [
        "SAY", "says", "ſaid", "was", "denied", "the", "ſiſterſ", "THE sister", "six-year-old",
        "istanbul", "ISTANBUL", "ıstanbul", "Kreiſen", "МАТЕРИ", "мамы", "in her words", "IN",
        "-", " ", "ß", "(", ".", "re-said",
    ]
)  # fmt: skip


@given(st.lists(WORDS).map(" ".join) | st.text())
def test_one_walk_finds_what_each_expression_finds_alone(text: str) -> None:
    alone = [
        (at, hit.span())
        for at, one in enumerate(EXPRESSIONS)
        for hit in re.finditer(rf"(?<![\w-])(?:{one})(?![\w-])", text, re.IGNORECASE)
    ]
    assert [(at, hit.span()) for at, hit in scanned(EXPRESSIONS).find(text)] == alone


def test_an_expression_whose_beginning_is_open_is_looked_for_everywhere() -> None:
    assert beginnings("(?:old )*friend") is None
    assert scanned([r"\w+er", "said"]).loose == (0,)


def test_a_letter_that_may_be_missing_is_no_beginning() -> None:
    assert beginnings("colou?r|sons?") == {"colo", "son"}
    assert beginnings("(?:the )?kin") == {"the", "kin"}
