"""When did it happen: the date that a statement gets from the words around it."""

from datetime import date

import pytest

from habeas.analyzers import plain
from habeas.claims.reading import Reading, Statement
from habeas.claims.when import event_date
from habeas.model.document import (
    Cell,
    Digest,
    DocPath,
    Document,
    Message,
    Passage,
    PassageKind,
    Run,
)
from habeas.model.words import EventType, Polarity

PUBLISHED = "2022-08-03"


def passage(
    language: str, text: str, kind: PassageKind = PassageKind.PARAGRAPH, sent: str | None = None
) -> Passage:
    message = Message("1", at=sent) if sent else None
    return Passage(text, (Run(0, len(text), 0, len(text)),), kind, language, message=message)


def row(language: str, *cells: tuple[str, str]) -> Passage:
    text, held = "", []
    for head, words in cells:
        text += "," if text else ""
        held.append(Cell(head, len(text), len(text) + len(words)))
        text += words
    runs = (Run(0, len(text), 0, len(text)),)
    return Passage(text, runs, PassageKind.ROW, language, tuple(held))


def reading(*passages: Passage, public: bool = True, day: str | None = PUBLISHED) -> Reading:
    text = "\n".join(p.text for p in passages)
    document = Document(
        DocPath("a.txt"), Digest("0" * 64), text, passages, "test", published=day, public=public
    )
    return Reading(document, tuple(plain.engine(p.language)([p.text])[0] for p in passages))


def when(
    read: Reading, words: str, *types: str, at: int = 0, polarity: str = "affirmed"
) -> str | None:
    start = read.document.passages[at].text.index(words)
    statement = Statement(
        at, start, start + len(words), tuple(map(EventType, types)), Polarity(polarity)
    )
    return event_date(read, statement)[0]


@pytest.mark.parametrize(
    ("language", "text", "types", "expected"),
    [
        ("ru", "Сын подал рапорт 28 июня", ["refusal"], "2022-06-28"),
        ("en", "He was let go on 24 July", ["release"], "2022-07-24"),
        ("en", "On 26 June twelve policemen took him away", ["detention"], "2022-06-26"),
        ("de", "Am 5. Juli brachte man ihn weg", ["detention", "transfer"], "2022-07-05"),
        ("es", "El 24 de julio lo liberaron", ["release"], "2022-07-24"),
        ("fr", "Le 24 juillet il a été libéré", ["release"], "2022-07-24"),
        ("uk", "24 липня його відпустили", ["release"], "2022-07-24"),
        (
            "ru",
            "Отказы начались в конце марта",
            ["refusal", "onset"],
            "2022-03-21~/2022-03-31~",
        ),
        ("en", "Two men were beaten last week", ["ill_treatment"], "2022-07-25/2022-07-31"),
    ],
)
def test_an_event_has_the_day_that_its_words_name(
    language: str, text: str, types: list[str], expected: str
) -> None:
    assert when(reading(passage(language, text + ".")), text, *types) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On 25 July the registry held 155 people", "../2022-07-25"),
        ("es", "En junio el registro contaba 124 presos", "../2022-06"),
        ("es", "Al 25 de julio había 139 personas presas", "../2022-07-25"),
    ],
)
def test_a_day_on_which_people_were_counted_as_held_only_bounds_their_detention(
    language: str, text: str, expected: str
) -> None:
    assert when(reading(passage(language, text + ".")), text, "detention", "count") == expected


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "They are kept in a cellar in Rovenky.", "They are kept in a cellar"),
        ("ru", "Их держат в подвале.", "Их держат в подвале"),
    ],
)
def test_a_state_without_a_day_was_so_by_the_day_of_the_text(
    language: str, text: str, words: str
) -> None:
    assert when(reading(passage(language, text)), words, "detention") == "../2022-08-03"


def test_law_has_no_day() -> None:
    read = reading(passage("en", "A soldier cannot be held without a court, since 1 July 1996."))
    assert when(read, "A soldier cannot be held without a court", "legal_norm") is None


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "en",
            "In early July the fund said that 500 men had refused.",
            "500 men had refused",
        ),
        (
            "de",
            "Anfang Juli meldete sie, 500 seien geflohen.",
            "500 seien geflohen",
        ),
        ("es", "A principios de julio la fundación informó que 500 se negaron.", "500 se negaron"),
        (
            "ru",
            "Фонд сообщал в начале июля, что отказались 500.",
            "отказались 500",
        ),
    ],
)
def test_the_date_of_a_report_bounds_what_it_tells(language: str, text: str, words: str) -> None:
    assert when(reading(passage(language, text)), words, "refusal", "count") == "../2022-07-10~"


def test_since_a_day_runs_to_the_day_of_the_text() -> None:
    read = reading(passage("en", "Since late May 33 people have been arrested."))
    date = when(read, "Since late May 33 people have been arrested", "detention", "count")
    assert date == "2022-05-21~/2022-08-03"


def test_since_a_day_stays_open_where_nothing_was_counted() -> None:
    read = reading(passage("ru", "С июня людей увозят в лагеря."))
    assert when(read, "С июня людей увозят в лагеря", "detention", "transfer") == "2022-06/.."


def test_since_february_is_since_the_invasion_in_a_text_about_it() -> None:
    text = "С февраля по 20 июля 1793 военных отказались воевать в Украине."
    date = when(reading(passage("ru", text)), text.rstrip("."), "refusal", "count")
    assert date == "2022-02-24/2022-07-20"
    other = "С февраля по 20 июля 12 шахтёров отказались работать."
    date = when(reading(passage("ru", other)), other.rstrip("."), "refusal", "count")
    assert date == "2022-02/2022-07-20"


def test_since_then_goes_back_to_the_day_named_before() -> None:
    read = reading(
        passage("en", "On 25 July the list held 155 names."),
        passage("en", "Since then 21 people have been detained."),
    )
    words = "Since then 21 people have been detained"
    assert when(read, words, "detention", "count", at=1) == "2022-07-25/2022-08-03"


def test_a_correction_is_an_act_of_the_day_of_the_text() -> None:
    read = reading(passage("en", "Our figure of 139 for May was wrong."))
    assert when(read, "Our figure of 139 for May was wrong", "retraction", "count") == PUBLISHED


def test_a_demand_is_an_act_of_the_day_of_the_text() -> None:
    read = reading(
        passage("ru", "ПРОСИМ:"), passage("ru", "б) немедленно освободить их;", PassageKind.ITEM)
    )
    assert when(read, "немедленно освободить их", "complaint", at=1) == PUBLISHED


def test_a_message_tells_of_its_own_day() -> None:
    read = reading(passage("ru", "Восьмерых сегодня отпустили.", sent="2022-07-24T23:51:08"))
    assert when(read, "Восьмерых сегодня отпустили", "release", "count") == "2022-07-24"


def test_a_row_has_the_days_of_its_columns() -> None:
    held = row("ru", ("name", "А. Б."), ("place", "Ровеньки"), ("from", "02.07.2022"), ("to", ""))
    freed = row(
        "ru", ("name", "В. Г."), ("place", "Ровеньки"), ("from", "нач. июля"), ("to", "24.07.2022")
    )
    read = reading(held, freed)
    assert when(read, "Ровеньки,02.07.2022", "detention") == "2022-07-02/.."
    assert when(read, "Ровеньки,нач. июля", "detention", at=1) == "2022-07-01~/2022-07-24"


def test_a_list_without_a_day_takes_its_years_from_its_fullest_dates() -> None:
    held = row("ru", ("name", "А. Б."), ("place", "Ровеньки"), ("from", "после 10.07"))
    read = reading(held, row("ru", ("name", "В. Г."), ("from", "24.07.2022")), day=None)
    assert when(read, "Ровеньки,после 10.07", "detention") == "2022-07-11~/.."


def test_a_row_of_a_series_has_the_period_that_its_first_cell_names() -> None:
    read = reading(row("es", ("mes", "marzo"), ("personas", "110")))
    assert when(read, "marzo,110", "detention", "count") == "../2022-03"


def test_an_item_has_the_day_that_its_list_is_as_of() -> None:
    read = reading(
        passage("es", "Al 25 de julio hay 139 personas presas."),
        passage("es", "85 están en La Modelo;", PassageKind.ITEM),
    )
    assert when(read, "85 están en La Modelo", "detention", "count", at=1) == "../2022-07-25"


def test_a_witness_goes_on_telling_of_the_same_day() -> None:
    text = "On 31 July she saw him for 20 minutes. He had lost some eleven kilos."
    read = reading(passage("en", text), public=False)
    assert when(read, "He had lost some eleven kilos", "conditions") == "2022-07-31"


def test_a_press_report_carries_no_day_on() -> None:
    text = "On 31 July she saw him for 20 minutes. He had lost some eleven kilos."
    assert when(reading(passage("en", text)), "He had lost some eleven kilos", "conditions") == (
        "../2022-08-03"
    )


def test_what_was_told_by_telephone_was_so_by_the_day_of_the_call() -> None:
    read = reading(passage("ru", "Он звонил 9 июля. Телефоны забрали."), public=False)
    assert when(read, "Телефоны забрали", "conditions") == "../2022-07-09"


def test_what_never_happened_in_a_stay_is_dated_by_the_stay() -> None:
    read = reading(
        passage("en", "On 5 July the police took him to Rovenky."),
        passage("en", "On 24 July he was let go. He was not beaten. For 10 days he saw nobody."),
        public=False,
    )
    assert when(read, "He was not beaten", "ill_treatment", at=1, polarity="negated") == (
        "2022-07-05/2022-07-24"
    )
    assert when(read, "For 10 days he saw nobody", "conditions", at=1) == "2022-07-05/2022-07-15"


def test_without_a_day_of_the_text_nothing_is_said_unless_the_case_knows_one() -> None:
    read = reading(passage("en", "They are kept in a cellar."), day=None)
    words = "They are kept in a cellar"
    assert when(read, words, "detention") is None
    statement = Statement(0, 0, len(words), (EventType.DETENTION,), Polarity.AFFIRMED)
    assert event_date(read, statement, by=date(2022, 9, 1))[0] == "../2022-09-01"
