"""Invented documents: in whose voice do they speak, and through whom did it come down to us?"""

from collections.abc import Sequence

from habeas.analyzers import analyze
from habeas.claims import chains
from habeas.claims.reading import Attributed, Reading, Statement
from habeas.claims.voice import Genre, voice
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
from habeas.model.words import EventType, Identity, Polarity

P, H, T = PassageKind.PARAGRAPH, PassageKind.HEADING, PassageKind.TITLE


def passage(text: str, language: str, kind: PassageKind = P, **more: object) -> Passage:
    return Passage(text, (Run(0, len(text), 0, len(text)),), kind, language, **more)  # type: ignore[arg-type]


def read(
    passages: Sequence[Passage], language: str, path: str = "a.txt", outlet: str | None = None
) -> Reading:
    text = "\n".join(p.text for p in passages)
    document = Document(
        DocPath(path), Digest("1" * 64), text, tuple(passages), "test", language, outlet=outlet
    )
    return Reading(document, tuple(analyze(language, [p.text])[0] for p in passages))


def ask(
    reading: Reading, words: str, *types: str, polarity: str = "affirmed"
) -> tuple[list[str], str, Attributed]:
    answer = ask_all(reading, [(words, types or ("detention",), polarity)])[0]
    return [s.kind.value for s in answer.attribution], answer.certainty.value, answer


def ask_all(
    reading: Reading, asked: Sequence[tuple[str, Sequence[str], str]]
) -> tuple[Attributed, ...]:
    statements = []
    for words, types, polarity in asked:
        at = next(i for i, p in enumerate(reading.document.passages) if words in p.text)
        start = reading.document.passages[at].text.index(words)
        kinds = tuple(EventType(t) for t in types)
        statements.append(Statement(at, start, start + len(words), kinds, Polarity(polarity)))
    return chains.attribute(reading, statements, aliases={})


NOTE = read(
    [
        passage("INTERVIEW NOTE 5", "en", T),
        passage("Speaker: Rana Haddad, sister of Omar Haddad, of the village of Deir.", "en"),
        passage("Omar was taken on 3 May. The neighbours say he was seen in Block 4.", "en"),
        passage("She went to the prison on 9 May. The guards did not let her in.", "en"),
        passage("He told her that there were ninety men in the cell.", "en"),
    ],
    "en",
)


def test_a_relative_in_a_note_is_sealed_and_the_note_is_a_hop() -> None:
    kinds, _, answer = ask(NOTE, "The guards did not let her in")
    assert kinds == ["relative", "document"]
    assert answer.attribution[0].identity is Identity.SEALED
    assert "Rana" not in answer.attribution[0].name


def test_a_relative_reports_what_she_did_not_see_and_witnesses_what_she_did() -> None:
    assert ask(NOTE, "Omar was taken on 3 May")[1] == "reported"
    assert ask(NOTE, "The guards did not let her in", "conditions")[1] == "witnessed"


def test_a_prisoner_speaks_through_the_one_who_repeats_him() -> None:
    kinds, certainty, _ = ask(NOTE, "there were ninety men in the cell")
    assert (kinds, certainty) == (["victim", "relative", "document"], "witnessed")


def test_a_freed_man_witnesses_all_but_what_he_heard_and_read() -> None:
    note = read(
        [
            passage("PROTOCOLE / NOTE D'ENTRETIEN 9", "fr", T),
            passage("Témoin : ancien détenu, 30 ans.", "fr"),
            passage("Il a été arrêté le 4 juin. Il a dormi par terre pendant dix jours.", "fr"),
        ],
        "fr",
    )
    kinds, certainty, _ = ask(note, "Il a été arrêté le 4 juin")
    assert (kinds, certainty) == (["victim", "document"], "witnessed")


COMPLAINT = read(
    [
        passage("Генеральному прокурору", "ru", H),
        passage("от членов Комиссии по правам человека Зуева П. А., Линь Е. С.", "ru", H),
        passage("ЖАЛОБА", "ru", T),
        passage("1. К заявителям обратились матери восьми студентов.", "ru"),
        passage("2. Студентов держат в спортивном зале.", "ru"),
        passage("3. Задержанные жалуются на холод.", "ru"),
        passage("4. Просим освободить студентов.", "ru"),
    ],
    "ru",
)


def test_a_complaint_speaks_through_its_authors() -> None:
    assert voice(COMPLAINT).genre is Genre.COMPLAINT
    kinds, certainty, _ = ask(COMPLAINT, "Студентов держат в спортивном зале")
    assert (kinds, certainty) == (["expert", "document"], "reported")


def test_prisoners_reach_the_authors_of_a_complaint_through_their_families() -> None:
    kinds, certainty, _ = ask(COMPLAINT, "Задержанные жалуются на холод", "conditions")
    assert (kinds, certainty) == (["victim", "relative", "expert", "document"], "alleged")


def test_a_demand_is_the_authors_own_act() -> None:
    assert ask(COMPLAINT, "Просим освободить студентов", "complaint")[1] == "asserted"


INTERVIEW = read(
    [
        passage("“Nobody is safe”", "en", T),
        passage("An interview with Leyla Demir, a lawyer for teachers.", "en"),
        passage("Post: How many are in prison?", "en"),
        passage("Demir: We have counted 64.", "en"),
        passage("Post: Are they beaten?", "en"),
        passage("Demir: I heard it from two families.", "en"),
        passage("They were not shown to a doctor.", "en"),
    ],
    "en",
    outlet="Harbour Post",
)


def test_answers_are_those_of_the_one_interviewed_and_the_asker_is_no_hop() -> None:
    kinds, certainty, answer = ask(INTERVIEW, "We have counted 64", "detention", "count")
    assert (kinds, certainty) == (["lawyer", "media"], "asserted")
    assert answer.attribution[0].name == "Leyla Demir"


def test_an_answer_goes_on_in_the_next_paragraph() -> None:
    assert ask(INTERVIEW, "They were not shown to a doctor", "conditions")[0] == [
        "lawyer",
        "media",
    ]


def test_what_was_heard_has_its_own_speaker() -> None:
    kinds, certainty, _ = ask(INTERVIEW, "I heard it from two families", "ill_treatment")
    assert (kinds, certainty) == (["relative", "lawyer", "media"], "reported")


def chat(text: str, author: str, sent_on: str | None = None) -> Passage:
    message = Message("1", author=author, forwarded_from=sent_on)
    return passage(text, "ru", PassageKind.MESSAGE, message=message)


CHAT = read(
    [
        chat("Моего мужа держат в ангаре.", "Ольга"),
        chat("Говорят, двоих увезли ночью.", "Матери Мозыря"),
        chat("Задержаны 140 человек.", "Матери Мозыря", "Весна"),
    ],
    "ru",
    "chat.json",
    outlet="Матери Мозыря",
)


def test_a_member_of_a_chat_is_sealed_and_the_chat_is_the_last_hop() -> None:
    _, _, answer = ask(CHAT, "Моего мужа держат в ангаре")
    assert [s.kind.value for s in answer.attribution] == ["relative", "social_channel"]
    assert answer.attribution[0].identity is Identity.SEALED
    assert "Ольга" not in answer.attribution[0].name


def test_a_rumour_in_a_channel_is_alleged_by_unnamed_people() -> None:
    kinds, certainty, _ = ask(CHAT, "двоих увезли ночью", "transfer")
    assert (kinds, certainty) == (["unknown", "social_channel"], "alleged")


def test_a_forwarded_message_keeps_its_first_sender() -> None:
    assert ask(CHAT, "Задержаны 140 человек")[0] == ["media", "social_channel"]


def row(values: Sequence[str], heads: Sequence[str]) -> Passage:
    cells, at = [], 0
    for head, value in zip(heads, values, strict=True):
        cells.append(Cell(head, at, at + len(value)))
        at += len(value) + 1
    return passage(",".join(values), "es", PassageKind.ROW, cells=tuple(cells))


HEADS = ("nombre", "lugar", "fuente")
LIST = read(
    [
        passage("nombre,lugar,fuente", "es", PassageKind.META),
        row(("X. Y.", "La Roca", "hermana"), HEADS),
        row(("Z. W.", "La Roca", "él mismo"), HEADS),
        row(("V. U.", "La Roca", "compañero de celda"), HEADS),
    ],
    "es",
    "lista.csv",
)


def test_a_list_says_by_row_who_told_its_keeper() -> None:
    assert ask(LIST, "X. Y.")[:2] == (["relative", "document"], "reported")
    assert ask(LIST, "Z. W.")[:2] == (["victim", "document"], "witnessed")
    assert ask(LIST, "V. U.")[:2] == (["witness", "document"], "witnessed")


def test_no_row_of_a_list_names_who_told_its_keeper() -> None:
    rows = read([row(("A. B.", "La Roca", "abogada Elena Prado"), HEADS)], "es", "lista.csv")
    _, _, answer = ask(rows, "A. B.")
    assert answer.attribution[0].identity is Identity.SEALED
    assert "Prado" not in answer.attribution[0].name


def test_a_note_of_a_talk_names_nobody() -> None:
    note = read(
        [
            passage("INTERVIEW NOTE 6", "en", T),
            passage("Speaker: mother of a student.", "en"),
            passage("The lawyer Elena Prado told her that he was held in Block 4.", "en"),
        ],
        "en",
    )
    _, _, answer = ask(note, "he was held in Block 4")
    assert all("Prado" not in s.name for s in answer.attribution)


PAGE = read(
    [
        passage("Sixty people are held in a hangar, the newspaper Den reported.", "en"),
        passage("Two of them are in hospital, relatives said. Ten are women.", "en"),
        passage("The ministry did not comment.", "en"),
    ],
    "en",
    "b.html",
    outlet="Harbour Five",
)


def test_a_page_that_opens_with_another_paper_relays_it() -> None:
    assert ask(PAGE, "Sixty people are held in a hangar")[0] == ["media", "media"]
    kinds, _, answer = ask(PAGE, "Two of them are in hospital", "hospitalisation")
    assert kinds == ["relative", "media", "media"]
    assert [s.name for s in answer.attribution[1:]] == ["Den", "Harbour Five"]


def test_silence_of_an_office_is_what_the_outlet_itself_found() -> None:
    words = "The ministry did not comment"
    kinds, certainty, _ = ask(PAGE, words, "official_response", polarity="negated")
    assert (kinds, certainty) == (["media"], "asserted")


NEWS = read(
    [
        passage(
            "Members of the council filed a complaint on Monday; a copy was seen by Den."
            " Forty men are held in a school.",
            "en",
        ),
        passage("“Some are boys,” says the complaint. They are kept apart.", "en"),
        passage("Den is read by many.", "en"),
    ],
    "en",
    "c.html",
    outlet="Den",
)


def test_what_follows_the_filing_of_a_complaint_comes_from_it_and_is_flagged() -> None:
    filed = ("Members of the council filed a complaint on Monday", ("complaint",), "affirmed")
    held = ("Forty men are held in a school", ("detention",), "affirmed")
    act, said = ask_all(NEWS, [filed, held])
    assert [s.kind.value for s in act.attribution] == ["media"]
    assert [s.kind.value for s in said.attribution] == ["document", "media"]
    assert said.needs_review


def test_a_carried_speaker_is_flagged_and_a_new_paragraph_ends_it() -> None:
    _, _, kept = ask(NEWS, "They are kept apart")
    assert [s.kind.value for s in kept.attribution] == ["document", "media"]
    assert kept.needs_review
    assert ask(NEWS, "Den is read by many")[0] == ["media"]


def test_a_ministry_speaks_for_itself_and_rejects() -> None:
    note = read(
        [
            passage("MINISTRY OF THE INTERIOR", "en", T),
            passage("Press statement", "en", H),
            passage("There are no prisoners of conscience. All are treated well.", "en"),
        ],
        "en",
        outlet="Ministry of the Interior",
    )
    words = "There are no prisoners of conscience"
    kinds, certainty, _ = ask(note, words, "denial", "detention", polarity="negated")
    assert (kinds, certainty) == (["official"], "denied")


def test_the_order_of_statements_changes_no_chain() -> None:
    asked = [
        ("They are kept apart", ("detention",), "affirmed"),
        ("Forty men are held in a school", ("detention",), "affirmed"),
    ]
    assert ask_all(NEWS, asked) == ask_all(NEWS, asked[::-1])[::-1]
