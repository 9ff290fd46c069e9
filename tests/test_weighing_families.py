"""Are statements of one thing put together across languages, and others kept apart?"""

import pytest
from weighing_worlds import Case, Line, named, report, sealed, some, together

from habeas.model.weight import Origin
from habeas.model.words import Certainty, OriginStatus, SpeakerKind
from habeas.text.tables import rows
from habeas.weighing import weigh
from habeas.weighing.concepts import concepts

K = SpeakerKind
SAW = Certainty.WITNESSED


def findings(*cases: Case) -> list[Origin]:
    return list(weigh(*together(*cases)).origins)


def one_finding(found: list[Origin], *ids: str) -> bool:
    return any(set(ids) <= set(o.members) for o in found)


def lawyer(path: str, words: str, language: str, kind: SpeakerKind, outlet: str) -> Case:
    who = some(f"{kind} of {path}", kind)
    line = Line(words, "conditions", [who, named(outlet)], date="../2019-05-09")
    return report(path, [line], outlet=outlet, day="2019-05-10", language=language)


def test_no_lawyer_was_let_in_is_one_statement_in_nine_languages() -> None:
    told = {
        "en": "No lawyer has been let in to see her son.",
        "ru": "Адвоката к задержанным не пускают.",
        "uk": "Адвокатів до затриманих не пускали.",
        "de": "Einen Anwalt durfte er nicht sprechen.",
        "es": "No le dejaron hablar con un abogado.",
        "fr": "Aucun avocat n'a pu le rencontrer.",
        "pt": "Não deixaram entrar o advogado.",
        "pl": "Adwokata do niego nie wpuszczono.",
        "cs": "Advokáta k němu nepustili.",
    }
    cases = [
        lawyer(f"{lang}.txt", words, lang, K.RELATIVE, f"Blatt{lang}ov")
        for lang, words in told.items()
    ]
    assert one_finding(findings(*cases), *(f"{lang}.txt-0" for lang in told))


def test_a_lawyer_who_was_let_in_is_no_lawyer_kept_out() -> None:
    assert not concepts("His lawyer saw him twice", {"conditions"}, "en")


def test_conditions_of_two_towns_stay_apart() -> None:
    kin = some("relatives", K.RELATIVE)
    one = Line("In Orlek they sleep by turns.", "conditions", [kin, named("Ridge")], town="Orlek")
    two = Line(
        "En Sabana duermen por turnos.", "conditions", [kin, named("La Vega")], town="Sabana"
    )
    found = findings(
        report("a.txt", [one], outlet="Ridge", day="2019-05-10", language="en"),
        report("b.txt", [two], outlet="La Vega", day="2019-05-11", language="es"),
    )
    assert not one_finding(found, "a.txt-0", "b.txt-0")


def arrest(path: str, words: str, day: str, town: str | None, language: str) -> Case:
    who = sealed(f"witness of {path}", K.WITNESS)
    line = Line(words, "detention", [who], town=town, name=town and "Veresk", date=day)
    return report(path, [line], language=language)


def test_arrests_of_one_day_in_one_town_are_one_event_whatever_the_language() -> None:
    found = findings(
        arrest("a.txt", "People were taken away in Veresk.", "2020-08-11", "Veresk", "en"),
        arrest("b.txt", "В Вереске людей сажали в автобус.", "2020-08-11", "Вереске", "ru"),
        arrest("c.txt", "La policía se los llevó.", "2020-08-11", None, "es"),
    )
    assert one_finding(found, "a.txt-0", "b.txt-0", "c.txt-0")


def test_arrests_of_two_days_are_two_events() -> None:
    found = findings(
        arrest("a.txt", "People were taken away in Veresk.", "2020-08-11", "Veresk", "en"),
        arrest("b.txt", "People were arrested in Veresk.", "2020-08-12", "Veresk", "en"),
    )
    assert not one_finding(found, "a.txt-0", "b.txt-0")


def count(path: str, outlet: str, number: int, span: str, words: str) -> Case:
    line = Line(
        f"{words} {number} in Orlek.",
        "detention count",
        [named(outlet, K.NGO)],
        town="Orlek",
        figure=number,
        certainty=Certainty.ASSERTED,
        date=span,
    )
    return report(path, [line], outlet=outlet, day="2020-11-10")


def test_a_count_of_arrests_and_an_arrest_in_the_same_town_are_two_findings() -> None:
    found = findings(
        count("a.txt", "Zarnica", 87, "2020-09-01/2020-11-09", "They arrested"),
        arrest("b.txt", "People were taken away.", "2020-10-04", None, "en"),
        count("c.txt", "Office of Orlek", 9, "2020-09-01/2020-11-09", "They arrested"),
    )
    assert not any(len(o.members) > 1 for o in found)


def test_two_counters_far_apart_do_not_state_the_same() -> None:
    found = findings(
        count("a.txt", "Zarnica", 87, "../2020-11-09", "Held are"),
        count("b.txt", "Office of Orlek", 19, "../2020-11-09", "Held are"),
    )
    assert not one_finding(found, "a.txt-0", "b.txt-0")


def test_who_is_held_in_a_town_is_one_finding_with_and_without_numbers() -> None:
    kin = some("relatives", K.RELATIVE)
    held = Line("Men are held in Orlek.", by=[kin, named("Ridge")], town="Orlek")
    found = findings(
        count("a.txt", "Zarnica", 87, "../2020-11-09", "Held are"),
        report("b.txt", [held], outlet="Ridge", day="2020-11-11"),
    )
    assert one_finding(found, "a.txt-0", "b.txt-0")


def told_to_paper_and_note() -> Case:
    wife = sealed("wife", K.RELATIVE)
    paper = [
        Line(
            "Su marido fue detenido el 3 de mayo.", by=[wife, named("La Vega")], date="2019-05-03"
        ),
        Line(
            "La amenazaron con llevarla a ella.", "threat", [wife, named("La Vega")], certainty=SAW
        ),
    ]
    note = [
        Line("On 3 May they took her husband.", by=[wife], certainty=SAW, date="2019-05-03"),
        Line("They threatened to take her too.", "threat", [wife], certainty=SAW),
        Line("She told La Vega about it.", "family_action", [wife], certainty=SAW),
    ]
    return together(
        report("a.txt", paper, outlet="La Vega", day="2019-05-08", language="es"),
        report("b.txt", note, language="en"),
    )


def test_what_a_wife_told_a_paper_and_a_note_is_one_origin_in_each_matter() -> None:
    found = findings(told_to_paper_and_note())
    assert one_finding(found, "a.txt-0", "b.txt-0")
    assert one_finding(found, "a.txt-1", "b.txt-1")
    for one in found:
        if {"a.txt-0", "b.txt-0"} <= set(one.members):
            assert (one.status, one.count) == (OriginStatus.ESTABLISHED, 1)


def test_her_husbands_arrest_and_the_threat_to_her_are_two_matters() -> None:
    found = findings(told_to_paper_and_note())
    assert not one_finding(found, "a.txt-0", "a.txt-1")


@pytest.mark.parametrize(
    "row", rows("habeas.weighing", "concepts.csv"), ids=lambda r: r["concept"]
)
def test_every_part_of_a_concept_has_words_in_nine_languages(row: dict[str, str]) -> None:
    table = rows("habeas.weighing", "concept_words.csv")
    for part in row["parts"].split():
        assert len({r["language"] for r in table if r["part"] == part}) == 9


def test_a_numbered_zone_is_a_place_of_detention_and_not_a_region() -> None:
    kin = some("relatives", K.RELATIVE)
    one = Line("They are held in Zone 12.", by=[kin, named("Ridge")], town="Zone 12")
    two = Line("People are kept in Zone 12.", by=[kin, named("Plain")], town="Zone 12")
    found = findings(
        report("a.txt", [one], outlet="Ridge", day="2019-05-10"),
        report("b.txt", [two], outlet="Plain", day="2019-05-11"),
    )
    assert one_finding(found, "a.txt-0", "b.txt-0")


def test_who_counts_those_treated_in_one_way_does_not_rival_who_counts_all() -> None:
    seen = Line(
        "I counted 22 men in handcuffs in Orlek.",
        "detention conditions count",
        [named("Ines Roa", K.LAWYER), named("Ridge")],
        town="Orlek",
        figure=22,
        certainty=SAW,
        date="2020-11-08",
    )
    found = findings(
        count("a.txt", "Zarnica", 87, "../2020-11-09", "Held are"),
        report("b.txt", [seen], outlet="Ridge", day="2020-11-11"),
    )
    assert one_finding(found, "a.txt-0", "b.txt-0")
