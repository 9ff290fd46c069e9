"""Who had it from whom: sources that are not held, lists and their counts, forwarded messages."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from weighing_worlds import Case, Line, named, report, sealed, some, together

from habeas.model.claim import Speaker
from habeas.model.document import Message, PassageKind
from habeas.model.weight import Relay
from habeas.model.words import Certainty, NotEstablished, RelayHow, SpeakerKind
from habeas.weighing import weigh
from habeas.weighing.names import keys, same_name

K = SpeakerKind
SAW = Certainty.WITNESSED
OWN = Certainty.ASSERTED


def relays(*cases: Case) -> list[Relay]:
    return list(weigh(*together(*cases)).relays)


def ends(*cases: Case) -> set[tuple[str, str]]:
    return {(r.source, r.target) for r in relays(*cases)}


def cites(path: str, outlet: str, source: str, words: str, number: int = 417) -> Case:
    line = Line(
        f"{words} {number}.",
        "detention count",
        [named(source), named(outlet)],
        figure=number,
    )
    return report(path, [line], outlet=outlet, day="2021-03-02")


def test_an_outlet_that_is_not_held_is_a_source_to_fetch() -> None:
    (found,) = relays(cites("a.txt", "Ridge", "Zarnica", "Zarnica counted"))
    assert (found.source, found.what) == ("ext:Zarnica", "the figure 417")


def test_one_source_in_two_alphabets_is_one_source_to_fetch() -> None:
    found = ends(
        cites("a.txt", "Ridge", "Zarnica", "Zarnica counted"),
        cites("b.txt", "Степь", "Зарница", "«Зарница» насчитала", 52),
    )
    assert len({source for source, _ in found}) == 1


def test_a_letter_that_an_outlet_has_seen_is_a_source_to_fetch() -> None:
    letter = named("letter of the parents of Veresk", K.DOCUMENT)
    line = Line("Sons are held, says the letter that Ridge has seen.", by=[letter, named("Ridge")])
    found = ends(report("a.txt", [line], outlet="Ridge", day="2021-03-02"))
    assert found == {("ext:letter of the parents of Veresk", "a.txt")}


def test_of_a_chain_only_who_spoke_to_the_outlet_is_to_be_fetched() -> None:
    chain = [some("soldiers", K.VICTIM), some("parents", K.RELATIVE), named("Ridge")]
    line = Line("They sleep on the floor.", "conditions", chain)
    assert ends(report("a.txt", [line], outlet="Ridge", day="2021-03-02")) == {
        ("ext:parents", "a.txt")
    }


def test_whom_the_speaker_of_a_note_had_heard_it_from_stays_with_them() -> None:
    mother = sealed("mother", K.RELATIVE)
    lines = [
        Line("Her son is held.", by=[mother], certainty=SAW),
        Line("He told her of the cellar.", "conditions", [sealed("her son", K.VICTIM), mother]),
    ]
    assert ends(report("a.txt", lines)) == {("ext:relative (confidential)", "a.txt")}


def register(path: str = "list.csv") -> Case:
    keeper, itself = named("Harbour Group", K.NGO), named(path, K.DOCUMENT)
    rows = [
        Line(f"Orlek, person {n}, held", by=[keeper, itself], town="Orlek", certainty=OWN)
        for n in range(6)
    ]
    return report(path, rows, day="2021-03-01", rows=True)


def statement() -> Case:
    line = Line(
        "Harbour Group knows of 6 people held in Orlek.",
        "detention count",
        [named("Harbour Group", K.NGO)],
        town="Orlek",
        figure=6,
        certainty=OWN,
    )
    return report("b.txt", [line], outlet="Harbour Group", day="2021-03-05")


def test_a_list_stands_behind_the_statement_that_counts_it_not_the_other_way() -> None:
    assert ends(register(), statement()) == {("list.csv", "b.txt")}


def forwarded(number: int) -> Case:
    line = Line(
        f"{number} people are held in Orlek.",
        "detention count",
        [named("Harbour Group", K.NGO), named("Channel of Veresk", K.SOCIAL_CHANNEL)],
        town="Orlek",
        figure=number,
    )
    (home,), told = report("c.txt", [line], outlet="Channel of Veresk", day="2021-03-06")
    (only,) = home.passages
    message = Message("7", None, None, "Harbour Group", None)
    return [replace(home, passages=(replace(only, message=message),))], told


def test_a_forwarded_message_comes_from_the_held_page_that_says_the_same() -> None:
    (found,) = relays(statement(), forwarded(6))
    assert (found.source, found.target, found.how) == ("b.txt", "c.txt", RelayHow.REPOST)


def test_a_forwarded_message_that_no_held_page_says_is_to_be_fetched() -> None:
    (found,) = relays(statement(), forwarded(840))
    assert (found.source, found.how) == ("ext:Harbour Group", RelayHow.REPOST)


def test_a_message_forwarded_under_another_name_comes_from_the_body_that_it_names() -> None:
    channel = named("Channel of Veresk", K.SOCIAL_CHANNEL)
    lines = [
        Line("Seen? They write of 6 in Orlek!", "detention count", figure=6, town="Orlek"),
        Line("My brother sleeps on stone.", "conditions"),
        Line("The ferry men were let go in Tamino.", "release", town="Tamino"),
        Line("Somebody was beaten in Vesk.", "ill_treatment", town="Vesk"),
    ]
    lines = [replace(line, by=[channel]) for line in lines]
    lines[0] = replace(lines[0], by=[named("Harbour Group", K.NGO), channel])
    (home,), told = report("c.txt", lines, outlet="Channel of Veresk", day="2021-03-06")
    message = Message("7", None, None, "Quay and tide", None)
    first = replace(home.passages[0], message=message)
    chat = [replace(home, passages=(first, *home.passages[1:]))], told
    found = {(r.source, r.how) for r in relays(statement(), chat)}
    assert found == {("b.txt", RelayHow.CITATION)}


def test_what_somebody_saw_with_their_own_eyes_came_from_no_other_count() -> None:
    count = Line(
        "By 9 March 52 people had been detained in Orlek, Zarnica says.",
        "detention count",
        [named("Zarnica", K.NGO)],
        town="Orlek",
        figure=52,
        certainty=OWN,
    )
    seen = Line(
        "People are being put into a bus in Orlek before my eyes.",
        by=[some("subscriber", K.WITNESS), named("Channel of Veresk", K.SOCIAL_CHANNEL)],
        town="Orlek",
        certainty=SAW,
    )
    found = ends(
        report("a.txt", [count], outlet="Zarnica", day="2021-03-01"),
        report("b.txt", [seen], outlet="Channel of Veresk", day="2021-03-06"),
    )
    assert ("a.txt", "b.txt") not in found


def nameless(path: str, words: str) -> Case:
    return report(path, [Line(words, by=[some("relatives", K.RELATIVE)], town="Orlek")])


def test_a_join_of_two_documents_without_a_name_shows_no_common_observer() -> None:
    cases = together(
        nameless("a.txt", "Men are held in Orlek."), nameless("b.txt", "Orlek: held.")
    )
    (found,) = weigh(*cases, joins=[("a.txt-0", "b.txt-0")]).origins
    assert (found.count, found.because) == (None, NotEstablished.INDEPENDENCE_NOT_SHOWN)


def test_a_person_can_say_that_one_observer_stands_behind_two_documents_without_a_name() -> None:
    cases = together(
        nameless("a.txt", "Men are held in Orlek."), nameless("b.txt", "Orlek: held.")
    )
    (found,) = weigh(*cases, observers=[("a.txt-0", "b.txt-0")]).origins
    assert found.count == 1


def mother(path: str, outlet: str, who: str, words: str, *, day: str, language: str) -> Case:
    line = Line(
        words,
        "conditions",
        [some(who, K.RELATIVE), named(outlet)],
        town="Orlek" if "Orlek" in words else "Орлеке",
        name="Orlek",
        date=day,
    )
    return report(path, [line], outlet=outlet, day="2021-05-09", language=language)


def in_english(day: str = "2021-05-03", who: str = "mother of a held man") -> Case:
    words = "No lawyer was let in to her son in Orlek."
    return mother("a.txt", "Ridge", who, words, day=day, language="en")


def in_russian(day: str = "2021-05-03", who: str = "мать задержанного") -> Case:
    words = "В Орлеке к сыну не пустили адвоката."
    return mother("b.txt", "Степь", who, words, day=day, language="ru")


def test_one_mother_whom_two_outlets_quote_alike_is_one_origin() -> None:
    (found,) = weigh(*together(in_english(), in_russian())).origins
    assert found.count == 1
    assert "mother" in found.independent[0].reason


@pytest.mark.parametrize(
    "other",
    [in_russian(day="2021-05-04"), in_russian(who="отец задержанного"), in_russian(who="родные")],
)
def test_who_is_only_like_her_is_not_taken_for_her(other: Case) -> None:
    found = weigh(*together(in_english(), other)).origins
    assert all(one.count is None for one in found)


def test_a_page_without_a_day_is_not_the_source_of_those_whom_it_names() -> None:
    body = named("Harbour Group", K.NGO)

    def page(path: str, outlet: str, chain: list[Speaker], day: str | None) -> Case:
        lines = [
            Line(f"{n} people are held in {town}.", "detention count", chain, town, figure=n)
            for n, town in ((417, "Orlek"), (83, "Veresk"), (152, "Sabana"))
        ]
        return report(path, lines, outlet=outlet, day=day)

    first = page("a.txt", "Ridge", [body, named("Ridge")], None)
    later = page("b.txt", "Quarry", [body, named("Ridge"), named("Quarry")], "2021-03-09")
    assert ends(first, later) & {("a.txt", "b.txt"), ("b.txt", "a.txt")} == {("a.txt", "b.txt")}


PRESS_RELEASE = (
    "At dawn the guards came to the old school on Mill Street and took the men one by one to "
    "the yard where a lorry with a green cover was waiting, and those who asked for a paper were "
    "told that no paper was needed, and nobody in the street dared to ask where the lorry was "
    "going that morning."
)


def printed(path: str, outlet: str, lead: str, day: str, words: str = PRESS_RELEASE) -> Case:
    lines = [
        Line(lead, "official_response", [named(outlet)]),
        Line(words, "transfer", [some("neighbours", K.WITNESS), named(outlet)]),
    ]
    return report(path, lines, outlet=outlet, day=day, language="en")


def test_a_reprint_that_names_nobody_is_found_by_its_running_words() -> None:
    first = printed("a.txt", "Ridge", "Ridge has learned what happened.", "2021-03-01")
    later = printed("b.txt", "Quarry", "A quiet town wakes up.", "2021-03-04")
    (edge,) = (r for r in relays(first, later) if not r.source.startswith("ext:"))
    assert (edge.source, edge.target, edge.how) == ("a.txt", "b.txt", RelayHow.REPOST)
    moved = [o for o in weigh(*together(first, later)).origins if "b.txt-1" in o.members]
    assert [o.count for o in moved] == [1]


def test_one_event_in_own_words_is_no_reprint() -> None:
    own = "Neighbours on Mill Street saw a covered truck take away everyone held at the school."
    first = printed("a.txt", "Ridge", "Ridge has learned what happened.", "2021-03-01")
    later = printed("b.txt", "Quarry", "A quiet town wakes up.", "2021-03-04", own)
    assert ("a.txt", "b.txt") not in ends(first, later)


def test_who_shares_a_misspelt_town_and_an_odd_number_had_it_from_the_first() -> None:
    def page(path: str, outlet: str, language: str, words: str, day: str) -> Case:
        made, told = report(
            path,
            [Line(words, "detention count", [named(outlet)], town="Orleck", figure=417)],
            outlet=outlet,
            day=day,
            language=language,
        )
        (only,) = told
        lost = [replace(place, name=None, lat=None, lon=None) for place in only.places]
        return made, [replace(only, places=tuple(lost))]

    found = ends(
        page("a.txt", "Ridge", "en", "In Orleck 417 people are held.", "2021-03-01"),
        page("b.txt", "Le Phare", "fr", "Orleck : 417 personnes détenues.", "2021-03-03"),
    )
    assert ("a.txt", "b.txt") in found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("УВД Гомельского облисполкома", "Department of Internal Affairs of Gomel Region", True),
        ("УВД Гомельской области", "УВД Минской области", False),
        ("Гомельское УВД", "УВД Гомельской области", True),
        ("УВД", "Department of Internal Affairs of Gomel Region", False),
        ("Défenseur du peuple", "Defensoría del Pueblo", True),
    ],
)
def test_an_office_that_every_region_has_is_known_by_its_place(
    one: str, other: str, *, same: bool
) -> None:
    assert same_name(one, other) is same
    assert not same or keys(one) & keys(other)


def office(path: str, name: str, outlet: str) -> Case:
    line = Line(
        "9 people are held in Orlek.",
        "detention count",
        [named(name, K.OFFICIAL), named(outlet)],
        town="Orlek",
        figure=9,
    )
    return report(path, [line], outlet=outlet, day="2021-03-06")


def test_the_department_is_the_only_one_that_a_case_knows() -> None:
    short, full = (
        office("a.txt", "УВД", "Степь"),
        office("b.txt", "УВД Гомельской области", "Post"),
    )
    (found,) = weigh(*together(short, full)).origins
    assert found.count == 1


def test_of_two_departments_none_is_the_department() -> None:
    third = office("c.txt", "УВД Минской области", "Ridge")
    short, full = (
        office("a.txt", "УВД", "Степь"),
        office("b.txt", "УВД Гомельской области", "Post"),
    )
    found = weigh(*together(short, full, third)).origins
    assert all(one.count is None for one in found)


def test_each_relay_says_what_shows_it_and_in_which_statements() -> None:
    first = printed("a.txt", "Ridge", "Ridge has learned what happened.", "2021-03-01")
    later = printed("b.txt", "Quarry", "A quiet town wakes up.", "2021-03-04")
    (edge,) = (r for r in relays(first, later) if not r.source.startswith("ext:"))
    assert "running words" in edge.because
    assert ("a.txt-1", "b.txt-1") in edge.evidence
    assert edge.directed


def test_of_two_prints_of_one_day_nobody_knows_which_was_first() -> None:
    first = printed("a.txt", "Ridge", "Ridge has learned what happened.", "2021-03-04")
    later = printed("b.txt", "Quarry", "A quiet town wakes up.", "2021-03-04")
    (edge,) = (r for r in relays(first, later) if not r.source.startswith("ext:"))
    assert not edge.directed


def shortened(path: str, outlet: str, day: str, told: Sequence[int]) -> Case:
    by = [named("Ridge"), named(outlet)] if outlet != "Ridge" else [named("Ridge")]
    kinds = ["detention", "ill_treatment", "transfer", "conditions", "release", "threat", "search"]
    lines = [
        Line(
            f"{path}: {kinds[n % 7]} of {20 + n} in {TOWNS[n]}.",
            f"{kinds[n % 7]} count",
            by,
            town=TOWNS[n],
            figure=20 + n,
        )
        for n in told
    ]
    return report(path, lines, outlet=outlet, day=day)


TOWNS = [f"{a}{b}" for a in ("Orl", "Ves", "Tam", "Kur") for b in ("ek", "ino", "ova", "ansk")]


def test_who_leaves_out_the_same_statements_translates_the_shorter_page() -> None:
    kept = [0, 2, 3, 7, 9, 12, 14]
    found = ends(
        shortened("a.txt", "Ridge", "2021-03-01", range(16)),
        shortened("b.txt", "Steppe", "2021-03-02", kept),
        shortened("c.txt", "Delta", "2021-03-03", kept),
    )
    assert ("b.txt", "c.txt") in found


def test_who_leaves_out_other_statements_shortens_the_page_too() -> None:
    found = ends(
        shortened("a.txt", "Ridge", "2021-03-01", range(16)),
        shortened("b.txt", "Steppe", "2021-03-02", [0, 2, 3, 7, 9, 12, 14]),
        shortened("c.txt", "Delta", "2021-03-03", [1, 2, 5, 6, 10, 11, 15]),
    )
    assert ("a.txt", "c.txt") in found
    assert ("b.txt", "c.txt") not in found


def signed(letterhead: str) -> Case:
    """Make a statement known to the folder as Harbour Group, under another name of its own."""
    line = Line("417 are held.", "detention count", [named("Harbour Group", K.NGO)], figure=417)
    top = Line(letterhead)
    (home,), told = report("b.txt", [top, line], outlet="Harbour Group", day="2021-03-01")
    first = replace(home.passages[0], kind=PassageKind.HEADING)
    return [replace(home, passages=(first, home.passages[1]))], told[1:]


def test_a_body_that_signs_in_another_language_is_the_one_that_others_name_so() -> None:
    page = cites("c.txt", "Степь", "Гавань", "«Гавань» насчитала")
    assert ("b.txt", "c.txt") in ends(signed("ГАВАНЬ"), page)
    assert ("b.txt", "c.txt") not in ends(signed("Все они живы"), page)
